//! The page, top to bottom. Each module is one part; each part is absent where the audit has nothing for it.

mod chart;
mod contents;
mod findings;
mod notices;
mod options;
mod parts;
mod plan;
mod scorecard;
mod steps;
mod text;
mod verdict;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app;
use crate::load::Loaded;
use crate::state::State;

/// A report.
pub fn page(loaded: &Arc<Loaded>, state: State) -> AnyView {
    let chosen = {
        let loaded = Arc::clone(loaded);
        Memo::new(move |_| state.selection.with(|selection| loaded.chosen(selection.option.as_deref())))
    };
    let page = Page { loaded: Arc::clone(loaded), state, chosen };
    view! {
        <a class="skip" href="#decide">"Skip to the decision"</a>
        {verdict::verdict(&page)}
        <main id="report">
            {notices::notices(&page)}
            {options::options(&page)}
            {chart::charts(&page)}
            <div class="body">
                {contents::contents(&page)}
                <div class="parts">
                    {parts::parts(&page)}
                    {text::text(&page)}
                </div>
            </div>
        </main>
        {footer(&page)}
        <svg class="definitions" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <path class="hatch-ground" d="M0 0L6 0L6 6L0 6Z"></path>
                    <path class="hatch-line" d="M1 0L1 6"></path>
                </pattern>
            </defs>
        </svg>
    }
    .into_any()
}

/// What every part of a page is given.
#[derive(Clone)]
pub struct Page {
    /// The report.
    pub loaded: Arc<Loaded>,
    /// The signals of the app.
    pub state: State,
    /// The index of the chosen option.
    pub chosen: Memo<usize>,
}

/// The page where nothing could be read.
pub fn nothing(state: State) -> AnyView {
    view! {
        <main id="report" class="nothing">
            <h1>"No report to show"</h1>
            {notices::told(state)}
            <p>"Drop the Markdown of an audit here, with its scores.json if there is one, or choose the files. They stay in this browser."</p>
            {picker(state)}
        </main>
    }
    .into_any()
}

/// The button by which files are opened.
fn picker(state: State) -> AnyView {
    let picked = move |event: leptos::ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        if let Some(list) = input.files() {
            app::take(state, list);
        }
        input.set_value("");
    };
    view! {
        <label class="picker button">
            "Open another audit"
            <input type="file" multiple accept=".md,.markdown,.txt,.json,text/markdown,application/json" on:change=picked/>
        </label>
    }
    .into_any()
}

fn footer(page: &Page) -> AnyView {
    let loaded = &page.loaded;
    let sources: Vec<String> = [&loaded.audit_name, &loaded.scores_name].into_iter().flatten().cloned().collect();
    let option = {
        let (loaded, chosen) = (Arc::clone(loaded), page.chosen);
        move || loaded.report.options.get(chosen.get()).map(|option| format!("Option: {}. ", option.name))
    };
    let state = page.state;
    let address = move || {
        state.selection.track();
        state.address(None)
    };
    view! {
        <footer class="footer">
            <p>"Shown from " {sources.join(" and ")} ". Files that you open stay in this browser."</p>
            {picker(state)}
            <p class="print-only">{option} {address}</p>
        </footer>
    }
    .into_any()
}

/// A titled part of the page that the contents list, or nothing where `body` is absent.
fn part(page: &Page, id: &'static str, title: String, body: Option<AnyView>) -> AnyView {
    let Some(body) = body else { return ().into_any() };
    view! {
        <section class="part" id=id data-place=id aria-labelledby=format!("{id}-title")>
            <div class="heading">
                <h2 id=format!("{id}-title")>{title.clone()}</h2>
                {copy_link(page.state, id.to_owned(), &title)}
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// The button that copies the link to a place.
fn copy_link(state: State, place: String, name: &str) -> AnyView {
    let label = format!("Copy link to {name}");
    view! {
        <button type="button" class="copy-link" aria-label=label on:click=move |_| state.copy_link(Some(&place))>
            "Link"
        </button>
    }
    .into_any()
}

/// A mark of meaning: a shape and a word, never a color alone.
fn mark(class: &'static str, word: String) -> AnyView {
    view! { <span class=format!("mark {class}")><span class="shape" aria-hidden="true"></span>{word}</span> }.into_any()
}
