//! What is long on the page, the findings and the audit's text, part by part.
//!
//! The HTML of the text comes from the one serializer in `gonogo-audit`, which escapes everything; it is static once it
//! stands. It arrives shelf by shelf, so that the first screen does not wait for its end.

use std::cell::RefCell;
use std::mem::take;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::GetUntracked;

use super::{document, later, live, places};
use crate::state::State;
use gonogo_page::load::Loaded;
use gonogo_page::parts::{self, Source};

/// What is still to come.
struct Pending {
    loaded: Arc<Loaded>,
    state: State,
    /// Whether there may be more of the findings.
    findings: bool,
    /// The shelves of the text, the last one first.
    shelves: Vec<Range<usize>>,
}

thread_local! {
    static PENDING: RefCell<Option<Pending>> = const { RefCell::new(None) };
}

/// Fills the place of the text: with its first shelf at once, with the others as soon as the browser has had time to paint,
/// after those of the findings.
pub fn fill(loaded: Arc<Loaded>, state: State) {
    let mut shelves = parts::shelves(&loaded.document);
    shelves.reverse();
    text(&loaded, &mut shelves);
    come(loaded, state, shelves);
}

/// Adds the findings that are not on the page yet. Of the text, what is still to come comes.
pub fn complete(loaded: Arc<Loaded>, state: State) {
    let rest = |pending: &mut Option<Pending>| pending.as_mut().map(|pending| take(&mut pending.shelves));
    let shelves = PENDING.with_borrow_mut(rest).unwrap_or_default();
    come(loaded, state, shelves);
}

fn come(loaded: Arc<Loaded>, state: State, shelves: Vec<Range<usize>>) {
    // Another report may have taken the page before all of the last one was there: its turns serve this one then.
    if PENDING.replace(Some(Pending { loaded, state, findings: true, shelves })).is_none() {
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

/// Appends the next part; whether there may be more after it.
fn next() -> bool {
    let more = PENDING.with_borrow_mut(|pending| pending.as_mut().is_some_and(Pending::next));
    if !more {
        PENDING.take();
    }
    more
}

impl Pending {
    fn next(&mut self) -> bool {
        let Self { loaded, state, findings, shelves } = self;
        if *findings {
            *findings = more_findings(loaded, *state);
        } else {
            text(loaded, shelves);
        }
        *findings || !shelves.is_empty()
    }
}

/// Appends the next shelf of the text, if the page has a place for it.
fn text(loaded: &Loaded, shelves: &mut Vec<Range<usize>>) {
    if let (Some(prose), Some(sections)) = (places::by_id("prose"), shelves.pop()) {
        let html = parts::shelf(&loaded.document, sections);
        let _ = prose.insert_adjacent_html("beforeend", &html.into_string());
    } else {
        shelves.clear();
    }
}

/// Appends the next slice of the findings; whether there was one.
fn more_findings(loaded: &Loaded, state: State) -> bool {
    let Some(place) = document().and_then(|page| page.query_selector(".findings").ok()?) else { return false };
    let source = Source { loaded, locale: &state.locale, ticked: &[], still: false };
    let html = parts::more_findings(source, place.child_element_count() as usize).into_string();
    if html.is_empty() {
        live::show_findings(loaded, &state.selection.get_untracked());
        return false;
    }
    place.insert_adjacent_html("beforeend", &html).is_ok()
}
