//! When the phases of a plan run.

use std::collections::HashMap;

use super::Plan;
use crate::model::Report;
use crate::quantity::Range;

/// When a phase runs, in days from the start of the plan: `low` ends if everything takes its shortest time, `high` ends
/// if everything takes its longest.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The id of the phase.
    pub phase: String,
    /// When it starts.
    pub start: Range,
    /// When it ends.
    pub finish: Range,
}

/// The phases of the plan that exist, each once, in the plan's order, with their times.
///
/// `after` may name a phase that stands later in the plan: phases are settled as soon as all they wait for are. Phases
/// that wait for each other in a circle cannot all be waited for; the first of them starts when what was settled before
/// it has ended. One that is not in the plan is not waited for.
pub(super) fn schedule(report: &Report, plan: &Plan) -> Vec<Slot> {
    let by_id: HashMap<&str, usize> = report.phases.iter().enumerate().map(|(at, p)| (p.id.as_str(), at)).collect();
    let mut place: HashMap<&str, usize> = HashMap::new();
    let mut phases = Vec::new();
    for id in plan.phases() {
        if let Some(&at) = by_id.get(id.as_str())
            && !place.contains_key(id.as_str())
        {
            place.insert(id, phases.len());
            phases.push(&report.phases[at]);
        }
    }
    let waits_for = |at: usize| -> Vec<usize> {
        match &phases[at].after {
            Some(after) => after.iter().filter_map(|id| place.get(id.as_str()).copied()).filter(|&on| on != at).collect(),
            None => (0..at).collect(),
        }
    };
    let mut times: Vec<Option<(Range, Range)>> = vec![None; phases.len()];
    let settle = |at: usize, times: &mut Vec<Option<(Range, Range)>>| {
        let start = waits_for(at).into_iter().filter_map(|on| times[on]).fold(Range::ZERO, |s, (_, f)| s.later(f));
        let lasts = phases[at].duration.as_ref().map_or(Range::ZERO, |duration| duration.days());
        times[at] = Some((start, start + lasts));
    };
    while let Some(first) = times.iter().position(Option::is_none) {
        let ready = (first..phases.len())
            .find(|&at| times[at].is_none() && waits_for(at).iter().all(|&on| times[on].is_some()))
            .unwrap_or(first);
        settle(ready, &mut times);
    }
    let slot = |(phase, time): (&&crate::model::Phase, &Option<(Range, Range)>)| {
        let (start, finish) = time.unwrap_or((Range::ZERO, Range::ZERO));
        Slot { phase: phase.id.clone(), start, finish }
    };
    phases.iter().zip(&times).map(slot).collect()
}
