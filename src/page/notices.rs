//! What the reader must know before reading: links that could not be followed, files that could not be used, what was
//! repaired in the text, what was wrong with the scores.

use leptos::prelude::*;

use super::Page;
use crate::load::{Loaded, problem, tally};
use crate::state::{State, Told};

/// So many remarks are listed; the rest are counted.
const MOST: usize = 50;

pub(super) fn notices(page: &Page) -> AnyView {
    view! { {told(page.state)} {about_text(&page.loaded)} {about_scores(&page.loaded)} }.into_any()
}

/// What could not be followed or used.
pub(super) fn told(state: State) -> AnyView {
    let items = move || {
        let told = state.told.get();
        told.into_iter().enumerate().map(|(at, told)| item(state, at, told)).collect::<Vec<_>>()
    };
    view! { <div class="notices" role="alert">{items}</div> }.into_any()
}

fn item(state: State, at: usize, told: Told) -> AnyView {
    let close = move |_| {
        state.told.update(|told| {
            if at < told.len() {
                told.remove(at);
            }
        });
    };
    let body = match told {
        Told::Link(trouble) => view! { <p>{trouble.message()}</p> }.into_any(),
        Told::Problem(problem, stays) => {
            let place = if problem.place.is_empty() { String::new() } else { format!(" ({})", problem.place) };
            let stays = stays.then_some(" The report that was open is still shown.");
            let help = problem.help.map(|help| format!(" What to do: {help}."));
            view! { <p><strong>{problem.file}</strong> {place} ": " {problem.message} "." {help} {stays}</p> }.into_any()
        }
    };
    view! { <div class="notice">{body}<button type="button" on:click=close>"Dismiss"</button></div> }.into_any()
}

fn about_text(loaded: &Loaded) -> AnyView {
    if loaded.notices.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = loaded
        .notices
        .iter()
        .take(MOST)
        .map(|notice| {
            let line = notice.line.map(|line| format!(" (line {line})"));
            let help = notice.help.clone().map(|help| format!(" What to do: {help}."));
            view! { <li>{notice.message.clone()} {line} {help}</li> }.into_any()
        })
        .collect();
    fold(format!("About the text: {}", remarks(loaded.notices.len())), items, loaded.notices.len())
}

fn about_scores(loaded: &Loaded) -> AnyView {
    if loaded.diagnostics.is_empty() {
        return ().into_any();
    }
    let file = loaded.scores_name.clone().unwrap_or_default();
    let items: Vec<AnyView> = loaded
        .diagnostics
        .iter()
        .take(MOST)
        .map(|found| {
            let told = problem(&file, found);
            let help = told.help.map(|help| format!("; {help}"));
            view! { <li>{told.place} ": " {told.message} {help}</li> }.into_any()
        })
        .collect();
    let (errors, others) = tally(&loaded.diagnostics);
    let summary = format!("About {file}: {errors} left out, {others} to look at");
    fold(summary, items, loaded.diagnostics.len())
}

fn remarks(count: usize) -> String {
    if count == 1 { "1 remark".to_owned() } else { format!("{count} remarks") }
}

fn fold(summary: String, items: Vec<AnyView>, all: usize) -> AnyView {
    let more = (all > MOST).then(|| view! { <p>{format!("and {} more", all - MOST)}</p> });
    view! { <details class="remarks"><summary>{summary}</summary><ul>{items}</ul>{more}</details> }.into_any()
}
