//! What looks like data and was understood by no rule: nothing is lost in silence.

use std::ops::Range;

use super::Unread;
use super::cells;
use super::figures::figures;
use super::reading::{Reading, Shape};
use super::sourced::Drafting;
use super::words::{Word, head};
use crate::content::Fact;

/// Tables, and fields whose value is a quantity or a score, that no rule has read; in the order of the text.
pub(super) fn of(reading: &Reading<'_>, draft: &Drafting) -> Vec<Unread> {
    let mut found = Vec::new();
    let known = known(draft);
    let holds = |span: &Range<usize>| {
        let at = known.partition_point(|place| *place < span.start);
        known.get(at).is_some_and(|place| *place < span.end)
    };
    for grid in reading.grids.iter().filter(|grid| !draft.read.contains(grid.block)) {
        let Some(first) = grid.table.header.first() else { continue };
        let last = grid.rows().last().map_or(first.span().end, |row| row.span.end);
        let names: Vec<&str> = grid.table.header.iter().map(|cell| cell.text().trim()).collect();
        let span = first.span().start..last.max(first.span().end);
        // A value read from one of its cells is enough: a rule knows the table.
        if !holds(&span) {
            found.push(Unread { span, text: names.join(" | ") });
        }
    }
    for line in &reading.lines {
        let fits = matches!(line.shape, Shape::Text | Shape::Item { depth: 0, task: None, .. });
        if !fits || reading.fields(line).is_empty() || !line.text.facts().has(Fact::Strong) {
            continue;
        }
        if draft.read.contains(line.block) || line.text.strong_lead().is_none() || holds(&line.text.span()) {
            continue;
        }
        let data = reading.fields(line).iter().any(|field| {
            field.value.len() <= 80 && is_quantity(field.value) && !reading.words.is(field.label, Word::Next)
        });
        if data {
            found.push(Unread { span: line.text.span(), text: head(line.text.text().trim(), 160).to_owned() });
        }
    }
    found.sort_by_key(|unread| unread.span.start);
    found
}

fn is_quantity(value: &str) -> bool {
    let value = value.trim_matches(['*', '_', ' ']);
    figures(value).iter().any(|figure| !figure.loose) || cells::money(value).is_some() || cells::span(value).is_some()
}

/// Where values were read, in the order of the text.
fn known(draft: &Drafting) -> Vec<usize> {
    let mut places = Vec::new();
    macro_rules! add {
        ($($list:ident)*) => {$(
            places.extend(draft.$list.iter().flat_map(|item| item.places.iter().map(|(_, span)| span.start)));
        )*};
    }
    add!(title subject date assessor revision classification verdict score levels comparisons gates categories findings
        biggest_risks strengths gaps actions fixes phases totals options risks losses questions next_steps);
    places.extend(draft.score_alternatives.iter().map(|other| other.span.start));
    places.sort_unstable();
    places
}
