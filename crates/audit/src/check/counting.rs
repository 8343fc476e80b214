//! Counts in headings and sentences, and what there is to count.

use std::ops::Range;

use gonogo_report::letters::lower;

use super::facts::{Facts, Line};
use super::figure::{Bound, Class, class};
use super::table::Row;
use super::words;
use crate::content::{Fact, Facts as Marks, Kind as Block};
use crate::extract::words::is_letter;
use crate::status::{self, Status};
use crate::text;

/// A count that a text states.
pub(super) struct Count {
    /// The number.
    pub(super) value: f64,
    /// Its bytes in the line.
    pub(super) range: Range<usize>,
    /// The number with the word it counts.
    pub(super) written: String,
    /// Whether it surely counts what follows: `(4 issues)`, `Top 5`, `Three layers`.
    pub(super) firm: bool,
}

/// What is listed.
pub(super) struct Listed {
    pub(super) count: usize,
    pub(super) what: &'static str,
    /// Whether it is all that stands under the heading.
    pub(super) direct: bool,
}

/// Words that follow a number without being counted by it.
const UNITS: &[&str] = &[
    "kb",
    "mb",
    "gb",
    "ms",
    "s",
    "px",
    "x",
    "%",
    "am",
    "pm",
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "to",
    "and",
    "or",
    "in",
    "at",
    "out",
    "from",
    "for",
    "minutes",
    "seconds",
    "second",
    "sec",
    "lines",
    "loc",
    "users",
    "instances",
    "occurrences",
    "locations",
    "places",
    "times",
    "points",
    "pts",
    "stars",
    "percent",
    "factor",
    "tier",
    "phase",
    "step",
    "level",
    "score",
    "a",
    "an",
    "the",
    "is",
    "was",
    "are",
    "days",
    "weeks",
    "вхождений",
    "instanzen",
    "stellen",
];

/// What stands in a line with brackets.
pub(super) const OPENING: Marks = Marks::of(&[Fact::Paren, Fact::Wide]);

/// The count of a heading: in brackets at its end (`(4 issues)`), behind "Top", or as the first word.
pub(super) fn in_heading(line: &Line<'_>) -> Option<Count> {
    let text = line.text();
    if line.inline.facts().any(OPENING)
        && let Some(count) = in_brackets(line)
    {
        return Some(count);
    }
    let is = |word: &str, known: &[&str]| word.len() == 3 && known.iter().any(|known| word.eq_ignore_ascii_case(known));
    let mut words = text::spaced(text);
    let lead = words.by_ref().take(2).find(|word| is(word, &["top", "die", "les", "las", "los"]));
    if lead.is_some_and(|lead| is(lead, &["top"])) {
        return from_word(text, words.next()?, words.next(), true);
    }
    // "Three layers of validation", "Five critical risks"; a figure may number the heading, a word cannot.
    let mut words = text::spaced(text).skip_while(|word| !word.contains(is_letter));
    let first = words.next()?;
    let begins = first.as_bytes().first_chunk::<2>();
    if begins.is_some_and(|[one, two]| one.is_ascii_alphanumeric() && two.is_ascii() && !words::may_count(*one, *two))
        || first.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let (word, tail) = first.split_once('-').map_or((first, None), |(word, tail)| (word, Some(tail)));
    let value = words::number_in(word).filter(|value| *value >= 2.0)?;
    // "One-click", "Two-factor", "Second": only plural things are counted.
    let next = tail.or_else(|| words.next())?;
    if tail.is_some()
        && !["layer", "step", "part", "stage", "phase", "tier", "level", "pillar", "point"]
            .contains(&lower(next).as_str())
    {
        return None;
    }
    let at = word.as_ptr() as usize - text.as_ptr() as usize;
    let counts = tail.is_some() || is_plural(next);
    counts.then(|| Count { value, range: at..at + first.len(), written: first.to_owned(), firm: true })
}

fn is_plural(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphabetic) && !UNITS.contains(&lower(word).as_str())
}

fn from_word(text: &str, word: &str, next: Option<&str>, firm: bool) -> Option<Count> {
    let digits = word.trim_matches(|c: char| !is_letter(c));
    let value = match digits.bytes().next()? {
        b'0'..=b'9' => digits.parse::<u32>().map(f64::from).ok()?,
        _ => words::number_in(digits)?,
    };
    let open = word.contains(['+', '~', '%', '/']);
    let at = digits.as_ptr() as usize - text.as_ptr() as usize;
    let unit = next.is_none_or(|next| UNITS.contains(&lower(next).as_str()));
    (!open && !unit).then(|| Count { value, range: at..at + digits.len(), written: digits.to_owned(), firm })
}

/// `(4 issues)` at the end of a heading; a number alone in brackets counts less surely.
fn in_brackets(line: &Line<'_>) -> Option<Count> {
    let text = line.text();
    let open = text.rfind(['(', '（'])?;
    let close = text.get(open..)?.find([')', '）'])? + open;
    let mut inside = line.figures.iter().filter(|figure| figure.range.start > open && figure.range.end <= close);
    let figure = inside.next()?;
    let exact = class(figure) == Class::Number
        && figure.value.is_point()
        && !figure.approximate
        && figure.bound == Bound::Exact
        && figure.decimals == 0;
    let leads = text.get(open + 1..figure.range.start)?.trim().is_empty();
    if inside.next().is_some() || !exact || !leads {
        return None;
    }
    let after = text.get(figure.range.end..close)?.trim();
    let last = after.split_whitespace().next_back();
    let unit = after.split_whitespace().any(|word| UNITS.contains(&lower(word).as_str()));
    let firm = last.is_some_and(|last| !unit && after.split_whitespace().count() <= 3 && is_plural(last));
    let written = text.get(figure.range.start..close)?.trim().to_owned();
    Some(Count { value: figure.value.low(), range: figure.range.start..close, written, firm })
}

/// A count at the start of a line, perhaps behind "Only" or "The following": `3 levels of protection: …`.
pub(super) fn at_start(line: &Line<'_>) -> Option<Count> {
    let text = line.text();
    let trimmed = match text.as_bytes() {
        [first, ..] if first.is_ascii_alphanumeric() => text,
        _ => text.trim_start_matches(|c: char| !is_letter(c)),
    };
    // Most lines begin with letters that neither such a word nor a number begins with.
    let first = trimmed.bytes().next()?.to_ascii_lowercase();
    let second = trimmed.as_bytes().get(1).copied()?;
    if first.is_ascii_alphabetic()
        && second.is_ascii()
        && !matches!(first, b'o' | b'j' | b't' | b'f' | b'n' | b's')
        && !words::may_count(first, second)
    {
        return None;
    }
    let lead: &[&str] = match first {
        b'o' => &["only "],
        b'j' => &["just "],
        b't' => &["the following "],
        b'f' => &["following ", "found "],
        b'n' => &["nur "],
        b's' => &["seulement ", "solo "],
        0x80.. => &["только "],
        _ => &[],
    };
    let leads = |lead: &&&str| {
        let head = trimmed.get(..lead.len());
        head.is_some_and(|head| if lead.is_ascii() { head.eq_ignore_ascii_case(lead) } else { lower(head) == **lead })
    };
    let skipped = lead.iter().find(leads).map_or(0, |lead| lead.len());
    let rest = trimmed.get(skipped..)?;
    // Most first words are told from numbers by their letters.
    let end = rest.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
    let plain = rest.as_bytes().get(end).is_none_or(|next| next.is_ascii() && !next.is_ascii_digit());
    if end > 0 && plain && words::number_in(&rest[..end]).is_none() {
        return None;
    }
    let mut found = text::spaced(rest);
    let (word, next) = (found.next()?, found.next()?);
    if word.bytes().any(|byte| matches!(byte, b'/' | b'.' | b',' | b'-' | b':' | b')')) {
        return None;
    }
    let starts_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
    let count = from_word(text, word, Some(next), true)?;
    // "One more thing:" and "A few": only a figure may be one.
    let time = line
        .figures
        .first()
        .is_some_and(|figure| figure.range.start == count.range.start && class(figure) != Class::Number);
    (!time && (starts_with_digit || count.value >= 2.0) && is_plural(next)).then_some(count)
}

/// The longest list of which each item is looked at again for a line beside it.
const LONGEST: usize = 256;

/// The blocks of the items of a list around one of its blocks, its nested ones left aside; those of a very long list are
/// cut off at both ends.
pub(super) fn whole_list(facts: &Facts<'_>, at: usize, list: usize) -> Vec<usize> {
    let is_item = |block: usize| {
        gonogo_report::work::spend(1);
        matches!(&facts.blocks[block].kind, Block::Item(item) if item.list == list)
    };
    let inside = |block: &usize| is_item(*block) || facts.blocks[*block].item.is_some();
    let before = (0..at).rev().take(LONGEST).take_while(inside).last().unwrap_or(at);
    let section = facts.of_section(facts.blocks[at].section);
    (before.max(section.start)..section.end.min(at + LONGEST))
        .take_while(|block| *block <= at || inside(block))
        .filter(|block| is_item(*block))
        .collect()
}

/// The items of a list from its first block on, its nested ones left aside.
pub(super) fn items(facts: &Facts<'_>, first: usize, list: usize) -> usize {
    let end = after_list(facts, first, list);
    gonogo_report::work::spend(end - first);
    (first..end).filter(|at| matches!(&facts.blocks[*at].kind, Block::Item(item) if item.list == list)).count()
}

/// The first block behind a list.
pub(super) fn after_list(facts: &Facts<'_>, first: usize, list: usize) -> usize {
    let section = facts.of_section(facts.blocks[first].section);
    let outer = facts.blocks[first].item;
    let inside = |at: &usize| {
        gonogo_report::work::spend(1);
        let block = &facts.blocks[*at];
        matches!(&block.kind, Block::Item(item) if item.list == list) || block.item.is_some() && block.item != outer
    };
    (first..section.end).find(|at| !inside(at)).unwrap_or(section.end)
}

/// Whether another list or table follows: then the first one is not all that is meant. One behind a label is the label's.
pub(super) fn lists_again(facts: &Facts<'_>, from: usize, to: usize) -> bool {
    let mut labelled = false;
    for at in from..to {
        gonogo_report::work::spend(1);
        match &facts.blocks[at].kind {
            Block::Paragraph(lines) => {
                labelled |=
                    lines.iter().any(|line| line.text().trim_end().ends_with([':', '：']) || line.field().is_some());
            }
            Block::Item(_) | Block::Table(_) if !labelled => return true,
            Block::Item(_) | Block::Table(_) | Block::Heading(_) | Block::Code(_) | Block::Html => {}
        }
    }
    false
}

/// The rows of a table that are no totals.
pub(super) fn rows(facts: &Facts<'_>, block: usize) -> usize {
    facts.roles(block).iter().filter(|role| **role == Row::Part).count()
}

/// Whether a text says that it names some of many.
pub(super) fn names_examples(text: &str) -> bool {
    const EXAMPLES: &words::Set = &words::Set::of(&[
        "example",
        "examples",
        "e.g.",
        "such as",
        "including",
        "include",
        "sample",
        "selected",
        "highlights",
        "notable",
        "some",
        "most",
        "worst",
        "beispiele",
        "z.b.",
        "exemples",
        "par exemple",
        "ejemplos",
        "exemplos",
        "esempi",
        "например",
        "例",
    ]);
    words::has(text, EXAMPLES)
}

/// Whether an item is done, where it says so, and how many things it stands for: "All security bugs (7 bugs)".
pub(super) fn done(facts: &Facts<'_>, block: usize) -> (Option<bool>, f64) {
    let Block::Item(item) = &facts.blocks[block].kind else { return (None, 1.0) };
    let Some(line) = facts.of_block(block).first() else { return (item.task, 1.0) };
    let text = line.text();
    let many = in_brackets_anywhere(line).unwrap_or(1.0);
    let said = || {
        let folded = lower(text);
        let fixed = words::has(
            &folded,
            const {
                &words::Set::of(&[
                    "fixed",
                    "done",
                    "resolved",
                    "completed",
                    "behoben",
                    "erledigt",
                    "corrigé",
                    "resuelto",
                    "исправлено",
                ])
            },
        );
        fixed.then_some(true)
    };
    let mark = status::find_mark(text).map(|(_, mark)| mark.status == Status::Good);
    (item.task.or(mark).or_else(said), many)
}

fn in_brackets_anywhere(line: &Line<'_>) -> Option<f64> {
    let text = line.text();
    line.figures.iter().find_map(|figure| {
        let opens = text.get(..figure.range.start)?.ends_with('(');
        let after = text.get(figure.range.end..)?;
        let words = lower(after.split(')').next()?.trim());
        let things = words::has(
            &words,
            const {
                &words::Set::of(&[
                    "bugs",
                    "issues",
                    "items",
                    "findings",
                    "vulnerabilities",
                    "tasks",
                    "problems",
                    "fixes",
                ])
            },
        );
        (opens
            && things
            && class(figure) == Class::Number
            && figure.value.is_point()
            && words.split_whitespace().count() == 1)
            .then(|| figure.value.low())
    })
}
