//! The page: HTML from [`gonogo_page::parts`] in the three places that every page has, and what brings it to life.

use std::sync::Arc;

use crate::browser::{live, places, prose, reader};
use crate::state::State;
use gonogo_page::load::Loaded;
use gonogo_page::parts::{self, Source};

/// The places: the top, everything below it, and the end.
const PLACES: [&str; 3] = ["verdict", "report", "foot"];

/// A report.
pub(crate) fn page(loaded: &Arc<Loaded>, state: State) {
    let ticked = reader::ticked(&loaded.id);
    let source = Source { loaded, locale: &state.locale, ticked: &ticked, still: false };
    for (id, html) in PLACES.into_iter().zip([parts::top(source), parts::report(source), parts::footer(source)]) {
        put(id, Some(html.into_string()));
    }
    places::set_class("report", "");
    prose::fill(Arc::clone(loaded), state);
    standing(loaded, state);
}

/// A report that stands on the page already.
pub(crate) fn standing(loaded: &Arc<Loaded>, state: State) {
    live::follow_told(state);
    live::follow(state, loaded);
}

/// The page where nothing could be read.
pub(crate) fn nothing(state: State) {
    for (id, html) in PLACES.into_iter().zip([None, Some(parts::nothing().into_string()), None]) {
        put(id, html);
    }
    places::set_class("report", "nothing");
    live::follow_told(state);
}

/// Fills a place, or hides it.
fn put(id: &str, html: Option<String>) {
    places::show(id, html.is_some());
    places::put(id, &html.unwrap_or_default());
}
