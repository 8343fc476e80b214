//! The app: fetches or takes files, listens to the window, and shows the page.

use gonogo_report::Severity;
use gonogo_report::letters::lower;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::browser::{
    address, charts, failure, files, live, marks, observe, prose, published, reader, reading, scroll,
};
use crate::page;
use crate::state::{Stage, State, Way};
use gonogo_page::load::{File, Problem};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let state = State::new(Way { open: take, draw: charts::draw, save: charts::save });
    observe::on_window("beforeprint", |_| prose::finish());
    observe::on_document(reading::ANSWER, move |event| {
        let (scores, problem) = reading::answer(event);
        state.complete(scores.as_deref(), problem);
    });
    listen(state);
    spawn_local(async move { if published::is() { take_over(state).await } else { fetch(state).await } });
    Effect::new(move |_| match state.stage.get() {
        Stage::Loading => {}
        Stage::Nothing => page::nothing(state),
        Stage::Shown(loaded) => page::page(&loaded, state),
        Stage::Standing(loaded) => {
            page::standing(&loaded, state);
            prose::complete(loaded, state);
        }
    });
}

/// A published page: the same without what reads and writes reports. Files that are opened are handed over to [`App`].
#[component]
pub fn Standing() -> impl IntoView {
    let state = State::new(Way { open: published::open, draw: |_, _, _| {}, save: published::save });
    listen(state);
    spawn_local(take_over(state));
    Effect::new(move |_| match state.stage.get() {
        Stage::Loading | Stage::Nothing | Stage::Shown(_) => {}
        Stage::Standing(loaded) => page::standing(&loaded, state),
    });
}

/// Takes over a published page.
async fn take_over(state: State) {
    state.take_over(published::loaded().await);
}

/// Fetches the files that the address names: by default `audit.md`, and `scores.json` beside it.
async fn fetch(state: State) {
    let (audit, scores) = (address::parameter("audit"), address::parameter("scores"));
    let audit_name = audit.clone().unwrap_or_else(|| beside(scores.as_deref(), "audit.md"));
    let scores_name = scores.clone().unwrap_or_else(|| beside(audit.as_deref(), "scores.json"));
    let mut problems = Vec::new();
    let audit_file = found(files::fetch(&audit_name).await, audit.is_some() || scores.is_none(), &mut problems);
    failure::progress("Fetching the scores");
    // Most audits come without scores: only those that were named are missed.
    let scores_file = found(files::fetch(&scores_name).await, scores.is_some(), &mut problems);
    failure::progress("Reading the audit");
    state.open(audit_file, scores_file, problems);
}

/// A file beside another one.
fn beside(other: Option<&str>, name: &str) -> String {
    let folder = other.and_then(|other| other.rsplit_once('/')).map(|(folder, _)| folder);
    folder.map_or(name.to_owned(), |folder| format!("{folder}/{name}"))
}

fn found(fetched: files::Fetched, wanted: bool, problems: &mut Vec<Problem>) -> Option<File> {
    match fetched {
        files::Fetched::Found(file) => return Some(file),
        files::Fetched::Missing(problem) if wanted => problems.push(problem),
        files::Fetched::Missing(_) => {}
        files::Fetched::Refused(problem) => {
            if wanted {
                problems.push(problem);
            }
        }
    }
    None
}

/// Opens files that a reader dropped or picked: Markdown, JSON, or one of each.
pub fn take(state: State, picked: Vec<web_sys::File>) {
    spawn_local(async move {
        let (files, mut problems) = files::read(picked).await;
        let (mut audit, mut scores) = (None, None);
        for file in files {
            let place = if lower(&file.name).ends_with(".json") { &mut scores } else { &mut audit };
            if place.is_none() {
                *place = Some(file);
                continue;
            }
            problems.push(Problem {
                file: file.name,
                place: String::new(),
                message: "one audit and one scores file can be opened at a time".to_owned(),
                help: Some("drop this one by itself".to_owned()),
            });
        }
        if audit.is_some() || scores.is_some() || !problems.is_empty() {
            state.open(audit, scores, problems);
        }
    });
}

/// The files of a list, at once: it is emptied with the field or the drop that it belongs to.
fn all(list: &web_sys::FileList) -> Vec<web_sys::File> {
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

fn listen(state: State) {
    observe::on_window("popstate", move |_| state.follow_link());
    observe::on_window("hashchange", move |_| state.follow_link());
    observe::on_document("dragover", |event| {
        event.prevent_default();
    });
    observe::on_document("drop", move |event| {
        event.prevent_default();
        let dropped = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
        if let Some(list) = dropped.and_then(|data| data.files()) {
            (state.way.open)(state, all(&list));
        }
    });
    observe::on_document(published::TASK, move |event| match published::handed_over(event) {
        Some(published::Task::Open(files)) => (state.way.open)(state, files),
        Some(published::Task::Save(id, kind)) => (state.way.save)(state, &id, &kind),
        None => {}
    });
    observe::on_document("scroll", |_| observe::current());
    observe::on_document("pointerover", marks::tell);
    observe::on_document("focusin", marks::tell);
    observe::on_document("keydown", marks::walk);
    observe::on_document("click", move |event| clicked(state, event));
    observe::on_document("change", move |event| changed(state, event));
    observe::on_document("input", move |event| typed(state, event));
    let opened = StoredValue::new_local(Vec::new());
    observe::on_window("beforeprint", move |_| {
        opened.set_value(scroll::open_folds());
        if let Some(loaded) = state.loaded() {
            live::show_footer(state, &loaded);
        }
    });
    observe::on_window("afterprint", move |_| {
        opened.with_value(|folds| folds.iter().for_each(|fold| fold.set_open(false)));
    });
}

/// Buttons and links of the page say by their attributes what they are for.
fn clicked(state: State, event: &web_sys::Event) {
    let closest = |selector: &str| element(event).and_then(|target| target.closest(selector).ok().flatten());
    if let Some(place) = closest("[data-copy]").and_then(|button| button.get_attribute("data-copy")) {
        state.copy_link(Some(&place));
    } else if let Some(at) = closest("[data-dismiss]").and_then(|button| button.get_attribute("data-dismiss")) {
        state.dismiss(at.parse().unwrap_or(usize::MAX));
    } else if let (Some(button), Some(figure)) = (closest("[data-save]"), closest("figure")) {
        let kind = button.get_attribute("data-save").unwrap_or_default();
        (state.way.save)(state, figure.id().trim_start_matches("chart-"), &kind);
    } else if let Some(what) = closest("[data-do]").and_then(|button| button.get_attribute("data-do")) {
        match what.as_str() {
            "print" => reader::print(),
            "theme" => {
                reader::next_theme();
                live::show_theme();
            }
            _ => state.share(),
        }
    } else if let Some(place) = closest("a[href^='#']").and_then(|link| link.get_attribute("href")) {
        // A link to a place on the page keeps what the reader has chosen.
        event.prevent_default();
        state.go(place.trim_start_matches('#'));
    }
}

/// Radio buttons, boxes and the file picker.
fn changed(state: State, event: &web_sys::Event) {
    let Some(input) = element(event).and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
        return;
    };
    if input.name() == "option" {
        state.choose(&input.value());
    } else if let Some(list) = input.files().filter(|_| input.id() == "files") {
        (state.way.open)(state, all(&list));
        // Picking the same file again is a change again.
        input.set_value("");
    } else if let Some(word) = input.get_attribute("data-severity") {
        state.narrow(|selection| {
            let chosen = |severity: &Severity| {
                if severity.word() == word { input.checked() } else { selection.severities.contains(severity) }
            };
            selection.severities = Severity::ALL.into_iter().filter(chosen).collect();
        });
    } else if let (Some(key), Some(loaded)) = (input.get_attribute("data-step"), state.loaded()) {
        reader::tick(&loaded.id, key, input.checked());
        live::count_steps();
    }
}

/// Fields that narrow or search while the reader types.
fn typed(state: State, event: &web_sys::Event) {
    let Some(input) = element(event).and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
        return;
    };
    match input.id().as_str() {
        "filter" => state.narrow(|selection| selection.filter = input.value()),
        "find" => state.narrow(|selection| selection.find = input.value()),
        _ => {}
    }
}

fn element(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
