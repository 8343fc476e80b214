//! The plan: phases with their stated total beside the computed one, and the fixes that come first.

use gonogo_report::{Action, Effort, MoneySum, Outlook, PartKind, Phase, Plan, Range, Report, forecast};

use super::{Source, table};
use crate::decision::dashes;
use crate::markup::{Html, put};

pub(super) fn phases(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    if report.phases.is_empty() {
        return html;
    }
    let all = Plan::of_phases(report.phases.iter().map(|phase| phase.id.clone()).collect());
    let headers = ["Phase", "Duration", "#Labor", "#Services", "#Effort", "Outcome", "#Score after"];
    table(&mut html, "The plan, phase by phase", &headers, |html| {
        report.phases.iter().for_each(|item| phase(html, source, item));
        totals(html, source, &forecast(report, &all));
    });
    html
}

fn phase(html: &mut Html, source: Source<'_>, phase: &Phase) {
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
        (phase.duration.as_ref().map(|duration| dashes(duration.wording()))) "</td><td class=\"num\">"
        (cost(PartKind::Labor)) "</td><td class=\"num\">" (cost(PartKind::Services)) "</td><td class=\"num\">"
        (phase.effort.as_ref().map(|effort| locale.hours(effort.hours()))) "</td><td>"
        (phase.outcome) "</td><td class=\"num\">" (score) "</td></tr>");
}

/// The computed total, and under it what the audit states.
fn totals(html: &mut Html, source: Source<'_>, outlook: &Outlook) {
    let (report, locale) = (source.report(), source.locale);
    let cost = |kind| {
        let mut sum = MoneySum::default();
        outlook.slots.iter().for_each(|slot| sum.add_all(&Outlook::phase_cost(report, &slot.phase, kind)));
        (!sum.is_empty()).then(|| locale.money_sum(&sum, report.currency))
    };
    put!(html, "<tr class=\"total\"><th scope=\"row\">Computed total</th><td>" (locale.days(outlook.days))
        "</td><td class=\"num\">" (cost(PartKind::Labor)) "</td><td class=\"num\">" (cost(PartKind::Services))
        "</td><td class=\"num\">" (outlook.effort.map(|hours| locale.hours(hours)))
        "</td><td>" (locale.money_sum(&outlook.cost, report.currency)) " in all</td><td class=\"num\">"
        (outlook.score.map(|score| locale.number(score.value, 1))) "</td></tr>");
    if let Some(stated) = &report.totals {
        put!(html, "<tr class=\"total stated-row\"><th scope=\"row\">Stated total</th><td>"
            (stated.duration.as_ref().map(|duration| dashes(duration.wording()))) "</td><td class=\"num\" colspan=\"2\">"
            (stated.cost.as_ref().map(|cost| dashes(cost.wording()))) "</td><td class=\"num\">"
            (stated.effort.as_ref().map(|effort| dashes(effort.wording()))) "</td><td></td><td class=\"num\">"
            (stated.score_after.map(|value| locale.number(value, 1))) "</td></tr>");
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
        first.iter().for_each(|action| fix(html, action));
        fixes_total(html, source, &first);
    });
    if !others.is_empty() {
        put!(html, "<details class=\"data\"><summary>" (others.len()) " more actions of the plan</summary>");
        table(&mut html, "More actions", &FIX, |html| others.iter().for_each(|action| fix(html, action)));
        put!(html, "</details>");
    }
    html
}

fn fix(html: &mut Html, action: &Action) {
    put!(html, "<tr data-action=\"" (action.id) "\"><th scope=\"row\">" (action.title) "</th><td class=\"num\">"
        (action.effort.as_ref().map(|effort| dashes(effort.wording()))) "</td><td class=\"num\">"
        (action.cost.as_ref().map(|cost| dashes(cost.wording()))) "</td><td>"
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
        (hours.map(|hours| locale.hours(hours))) "</td><td class=\"num\">" (cost) "</td><td colspan=\"2\"></td></tr>");
    if let Some(stated) = &report.fixes {
        let moves = stated.score_after.zip(report.score).map(|(after, now)| {
            let (value, max) = (locale.number(now.value, 1), locale.number(now.max, 1));
            format!("Moves the score from {value} of {max} to about {}", locale.number(after, 1))
        });
        put!(html, "<tr class=\"total stated-row\"><th scope=\"row\">Stated total</th><td class=\"num\">"
            (stated.effort.as_ref().map(|effort| dashes(effort.wording()))) "</td><td class=\"num\">"
            (stated.cost.as_ref().map(|cost| dashes(cost.wording()))) "</td><td colspan=\"2\">" (moves) "</td></tr>");
    }
}
