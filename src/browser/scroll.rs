//! Going to places on the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement};

use super::{document, later, window};

/// Whether the page has an element of that id.
pub fn is_place(id: &str) -> bool {
    document().is_some_and(|document| document.get_element_by_id(id).is_some())
}

/// Goes to the element of an id and moves the focus there. A long text arrives in slices: waits for it up to a while.
pub fn go_to(id: String) {
    const TRIES: u32 = 200;
    attempt(id, TRIES);
}

fn attempt(id: String, tries: u32) {
    let found = document().and_then(|document| document.get_element_by_id(&id));
    match found {
        Some(element) => show(&element),
        None if tries > 0 => {
            later(50, Box::new(move || attempt(id, tries - 1)));
        }
        None => {}
    }
}

fn show(element: &Element) {
    let mut around = element.parent_element();
    while let Some(parent) = around {
        if let Some(details) = parent.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        around = parent.parent_element();
    }
    if let Some(details) = element.dyn_ref::<HtmlDetailsElement>() {
        details.set_open(true);
    }
    element.scroll_into_view();
    if let Some(target) = element.dyn_ref::<HtmlElement>() {
        if target.tab_index() < 0 && !target.has_attribute("tabindex") {
            let _ = target.set_attribute("tabindex", "-1");
        }
        let _ = target.focus();
    }
}

/// Goes to the beginning of the page.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens or closes every fold on the page; returns those that were closed before.
pub fn open_folds() -> Vec<HtmlDetailsElement> {
    let Some(list) = document().and_then(|document| document.query_selector_all("details:not([open])").ok()) else {
        return Vec::new();
    };
    let folds = (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<HtmlDetailsElement>().ok());
    folds.inspect(|details| details.set_open(true)).collect()
}
