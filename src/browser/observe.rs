//! Watching the page: how wide a box is, which section is in view, what happens to the window.

use std::cell::{Cell, RefCell};

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, EventTarget, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};

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

/// Marks the place that is being read in the contents, from now on and for every element that carries a `data-place`.
pub fn current() {
    let seen = Closure::<dyn FnMut(Array)>::new(|entries: Array| {
        let entered = entries
            .iter()
            .map(JsCast::unchecked_into::<IntersectionObserverEntry>)
            .find(IntersectionObserverEntry::is_intersecting);
        if let Some(place) = entered.and_then(|entry| entry.target().get_attribute("data-place")) {
            mark_current(&place);
        }
    });
    let options = IntersectionObserverInit::new();
    // A band below the top of the window: what crosses it is what is being read.
    options.set_root_margin("-10% 0px -80% 0px");
    let callback = seen.as_ref().unchecked_ref();
    let Ok(observer) = IntersectionObserver::new_with_options(callback, &options) else { return };
    let Some(places) = document().and_then(|document| document.query_selector_all("[data-place]").ok()) else { return };
    for place in (0..places.length()).filter_map(|at| places.get(at)?.dyn_into::<Element>().ok()) {
        observer.observe(&place);
    }
    if let Some((before, _)) = CURRENT.replace(Some((observer, seen))) {
        before.disconnect();
    }
}

/// An observer, and the callback that lives as long as it.
type Watch<O, F> = RefCell<Option<(O, Closure<F>)>>;

thread_local! {
    /// One watch at a time: it is renewed when the text grows or another report is opened.
    static CURRENT: Watch<IntersectionObserver, dyn FnMut(Array)> = const { RefCell::new(None) };
    /// Whether another viewer has taken the page.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    /// The same for the boxes of the charts.
    static WIDTHS: Watch<ResizeObserver, dyn FnMut()> = const { RefCell::new(None) };
}

fn mark_current(place: &str) {
    let Some(document) = document() else { return };
    let Ok(Some(contents)) = document.query_selector(".contents") else { return };
    let Ok(links) = contents.query_selector_all("[aria-current]") else { return };
    let links: Vec<Element> = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into().ok()).collect();
    // Attribute selectors would need escaping: the links are compared one by one.
    let all = contents.get_elements_by_tag_name("a");
    let is_it = |link: &Element| link.get_attribute("data-to").as_deref() == Some(place);
    let link = (0..all.length()).filter_map(|at| all.item(at)).find(is_it);
    // A section that the contents do not list belongs to the one above it, which stays marked.
    let Some(link) = link else { return };
    links.iter().for_each(|before| drop(before.remove_attribute("aria-current")));
    let _ = link.set_attribute("aria-current", "location");
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
    if let Some((watch, _)) = CURRENT.take() {
        watch.disconnect();
    }
}

/// Whether a JS value is there.
pub fn is_there(value: &JsValue) -> bool {
    !value.is_undefined() && !value.is_null()
}
