//! The fields of a finding, and the status that words give it.

use std::ops::Range;

use gonogo_report::{Finding, FindingStatus, Severity};

use super::super::cells;
use super::super::rating;
use super::super::sourced::Sourced;
use super::super::words::{Word, Words, head};

/// A label and its value as a field of a finding; whether it was one.
pub(super) fn take(
    words: &Words,
    finding: &mut Sourced<Finding>,
    label: &str,
    value: &str,
    span: &Range<usize>,
) -> bool {
    let value = value.trim_matches(['*', '_', ' ']);
    let whole = words.whole(label);
    if value.is_empty() {
        return whole.any(&[Word::Impact, Word::Fix, Word::Risk, Word::Evidence, Word::Problem, Word::Location]);
    }
    let is = |word| whole.has(word);
    if (is(Word::Severity) || is(Word::Priority))
        && let Some(severity) = rating::severity_value(words, value)
    {
        // A severity says more than a priority, and the first one more than the next.
        if finding.value.severity == Severity::Unrated
            || is(Word::Severity) && !finding.places.iter().any(|(field, _)| *field == "severity")
        {
            finding.value.severity = severity;
            finding.at("severity", span.clone());
        }
        return true;
    }
    if words.has(label, Word::StatusLabel) {
        if let Some(status) = status_of(words, value) {
            finding.value.status = status;
            finding.at("status", span.clone());
        }
        return true;
    }
    // "Fixed: ✅", "Resolved: yes"; anything longer may tell how.
    if is(Word::Fixed) && value.len() <= 12 {
        let marked = crate::status::mark_at(value).is_some_and(|mark| mark.status == crate::status::Status::Good);
        if marked || words.is(value, Word::Yes) {
            finding.value.status = FindingStatus::Fixed;
            finding.at("status", span.clone());
        }
        return true;
    }
    let quantity = words.has(label, Word::Effort) || words.has(label, Word::Duration) || words.has(label, Word::Cost);
    if quantity && (is(Word::Effort) || is(Word::Duration)) && finding.value.effort.is_none() {
        if let Some(effort) = cells::effort(&rating::without_brackets(value).0) {
            finding.value.effort = Some(effort);
            finding.at("effort", span.clone());
        }
        return true;
    }
    if is(Word::Cost) && finding.value.cost.is_none() {
        if let Some(cost) = cells::money(value) {
            finding.value.cost = Some(cost);
            finding.at("cost", span.clone());
        }
        return true;
    }
    macro_rules! text {
        ($($word:ident $field:ident)*) => {$(
            if is(Word::$word) {
                if finding.value.$field.is_none() {
                    finding.value.$field = Some(value.to_owned());
                    finding.at(stringify!($field), span.clone());
                }
                return true;
            }
        )*};
    }
    text! { Impact impact Risk risk Fix fix Evidence evidence Problem risk Location evidence }
    false
}

/// Whether the words of a status say that a problem is mended or accepted.
pub(super) fn status_of(words: &Words, text: &str) -> Option<FindingStatus> {
    let hits = words.hits(head(text, 80));
    let negated = hits.iter().any(|hit| hit.word == Word::Not || hit.word == Word::NoGo);
    if hits.iter().any(|hit| hit.word == Word::Accepted) {
        return Some(FindingStatus::Accepted);
    }
    // "Not fixed", "partially fixed", "to be fixed" are open.
    let partly = hits.iter().any(|hit| matches!(hit.word, Word::Middle | Word::Pending));
    (hits.iter().any(|hit| hit.word == Word::Fixed) && !negated && !partly).then_some(FindingStatus::Fixed)
}
