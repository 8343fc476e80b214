//! When findings and risks close under a plan.

use std::collections::HashMap;

use super::Slot;
use crate::model::{FindingStatus, Report};
use crate::quantity::Range;

/// What closes, with the days after which it does, and what stays open; both in the report's order.
type Closing = (Vec<(String, Range)>, Vec<String>);

/// Findings close with the first action done that resolves them. Fixed and accepted ones are in neither list.
pub(super) fn findings(report: &Report, slots: &[Slot]) -> Closing {
    let ends = ends(slots);
    let mut closes: HashMap<&str, Range> = HashMap::new();
    for action in &report.actions {
        let Some(end) = action.phase.as_deref().and_then(|phase| ends.get(phase)) else { continue };
        for finding in &action.resolves {
            closes.entry(finding).and_modify(|first| *first = first.earlier(*end)).or_insert(*end);
        }
    }
    let open = report.findings.iter().filter(|finding| finding.status == FindingStatus::Open);
    split(open.map(|finding| (finding.id.as_str(), closes.get(finding.id.as_str()).copied())))
}

/// Risks close when all that `closed_by` names is done: actions end with their phase, phases by themselves.
pub(super) fn risks(report: &Report, slots: &[Slot]) -> Closing {
    let ends = ends(slots);
    let mut done: HashMap<&str, Range> = ends.clone();
    for action in &report.actions {
        if let Some(end) = action.phase.as_deref().and_then(|phase| ends.get(phase)) {
            done.insert(&action.id, *end);
        }
    }
    let closes = |names: &[String]| -> Option<Range> {
        let mut ends = names.iter().map(|name| done.get(name.as_str()).copied());
        let first = ends.next()??;
        ends.try_fold(first, |last, end| Some(last.later(end?)))
    };
    split(report.risks.iter().map(|risk| (risk.id.as_str(), closes(&risk.closed_by))))
}

fn ends(slots: &[Slot]) -> HashMap<&str, Range> {
    slots.iter().map(|slot| (slot.phase.as_str(), slot.finish)).collect()
}

fn split<'a>(items: impl Iterator<Item = (&'a str, Option<Range>)>) -> Closing {
    let mut closing = (Vec::new(), Vec::new());
    for (id, closes) in items {
        match closes {
            Some(after) => closing.0.push((id.to_owned(), after)),
            None => closing.1.push(id.to_owned()),
        }
    }
    closing
}
