//! The four numbers of a plan: what each is computed from, and how it differs from that of the other options.

use std::collections::BTreeMap;

use gonogo_audit::Item;
use gonogo_report::{Money, MoneySum, Outlook, PartKind, Phase, Range, Slot};

use super::told::Telling;
use super::{Amount, Figure, Formula, How, Input, Of, Step};

/// The steps of a figure of a plan.
pub(super) fn steps(of: Telling<'_>, plan: usize, figure: Figure) -> Vec<Step> {
    let Some(own) = one(of, plan, figure) else { return Vec::new() };
    let mut steps = vec![own];
    match figure {
        // What is accepted with a plan lists both.
        Figure::Open if !of.loaded.report.risks.is_empty() => {
            steps.extend(of.outlook(plan).and_then(|outlook| open_findings(of, outlook)));
        }
        Figure::Open | Figure::Cost | Figure::Time | Figure::Score => steps.extend(stated(of, plan, figure)),
    }
    let Some(result) = amount(steps.first()) else { return steps };
    for other in (0..of.loaded.outlooks.len()).filter(|other| *other != plan) {
        let Some(base) = amount(one(of, other, figure).as_ref()) else { continue };
        let name = of.plan_name(other);
        let inputs = vec![of.known(of.plan_name(plan), result.clone()), of.known(name, base.clone())];
        let amounts = [result.clone(), base];
        if let Some(change) = Formula::Difference.of(&amounts, of.loaded.currency()) {
            steps.push(of.computed(&["Beside ", name].concat(), "the difference", Formula::Difference, change, inputs));
        }
    }
    steps
}

/// The figure itself; `None` where the audit says nothing of it.
pub(super) fn one(of: Telling<'_>, plan: usize, figure: Figure) -> Option<Step> {
    let outlook = of.outlook(plan)?;
    let option = of.loaded.report.options.get(plan);
    let computed = option.is_none_or(|option| option.phases.is_some());
    match figure {
        Figure::Cost if computed => Some(cost(of, outlook)),
        Figure::Time if computed => Some(time(of, outlook)),
        Figure::Cost | Figure::Time => stated(of, plan, figure),
        Figure::Score => score(of, outlook),
        Figure::Open => open_risks(of, outlook).or_else(|| open_findings(of, outlook)),
    }
}

/// What was computed in a step.
fn amount(step: Option<&Step>) -> Option<Amount> {
    match &step?.how {
        How::Computed(computed) => Some(computed.result.clone()),
        How::Read(_) => None,
    }
}

/// What the audit states for the option.
fn stated(of: Telling<'_>, plan: usize, figure: Figure) -> Option<Step> {
    let option = of.loaded.report.options.get(plan)?;
    match figure {
        Figure::Cost => option.cost.as_ref().map(|cost| of.read(Item::Option, plan, "cost", "Stated", cost.wording())),
        Figure::Time => {
            option.duration.as_ref().map(|time| of.read(Item::Option, plan, "duration", "Stated", time.wording()))
        }
        Figure::Score | Figure::Open => None,
    }
}

/// The phases of a plan with their indexes in the report.
fn phases<'a>(of: Telling<'a>, outlook: &'a Outlook) -> impl Iterator<Item = (usize, &'a Phase, &'a Slot)> {
    let at: BTreeMap<&str, usize> =
        of.loaded.report.phases.iter().enumerate().rev().map(|(at, phase)| (phase.id.as_str(), at)).collect();
    outlook.slots.iter().filter_map(move |slot| {
        let at = *at.get(slot.phase.as_str())?;
        Some((at, of.loaded.report.phases.get(at)?, slot))
    })
}

pub(super) fn cost(of: Telling<'_>, outlook: &Outlook) -> Step {
    let inputs = phases(of, outlook).flat_map(|(at, phase, _)| {
        let part = |field: &'static str, money: Option<&Money>, note: Option<&str>| {
            let place = of.provenance.place(Item::Phase, at, field);
            money.map(|money| Input {
                note: note.map(str::to_owned),
                ..of.input(&phase.name, Amount::Money(money.sum()), place, Of::Phase(at))
            })
        };
        [part("cost", phase.cost.as_ref(), None), part("services", phase.services.as_ref(), Some("services"))]
    });
    let inputs: Vec<Input> = inputs.flatten().collect();
    let words =
        if inputs.is_empty() { "nothing, as no phase of it has a price" } else { "the sum of what its phases cost" };
    of.computed(
        "Cost",
        words,
        Formula::Sum,
        Amount::Money(outlook.cost.clone()),
        or_nothing(of, inputs, Amount::Money(MoneySum::NOTHING)),
    )
}

/// What is paid for one kind of cost alone, where both kinds are paid.
pub(super) fn kinds(of: Telling<'_>, outlook: &Outlook) -> Vec<Step> {
    let report = &of.loaded.report;
    let kind = |name: &str, words, kind| {
        let mut sum = MoneySum::NOTHING;
        let mut inputs = Vec::new();
        for (at, phase, _) in phases(of, outlook) {
            let part = Outlook::phase_cost(report, &phase.id, kind);
            if !part.is_empty() {
                sum.add_all(&part);
                let place = of.provenance.place(Item::Phase, at, "cost");
                inputs.push(of.input(&phase.name, Amount::Money(part), place, Of::Phase(at)));
            }
        }
        (!sum.is_empty()).then(|| of.computed(name, words, Formula::Sum, Amount::Money(sum), inputs))
    };
    let labor = kind("Labor", "the sum of the costs without services", PartKind::Labor);
    let services = kind("Services", "the sum of what is stated for services", PartKind::Services);
    labor.into_iter().zip(services).flat_map(|(labor, services)| [labor, services]).collect()
}

pub(super) fn time(of: Telling<'_>, outlook: &Outlook) -> Step {
    let inputs = phases(of, outlook).map(|(at, phase, slot)| {
        let lasts = phase.duration.as_ref().map_or("no stated time", |duration| duration.wording());
        let begins = if slot.start.is_zero() {
            "begins at once".to_owned()
        } else {
            format!("begins {}", of.locale.after(slot.start))
        };
        let note = Some(format!("{begins}, takes {}, ends after", crate::decision::dashes(lasts)));
        let place = phase.duration.as_ref().map(|_| of.provenance.place(Item::Phase, at, "duration"));
        Input { place, own: Some(Of::Phase(at)), note, ..of.known(&phase.name, Amount::Days(slot.finish)) }
    });
    let inputs: Vec<Input> = inputs.collect();
    let words = if inputs.is_empty() {
        "at once, as it has no phases"
    } else {
        "when the last of its phases ends; one begins when those before it have ended"
    };
    of.computed(
        "Time",
        words,
        Formula::Latest,
        Amount::Days(outlook.days),
        or_nothing(of, inputs, Amount::Days(Range::ZERO)),
    )
}

pub(super) fn effort(of: Telling<'_>, outlook: &Outlook) -> Option<Step> {
    let inputs = phases(of, outlook).filter_map(|(at, phase, _)| {
        let hours = Amount::Hours(phase.effort.as_ref()?.hours());
        Some(of.input(&phase.name, hours, of.provenance.place(Item::Phase, at, "effort"), Of::Phase(at)))
    });
    let inputs = inputs.collect();
    Some(of.computed(
        "Effort",
        "the sum of the efforts of its phases",
        Formula::Sum,
        Amount::Hours(outlook.effort?),
        inputs,
    ))
}

pub(super) fn score(of: Telling<'_>, outlook: &Outlook) -> Option<Step> {
    let reached = outlook.score?;
    let inputs = phases(of, outlook).filter_map(|(at, phase, _)| {
        let points = Amount::Points(phase.score_after?);
        Some(of.input(&phase.name, points, of.provenance.place(Item::Phase, at, "score_after"), Of::Phase(at)))
    });
    let mut inputs: Vec<Input> = inputs.collect();
    let words = if inputs.is_empty() {
        "the score today, as no phase of it states another"
    } else {
        "the highest score that one of its phases states"
    };
    if let (true, Some(now)) = (inputs.is_empty(), of.loaded.report.score) {
        inputs.push(of.input(
            "Today",
            Amount::Points(now.value),
            of.provenance.place(Item::Score, 0, "value"),
            Of::Score,
        ));
    }
    let name = ["Score, of ", &of.locale.number(reached.max, 1)].concat();
    Some(of.computed(&name, words, Formula::Highest, Amount::Points(reached.value), inputs))
}

/// The risks that a plan leaves open.
fn open_risks(of: Telling<'_>, outlook: &Outlook) -> Option<Step> {
    let words = "the risks listed, less those of which all that closes them is done in its phases";
    left(of, "Risks open", words, outlook.open_risks.len(), outlook.closed_risks.len())
}

/// The findings that it leaves open.
fn open_findings(of: Telling<'_>, outlook: &Outlook) -> Option<Step> {
    let words = "the open findings, less those that an action of its phases resolves";
    left(of, "Findings open", words, outlook.open_findings.len(), outlook.closed_findings.len())
}

fn left(of: Telling<'_>, name: &str, words: &'static str, open: usize, closed: usize) -> Option<Step> {
    let inputs = vec![of.known("listed", Amount::Count(open + closed)), of.known("closed", Amount::Count(closed))];
    (open + closed > 0).then(|| of.computed(name, words, Formula::Less, Amount::Count(open), inputs))
}

/// A formula without inputs has that of nothing.
fn or_nothing(of: Telling<'_>, inputs: Vec<Input>, zero: Amount) -> Vec<Input> {
    if inputs.is_empty() { vec![of.known("no phases", zero)] } else { inputs }
}
