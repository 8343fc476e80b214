//! Which items of a plan are tasks although nothing is said of their effort: those of a phase that are neither fields nor
//! remarks, and numbered ones below a heading for how urgent they are.

use super::super::reading::{Line, Reading, Shape};
use super::super::words::Word;
use super::super::{cells, rating};
use crate::content::Facts;

/// Whether an item without a number or a box stands in a phase for itself: no line leads to its list, and it is neither
/// a field nor told to be done.
pub(super) fn is_task(reading: &Reading<'_>, line: &Line<'_>) -> bool {
    let marked = line.text.facts().any(Facts::MARKS) && crate::status::mark_at(line.text.text().trim()).is_some();
    line.lead.is_none() && !marked && reading.fields(line).is_empty()
}

/// Whether a line is a field that the list below it explains: "**Risk level:** low" and why.
pub(super) fn explains(reading: &Reading<'_>, line: &Line<'_>) -> bool {
    let reasons = [Word::Risk, Word::Severity, Word::Impact, Word::Problem, Word::Evidence];
    line.shape == Shape::Text
        && reading
            .fields(line)
            .iter()
            .any(|field| line.may_hold(field.label, &reasons) && reading.words.whole(field.label).any(&reasons))
}

/// The section whose heading says how urgent its tasks are, and the words for it: "Recommendations" and below it "HIGH
/// (next sprint)".
pub(super) fn urgency<'r>(reading: &Reading<'r>, section: usize) -> Option<&'r str> {
    let part = &reading.parts[section];
    if !part.kinds.any(&rating::RATED) {
        return None;
    }
    let planned = |at: usize| reading.parts[at].own.any(&[Word::Plan, Word::Fixes]);
    let other = [Word::Findings, Word::Steps, Word::Options, Word::Strengths, Word::FixedPart, Word::Checklist];
    if !reading.around(section).any(planned) || reading.around(section).any(|at| reading.parts[at].own.any(&other)) {
        return None;
    }
    let name = cells::name(reading.title(section));
    let name = name.split(['(', '（']).next().unwrap_or(name).trim();
    rating::begun(&reading.words, name).map(|_| name)
}

/// Whether an item is numbered or has a box.
pub(super) fn is_counted(line: &Line<'_>) -> bool {
    matches!(line.shape, Shape::Item { number: Some(_), .. } | Shape::Item { task: Some(_), .. })
}
