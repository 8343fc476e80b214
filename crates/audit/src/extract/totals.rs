//! What the plan takes in all: the total row of its table, else the lines that state a total.

mod ready;

use gonogo_report::Totals;

use super::cells;
use super::figures::figures;
use super::reading::{Reading, Shape};
use super::sourced::{Drafting, Sourced};
use super::words::{Word, head};

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let mut totals = Sourced { value: Totals::default(), places: Vec::new() };
    let words = &reading.words;
    for grid in &reading.grids {
        let phased = grid.column(Word::PhaseLabel).is_some_and(|at| at <= 1)
            || grid.begins.any(&super::phases::NUMBERED)
                && grid
                    .rows()
                    .iter()
                    .filter(|row| {
                        row.cells.first().is_some_and(|cell| super::phases::numbered(words, cell.text()).is_some())
                    })
                    .count()
                    >= 2;
        if !phased {
            continue;
        }
        for row in grid.totals() {
            for (at, cell) in row.cells.iter().enumerate().skip(1).filter(|(_, cell)| !cell.is_blank()) {
                let text = cell.text();
                let t = &mut totals;
                if let Some(cost) =
                    cells::money(text).filter(|_| t.value.cost.is_none() && !grid.holds(at, Word::Target))
                {
                    t.value.cost = Some(cost);
                    t.at("cost", cell.span());
                } else if let Some(figure) = figures(text).into_iter().find(|figure| !figure.percent).filter(|_| {
                    t.value.score_after.is_none() && (grid.holds(at, Word::ScoreLabel) || grid.holds(at, Word::Outcome))
                }) {
                    t.value.score_after = Some(figure.value);
                    t.at("score_after", cell.span());
                } else if grid.is(at, Word::Effort) && !grid.is(at, Word::Duration) && t.value.effort.is_none() {
                    t.value.effort = cells::effort(text);
                    t.at("effort", cell.span());
                } else if let Some(span) =
                    cells::span(text).filter(|_| t.value.duration.is_none() && figures(text).is_empty())
                {
                    t.value.duration = Some(span);
                    t.at("duration", cell.span());
                }
            }
        }
    }
    for line in
        reading.lines.iter().filter(|line| matches!(line.shape, Shape::Text | Shape::Item { depth: 0, task: None, .. }))
    {
        // A total inside of a phase or option is its own.
        if reading.fields(line).is_empty() || draft.is_own(line.section) {
            continue;
        }
        for field in reading.fields(line).iter().filter(|field| line.may_hold(field.label, &[Word::Total])) {
            let hits = words.hits(field.label);
            let has = |word: Word| hits.iter().any(|hit| hit.word == word);
            if !hits.iter().any(|hit| hit.word == Word::Total && hit.start == 0) || has(Word::ScoreLabel) {
                continue;
            }
            let value = head(field.value, 120);
            let place = line.text.source_of(value);
            if has(Word::Cost) && totals.value.cost.is_none() {
                // "$52,000 - $90,000 over 3-4 months"
                let amount = value.split(" over ").next().unwrap_or(value);
                if let Some(cost) = cells::money(amount) {
                    totals.value.cost = Some(cost);
                    totals.at("cost", place.clone());
                }
            } else if (has(Word::Duration) || has(Word::Effort)) && totals.value.duration.is_none() {
                let Some(span) = cells::span(value) else { continue };
                let hours =
                    cells::effort(value).filter(|_| super::words::lower(value).contains('h') && !has(Word::Duration));
                if let Some(effort) = hours.filter(|_| totals.value.effort.is_none()) {
                    totals.value.effort = Some(effort);
                    totals.at("effort", place.clone());
                } else {
                    totals.value.duration = Some(span);
                    totals.at("duration", place.clone());
                }
            }
        }
    }
    if totals.value.duration.is_none()
        && let Some((length, place)) = ready::time(reading, draft)
    {
        totals.value.duration = Some(length);
        totals.at("duration", place);
    }
    if !totals.places.is_empty() && totals.value != Totals::default() {
        draft.totals = Some(totals);
    }
}
