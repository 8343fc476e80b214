//! The marks of the charts, which a reader points at or steps to.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, SvgElement};

/// Shows the value of the mark that is pointed at or stepped to.
pub fn tell(event: &Event) {
    let told = || {
        let hit = mark(event)?;
        let readout = hit.closest(".view").ok()??.query_selector(".readout").ok()??;
        readout.set_text_content(Some(&hit.get_attribute("aria-label")?));
        Some(())
    };
    let _ = told();
}

/// Arrow keys go from mark to mark, Home and End to the first and last one.
pub fn walk(event: &Event) {
    let (Some(from), Some(pressed)) = (mark(event), event.dyn_ref::<KeyboardEvent>()) else { return };
    let next = match pressed.key().as_str() {
        "ArrowRight" | "ArrowDown" => from.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => from.previous_element_sibling(),
        "Home" => from.parent_element().and_then(|all| all.query_selector(".hit").ok().flatten()),
        "End" => from.parent_element().and_then(|all| all.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    let next = next.filter(|next| next.has_attribute("data-datum"));
    if let Some(next) = next.map(JsCast::unchecked_into::<SvgElement>) {
        let _ = (from.set_attribute("tabindex", "-1"), next.set_attribute("tabindex", "0"), next.focus());
    }
}

/// The mark that an event is about, if it is about one.
fn mark(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok().filter(|target| target.has_attribute("data-datum"))
}
