//! Decisions that are told by a level or a color alone: "Production readiness: low", "Overall status: amber".

use gonogo_report::Decision;

use super::super::words::{Word, Words, core};

/// What the value of a label decides that is a color, or a level where the label asks how ready something is.
pub(super) fn decision(words: &Words, label: &str, value: &str) -> Option<Decision> {
    let value = core(value);
    let is = |color: &str| value.eq_ignore_ascii_case(color);
    if is("green") {
        return Some(Decision::Go);
    }
    if is("amber") || is("yellow") {
        return Some(Decision::Conditional);
    }
    if is("red") {
        return Some(Decision::NoGo);
    }
    let level = words.whole(value);
    if !level.any(&[Word::High, Word::Medium, Word::Low]) || !words.has(label, Word::Ready) {
        return None;
    }
    let high = level.has(Word::High).then_some(Decision::Go);
    high.or_else(|| level.has(Word::Medium).then_some(Decision::Conditional)).or(Some(Decision::NoGo))
}
