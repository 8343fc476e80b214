//! Keeps the still page in step with what the reader has chosen.
//!
//! The page is plain HTML, so that it can be read before and without any script; here, and only here, what follows the
//! selection is written into it.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::{highlight, observe, places, published, reader, sheet};
use crate::state::State;
use gonogo_page::find::find;
use gonogo_page::load::Loaded;
use gonogo_page::parts;
use gonogo_page::selection::Selection;
use gonogo_page::shell::NAMED_OPTIONS;

/// Follows the selection for as long as the current report is on the page.
pub fn follow(state: State, loaded: &Arc<Loaded>) {
    show_theme();
    count_steps();
    observe::current();
    published::keep();
    let loaded = Arc::clone(loaded);
    let drawn = Arc::clone(&loaded);
    observe::widths(move || (state.way.draw)(state, &drawn, state.chosen(&drawn)));
    // One effect, since each brings kilobytes of its own into the wasm: what has not changed is left alone.
    Effect::new(move |before: Option<(usize, Selection)>| {
        let selection = state.selection.get();
        let option = loaded.chosen(selection.option.as_deref());
        let before = before.as_ref();
        if before.is_none_or(|(before, _)| *before != option) {
            show_option(&loaded, option);
            (state.way.draw)(state, &loaded, option);
        }
        // As it is written, the page shows all findings and nothing that was searched for.
        let written = Selection::default();
        let before = before.map_or(&written, |(_, selection)| selection);
        if before.severities != selection.severities || before.filter != selection.filter {
            show_findings(&loaded, &selection);
        }
        if before.find != selection.find {
            show_found(&loaded, &selection.find);
        }
        (option, selection)
    });
}

/// Ticks the option with an index.
///
/// It is written on the parts that depend on it, not on the page: a browser looks for what depends on it below, and the
/// text of an audit may be long.
fn show_option(loaded: &Loaded, option: usize) {
    let option_written = option.to_string();
    let write = |part: &Element| drop(part.set_attribute("data-chosen", &option_written));
    for id in ["decide", "charts"] {
        places::by_id(id).iter().for_each(write);
    }
    if let Some(parts) = places::by_id("parts").map(|parts| parts.children()) {
        for part in (0..parts.length()).filter_map(|at| parts.item(at)).filter(|part| part.id() != "text") {
            write(&part);
        }
    }
    // Not by a selector, for which the whole page is searched.
    for at in 0..loaded.report.options.len() {
        if let Some(radio) = places::by_id(&["option-", &at.to_string()].concat()) {
            places::set_checked(&radio, at == option);
        }
    }
    // A sheet that changes is weighed against every element: only where `layout.css` names too few options.
    if loaded.report.options.len() > NAMED_OPTIONS {
        sheet::set(Some(option), "");
    }
}

/// Shows where words were found.
fn show_found(loaded: &Loaded, words: &str) {
    places::set_value("find", words);
    give(!words.is_empty(), "report");
    let found = published::outlined(&loaded.document, |document| find(document, words));
    places::put("found", &parts::results(&found, words).into_string());
    highlight::mark("report", words);
}

/// Says on paper which option is shown, and where.
pub fn show_footer(state: State, loaded: &Loaded) {
    let option = state.chosen(loaded);
    let name = loaded.report.options.get(option).map(|option| format!("Option: {}. ", option.name));
    let date =
        loaded.report.date.as_ref().map(|date| date.date.map_or(date.wording.clone(), |day| state.locale.date(day)));
    let date = date.map(|date| format!("{date} · ")).unwrap_or_default();
    let line = date + &name.unwrap_or_default() + &state.address(None);
    places::write("printed", &line);
    sheet::set(Some(option), &line);
}

/// Shows the findings that a selection leaves, and what it was narrowed to.
pub fn show_findings(loaded: &Loaded, selection: &Selection) {
    let shown = parts::matching(&loaded.report.findings, selection);
    let narrowed = shown.contains(&false);
    give(narrowed, "findings");
    for (finding, shown) in places::all(".finding").iter().zip(&shown) {
        let _ = finding.toggle_attribute_with_force("hidden", !shown);
    }
    // How much room slices take that are out of view is a guess for all of their findings.
    if let Some(findings) = places::by_id("findings") {
        let _ = findings.toggle_attribute_with_force("data-narrowed", narrowed);
    }
    for choice in places::all("[data-severity]") {
        let word = choice.get_attribute("data-severity");
        places::set_checked(
            &choice,
            selection.severities.iter().any(|severity| Some(severity.word()) == word.as_deref()),
        );
    }
    places::set_value("filter", &selection.filter);
    let left = shown.iter().filter(|shown| **shown).count();
    places::write("findings-shown", &parts::shown(left, shown.len()));
}

/// Has `boot.js` put on the page what was held back of the element of an id, if it is wanted.
fn give(wanted: bool, id: &str) {
    if wanted {
        published::dispatch("gonogo-give", &JsValue::from_str(id));
    }
}

/// Shows what the reader is told, from when the page that is being made stands until another one takes its place.
pub fn follow_told(state: State) {
    Effect::new(move |_| state.told.with(|told| places::put("notices", &parts::told(told).into_string())));
}

/// Says how many of the next steps are done: those that are ticked on the page, whether or not they can be remembered.
pub fn count_steps() {
    let steps = places::all("[data-step]");
    let done = steps.iter().filter(|step| places::is_checked(step)).count();
    places::write("steps-done", &parts::done(done, steps.len()));
}

/// Names the theme on its button.
pub fn show_theme() {
    let theme = reader::theme();
    places::write("theme", &format!("Theme: {}", theme.as_deref().unwrap_or("auto")));
}
