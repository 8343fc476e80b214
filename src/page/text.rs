//! The audit itself, complete, section by section.
//!
//! The HTML comes from the one serializer in `gonogo-audit`, which escapes everything; it is static once it stands. A long
//! text arrives in slices, so that the first screen does not wait for its end.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use gonogo_audit::render_section;
use leptos::prelude::*;

use super::{Page, copy_link};

/// So many bytes of text are put on the page at a time.
const SLICE: usize = 64 * 1024;

pub(super) fn text(page: &Page) -> AnyView {
    let sections = page.loaded.document.sections().len();
    if sections == 0 {
        return ().into_any();
    }
    let shown = RwSignal::new(0);
    let slices = slices(page);
    let first = slices.first().copied().unwrap_or(sections);
    shown.set(first);
    more(shown, slices, 1);
    let page_of_section = page.clone();
    let name = page.loaded.audit_name.clone();
    view! {
        <section class="part audit" id="text" data-place="text" aria-labelledby="text-title">
            <div class="heading"><h2 id="text-title">"The audit"</h2> <span class="quiet">{name}</span></div>
            <div class="prose" id="prose">
                <For each=move || 0..shown.get() key=|index| *index children=move |index| section(&page_of_section, index)/>
            </div>
        </section>
    }
    .into_any()
}

/// Where slices of about [`SLICE`] bytes end, as numbers of sections.
fn slices(page: &Page) -> Vec<usize> {
    let sections = page.loaded.document.sections();
    let mut ends = Vec::new();
    let mut begin = 0;
    for (index, section) in sections.iter().enumerate() {
        if section.span.end - begin >= SLICE || index + 1 == sections.len() {
            ends.push(index + 1);
            begin = section.span.end;
        }
    }
    ends
}

/// Shows the next slice as soon as the browser has had time to paint.
fn more(shown: RwSignal<usize>, slices: Vec<usize>, next: usize) {
    if let Some(&end) = slices.get(next) {
        Timeout::new(0, move || {
            // The page may have been replaced by another report meanwhile.
            if shown.try_set(end).is_none() {
                more(shown, slices, next + 1);
            }
        })
        .forget();
    }
}

fn section(page: &Page, index: usize) -> AnyView {
    let loaded = Arc::clone(&page.loaded);
    let html = render_section(&loaded.document, index);
    let Some(section) = loaded.document.sections().get(index) else { return ().into_any() };
    let heading = (!html.heading.is_empty()).then(|| {
        view! { <div class="heading"><div inner_html=html.heading></div>{copy_link(page.state, section.anchor.clone(), &section.title)}</div> }
    });
    let id = (section.level == 0).then(|| section.anchor.clone());
    view! {
        <section class=format!("text level-{}", section.level) id=id data-place=section.anchor.clone()>
            {heading}
            <div class="section-body" inner_html=html.body></div>
        </section>
    }
    .into_any()
}
