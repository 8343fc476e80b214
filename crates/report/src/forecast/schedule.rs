//! When the phases of a plan run.

use super::Plan;
use crate::index::Index;
use crate::model::{Phase, Report};
use crate::quantity::{Range, Span};

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
/// `after` may name a phase that stands later in the plan: a phase is settled as soon as all it waits for are. Phases
/// that wait for each other in a circle cannot all be waited for; the first of them starts when those it waits for and
/// that are settled have ended. One that is not in the plan is not waited for. Takes time linear in phases and `after`s.
pub(super) fn schedule<'a>(report: &'a Report, plan: &Plan) -> Vec<(&'a Phase, Slot)> {
    let phases = phases(report, plan);
    let places = Index::of(phases.iter().map(|phase| phase.id.as_str()));
    let mut waits = vec![0_usize; phases.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); phases.len()];
    for (at, phase) in phases.iter().enumerate() {
        let named = phase.after.iter().flatten().filter_map(|id| places.at(id));
        for on in named.filter(|&on| on != at) {
            followers[on].push(at);
            waits[at] += 1;
        }
    }
    let mut starts = vec![Range::ZERO; phases.len()];
    let mut finishes: Vec<Option<Range>> = vec![None; phases.len()];
    let is_free = |at: usize, waits: &[usize]| phases[at].after.is_some() && waits[at] == 0;
    let mut ready: Vec<usize> = (0..phases.len()).filter(|&at| is_free(at, &waits)).collect();
    let (mut first, mut all_before) = (0, Range::ZERO);
    while first < phases.len() {
        if let Some(finish) = finishes[first] {
            (first, all_before) = (first + 1, all_before.later(finish));
            continue;
        }
        // With nothing ready, the first phase left either waits for all before it, which have ended, or is in a circle.
        let at = ready.pop().unwrap_or(first);
        if finishes[at].is_some() {
            continue;
        }
        if phases[at].after.is_none() {
            starts[at] = all_before;
        }
        let finish = starts[at] + phases[at].duration.as_ref().map_or(Range::ZERO, Span::days);
        finishes[at] = Some(finish);
        for &next in &followers[at] {
            waits[next] -= 1;
            if finishes[next].is_none() {
                starts[next] = starts[next].later(finish);
                if is_free(next, &waits) {
                    ready.push(next);
                }
            }
        }
    }
    let slot = |((phase, start), finish): ((&'a Phase, Range), Option<Range>)| {
        (phase, Slot { phase: phase.id.clone(), start, finish: finish.unwrap_or(start) })
    };
    phases.into_iter().zip(starts).zip(finishes).map(slot).collect()
}

/// The phases that the plan names, each once; what the report does not have is passed over.
fn phases<'a>(report: &'a Report, plan: &Plan) -> Vec<&'a Phase> {
    let all = report.phase_index();
    let mut seen = vec![false; report.phases.len()];
    let places = plan.phases().iter().filter_map(|id| all.at(id));
    places.filter(|&at| !std::mem::replace(&mut seen[at], true)).map(|at| &report.phases[at]).collect()
}
