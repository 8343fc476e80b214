//! The steps of the plan: numbered headings and tables, joined by their number; else boxes of time.

mod headed;
mod names;
mod tabled;
mod timed;
mod times;

use std::collections::BTreeMap;

use gonogo_report::Phase;

use super::cells;
use super::figures::figures;
use super::rating::without_brackets;
use super::reading::{Reading, Shape, unboxed};
use super::sourced::{Drafting, Sourced};
use super::words::{Word, Words, head};
use headed::{headings, rated_headings, time_headings};
use names::phase_name;
pub(super) use names::{NUMBERED, numbered, of_numbers};
use tabled::tables;
use times::{length, window};
pub(super) use times::{length_in, time_box};

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let mut phases = headings(reading);
    if phases.len() < 2 {
        phases.clear();
    }
    // What was done already is the plan only where there is no other.
    let done = phases.first().and_then(|first| reading.parts.get(first.section?)?.parent);
    let done = done.is_some_and(|parent| reading.parts[parent].own.has(Word::FixedPart));
    let done = if done { std::mem::take(&mut phases) } else { Vec::new() };
    let tables = tables(reading);
    if phases.is_empty() {
        phases = tables.iter().max_by_key(|table| table.len()).cloned().unwrap_or_default();
    }
    for table in &tables {
        join(&mut phases, table);
    }
    if phases.is_empty() {
        phases = time_headings(reading);
        let timed = |phases: &[Found], all: bool| {
            let mut lengths = phases.iter().map(|found| found.phase.value.duration.is_some());
            if all { lengths.all(|timed| timed) } else { lengths.any(|timed| timed) }
        };
        // "Right away" and "after the launch" say less than the weeks that are listed below them.
        if !phases.is_empty() && !timed(&phases, false) {
            let listed = lines(reading, true);
            if listed.len() > 1 && timed(&listed, true) {
                phases = listed;
            }
        }
    }
    if phases.is_empty() {
        phases = rated_headings(reading);
    }
    if phases.is_empty() {
        phases = timed::headings(reading);
    }
    for candidates in [lines as fn(&Reading<'_>, bool) -> Vec<Found>] {
        for boxes in [false, true] {
            if phases.is_empty() {
                phases = candidates(reading, boxes);
            }
        }
    }
    if phases.is_empty() {
        phases = done;
    }
    part_windows(&reading.words, &mut phases);
    for mut found in phases {
        found.phase.value.id = draft.ids.claim("phase", &found.phase.value.name);
        if let Some(section) = found.section {
            draft.phase_sections.insert(section, draft.phases.len());
        }
        if let Some(number) = found.number {
            draft.phase_numbers.push((number, found.phase.value.id.clone()));
        }
        draft.read.extend(found.blocks);
        draft.phases.push(found.phase);
    }
    link_options(draft);
}

/// Lengths that follow one another from nothing on are windows: "0-30 days", "30-60 days", "60-90 days" last 30 days each.
fn part_windows(words: &Words, phases: &mut [Found]) {
    let windows: Vec<_> = phases
        .iter()
        .map_while(|found| found.phase.value.duration.as_ref())
        .map_while(|span| Some((window(words, span.wording())?, span.wording().to_owned())))
        .collect();
    let opens = windows.first().is_some_and(|(first, _)| first.from == 0.0);
    if !opens || windows.len() < phases.len() || !windows.windows(2).all(|pair| pair[1].0.from == pair[0].0.to) {
        return;
    }
    for (found, (window, wording)) in phases.iter_mut().zip(windows) {
        found.phase.value.duration = window.length(&wording);
    }
}

/// The numbers of phases that an option names become their ids.
fn link_options(draft: &mut Drafting) {
    let ids: BTreeMap<String, String> =
        draft.phase_numbers.iter().map(|(number, id)| (number.to_string(), id.clone())).collect();
    for option in &mut draft.options {
        if let Some(numbers) = option.value.phases.take() {
            let known: Vec<String> = numbers.iter().filter_map(|number| ids.get(number).cloned()).collect();
            option.value.phases = (!known.is_empty()).then_some(known);
        }
    }
}

/// A phase with what joins it to others.
#[derive(Clone)]
struct Found {
    phase: Sourced<Phase>,
    number: Option<u32>,
    section: Option<usize>,
    blocks: Vec<usize>,
}

/// A label and its value as a field of a phase; whether it was one.
fn take(words: &Words, phase: &mut Sourced<Phase>, label: &str, value: &str, span: &std::ops::Range<usize>) -> bool {
    let whole = words.whole(label);
    let is = |word| whole.has(word);
    let value = value.trim_matches(['*', '_', ' ', '`']);
    if value.is_empty() {
        return false;
    }
    if words.has(label, Word::ScoreLabel) && words.has(label, Word::Target) {
        let Some(figure) = figures(value).into_iter().next() else { return false };
        if phase.value.score_after.is_none() {
            phase.value.score_after = Some(figure.value);
            phase.at("score_after", span.clone());
        }
        return true;
    }
    if is(Word::Effort) && phase.value.effort.is_none() {
        let as_work = cells::effort(&without_brackets(value).0);
        let days = cells::span(&without_brackets(value).0);
        // "Estimated time: 2 weeks" is how long it lasts, "effort: 40 hours" is work.
        let lasts = is(Word::Duration)
            || days.as_ref().is_some_and(|days| days.days().high() >= 5.0 && !value.to_lowercase().contains('h'));
        if lasts && phase.value.duration.is_none() && days.is_some() {
            phase.value.duration = days;
            phase.at("duration", span.clone());
            return true;
        }
        if as_work.is_some() {
            phase.value.effort = as_work;
            phase.at("effort", span.clone());
            return true;
        }
        return false;
    }
    if is(Word::Duration) && phase.value.duration.is_none() {
        phase.value.duration = cells::span(value).or_else(|| length_in(words, value));
        if phase.value.duration.is_some() {
            phase.at("duration", span.clone());
        }
        return phase.value.duration.is_some();
    }
    if is(Word::Cost) && phase.value.cost.is_none() {
        phase.value.cost = cells::money(value);
        if phase.value.cost.is_some() {
            phase.at("cost", span.clone());
        }
        return phase.value.cost.is_some();
    }
    if is(Word::Outcome) && phase.value.outcome.is_none() {
        phase.value.outcome = Some(value.to_owned());
        phase.at("outcome", span.clone());
        return true;
    }
    false
}

/// What begins a box of time, or a phase.
const BOXES: [Word; 14] = [
    Word::Phase,
    Word::Now,
    Word::Short,
    Word::Mid,
    Word::Long,
    Word::Day,
    Word::Week,
    Word::Month,
    Word::Quarter,
    Word::This,
    Word::First,
    Word::Second,
    Word::Third,
    Word::Fourth,
];

/// Lines that begin with a phase or, for `boxes`, a box of time: "1. **Phase 1:** …", "- **Day 1-2**: …".
fn lines(reading: &Reading<'_>, boxes: bool) -> Vec<Found> {
    let words = &reading.words;
    let mut groups: Vec<Vec<Found>> = Vec::new();
    let mut current = None;
    let (mut section, mut elsewhere) = (usize::MAX, false);
    for line in &reading.lines {
        let fits = match line.shape {
            Shape::Item { depth: 0, task: None, .. } | Shape::Text | Shape::Code { plain: true } => true,
            // A strong line right below an item belongs to it as Markdown sees it, but not as it is meant.
            Shape::More => line.text.is_strong(),
            Shape::Item { .. } | Shape::Code { .. } => false,
        };
        let part = &reading.parts[line.section];
        if section != line.section {
            section = line.section;
            let within = |words: &[Word]| reading.around(section).any(|at| reading.parts[at].own.any(words));
            elsewhere = within(&[Word::Options, Word::Today, Word::Findings, Word::Contents])
                || boxes && !within(&[Word::Plan, Word::Steps]);
        }
        if !fits || elsewhere {
            continue;
        }
        // A title is cut off after sixty bytes where its numbers are looked for.
        let wanted: &[Word] = if boxes { &BOXES } else { &[Word::Phase] };
        let may_be = line.may_mean(wanted, 60) || boxes && line.figured;
        if !may_be {
            continue;
        }
        let text = unboxed(line.text.text());
        let named = cells::name(text);
        let number = numbered(words, named).map(|(number, _)| number);
        let end = if boxes { time_box(words, named) } else { number.map(|_| 0) };
        let Some(end) = end else { continue };
        // "Immediate alerts" are sent, and no box of time.
        let planned = [Word::Plan, Word::Steps, Word::Fixes, Word::Task, Word::Generic, Word::Fix];
        let what = named[end..].strip_prefix(' ').map(str::trim_start);
        if boxes
            && words.begins(named, Word::Now) == Some(end)
            && what.is_some_and(|what| what.starts_with(char::is_alphabetic) && !words.begins_any(what, &planned))
        {
            continue;
        }
        let strong = line.text.strong_lead().is_some();
        let (lead, rest) = cells::parted(named);
        if !strong && rest.is_empty() || lead.len() > 80 || named.len() < end || lead.len() < end {
            continue;
        }
        let name = if boxes && !rest.is_empty() { cells::name(rest) } else { named };
        let name = head(if boxes { name } else { name.split(". ").next().unwrap_or(name) }, 120);
        let span = line.text.span();
        let mut phase = Sourced::new(empty(phase_name(name)), "name", span.clone());
        if let Some(duration) = length_in(words, lead)
            .or_else(|| length(words, &named[..end]))
            .or_else(|| if boxes { None } else { length_in(words, named) })
        {
            phase.value.duration = Some(duration);
            phase.at("duration", span);
        }
        let key = (line.section, part.level);
        if current != Some(key) {
            groups.push(Vec::new());
            current = Some(key);
        }
        if let Some(group) = groups.last_mut()
            && !(number.is_some() && group.iter().any(|found| found.number == number))
        {
            group.push(Found { phase, number, section: None, blocks: vec![line.block] });
        }
    }
    groups.into_iter().find(|group| group.len() >= 2).unwrap_or_default()
}

/// Adds what a table says of phases that are known already, by their numbers.
fn join(phases: &mut [Found], table: &[Found]) {
    // Both are numbered; a table may come back to a phase, as a budget does.
    let by_number: BTreeMap<u32, usize> =
        phases.iter().enumerate().filter_map(|(at, found)| Some((found.number?, at))).collect();
    for row in table {
        let Some(at) = row.number.and_then(|number| by_number.get(&number)) else { continue };
        let found = &mut phases[*at];
        let from = &row.phase;
        let place = |field: &str| from.places.iter().find(|(known, _)| *known == field).map(|(_, span)| span.clone());
        let known = &mut found.phase;
        // A table states lengths side by side; a heading may only name the calendar weeks.
        if let (Some(duration), Some(span)) = (&from.value.duration, place("duration")) {
            let calendar = known
                .value
                .duration
                .as_ref()
                .is_none_or(|own| own.wording().chars().next().is_some_and(char::is_alphabetic));
            if calendar {
                known.value.duration = Some(duration.clone());
                known.places.retain(|(field, _)| *field != "duration");
                known.at("duration", span);
            }
        }
        macro_rules! fill {
            ($($field:ident)*) => {$(
                if known.value.$field.is_none() && let (Some(value), Some(span)) = (from.value.$field.clone(), place(stringify!($field))) {
                    known.value.$field = Some(value);
                    known.at(stringify!($field), span);
                }
            )*};
        }
        fill!(effort cost services outcome score_after);
        found.blocks.extend(&row.blocks);
    }
}

fn empty(name: String) -> Phase {
    Phase {
        id: String::new(),
        name,
        duration: None,
        effort: None,
        cost: None,
        services: None,
        outcome: None,
        score_after: None,
        opens: Vec::new(),
        after: None,
    }
}
