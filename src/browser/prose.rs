//! What is long on the page, the findings and the audit's text, slice by slice.
//!
//! The HTML of the text comes from the one serializer in `gonogo-audit`, which escapes everything; it is static once it
//! stands. It arrives slice by slice, so that the first screen does not wait for its end.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::GetUntracked;
use web_sys::Element;

use super::{document, later, live, places};
use crate::state::State;
use gonogo_page::load::Loaded;
use gonogo_page::parts::{self, Source};

/// What is still to come.
struct Pending {
    prose: Element,
    loaded: Arc<Loaded>,
    state: State,
    /// The index of the next slice of the findings, as long as there are more.
    findings: Option<usize>,
    /// Those of the text, the last one first.
    slices: Vec<Range<usize>>,
}

thread_local! {
    static PENDING: RefCell<Option<Pending>> = const { RefCell::new(None) };
}

/// Fills the place of the text: with its first slice at once, with the others as soon as the browser has had time to paint,
/// and after those of the findings.
pub fn fill(loaded: Arc<Loaded>, state: State) {
    let Some(prose) = places::by_id("prose") else {
        PENDING.take();
        return;
    };
    let mut slices = parts::slices(&loaded.document);
    slices.reverse();
    // Another report may have taken the page before all of the last one was there: its turns serve this one then.
    let mut pending = Pending { prose, loaded, state, findings: None, slices };
    pending.next();
    pending.findings = Some(1);
    if PENDING.replace(Some(pending)).is_none() {
        turn();
    }
}

/// Puts everything on the page that is still to come.
pub fn finish() {
    while next() {}
}

fn turn() {
    let work = || {
        if next() {
            turn();
        }
    };
    later(0, Box::new(work));
}

/// Appends the next slice; whether there may be more after it.
fn next() -> bool {
    let more = PENDING.with_borrow_mut(|pending| pending.as_mut().is_some_and(Pending::next));
    if !more {
        PENDING.take();
    }
    more
}

impl Pending {
    fn next(&mut self) -> bool {
        let Self { prose, loaded, state, findings, slices } = self;
        if let Some(at) = findings {
            let source = Source { loaded, locale: &state.locale, ticked: &[], still: false };
            let html = parts::more_findings(source, *at).into_string();
            *at += 1;
            if html.is_empty() {
                *findings = None;
                live::show_findings(loaded, &state.selection.get_untracked());
            } else if let Some(place) = document().and_then(|page| page.query_selector(".findings").ok()?) {
                let _ = place.insert_adjacent_html("beforeend", &html);
            }
        } else if let Some(sections) = slices.pop() {
            let html = parts::slice(&loaded.document, sections).into_string();
            let _ = prose.insert_adjacent_html("beforeend", &html);
        }
        findings.is_some() || !slices.is_empty()
    }
}
