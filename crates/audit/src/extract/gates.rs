//! Launch stages with a decision each: "### ❌ Public beta: **NO**" below "Can we launch?", "**Safe for employees:** no".

use gonogo_report::{Decision, Gate};

use super::cells;
use super::reading::{Reading, Shape, fields_of};
use super::sourced::{Drafting, Sourced};
use super::words::{Word, Words, core};
use crate::content::Inline;

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    for (at, part) in reading.parts.iter().enumerate() {
        let Some(heading) = part.heading else { continue };
        if part.level < 2 || !part.parent.is_some_and(|parent| reading.parts[parent].own.has(Word::Gates)) {
            continue;
        }
        let Some(field) = fields_of(heading.text()).into_iter().next() else { continue };
        let Some(decision) = yes_or_no(&reading.words, field.value) else { continue };
        let mut gate = new(field.label, heading, decision, heading.source_of(field.value));
        let reason = reading.lines[part.lines.clone()].iter().find(|line| line.shape == Shape::Text);
        if let Some(line) = reason {
            gate.value.reason = Some(line.text.text().trim().to_owned());
            gate.at("reason", line.text.span());
            draft.read.insert(line.block);
        }
        draft.read.insert(reading.parts[at].block);
        draft.gates.push(gate);
    }
    if draft.gates.len() < 2 {
        lines(reading, draft);
    }
    if draft.gates.is_empty() {
        tables(reading, draft);
    }
}

/// Lines in a section about launching whose value is yes, no or conditional and nothing else.
fn lines(reading: &Reading<'_>, draft: &mut Drafting) {
    for line in &reading.lines {
        let fits = matches!(line.shape, Shape::Text | Shape::Item { depth: 0, task: None, .. });
        if !fits
            || reading.fields(line).is_empty()
            || !line.kinds.any(&[Word::Ready, Word::For]) && !line.figured
            || !reading
                .around(line.section)
                .any(|at| reading.parts[at].own.any(&[Word::Gates, Word::Verdict, Word::Summary]))
        {
            continue;
        }
        for field in reading.fields(line) {
            let named = reading.words.has(field.label, Word::Ready)
                || reading.words.hits(field.label).iter().any(|hit| hit.word == Word::For && hit.start > 0);
            let short = core(field.value).split_whitespace().count() <= 4;
            if named
                && short
                && let Some(decision) = yes_or_no(&reading.words, field.value)
                && !draft.gates.iter().any(|gate| gate.value.name == field.label)
            {
                draft.gates.push(new(field.label, line.text, decision, line.text.source_of(field.value)));
                draft.read.insert(line.block);
            }
        }
    }
}

/// A table of stages in a section about launching.
fn tables(reading: &Reading<'_>, draft: &mut Drafting) {
    for grid in reading.grids.iter().filter(|grid| reading.within(grid.section, Word::Gates)) {
        let last = grid.width().saturating_sub(1);
        let column = grid.column(Word::VerdictLabel).or_else(|| grid.column(Word::StatusLabel)).unwrap_or(last);
        let mut gates = Vec::new();
        for row in grid.parts() {
            let (Some(name), Some(cell)) = (grid.cell(row, Some(0)), grid.cell(row, Some(column))) else { continue };
            if let Some(decision) = yes_or_no(&reading.words, cell.text()).filter(|_| column > 0) {
                gates.push(new(cells::name(name.text()), name, decision, cell.span()));
            }
        }
        if gates.len() >= 2 {
            draft.gates = gates;
            draft.read.insert(grid.block);
            return;
        }
    }
}

fn new(name: &str, inline: &Inline, decision: Decision, place: std::ops::Range<usize>) -> Sourced<Gate> {
    let mut gate =
        Sourced::new(Gate { name: cells::name(name).to_owned(), decision, reason: None }, "name", inline.span());
    gate.at("decision", place);
    gate
}

/// "NO", "✅ Yes", "Conditional", "Absolutely not".
fn yes_or_no(words: &Words, text: &str) -> Option<Decision> {
    let text = cells::unmarked(text);
    let text = core(text);
    let hits = words.hits(super::words::head(text, 60));
    let begins = |word: Word| hits.iter().any(|hit| hit.word == word && hit.start == 0);
    if hits.iter().any(|hit| hit.word == Word::Conditional) {
        Some(Decision::Conditional)
    } else if begins(Word::No) || begins(Word::NoGo) {
        Some(Decision::NoGo)
    } else {
        (begins(Word::Yes) || begins(Word::Go)).then_some(Decision::Go)
    }
}
