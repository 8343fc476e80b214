//! The findings, worst first within the audit's order, with a filter that is part of the link.

use std::sync::Arc;

use gonogo_report::{Finding, FindingStatus, Outlook, Severity};
use leptos::prelude::*;

use super::{Page, copy_link};
use crate::decision::dashes;
use crate::load::Loaded;
use crate::selection::Selection;

pub(super) fn findings(page: &Page) -> Option<AnyView> {
    let loaded = Arc::clone(&page.loaded);
    if loaded.report.findings.is_empty() {
        return None;
    }
    let selection = page.state.selection;
    let shown = {
        let loaded = Arc::clone(&loaded);
        Memo::new(move |_| selection.with(|selection| matching(&loaded.report.findings, selection)))
    };
    let all = loaded.report.findings.len();
    let items: Vec<AnyView> = loaded.report.findings.iter().enumerate().map(|(at, item)| finding(page, at, item, shown)).collect();
    let body = view! {
        {filter(page)}
        <p class="quiet" role="status">{move || format!("{} of {all} findings shown", shown.with(Vec::len))}</p>
        <div class="findings">{items}</div>
    };
    Some(body.into_any())
}

/// The indexes of the findings that a selection leaves, in order.
fn matching(findings: &[Finding], selection: &Selection) -> Vec<usize> {
    let words: Vec<String> = selection.filter.split_whitespace().map(str::to_lowercase).collect();
    let fits = |finding: &Finding| {
        let severity = selection.severities.is_empty() || selection.severities.contains(&finding.severity);
        let parts = [
            Some(&finding.title), finding.risk.as_ref(), finding.impact.as_ref(), finding.fix.as_ref(),
            finding.evidence.as_ref(), finding.category.as_ref(), finding.group.as_ref(),
        ];
        let text = parts.into_iter().flatten().map(|part| part.to_lowercase()).collect::<Vec<_>>().join("\n");
        severity && words.iter().all(|word| text.contains(word))
    };
    findings.iter().enumerate().filter(|(_, finding)| fits(finding)).map(|(at, _)| at).collect()
}

fn filter(page: &Page) -> AnyView {
    let state = page.state;
    let typed = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        state.narrow(|selection| selection.filter = words);
    };
    let present = Severity::ALL.into_iter().filter(|severity| page.loaded.report.findings.iter().any(|f| f.severity == *severity));
    let boxes: Vec<AnyView> = present
        .map(|severity| {
            let count = page.loaded.report.findings.iter().filter(|finding| finding.severity == severity).count();
            let on = move || state.selection.with(|selection| selection.severities.contains(&severity));
            let toggle = move |_| {
                state.narrow(|selection| {
                    if selection.severities.contains(&severity) {
                        selection.severities.retain(|kept| *kept != severity);
                    } else {
                        selection.severities.push(severity);
                        selection.severities.sort_unstable();
                    }
                });
            };
            view! { <label class="choice"><input type="checkbox" prop:checked=on on:change=toggle/> {format!("{} {count}", severity.word())}</label> }
                .into_any()
        })
        .collect();
    view! {
        <div class="filter" role="group" aria-label="Filter findings">
            <label>"Filter " <input type="search" id="filter" prop:value=move || state.selection.with(|s| s.filter.clone()) on:input=typed/></label>
            {boxes}
        </div>
    }
    .into_any()
}

fn finding(page: &Page, at: usize, finding: &Finding, shown: Memo<Vec<usize>>) -> AnyView {
    let place = format!("f-{}", finding.id);
    let link = copy_link(page.state, place.clone(), &finding.title);
    let hidden = move || !shown.with(|shown| shown.binary_search(&at).is_ok());
    let loaded = &page.loaded;
    let category = finding.category.as_ref().and_then(|id| loaded.report.categories.iter().find(|c| c.id == *id));
    let status = match finding.status {
        FindingStatus::Open => None,
        FindingStatus::Fixed => Some("fixed"),
        FindingStatus::Accepted => Some("accepted"),
    };
    let fate = fate(page, finding);
    let fields = [
        ("Risk", finding.risk.clone()),
        ("Impact", finding.impact.clone()),
        ("Evidence", finding.evidence.clone()),
        ("Fix", finding.fix.clone()),
        ("Effort", finding.effort.as_ref().map(|effort| dashes(effort.wording()))),
        ("Cost", finding.cost.as_ref().map(|cost| dashes(cost.wording()))),
        ("Category", category.map(|category| category.name.clone())),
        ("Listed under", finding.group.clone()),
    ];
    view! {
        <article class=format!("finding {}", finding.severity.word()) id=place hidden=hidden aria-label=finding.title.clone()>
            <div class="heading">
                <h3>{finding.title.clone()}</h3>
                <span class=format!("severity {}", finding.severity.word())>{finding.severity.word()}</span>
                {status.map(|status| view! { <span class="severity low">{status}</span> })}
                {link}
            </div>
            {fate}
            {super::parts::fields(fields)}
        </article>
    }
    .into_any()
}

/// What becomes of a finding under the chosen option.
fn fate(page: &Page, finding: &Finding) -> AnyView {
    if finding.status != FindingStatus::Open || page.loaded.outlooks.is_empty() {
        return ().into_any();
    }
    let (loaded, chosen, locale, id) = (Arc::clone(&page.loaded), page.chosen, page.state.locale, finding.id.clone());
    let text = move || {
        let index = chosen.get();
        let closed = loaded.outlooks.get(index).and_then(|outlook: &Outlook| outlook.closed_findings.iter().find(|(closed, _)| *closed == id));
        let name = plan_name(&loaded, index);
        match closed {
            Some((_, days)) => format!("Closed {} with {name}.", locale.after(*days)),
            None => format!("Stays open with {name}."),
        }
    };
    view! { <p class="fate">{text}</p> }.into_any()
}

/// What the plan with an index is called in a sentence.
pub(super) fn plan_name(loaded: &Loaded, index: usize) -> String {
    loaded.report.options.get(index).map_or("the whole plan".to_owned(), |option| option.name.clone())
}
