//! Marks found words in the page without changing it, where the browser has the CSS Custom Highlight API.

use gonogo_report::letters::lower;
use js_sys::{Array, Function, Map, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Node, Range};

use super::observe::is_there;
use super::{document, window};

const NAME: &str = "found";
/// So many passages are marked at most: more would slow the page down without helping anyone.
const MOST: usize = 2000;

/// Marks every occurrence of `words` inside the element of an id, compared without case; removes earlier marks.
pub fn mark(id: &str, words: &str) {
    let Some(highlights) = registry() else { return };
    highlights.delete(&JsValue::from_str(NAME));
    let needle = lower(words.trim());
    if needle.chars().count() < 2 {
        return;
    }
    let Some(ranges) = ranges(id, &needle).filter(|ranges| ranges.length() > 0) else { return };
    let make = || -> Option<JsValue> {
        let constructor: Function =
            Reflect::get(&window()?.into(), &JsValue::from_str("Highlight")).ok()?.dyn_into().ok()?;
        Reflect::construct(&constructor, &ranges).ok()
    };
    if let Some(highlight) = make() {
        highlights.set(&JsValue::from_str(NAME), &highlight);
    }
}

/// `CSS.highlights`, which behaves as a map.
fn registry() -> Option<Map> {
    let css = Reflect::get(&window()?.into(), &JsValue::from_str("CSS")).ok().filter(is_there)?;
    let highlights = Reflect::get(&css, &JsValue::from_str("highlights")).ok().filter(is_there)?;
    Some(highlights.unchecked_into())
}

fn ranges(id: &str, needle: &str) -> Option<Array> {
    const SHOW_TEXT: u32 = 4;
    let document = document()?;
    let root: Node = document.get_element_by_id(id)?.into();
    let walker = document.create_tree_walker_with_what_to_show(&root, SHOW_TEXT).ok()?;
    let ranges = Array::new();
    let length = utf16(needle);
    while let Some(node) = walker.next_node().ok()? {
        let text = lower(&node.text_content().unwrap_or_default());
        for (at, _) in text.match_indices(needle) {
            let start = utf16(&text[..at]);
            let range = Range::new().ok()?;
            if range.set_start(&node, start).is_ok() && range.set_end(&node, start + length).is_ok() {
                ranges.push(&range);
            }
        }
        if ranges.length() as usize >= MOST {
            break;
        }
    }
    Some(ranges)
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
