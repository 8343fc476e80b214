//! Problems that are items of lists or lines of boxes: the list stands in a group of one severity, or each item is
//! rated itself.

use std::collections::BTreeSet;

use gonogo_report::{FindingStatus, Severity};

use super::super::cells;
use super::super::rating;
use super::super::reading::{Line, Reading, Shape, unboxed};
use super::super::sourced::Drafting;
use super::super::topics::Topics;
use super::super::words::{Kinds, Word};
use super::{Found, OTHERS, group_of, in_summary, is_count, is_none, is_ticked, new, take, title};
use crate::content::{Fact, Facts};
use crate::text::{trim, words_up_to};

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting, headed: &BTreeSet<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let (mut section, mut here) = (usize::MAX, None);
    let mut told = Lead::of(reading, None);
    for index in 0..reading.lines.len() {
        let line = &reading.lines[index];
        if line.section != section {
            section = line.section;
            here = Section::of(reading, section, headed, draft);
        }
        let Some(here) = &here else { continue };
        if let Some(lead) = line.lead.filter(|_| is_named_by_lead(reading, here, line)) {
            let known = found.last().is_some_and(|last| last.finding.start() == reading.lines[lead].text.span().start);
            if !known && let Some(one) = of_lead(reading, here, lead) {
                found.push(one);
            }
            if let Some(last) =
                found.last_mut().filter(|last| last.finding.start() == reading.lines[lead].text.span().start)
            {
                for field in reading.fields(line) {
                    take(
                        &reading.words,
                        &mut last.finding,
                        field.label,
                        field.value,
                        &line.text.source_of(field.value),
                    );
                }
                draft.read.insert(line.block);
            }
        } else if line.lead.is_some_and(|lead| {
            found.last().is_some_and(|last| last.block == reading.lines[lead].block)
                && reading.lines[lead].text.is_strong()
        }) {
            // Below "**1. No backups**" stands what belongs to it.
            draft.read.insert(line.block);
        } else if let Some(one) = {
            if told.line != line.lead {
                told = Lead::of(reading, line.lead);
            }
            item(reading, here, &told, line)
        } {
            found.push(one);
        } else if let Some(one) = rated_below(reading, here, index) {
            found.push(one);
        } else if let Shape::Item { depth: 1, task: None, .. } = line.shape
            && let Some(last) = found.last_mut()
            && line.item.is_some_and(|item| reading.lines[item].block == last.block)
        {
            for field in reading.fields(line) {
                take(&reading.words, &mut last.finding, field.label, field.value, &line.text.source_of(field.value));
            }
            draft.read.insert(line.block);
        }
    }
    found
}

/// The problem that an item names whose severity stands in the list below it: "1. **No locks**", "   - **Severity:** high".
fn rated_below(reading: &Reading<'_>, here: &Section, index: usize) -> Option<Found> {
    let words = &reading.words;
    let line = &reading.lines[index];
    if !matches!(line.shape, Shape::Item { depth: 0, task: None, .. }) || here.others {
        return None;
    }
    let below = reading.lines[index + 1..].iter().take_while(|below| {
        below.section == line.section && matches!(below.shape, Shape::More | Shape::Item { depth: 1.., .. })
    });
    let rating = |below: &Line<'_>| {
        let field = reading.fields(below).first()?;
        let rates = below.may_hold(field.label, &RATING) && words.whole(field.label).any(&RATING);
        rates.then(|| rating::severity_value(words, field.value)).flatten()
    };
    let (severity, span) = below.into_iter().find_map(|below| Some((rating(below)?, below.text.span())))?;
    let taken = title(words, line.kinds, line.text.text().trim(), struck_lead(line));
    let (name, rest) = split_title(taken.text, line);
    if name.is_empty() || is_none(words, line.kinds, name) {
        return None;
    }
    let mut one = new(name, line.text.source_of(name), severity, line.block, here.summary);
    one.finding.at("severity", span);
    one.id = taken.id;
    tell(&mut one, line, rest, taken.fixed);
    Some(one)
}

/// Takes what an item says behind the name of a problem, and whether it is mended.
fn tell(one: &mut Found, line: &Line<'_>, rest: &str, fixed: bool) {
    if !rest.is_empty() {
        one.finding.value.risk = Some(rest.to_owned());
        one.finding.at("risk", line.text.source_of(rest));
    }
    if fixed {
        one.finding.value.status = FindingStatus::Fixed;
        one.finding.at("status", line.text.span());
    }
}

/// The labels whose value rates a problem.
const RATING: [Word; 3] = [Word::Severity, Word::Priority, Word::Risk];

/// Whether an item is a field of the problem that the strong line before the list names.
fn is_named_by_lead(reading: &Reading<'_>, here: &Section, line: &Line<'_>) -> bool {
    let Some(lead) = line.lead.map(|lead| reading.lines[lead].text) else { return false };
    let fits = matches!(line.shape, Shape::Item { depth: 0, task: None, .. })
        && !here.others
        && !reading.fields(line).is_empty()
        && lead.facts().has(Fact::Strong)
        && lead.strong_lead().is_some();
    let named = || {
        Topics::of(&reading.words, reading.lead_kinds(line.lead), lead.text()).is_empty()
            || rating::severity(&reading.words, lead.text()).is_some()
    };
    fits && is_field(reading, line) && !lead.text().trim().ends_with([':', '：']) && named()
}

/// The problem that a strong line names, if it is rated.
fn of_lead(reading: &Reading<'_>, here: &Section, lead: usize) -> Option<Found> {
    let line = &reading.lines[lead];
    let taken = title(&reading.words, line.kinds, line.text.text(), line.text.is_struck());
    let severity = taken.severity.map(|(severity, _)| severity);
    if taken.text.is_empty() || !(here.problems || here.group.is_some() || severity.is_some() || taken.id.is_some()) {
        return None;
    }
    let mut one = new(taken.text, line.text.span(), Severity::Unrated, line.block, here.summary);
    if let Some(severity) = severity
        .or(here.group.map(|(severity, _)| severity))
        .or_else(|| rating::severity(&reading.words, taken.id.as_deref()?).map(|rated| rated.severity))
    {
        one.finding.value.severity = severity;
        one.finding.at("severity", line.text.span());
    }
    one.id = taken.id;
    if taken.fixed {
        one.finding.value.status = FindingStatus::Fixed;
        one.finding.at("status", line.text.span());
    }
    Some(one)
}

/// What a section says of the items in it.
struct Section {
    group: Option<(Severity, usize)>,
    problems: bool,
    others: bool,
    summary: bool,
}

impl Section {
    /// `None` where the items are fields of a problem, or of an option.
    fn of(reading: &Reading<'_>, at: usize, headed: &BTreeSet<usize>, draft: &Drafting) -> Option<Self> {
        let taken = |section: usize| headed.contains(&section) || draft.is_own(section);
        if reading.around(at).any(taken) {
            return None;
        }
        let part = &reading.parts[at];
        Some(Self {
            group: group_of(reading, at),
            problems: part.topics.any(&[Word::Findings, Word::Biggest]),
            others: reading
                .around(at)
                .any(|at| reading.parts[at].own.any(&OTHERS) && !reading.parts[at].own.has(Word::Findings))
                || part.own.any(&[Word::Checklist]),
            summary: in_summary(reading, at),
        })
    }
}

/// What the line before a list says of its items.
struct Lead<'a> {
    line: Option<usize>,
    text: &'a str,
    kinds: Kinds,
    about: Topics,
    /// The severity that it gives to all of them.
    group: Option<Severity>,
    /// Whether it only says that they are blockers: where others are rated, it repeats them.
    announced: bool,
}

impl<'a> Lead<'a> {
    fn of(reading: &Reading<'a>, line: Option<usize>) -> Self {
        let (text, kinds) = (reading.lead(line), reading.lead_kinds(line));
        let group = rating::group_of(&reading.words, kinds, text, !text.is_empty());
        let group = group.filter(|(_, firm)| *firm).map(|(severity, _)| severity);
        let about = Topics::of(&reading.words, kinds, text);
        // "Launch blockers:", "We found several things that block the launch, the worst of them:"
        let denies = [Word::No, Word::Not, Word::Fixed];
        let blocks = kinds.has(Word::Blocking)
            && !kinds.any(&denies)
            && (about.has(Word::Findings) || words_up_to(text, 5) == 5);
        let announced = group.is_none() && blocks;
        let group = group.or_else(|| blocks.then_some(Severity::Critical));
        Self { line, text, kinds, about, group, announced }
    }
}

fn item(reading: &Reading<'_>, here: &Section, told: &Lead<'_>, line: &Line<'_>) -> Option<Found> {
    let words = &reading.words;
    let text = match line.shape {
        Shape::Item { depth: 0, task: None, .. } => trim(line.text.text()),
        Shape::Code { plain: true } => bullet(unboxed(line.text.text()))?,
        // "**1. No backups**" in a group, with prose below it.
        Shape::Text if here.group.is_some() && line.text.is_strong() && is_numbered(line.text.text()) => {
            line.text.text().trim()
        }
        // A bare line that begins with a mark is an item without a bullet.
        Shape::Text
            if line.text.facts().has(Fact::Pictograph)
                && line.text.text().trim().starts_with(['🔴', '🟠', '🟡', '🟢', '🔵'])
                && rating::group(words, line.text.text(), true).is_none() =>
        {
            line.text.text().trim()
        }
        Shape::Item { .. } | Shape::Text | Shape::More | Shape::Code { .. } => return None,
    };
    let (lead, about, lead_group) = (told.text, told.about, told.group);
    if here.others && !about.has(Word::Findings)
        || about.any(&OTHERS) && !about.has(Word::Findings)
        || about.has(Word::Checklist)
    {
        return None;
    }
    // A lead that says something else takes its list out of the group: "Mitigation timeline:".
    let in_group = lead.is_empty()
        || lead_group.is_some()
        || about.has(Word::Findings)
        || about.is_empty() && !(told.kinds.has(Word::Duration) && words.has(lead, Word::Duration));
    let group = lead_group.map(|severity| (severity, None)).or_else(|| {
        here.group.filter(|_| in_group || about.has(Word::Findings)).map(|(severity, at)| (severity, Some(at)))
    });
    // Without a group, only what rates itself is a problem.
    let among = here.problems || about.has(Word::Findings);
    if group.is_none() {
        let signed = || line.text.facts().any(Facts::MARKS) && own_sign(text);
        // A sign is enough among problems. A word elsewhere, where brackets or an id say that it rates: those have figures.
        let rates = if line.kinds.any(&rating::RATED) {
            among || line.figured || text.trim_start().starts_with('[')
        } else {
            among && signed()
        };
        if !rates {
            return None;
        }
    }
    if is_field(reading, line) {
        return None;
    }
    let taken = title(words, line.kinds, text, struck_lead(line));
    let own = taken.severity.filter(|(_, firm)| *firm || among || here.group.is_some());
    let own = own.filter(|(_, firm)| *firm || own_sign(text));
    let rated_here = own.filter(|(_, firm)| {
        // "**High priority**: mend it" in a neutral section may be anything; brackets and problems are not.
        among
            || group.is_some()
            || *firm
                && (text.trim_start().starts_with('[')
                    || taken.id.is_some()
                    || text.contains("(P0")
                    || text.contains("(P1")
                    || text.contains("(P2")
                    || text.contains("(P3"))
    });
    if group.is_none() && rated_here.is_none() {
        return None;
    }
    let (name, rest) = split_title(taken.text, line);
    if name.is_empty() || is_none(words, line.kinds, name) || is_count(words, taken.text) {
        return None;
    }
    // A good mark in a list of problems: mended, or not a problem at all.
    let mut one = new(name, line.text.source_of(name), Severity::Unrated, line.block, here.summary);
    one.id = taken.id;
    one.summary |= told.announced && rated_here.is_none();
    if let Some((severity, _)) = rated_here {
        one.finding.value.severity = severity;
        one.finding.at("severity", line.text.span());
        one.loose = group.is_none_or(|(_, at)| at.is_none()) && !text.starts_with('[') && !own_sign(text);
    } else if let Some((severity, at)) = group {
        one.finding.value.severity = severity;
        (one.loose, one.group) = (at.is_none(), at);
        let place = at.and_then(|at| reading.parts[at].heading).or(line.lead.map(|lead| reading.lines[lead].text));
        one.finding.at("severity", place.map_or_else(|| line.text.span(), crate::content::Inline::span));
    }
    let fixed = || line.kinds.has(Word::Fixed) && text.len() <= 400 && fixed_at_end(reading, text);
    tell(&mut one, line, rest, taken.fixed || is_ticked(rest) || fixed());
    Some(one)
}

/// The name of an item and what it says about it.
fn split_title<'t>(text: &'t str, line: &Line<'t>) -> (&'t str, &'t str) {
    if line.text.strong_lead().is_some() || text.len() > 60 {
        let (name, rest) = cells::parted(text);
        if !cells::name(name).is_empty() && !rest.is_empty() {
            return (cells::name(name), rest);
        }
    }
    (text, "")
}

/// Whether an item is a field of what stands around it rather than a problem: "- **Impact:** …".
fn is_field(reading: &Reading<'_>, line: &Line<'_>) -> bool {
    let words = &reading.words;
    let known = [
        Word::Impact,
        Word::Fix,
        Word::Evidence,
        Word::StatusLabel,
        Word::Severity,
        Word::Priority,
        Word::Effort,
        Word::Cost,
        Word::Owner,
        Word::Location,
    ];
    let Some(field) = reading.fields(line).first() else { return false };
    words.whole(field.label).any(&known) && rating::severity_value(words, field.label).is_none()
}

/// Whether a line begins with a number and a dot, and does not lead on to a list.
fn is_numbered(text: &str) -> bool {
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')']) && !text.ends_with([':', '：']) && text.len() <= 160
}

/// What follows a bullet or number in a box; `None` where there is none.
fn bullet(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix(['•', '-', '*', '▪', '◦', '·']) {
        return Some(rest.trim()).filter(|rest| !rest.is_empty() && !rest.starts_with('-'));
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    (digits > 0 && rest.starts_with(' ')).then(|| rest.trim())
}

/// Whether the first thing in an item is a sign of severity.
fn own_sign(text: &str) -> bool {
    crate::status::mark_at(text.trim()).and_then(rating::of_sign).is_some()
}

fn struck_lead(line: &Line<'_>) -> bool {
    line.text.marks().iter().any(|mark| {
        mark.kind == crate::content::MarkKind::Struck
            && mark.range.start <= 8
            && mark.range.len() * 2 > line.text.text().len()
    }) || line.text.is_struck()
}

/// "… - FIXED ✅", "… ✅ Resolved": a word for mended behind the last dash or mark.
fn fixed_at_end(reading: &Reading<'_>, text: &str) -> bool {
    let Some(at) = ["✅", " - ", " — ", " – ", "→", ". "]
        .iter()
        .filter_map(|sign| text.rfind(sign).map(|at| at + sign.len()))
        .max()
    else {
        return false;
    };
    let tail = cells::name(&text[at..]);
    reading.words.begins(tail, Word::Fixed).is_some()
}
