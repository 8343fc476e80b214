//! The plan: phases with their stated total beside the computed one, and the fixes that come first.

use gonogo_report::{Action, Effort, MoneySum, Outlook, PartKind, Phase, Plan, Range, Report, forecast};

use super::{Source, table};
use crate::decision::dashes;
use crate::markup::{Html, put};
use crate::trail::{self, Of, number};

pub(super) fn phases(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    if report.phases.is_empty() {
        return html;
    }
    let all = Plan::of_phases(report.phases.iter().map(|phase| phase.id.clone()).collect());
    let headers = ["Phase", "Duration", "#Labor", "#Services", "#Effort", "Outcome", "#Score after"];
    table(&mut html, "The plan, phase by phase", &headers, |html| {
        report.phases.iter().enumerate().for_each(|(at, item)| phase(html, source, item, Of::Phase(at)));
        totals(html, source, &forecast(report, &all));
    });
    html
}

fn phase(html: &mut Html, source: Source<'_>, phase: &Phase, of: Of) {
    let (report, locale) = (source.report(), source.locale);
    let cost = |kind| {
        let sum = Outlook::phase_cost(report, &phase.id, kind);
        (!sum.is_empty()).then(|| locale.money_sum(&sum, report.currency))
    };
    let score = phase.score_after.map(|value| {
        let max = report.score.map_or(String::new(), |score| format!(" of {}", locale.number(score.max, 1)));
        format!("{}{max}", locale.number(value, 1))
    });
    put!(html, "<tr data-phase=\"" (phase.id) "\"><th scope=\"row\">" (phase.name) "</th><td>"
        (number(source, of, phase.duration.as_ref().map(|duration| dashes(duration.wording())))) "</td><td class=\"num\">"
        (number(source, of, cost(PartKind::Labor))) "</td><td class=\"num\">" (number(source, of, cost(PartKind::Services))) "</td><td class=\"num\">"
        (number(source, of, phase.effort.as_ref().map(|effort| locale.hours(effort.hours())))) "</td><td>"
        (phase.outcome) "</td><td class=\"num\">" (number(source, of, score)) "</td></tr>");
}

/// The computed total, and under it what the audit states.
fn totals(html: &mut Html, source: Source<'_>, outlook: &Outlook) {
    let (report, locale) = (source.report(), source.locale);
    let cost = |kind| {
        let mut sum = MoneySum::default();
        outlook.slots.iter().for_each(|slot| sum.add_all(&Outlook::phase_cost(report, &slot.phase, kind)));
        (!sum.is_empty()).then(|| locale.money_sum(&sum, report.currency))
    };
    put!(html, "<tr class=\"total\"><th scope=\"row\">Computed total</th><td>" (number(source, Of::PlanTotal, locale.days(outlook.days)))
        "</td><td class=\"num\">" (number(source, Of::PlanTotal, cost(PartKind::Labor))) "</td><td class=\"num\">" (number(source, Of::PlanTotal, cost(PartKind::Services)))
        "</td><td class=\"num\">" (number(source, Of::PlanTotal, outlook.effort.map(|hours| locale.hours(hours))))
        "</td><td>" (number(source, Of::PlanTotal, locale.money_sum(&outlook.cost, report.currency))) " in all</td><td class=\"num\">"
        (number(source, Of::PlanTotal, outlook.score.map(|score| locale.number(score.value, 1)))) "</td></tr>");
    if let Some(stated) = &report.totals {
        put!(html, "<tr class=\"total stated-row\"><th scope=\"row\">Stated total</th><td>"
            (number(source, Of::Totals, stated.duration.as_ref().map(|duration| dashes(duration.wording())))) "</td><td class=\"num\" colspan=\"2\">"
            (number(source, Of::Totals, stated.cost.as_ref().map(|cost| dashes(cost.wording())))) "</td><td class=\"num\">"
            (number(source, Of::Totals, stated.effort.as_ref().map(|effort| dashes(effort.wording())))) "</td><td></td><td class=\"num\">"
            (number(source, Of::Totals, stated.score_after.map(|value| locale.number(value, 1)))) "</td></tr>");
    }
}

/// The title of the fixes: what the audit calls them.
pub(super) fn fixes_title(report: &Report) -> String {
    report.fixes.as_ref().and_then(|fixes| fixes.title.clone()).unwrap_or("Fixes".to_owned())
}

const FIX: [&str; 5] = ["Fix", "#Effort", "#Cost", "Impact", "Owner"];

pub(super) fn fixes(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    let is_first = |action: &&Action| report.fixes.as_ref().is_none_or(|fixes| fixes.of.contains(&action.id));
    let (first, others): (Vec<&Action>, Vec<&Action>) = report.actions.iter().partition(is_first);
    if first.is_empty() && others.is_empty() {
        return html;
    }
    table(&mut html, "Fixes", &FIX, |html| {
        first.iter().for_each(|action| fix(html, source, action));
        fixes_total(html, source, &first);
    });
    if !others.is_empty() {
        put!(html, "<details class=\"data\"><summary>" (others.len()) " more actions of the plan</summary>");
        table(&mut html, "More actions", &FIX, |html| {
            others.iter().for_each(|action| fix(html, source, action));
        });
        put!(html, "</details>");
    }
    html
}

fn fix(html: &mut Html, source: Source<'_>, action: &Action) {
    let of = trail::action(source, &action.id);
    put!(html, "<tr data-action=\"" (action.id) "\"><th scope=\"row\">" (action.title) "</th><td class=\"num\">"
        (number(source, of, action.effort.as_ref().map(|effort| dashes(effort.wording())))) "</td><td class=\"num\">"
        (number(source, of, action.cost.as_ref().map(|cost| dashes(cost.wording())))) "</td><td>"
        (action.impact) "</td><td>" (action.owner) "</td></tr>");
}

fn fixes_total(html: &mut Html, source: Source<'_>, actions: &[&Action]) {
    let (report, locale) = (source.report(), source.locale);
    let mut cost = MoneySum::default();
    actions.iter().filter_map(|action| action.cost.as_ref()).for_each(|money| cost.add_all(&money.sum()));
    let hours = actions.iter().filter_map(|action| action.effort.as_ref()).map(Effort::hours);
    let hours = hours.reduce(|sum, more: Range| sum + more);
    let cost = (!cost.is_empty()).then(|| locale.money_sum(&cost, report.currency));
    put!(html, "<tr class=\"total\"><th scope=\"row\">Computed total</th><td class=\"num\">"
        (number(source, Of::FixesTotal, hours.map(|hours| locale.hours(hours)))) "</td><td class=\"num\">" (number(source, Of::FixesTotal, cost)) "</td><td colspan=\"2\"></td></tr>");
    if let Some(stated) = &report.fixes {
        let moves = stated.score_after.zip(report.score).map(|(after, now)| {
            let (value, max) = (locale.number(now.value, 1), locale.number(now.max, 1));
            format!("Moves the score from {value} of {max} to about {}", locale.number(after, 1))
        });
        put!(html, "<tr class=\"total stated-row\"><th scope=\"row\">Stated total</th><td class=\"num\">"
            (number(source, Of::Fixes, stated.effort.as_ref().map(|effort| dashes(effort.wording())))) "</td><td class=\"num\">"
            (number(source, Of::Fixes, stated.cost.as_ref().map(|cost| dashes(cost.wording())))) "</td><td colspan=\"2\">" (number(source, Of::Fixes, moves)) "</td></tr>");
    }
}
