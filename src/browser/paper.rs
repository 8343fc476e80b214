//! The footer of printed pages: a margin box, which only a style sheet can fill.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

use super::document;

/// Puts a line into the margin of every printed page. A browser without such sheets prints it at the end only.
pub fn set_footer(line: &str) {
    let set = || -> Option<bool> {
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(&rule(line)).ok()?;
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
