//! Watching the page: how wide a box is, which section is in view, what happens to the window.

use std::cell::{Cell, RefCell};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, ResizeObserver};

use super::{document, places, window};

/// Calls `changed` when the boxes of the charts get another size, from now on and until another report is watched.
pub fn widths(changed: impl FnMut() + 'static) {
    let changed = Closure::<dyn FnMut()>::new(changed);
    let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else { return };
    places::all("figure.chart").iter().for_each(|figure| observer.observe(figure));
    if let Some((before, _)) = WIDTHS.replace(Some((observer, changed))) {
        before.disconnect();
    }
}

/// Marks the place that is being read in the contents: the innermost one that carries a `data-place` at a point below the
/// top of the window. Asking for it costs the same however long the page is, which watching every place does not.
pub fn current() {
    let place = || {
        let document = document()?;
        let root = document.document_element()?;
        // Beside the contents where they have a column of their own.
        let (x, y) = (root.client_width() as f32 * 0.6, root.client_height() as f32 * 0.15);
        let at = document.element_from_point(x, y)?.closest("[data-place]").ok()??;
        at.get_attribute("data-place")
    };
    if let Some(place) = place() {
        mark_current(&place);
    }
}

fn mark_current(place: &str) {
    let Some(document) = document() else { return };
    let Ok(Some(contents)) = document.query_selector(".contents") else { return };
    let marked = contents.query_selector("[aria-current]").ok().flatten();
    // Attribute selectors would need escaping: the links are compared one by one.
    let is_it = |link: &Element| link.get_attribute("data-to").as_deref() == Some(place);
    if marked.as_ref().is_some_and(is_it) {
        return;
    }
    let all = contents.get_elements_by_tag_name("a");
    let link = (0..all.length()).filter_map(|at| all.item(at)).find(is_it);
    // A section that the contents do not list belongs to the one above it, which stays marked.
    let Some(link) = link else { return };
    marked.iter().for_each(|before| drop(before.remove_attribute("aria-current")));
    let _ = link.set_attribute("aria-current", "location");
}

/// An observer, and the callback that lives as long as it.
type Watch = RefCell<Option<(ResizeObserver, Closure<dyn FnMut()>)>>;

thread_local! {
    /// Whether another viewer has taken the page.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    /// One watch at a time: it is renewed when another report is opened.
    static WIDTHS: Watch = const { RefCell::new(None) };
}

/// Calls `react` on an event of the window for as long as the page is open.
pub fn on_window(event: &'static str, react: impl FnMut(&Event) + 'static) {
    if let Some(window) = window() {
        listen(window.unchecked_ref(), event, Box::new(react));
    }
}

/// Calls `react` on an event of the document for as long as the page is open; it may prevent what would happen.
pub fn on_document(event: &'static str, react: impl FnMut(&Event) + 'static) {
    if let Some(document) = document() {
        listen(document.unchecked_ref(), event, Box::new(react));
    }
}

/// Not generic, since every byte of it would be there once per event.
fn listen(target: &EventTarget, event: &'static str, react: Box<dyn FnMut(&Event)>) {
    use gloo::events::{EventListener, EventListenerOptions};
    let mut react = react;
    let react = move |event: &Event| {
        if !STOPPED.get() {
            react(event);
        }
    };
    EventListener::new_with_options(target, event, EventListenerOptions::enable_prevent_default(), react).forget();
}

/// Reacts to nothing any more: another viewer takes the page.
pub fn stop() {
    STOPPED.set(true);
    if let Some((watch, _)) = WIDTHS.take() {
        watch.disconnect();
    }
}

/// Whether a JS value is there.
pub fn is_there(value: &JsValue) -> bool {
    !value.is_undefined() && !value.is_null()
}
