//! The audit's text on the page, slice by slice.
//!
//! The HTML comes from the one serializer in `gonogo-audit`, which escapes everything; it is static once it stands. A long
//! text arrives slice by slice, so that the first screen does not wait for its end.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use web_sys::Element;

use super::{later, places};
use gonogo_page::load::Loaded;
use gonogo_page::parts;

/// What is still to come.
struct Pending {
    prose: Element,
    loaded: Arc<Loaded>,
    /// The last one first.
    slices: Vec<Range<usize>>,
}

thread_local! {
    static PENDING: RefCell<Option<Pending>> = const { RefCell::new(None) };
}

/// Fills the place of the text: with its first slice at once, with the others as soon as the browser has had time to paint.
pub fn fill(loaded: Arc<Loaded>) {
    let Some(prose) = places::by_id("prose") else {
        PENDING.take();
        return;
    };
    let mut slices = parts::slices(&loaded.document);
    slices.reverse();
    // Another report may have taken the page before all of the last one was there: its turns serve this one then.
    let turns = PENDING.replace(Some(Pending { prose, loaded, slices })).is_some();
    if next() && !turns {
        turn();
    }
}

/// Puts everything on the page that is still to come.
pub fn finish() {
    while next() {}
}

fn turn() {
    later(
        0,
        Box::new(|| {
            if next() {
                turn();
            }
        }),
    );
}

/// Appends the next slice; whether there are more after it.
fn next() -> bool {
    PENDING.with_borrow_mut(|pending| {
        let Some(Pending { prose, loaded, slices }) = pending else { return false };
        if let Some(sections) = slices.pop() {
            let html = parts::slice(&loaded.document, sections).into_string();
            let _ = prose.insert_adjacent_html("beforeend", &html);
        }
        let more = !slices.is_empty();
        if !more {
            *pending = None;
        }
        more
    })
}
