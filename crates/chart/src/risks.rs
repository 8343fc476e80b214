//! How many of the audit's risks are open over time under the chosen plan, against the other plans.
//!
//! The strong line is the latest course: what is certain. The area up to the earliest course is lighter.

use gonogo_report::order::sorted;
use gonogo_report::{Outlook, Range};

use crate::legend::Legend;
use crate::role::Role;
use crate::scene::{Scene, Series};
use crate::steps::{Course, Frame, Layout};
use crate::table::{Cell, Table};
use crate::words::{Absence, Plan, Plans, count};
use crate::{Chart, Input, Missing, ticks, words};

const ABSENCE: Absence =
    Absence { id: "risks", name: "Open risks over time", needs: "risks and which phases or fixes close them" };

/// The number of open risks over time.
///
/// # Errors
///
/// [`Missing`] if there are no risks, or no plan closes any.
pub fn risks(input: &Input<'_>, width: f64) -> Result<Chart, Missing> {
    let closes = |plan: &Plan<'_>| plan.known && !plan.outlook.closed_risks.is_empty();
    let plans = Plans::of(input).filter(|plans| plans.all().iter().any(closes)).ok_or_else(|| ABSENCE.missing())?;
    let scene = draw(&plans, crate::usable(width));
    let latest = format!("{}, at the latest", plans.chosen().name);
    let legend = [
        (Role::Line, Series::Chosen, latest.as_str()),
        (Role::Earliest, Series::Chosen, "at the earliest"),
        (Role::Line, Series::Other, "other options, at the latest"),
    ];
    Ok(Chart {
        id: ABSENCE.id,
        title: title(&plans),
        summary: summary(&plans),
        legend: Legend::of(&scene, &legend),
        table: table(&plans),
        scene,
    })
}

fn all(outlook: &Outlook) -> usize {
    outlook.closed_risks.len() + outlook.open_risks.len()
}

/// When the last of the risks that close has closed.
fn closed(outlook: &Outlook) -> Option<Range> {
    outlook.closed_risks.iter().map(|(_, after)| *after).reduce(Range::later)
}

fn left(outlook: &Outlook) -> String {
    format!("{} of {}", outlook.open_risks.len(), count(all(outlook), "risk", "risks"))
}

fn title(plans: &Plans<'_>) -> String {
    let outlook = plans.chosen().outlook;
    if !plans.chosen().known {
        return words::unknown(plans.chosen());
    }
    let stay = if outlook.open_risks.len() == 1 { "stays" } else { "stay" };
    match (closed(outlook), outlook.open_risks.is_empty()) {
        (Some(after), true) => format!("No risk stays open {}", plans.locale.after(after)),
        (Some(after), false) => format!("{} {stay} open; no more close {}", left(outlook), plans.locale.after(after)),
        (None, _) => format!("{} {stay} open", left(outlook)),
    }
}

fn summary(plans: &Plans<'_>) -> String {
    let plan = plans.chosen();
    let closed = match (closed(plan.outlook), plan.outlook.closed_risks.len()) {
        _ if !plan.known => format!("{}.", words::unknown(plan)),
        (None, _) => format!("{} closes none of the {}.", plan.name, count(all(plan.outlook), "risk", "risks")),
        (Some(after), closed) => format!(
            "{} closes {closed} of {}, the last {}.",
            plan.name,
            count(all(plan.outlook), "risk", "risks"),
            plans.locale.after(after)
        ),
    };
    let others = |other: &Plan<'_>| match other.known {
        true => format!("{} leaves {} open", other.name, left(other.outlook)),
        false => words::unknown(other),
    };
    format!("{closed}{}", plans.comparison(&others))
}

fn course(plans: &Plans<'_>, plan: &Plan<'_>) -> Course {
    let outlook = plan.outlook;
    let open = outlook.open_risks.len();
    let falls = |end: fn(Range) -> f64| -> Vec<(f64, f64)> {
        let days: Vec<f64> = outlook.closed_risks.iter().map(|(_, after)| end(*after)).collect();
        let days = sorted(days, f64::total_cmp);
        let total = all(outlook);
        let left = |(at, day): (usize, &f64)| (*day, (total - at - 1) as f64);
        std::iter::once((0.0, total as f64)).chain(days.iter().enumerate().map(left)).collect()
    };
    Course {
        key: format!("plan.{}", outlook.plan),
        name: plan.name.clone(),
        series: if std::ptr::eq(outlook, plans.chosen().outlook) { Series::Chosen } else { Series::Other },
        early: falls(Range::low),
        late: falls(Range::high),
        value: format!("{open} open"),
        label: format!("{}: {} open in the end", plan.name, left(outlook)),
    }
}

fn draw(plans: &Plans<'_>, width: f64) -> Scene {
    let courses: Vec<Course> = plans.all().iter().filter(|plan| plan.known).map(|plan| course(plans, plan)).collect();
    let most = plans.all().iter().map(|plan| all(plan.outlook)).max().unwrap_or_default() as f64;
    let figures = plans.locale.number(most, 0);
    let layout = Layout {
        width,
        height: 190.0,
        left: (crate::text::width(&figures, 12.0, Role::AxisLabel) + 10.0).ceil(),
        values: (0.0, most * 1.12),
        days: plans.all().iter().map(|plan| plan.outlook.days.high()).fold(0.0, f64::max),
    };
    let mut frame = Frame::new(&layout, plans.locale);
    for tick in ticks::whole(most, 6) {
        frame.value_tick(tick, &plans.locale.number(tick, 0));
    }
    frame.courses(&courses);
    let stops = if plans.chosen().known { stops(plans.chosen().outlook) } else { Vec::new() };
    for (at, (day, open)) in stops.iter().enumerate() {
        let words = plans.locale.number(*open, 0);
        let label = format!(
            "{} {} open",
            if *open == 1.0 { "1 risk".to_owned() } else { format!("{words} risks") },
            when(plans, *day)
        );
        // The end of the course has its label already.
        let words = if at + 1 < stops.len() { words } else { String::new() };
        frame.point(&format!("point.{at}"), (day.high(), *open), &words, &label);
    }
    frame.finish()
}

/// The points of the latest course at which risks close, those of a day together: when, and how many are left open.
fn stops(outlook: &Outlook) -> Vec<(Range, f64)> {
    let ends: Vec<Range> = outlook.closed_risks.iter().map(|(_, after)| *after).collect();
    let ends = sorted(ends, |a, b| a.high().total_cmp(&b.high()).then(a.low().total_cmp(&b.low())));
    let total = all(outlook);
    let mut stops: Vec<(Range, f64)> = Vec::new();
    for (at, end) in ends.into_iter().enumerate() {
        let left = (total - at - 1) as f64;
        match stops.last_mut().filter(|(before, _)| before.high() == end.high()) {
            Some(stop) => *stop = (stop.0.later(end), left),
            None => stops.push((end, left)),
        }
    }
    stops
}

fn when(plans: &Plans<'_>, days: Range) -> String {
    plans.locale.after(days)
}

fn table(plans: &Plans<'_>) -> Table {
    let plan = plans.chosen();
    let mut table = Table::new(format!("Risks under {}", plan.name), &["Risk", "Closed"]);
    for risk in &plans.report.risks {
        let closes = plan.outlook.closed_risks.iter().find(|(id, _)| *id == risk.id);
        let open = if plan.known { "stays open" } else { "not stated" };
        let closed = closes.map_or(open.to_owned(), |(_, after)| when(plans, *after));
        table.rows.push(vec![Cell::words(&risk.title), Cell::figure(closed)]);
    }
    for other in plans.others().filter(|other| other.known) {
        let words = format!("{} open", left(other.outlook));
        table.rows.push(vec![Cell::words(format!("In the end with {}", other.name)), Cell::figure(words)]);
    }
    table
}
