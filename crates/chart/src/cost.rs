//! What the chosen plan costs per phase and in sum, beside what the audit states and what the other plans cost.
//!
//! A bar is solid to the low end and lighter to the high end, under a whisker; a line runs through the sums so far.
//! Only one-off money of the main currency is drawn: the rest is named, since it cannot be added to it.

mod drawing;

use gonogo_report::{Currency, MoneySum, Outlook, PartKind, Range, Report, Slot};

use crate::legend::Legend;
use crate::role::Role;
use crate::scene::Series;
use crate::table::{Cell, Table};
use crate::words::{Absence, Fit, Plan, Plans, Total, capital, few, list, short};
use crate::{Chart, Input, Missing, words};

const ABSENCE: Absence = Absence { id: "cost", name: "Cost", needs: "phases that say what they cost" };

/// The cost of the chosen plan per phase.
///
/// # Errors
///
/// [`Missing`] if no plan costs anything.
pub fn cost(input: &Input<'_>, width: f64) -> Result<Chart, Missing> {
    let plans = Plans::of(input).ok_or_else(|| ABSENCE.missing())?;
    let costs = Costs::of(&plans);
    if plans.all().iter().all(|plan| costs.total(plan).high() <= 0.0) {
        return Err(ABSENCE.missing());
    }
    let scene = drawing::draw(&costs, crate::usable(width));
    let ranges = costs.phases.iter().any(|phase| !phase.total().is_point());
    let sum = if ranges { "sum so far, high end" } else { "sum so far" };
    let legend = [
        (Role::Labor, Series::Chosen, "labor"),
        (Role::Services, Series::Chosen, "services"),
        (Role::Uncertain, Series::Chosen, "up to the high end"),
        (Role::Whisker, Series::Chosen, "range"),
        (Role::Cumulated, Series::Chosen, sum),
        (Role::Stated, Series::Chosen, "stated in the audit"),
        (Role::StatedRange, Series::Chosen, "stated range"),
        (Role::Total, Series::Other, "other options"),
    ];
    Ok(Chart {
        id: ABSENCE.id,
        title: title(&costs),
        summary: summary(&costs),
        legend: Legend::of(&scene, &legend),
        table: table(&costs),
        scene,
    })
}

/// The costs of the plans in the main currency.
struct Costs<'a> {
    plans: &'a Plans<'a>,
    currency: Currency,
    phases: Vec<PhaseCost<'a>>,
}

/// What a phase costs once, in the main currency.
struct PhaseCost<'a> {
    id: &'a str,
    name: &'a str,
    labor: Range,
    services: Range,
    all: MoneySum,
}

impl PhaseCost<'_> {
    fn total(&self) -> Range {
        self.labor + self.services
    }
}

impl<'a> Costs<'a> {
    fn of(plans: &'a Plans<'a>) -> Self {
        let report = plans.report;
        // The plans share one currency: that of the report, or the first in which any of them costs something.
        let mut all = MoneySum::default();
        plans.all().iter().for_each(|plan| all.add_all(&plan.outlook.cost));
        let stated = plans.all().iter().filter_map(|plan| report.option(&plan.outlook.plan)?.cost.as_ref());
        stated.for_each(|cost| all.add_all(&cost.sum()));
        let currency = all.by_main(report.currency).0.currency;
        let phases = plans.chosen().outlook.slots.iter().map(|slot| phase_cost(report, slot, currency)).collect();
        Self { plans, currency, phases }
    }

    /// What a plan costs once: the sum of its phases, if any of them states a cost.
    fn total(&self, plan: &Plan<'_>) -> Total {
        let outlook = plan.outlook;
        let follows = plan.known && (outlook.slots.is_empty() || outlook.without_cost < outlook.slots.len());
        Total::of(outlook.cost.of(self.currency).once, follows, self.stated(outlook))
    }

    fn money(&self, range: Range) -> String {
        self.plans.locale.money(range, self.currency)
    }

    /// What a phase costs: "$23,400 + $15,000" for labor and services, "$20,000 + $26/month".
    fn parts(&self, phase: &PhaseCost<'_>) -> String {
        if phase.all.is_empty() {
            return "not stated".to_owned();
        }
        let once = [phase.labor, phase.services].into_iter().filter(|range| !range.is_zero());
        let parts: Vec<String> = once.map(|range| self.money(range)).chain(self.beside(&phase.all)).collect();
        if parts.is_empty() { self.money(Range::ZERO) } else { parts.join(" + ") }
    }

    /// What a sum holds beside one-off money of the main currency: "$26/month", "€500".
    fn beside(&self, sum: &MoneySum) -> Vec<String> {
        let locale = self.plans.locale;
        let monthly = |sum: &gonogo_report::Sum| {
            sum.per_month.map(|range| format!("{}/month", locale.money(range, sum.currency)))
        };
        let main = monthly(&sum.of(self.currency));
        let others = sum.sums().iter().filter(|sum| sum.currency != self.currency).map(|sum| locale.sum(sum));
        main.into_iter().chain(others).collect()
    }

    fn stated(&self, outlook: &Outlook) -> Option<Range> {
        // What is stated per month or in another currency than what is computed cannot be compared.
        let option = self.plans.report.option(&outlook.plan)?;
        let main = option.cost.as_ref()?.sum().by_main(self.plans.report.currency).0;
        let comparable = main.currency == self.currency && (main.per_month.is_none() || !main.once.is_zero());
        outlook.stated.cost.filter(|_| comparable)
    }
}

fn phase_cost<'a>(report: &'a Report, slot: &'a Slot, currency: Currency) -> PhaseCost<'a> {
    let labor = Outlook::phase_cost(report, &slot.phase, PartKind::Labor);
    let services = Outlook::phase_cost(report, &slot.phase, PartKind::Services);
    let mut all = labor.clone();
    all.add_all(&services);
    let name = report.phase(&slot.phase).map_or(slot.phase.as_str(), |phase| phase.name.as_str());
    PhaseCost { id: &slot.phase, name, labor: labor.of(currency).once, services: services.of(currency).once, all }
}

fn title(costs: &Costs<'_>) -> String {
    let plan = costs.plans.chosen();
    let stated = costs.stated(plan.outlook);
    let Total::Computed(total) = costs.total(plan) else {
        let stated = stated.map(|stated| format!("; the audit states {}", costs.money(stated))).unwrap_or_default();
        let what = format!("{}: no phase states what it costs", plan.name);
        return format!("{}{stated}", if plan.known { what } else { words::unknown(plan) });
    };
    let beside = costs.beside(&plan.outlook.cost);
    let what = if total.is_zero() && beside.is_empty() {
        format!("{} costs nothing", plan.name)
    } else {
        let beside = if beside.is_empty() { String::new() } else { format!(" plus {}", list(&beside)) };
        format!("Costs {}{beside}", costs.money(total))
    };
    let Some(stated) = stated else { return what };
    let how = match Fit::of(total, stated) {
        Fit::Equal => return format!("{what}, as the audit states"),
        Fit::Inside => "inside",
        Fit::Below => "below",
        Fit::Above => "above",
        Fit::Partly => "partly outside",
    };
    format!("{what}, {how} the stated {}", costs.money(stated))
}

fn summary(costs: &Costs<'_>) -> String {
    let plan = costs.plans.chosen();
    let each = |phase: &PhaseCost<'_>| format!("{}: {}", short(phase.name), costs.parts(phase));
    let mut said = match costs.phases.len() {
        _ if !plan.known => format!("{}.", words::unknown(plan)),
        0 => format!("{} has no phases.", plan.name),
        _ => format!("{}.", capital(&list(&few(costs.phases.iter().map(each), "phases")))),
    };
    let beside = costs.beside(&plan.outlook.cost);
    if !beside.is_empty() {
        said.push_str(&format!(" Not drawn, since it cannot be added: {}.", list(&beside)));
    }
    match plan.outlook.without_cost {
        0 => {}
        1 => said.push_str(" One phase states no cost and is left out of the sum."),
        many => said.push_str(&format!(" {many} phases state no cost and are left out of the sum.")),
    }
    said.push_str(&costs.plans.comparison(&|other| format!("{}: {}", other.name, all_of(costs, other))));
    said
}

/// All that a plan costs: "$5,300 + $26/month".
fn all_of(costs: &Costs<'_>, plan: &Plan<'_>) -> String {
    let once = costs.total(plan).words(&|range| costs.money(range));
    std::iter::once(once).chain(costs.beside(&plan.outlook.cost)).collect::<Vec<_>>().join(" + ")
}

fn sentence(costs: &Costs<'_>, phase: &PhaseCost<'_>, sum: Range) -> String {
    let parts = match (phase.labor.is_zero(), phase.services.is_zero()) {
        (_, true) => costs.money(phase.labor),
        (true, false) => format!("{} for services", costs.money(phase.services)),
        (false, false) => {
            format!("{} for labor and {} for services", costs.money(phase.labor), costs.money(phase.services))
        }
    };
    let beside = costs.beside(&phase.all);
    let beside = if beside.is_empty() { String::new() } else { format!(" plus {}", list(&beside)) };
    format!("{}: {parts}{beside}; {} so far", phase.name, costs.money(sum))
}

fn table(costs: &Costs<'_>) -> Table {
    let plan = costs.plans.chosen();
    let headers = ["What", "Labor", "Services", "Together", "Sum so far", "Not in the sums"];
    let mut table = Table::new(format!("Cost of {}", plan.name), &headers);
    let mut sum = Range::ZERO;
    for phase in &costs.phases {
        sum = sum + phase.total();
        let figures = [phase.labor, phase.services, phase.total(), sum].map(|range| costs.money(range));
        table.rows.push(row(phase.name, figures, &costs.beside(&phase.all)));
    }
    let single = |total: Total| [String::new(), String::new(), total.words(&|range| costs.money(range)), String::new()];
    table.rows.push(row("All phases", single(costs.total(plan)), &costs.beside(&plan.outlook.cost)));
    if let Some(stated) = costs.stated(plan.outlook) {
        table.rows.push(row("Stated in the audit", single(Total::Computed(stated)), &[]));
    }
    for other in costs.plans.others() {
        table.rows.push(row(&other.name, single(costs.total(other)), &costs.beside(&other.outlook.cost)));
    }
    table
}

fn row(name: &str, figures: [String; 4], beside: &[String]) -> Vec<Cell> {
    let cells = std::iter::once(Cell::words(name)).chain(figures.map(Cell::figure));
    cells.chain([Cell::figure(beside.join(" + "))]).collect()
}
