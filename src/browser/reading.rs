//! Has a text read for what it tells beyond its scores, and checked: by the reader, a program of its own, which `boot.js`
//! loads when it is wanted, and which writes the page anew around the text.

use gonogo_page::load::File;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Event};

use super::{document, published};

/// The event by which the answer comes.
pub const ANSWER: &str = "gonogo-known";

/// What a reader is asked for, outside of this program's memory: all of that is needed while the text is parsed.
pub fn keep(audit: Option<&File>, scores: Option<&File>) -> Array {
    let asked = Array::new();
    for file in [audit, scores] {
        asked.push(&file.map_or(JsValue::NULL, |file| Uint8Array::from(file.bytes.as_slice()).into()));
        asked.push(&file.map_or(JsValue::NULL, |file| JsValue::from_str(&file.name)));
    }
    asked
}

/// Asks for a text that was kept, with the scores that it goes with, as far as they could be used; `later` means not before the
/// part comes into view that tells of the checks. Without a text nothing more is asked, and what was asked before is forgotten.
pub fn ask(kept: &Array, audit: bool, scores: bool, later: bool) {
    for (at, usable) in [(0, audit), (2, scores)] {
        if !usable {
            kept.set(at, JsValue::NULL);
        }
    }
    kept.push(&JsValue::from_bool(later));
    published::dispatch("gonogo-text", kept);
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
