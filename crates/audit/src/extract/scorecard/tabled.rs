//! Scorecards that are tables.

use gonogo_report::{Category, Score};

use super::super::cells;
use super::super::columns::Grid;
use super::super::figures::{self, figures};
use super::super::rating;
use super::super::reading::Reading;
use super::super::sourced::Sourced;
use super::super::words::Word;
use super::{Candidate, place, stars};
use crate::content::Fact;

pub(super) fn table(reading: &Reading<'_>, grid: &Grid<'_>, max: Option<f64>) -> Option<Candidate> {
    let words = &reading.words;
    if [Word::Cost, Word::Money, Word::PhaseLabel, Word::Owner, Word::Likelihood, Word::Fix]
        .iter()
        .any(|word| grid.whole(*word).is_some())
    {
        return None;
    }
    // A list of problems is rated; areas with a status may say what comes first.
    let column = score_column(grid);
    let areas = grid.is(0, Word::Category) && (grid.whole(Word::StatusLabel).is_some() || column.is_some());
    if grid.column(Word::Severity).is_some() || grid.column(Word::Priority).is_some() && !areas {
        return None;
    }
    let score = column;
    let status =
        grid.whole(Word::StatusLabel).or_else(|| grid.column(Word::StatusLabel)).filter(|at| Some(*at) != score);
    let name = name_column(grid, score, status)?;
    let named = grid.is(name, Word::Category) || grid.holds(name, Word::Category);
    if score.is_none() && (status.is_none() || !named) {
        return None;
    }
    let full = grid.column(Word::Max).filter(|at| Some(*at) != score && Some(*at) != Some(name));
    let column_max = score.and_then(|at| header_max(grid.header(at)));
    let weight = grid.column(Word::Weight).filter(|at| !grid.is(*at, Word::Weighted));
    let bare_max = column_max.or_else(|| common_max(grid, score, max, weight.is_some()));
    let mut rows = Vec::new();
    let (mut scored, mut stated, mut total) = (0, 0, false);
    for (row, adds_up) in grid.told() {
        if adds_up {
            total = true;
            continue;
        }
        let Some(cell) = grid.cell(row, Some(name)) else { continue };
        let title = cells::name(cell.text());
        if title.is_empty() {
            continue;
        }
        let mut category = Sourced::new(
            Category { id: String::new(), name: title.to_owned(), score: None, weight: None, status: None, note: None },
            "name",
            cell.span(),
        );
        if let Some(cell) = grid.cell(row, score) {
            let own = grid.cell(row, full).and_then(|cell| figures::bare(cell.text()));
            if let Some(found) = read_score(cell.text(), own.or(bare_max)) {
                category.value.score = Some(found);
                category.at("score", cell.span());
                scored += 1;
            }
        }
        if let Some(cell) = grid.cell(row, status).or_else(|| grid.cell(row, score)) {
            category.value.status = rating::status(words, cell.text());
            if category.value.status.is_some() {
                category.at("status", cell.span());
                stated += 1;
            }
        }
        if let Some(cell) = grid.cell(row, weight)
            && let Some(share) = share(cell.text())
        {
            category.value.weight = Some(share);
            category.at("weight", cell.span());
        }
        if let Some(cell) = grid.cell(row, note_column(grid, name, score, status)) {
            category.value.note = Some(cell.text().replace('\n', " ").trim().to_owned());
            category.at("note", cell.span());
        }
        rows.push(category);
    }
    let count = rows.len();
    let numeric = scored * 10 >= count * 6 && scored > 0;
    let status_only = !numeric && status.is_some() && stated * 10 >= count * 6 && named && score.is_none();
    if count < 2 || !numeric && !status_only {
        return None;
    }
    if !numeric {
        rows.iter_mut().for_each(|row| row.value.score = None);
    }
    let mut worth = if numeric { 60 } else { 20 };
    worth += place(reading, grid.section, grid.lead)
        + i32::from(named) * 12
        + i32::from(total) * 12
        + i32::from(weight.is_some()) * 8;
    worth +=
        i32::from(count >= 3) * 4 + i32::from(count >= 5) * 2 - if count > 20 && (numeric || !named) { 30 } else { 0 };
    // A column of percentages may measure anything; only a heading that speaks of scores makes it a scorecard.
    let header = score.map_or("", |at| grid.header(at));
    if words.has(header, Word::Metrics) {
        worth -= 40;
    }
    if !numeric && !speaks_of_scores(reading, grid.section) {
        let first = rows.first().and_then(|row| row.value.status);
        let alike = rows.iter().all(|row| row.value.status == first);
        if alike || reading.parts[grid.section].topics.any(&ELSEWHERE) {
            return None;
        }
        worth = worth.min(LEAST);
    }
    (worth >= LEAST).then_some(Candidate { rows, worth, blocks: vec![grid.block] })
}

fn score_column(grid: &Grid<'_>) -> Option<usize> {
    let fits = |at: &usize| {
        !grid.holds(*at, Word::Target)
            && !grid.is(*at, Word::Weighted)
            && !grid.is(*at, Word::Max)
            && !grid.is(*at, Word::Weight)
    };
    let scores = |at: usize| {
        grid.rows()
            .iter()
            .filter(|row| grid.cell(row, Some(at)).is_some_and(|cell| read_score(cell.text(), Some(100.0)).is_some()))
            .count()
    };
    let columns = (0..grid.width())
        .filter(fits)
        .filter(|at| grid.holds(*at, Word::ScoreLabel) && !grid.is(*at, Word::StatusLabel));
    // A grade and a score may stand side by side; of equals the first, and one that is called so as a whole.
    let best = columns.map(|at| (scores(at), grid.is(at, Word::ScoreLabel), usize::MAX - at, at)).max();
    best.filter(|(scores, ..)| *scores > 0)
        .map(|(.., at)| at)
        .or_else(|| {
            // "Before | After": the last of them is how it is now. Of areas, "Current" may be a percentage.
            let figured = |at: &usize| {
                let percent = grid.is(0, Word::Category) && grid.is(*at, Word::Present);
                let rows = grid.rows().iter().filter(|row| {
                    let fits = |figure: &figures::Figure| (!figure.percent || percent) && !figure.loose;
                    grid.cell(row, Some(*at)).is_some_and(|cell| {
                        cell.facts().has(Fact::Digit) && figures(cell.text()).iter().any(fits)
                            || cell.facts().any(stars::SIGNS) && stars::figure(cell.text()).is_some()
                    })
                });
                rows.count() * 10 >= grid.rows().len() * 8
            };
            (1..grid.width()).rfind(figured).filter(|_| grid.rows().len() >= 2)
        })
        .or_else(|| {
            // Figures in the status column: "✅ 100%".
            let at = grid.column(Word::StatusLabel)?;
            let with = grid
                .rows()
                .iter()
                .filter(|row| {
                    let cell = grid.cell(row, Some(at)).filter(|cell| cell.facts().has(Fact::Digit));
                    cell.is_some_and(|cell| !figures(cell.text()).is_empty())
                })
                .count();
            (with * 10 >= grid.rows().len() * 8).then_some(at)
        })
}

fn name_column(grid: &Grid<'_>, score: Option<usize>, status: Option<usize>) -> Option<usize> {
    let others = |at: &usize| {
        Some(*at) != score && Some(*at) != status && !grid.is(*at, Word::Id) && !grid.is(*at, Word::Weight)
    };
    (0..grid.width()).filter(others).find(|at| grid.is(*at, Word::Category)).or_else(|| (0..grid.width()).find(others))
}

fn note_column(grid: &Grid<'_>, name: usize, score: Option<usize>, status: Option<usize>) -> Option<usize> {
    (0..grid.width()).find(|at| *at != name && Some(*at) != score && Some(*at) != status && grid.is(*at, Word::Note))
}

/// "Note /10", "Score (of 5)", "Points (%)": the maximum in a header.
fn header_max(header: &str) -> Option<f64> {
    if header.contains('%') {
        return Some(100.0);
    }
    let at = header.find(['/', '('])?;
    let rest = &header[at..];
    let digits = rest.find(|c: char| c.is_ascii_digit())?;
    let tail = &rest[digits..];
    // "(1-10)", "(0-5)": the last number is the maximum.
    let last = tail
        .rfind(|c: char| !c.is_ascii_digit() && c != ')' && c != ' ')
        .map_or(tail, |at| &tail[at + tail[at..].chars().next().map_or(1, char::len_utf8)..]);
    figures::number(last, 0).0.filter(|max| *max >= 3.0 && *max <= 1000.0)
}

/// The maximum of bare numbers: that of the overall score where it fits, else 100 where some are above ten.
fn common_max(grid: &Grid<'_>, score: Option<usize>, overall: Option<f64>, weighted: bool) -> Option<f64> {
    let values: Vec<f64> = grid.rows().iter().filter_map(|row| figures::bare(grid.cell(row, score)?.text())).collect();
    let largest = values.iter().copied().fold(0.0, f64::max);
    if values.len() < 2 {
        return None;
    }
    let fits = |max: f64| largest <= max && (largest > max / 10.0);
    match overall {
        Some(max) if fits(max) && (max == 100.0 || max == 10.0 || max == 5.0) => Some(max),
        _ if largest > 10.0 && largest <= 100.0 => Some(100.0),
        _ if weighted && largest <= 10.0 && largest > 5.0 => Some(10.0),
        _ => None,
    }
}

/// "4/5", "85%", "B+ | 85/100", "★★★★☆", or a bare number of a known maximum.
fn read_score(text: &str, max: Option<f64>) -> Option<Score> {
    let found = figures(text);
    if let Some(figure) = found.iter().find(|figure| !figure.percent).or(found.first()) {
        return Some(Score { value: figure.value, max: figure.max });
    }
    if let Some(stars) = stars::figure(text) {
        return Some(Score { value: stars.value, max: stars.max });
    }
    let value = figures::bare(cells::unmarked(text)).or_else(|| figures::bare(text.split_whitespace().next()?))?;
    max.map(|max| Score { value, max })
}

fn share(text: &str) -> Option<f64> {
    let found = figures(text);
    match found.first() {
        Some(figure) => Some(figure.value / figure.max),
        None => figures::bare(text),
    }
}

/// Tables that are worth less are no scorecard. So much is one of areas that are not all alike, wherever it stands.
const LEAST: i32 = 30;

/// What a section may be about that tells no areas how they are.
const ELSEWHERE: [Word; 12] = [
    Word::Findings,
    Word::Strengths,
    Word::Options,
    Word::Plan,
    Word::Steps,
    Word::Risks,
    Word::Levels,
    Word::Comparison,
    Word::Contents,
    Word::FixedPart,
    Word::Method,
    Word::Metrics,
];

fn speaks_of_scores(reading: &Reading<'_>, section: usize) -> bool {
    reading.around(section).any(|at| reading.parts[at].own.any(&[Word::Scores, Word::Summary, Word::Verdict]))
        || reading.parts[section].kinds.has(Word::StatusLabel)
        || reading.is_opening(section)
}
