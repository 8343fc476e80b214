//! Where the bars, whiskers and sums of the cost chart go.

use gonogo_report::Range;

use super::{Costs, PhaseCost, all_of, sentence};
use crate::backend::Tag;
use crate::bars::{Bars, Figure};
use crate::glyphs;
use crate::role::Role;
use crate::rows::{Rows, Values};
use crate::scene::{Scene, Series};
use crate::sheet::Span;
use crate::ticks;
use crate::words::{Plan, Total};

/// How far below the bars the line of the sums runs, in pixels.
const BELOW: f64 = 5.0;
/// The radius of a point on it.
const DOT: f64 = 3.5;

pub(super) fn draw(costs: &Costs<'_>, width: f64) -> Scene {
    let plan = costs.plans.chosen();
    let values: Vec<String> = costs.phases.iter().map(|phase| costs.parts(phase)).collect();
    let others: Vec<(&Plan<'_>, Total, String)> =
        costs.plans.others().map(|other| (other, costs.total(other), all_of(costs, other))).collect();
    let (total, computed) = (costs.total(plan), all_of(costs, plan));
    let stated = costs.stated(plan.outlook).map(|stated| (stated, costs.money(stated)));
    let stated = stated.as_ref().map(|(range, words)| (*range, words.as_str()));

    let mut names: Vec<&str> = costs.phases.iter().map(|phase| phase.name).collect();
    names.extend(others.iter().map(|(other, ..)| other.name.as_str()));
    names.extend(["Stated in the audit", &plan.name]);
    let mut texts: Vec<&str> =
        values.iter().chain(others.iter().map(|(.., words)| words)).map(String::as_str).collect();
    texts.extend(stated.map(|(_, words)| words));
    texts.push(&computed);
    let rows = Rows::new(width, &names, &texts, Values::InColumn);

    // With a discount among the phases, a sum on the way is higher than the last.
    let mut sum = Range::ZERO;
    let mut add = |phase: &PhaseCost<'_>| {
        sum = sum + phase.total();
        sum.high()
    };
    let on_the_way = costs.phases.iter().map(&mut add).fold(0.0, f64::max);
    let highs = others.iter().map(|(_, total, _)| total.high()).chain(stated.map(|(range, _)| range.high()));
    let most = highs.fold(total.high().max(on_the_way), f64::max);
    let count = ((rows.right - rows.left) / 80.0).clamp(3.0, 8.0) as usize;
    let label = |tick: f64| (tick, costs.plans.locale.amount_short(tick, costs.currency));
    let ticks: Vec<(f64, String)> = ticks::round(most, count).into_iter().map(label).collect();

    let mut bars = Bars::new(width, rows, most, "Paid once");
    phases(&mut bars, costs, &values);
    let name = if costs.phases.is_empty() { plan.name.as_str() } else { "All phases" };
    bars.totals(name, (total, &computed), stated);
    bars.others(others.iter().map(|(plan, total, words)| (plan.key(), plan.name.as_str(), *total, words.as_str())));
    bars.finish(&ticks)
}

fn phases(bars: &mut Bars, costs: &Costs<'_>, values: &[String]) {
    let mut sum = Range::ZERO;
    let mut line: Vec<(f64, f64)> = Vec::new();
    let mut points: Vec<(Tag, (f64, f64))> = Vec::new();
    let pixels = bars.sheet.plane(Span::pixels(), Span::pixels());
    for (phase, words) in costs.phases.iter().zip(values) {
        let (key, total) = (format!("phase.{}", phase.id), phase.total());
        sum = sum + total;
        let figure = Figure { key: &key, name: phase.name, words, role: Role::Label, series: Series::Chosen };
        let lane = bars.row(&figure, sum.high());
        let datum = bars.sheet.datum(&key, &sentence(costs, phase, sum), lane.area(bars.sheet.width));
        let tag = |role| Tag::new(role, &key).datum(datum);
        let labor = phase.labor.low();
        bars.parts(&tag(Role::Labor), Role::Services, [0.0, labor, total.low()], lane);
        if !total.is_point() {
            bars.parts(&tag(Role::Uncertain), Role::Uncertain, [total.low(), total.high(), total.high()], lane);
            let ends = (bars.x(total.low()), bars.x(total.high()));
            glyphs::whisker(&pixels, &tag(Role::Whisker), ends, lane.middle());
        }
        // A step down to this row and along it: the line runs between the rows instead of through them.
        let (y, before) = (lane.bottom + BELOW, line.last().map(|(before, _)| *before));
        line.extend(before.map(|before| (before, y)));
        line.push((sum.high(), y));
        points.push((tag(Role::CumulatedPoint), (sum.high(), y)));
    }
    if points.len() > 1 && sum.high() > 0.0 {
        for (tag, (sum, y)) in &points {
            pixels.dot(tag, (bars.x(*sum).max(DOT), *y), DOT);
        }
        bars.plane.line(&Tag::new(Role::Cumulated, "sum"), &line);
    }
}
