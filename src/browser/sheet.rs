//! What only a style sheet can do: show what belongs to an option, however many there are, and fill the margin box at the
//! foot of printed pages.

use gonogo_page::shell::NAMED_OPTIONS;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

use super::document;

/// Shows what belongs to the chosen option alone, and puts a line into the margin of every printed page. A browser without
/// such sheets prints the line at the end only, and knows the options that `layout.css` names.
pub fn set(chosen: Option<usize>, footer: &str) {
    let shown = chosen.filter(|chosen| *chosen >= NAMED_OPTIONS).map(|chosen| {
        format!("[data-plan]:not([data-plan=\"{chosen}\"]) {{ display: none; content-visibility: hidden; }} ")
    });
    let set = || -> Option<bool> {
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(&(shown.unwrap_or_default() + &rule(footer))).ok()?;
        Reflect::set(&document()?.into(), &JsValue::from_str("adoptedStyleSheets"), &Array::of1(&sheet)).ok()
    };
    let _ = set();
}

/// The rule for a line of text. Everything but letters, digits and spaces is escaped: a text cannot leave its string.
fn rule(line: &str) -> String {
    let mut css = String::from("@page { @bottom-left { font: 7.5pt sans-serif; content: \"");
    for c in line.chars() {
        if c.is_alphanumeric() || c == ' ' {
            css.push(c);
        } else {
            css.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    css + "\"; } }"
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_text_leaves_its_string() {
        let rule = super::rule("a\"; } body { display: none; } \\ \n</style> é");
        let inside = rule.split('"').nth(1).expect("a string");
        assert!(rule.matches('"').count() == 2 && !inside.contains(['{', '}', ';', '<', '\n']), "{rule}");
    }
}
