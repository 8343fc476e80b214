//! What is on the page before and instead of the app: progress, and words where something fails.
//!
//! The elements are in `index.html`, so that they are there without any script.

use wasm_bindgen::JsValue;

use super::document;

/// Makes a panic tell the reader in words instead of leaving a dead page.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        show("failed", true);
    }));
}

/// The app has started: what is left to wait for are files.
pub fn running() {
    progress("Fetching the audit");
}

/// Says what is being waited for.
pub fn progress(what: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id("progress")) {
        element.set_text_content(Some(what));
    }
}

/// The app shows something: what stood in for it goes.
pub fn shown() {
    show("boot", false);
}

fn show(id: &str, visible: bool) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let _ = if visible { element.remove_attribute("hidden") } else { element.set_attribute("hidden", "") };
    }
}
