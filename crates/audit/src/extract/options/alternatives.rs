//! Options that no word for "option" numbers: headings beside each other, each with how long it takes, one of them
//! recommended; and the list below a line that asks to choose.

use gonogo_report::{LaunchOption, Span, Stance};

use super::super::phases::{length_in, numbered, time_box};
use super::super::rating::{RATED, without_brackets};
use super::super::reading::{Line, Part, Reading, Shape};
use super::super::sourced::{Drafting, Sourced};
use super::super::words::{Word, Words};
use super::super::{cells, words::Kinds};
use super::{empty, groups, short, stance};

/// More ways are a plan.
const WAYS: std::ops::RangeInclusive<usize> = 2..=5;

/// Sibling headings with a length of time each, one of which is recommended: "Smallest scope: 2 days", "Recommended: a week".
pub(super) fn headings(reading: &Reading<'_>) -> Vec<usize> {
    let fits = |part: &Part<'_>, title: &str| {
        let plan = part.parent.is_some_and(|parent| reading.parts[parent].own.any(&[Word::Findings, Word::Fixes]));
        !plan && is_way(&reading.words, part.kinds, title) && lasts(reading, part, title)
    };
    let all = groups(reading, &fits);
    let offered = |group: &Vec<usize>| {
        let recommended = group.iter().filter(|at| is_recommended(&reading.words, reading.title(**at))).count();
        WAYS.contains(&group.len()) && recommended > 0 && recommended < group.len()
    };
    all.into_iter().find(offered).unwrap_or_default()
}

/// Whether a name may be that of a way: no step of a plan, and no weight of what is to do.
fn is_way(words: &Words, kinds: Kinds, name: &str) -> bool {
    let weighs = kinds.any(&RATED) && words.hits(&without_brackets(name).0).kinds.any(&RATED);
    !weighs && numbered(words, name).is_none() && time_box(words, name).is_none()
}

fn is_recommended(words: &Words, name: &str) -> bool {
    words.has(name, Word::Recommended) && stance(words, name) == Some(Stance::Recommended)
}

/// Whether a section tells how long it takes, in its heading or in a field of its own.
fn lasts(reading: &Reading<'_>, part: &Part<'_>, title: &str) -> bool {
    length_in(&reading.words, title).is_some()
        || reading.lines[part.lines.clone()].iter().any(|line| {
            let long = line.figured && line.kinds.has(Word::Duration);
            long && reading
                .fields(line)
                .iter()
                .any(|field| reading.words.is(field.label, Word::Duration) && cells::span(field.value).is_some())
        })
}

/// The name of a way and how long it takes: without "⭐ RECOMMENDED" behind it, and parted from the length.
pub(super) fn named<'t>(words: &Words, title: &'t str) -> (&'t str, Option<Span>) {
    let name = title.split('⭐').find(|piece| piece.contains(char::is_alphabetic)).unwrap_or(title);
    let (before, after) = cells::parted(name);
    // "Recommended (door and roof): 3-5 days"
    let lasts = cells::span(&without_brackets(after).0);
    (cells::name(if lasts.is_some() { before } else { name }), lasts.or_else(|| length_in(words, title)))
}

/// A way of a list.
struct Way<'r, 'a> {
    line: &'r Line<'a>,
    name: &'a str,
    length: Option<Span>,
}

/// The first list of ways below a line that asks to choose, one of which tells how long it takes. "Least: 2 days, recommended:
/// 5 days" alone tells how long it may take, and nothing to choose.
pub(super) fn listed(reading: &Reading<'_>, draft: &mut Drafting) {
    let item = |line: &&Line<'_>| matches!(line.shape, Shape::Item { depth: 0, task: None, .. });
    let lines: Vec<&Line<'_>> = reading.lines.iter().filter(item).collect();
    let lists = lines.chunk_by(|one, other| (one.section, one.lead) == (other.section, other.lead));
    let Some(ways) = lists.filter(|list| WAYS.contains(&list.len())).find_map(|list| ways(reading, list)) else {
        return;
    };
    for way in ways {
        let span = way.line.text.source_of(way.name);
        let id = draft.ids.claim("option", &short(&reading.words, way.name));
        let value = LaunchOption { duration: way.length, ..empty(id, way.name.to_owned()) };
        let mut option = Sourced::new(value, "name", span);
        option.value.stance = stance(&reading.words, way.line.text.text());
        if option.value.stance.is_some() {
            option.at("stance", way.line.text.span());
        }
        if option.value.duration.is_some() {
            option.at("duration", way.line.text.span());
        }
        draft.read.insert(way.line.block);
        draft.options.push(option);
    }
}

fn ways<'r, 'a>(reading: &Reading<'a>, list: &[&'r Line<'a>]) -> Option<Vec<Way<'r, 'a>>> {
    let words = &reading.words;
    let first = list.first()?;
    let lead = reading.lead_kinds(first.lead);
    let asked = lead.any(&[Word::Option, Word::Options])
        && !lead.any(&[Word::Fix, Word::Fixes, Word::Problem, Word::Findings])
        && !reading.parts[first.section].topics.has(Word::Findings)
        && reading.lead(first.lead).len() <= 60;
    if !asked || !list.iter().any(|line| line.figured) {
        return None;
    }
    let way = |line: &&'r Line<'a>| -> Option<Way<'r, 'a>> {
        let text = line.text.text();
        let lead = line.text.strong_lead()?;
        let name = cells::name(lead).trim_end_matches(':');
        // How long it takes stands right behind the name.
        let behind = text.get(text.find(lead)? + lead.len()..)?;
        let length = length_in(words, name).or_else(|| {
            let (outer, inner) = without_brackets(behind.trim_start_matches([':', ' ', '-', '–', '—']));
            cells::span(&inner).filter(|_| behind.trim_start().starts_with('(')).or_else(|| cells::span(&outer))
        });
        Some(Way { line, name, length })
    };
    let ways: Vec<_> = list.iter().filter_map(way).collect();
    let fits = ways.len() == list.len()
        && ways.iter().any(|way| way.length.is_some())
        && ways.iter().all(|way| is_way(words, way.line.kinds, way.name));
    fits.then_some(ways)
}
