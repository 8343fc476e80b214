//! What is expected to happen after a launch today, risk matrices, and priced consequences.

use gonogo_report::{LaunchOption, Loss, Moment, Money, Risk};

use super::cells;
use super::rating;
use super::reading::{Line, Reading, Shape};
use super::sourced::{Drafting, Sourced};
use super::words::Word;
use crate::content::{Fact, Facts, Inline};

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    today(reading, draft);
    matrices(reading, draft);
}

fn new(draft: &mut Drafting, title: &str, span: std::ops::Range<usize>) -> Sourced<Risk> {
    let risk = Risk {
        id: draft.ids.claim("risk", title),
        title: title.to_owned(),
        when: None,
        trigger: None,
        consequence: None,
        reason: None,
        severity: None,
        likelihood: None,
        loss: None,
        closed_by: Vec::new(),
    };
    Sourced::new(risk, "title", span)
}

/// What stands in a line with an arrow.
const ARROWS: Facts = Facts::of(&[Fact::Sign, Fact::Greater]);

/// "Database crashes → **all data lost** (no backups)" below "Week 1".
fn today(reading: &Reading<'_>, draft: &mut Drafting) {
    for line in &reading.lines {
        if !line.text.facts().any(ARROWS)
            || !matches!(line.shape, Shape::Item { depth: 0, task: None, .. })
            || !reading.within(line.section, Word::Today)
        {
            continue;
        }
        let text = line.text.text();
        let arrow = ["→", "->", "=>", "➜"].iter().find_map(|sign| Some((text.find(sign)?, sign.len())));
        let Some((at, len)) = arrow else { continue };
        let (trigger, rest) = (cells::name(&text[..at]), text[at + len..].trim());
        let (consequence, reason) = match rest.rfind('(').filter(|_| rest.ends_with(')')) {
            Some(open) => (rest[..open].trim(), rest[open + 1..rest.len() - 1].trim()),
            None => (rest, ""),
        };
        if trigger.is_empty() || consequence.is_empty() {
            continue;
        }
        let mut risk = new(draft, consequence, line.text.source_of(consequence));
        risk.value.trigger = Some(trigger.to_owned());
        risk.at("trigger", line.text.source_of(trigger));
        risk.value.consequence = Some(consequence.to_owned());
        risk.at("consequence", line.text.source_of(consequence));
        if !reason.is_empty() {
            risk.value.reason = Some(reason.to_owned());
            risk.at("reason", line.text.source_of(reason));
        }
        let part = &reading.parts[line.section];
        let label = part.heading.map_or("", |heading| heading.text()).trim_end_matches(':');
        let lead = reading.lead(line.lead);
        for (text, span) in
            [(label, part.heading.map(Inline::span)), (lead, line.lead.map(|lead| reading.lines[lead].text.span()))]
        {
            if let (Some(when), Some(span)) = (Moment::parse(cells::name(text)).ok().filter(|_| text.len() < 40), span)
            {
                risk.value.when = Some(when);
                risk.at("when", span);
                break;
            }
        }
        draft.read.insert(line.block);
        draft.risks.push(risk);
    }
}

/// Tables of risks with a likelihood. A likelihood in words stays unset: nothing is invented.
fn matrices(reading: &Reading<'_>, draft: &mut Drafting) {
    for grid in &reading.grids {
        let Some(likelihood) = grid.column(Word::Likelihood) else { continue };
        // Where a heading rates them they are findings already.
        if draft.read.contains(grid.block) || grid.holds(likelihood, Word::Impact) || likelihood == 0 {
            continue;
        }
        let name = (0..grid.width()).find(|at| *at != likelihood && !grid.is(*at, Word::Id)).unwrap_or(0);
        for row in grid.rows() {
            let Some(cell) = grid.cell(row, Some(name)) else { continue };
            let title = cells::name(cell.text());
            if title.is_empty() {
                continue;
            }
            let mut risk = new(draft, title, cell.span());
            if let Some(cell) = grid.cell(row, grid.column(Word::Impact).or_else(|| grid.column(Word::Severity))) {
                risk.value.severity = rating::severity_value(&reading.words, cell.text());
                if risk.value.severity.is_some() {
                    risk.at("severity", cell.span());
                } else {
                    risk.value.consequence = Some(cell.text().trim().to_owned());
                    risk.at("consequence", cell.span());
                }
            }
            if let Some(cell) = grid.cell(row, Some(likelihood))
                && let Some(figure) = super::figures::figures(cell.text())
                    .into_iter()
                    .find(|figure| figure.percent && !figure.loose && figure.value <= 100.0)
            {
                risk.value.likelihood = Some(figure.value / 100.0);
                risk.at("likelihood", cell.span());
            }
            draft.risks.push(risk);
        }
        draft.read.insert(grid.block);
    }
}

/// A priced consequence in the list of an option: "Data breach: $150-250 per customer record".
pub(super) fn loss(_: &Reading<'_>, draft: &mut Drafting, option: &mut Sourced<LaunchOption>, line: &Line<'_>) {
    let text = cells::unmarked(line.text.text()).trim();
    option.value.risks.push(text.to_owned());
    option.places.push(("risks", line.text.span()));
    let (title, price) = cells::parted(text);
    if title.is_empty() || price.is_empty() {
        return;
    }
    let amount = cells::money(price);
    let per = amount.as_ref().and_then(Money::amount).and_then(|amount| match amount.per {
        gonogo_report::Per::Each(what) => Some(what),
        gonogo_report::Per::Once | gonogo_report::Per::Month => None,
    });
    let detail = amount.is_none().then(|| price.to_owned());
    let loss = Loss { id: draft.ids.claim("loss", title), title: title.to_owned(), amount, detail, per, times: None };
    option.value.losses.push(loss.id.clone());
    option.places.push(("losses", line.text.span()));
    let mut sourced = Sourced::new(loss, "title", line.text.source_of(title));
    let field = if sourced.value.amount.is_some() { "amount" } else { "detail" };
    sourced.at(field, line.text.source_of(price));
    if sourced.value.per.is_some() {
        sourced.at("per", line.text.source_of(price));
    }
    draft.losses.push(sourced);
}
