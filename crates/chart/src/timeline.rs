//! When the phases of the chosen plan run, when its milestones and gates come, and how long the other plans take.
//!
//! A bar is solid from the earliest start to the earliest end and lighter to the latest end.

mod places;

use gonogo_report::{Range, Slot};

use crate::backend::Tag;
use crate::bars::{Bars, Figure};
use crate::legend::Legend;
use crate::role::Role;
use crate::rows::{Rows, Values};
use crate::scene::Series;
use crate::table::{Cell, Table};
use crate::ticks::TimeAxis;
use crate::words::{Absence, Fit, Plan, Plans, Total, capital, few, list, short};
use crate::{Chart, Input, Missing, words};
use places::{Place, places};

const ABSENCE: Absence = Absence { id: "timeline", name: "Timeline", needs: "phases that say how long they last" };

/// The phases of the chosen plan over time.
///
/// # Errors
///
/// [`Missing`] if no plan takes any time.
pub fn timeline(input: &Input<'_>, width: f64) -> Result<Chart, Missing> {
    let plans = Plans::of(input).filter(|plans| plans.all().iter().any(|plan| total(plan).high() > 0.0));
    let plans = plans.ok_or_else(|| ABSENCE.missing())?;
    let places = places(&plans);
    let scene = draw(&plans, &places, crate::usable(width));
    let legend = [
        (Role::Firm, Series::Chosen, "up to the earliest end"),
        (Role::Uncertain, Series::Chosen, "up to the latest end"),
        (Role::Stated, Series::Chosen, "stated in the audit"),
        (Role::Gate, Series::Chosen, "gate opens, at the earliest"),
        (Role::Milestone, Series::Chosen, "milestone of the audit, by then"),
    ];
    Ok(Chart {
        id: ABSENCE.id,
        title: title(&plans),
        summary: summary(&plans),
        legend: Legend::of(&scene, &legend),
        table: table(&plans, &places),
        scene,
    })
}

fn title(plans: &Plans<'_>) -> String {
    let (plan, locale) = (plans.chosen(), plans.locale);
    let days = plan.outlook.days;
    let stated = match plan.outlook.stated.days {
        Some(stated) if Fit::of(days, stated) == Fit::Equal => ", as the audit states".to_owned(),
        Some(stated) => format!("; the audit states {}", locale.days(stated)),
        None => String::new(),
    };
    match total(plan) {
        Total::Computed(days) if days.is_zero() => return format!("{} takes no time{stated}", plan.name),
        Total::Computed(_) => {}
        Total::Stated(_) | Total::Unknown if plan.known => {
            return format!("{}: no phase states how long it lasts{stated}", plan.name);
        }
        Total::Stated(_) | Total::Unknown => {
            return format!("{}{stated}", words::unknown(plan));
        }
    }
    let last = plan.outlook.gates.iter().rev().find_map(|gate| {
        gate.opens_after.filter(|after| *after == days).map(|_| format!("{} opens", capital(&short(&gate.name))))
    });
    let what = last.unwrap_or_else(|| format!("{} is done", plan.name));
    format!("{what} {}{stated}", locale.after(days))
}

/// How long a plan takes: that of its phases, if any of them states a duration.
fn total(plan: &Plan<'_>) -> Total {
    let outlook = plan.outlook;
    let follows = plan.known && (outlook.slots.is_empty() || outlook.without_duration < outlook.slots.len());
    Total::of(outlook.days, follows, outlook.stated.days)
}

fn summary(plans: &Plans<'_>) -> String {
    let (plan, locale) = (plans.chosen(), plans.locale);
    let slots = &plan.outlook.slots;
    let phases = if !plan.known {
        format!("{}.", words::unknown(plan))
    } else if slots.is_empty() {
        format!("{} has no phases.", plan.name)
    } else {
        let each = |slot: &Slot| format!("{} ends {}", short(phase_name(plans, slot)), locale.after(slot.finish));
        format!("{}.", capital(&list(&few(slots.iter().map(each), "phases"))))
    };
    let unknown = match plan.outlook.without_duration {
        0 => String::new(),
        1 => " One phase states no duration and counts as none.".to_owned(),
        many => format!(" {many} phases state no duration and count as none."),
    };
    let closed =
        plan.outlook.gates.iter().filter(|gate| plan.known && gate.opens_after.is_none()).map(|gate| short(&gate.name));
    let closed = match few(closed, "gates") {
        gates if gates.is_empty() => String::new(),
        gates => format!(" Not opened: {}.", list(&gates)),
    };
    let each = |other: &Plan<'_>| format!("{}: {}", other.name, total(other).words(&|days| length(plans, days)));
    format!("{phases}{unknown}{closed}{}", plans.comparison(&each))
}

fn length(plans: &Plans<'_>, days: Range) -> String {
    if days.is_zero() { "no time".to_owned() } else { plans.locale.days(days) }
}

fn phase_name<'a>(plans: &Plans<'a>, slot: &'a Slot) -> &'a str {
    plans.report.phase(&slot.phase).map_or(slot.phase.as_str(), |phase| phase.name.as_str())
}

fn lasts(plans: &Plans<'_>, slot: &Slot) -> String {
    let duration = plans.report.phase(&slot.phase).and_then(|phase| phase.duration.as_ref());
    duration.map_or("no duration stated".to_owned(), |duration| length(plans, duration.days()))
}

fn draw(plans: &Plans<'_>, places: &[Place], width: f64) -> crate::Scene {
    let (plan, print) = (plans.chosen(), |days| length(plans, days));
    let slots = &plan.outlook.slots;
    let lasting: Vec<String> = slots.iter().map(|slot| lasts(plans, slot)).collect();
    let others: Vec<(&Plan<'_>, Total, String)> =
        plans.others().map(|other| (other, total(other), total(other).words(&print))).collect();
    let whole = (total(plan), total(plan).words(&print));
    let stated = plan.outlook.stated.days.map(|days| (days, print(days)));
    let stated = stated.as_ref().map(|(days, words)| (*days, words.as_str()));

    let mut names: Vec<&str> = slots.iter().map(|slot| phase_name(plans, slot)).collect();
    names.extend(others.iter().map(|(other, ..)| other.name.as_str()));
    names.extend(["Stated in the audit", &plan.name]);
    let mut texts: Vec<&str> =
        lasting.iter().chain(others.iter().map(|(.., words)| words)).map(String::as_str).collect();
    texts.extend(stated.map(|(_, words)| words));
    texts.push(&whole.1);
    let rows = Rows::new(width, &names, &texts, Values::BehindBar);

    let ends = others.iter().map(|(_, total, _)| total.high()).chain(stated.map(|(days, _)| days.high()));
    let end = ends.chain(places.iter().map(|place| place.days.high())).fold(whole.0.high(), f64::max);
    let axis = TimeAxis::new(end, rows.right - rows.left, plans.locale);
    let mut bars = Bars::new(width, rows, axis.end, &axis.caption);
    phases(&mut bars, plans, &lasting);
    let name = if slots.is_empty() { plan.name.as_str() } else { "All phases" };
    bars.totals(name, (whole.0, &whole.1), stated);
    places::draw(&mut bars, places);
    bars.others(others.iter().map(|(plan, total, words)| (plan.key(), plan.name.as_str(), *total, words.as_str())));
    bars.finish(&axis.ticks)
}

fn phases(bars: &mut Bars, plans: &Plans<'_>, lasting: &[String]) {
    for (slot, words) in plans.chosen().outlook.slots.iter().zip(lasting) {
        let (name, key) = (phase_name(plans, slot), format!("phase.{}", slot.phase));
        let (start, finish) = (slot.start, slot.finish);
        let figure = Figure { key: &key, name, words, role: Role::Label, series: Series::Chosen };
        let lane = bars.row(&figure, finish.high());
        let after = |days| plans.locale.after(days);
        let label = format!("{name}: {words}; starts {}, ends {}", after(start), after(finish));
        let datum = bars.sheet.datum(&key, &label, lane.area(bars.sheet.width));
        let tag = Tag::new(Role::Firm, &key).datum(datum);
        let low = finish.low().max(start.low());
        bars.parts(&tag, Role::Uncertain, [start.low(), low, finish.high()], lane);
    }
}

fn table(plans: &Plans<'_>, places: &[Place]) -> Table {
    let (plan, locale) = (plans.chosen(), plans.locale);
    let mut table = Table::new(format!("{} over time", plan.name), &["What", "Lasts", "Starts", "Ends"]);
    for slot in &plan.outlook.slots {
        let figures = [lasts(plans, slot), locale.after(slot.start), locale.after(slot.finish)];
        table.rows.push(row(phase_name(plans, slot), figures));
    }
    let whole = total(plan).words(&|days| length(plans, days));
    table.rows.push(row("All phases", [whole, String::new(), String::new()]));
    if let Some(stated) = plan.outlook.stated.days {
        table.rows.push(row("Stated in the audit", [length(plans, stated), String::new(), String::new()]));
    }
    for place in places {
        table.rows.push(row(&place.sentence(), [String::new(), String::new(), place.when.clone()]));
    }
    for (name, when) in places::without_time(plans) {
        table.rows.push(row(&name, [String::new(), String::new(), when]));
    }
    for other in plans.others() {
        let whole = total(other).words(&|days| length(plans, days));
        table.rows.push(row(&other.name, [whole, String::new(), String::new()]));
    }
    table
}

fn row(name: &str, figures: [String; 3]) -> Vec<Cell> {
    std::iter::once(Cell::words(name)).chain(figures.map(Cell::figure)).collect()
}
