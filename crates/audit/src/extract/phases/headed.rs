//! Phases that have a heading each: by their numbers, else as boxes of time or as severities of a plan.

use std::collections::BTreeMap;

use super::super::cells;
use super::super::reading::{Reading, Shape};
use super::super::sourced::Sourced;
use super::super::words::Word;
use super::names::{NUMBERED, numbered, phase_name};
use super::times::{length, length_in, time_box};
use super::{Found, empty, take};
use crate::content::Inline;

/// Numbered headings: those of the group of siblings with the most, outside of options.
pub(super) fn headings(reading: &Reading<'_>) -> Vec<Found> {
    let mut groups: Vec<Vec<Found>> = Vec::new();
    let mut index: BTreeMap<(Option<usize>, u8), usize> = BTreeMap::new();
    for (at, part) in reading.parts.iter().enumerate() {
        if !part.kinds.any(&NUMBERED) {
            continue;
        }
        let title = reading.title(at);
        let Some((number, _)) = numbered(&reading.words, title) else { continue };
        if reading.around(at).skip(1).any(|at| {
            reading.parts[at].own.any(&[Word::Options, Word::Contents, Word::Method, Word::FixedPart])
                && !reading.parts[at].own.has(Word::Plan)
        }) {
            continue;
        }
        let group = *index.entry((part.parent, part.level)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        // The same number again is another mention.
        if groups[group].iter().any(|found| found.number == Some(number)) {
            continue;
        }
        groups[group].push(of_section(reading, at, Some(number)));
    }
    let most = groups.iter().map(Vec::len).max().unwrap_or(0);
    groups.into_iter().find(|group| group.len() == most).unwrap_or_default()
}

/// A phase from a heading and the fields below it.
pub(super) fn of_section(reading: &Reading<'_>, at: usize, number: Option<u32>) -> Found {
    let part = &reading.parts[at];
    let title = reading.title(at);
    let span = part.heading.map_or(0..0, Inline::span);
    let name = phase_name(title);
    let mut phase = Sourced::new(empty(name), "name", span.clone());
    if let Some(duration) = length_in(&reading.words, title) {
        phase.value.duration = Some(duration);
        phase.at("duration", span.clone());
    }
    let (_, tail) = cells::parted(title.rsplit_once(')').map_or("", |(_, tail)| tail));
    let tail = if tail.is_empty() { title.rsplit_once(')').map_or("", |(_, tail)| tail) } else { tail };
    let tail = cells::name(tail);
    if tail.split_whitespace().count() >= 2 && length(&reading.words, tail).is_none() {
        phase.value.outcome = Some(tail.to_owned());
        phase.at("outcome", span);
    }
    let mut blocks = vec![part.block];
    for line in &reading.lines[part.lines.clone()] {
        if !matches!(line.shape, Shape::Text | Shape::Item { depth: 0, task: None, .. }) {
            continue;
        }
        for field in reading.fields(line) {
            if take(&reading.words, &mut phase, field.label, field.value, &line.text.source_of(field.value)) {
                blocks.push(line.block);
            }
        }
    }
    Found { phase, number, section: Some(at), blocks }
}

/// Sibling headings that begin with a box of time: the first such group of at least two, outside of options and of
/// what would happen after a launch today.
pub(super) fn time_headings(reading: &Reading<'_>) -> Vec<Found> {
    group_of(reading, |at| {
        let title = reading.title(at);
        // "Q2" is told by its letter.
        let may_be = reading.parts[at].kinds.any(&super::BOXES) || title.contains(['Q', 'q']);
        may_be
            && time_box(&reading.words, title).is_some()
            && !reading.around(at).any(|at| reading.parts[at].own.any(&[Word::Options, Word::Today, Word::FixedPart]))
            && !is_of_checklist(reading, at)
    })
}

/// What is to be checked before a launch and after it is no plan.
fn is_of_checklist(reading: &Reading<'_>, at: usize) -> bool {
    let own = reading.parts[at].parent.map(|parent| reading.parts[parent].own).unwrap_or_default();
    own.has(Word::Checklist) && !own.any(&[Word::Plan, Word::Steps])
}

/// Sibling headings of a plan that name a severity each: "Critical (before the launch)", "High (first week)".
pub(super) fn rated_headings(reading: &Reading<'_>) -> Vec<Found> {
    group_of(reading, |at| {
        let plan = reading.parts[at].parent.is_some_and(|parent| {
            let own = reading.parts[parent].own;
            own.any(&[Word::Plan]) && !own.any(&[Word::Findings, Word::Risks])
        });
        plan && reading.group(at).is_some() && !is_item(reading.title(at)) && length_anywhere(reading, at)
    })
}

/// "P1-2: full-text search" is one of several of a severity.
fn is_item(title: &str) -> bool {
    let title = cells::name(title);
    let id = title.split([':', ' ', '：']).next().unwrap_or_default();
    id.split_once('-').is_some_and(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a heading or one of its siblings names a length of time: a plan, and not a list of wishes.
fn length_anywhere(reading: &Reading<'_>, at: usize) -> bool {
    let part = &reading.parts[at];
    let Some(parent) = part.parent else { return false };
    // Sections of a parent stand close together; looking at its first few is enough.
    reading.parts[parent..reading.parts[parent].end].iter().take(40).any(|sibling| {
        sibling.parent == Some(parent)
            && sibling.heading.is_some_and(|heading| length_in(&reading.words, heading.text()).is_some())
    })
}

/// The headings that fit, those of one section and level together.
pub(super) fn groups(reading: &Reading<'_>, fits: &dyn Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut index: BTreeMap<(Option<usize>, u8), usize> = BTreeMap::new();
    for at in 0..reading.parts.len() {
        if reading.parts[at].level > 1 && fits(at) {
            let part = &reading.parts[at];
            let group = *index.entry((part.parent, part.level)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(at);
        }
    }
    groups
}

fn group_of(reading: &Reading<'_>, fits: impl Fn(usize) -> bool) -> Vec<Found> {
    let groups = groups(reading, &fits);
    // "Before launch (P0)", "Before launch (P1)": one box of time, told in two lists.
    let differ = |group: &[usize]| {
        let mut names = group.iter().map(|at| phase_name(reading.title(*at)));
        names.next().is_some_and(|first| names.any(|name| name != first))
    };
    let first = groups.into_iter().find(|group| differ(group)).unwrap_or_default();
    first.into_iter().map(|at| of_section(reading, at, None)).collect()
}
