//! Strengths, gaps, the risks that come first, questions and next steps: lists that say one thing per item.

use std::collections::BTreeSet;

use gonogo_report::{Headline, NextSteps, Point};

use super::cells;
use super::reading::{Line, Reading, Shape};
use super::sourced::{Drafting, Sourced};
use super::topics::Topics;
use super::words::{Word, core};
use crate::content::Facts;
use crate::text::trim;

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    biggest(reading, draft);
    let (mut strong, mut weak) = (BTreeSet::new(), BTreeSet::new());
    // The items of a list share their lead.
    let mut last = (None, Topics::default());
    for (at, line) in reading.lines.iter().enumerate() {
        let marked =
            || line.text.facts().any(Facts::MARKS) && crate::status::mark_at(line.text.text().trim()).is_some();
        let bare = line.shape == Shape::Text && marked();
        if !bare && !matches!(line.shape, Shape::Item { depth: 0, task: None, .. }) {
            continue;
        }
        if line.lead != last.0 {
            last = (line.lead, Topics::of(&reading.words, reading.lead_kinds(line.lead), reading.lead(line.lead)));
        }
        let lead = last.1;
        let own = reading.parts[line.section].topics;
        let about = if lead.is_empty() { own } else { lead };
        if about.has(Word::Strengths) && !about.has(Word::Findings) {
            if let Some((title, rest)) = said(line).filter(|(title, _)| strong.insert(*title)) {
                let point = point(line, title, rest);
                draft.strengths.push(point);
                draft.read.insert(line.block);
            }
        } else if about.has(Word::Findings)
            && !about.any(&[Word::Strengths, Word::Plan, Word::Steps, Word::Checklist, Word::FixedPart])
            && !in_option(reading, draft, line)
        {
            if draft.read.contains(line.block) || is_good(line) {
                continue;
            }
            if let Some((title, rest)) = said(line).filter(|(title, _)| weak.insert(*title)) {
                let point = point(line, title, rest);
                draft.gaps.push(point);
                draft.read.insert(line.block);
            }
        } else if own.has(Word::Questions) {
            let text = line.text.text().trim();
            draft.questions.push(Sourced::new(text.to_owned(), "text", line.text.span()));
            draft.read.insert(line.block);
        } else if (own.has(Word::Steps) || lead.has(Word::Steps)) && !in_option(reading, draft, line) {
            step(reading, draft, at);
        }
    }
}

fn in_option(reading: &Reading<'_>, draft: &Drafting, line: &Line<'_>) -> bool {
    reading.around(line.section).any(|at| draft.option_sections.contains_key(&at))
}

fn is_good(line: &Line<'_>) -> bool {
    line.text.facts().any(Facts::MARKS)
        && crate::status::mark_at(line.text.text().trim())
            .is_some_and(|mark| mark.status == crate::status::Status::Good)
}

/// "✅ **Authentication** - solid": its name, and what is said of it.
fn said<'a>(line: &Line<'a>) -> Option<(&'a str, &'a str)> {
    let text = trim(cells::unmarked(line.text.text()));
    let (name, rest) = if line.text.strong_lead().is_some() { cells::parted(text) } else { (text, "") };
    let title = cells::name(name);
    title.chars().nth(1).map(|_| (title, rest))
}

fn point(line: &Line<'_>, title: &str, rest: &str) -> Sourced<Point> {
    let detail = (!rest.is_empty()).then(|| rest.to_owned());
    let mut point =
        Sourced::new(Point { title: title.to_owned(), detail, findings: Vec::new() }, "title", line.text.span());
    if !rest.is_empty() {
        point.at("detail", line.text.source_of(rest));
    }
    point
}

/// Headings below "What is the biggest risk?".
fn biggest(reading: &Reading<'_>, draft: &mut Drafting) {
    let words = &reading.words;
    for part in &reading.parts {
        let Some(heading) =
            part.heading.filter(|_| part.parent.is_some_and(|parent| reading.parts[parent].own.has(Word::Biggest)))
        else {
            continue;
        };
        let (name, cause) = cells::parted(cells::unmarked(heading.text()));
        let title = core(name).to_owned();
        if title.is_empty() {
            continue;
        }
        let headline =
            Headline { title, cause: None, risk: None, impact: None, effort: None, cost: None, findings: Vec::new() };
        let mut one = Sourced::new(headline, "title", heading.span());
        if !cause.is_empty() {
            one.value.cause = Some(cells::name(cause).to_owned());
            one.at("cause", heading.source_of(cause));
        }
        for line in &reading.lines[part.lines.clone()] {
            for field in reading.fields(line) {
                let place = line.text.source_of(field.value);
                let has = |word| words.has(field.label, word);
                if has(Word::Cost) && one.value.cost.is_none() {
                    one.value.cost = cells::money(field.value);
                    one.at("cost", place);
                } else if (has(Word::Duration) || has(Word::Effort)) && one.value.effort.is_none() {
                    one.value.effort = cells::effort(field.value);
                    one.at("effort", place);
                } else if words.is(field.label, Word::Risk) && one.value.risk.is_none() {
                    one.value.risk = Some(field.value.to_owned());
                    one.at("risk", place);
                } else if words.is(field.label, Word::Impact) && one.value.impact.is_none() {
                    one.value.impact = Some(field.value.to_owned());
                    one.at("impact", place);
                }
            }
        }
        let same: Vec<String> = draft
            .findings
            .iter()
            .filter(|finding| finding.start() == heading.span().start)
            .map(|finding| finding.value.id.clone())
            .collect();
        if !same.is_empty() {
            one.at("findings", heading.span());
        }
        one.value.findings = same;
        draft.biggest_risks.push(one);
    }
}

/// A step, or a group of steps: "1. **Week 1:**" with its own items.
fn step(reading: &Reading<'_>, draft: &mut Drafting, at: usize) {
    let line = &reading.lines[at];
    let text = cells::unmarked(line.text.text()).trim();
    let nested: Vec<&Line<'_>> = reading.lines[at + 1..]
        .iter()
        .take_while(|below| below.item.is_some())
        .filter(|below| below.item == Some(at) && matches!(below.shape, Shape::Item { .. }))
        .collect();
    let title = reading.title(line.section);
    let option = option_of(draft, title);
    draft.read.insert(line.block);
    if text.ends_with([':', '：']) && !nested.is_empty() {
        let items = nested.iter().map(|line| line.text.text().trim().to_owned()).collect();
        let when = Some(text.trim_end_matches([':', '：']).to_owned());
        let mut steps = Sourced::new(NextSteps { option, when, items }, "when", line.text.span());
        steps.places.extend(nested.iter().map(|line| ("items", line.text.span())));
        draft.next_steps.push(steps);
        return;
    }
    let when = super::phases::time_box(&reading.words, title).map(|_| cells::name(title).to_owned());
    match draft.next_steps.last_mut() {
        Some(last)
            if last.value.option == option
                && last.value.when == when
                && last.places.first().is_some_and(|(field, _)| *field == "items") =>
        {
            last.value.items.push(text.to_owned());
            last.places.push(("items", line.text.span()));
        }
        _ => {
            let mut steps =
                Sourced::new(NextSteps { option, when, items: vec![text.to_owned()] }, "items", line.text.span());
            if steps.value.when.is_some() {
                steps.at("when", reading.parts[line.section].heading.map_or(0..0, crate::content::Inline::span));
            }
            draft.next_steps.push(steps);
        }
    }
}

/// The option whose name, without "Option 1:", stands in the heading of steps.
fn option_of(draft: &Drafting, title: &str) -> Option<String> {
    let title = super::ids::slug(title);
    let mut found = draft.options.iter().filter(|option| title.contains(&option.value.id));
    found.next().filter(|option| option.value.id.len() > 3).map(|option| option.value.id.clone())
}
