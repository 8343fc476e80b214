//! What the browser knows of its reader: language, theme, and what they ticked.

use gloo::storage::{LocalStorage, Storage};
use gonogo_report::Locale;

use super::{document, window};

const THEME: &str = "gonogo:theme";

/// How the reader writes numbers: the language of the browser.
pub fn locale() -> Locale {
    let language = window().and_then(|window| window.navigator().language());
    Locale::new(language.as_deref().unwrap_or("en-US"))
}

/// Names the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The theme that the reader chose: `light`, `dark`, or `None` for that of the system.
pub fn theme() -> Option<String> {
    LocalStorage::get::<String>(THEME).ok().filter(|theme| theme == "light" || theme == "dark")
}

/// Goes from the system's theme to dark, to light, and back; remembers it.
pub fn next_theme() {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let next = match theme().as_deref() {
        None => "dark",
        Some("dark") => "light",
        Some(_) => {
            LocalStorage::delete(THEME);
            let _ = root.remove_attribute("data-theme");
            return;
        }
    };
    let _ = (root.set_attribute("data-theme", next), LocalStorage::set(THEME, next));
}

/// The steps of a report that the reader ticked.
pub fn ticked(report: &str) -> Vec<String> {
    LocalStorage::get(ticks(report)).unwrap_or_default()
}

/// Remembers that a step was ticked or unticked.
pub fn tick(report: &str, step: String, done: bool) {
    let mut steps = ticked(report);
    steps.retain(|kept| *kept != step);
    if done {
        steps.push(step);
    }
    // Storage may be full or forbidden: the ticks then last as long as the page.
    let _ = LocalStorage::set(ticks(report), steps);
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
