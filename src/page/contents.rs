//! Contents with the current place, and find in report.

use std::sync::Arc;

use leptos::prelude::*;

use super::Page;
use crate::browser::{highlight, observe};
use crate::find::{Found, find};
use crate::load::Loaded;

/// Parts of the page with the words by which the contents name them.
const PARTS: [(&str, &str); 15] = [
    ("decide", "Decision"),
    ("charts", "Charts"),
    ("gates", "Launch gates"),
    ("biggest-risks", "Biggest risks"),
    ("fixes", "Fixes"),
    ("plan", "Plan"),
    ("options", "Options in full"),
    ("scorecard", "Scorecard"),
    ("findings", "Findings"),
    ("events", "If launched today"),
    ("balance", "What works, what is broken"),
    ("levels", "What the score means"),
    ("questions", "Questions"),
    ("steps", "Next steps"),
    ("contact", "Contact"),
];

/// More headings than this, and only the upper levels are listed.
const MOST_HEADINGS: usize = 150;

pub(super) fn contents(page: &Page) -> AnyView {
    let current = RwSignal::new("decide".to_owned());
    let loaded = &page.loaded;
    let parts = PARTS.iter().filter(|(id, _)| has(loaded, id)).map(|(id, name)| entry((*id).to_owned(), (*name).to_owned(), 1, current));
    let parts: Vec<AnyView> = parts.collect();
    let headings: Vec<AnyView> = headings(loaded)
        .into_iter()
        .map(|(anchor, title, level)| entry(anchor, title, level, current))
        .collect();
    let nav = NodeRef::<leptos::html::Nav>::new();
    nav.on_load(move |_| observe::current(&observe::places(), current));
    let text = (!headings.is_empty()).then(|| view! { <p class="contents-group">"The audit"</p><ol>{headings}</ol> });
    view! {
        <aside class="side">
            {search(page)}
            <details class="contents-fold" open>
                <summary>"Contents"</summary>
                <nav class="contents" aria-label="Contents" node_ref=nav><ol>{parts}</ol>{text}</nav>
            </details>
        </aside>
    }
    .into_any()
}

/// Whether the report has anything for a part.
fn has(loaded: &Loaded, part: &str) -> bool {
    let report = &loaded.report;
    match part {
        "gates" => !report.gates.is_empty(),
        "biggest-risks" => !report.biggest_risks.is_empty(),
        "fixes" => !report.actions.is_empty(),
        "plan" => !report.phases.is_empty(),
        "decide" | "options" => !report.options.is_empty(),
        "charts" => !loaded.outlooks.is_empty() || !report.risks.is_empty(),
        "scorecard" => !report.categories.is_empty(),
        "findings" => !report.findings.is_empty(),
        "events" => !report.risks.is_empty(),
        "balance" => !report.strengths.is_empty() || !report.gaps.is_empty(),
        "levels" => !report.levels.is_empty() || !report.comparisons.is_empty(),
        "questions" => !report.questions.is_empty(),
        "steps" => !report.next_steps.is_empty(),
        _ => report.contact.is_some() || !report.links.is_empty() || !report.history.is_empty(),
    }
}

fn headings(loaded: &Loaded) -> Vec<(String, String, u8)> {
    let sections = loaded.document.sections();
    let deepest = if sections.len() > MOST_HEADINGS { 2 } else { 3 };
    sections
        .iter()
        .filter(|section| (1..=deepest).contains(&section.level))
        .map(|section| (section.anchor.clone(), section.title.clone(), section.level))
        .collect()
}

fn entry(id: String, name: String, level: u8, current: RwSignal<String>) -> AnyView {
    let here = {
        let id = id.clone();
        move || current.with(|current| *current == id).then_some("location")
    };
    view! { <li class=format!("level-{level}")><a href=format!("#{id}") aria-current=here>{name}</a></li> }.into_any()
}

fn search(page: &Page) -> AnyView {
    let (state, loaded) = (page.state, Arc::clone(&page.loaded));
    let words = Memo::new(move |_| state.selection.with(|selection| selection.find.clone()));
    let found = Memo::new(move |_| words.with(|words| find(&loaded.document, words)));
    Effect::new(move |_| words.with(|words| highlight::mark("report", words)));
    let typed = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        state.narrow(|selection| selection.find = value);
    };
    let results = move || {
        let Found { hits, total } = found.get();
        let listed = hits.len();
        let items: Vec<AnyView> = hits
            .into_iter()
            .map(|hit| view! { <li><a href=format!("#{}", hit.anchor)>{hit.title}</a> <span class="quiet">{format!("line {}", hit.line)}</span><br/>{hit.excerpt}</li> }.into_any())
            .collect();
        let more = (total > listed).then(|| view! { <p class="quiet">{format!("the first {listed} are listed")}</p> });
        (!items.is_empty()).then(|| view! { <ol class="hits">{items}</ol>{more} })
    };
    let count = move || {
        let searched = words.with(|words| words.trim().chars().count() >= 2);
        searched.then(|| match found.with(|found| found.total) {
            0 => "not found".to_owned(),
            1 => "1 line".to_owned(),
            total => format!("{total} lines"),
        })
    };
    view! {
        <div class="search" role="search">
            <label for="find">"Find in report"</label>
            <input type="search" id="find" prop:value=move || words.get() on:input=typed/>
            <p class="quiet" role="status">{count}</p>
            {results}
        </div>
    }
    .into_any()
}
