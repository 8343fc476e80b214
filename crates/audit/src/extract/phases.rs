//! The steps of the plan: numbered headings and tables, joined by their number; else boxes of time.

use std::collections::BTreeMap;

use gonogo_report::{Phase, Span};

use super::cells;
use super::columns::{Grid, is_total};
use super::figures::figures;
use super::rating::{self, without_brackets};
use super::reading::{Reading, Shape, unboxed};
use super::sourced::{Drafting, Sourced};
use super::words::{Word, Words, core, head};
use crate::content::Inline;

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let mut phases = headings(reading);
    if phases.len() < 2 {
        phases.clear();
    }
    let tables = tables(reading);
    if phases.is_empty() {
        phases = tables.iter().max_by_key(|table| table.len()).cloned().unwrap_or_default();
    }
    for table in &tables {
        join(&mut phases, table);
    }
    if phases.is_empty() {
        phases = time_headings(reading);
    }
    if phases.is_empty() {
        phases = rated_headings(reading);
    }
    for candidates in [lines as fn(&Reading<'_>, bool) -> Vec<Found>] {
        for boxes in [false, true] {
            if phases.is_empty() {
                phases = candidates(reading, boxes);
            }
        }
    }
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

/// The numbers of the phases that a remark names: "1 week (Phase 1 only)", "phases 2-4".
pub(super) fn of_numbers(words: &Words, text: &str) -> Option<Vec<String>> {
    let hit = words.hits(text).into_iter().find(|hit| hit.word == Word::Phase)?;
    let rest = text[hit.end..].trim_start();
    let (first, end) = super::figures::number(rest, 0);
    let first = whole(first?)?;
    let after = rest[end..].trim_start();
    let last = after
        .strip_prefix(['-', '–'])
        .and_then(|after| whole(super::figures::number(after.trim_start(), 0).0?))
        .unwrap_or(first);
    (last >= first && last - first < 30).then(|| (first..=last).map(|number| number.to_string()).collect())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within 0..=99")]
fn whole(value: f64) -> Option<u32> {
    ((0.0..=99.0).contains(&value) && value.fract() == 0.0).then_some(value as u32)
}

/// "Phase 2: Foundation", "第二阶段", "Stage IV": its number, and what follows it.
pub(super) fn numbered<'t>(words: &Words, text: &'t str) -> Option<(u32, &'t str)> {
    let text = cells::name(text);
    if let Some(end) = words.begins(text, Word::Phase) {
        let rest = text[end..].trim_start_matches([' ', '#', '-', '.']);
        let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let number = count(words, &rest[..len]).or_else(|| {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest[..digits].parse().ok().filter(|number| *number < 200)
        })?;
        return Some((number, rest[len..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(')));
    }
    // "Première phase", "Первый этап", "第一阶段"
    let hits = words.hits(head(text, 60));
    let ordinals = [Word::First, Word::Second, Word::Third, Word::Fourth];
    let (at, end) = ordinals.iter().enumerate().find_map(|(at, ordinal)| {
        hits.iter()
            .filter(|hit| hit.word == *ordinal && hit.start == 0)
            .map(|hit| (at, hit.end))
            .max_by_key(|(_, end)| *end)
    })?;
    let phase = hits
        .iter()
        .find(|hit| hit.word == Word::Phase && hit.start >= end && text[end..hit.start].trim().is_empty())?;
    Some((
        u32::try_from(at + 1).ok()?,
        text[phase.end..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '('),
    ))
}

fn count(words: &Words, text: &str) -> Option<u32> {
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    if let Ok(number) = text.parse::<u32>() {
        return (number < 100).then_some(number);
    }
    if let Some(at) = ROMAN.iter().position(|roman| *roman == text) {
        return u32::try_from(at + 1).ok();
    }
    let ordinals = [Word::First, Word::Second, Word::Third, Word::Fourth];
    let at = ordinals
        .iter()
        .position(|ordinal| words.is(text, *ordinal))
        .or_else(|| super::words::NUMBERS.iter().position(|number| words.is(text, *number)));
    match at {
        Some(at) => u32::try_from(at + 1).ok(),
        None if text.len() == 1 && text.starts_with(|c: char| c.is_ascii_uppercase()) => {
            text.bytes().next().map(|byte| u32::from(byte - b'A') + 1)
        }
        None => None,
    }
}

/// Numbered headings: those of the group of siblings with the most, outside of options.
fn headings(reading: &Reading<'_>) -> Vec<Found> {
    let mut groups: Vec<Vec<Found>> = Vec::new();
    let mut index: BTreeMap<(Option<usize>, u8), usize> = BTreeMap::new();
    for (at, part) in reading.parts.iter().enumerate() {
        let title = reading.title(at);
        let Some((number, _)) = numbered(&reading.words, title) else { continue };
        if reading.around(at).skip(1).any(|at| {
            reading.parts[at].own.any(&[Word::Options, Word::Contents, Word::Method, Word::Steps, Word::FixedPart])
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
fn of_section(reading: &Reading<'_>, at: usize, number: Option<u32>) -> Found {
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
    if tail.split_whitespace().count() >= 2 {
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

/// The name of a phase: its heading without the length of time in brackets.
fn phase_name(title: &str) -> String {
    let (outer, _) = without_brackets(title);
    let before = title.split(['(', '（']).next().unwrap_or(title);
    let name = cells::name(if before.chars().any(char::is_alphanumeric) { before } else { &outer });
    let name = name.trim_end_matches(['-', '–', '—', ':', ' ']);
    if name.is_empty() { cells::name(title).to_owned() } else { name.to_owned() }
}

/// A label and its value as a field of a phase; whether it was one.
fn take(words: &Words, phase: &mut Sourced<Phase>, label: &str, value: &str, span: &std::ops::Range<usize>) -> bool {
    let is = |word| words.is(label, word);
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

/// The length of time that a title names: in brackets, behind a dash, or as the box of time that it begins with.
fn length_in(words: &Words, title: &str) -> Option<Span> {
    let (outer, inner) = without_brackets(title);
    for piece in inner.split([',', ';', '/']).chain([inner.as_str()]) {
        if let Some(span) = length(words, piece) {
            return Some(span);
        }
    }
    let parts: Vec<&str> = outer.split([':', '：', '—', '–', '|']).map(str::trim).collect();
    // The last piece of "Phase 1: Foundation — 2 weeks"; a dash inside "2–3 weeks" cuts nothing off.
    for piece in parts.iter().rev() {
        if let Some(span) = length(words, piece).filter(|_| numbered(words, piece).is_none()) {
            return Some(span);
        }
    }
    let last = outer.rsplit_once(" - ").map(|(_, last)| last);
    last.and_then(|last| length(words, last)).or_else(|| {
        let range = outer.find(|c: char| c.is_ascii_digit()).filter(|_| numbered(words, &outer).is_none())?;
        length(words, &outer[range..])
    })
}

/// A length of time, also where it is told in words: "first week", "this week", "next 2 weeks", "today".
fn length(words: &Words, text: &str) -> Option<Span> {
    let text = core(text).trim_end_matches([':', '.']);
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let hits = words.hits(text);
    let of = |word: Word| hits.iter().find(|hit| hit.word == word);
    if hits.iter().any(|hit| hit.word == Word::Ongoing && hit.start == 0) {
        return None;
    }
    let lead = [Word::This, Word::First, Word::Second, Word::Third, Word::Fourth]
        .iter()
        .find_map(|word| of(*word).filter(|hit| hit.start == 0));
    if let Some(lead) = lead {
        let rest = text[lead.end..].trim_start();
        if let Some(span) = cells::span(rest).filter(|_| rest.starts_with(|c: char| c.is_ascii_digit())) {
            return Some(Span::from_days(span.days(), text));
        }
        let units = [(Word::Day, 1.0), (Word::Week, 7.0), (Word::Month, 30.0), (Word::Quarter, 90.0)];
        let days = units.iter().find_map(|(word, days)| {
            hits.iter().any(|hit| hit.word == *word && hit.start >= lead.end).then_some(*days)
        })?;
        return Some(Span::from_days(gonogo_report::Range::point(days)?, text));
    }
    let figured = text.contains(|c: char| c.is_ascii_digit());
    let unit = hits.iter().any(|hit| matches!(hit.word, Word::Day | Word::Week | Word::Month | Word::Quarter));
    let spelled = super::words::NUMBERS.iter().any(|word| of(*word).is_some_and(|hit| hit.start == 0)) && unit;
    if words.is(text, Word::Now) && unit {
        return Some(Span::from_days(gonogo_report::Range::point(1.0)?, text));
    }
    (figured || spelled).then(|| cells::span(text)).flatten()
}

/// What a title begins with where it is a box of time: "Week 2-3", "Immediate", "Short-term", "Next 2 weeks".
pub(super) fn time_box(words: &Words, title: &str) -> Option<usize> {
    let text = cells::name(title);
    let hits = words.hits(head(text, 60));
    let begins = |word: Word| hits.iter().filter(|hit| hit.word == word && hit.start == 0).map(|hit| hit.end).max();
    for word in [Word::Now, Word::Short, Word::Mid, Word::Long] {
        if let Some(end) = begins(word) {
            return Some(end);
        }
    }
    for word in [Word::Day, Word::Week, Word::Month, Word::Quarter] {
        if let Some(end) = begins(word) {
            let rest = text[end..].trim_start_matches([' ', '#']);
            let (_, digits) = super::figures::number(rest, 0);
            return (digits > 0).then_some(end + digits);
        }
    }
    if text.starts_with(['Q', 'q'])
        && text[1..].starts_with(|c: char| ('1'..='4').contains(&c))
        && !text[2..].starts_with(char::is_alphanumeric)
    {
        return Some(2);
    }
    let ordinal =
        [Word::This, Word::First, Word::Second, Word::Third, Word::Fourth].iter().find_map(|word| begins(*word));
    let unit = hits.iter().filter(|hit| matches!(hit.word, Word::Day | Word::Week | Word::Month | Word::Quarter));
    ordinal.and_then(|end| unit.filter(|hit| hit.start >= end && hit.start <= end + 12).map(|hit| hit.end).min())
}

/// Sibling headings that begin with a box of time: the first such group of at least two, outside of options and of
/// what would happen after a launch today.
fn time_headings(reading: &Reading<'_>) -> Vec<Found> {
    group_of(reading, |at| {
        time_box(&reading.words, reading.title(at)).is_some()
            && !reading.around(at).any(|at| reading.parts[at].own.any(&[Word::Options, Word::Today, Word::FixedPart]))
    })
}

/// Sibling headings of a plan that name a severity each: "Critical (before the launch)", "High (first week)".
fn rated_headings(reading: &Reading<'_>) -> Vec<Found> {
    group_of(reading, |at| {
        let plan = reading.parts[at].parent.is_some_and(|parent| {
            let own = reading.parts[parent].own;
            own.any(&[Word::Plan]) && !own.any(&[Word::Findings, Word::Risks])
        });
        let title = reading.title(at);
        plan && rating::group(&reading.words, title, true).is_some() && length_anywhere(reading, at)
    })
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

fn group_of(reading: &Reading<'_>, fits: impl Fn(usize) -> bool) -> Vec<Found> {
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
    let first = groups.into_iter().find(|group| group.len() >= 2).unwrap_or_default();
    first.into_iter().map(|at| of_section(reading, at, None)).collect()
}

/// Lines that begin with a phase or, for `boxes`, a box of time: "1. **Phase 1:** …", "- **Day 1-2**: …".
fn lines(reading: &Reading<'_>, boxes: bool) -> Vec<Found> {
    let words = &reading.words;
    let mut groups: Vec<Vec<Found>> = Vec::new();
    let mut current = None;
    for line in &reading.lines {
        let fits = match line.shape {
            Shape::Item { depth: 0, task: None, .. } | Shape::Text | Shape::Code { plain: true } => true,
            // A strong line right below an item belongs to it as Markdown sees it, but not as it is meant.
            Shape::More => line.text.is_strong(),
            Shape::Item { .. } | Shape::Code { .. } => false,
        };
        let part = &reading.parts[line.section];
        if !fits
            || reading
                .around(line.section)
                .any(|at| reading.parts[at].own.any(&[Word::Options, Word::Today, Word::Findings, Word::Contents]))
        {
            continue;
        }
        if boxes && !reading.around(line.section).any(|at| reading.parts[at].own.any(&[Word::Plan, Word::Steps])) {
            continue;
        }
        let text = unboxed(line.text.text());
        let named = cells::name(text);
        let number = numbered(words, named).map(|(number, _)| number);
        let end = if boxes { time_box(words, named) } else { number.map(|_| 0) };
        let Some(end) = end else { continue };
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

/// Tables whose rows are phases.
fn tables(reading: &Reading<'_>) -> Vec<Vec<Found>> {
    let words = &reading.words;
    let mut found = Vec::new();
    for grid in &reading.grids {
        let listed = grid
            .rows()
            .iter()
            .filter(|row| first_name(row).is_some_and(|cell| numbered(words, cell.text()).is_some()))
            .count();
        let headed = (0..2).any(|at| grid.is(at, Word::PhaseLabel))
            && (grid.column(Word::Duration).is_some() || grid.column(Word::Effort).is_some());
        let boxed = grid
            .rows()
            .iter()
            .filter(|row| first_name(row).is_some_and(|cell| time_box(words, cell.text()).is_some()))
            .count();
        let timed = boxed >= 2
            && boxed * 10 >= grid.rows().len() * 6
            && reading.parts[grid.section].topics.any(&[Word::Plan, Word::Steps]);
        if listed < 2 && !headed && !timed || reading.within(grid.section, Word::Options) {
            continue;
        }
        let rows: Vec<Found> = grid
            .rows()
            .iter()
            .filter(|row| !is_total(words, row))
            .filter_map(|row| of_row(reading, grid, row))
            .collect();
        if rows.len() >= 2 {
            found.push(rows);
        }
    }
    found
}

fn first_name(row: &crate::content::Row) -> Option<&Inline> {
    row.cells.iter().find(|cell| cell.text().chars().any(char::is_alphabetic))
}

fn of_row<'a>(reading: &Reading<'a>, grid: &Grid<'a>, row: &'a crate::content::Row) -> Option<Found> {
    let words = &reading.words;
    let cell = grid.cell(row, (0..2).find(|at| grid.is(*at, Word::PhaseLabel))).or_else(|| first_name(row))?;
    if words.is(cell.text(), Word::Present) && numbered(words, cell.text()).is_none() {
        return None;
    }
    let number = numbered(words, cell.text()).map(|(number, _)| number);
    let mut phase = Sourced::new(empty(phase_name(cell.text())), "name", cell.span());
    if let Some(named) =
        grid.cell(row, (0..grid.width()).find(|at| grid.is(*at, Word::Outcome) || grid.is(*at, Word::Task)))
        && numbered(words, cell.text()).is_some_and(|(_, rest)| rest.is_empty())
        && named.text().len() <= 80
        && rating::status(words, named.text()).is_none()
        && figures(named.text()).is_empty()
    {
        phase.value.name = format!("{}: {}", phase.value.name, named.text().trim());
    }
    for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
        let header = core(grid.header(at));
        take(words, &mut phase, header, cell.text(), &cell.span());
        if phase.value.duration.is_none() && grid.holds(at, Word::Duration) {
            phase.value.duration = length(words, cell.text());
            if phase.value.duration.is_some() {
                phase.at("duration", cell.span());
            }
        }
    }
    if phase.value.duration.is_none()
        && let Some(duration) = length_in(words, cell.text())
    {
        phase.value.duration = Some(duration);
        phase.at("duration", cell.span());
    }
    Some(Found { phase, number, section: None, blocks: vec![grid.block] })
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
