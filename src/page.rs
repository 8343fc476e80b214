//! The page: HTML from [`gonogo_page::parts`], and what brings it to life.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{live, prose, reader};
use crate::state::State;
use gonogo_page::load::Loaded;
use gonogo_page::parts::{self, Source};

/// A report.
pub(crate) fn page(loaded: &Arc<Loaded>, state: State) -> AnyView {
    let ticked = reader::ticked(&loaded.id);
    let source = Source { loaded, locale: &state.locale, ticked: &ticked, still: false };
    live::follow_told(state);
    let shown = Arc::clone(loaded);
    // Effects run when all that the page is made of stands.
    Effect::new(move |_| {
        prose::fill(Arc::clone(&shown), state);
        live::follow(state, &shown);
    });
    view! {
        <header class="top" id="verdict" data-place="decide" inner_html=parts::top(source).into_string()></header>
        <main id="report" inner_html=parts::report(source).into_string()></main>
        <footer class="footer" inner_html=parts::footer(source).into_string()></footer>
    }
    .into_any()
}

/// A report that stands on the page already.
pub(crate) fn standing(loaded: &Arc<Loaded>, state: State) -> AnyView {
    live::follow_told(state);
    let shown = Arc::clone(loaded);
    Effect::new(move |_| live::follow(state, &shown));
    ().into_any()
}

/// The page where nothing could be read.
pub(crate) fn nothing(state: State) -> AnyView {
    live::follow_told(state);
    view! { <main id="report" class="nothing" inner_html=parts::nothing().into_string()></main> }.into_any()
}
