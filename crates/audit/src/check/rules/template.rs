//! Places of a template that were not filled in.

use crate::check::facts::{Facts, Line};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::{Fact, Facts as Marks, Kind as Block, MarkKind};

pub(super) const RULE: Rule = Rule {
    code: "G050",
    name: "unfilled template",
    kind: Kind::Format,
    what: "Finds what a template left to be filled in: `$(date)`, `{{name}}`, `[Pending]`, `[Date]`, `[INSERT: …]`, `TBD` as a whole value.",
    why: "An unfilled date or signature means that the form was generated and not read.",
    before: "**Date:** $(date)",
    after: "**Date:** 2026-03-01",
    fix: "fill it in, or delete the line",
    check,
};

/// Of one line, this many places are looked at: more of them are said by the first.
const MOST: usize = 20;

/// Words in brackets that stand for a value.
const PLACES: [&str; 24] = [
    "pending",
    "date",
    "name",
    "signature",
    "todo",
    "tbd",
    "tba",
    "insert",
    "your name",
    "company",
    "company name",
    "project name",
    "project",
    "version",
    "to be scheduled",
    "to be determined",
    "to be completed",
    "to be filled",
    "fill in",
    "placeholder",
    "email",
    "team",
    "owner",
    "xx",
];

/// What stands in a line with a place to fill in.
const OPENING: Marks = Marks::of(&[Fact::Square, Fact::Brace, Fact::Dollar]);

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (block, here) in facts.blocks.iter().enumerate() {
        let may_hold = here.facts.has(Fact::Capital) || here.facts.any(OPENING);
        if may_hold && !matches!(here.kind, Block::Code(_)) {
            facts.of_block(block).iter().filter(|line| may_say(line)).for_each(|line| of_line(line, found));
        }
    }
}

/// Whether a line may hold a place to fill in, or end in a word for one: most end otherwise.
fn may_say(line: &Line<'_>) -> bool {
    let facts = line.inline.facts();
    // Space may stand behind it.
    let may_end = |last: &u8| matches!(last, b'D' | b'O' | b'A' | b'X') || !last.is_ascii_graphic();
    facts.any(OPENING) || facts.has(Fact::Capital) && line.text().as_bytes().last().is_some_and(may_end)
}

fn of_line(line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let (text, facts) = (line.text(), line.inline.facts());
    let values = ["TBD", "TODO", "TBA", "XXX"];
    let valued = facts.has(Fact::Capital) && values.iter().any(|value| text.trim_end().ends_with(value));
    let field = if valued { line.inline.field() } else { None };
    let mut places = 0;
    let mut say = |range: std::ops::Range<usize>| {
        places += 1;
        if places > MOST {
            return;
        }
        let is_code = line.inline.marks().iter().any(|mark| {
            matches!(mark.kind, MarkKind::Code | MarkKind::Link)
                && mark.range.start <= range.start
                && mark.range.end >= range.end
        });
        let culprit = text.get(range.clone()).unwrap_or_default();
        if !is_code && !culprit.is_empty() {
            let message = format!("`{culprit}` was not filled in");
            found.push(RULE.says(Severity::Warning, line.inline.source(range.clone()), message).stated(culprit));
        }
    };
    for (sign, open, close) in [(Fact::Dollar, "$(", ")"), (Fact::Brace, "{{", "}}"), (Fact::Brace, "${", "}")] {
        if facts.has(sign)
            && let Some((at, end)) =
                between(text, open, close).filter(|(at, end)| end - at < 40 && names(&text[at + 2..end - close.len()]))
        {
            say(at..end);
        }
    }
    let mut from = if facts.has(Fact::Square) { 0 } else { text.len() };
    while let Some((at, end)) =
        text.get(from..).and_then(|rest| between(rest, "[", "]")).map(|(at, end)| (at + from, end + from))
    {
        let inner = text.get(at + 1..end - 1).unwrap_or_default();
        let word = gonogo_report::letters::lower(inner.split(':').next().unwrap_or(inner).trim());
        if PLACES.contains(&word.as_str()) && !text.get(end..).unwrap_or_default().starts_with('(') {
            say(at..end);
        }
        from = end;
    }
    if let Some((_, value)) = field
        && values.contains(&value)
    {
        let at = value.as_ptr() as usize - text.as_ptr() as usize;
        say(at..at + value.len());
    }
}

/// The first place between two signs, both included.
fn between(text: &str, open: &str, close: &str) -> Option<(usize, usize)> {
    let at = text.find(open)?;
    let end = text.get(at..)?.find(close)? + at + close.len();
    Some((at, end))
}

/// Whether it is a name: `date`, `project_name`.
fn names(inner: &str) -> bool {
    let inner = inner.trim();
    !inner.is_empty() && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '+' | '%'))
}
