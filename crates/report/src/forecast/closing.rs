//! When findings and risks close under a plan.

use super::Slot;
use crate::index::Index;
use crate::model::{FindingStatus, Report};
use crate::quantity::Range;

/// What closes, with the days after which it does, and what stays open; both in the report's order.
type Closing = (Vec<(String, Range)>, Vec<String>);

/// Findings close with the first action done that resolves them. Fixed and accepted ones are in neither list.
pub(super) fn findings(report: &Report, slots: &[Slot]) -> Closing {
    let (phases, findings) = (phases(slots), Index::of(report.findings.iter().map(|finding| finding.id.as_str())));
    let mut closes: Vec<Option<Range>> = vec![None; report.findings.len()];
    for action in &report.actions {
        let Some(end) = action.phase.as_deref().and_then(|phase| phases.at(phase)).map(|at| slots[at].finish) else {
            continue;
        };
        for finding in action.resolves.iter().filter_map(|id| findings.at(id)) {
            closes[finding] = Some(closes[finding].map_or(end, |first| first.earlier(end)));
        }
    }
    let open = report.findings.iter().zip(closes).filter(|(finding, _)| finding.status == FindingStatus::Open);
    split(open.map(|(finding, closes)| (finding.id.as_str(), closes)))
}

/// Risks close when all that `closed_by` names is done: actions end with their phase, phases by themselves.
pub(super) fn risks(report: &Report, slots: &[Slot]) -> Closing {
    let (phases, actions) = (phases(slots), Index::of(report.actions.iter().map(|action| action.id.as_str())));
    let done = |name: &str| {
        let phase = actions.at(name).and_then(|at| phases.at(report.actions[at].phase.as_deref()?));
        phase.or_else(|| phases.at(name)).map(|at| slots[at].finish)
    };
    let closes = |names: &[String]| -> Option<Range> {
        let mut ends = names.iter().map(|name| done(name));
        let first = ends.next()??;
        ends.try_fold(first, |last, end| Some(last.later(end?)))
    };
    split(report.risks.iter().map(|risk| (risk.id.as_str(), closes(&risk.closed_by))))
}

fn phases(slots: &[Slot]) -> Index<'_> {
    Index::of(slots.iter().map(|slot| slot.phase.as_str()))
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
