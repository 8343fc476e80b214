//! The problems: headings with fields, rows of tables and items of lists, each once.
//!
//! The severity comes from the problem's own words, its fields, or the heading or lead of its group. A summary repeats
//! what the audit details; where both rate, the summary's list is left to the text.

mod headed;
mod join;
mod listed;
mod tabled;

use gonogo_report::{Finding, FindingStatus, Severity};

use super::cells;
use super::rating;
use super::reading::Reading;
use super::sourced::{Drafting, Sourced};
use super::words::{Word, Words, head};

/// A problem with what joins it to other mentions of it.
pub(super) struct Found {
    finding: Sourced<Finding>,
    /// An id that the text gives it.
    id: Option<String>,
    /// Whether it stands in a summary.
    summary: bool,
    block: usize,
    /// Whether nothing but a remark or the line before the list rates it.
    loose: bool,
    /// The section whose heading rates it.
    group: Option<usize>,
}

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let mut found = headed::read(reading, draft);
    let sections: std::collections::BTreeSet<usize> = found.iter().map(|(section, _)| *section).collect();
    let mut all: Vec<Found> = found.drain(..).map(|(_, found)| found).collect();
    all.extend(tabled::read(reading, draft, &sections));
    all.extend(listed::read(reading, draft, &sections));
    let rated = |found: &Found| !found.summary && found.finding.value.severity != Severity::Unrated;
    if all.iter().any(rated) {
        all.retain(|found| !found.summary || found.id.is_some());
    }
    if has_register(reading, &all) {
        all.retain(|found| !found.loose);
    }
    all.sort_by_key(|found| found.finding.start());
    for found in join::join(all) {
        let Found { mut finding, id, block, .. } = found;
        draft.read.insert(block);
        finding.value.id = draft.ids.claim("finding", id.as_deref().unwrap_or(&finding.value.title));
        draft.findings.push(finding);
    }
}

/// Whether the text keeps a register: sibling headings for different severities, with problems below at least three of
/// them. What is rated in passing elsewhere then repeats it.
fn has_register(reading: &Reading<'_>, all: &[Found]) -> bool {
    let mut parents: std::collections::BTreeMap<Option<usize>, std::collections::BTreeSet<Severity>> =
        std::collections::BTreeMap::new();
    for found in all.iter().filter(|found| !found.summary) {
        if let Some(group) = found.group {
            parents.entry(reading.parts[group].parent).or_default().insert(found.finding.value.severity);
        }
    }
    parents.values().any(|severities| severities.len() >= 3)
}

/// Topics under which nothing is a problem, even if it is rated.
const OTHERS: [Word; 11] = [
    Word::Strengths,
    Word::Plan,
    Word::Steps,
    Word::Options,
    Word::Questions,
    Word::Contents,
    Word::Comparison,
    Word::Today,
    Word::Levels,
    Word::Success,
    Word::FixedPart,
];

/// The severity that the nearest heading around a section gives to what stands under it.
fn group_of(reading: &Reading<'_>, section: usize) -> Option<(Severity, usize)> {
    for at in reading.around(section) {
        let part = &reading.parts[at];
        if part.level <= 1 {
            return None;
        }
        if part.own.any(&[Word::Plan, Word::Steps, Word::Options, Word::Strengths, Word::FixedPart])
            && !part.own.has(Word::Findings)
        {
            return None;
        }
        if let Some((severity, _)) = rating::group(&reading.words, reading.title(at), true) {
            return Some((severity, at));
        }
    }
    None
}

fn new(title: &str, span: std::ops::Range<usize>, severity: Severity, block: usize, summary: bool) -> Found {
    let finding = Finding {
        id: String::new(),
        title: title.to_owned(),
        severity,
        status: FindingStatus::Open,
        category: None,
        risk: None,
        impact: None,
        fix: None,
        effort: None,
        cost: None,
        evidence: None,
        group: None,
    };
    Found { finding: Sourced::new(finding, "title", span), id: None, summary, block, loose: false, group: None }
}

/// A label and its value as a field of a finding; whether it was one.
fn take(
    words: &Words,
    finding: &mut Sourced<Finding>,
    label: &str,
    value: &str,
    span: &std::ops::Range<usize>,
) -> bool {
    let value = value.trim_matches(['*', '_', ' ']);
    if value.is_empty() {
        return [Word::Impact, Word::Fix, Word::Risk, Word::Evidence, Word::Problem, Word::Location]
            .iter()
            .any(|word| words.is(label, *word));
    }
    let is = |word| words.is(label, word);
    if (is(Word::Severity) || is(Word::Priority))
        && let Some(severity) = rating::severity_value(words, value)
    {
        // A severity says more than a priority, and the first one more than the next.
        if finding.value.severity == Severity::Unrated
            || is(Word::Severity) && !finding.places.iter().any(|(field, _)| *field == "severity")
        {
            finding.value.severity = severity;
            finding.at("severity", span.clone());
        }
        return true;
    }
    if words.has(label, Word::StatusLabel) {
        if let Some(status) = status_of(words, value) {
            finding.value.status = status;
            finding.at("status", span.clone());
        }
        return true;
    }
    let quantity = words.has(label, Word::Effort) || words.has(label, Word::Duration) || words.has(label, Word::Cost);
    if quantity && (is(Word::Effort) || is(Word::Duration)) && finding.value.effort.is_none() {
        if let Some(effort) = cells::effort(&rating::without_brackets(value).0) {
            finding.value.effort = Some(effort);
            finding.at("effort", span.clone());
        }
        return true;
    }
    if is(Word::Cost) && finding.value.cost.is_none() {
        if let Some(cost) = cells::money(value) {
            finding.value.cost = Some(cost);
            finding.at("cost", span.clone());
        }
        return true;
    }
    macro_rules! text {
        ($($word:ident $field:ident)*) => {$(
            if is(Word::$word) {
                if finding.value.$field.is_none() {
                    finding.value.$field = Some(value.to_owned());
                    finding.at(stringify!($field), span.clone());
                }
                return true;
            }
        )*};
    }
    text! { Impact impact Risk risk Fix fix Evidence evidence Problem risk Location evidence }
    false
}

/// Whether the words of a status say that a problem is mended or accepted.
fn status_of(words: &Words, text: &str) -> Option<FindingStatus> {
    let hits = words.hits(head(text, 80));
    let negated = hits.iter().any(|hit| hit.word == Word::Not || hit.word == Word::NoGo);
    if hits.iter().any(|hit| hit.word == Word::Accepted) {
        return Some(FindingStatus::Accepted);
    }
    // "Not fixed", "partially fixed", "to be fixed" are open.
    let partly = hits.iter().any(|hit| matches!(hit.word, Word::Middle | Word::Pending));
    (hits.iter().any(|hit| hit.word == Word::Fixed) && !negated && !partly).then_some(FindingStatus::Fixed)
}

/// What a title says of itself: its id, its severity, whether it is mended; and the title without these.
struct Title<'t> {
    text: &'t str,
    id: Option<String>,
    severity: Option<(Severity, bool)>,
    fixed: bool,
}

/// Takes a title apart: "### F-01: No backups 🔴 CRITICAL", "BUG-023: loop (P0) - FIXED ✅", "~~eval()~~".
fn title<'t>(words: &Words, text: &'t str, struck: bool) -> Title<'t> {
    let whole = text;
    let mut text = cells::name(text);
    let mut id = None;
    if let Some((found, rest)) = leading_id(words, text) {
        (id, text) = (Some(found), cells::name(rest));
    }
    let mut severity = None;
    // "[HIGH] …", "High: …", "P1 — …"
    let lead = text.trim_start_matches(['[', '(']);
    if let Some(rated) = rating::severity(words, head(lead, 40)).filter(|rated| rated.start == 0) {
        let rest = lead[rated.end..].trim_start_matches([')', ' ']);
        let rest = words.begins(rest, Word::Generic).map_or(rest, |end| rest[end..].trim_start());
        if rest.starts_with([']', ':', '：', '-', '–', '—', '|']) && cells::name(rest).chars().any(char::is_alphabetic)
        {
            severity = Some((rated.severity, rated.firm));
            text = cells::name(rest);
            if let Some((found, rest)) = leading_id(words, text).filter(|_| id.is_none()) {
                (id, text) = (Some(found), cells::name(rest));
            }
        }
    }
    // "… (P1)", "… ❌ CRITICAL", "… [High]", "… - HIGH"
    let mut fixed = struck;
    // A handful of remarks at the end of a title; more are prose.
    for _ in 0..6 {
        let before = text;
        if let Some((rest, tail)) = tail_of(text) {
            if let Some(rated) = rating::severity_value(words, tail)
                .filter(|_| rating::severity(words, tail).is_some_and(|rated| rated.end + 24 >= tail.len()))
            {
                severity = severity.or(Some((rated, true)));
                text = rest;
            } else if words.is(tail, Word::Fixed) || words.begins(tail, Word::Fixed).is_some() && tail.len() < 24 {
                fixed = true;
                text = rest;
            } else if is_open(tail) {
                text = rest;
            }
        }
        if text == before {
            break;
        }
    }
    if severity.is_none()
        && let Some(severity_sign) =
            crate::status::mark_at(whole.trim()).and_then(rating::of_sign).or_else(|| rating::circle(whole))
    {
        severity = Some((severity_sign, false));
    }
    fixed |= crate::status::mark_at(whole.trim()).is_some_and(|mark| matches!(mark.sign, '✅' | '✓' | '✔' | '☑'));
    Title { text, id, severity, fixed }
}

/// The last word or bracket of a title, and what stands before it.
fn tail_of(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | ']'));
    if let Some(open) = text.strip_suffix([')', ']']).and_then(|inner| inner.rfind(['(', '['])) {
        let (rest, tail) = (&text[..open], &text[open + 1..text.len() - 1]);
        return Some((trim_title(rest), tail)).filter(|(rest, _)| !rest.is_empty());
    }
    for sign in [" - ", " — ", " – ", ": ", "❌", "⚠️", "⚠", "🔴", "🟠", "🟡", "🟢", "🔵", "✅", "🚨", "⏳"]
    {
        if let Some(at) = text.rfind(sign) {
            let (rest, tail) = (&text[..at], text[at + sign.len()..].trim());
            if !tail.is_empty() && tail.len() <= 40 && !rest.trim().is_empty() {
                return Some((trim_title(rest), tail));
            }
        }
    }
    None
}

fn trim_title(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, ')' | ']' | '%' | '"' | '`' | '”' | '!' | '?' | '+')
    })
}

fn is_open(tail: &str) -> bool {
    ["open", "offen", "ouvert", "abierto", "aberto", "aperto", "открыто", "未解决", "未対応"]
        .iter()
        .any(|word| super::words::lower(tail) == **word)
}

/// "F-01", "CRITICAL-2", "Issue #19", "BUG-023", "P0-1": an id in front of a title, and what follows it.
fn leading_id<'t>(words: &Words, text: &'t str) -> Option<(String, &'t str)> {
    let text = text.trim_start_matches(['[', '(']);
    let first =
        text.find(|c: char| c.is_whitespace() || matches!(c, ':' | ']' | ')' | '：' | '—')).unwrap_or(text.len());
    let (word, rest) = text.split_at(first);
    let letters = word.chars().take_while(char::is_ascii_alphabetic).count();
    let code = word.len() <= 16
        && letters > 0
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '#'))
        && word.ends_with(|c: char| c.is_ascii_digit())
        && (word.contains(['-', '#', '_'])
            || letters <= 3
                && word[..letters].chars().all(|c| c.is_ascii_uppercase())
                && !matches!(word, "P0" | "P1" | "P2" | "P3" | "P4"));
    let begins_name = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next().is_some();
    if code
        && begins_name
        && !(rest.starts_with(char::is_whitespace)
            && !rest.trim_start().starts_with([':', '-', '–', '—', '|'])
            && !word.contains(['-', '#']))
    {
        return Some((word.to_owned(), rest.trim_start_matches([']', ')'])));
    }
    // "Issue #19: …", "Finding 3 — …"
    let end = words.begins(text, Word::Finding)?;
    let after = text[end..].trim_start();
    let number = after.trim_start_matches(['#', '№', ' ']);
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    let rest = &number[digits..];
    let named = digits > 0
        && rest.starts_with([':', '.', ' ', ')', '—', '-', '：'])
        && cells::name(rest).chars().any(char::is_alphabetic);
    named.then(|| (format!("{}-{}", &text[..end], &number[..digits]), rest))
}

/// Whether a text says that there is nothing: "None", "No critical issues"; "No backups" says that something is missing.
fn is_none(words: &Words, text: &str) -> bool {
    let text = cells::name(text);
    if text.chars().count() < 2 {
        return true;
    }
    let text = head(text, 80);
    let hits = words.hits(text);
    let nothing = [Word::None, Word::No, Word::Not];
    let begins = hits.iter().filter(|hit| nothing.contains(&hit.word) && hit.start == 0).map(|hit| hit.end).max();
    let Some(end) = begins else { return false };
    if hits.iter().any(|hit| hit.word == Word::None && (hit.start, hit.end) == (0, text.len())) {
        return true;
    }
    let known = [
        Word::Findings,
        Word::Critical,
        Word::High,
        Word::Medium,
        Word::Low,
        Word::Blocking,
        Word::Generic,
        Word::None,
    ];
    let mut rest = text[end..].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    rest.peek().is_some()
        && rest.all(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            hits.iter().any(|hit| known.contains(&hit.word) && hit.start <= start && hit.end >= start + word.len())
        })
}

/// Whether a text only counts: "0 open", "3 open issues".
fn is_count(words: &Words, text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text[digits..].trim_start_matches(['/', '+', '%']);
    digits > 0
        && (rest.split_whitespace().count() <= 1
            || rest.split_whitespace().count() <= 3 && words.has(rest, Word::Findings))
}

/// Whether a section stands in a summary at the head of the text: what follows tells the same in full.
fn in_summary(reading: &Reading<'_>, section: usize) -> bool {
    let summary = reading.around(section).find(|at| reading.parts[*at].own.has(Word::Summary));
    let first_third = |at: usize| {
        let start = reading.document.sections().get(at).map_or(0, |section| section.span.start);
        start * 3 < reading.document.text().len()
    };
    summary.is_some_and(first_third) || reading.is_opening(section)
}
