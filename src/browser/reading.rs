//! Has a text read for what it tells beyond its scores, and checked: by the reader, a program of its own, which `boot.js`
//! loads when it is wanted, and which writes the page anew around the text.

use gonogo_page::load::File;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Event};

use super::{document, published};

/// The event by which the answer comes.
pub const ANSWER: &str = "gonogo-known";

/// Asks for a text, with the scores that it goes with; `later` means not before the part comes into view that tells of the
/// checks. Without a text nothing more is asked, and what was asked before is forgotten.
pub fn ask(audit: Option<&File>, scores: Option<&File>, later: bool) {
    let mut asked = Vec::new();
    for file in [audit, scores] {
        asked.push(file.map_or(JsValue::NULL, |file| Uint8Array::from(file.bytes.as_slice()).into()));
        asked.push(file.map_or(JsValue::NULL, |file| JsValue::from_str(&file.name)));
    }
    asked.push(JsValue::from_bool(later));
    published::dispatch("gonogo-text", &asked.into_iter().collect::<Array>());
}

/// Whether the page waits for an answer before it can say what the report is.
pub fn is_awaited() -> bool {
    document().and_then(|document| document.document_element()).is_some_and(|root| root.has_attribute("data-reading"))
}

/// The answer of an event: the scores where the text tells more than those that are known, and what went wrong, in words.
pub fn answer(event: &Event) -> (Option<String>, Option<String>) {
    let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
    let said = detail.map(|detail| Array::from(&detail)).unwrap_or_default();
    (said.get(0).as_string(), said.get(1).as_string())
}
