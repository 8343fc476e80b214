//! The parts between the charts and the text, in the order in which a reader asks for them.

use std::sync::Arc;

use gonogo_audit::html::href;
use gonogo_report::{Headline, LaunchOption, Point, Risk};
use leptos::prelude::*;

use super::{Page, findings, mark, part, plan, scorecard, steps};
use crate::decision::{dashes, gate};

pub(super) fn parts(page: &Page) -> Vec<AnyView> {
    let report = &page.loaded.report;
    let count = |count: usize, what: &str| format!("{count} {what}");
    vec![
        part(page, "gates", "Launch gates".to_owned(), gates(page)),
        part(page, "biggest-risks", "The biggest risks".to_owned(), biggest(page)),
        part(page, "fixes", plan::fixes_title(page), plan::fixes(page)),
        part(page, "plan", "The plan, phase by phase".to_owned(), plan::phases(page)),
        part(page, "options", "The options in full".to_owned(), options(page)),
        part(page, "scorecard", count(report.categories.len(), "scored categories"), scorecard::scorecard(page)),
        part(page, "findings", count(report.findings.len(), "findings"), findings::findings(page)),
        part(page, "events", "If launched today".to_owned(), events(page)),
        part(page, "balance", "What works and what is broken".to_owned(), balance(page)),
        part(page, "levels", "What the score means".to_owned(), scorecard::levels(page)),
        part(page, "questions", "Questions to answer".to_owned(), questions(page)),
        part(page, "steps", "Next steps".to_owned(), steps::steps(page)),
        part(page, "contact", "Contact and further documents".to_owned(), contact(page)),
    ]
}

/// Named facts as a description list; those without a value are left out.
pub(super) fn fields<const N: usize>(fields: [(&'static str, Option<String>); N]) -> AnyView {
    let items: Vec<AnyView> = fields
        .into_iter()
        .filter_map(|(name, value)| Some(view! { <div><dt>{name}</dt><dd>{value?}</dd></div> }.into_any()))
        .collect();
    view! { <dl class="fields">{items}</dl> }.into_any()
}

fn gates(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    if report.gates.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = report
        .gates
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let (word, class) = gate(item.decision);
            let (loaded, chosen, locale) = (Arc::clone(&page.loaded), page.chosen, page.state.locale);
            let opens = move || {
                let outlook = loaded.outlooks.get(chosen.get())?;
                let gate = outlook.gates.get(at)?;
                Some(gate.opens_after.map_or("does not open".to_owned(), |days| {
                    if days.is_zero() { "open today".to_owned() } else { format!("opens {}", locale.after(days)) }
                }))
            };
            view! {
                <tr>
                    <th scope="row">{item.name.clone()}</th>
                    <td>{mark(class, word.to_owned())}</td>
                    <td>{item.reason.clone()}</td>
                    <td>{opens}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let table = view! {
        <div class="table" tabindex="0" role="region" aria-label="Launch gates">
            <table><thead><tr><th scope="col">"Gate"</th><th scope="col">"Today"</th><th scope="col">"Why"</th><th scope="col">"With the chosen option"</th></tr></thead><tbody>{rows}</tbody></table>
        </div>
    };
    Some(table.into_any())
}

fn biggest(page: &Page) -> Option<AnyView> {
    let items: Vec<AnyView> = page.loaded.report.biggest_risks.iter().map(|risk| headline(page, risk)).collect();
    (!items.is_empty()).then(|| view! { <div class="columns three">{items}</div> }.into_any())
}

fn headline(page: &Page, risk: &Headline) -> AnyView {
    let facts = [
        ("Cause", risk.cause.clone()),
        ("Risk", risk.risk.clone()),
        ("Impact", risk.impact.clone()),
        ("Fix time", risk.effort.as_ref().map(|effort| dashes(effort.wording()))),
        ("Fix cost", risk.cost.as_ref().map(|cost| dashes(cost.wording()))),
    ];
    view! { <article class="headline"><h3>{risk.title.clone()}</h3>{fields(facts)}{behind(page, &risk.findings)}</article> }.into_any()
}

/// Links to the findings behind something.
fn behind(page: &Page, ids: &[String]) -> AnyView {
    let links: Vec<AnyView> = ids
        .iter()
        .filter_map(|id| page.loaded.report.finding(id))
        .map(|finding| view! { <li><a href=format!("#f-{}", finding.id)>{finding.title.clone()}</a></li> }.into_any())
        .collect();
    if links.is_empty() { ().into_any() } else { view! { <ul class="behind" aria-label="Findings behind it">{links}</ul> }.into_any() }
}

fn options(page: &Page) -> Option<AnyView> {
    let items: Vec<AnyView> = page.loaded.report.options.iter().map(|item| option(page, item)).collect();
    (!items.is_empty()).then(|| view! { <div class="columns three">{items}</div> }.into_any())
}

fn option(page: &Page, option: &LaunchOption) -> AnyView {
    let facts = [
        ("Stance", option.stance.map(|stance| crate::decision::stance(stance).to_owned())),
        ("Stated time", option.duration.as_ref().map(|duration| dashes(duration.wording()))),
        ("Stated investment", option.cost.as_ref().map(|cost| dashes(cost.wording()))),
        ("Outcome", option.outcome.clone()),
    ];
    let milestones = option.milestones.iter().map(|milestone| {
        let at = milestone.at.as_ref().map(|at| format!("{}: ", at.wording()));
        let detail = milestone.detail.clone().map(|detail| view! { <span class="quiet">" " {detail}</span> });
        view! { <li>{at}{milestone.name.clone()}{detail}</li> }.into_any()
    });
    let risks = option.risks.iter().map(|risk| view! { <li>{risk.clone()}</li> }.into_any());
    let losses = option.losses.iter().filter_map(|id| page.loaded.report.loss(id)).map(|loss| {
        let amount = loss.amount.as_ref().map(|amount| dashes(amount.wording()));
        let detail = [amount, loss.detail.clone()].into_iter().flatten().collect::<Vec<_>>().join("; ");
        view! { <li>{loss.title.clone()} ": " {detail}</li> }.into_any()
    });
    let lists = [
        list("Milestones", milestones.collect()),
        list("Risks that the audit names", risks.collect()),
        list("Expected costs", losses.collect()),
    ];
    view! { <article class="headline"><h3>{option.name.clone()}</h3>{fields(facts)}{lists.into_iter().collect::<Vec<_>>()}</article> }.into_any()
}

fn list(title: &'static str, items: Vec<AnyView>) -> AnyView {
    if items.is_empty() { ().into_any() } else { view! { <h4>{title}</h4><ul>{items}</ul> }.into_any() }
}

fn events(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    let mut periods: Vec<(String, Vec<&Risk>)> = Vec::new();
    for risk in &report.risks {
        let when = risk.when.as_ref().map_or("At any time".to_owned(), |when| when.wording().to_owned());
        match periods.iter_mut().find(|(name, _)| *name == when) {
            Some((_, risks)) => risks.push(risk),
            None => periods.push((when, vec![risk])),
        }
    }
    let columns: Vec<AnyView> = periods
        .into_iter()
        .map(|(when, risks)| {
            let items: Vec<AnyView> = risks.into_iter().map(|risk| event(page, risk)).collect();
            view! { <div class="headline"><h3>{when}</h3><ul class="events">{items}</ul></div> }.into_any()
        })
        .collect();
    (!columns.is_empty()).then(|| view! { <div class="columns three">{columns}</div> }.into_any())
}

fn event(page: &Page, risk: &Risk) -> AnyView {
    let (loaded, chosen, locale, id) = (Arc::clone(&page.loaded), page.chosen, page.state.locale, risk.id.clone());
    let fate = move || {
        let outlook = loaded.outlooks.get(chosen.get())?;
        let closed = outlook.closed_risks.iter().find(|(closed, _)| *closed == id);
        Some(match closed {
            Some((_, days)) => mark("good", format!("closed {}", locale.after(*days))),
            None => mark("bad", "stays open".to_owned()),
        })
    };
    let detail = [&risk.trigger, &risk.consequence].into_iter().flatten().cloned().collect::<Vec<_>>().join(" → ");
    let reason = risk.reason.clone().map(|reason| view! { <span class="quiet">" " {reason}</span> });
    view! { <li id=format!("r-{}", risk.id)><strong>{risk.title.clone()}</strong> " " {fate}<br/>{detail}{reason}</li> }.into_any()
}

fn balance(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    let column = |title: &'static str, class: &'static str, points: &[Point]| {
        let items: Vec<AnyView> = points
            .iter()
            .map(|point| {
                let detail = point.detail.clone().map(|detail| format!(": {detail}"));
                view! { <li>{mark(class, point.title.clone())}{detail}{behind(page, &point.findings)}</li> }.into_any()
            })
            .collect();
        (!items.is_empty()).then(|| view! { <div><h3>{title}</h3><ul class="points-list">{items}</ul></div> }.into_any())
    };
    let works = column("What works", "good", &report.strengths);
    let broken = column("What is broken", "bad", &report.gaps);
    (works.is_some() || broken.is_some()).then(|| view! { <div class="columns">{works}{broken}</div> }.into_any())
}

fn questions(page: &Page) -> Option<AnyView> {
    let items: Vec<AnyView> = page.loaded.report.questions.iter().map(|item| view! { <li>{item.clone()}</li> }.into_any()).collect();
    (!items.is_empty()).then(|| view! { <ol class="prose">{items}</ol> }.into_any())
}

fn contact(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    let contact = report.contact.as_ref().map(|contact| {
        let email = contact.email.clone().map(|email| link(&format!("mailto:{email}"), email));
        view! { <p>{contact.name.clone()} " " {email}</p> }
    });
    let links: Vec<AnyView> = report
        .links
        .iter()
        .map(|item| {
            let shown = match &item.href {
                Some(target) => link(target, item.title.clone()),
                None => item.title.clone().into_any(),
            };
            view! { <li>{shown} {item.detail.clone().map(|detail| format!(": {detail}"))}</li> }.into_any()
        })
        .collect();
    let history: Vec<AnyView> = report
        .history
        .iter()
        .map(|past| {
            let date = past.date.as_ref().map(|date| date.wording.clone()).unwrap_or_default();
            let score = past.score.map(|score| format!(": {} of {}", score.value, score.max));
            let shown = past.href.as_ref().map_or_else(|| date.clone().into_any(), |href| link(href, date.clone()));
            view! { <li>{shown}{score}</li> }.into_any()
        })
        .collect();
    let history = (!history.is_empty()).then(|| view! { <h3>"Earlier audits"</h3><ul>{history}</ul> });
    let some = contact.is_some() || !links.is_empty() || history.is_some();
    some.then(|| view! { {contact}<ul>{links}</ul>{history} }.into_any())
}

/// A link if its address is harmless; else the text with the address behind it.
fn link(address: &str, text: String) -> AnyView {
    match href(address) {
        Some(address) => view! { <a href=address rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">{text}</a> }.into_any(),
        None => view! { <span>{text} " (" <code>{address.to_owned()}</code> ")"</span> }.into_any(),
    }
}
