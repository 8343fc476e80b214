//! The problems: headings with fields, rows of tables and items of lists, each once.
//!
//! The severity comes from the problem's own words, its fields, or the heading or lead of its group. A summary repeats
//! what the audit details; where both rate, the summary's list is left to the text.

mod fields;
mod headed;
mod join;
mod listed;
mod tabled;
mod title;

use gonogo_report::{Finding, FindingStatus, Severity};

use super::cells;
use super::reading::Reading;
use super::sourced::{Drafting, Sourced};
use super::words::{Kinds, Word, Words, head};
use fields::{status_of, take};
use title::title;

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
    if has_ids(&all) {
        // "Must fix before launch (top 10)" says again what has an id.
        let repeats = |found: &Found| found.group.is_some_and(|at| reading.parts[at].kinds.has(Word::Blocking));
        all.retain(|found| found.id.is_some() || !repeats(found));
    }
    // A chapter on risks that tells levels in passing repeats what is rated elsewhere.
    let firm = |found: &&Found| !found.loose && found.finding.value.severity != Severity::Unrated;
    if all.iter().filter(firm).count() >= 3 {
        all.retain(|found| {
            let risks = || reading.parts[section_of(reading, found)].own;
            !found.loose || !risks().has(Word::Risks) || risks().has(Word::Findings)
        });
    }
    for found in &mut all {
        mend(reading, found);
    }
    all.sort_by_key(|found| found.finding.start());
    for found in join::join(all) {
        let Found { mut finding, id, block, .. } = found;
        draft.read.insert(block);
        finding.value.id = draft.ids.claim("finding", id.as_deref().unwrap_or(&finding.value.title));
        draft.findings.push(finding);
    }
}

/// The section that a problem stands in.
fn section_of(reading: &Reading<'_>, found: &Found) -> usize {
    let start = found.finding.start();
    reading.document.sections().partition_point(|section| section.span.start <= start).saturating_sub(1)
}

/// What stands below "Issues fixed" is mended.
fn mend(reading: &Reading<'_>, found: &mut Found) {
    let section = section_of(reading, found);
    let fixed = reading
        .around(section)
        .skip(usize::from(reading.parts[section].block == found.block))
        .find(|at| reading.parts[*at].own.has(Word::FixedPart) || is_ticked_group(reading, *at));
    if let Some(heading) =
        fixed.and_then(|at| reading.parts[at].heading).filter(|_| found.finding.value.status == FindingStatus::Open)
    {
        found.finding.value.status = FindingStatus::Fixed;
        found.finding.at("status", heading.span());
    }
}

/// Whether a heading that rates what stands below it is ticked off: "✅ Critical issues".
fn is_ticked_group(reading: &Reading<'_>, at: usize) -> bool {
    is_ticked(reading.title(at).trim()) && reading.group(at).is_some()
}

/// Whether a text begins with a tick.
fn is_ticked(text: &str) -> bool {
    crate::status::mark_at(text).is_some_and(|mark| mark.sign == '✅')
}

/// Whether the text keeps a register: sibling headings for different severities, with problems below at least three of
/// them, or below two where each problem is told with its impact or fix. What is rated in passing elsewhere then
/// repeats it.
fn has_register(reading: &Reading<'_>, all: &[Found]) -> bool {
    let mut parents: std::collections::BTreeMap<Option<usize>, (std::collections::BTreeSet<Severity>, bool)> =
        std::collections::BTreeMap::new();
    for found in all.iter().filter(|found| !found.summary) {
        if let Some(group) = found.group {
            let (severities, told) = parents.entry(reading.parts[group].parent).or_insert((Default::default(), true));
            severities.insert(found.finding.value.severity);
            *told &= found.finding.value.impact.is_some() || found.finding.value.fix.is_some();
        }
    }
    parents.values().any(|(severities, told)| severities.len() >= 2 + usize::from(!told))
}

/// Whether one table rates at least five problems that have ids, critical ones among them.
fn has_ids(all: &[Found]) -> bool {
    let mut blocks: std::collections::BTreeMap<usize, (usize, bool)> = std::collections::BTreeMap::new();
    for found in all.iter().filter(|found| found.id.is_some() && found.finding.value.severity != Severity::Unrated) {
        let (count, critical) = blocks.entry(found.block).or_default();
        *count += 1;
        *critical |= found.finding.value.severity == Severity::Critical;
    }
    blocks.values().any(|(count, critical)| *count >= 5 && *critical)
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
        if let Some((severity, _)) = reading.group(at) {
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

/// Whether a text says that there is nothing: "None", "No critical issues"; "No backups" says that something is missing.
/// What the words mean that stand around it is known.
fn is_none(words: &Words, kinds: Kinds, text: &str) -> bool {
    let text = cells::name(text);
    if text.chars().nth(1).is_none() {
        return true;
    }
    if !kinds.any(&[Word::None, Word::No, Word::Not]) || !words.may_begin(text) {
        return false;
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
