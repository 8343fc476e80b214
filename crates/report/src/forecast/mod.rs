//! From a plan to what it leads to: cost, finish, score over time, gates, and what stays open.
//!
//! The arithmetic, in full:
//! * **Cost**: the phases' `cost` and `services` added end to end, per currency, one-off and monthly money apart.
//! * **Time**: a phase starts when all in its `after` have ended; where `after` is absent, when all phases before it in
//!   the plan have ended. Low ends follow from low ends and high ends from high ends. The plan ends with its last phase.
//! * **Score**: after each phase that states a score, the highest that an ended phase states.
//! * **Findings** close with the first phase that holds an action which resolves them; **risks** with the last of all
//!   that `closed_by` names; **gates** open with the first phase that opens them.

mod closing;
mod difference;
mod plan;
mod schedule;

pub use difference::Difference;
pub use plan::Plan;
pub use schedule::Slot;

use crate::index::Index;
use crate::model::{Decision, Phase, Report, Score};
use crate::order::sorted;
use crate::quantity::{MoneySum, PartKind, Range};

/// What a plan leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The name of the plan: the option's id, or the phases' ids joined by commas.
    pub plan: String,
    /// When each phase of the plan runs, in the plan's order.
    pub slots: Vec<Slot>,
    /// Everything that is paid.
    pub cost: MoneySum,
    /// How long the plan takes, in days.
    pub days: Range,
    /// The work in hours; `None` where no phase states any.
    pub effort: Option<Range>,
    /// The score after the plan; `None` where the report has no score.
    pub score: Option<Score>,
    /// The score today and after each phase that states one, in the order of their latest ends.
    pub score_over_time: Vec<ScorePoint>,
    /// When each gate of the report opens.
    pub gates: Vec<GateOpening>,
    /// The ids of the open findings that the plan closes, with the days after which it does, in the report's order.
    pub closed_findings: Vec<(String, Range)>,
    /// The ids of the findings that stay open.
    pub open_findings: Vec<String>,
    /// The ids of the risks that the plan closes, with the days after which it does, in the report's order.
    pub closed_risks: Vec<(String, Range)>,
    /// The ids of the risks that stay open.
    pub open_risks: Vec<String>,
    /// What the audit states for the same plan.
    pub stated: Stated,
    /// How many phases of the plan state no cost: the cost leaves them out.
    pub without_cost: usize,
    /// How many phases of the plan state no duration: the time leaves them out.
    pub without_duration: usize,
}

impl Outlook {
    /// What the plan pays for one kind of cost in one phase of it.
    pub fn phase_cost(report: &Report, id: &str, kind: PartKind) -> MoneySum {
        let mut sum = MoneySum::default();
        let Some(phase) = report.phase(id) else { return sum };
        if let Some(cost) = &phase.cost {
            sum.add_all(&cost.sum_of(kind));
        }
        if let (PartKind::Services, Some(services)) = (kind, &phase.services) {
            sum.add_all(&services.sum());
        }
        sum
    }
}

/// The score from a point in time on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScorePoint {
    /// Days from the start: at the earliest, at the latest.
    pub days: Range,
    /// The points from then on.
    pub value: f64,
}

/// When a gate opens.
#[derive(Clone, Debug, PartialEq)]
pub struct GateOpening {
    /// The gate.
    pub name: String,
    /// Days from the start, zero for one that is open today; `None` if the plan does not open it.
    pub opens_after: Option<Range>,
}

/// What the audit states for a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// The stated one-off amount in its main currency; `None` where no one-off amount is stated.
    pub cost: Option<Range>,
    /// The stated time in days.
    pub days: Option<Range>,
}

/// What a plan leads to, computed from nothing but the report.
pub fn forecast(report: &Report, plan: &Plan) -> Outlook {
    let (phases, slots): (Vec<&Phase>, Vec<Slot>) = schedule::schedule(report, plan).into_iter().unzip();
    let mut cost = MoneySum::default();
    let mut effort: Option<Range> = None;
    let (mut without_cost, mut without_duration) = (0, 0);
    for phase in &phases {
        for money in [&phase.cost, &phase.services].into_iter().flatten() {
            cost.add_all(&money.sum());
        }
        if let Some(work) = &phase.effort {
            effort = Some(effort.map_or(work.hours(), |sum| sum + work.hours()));
        }
        without_cost += usize::from(phase.cost.is_none() && phase.services.is_none());
        without_duration += usize::from(phase.duration.is_none());
    }
    let days = slots.iter().fold(Range::ZERO, |end, slot| end.later(slot.finish));
    let score_over_time = score_over_time(report, &phases, &slots);
    let score = report.score.map(|now| Score { value: score_over_time.last().map_or(now.value, |p| p.value), ..now });
    let (closed_findings, open_findings) = closing::findings(report, &slots);
    let (closed_risks, open_risks) = closing::risks(report, &slots);
    Outlook {
        plan: plan.name().to_owned(),
        cost,
        days,
        effort,
        score,
        score_over_time,
        gates: gates(report, &phases, &slots),
        closed_findings,
        open_findings,
        closed_risks,
        open_risks,
        stated: plan.stated(report),
        without_cost,
        without_duration,
        slots,
    }
}

fn score_over_time(report: &Report, phases: &[&Phase], slots: &[Slot]) -> Vec<ScorePoint> {
    let Some(now) = report.score else { return Vec::new() };
    let ended: Vec<ScorePoint> = phases
        .iter()
        .zip(slots)
        .filter_map(|(phase, slot)| Some(ScorePoint { days: slot.finish, value: phase.score_after? }))
        .collect();
    // Phases that end together stay in the plan's order.
    let ended =
        sorted(ended, |a, b| a.days.high().total_cmp(&b.days.high()).then(a.days.low().total_cmp(&b.days.low())));
    let mut best = f64::NEG_INFINITY;
    let mut points = vec![ScorePoint { days: Range::ZERO, value: now.value }];
    for point in ended {
        best = best.max(point.value);
        points.push(ScorePoint { value: best, ..point });
    }
    points
}

fn gates(report: &Report, phases: &[&Phase], slots: &[Slot]) -> Vec<GateOpening> {
    let names = Index::of(report.gates.iter().map(|gate| gate.name.as_str()));
    let mut opened: Vec<Option<Range>> = vec![None; report.gates.len()];
    for (phase, slot) in phases.iter().zip(slots) {
        for gate in phase.opens.iter().filter_map(|name| names.at(name)) {
            opened[gate] = Some(opened[gate].map_or(slot.finish, |first| first.earlier(slot.finish)));
        }
    }
    let opening = |gate: &crate::model::Gate| GateOpening {
        name: gate.name.clone(),
        opens_after: match gate.decision {
            Decision::Go => Some(Range::ZERO),
            Decision::Conditional | Decision::NoGo => names.at(&gate.name).and_then(|at| opened[at]),
        },
    };
    report.gates.iter().map(opening).collect()
}
