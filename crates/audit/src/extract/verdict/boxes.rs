//! A verdict by the box that is ticked: "[ ] GO [x] NO-GO" in a line, or a decision with its box in each of several lines.
//!
//! A form that nobody filled in names every decision, and states none.

use gonogo_report::Decision;

use super::super::cells;
use super::super::reading::{Field, Line, Reading, Shape};
use super::super::words::{Word, Words};
use super::decision::{DECIDING, is_choice, stated};
use super::{Candidate, push};
use crate::content::{Fact, Facts};

/// Boxes as they are typed, and whether something is in them.
const BOXES: [(&str, bool); 12] = [
    ("[ ]", false),
    ("[]", false),
    ("☐", false),
    ("⬜", false),
    ("□", false),
    ("◻", false),
    ("[x]", true),
    ("[X]", true),
    ("☑", true),
    ("☒", true),
    ("✅", true),
    ("■", true),
];

/// What stands in a line that has a box.
const SIGNS: Facts = Facts::of(&[Fact::Square, Fact::Sign]);

/// What stands between the choices of a line.
const PARTS: Facts = Facts::of(&[Fact::Slash, Fact::Pipe]);

/// Of a line so many bytes may be a form.
const LONGEST: usize = 300;

/// The choice of a form in one line: `None` where the line is no form, else what is ticked.
pub(super) fn chosen<'t>(
    words: &Words,
    line: &Line<'_>,
    text: &'t str,
    fields: &[Field<'_>],
) -> Option<Option<(Decision, &'t str)>> {
    if text.len() > LONGEST {
        return None;
    }
    let mut boxes = Vec::new();
    let facts = line.text.facts();
    let mut at = if facts.any(SIGNS) { 0 } else { text.len() };
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match BOXES.iter().find(|(sign, _)| rest.starts_with(sign)) {
            Some((sign, full)) => {
                boxes.push((at, at + sign.len(), *full));
                at += sign.len();
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    if boxes.len() < 2 || boxes.iter().all(|(.., full)| *full) {
        // "Decision: GO / NO-GO" names both.
        let value = fields.first().map_or(text, |field| field.value);
        return (line.kinds.has(Word::NoGo) && facts.any(PARTS) && is_choice(words, value)).then_some(None);
    }
    // The name of a box stands behind it, or before it where nothing is behind the last one.
    let behind = text[boxes.last()?.1..].contains(char::is_alphanumeric);
    let name = |nth: usize| {
        let (start, end, _) = boxes[nth];
        if behind {
            return text[end..boxes.get(nth + 1).map_or(text.len(), |next| next.0)].trim();
        }
        // "Decision: GO [ ]": the label names no choice.
        let (label, rest) = cells::parted(text[nth.checked_sub(1).map_or(0, |last| boxes[last].1)..start].trim());
        if rest.is_empty() { label } else { rest }
    };
    let option = |nth| {
        let name = name(nth).trim_matches(['/', '|', ',', ' ']);
        Some((stated(words, name)?, name, boxes[nth].2))
    };
    decided(&(0..boxes.len()).filter_map(option).collect::<Vec<_>>())
}

/// What is ticked of several decisions; `None` where they are no choice, `Some(None)` where not just one is ticked.
fn decided<'t>(options: &[(Decision, &'t str, bool)]) -> Option<Option<(Decision, &'t str)>> {
    let first = options.first()?.0;
    if options.iter().all(|(decision, ..)| *decision == first) {
        return None;
    }
    let mut ticked = options.iter().filter(|(.., full)| *full).map(|(decision, name, _)| (*decision, *name));
    Some(ticked.next().filter(|_| ticked.next().is_none()))
}

/// Lists of decisions with a box each, in the sections that decide.
pub(super) fn lists(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    for part in &reading.parts {
        if !part.own.any(&[Word::Verdict, Word::Gates]) && !part.kinds.has(Word::VerdictLabel) {
            continue;
        }
        let lines = reading.lines[part.lines.clone()].iter();
        let boxed: Vec<_> = lines.filter_map(|line| Some((line, option(&reading.words, line)?))).collect();
        let options: Vec<_> = boxed.iter().map(|(_, option)| *option).collect();
        let Some(Some((decision, name))) = decided(&options) else { continue };
        if let Some((line, _)) = boxed.iter().find(|(_, (.., full))| *full) {
            push(found, decision, name, line.text.source_of(name), 0);
        }
    }
}

/// The decision that a line with one box names, its words, and whether it is ticked.
fn option<'a>(words: &Words, line: &Line<'a>) -> Option<(Decision, &'a str, bool)> {
    if !line.kinds.any(&DECIDING) {
        return None;
    }
    let text = line.text.text().trim();
    let (name, full) = match line.shape {
        Shape::Item { task: Some(full), .. } => (text, full),
        Shape::Item { task: None, .. } | Shape::Text | Shape::More => {
            let (sign, full) = BOXES.iter().find(|(sign, _)| text.starts_with(sign))?;
            (text[sign.len()..].trim(), *full)
        }
        Shape::Code { .. } => return None,
    };
    // "GO - all gates are passed": what follows explains.
    let lead = cells::parted(name).0;
    let short = lead.len() <= 40 && words.begins_any(cells::name(lead), &DECIDING);
    short.then(|| stated(words, lead).map(|decision| (decision, name, full))).flatten()
}
