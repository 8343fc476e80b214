//! What the browser knows of its reader: language, theme, and what they ticked.

use gonogo_report::Locale;
use web_sys::Storage;

use super::{address, document, window};

const THEME: &str = "gonogo:theme";

/// How the reader writes numbers: the language that the address names, or that of the browser.
pub fn locale() -> Locale {
    let language = address::parameter("lang").or_else(|| window()?.navigator().language());
    Locale::new(language.as_deref().unwrap_or("en-US"))
}

/// Names the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The theme that the reader chose: `light`, `dark`, or `None` for that of the system. `boot.js` sets the one that is
/// remembered.
pub fn theme() -> Option<String> {
    document()?.document_element()?.get_attribute("data-theme")
}

/// Goes from the system's theme to dark, to light, and back; remembers it.
pub fn next_theme() {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let next = match theme().as_deref() {
        None => "dark",
        Some("dark") => "light",
        Some(_) => "",
    };
    let _ = if next.is_empty() { root.remove_attribute("data-theme") } else { root.set_attribute("data-theme", next) };
    store(THEME, next);
}

/// The keys of the steps of a report that the reader ticked.
pub fn ticked(report: &str) -> Vec<String> {
    let stored = stored(&ticks(report)).unwrap_or_default();
    stored.split_whitespace().map(str::to_owned).collect()
}

/// Remembers that a step was ticked or unticked.
pub fn tick(report: &str, step: String, done: bool) {
    let mut steps = ticked(report);
    steps.retain(|kept| *kept != step);
    if done {
        steps.push(step);
    }
    store(&ticks(report), &steps.join(" "));
}

/// What is remembered under a name. Nothing where storage is closed, as in a sandbox.
fn stored(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Remembers a value. Where storage is full or closed, what was chosen lasts as long as the page.
fn store(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, value);
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

fn ticks(report: &str) -> String {
    format!("gonogo:ticked:{report}")
}

/// Prints the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}
