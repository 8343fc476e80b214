//! The audit's text on the page, section by section.
//!
//! The HTML comes from the one serializer in `gonogo-audit`, which escapes everything; it is static once it stands. A long
//! text arrives in slices, so that the first screen does not wait for its end.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use web_sys::Element;

use super::{observe, places};
use gonogo_page::load::Loaded;
use gonogo_page::parts;

/// So many bytes of text are put on the page at a time.
const SLICE: usize = 64 * 1024;

/// Fills the place of the text.
pub fn fill(loaded: Arc<Loaded>) {
    if let Some(prose) = places::by_id("prose") {
        append(prose, loaded, 0);
    }
}

/// Appends the next slice, and the one after it as soon as the browser has had time to paint. Stops when another report
/// has taken the page.
fn append(prose: Element, loaded: Arc<Loaded>, from: usize) {
    let sections = loaded.document.sections();
    if from >= sections.len() || !prose.is_connected() {
        observe::current();
        return;
    }
    let start = sections[from].span.start;
    let full = sections.iter().skip(from).position(|section| section.span.end - start >= SLICE);
    let to = full.map_or(sections.len(), |more| from + more + 1);
    let html: String = (from..to).map(|index| parts::section(&loaded.document, index).into_string()).collect();
    let _ = prose.insert_adjacent_html("beforeend", &html);
    Timeout::new(0, move || append(prose, loaded, to)).forget();
}
