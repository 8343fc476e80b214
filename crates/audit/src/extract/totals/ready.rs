//! How long it takes until it is ready: "Estimated time to launch: 2-4 weeks with focus".

use std::ops::Range;

use gonogo_report::Span;

use super::super::cells;
use super::super::rating::without_brackets;
use super::super::reading::{Reading, Shape};
use super::super::sourced::Drafting;
use super::super::words::{Word, head};

/// The first line outside of phases and options that states it, and where its value stands.
pub(super) fn time(reading: &Reading<'_>, draft: &Drafting) -> Option<(Span, Range<usize>)> {
    let words = &reading.words;
    let fits = |shape| matches!(shape, Shape::Text | Shape::Item { depth: 0, task: None, .. });
    let mut lines = reading.lines.iter().filter(|line| line.figured && fits(line.shape) && line.kinds.any(&TIMES));
    lines.find_map(|line| {
        let field = reading.fields(line).first().filter(|_| !draft.is_own(line.section))?;
        let hits = words.hits(field.label);
        let timed = hits.iter().find(|hit| TIMES.contains(&hit.word))?;
        // "Time to launch", "time until it is ready": the aim stands behind.
        let aims =
            |hit: &&super::super::words::Hit| matches!(hit.word, Word::Ready | Word::Go) && hit.start > timed.end;
        hits.iter().find(aims)?;
        let value = head(field.value, 120);
        let outer = without_brackets(value).0;
        // What follows the length explains it: "2-4 weeks with two people".
        let ends = outer.match_indices(' ').map(|(at, _)| at).chain([outer.len()]).take(5);
        let length = ends.filter_map(|end| cells::span(&outer[..end])).next()?;
        Some((length, line.text.source_of(value)))
    })
}

/// What names a length of time.
const TIMES: [Word; 2] = [Word::Duration, Word::Effort];
