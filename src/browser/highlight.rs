//! Marks found words in the page without changing it, where the browser has the CSS Custom Highlight API.

use std::cell::Cell;

use gonogo_report::letters::lower;
use js_sys::{Array, Function, Map, Reflect, Set};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Node, Range, TreeWalker};

use super::observe::is_there;
use super::{document, later, window};

const NAME: &str = "found";
/// So many passages are marked at most: more would slow the page down without helping anyone.
const MOST: usize = 2000;

/// So many pieces of text are looked at in one task: a long text must not keep the page from answering.
const NODES: usize = 4000;

thread_local! {
    /// Which search is the last one: an earlier one stops.
    static SEARCH: Cell<u32> = const { Cell::new(0) };
}

/// Marks every occurrence of `words` inside the element of an id, compared without case; removes earlier marks.
pub fn mark(id: &str, words: &str) {
    let Some(highlights) = registry() else { return };
    highlights.delete(&JsValue::from_str(NAME));
    let search = SEARCH.get().wrapping_add(1);
    SEARCH.set(search);
    let needle = lower(words.trim());
    if needle.chars().count() < 2 {
        return;
    }
    let make = || {
        const SHOW_TEXT: u32 = 4;
        let window: JsValue = window()?.into();
        let constructor: Function = Reflect::get(&window, &JsValue::from_str("Highlight")).ok()?.dyn_into().ok()?;
        let highlight: Set = Reflect::construct(&constructor, &Array::new()).ok()?.unchecked_into();
        let document = document()?;
        let root: Node = document.get_element_by_id(id)?.into();
        let walker = document.create_tree_walker_with_what_to_show(&root, SHOW_TEXT).ok()?;
        highlights.set(&JsValue::from_str(NAME), &highlight);
        Some((highlight, walker))
    };
    if let Some((highlight, walker)) = make() {
        walk(Walk { search, needle, highlight, walker });
    }
}

/// A search on its way through the page.
struct Walk {
    search: u32,
    needle: String,
    /// The ranges that are marked.
    highlight: Set,
    walker: TreeWalker,
}

fn walk(walk: Walk) {
    for _ in 0..NODES {
        let next = walk.walker.next_node().ok().flatten();
        let Some(node) = next.filter(|_| (walk.highlight.size() as usize) < MOST) else { return };
        add(&walk, &node);
    }
    let work = || {
        if SEARCH.get() == walk.search {
            self::walk(walk);
        }
    };
    later(0, Box::new(work));
}

/// Marks what is found in a piece of text.
fn add(walk: &Walk, node: &Node) {
    let text = lower(&node.text_content().unwrap_or_default());
    let length = utf16(&walk.needle);
    for (at, _) in text.match_indices(&walk.needle) {
        let start = utf16(&text[..at]);
        let Ok(range) = Range::new() else { return };
        if range.set_start(node, start).is_ok() && range.set_end(node, start + length).is_ok() {
            walk.highlight.add(&range);
        }
    }
}

/// `CSS.highlights`, which behaves as a map.
fn registry() -> Option<Map> {
    let css = Reflect::get(&window()?.into(), &JsValue::from_str("CSS")).ok().filter(is_there)?;
    let highlights = Reflect::get(&css, &JsValue::from_str("highlights")).ok().filter(is_there)?;
    Some(highlights.unchecked_into())
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
