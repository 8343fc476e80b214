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

/// Sets the theme and remembers it.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    match theme {
        Some(theme) => {
            let _ = (root.set_attribute("data-theme", theme), LocalStorage::set(THEME, theme));
        }
        None => {
            let _ = root.remove_attribute("data-theme");
            LocalStorage::delete(THEME);
        }
    }
}

/// The steps of a report that the reader ticked.
pub fn ticked(report: &str) -> Vec<String> {
    LocalStorage::get(ticks(report)).unwrap_or_default()
}

/// Remembers the steps of a report that the reader ticked.
pub fn set_ticked(report: &str, steps: &[String]) {
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
