//! The same fact stated twice with different values.

use std::collections::BTreeMap;
use std::ops::Range as Bytes;

use gonogo_report::{Currency, Effort, Money, Range};

use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, Figure, class, maximum};
use crate::check::words::{self, label};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::{Facts as Marks, Kind as Block};
use crate::extract::Item;

pub(super) const RULE: Rule = Rule {
    code: "G066",
    name: "stated twice",
    kind: Kind::Contradiction,
    what: "Compares an overall score that is stated twice under the same label, and the cost and effort of fixes of the same name. Ranges \
           that share a value agree.",
    why: "Each reader quotes the one that they saw.",
    before: "**Overall score:** 25/50\n\n## Summary\n\n**Overall score:** 31/50",
    after: "**Overall score:** 25/50\n\n## Summary\n\n**Overall score:** 25/50",
    fix: "bring both places to one value",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    scores(facts, found);
    fixes(facts, found);
}

/// Lines with one label that names an overall score. More than two values are those of several things.
fn scores(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let mut stated: BTreeMap<String, Vec<(usize, &Line<'_>, &Figure)>> = BTreeMap::new();
    for (block, _, line) in facts.figured() {
        if !matches!(facts.blocks[block].kind, Block::Paragraph(_) | Block::Item(_) | Block::Heading(_))
            || !line.inline.facts().any(Marks::COLONS)
        {
            continue;
        }
        let Some(figure) = line.figures.iter().find(|figure| matches!(class(figure), Class::Of | Class::Percent))
        else {
            continue;
        };
        let Some((name, _)) = line.inline.field().filter(|(name, _)| words::may_have(name, words::SCORE.begins()))
        else {
            continue;
        };
        let name = label(name);
        let overall = words::has(&name, words::OVERALL)
            || words::has(
                &name,
                const { &words::Set::of(&["current", "aktuell", "actuel", "actual", "attuale", "текущая"]) },
            );
        if overall && words::has(&name, words::SCORE) && name.split_whitespace().count() <= 4 {
            stated.entry(name).or_default().push((facts.blocks[block].section, line, figure));
        }
    }
    for places in stated.values() {
        let Some(((section, known, first), rest)) = places.split_first() else { continue };
        let differ = |figure: &Figure| {
            maximum(figure) == maximum(first) && class(figure) == class(first) && !figure.value.overlaps(first.value)
        };
        let different: Vec<_> = rest.iter().filter(|(_, _, figure)| differ(figure)).collect();
        if let [(other, line, figure)] = different.as_slice()
            && !are_parts(facts, *section, *other)
        {
            let written = line.said(figure);
            let other = known.said(first);
            let at = facts.document.line_of(known.source(first).start);
            let message = format!("`{written}` here, but `{other}` on line {at}");
            found.push(
                RULE.says(Severity::Warning, line.source(figure), message)
                    .stated(written)
                    .computed(format!("{other} (line {at})")),
            );
        }
    }
}

/// Whether two sections stand side by side in a chapter: each states the score of what it is about.
fn are_parts(facts: &Facts<'_>, one: usize, other: usize) -> bool {
    let sections = facts.document.sections();
    let (Some(one), Some(other)) = (sections.get(one), sections.get(other)) else { return false };
    one.level > 2 && one.level == other.level && one.parent == other.parent && one.span != other.span
}

/// What is told of a fix at one place.
struct Told<'a> {
    title: &'a str,
    effort: Option<&'a Effort>,
    cost: Option<&'a Money>,
    span: Bytes<usize>,
}

fn fixes(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let report = &facts.draft.report;
    // What neither takes time nor costs anything disagrees with nothing.
    let actions = report.actions.iter().map(|action| action.effort.is_some() || action.cost.is_some());
    let findings = report.findings.iter().map(|finding| finding.effort.is_some() || finding.cost.is_some());
    let risks = report.biggest_risks.iter().map(|risk| risk.effort.is_some() || risk.cost.is_some());
    if actions.chain(findings).chain(risks).filter(|measured| *measured).count() < 2 {
        return;
    }
    let mut all: Vec<Told<'_>> = Vec::new();
    let place = |item, index| facts.draft.place(item, index);
    for (index, action) in report.actions.iter().enumerate() {
        let told =
            |span| Told { title: &action.title, effort: action.effort.as_ref(), cost: action.cost.as_ref(), span };
        all.extend(place(Item::Action, index).map(told));
    }
    for (index, finding) in report.findings.iter().enumerate() {
        let told =
            |span| Told { title: &finding.title, effort: finding.effort.as_ref(), cost: finding.cost.as_ref(), span };
        all.extend(place(Item::Finding, index).map(told));
    }
    for (index, risk) in report.biggest_risks.iter().enumerate() {
        let told = |span| Told { title: &risk.title, effort: risk.effort.as_ref(), cost: risk.cost.as_ref(), span };
        all.extend(place(Item::BiggestRisk, index).map(told));
    }
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (index, told) in all.iter().enumerate() {
        let other = *first.entry(words::key(told.title)).or_insert(index);
        if other == index {
            continue;
        }
        let other = &all[other];
        let at = facts.document.line_of(other.span.start);
        let mut say = |what: &str, here: &str, there: &str| {
            let message = format!("the {what} of `{}` is `{here}` here, but `{there}` on line {at}", told.title);
            let said = RULE.says(Severity::Warning, told.span.clone(), message);
            found.push(said.stated(here).computed(format!("{there} (line {at})")));
        };
        if let (Some(here), Some(there)) = (told.effort, other.effort)
            && !here.hours().overlaps(there.hours())
        {
            say("effort", here.wording(), there.wording());
        }
        if let (Some(here), Some(there)) = (told.cost, other.cost)
            && amount(here)
                .zip(amount(there))
                .is_some_and(|(here, there)| here.0 == there.0 && !here.1.overlaps(there.1))
        {
            say("cost", here.wording(), there.wording());
        }
    }
}

fn amount(money: &Money) -> Option<(Currency, Range)> {
    money.amount().map(|amount| (amount.currency, amount.range))
}
