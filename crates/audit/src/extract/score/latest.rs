//! A score that was mended since: of "42/100 → 75/100" the second is how it is now.

use super::super::figures::{Figure, figures};
use super::super::rating::without_brackets;
use super::super::words::{Word, Words, head};

/// What may stand between two figures, in so many bytes.
const NEAR: usize = 24;

/// The figure at the end of a row of arrows that begins with a figure, unless it is one to be reached: "62% → 85% (target)",
/// "62% → 85% in 4 weeks".
pub(super) fn figure(words: &Words, text: &str, first: Figure) -> Figure {
    let arrow = |text: &str| {
        let at = ["→", "➜", "➡", "->", "=>"].iter().filter_map(|sign| Some((text.find(sign)?, sign.len()))).min()?;
        // The same in percent may stand behind the first: "3.7/5 (74%) → 4.9/5".
        let before = text[..at.0].trim_matches(['(', ')', '*', ' ']);
        let plain = |c: char| c.is_ascii_digit() || matches!(c, '%' | '.' | ',' | '=' | '~');
        before.chars().all(plain).then_some(at.0 + at.1)
    };
    let mut last = first;
    while let Some(end) = arrow(head(&text[last.end..], NEAR)).map(|end| last.end + end) {
        let rest = head(&text[end..], NEAR);
        let next = figures(rest).into_iter().find(|next| next.percent == last.percent && next.max == last.max);
        let plain = |next: &Figure| !rest[..next.start].contains(char::is_alphanumeric) && next.value <= next.max;
        let Some(next) = next.filter(plain).filter(|next| !next.loose) else { break };
        last = Figure { start: next.start + end, end: next.end + end, ..next };
    }
    // "90% → 10% to go": what is said of it beside a remark makes it something else.
    let behind = head(&text[last.end..], 80);
    let (said, remark) = without_brackets(behind);
    let aims = [Word::Target, Word::Next, Word::Day, Word::Week, Word::Month, Word::Phase];
    if said.contains(char::is_alphabetic) || words.hits(&remark).kinds.any(&aims) { first } else { last }
}
