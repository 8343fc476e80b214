//! Ids and what refers to them.

use std::collections::HashMap;
use std::ops::Range;

use super::read::Reader;
use crate::diagnostic::{Kind, Severity, did_you_mean};
use crate::forecast::Plan;
use crate::model::Report;

/// The ids of one kind of item.
#[derive(Default)]
pub(super) struct Names {
    taken: HashMap<String, usize>,
    places: Vec<(String, Range<usize>)>,
}

impl Names {
    /// Claims the id that an item gives, or one made from its name. The second value tells whether a given id was
    /// taken already; the item then gets another.
    pub(super) fn claim(&mut self, given: Option<&str>, name: &str, path: String, span: Range<usize>) -> (String, bool) {
        let given = given.map(str::trim).filter(|id| !id.is_empty());
        let wanted = given.map_or_else(|| slug(name), ToOwned::to_owned);
        let mut id = wanted.clone();
        let mut number = 2;
        while self.taken.contains_key(&id) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        let clash = given.is_some() && id != wanted;
        self.taken.insert(id.clone(), self.places.len());
        self.places.push((path, span));
        (id, clash)
    }

    fn has(&self, id: &str) -> bool {
        self.taken.contains_key(id)
    }
}

/// The ids of a document.
#[derive(Default)]
pub(super) struct Ids {
    pub(super) categories: Names,
    pub(super) findings: Names,
    pub(super) actions: Names,
    pub(super) phases: Names,
    pub(super) options: Names,
    pub(super) risks: Names,
    pub(super) losses: Names,
    pub(super) assumptions: Names,
}

/// Words as an id: lower-case letters and digits of any script, joined by hyphens; `item` where there are none.
fn slug(name: &str) -> String {
    let folded: String = name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() { "item".to_owned() } else { words.join("-") }
}

/// Reports every reference that leads nowhere, and every option that does not fit the plan.
pub(super) fn check(report: &Report, ids: &Ids, reader: &mut Reader<'_>) {
    let mut refs = Refs { reader };
    for (at, finding) in report.findings.iter().enumerate() {
        refs.check(&ids.findings, at, "category", finding.category.as_slice(), &[&ids.categories], "category");
    }
    for (at, action) in report.actions.iter().enumerate() {
        refs.check(&ids.actions, at, "phase", action.phase.as_slice(), &[&ids.phases], "phase");
        refs.check(&ids.actions, at, "resolves", &action.resolves, &[&ids.findings], "finding");
    }
    for (at, phase) in report.phases.iter().enumerate() {
        refs.check(&ids.phases, at, "after", phase.after.as_deref().unwrap_or_default(), &[&ids.phases], "phase");
        for gate in &phase.opens {
            if !report.gates.iter().any(|known| known.name == *gate) {
                let near = did_you_mean(gate, report.gates.iter().map(|gate| gate.name.as_str()));
                refs.report(&ids.phases, at, "opens", "gate", gate, near);
            }
        }
    }
    for (at, risk) in report.risks.iter().enumerate() {
        refs.check(&ids.risks, at, "loss", risk.loss.as_slice(), &[&ids.losses], "loss");
        refs.check(&ids.risks, at, "closed_by", &risk.closed_by, &[&ids.actions, &ids.phases], "action or phase");
    }
    for (at, loss) in report.losses.iter().enumerate() {
        refs.check(&ids.losses, at, "times", loss.times.as_slice(), &[&ids.assumptions], "assumption");
    }
    for (at, option) in report.options.iter().enumerate() {
        refs.check(&ids.options, at, "losses", &option.losses, &[&ids.losses], "loss");
        for flaw in Plan::of_option(option).check(report) {
            let (path, span) = &ids.options.places[at];
            let byte = refs.reader.field_at(span, "phases");
            refs.reader.flaw(flaw.severity, flaw.kind, flaw.message, flaw.help, &format!("{path}.phases"), byte);
        }
    }
}

struct Refs<'r, 'a> {
    reader: &'r mut Reader<'a>,
}

impl Refs<'_, '_> {
    /// Reports each of `names` that none of `known` has.
    fn check(&mut self, owner: &Names, at: usize, field: &str, names: &[String], known: &[&Names], kind: &str) {
        for name in names.iter().filter(|name| !known.iter().any(|ids| ids.has(name))) {
            let all = known.iter().flat_map(|ids| ids.taken.keys().map(String::as_str));
            // The order of a hash map must not leak: the smallest of equally near names wins.
            let mut all: Vec<&str> = all.collect();
            all.sort_unstable();
            self.report(owner, at, field, kind, name, did_you_mean(name, all));
        }
    }

    fn report(&mut self, owner: &Names, at: usize, field: &str, kind: &str, name: &str, near: Option<&str>) {
        let (path, span) = &owner.places[at];
        let byte = self.reader.field_at(span, field);
        let help = near.map_or_else(|| format!("there is no {kind} of that name"), |near| format!("did you mean `{near}`?"));
        let message = format!("`{field}` names `{name}`, which does not exist");
        self.reader.flaw(Severity::Warning, Kind::Reference, message, Some(help), &format!("{path}.{field}"), byte);
    }
}
