//! Problems with a heading each: their severity, id or fields stand in it or below it.

use gonogo_report::{FindingStatus, Severity};

use super::super::reading::{Reading, Shape};
use super::super::sourced::Drafting;
use super::super::words::Word;
use super::{Found, OTHERS, group_of, in_summary, is_none, new, take, title};
use crate::content::{Fact, Facts};
use crate::extract::{cells, rating};

/// The problems with their sections.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    for at in 0..reading.parts.len() {
        if let Some(one) = of_section(reading, at, draft) {
            found.push((at, one));
        }
    }
    found
}

fn of_section(reading: &Reading<'_>, at: usize, draft: &mut Drafting) -> Option<Found> {
    let words = &reading.words;
    let part = &reading.parts[at];
    let heading = part.heading?;
    let parent = part.parent?;
    let around = &reading.parts[parent];
    if part.level < 2 || reading.around(at).any(|section| draft.is_own(section)) {
        return None;
    }
    let mut evidence = 0;
    let mut severity_field = false;
    let mut problem_field = false;
    for line in &reading.lines[part.lines.clone()] {
        if !matches!(line.shape, Shape::Text | Shape::Item { depth: 0, task: None, .. }) {
            continue;
        }
        for field in reading.fields(line) {
            if !line.may_hold(field.label, &TELLING) {
                continue;
            }
            let whole = words.whole(field.label);
            evidence += usize::from(whole.any(&TELLING[1..]));
            problem_field |= whole.has(Word::Problem);
            // "Status: ⚠️ critical" rates as well; a sign alone would tell how far it is.
            let rates = whole.any(&[Word::Severity, Word::Priority])
                || whole.has(Word::StatusLabel) && rating::severity(words, field.value).is_some();
            severity_field |= rates && rating::severity_value(words, field.value).is_some();
        }
    }
    // Without a field, only what its heading says of itself makes it one: an id, or how bad it is.
    let told = evidence > 0 || severity_field;
    if !told && !heading.facts().any(NAMING) && !part.kinds.any(&rating::RATED) {
        return None;
    }
    let counted_on = continued(reading, at, parent);
    let group = group_of(reading, parent).or(counted_on);
    let problems = around.topics.any(&[Word::Findings, Word::Biggest]) || group.is_some();
    // Outside of problems only a field or a word that rates makes it one.
    if !told && !problems && !part.kinds.any(&rating::RATED) {
        return None;
    }
    let mut taken = title(words, part.kinds, heading.text(), heading.is_struck());
    // "#### ❌ Not implemented" with its rating: the heading around it names what is not.
    let stated = severity_field && is_status(reading, heading.text());
    if stated {
        let above = title(words, around.kinds, reading.title(parent), false);
        (taken.text, taken.id, taken.fixed) = (above.text, above.id, false);
    }
    let numbered = heading.text().starts_with(|c: char| c.is_ascii_digit());
    if !told && !numbered && taken.id.is_none() && taken.severity.is_none() {
        return None;
    }
    if taken.text.is_empty() || is_none(words, part.kinds, taken.text) {
        return None;
    }
    // A conclusion may state how high the risk is.
    let concludes = part.own.any(&[Word::Verdict, Word::Summary]) && !part.own.has(Word::Findings);
    if concludes && !stated && taken.severity.is_none() {
        return None;
    }
    // A heading that groups others is none itself.
    let has_children = part.end > at + 1;
    let grouping = taken.id.is_none() && rating::group_of(words, part.kinds, heading.text(), false).is_some();
    // "3. Data safety (3/5)" is a line of the scorecard.
    if taken.id.is_none() && crate::extract::figures::figures(heading.text()).iter().any(|figure| !figure.percent) {
        return None;
    }
    let elsewhere = counted_on.is_none()
        && reading
            .around(parent)
            .any(|at| reading.parts[at].own.any(&OTHERS) && !reading.parts[at].own.any(&[Word::Findings]));
    let firm = taken.severity.is_some_and(|(_, firm)| firm);
    let signed = taken.severity.is_some();
    // "High: no backups" with fields below it is one, whatever its first word says.
    let generic =
        || rating::group_of(words, part.kinds, taken.text, false).is_some() || words.is(taken.text, Word::Findings);
    let shortened = taken.severity.is_some() && taken.text.len() + 3 < heading.text().trim().len();
    let named = severity_field || shortened && !generic();
    let chaptered = around.level == 1 && !severity_field && !firm && taken.id.is_none();
    let problem_told = firm && shortened && problem_field;
    // In a chapter on risks, a level groups some of them.
    let levels = grouping && around.own.has(Word::Risks) && !around.own.has(Word::Findings);
    let is_one = if levels {
        false
    } else if grouping || chaptered {
        // "### Critical" groups; a heading right below the title is a chapter.
        named && evidence >= 1 && !has_children && (part.grids.is_empty() || evidence >= 3)
    } else if elsewhere {
        severity_field && taken.id.is_some() || problem_told
    } else if problems {
        // In a group, numbered headings are its members.
        let rates_itself = |line: &super::super::reading::Line<'_>| {
            line.kinds.any(&rating::RATED) && rating::begun(words, line.text.text()).is_some()
        };
        let member = group.is_some()
            && !has_children
            && part.grids.is_empty()
            && numbered
            && !reading.lines[part.lines.clone()].iter().any(rates_itself)
            || is_alarmed(reading, at, parent);
        (evidence >= 1 || signed || severity_field || taken.id.is_some() || member)
            && !part.own.any(&[Word::Strengths, Word::Fixes])
    } else {
        let rated = severity_field || firm;
        rated
            && (stated
                || evidence >= 2
                || taken.id.is_some()
                || problem_told
                || firm && is_numbered(heading.text()) && !(evidence == 0 && is_checked(reading, at)))
    };
    // What has tables or severity groups below it is a chapter of problems.
    let chapter = has_children
        && (evidence == 0 && reading.group(at).is_some()
            || (at + 1..part.end)
                .any(|below| reading.parts[below].parent == Some(at) && reading.group(below).is_some()));
    let fields_below = || {
        let mut below = reading.parts[at + 1..part.end].iter().filter(|below| below.parent == Some(at));
        below.any(|below| below.kinds.any(&TELLING[1..6]))
    };
    let empty_chapter = part.level == 2 && has_children && evidence == 0 && !(firm && fields_below());
    if !is_one || chapter || empty_chapter {
        return None;
    }
    let mut one = new(taken.text, heading.span(), Severity::Unrated, part.block, in_summary(reading, at));
    one.id = taken.id;
    if let Some((severity, true)) = taken.severity {
        one.finding.value.severity = severity;
        one.finding.at("severity", heading.span());
    }
    for line in &reading.lines[part.lines.clone()] {
        if !matches!(line.shape, Shape::Text | Shape::Item { depth: 0, task: None, .. }) {
            continue;
        }
        for field in reading.fields(line) {
            if take(words, &mut one.finding, field.label, field.value, &line.text.source_of(field.value)) {
                draft.read.insert(line.block);
            }
        }
    }
    lists_of_fields(reading, at, &mut one);
    if one.finding.value.severity == Severity::Unrated {
        let status = reading.lines[part.lines.clone()].iter().find_map(|line| {
            let field = reading.fields(line).iter().find(|field| words.is(field.label, Word::StatusLabel))?;
            Some((rating::severity_value(words, field.value)?, line.text.source_of(field.value)))
        });
        if let Some((severity, span)) = status {
            one.finding.value.severity = severity;
            one.finding.at("severity", span);
        } else if let Some((severity, _)) = taken.severity {
            one.finding.value.severity = severity;
            one.finding.at("severity", heading.span());
        } else if let Some((severity, group)) = group {
            one.finding.value.severity = severity;
            one.finding.at("severity", reading.parts[group].heading.map_or(0..0, crate::content::Inline::span));
        }
    }
    if taken.fixed {
        one.finding.value.status = FindingStatus::Fixed;
        one.finding.at("status", heading.span());
    }
    one.finding.value.group = Some(reading.title(parent).to_owned()).filter(|title| !title.is_empty());
    if one.finding.value.group.is_some() {
        one.finding.at("group", around.heading.map_or(0..0, crate::content::Inline::span));
    }
    Some(one)
}

/// The severity of "Medium priority recommendations" whose headings go on counting those of the chapter before: a list
/// that counts on is of the same things.
fn continued(reading: &Reading<'_>, at: usize, parent: usize) -> Option<(Severity, usize)> {
    let around = &reading.parts[parent];
    let fits = around.level > 1
        && around.own.has(Word::Plan)
        && !around.own.any(&[Word::Steps, Word::Options, Word::Fixes])
        && !reading.around(parent).skip(1).any(|at| reading.parts[at].own.any(&OTHERS));
    let first = parent + 1;
    if !fits || reading.parts[first].parent != Some(parent) || number(reading.title(at))? <= 1 {
        return None;
    }
    let before = parent.checked_sub(1)?;
    let counts_on = reading.parts[before].level == reading.parts[first].level
        && number(reading.title(before))? + 1 == number(reading.title(first))?;
    let rated = counts_on.then(|| rating::begun(&reading.words, cells::name(reading.title(parent))))?;
    rated.map(|severity| (severity, parent))
}

/// Whether a numbered heading stands below one that raises an alarm of problems, "🚨 Violations", and holds nothing but
/// plain items that tell of it.
fn is_alarmed(reading: &Reading<'_>, at: usize, parent: usize) -> bool {
    let (part, around) = (&reading.parts[at], &reading.parts[parent]);
    let alarm = || {
        let mark = crate::status::mark_at(reading.title(parent).trim());
        mark.is_some_and(|mark| matches!(mark.sign, '🚨' | '❌' | '⚠'))
    };
    let lines = &reading.lines[part.lines.clone()];
    around.own.has(Word::Findings)
        && !around.own.any(&OTHERS)
        && part.end == at + 1
        && part.grids.is_empty()
        && is_numbered(reading.title(at))
        && alarm()
        && !lines.is_empty()
        && lines.iter().all(|line| {
            matches!(line.shape, Shape::Item { task: None, .. } | Shape::More)
                && crate::status::mark_at(line.text.text().trim()).is_none()
                && rating::begun(&reading.words, line.text.text()).is_none()
        })
}

/// Whether a heading is one of the chapters of a checklist, of which some are said to be risky: "13. Ovens (high risk)"
/// with its tasks, beside others that nothing rates.
fn is_checked(reading: &Reading<'_>, at: usize) -> bool {
    const FEW: usize = 8;
    let part = &reading.parts[at];
    let has_tasks = |at: usize| {
        let mut lines = reading.lines[reading.parts[at].lines.clone()].iter().take(FEW);
        lines.any(|line| matches!(line.shape, Shape::Item { task: Some(_), .. }))
    };
    let beside = |other: &usize| {
        let other = &reading.parts[*other];
        other.parent == part.parent && other.level == part.level && !other.kinds.any(&rating::RATED)
    };
    has_tasks(at) && (at.saturating_sub(FEW)..at).filter(beside).any(has_tasks)
}

/// The number that a heading begins with: "7. Slow start".
fn number(heading: &str) -> Option<u32> {
    let heading = heading.trim_start();
    is_numbered(heading).then(|| heading.split_once('.')?.0.parse().ok())?
}

/// What stands in a heading that has an id, or a sign of how bad it is.
const NAMING: Facts = Facts::of(&[Fact::Digit, Fact::Sign, Fact::Pictograph, Fact::Colon]);

/// The labels that tell of a problem, the first one in its value alone.
const TELLING: [Word; 9] = [
    Word::StatusLabel,
    Word::Impact,
    Word::Fix,
    Word::Risk,
    Word::Evidence,
    Word::Problem,
    Word::Location,
    Word::Severity,
    Word::Priority,
];

/// Whether a heading says nothing but how far something is, by a sign and a word or two: "⚠️ Partly done".
fn is_status(reading: &Reading<'_>, heading: &str) -> bool {
    let words = &reading.words;
    let labelled = heading.split_once([':', '：']).filter(|(label, _)| words.is(label, Word::StatusLabel));
    let text = labelled.map_or(heading, |(_, value)| value).trim();
    let said = rating::without_brackets(cells::name(text)).0;
    crate::status::mark_at(text).is_some()
        && said.split_whitespace().count() <= 3
        && (rating::status_words(words, &said).is_some() || words.begins_any(&said, &[Word::Not, Word::No]))
}

/// Whether a heading is one of a numbered list: "7. Slow start 🟡 MEDIUM".
fn is_numbered(heading: &str) -> bool {
    let rest = heading.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < heading.trim_start().len() && rest.starts_with(". ")
}

/// Fields whose value is the list below them: "**Impact:**" and its items.
fn lists_of_fields(reading: &Reading<'_>, at: usize, one: &mut Found) {
    for line in &reading.lines[reading.parts[at].lines.clone()] {
        let Shape::Item { depth: 0, .. } = line.shape else { continue };
        let label = reading.lead(line.lead);
        if !label.is_empty() && label.len() <= 40 {
            take(&reading.words, &mut one.finding, label, line.text.text().trim(), &line.text.span());
        }
    }
}
