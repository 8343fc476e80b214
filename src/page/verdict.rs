//! The verdict bar: decision, score and level, gates, and what can be done with the page.

use gonogo_report::{Locale, Report, Score};
use leptos::prelude::*;

use super::{Page, mark};
use crate::browser::{reader, share};
use crate::decision::{decision, gate};

pub(super) fn verdict(page: &Page) -> AnyView {
    let report = &page.loaded.report;
    let locale = page.state.locale;
    let about = [
        report.date.as_ref().map(|date| date.date.map_or(date.wording.clone(), |day| locale.date(day))),
        report.classification.clone(),
        report.revision.as_ref().map(|revision| format!("Revision {revision}")),
        report.assessor.clone(),
    ];
    let about: Vec<AnyView> = about.into_iter().flatten().map(|fact| view! { <li>{fact}</li> }.into_any()).collect();
    let verdict = report.verdict.as_ref().map(|verdict| {
        let (word, class) = decision(verdict.decision);
        let statement = verdict.statement.clone();
        view! { <p class=format!("verdict {class}")>{mark(class, word.to_owned())} <span class="statement">{statement}</span></p> }
    });
    view! {
        <header class="top" id="verdict" data-place="verdict">
            <div class="title">
                <h1>{page.loaded.title().to_owned()}</h1>
                <ul class="about">{about}</ul>
                {tools(page)}
            </div>
            <div class="result">
                {verdict}
                {report.score.map(|score| points(report, score, &locale))}
            </div>
            {gates(report)}
        </header>
    }
    .into_any()
}

fn points(report: &Report, score: Score, locale: &Locale) -> AnyView {
    let level = report.level(score.value).map(|level| format!("· {}", level.name));
    let share = (score.share() * 100.0).clamp(0.0, 100.0);
    view! {
        <p class="points">
            <strong>{locale.number(score.value, 1)}</strong>
            {format!(" of {} · {} % ", locale.number(score.max, 1), locale.number(score.share() * 100.0, 0))}
            {level}
        </p>
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-all" width="100" height="8"></rect>
            <rect class="bar-part" width=format!("{share:.1}") height="8"></rect>
        </svg>
    }
    .into_any()
}

fn gates(report: &Report) -> AnyView {
    if report.gates.is_empty() {
        return ().into_any();
    }
    let gates: Vec<AnyView> = report
        .gates
        .iter()
        .map(|item| {
            let (word, class) = gate(item.decision);
            view! { <li><span class="gate-name">{item.name.clone()}</span> {mark(class, word.to_owned())}</li> }.into_any()
        })
        .collect();
    view! { <ul class="gates" aria-label="Launch gates">{gates}</ul> }.into_any()
}

fn tools(page: &Page) -> AnyView {
    let (state, title) = (page.state, page.loaded.title().to_owned());
    let share = move |_| {
        if share::has_sheet() {
            share::sheet(&title, &state.address(None));
        } else {
            state.copy_link(None);
        }
    };
    let theme = RwSignal::new(reader::theme());
    let next = move |_| {
        let next = match theme.get_untracked().as_deref() {
            None => Some("dark"),
            Some("dark") => Some("light"),
            Some(_) => None,
        };
        reader::set_theme(next);
        theme.set(next.map(str::to_owned));
    };
    let name = move || match theme.get().as_deref() {
        Some("dark") => "Theme: dark",
        Some(_) => "Theme: light",
        None => "Theme: auto",
    };
    let said = move || state.said.get();
    view! {
        <div class="tools">
            <span class="said" aria-hidden="true">{move || Some(said()).filter(|said| said.contains("ink"))}</span>
            <button type="button" on:click=share>"Share"</button>
            <button type="button" on:click=|_| reader::print()>"Print"</button>
            <button type="button" on:click=next>{name}</button>
        </div>
    }
    .into_any()
}
