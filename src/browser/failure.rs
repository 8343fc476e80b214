//! What is on the page before and instead of the app: progress, and words where something fails.
//!
//! The elements are in `index.html`, so that they are there without any script.

use super::document;

/// Prints what a panic says, in builds for development. In a release a panic is a trap without a message, which `boot.js`
/// tells the reader in words.
#[cfg(debug_assertions)]
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&wasm_bindgen::JsValue::from_str(&panic.to_string()));
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
    if let Some(element) = document().and_then(|document| document.get_element_by_id("boot")) {
        let _ = element.set_attribute("hidden", "");
    }
}
