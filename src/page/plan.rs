//! The plan: phases with their stated total beside the computed one, and the fixes that come first.

use gonogo_report::{Action, Money, MoneySum, Outlook, PartKind, Phase, Plan, Range, forecast};
use leptos::prelude::*;

use super::Page;
use crate::decision::dashes;

pub(super) fn phases(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    if report.phases.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = report.phases.iter().map(|item| phase(page, item)).collect();
    let all = Plan::of_phases(report.phases.iter().map(|phase| phase.id.clone()).collect());
    let total = totals(page, &forecast(report, &all));
    let table = view! {
        <div class="table" tabindex="0" role="region" aria-label="The plan, phase by phase">
            <table>
                <thead><tr>
                    <th scope="col">"Phase"</th><th scope="col">"Duration"</th><th scope="col" class="num">"Labor"</th>
                    <th scope="col" class="num">"Services"</th><th scope="col" class="num">"Effort"</th>
                    <th scope="col">"Outcome"</th><th scope="col" class="num">"Score after"</th>
                </tr></thead>
                <tbody>{rows}{total}</tbody>
            </table>
        </div>
    };
    Some(table.into_any())
}

fn phase(page: &Page, phase: &Phase) -> AnyView {
    let report = &page.loaded.report;
    let locale = page.state.locale;
    let score = phase.score_after.map(|value| {
        let max = report.score.map(|score| format!(" of {}", locale.number(score.max, 1)));
        format!("{}{}", locale.number(value, 1), max.unwrap_or_default())
    });
    let cost = |kind| {
        let sum = Outlook::phase_cost(report, &phase.id, kind);
        (!sum.is_empty()).then(|| locale.money_sum(&sum, report.currency))
    };
    view! {
        <tr data-phase=phase.id.clone()>
            <th scope="row">{phase.name.clone()}</th>
            <td>{phase.duration.as_ref().map(|duration| dashes(duration.wording()))}</td>
            <td class="num">{cost(PartKind::Labor)}</td>
            <td class="num">{cost(PartKind::Services)}</td>
            <td class="num">{phase.effort.as_ref().map(|effort| locale.hours(effort.hours()))}</td>
            <td>{phase.outcome.clone()}</td>
            <td class="num">{score}</td>
        </tr>
    }
    .into_any()
}

/// The computed total, and under it what the audit states.
fn totals(page: &Page, outlook: &Outlook) -> AnyView {
    let (report, locale) = (&page.loaded.report, page.state.locale);
    let kind = |kind| {
        let mut sum = MoneySum::default();
        for slot in &outlook.slots {
            sum.add_all(&Outlook::phase_cost(report, &slot.phase, kind));
        }
        (!sum.is_empty()).then(|| locale.money_sum(&sum, report.currency))
    };
    let end = outlook.score.map(|score| locale.number(score.value, 1));
    let stated = report.totals.as_ref().map(|totals| {
        let money = totals.cost.as_ref().map(|cost| dashes(cost.wording()));
        view! {
            <tr class="total stated-row">
                <th scope="row">"Stated total"</th>
                <td>{totals.duration.as_ref().map(|duration| dashes(duration.wording()))}</td>
                <td class="num" colspan="2">{money}</td>
                <td class="num">{totals.effort.as_ref().map(|effort| dashes(effort.wording()))}</td>
                <td></td>
                <td class="num">{totals.score_after.map(|value| locale.number(value, 1))}</td>
            </tr>
        }
    });
    view! {
        <tr class="total">
            <th scope="row">"Computed total"</th>
            <td>{locale.days(outlook.days)}</td>
            <td class="num">{kind(PartKind::Labor)}</td>
            <td class="num">{kind(PartKind::Services)}</td>
            <td class="num">{outlook.effort.map(|hours| locale.hours(hours))}</td>
            <td>{format!("{} in all", locale.money_sum(&outlook.cost, report.currency))}</td>
            <td class="num">{end}</td>
        </tr>
        {stated}
    }
    .into_any()
}

/// The title of the fixes: what the audit calls them.
pub(super) fn fixes_title(page: &Page) -> String {
    let report = &page.loaded.report;
    report.fixes.as_ref().and_then(|fixes| fixes.title.clone()).unwrap_or("Fixes".to_owned())
}

pub(super) fn fixes(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    let chosen: Vec<&Action> = match &report.fixes {
        Some(fixes) => fixes.of.iter().filter_map(|id| report.actions.iter().find(|action| action.id == *id)).collect(),
        None => report.actions.iter().collect(),
    };
    if chosen.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = chosen.iter().map(|action| fix(action)).collect();
    let total = fixes_total(page, &chosen);
    let table = view! {
        <div class="table" tabindex="0" role="region" aria-label="Fixes">
            <table>
                <thead><tr><th scope="col">"Fix"</th><th scope="col" class="num">"Effort"</th><th scope="col" class="num">"Cost"</th><th scope="col">"Impact"</th><th scope="col">"Owner"</th></tr></thead>
                <tbody>{rows}{total}</tbody>
            </table>
        </div>
        {others(page, &chosen)}
    };
    Some(table.into_any())
}

fn fix(action: &Action) -> AnyView {
    view! {
        <tr data-action=action.id.clone()>
            <th scope="row">{action.title.clone()}</th>
            <td class="num">{action.effort.as_ref().map(|effort| dashes(effort.wording()))}</td>
            <td class="num">{action.cost.as_ref().map(|cost| dashes(cost.wording()))}</td>
            <td>{action.impact.clone()}</td>
            <td>{action.owner.clone()}</td>
        </tr>
    }
    .into_any()
}

fn fixes_total(page: &Page, actions: &[&Action]) -> AnyView {
    let (report, locale) = (&page.loaded.report, page.state.locale);
    let mut cost = MoneySum::default();
    actions.iter().filter_map(|action| action.cost.as_ref()).for_each(|money| cost.add_all(&money.sum()));
    let hours = actions.iter().filter_map(|action| action.effort.as_ref()).map(|effort| effort.hours()).reduce(|a, b: Range| a + b);
    let stated = report.fixes.as_ref().map(|fixes| {
        let score = fixes.score_after.map(|after| {
            let now = report.score.map(|score| format!("{} of {}", locale.number(score.value, 1), locale.number(score.max, 1)));
            format!("Moves the score from {} to about {}", now.unwrap_or_default(), locale.number(after, 1))
        });
        view! {
            <tr class="total stated-row">
                <th scope="row">"Stated total"</th>
                <td class="num">{fixes.effort.as_ref().map(|effort| dashes(effort.wording()))}</td>
                <td class="num">{fixes.cost.as_ref().map(|cost: &Money| dashes(cost.wording()))}</td>
                <td colspan="2">{score}</td>
            </tr>
        }
    });
    view! {
        <tr class="total">
            <th scope="row">"Computed total"</th>
            <td class="num">{hours.map(|hours| locale.hours(hours))}</td>
            <td class="num">{(!cost.is_empty()).then(|| locale.money_sum(&cost, report.currency))}</td>
            <td colspan="2"></td>
        </tr>
        {stated}
    }
    .into_any()
}

/// The other actions of the plan, folded: they are many.
fn others(page: &Page, shown: &[&Action]) -> AnyView {
    let rest: Vec<AnyView> = page
        .loaded
        .report
        .actions
        .iter()
        .filter(|action| !shown.iter().any(|other| other.id == action.id))
        .map(fix)
        .collect();
    if rest.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="data">
            <summary>{format!("{} more actions of the plan", rest.len())}</summary>
            <div class="table" tabindex="0" role="region" aria-label="More actions">
                <table>
                    <thead><tr><th scope="col">"Action"</th><th scope="col" class="num">"Effort"</th><th scope="col" class="num">"Cost"</th><th scope="col">"Impact"</th><th scope="col">"Owner"</th></tr></thead>
                    <tbody>{rest}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
