//! Ids and what refers to them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::read::Reader;
use crate::diagnostic::{Diagnostic, Kind, Severity, did_you_mean};
use crate::forecast::Plan;
use crate::letters::small;
use crate::model::Report;
use crate::order::sorted;

/// The ids of one kind of item.
#[derive(Default)]
pub(super) struct Names {
    /// The ids that are taken, and the number to try next behind each.
    taken: BTreeMap<String, usize>,
    places: Vec<(String, Range<usize>)>,
}

impl Names {
    /// Claims the id that an item gives, or one made from its name. The second value tells whether a given id was
    /// taken already; the item then gets another.
    pub(super) fn claim(
        &mut self,
        given: Option<&str>,
        name: &str,
        path: String,
        span: Range<usize>,
    ) -> (String, bool) {
        let given = given.map(str::trim).filter(|id| !id.is_empty());
        let wanted = given.map_or_else(|| slug(name), ToOwned::to_owned);
        let mut id = wanted.clone();
        if let Some(&next) = self.taken.get(&wanted) {
            let mut number = next;
            while self.has(&id) {
                id = format!("{wanted}-{number}");
                number += 1;
            }
            self.taken.insert(wanted.clone(), number);
        }
        let clash = given.is_some() && id != wanted;
        self.taken.insert(id.clone(), FIRST_NUMBER);
        self.places.push((path, span));
        (id, clash)
    }

    fn has(&self, id: &str) -> bool {
        self.taken.contains_key(id)
    }
}

/// The number behind the second item of a name.
const FIRST_NUMBER: usize = 2;

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
    let folded: String = name.chars().map(small).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() { "item".to_owned() } else { words.join("-") }
}

/// Reports every reference that leads nowhere, and every option that does not fit the plan.
pub(super) fn check(report: &Report, ids: &Ids, reader: &Reader<'_>) {
    let mut refs = Refs { reader, comparisons: MOST_COMPARISONS };
    for (at, finding) in report.findings.iter().enumerate() {
        refs.check(&ids.findings, at, "category", finding.category.as_slice(), &[&ids.categories], "category");
    }
    for (at, action) in report.actions.iter().enumerate() {
        refs.check(&ids.actions, at, "phase", action.phase.as_slice(), &[&ids.phases], "phase");
        refs.check(&ids.actions, at, "resolves", &action.resolves, &[&ids.findings], "finding");
    }
    let mut gates = Names::default();
    gates.taken.extend(report.gates.iter().map(|gate| (gate.name.clone(), FIRST_NUMBER)));
    for (at, phase) in report.phases.iter().enumerate() {
        refs.check(&ids.phases, at, "after", phase.after.as_deref().unwrap_or_default(), &[&ids.phases], "phase");
        refs.check(&ids.phases, at, "opens", &phase.opens, &[&gates], "gate");
    }
    for (at, risk) in report.risks.iter().enumerate() {
        refs.check(&ids.risks, at, "loss", risk.loss.as_slice(), &[&ids.losses], "loss");
        refs.check(&ids.risks, at, "closed_by", &risk.closed_by, &[&ids.actions, &ids.phases], "action or phase");
    }
    for (at, loss) in report.losses.iter().enumerate() {
        refs.check(&ids.losses, at, "times", loss.times.as_slice(), &[&ids.assumptions], "assumption");
    }
    let phases = report.phase_index();
    for (at, option) in report.options.iter().enumerate() {
        refs.check(&ids.options, at, "losses", &option.losses, &[&ids.losses], "loss");
        let flaws = Plan::of_option(option).check_against(report, &phases, |id| refs.near(id, &[&ids.phases]));
        refs.report_all(&ids.options, at, "phases", flaws);
    }
}

/// How many letters are compared in search of names that were probably meant: enough for every slip of a report that
/// people wrote, and a bound on what a huge one costs.
const MOST_COMPARISONS: usize = 10_000_000;

struct Refs<'r, 'a> {
    reader: &'r Reader<'a>,
    comparisons: usize,
}

impl Refs<'_, '_> {
    /// Reports each of `names` that none of `known` has.
    fn check(&mut self, owner: &Names, at: usize, field: &str, names: &[String], known: &[&Names], kind: &str) {
        let unknown = names.iter().filter(|name| !known.iter().any(|ids| ids.has(name)));
        let flaw = |name: &String| {
            let message = format!("`{field}` names `{name}`, which does not exist");
            let near = self.near(name, known).map(|near| format!("did you mean `{near}`?"));
            let help = near.unwrap_or_else(|| format!("there is no {kind} of that name"));
            Diagnostic::new(Severity::Warning, Kind::Reference, message).help(help)
        };
        let flaws = unknown.map(flaw).collect();
        self.report_all(owner, at, field, flaws);
    }

    /// The name that was probably meant, as long as looking for it does not take too long.
    fn near<'n>(&mut self, name: &str, known: &[&'n Names]) -> Option<&'n str> {
        let all = || known.iter().flat_map(|ids| ids.taken.keys().map(String::as_str));
        let letters: usize = all().map(|known| known.len() + 1).sum();
        self.comparisons = self.comparisons.checked_sub(letters.saturating_mul(name.len()))?;
        // Of equally near names the smallest wins, of whatever kind it is.
        did_you_mean(name, sorted(all().collect(), Ord::cmp))
    }

    /// Reports flaws of one field.
    fn report_all(&mut self, owner: &Names, at: usize, field: &str, flaws: Vec<Diagnostic>) {
        if flaws.is_empty() {
            return;
        }
        let (path, span) = &owner.places[at];
        let (path, byte) = (format!("{path}.{field}"), self.reader.start_of(span, field));
        for Diagnostic { severity, kind, message, help, place: _ } in flaws {
            self.reader.flaw(severity, kind, message, help, &path, byte);
        }
    }
}
