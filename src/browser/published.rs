//! A page that was published: everything stands on it already, and is taken over as the reader has left it.

use gonogo_page::load::{File, Loaded};
use gonogo_page::selection::Selection;
use gonogo_report::{Locale, Severity};
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlInputElement};

use super::{charts, document, files, places, reader, window};

/// The script that a published page is started by; a page that was made here has none.
const SCRIPT: &str = "gonogo";

/// Whether what stands on the page was published.
pub fn is() -> bool {
    places::by_id(SCRIPT).is_some()
}

/// How the numbers of the page are written.
pub fn locale() -> Option<Locale> {
    let root = document().filter(|_| is())?.document_element()?;
    Some(Locale::new(&root.get_attribute("lang")?))
}

/// The files that the page was made from, as far as they can be had: from the page itself or from beside it.
pub async fn source() -> [Option<File>; 2] {
    if let Some(source) = places::by_id("source") {
        let files = JSON::parse(&source.text_content().unwrap_or_default()).unwrap_or_default();
        return [embedded(&files, "audit"), embedded(&files, "scores")];
    }
    [beside("data-audit").await, beside("data-scores").await]
}

fn embedded(files: &JsValue, name: &str) -> Option<File> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let file = get(files, name)?;
    let text = |name: &str| get(&file, name)?.as_string();
    Some(File { name: text("name")?, bytes: text("text")?.into_bytes() })
}

async fn beside(name: &str) -> Option<File> {
    let name = places::by_id(SCRIPT)?.get_attribute(name).filter(|name| !name.is_empty())?;
    match files::fetch(&name).await {
        files::Fetched::Found(file) => Some(file),
        files::Fetched::Missing(_) | files::Fetched::Refused(_) => None,
    }
}

/// What the reader has chosen, typed and ticked so far.
pub fn selection(loaded: &Loaded) -> Selection {
    let ticked = reader::ticked(&loaded.id);
    for step in places::all("[data-step]") {
        let key = step.get_attribute("data-step").unwrap_or_default();
        if places::is_checked(&step) && !ticked.contains(&key) {
            reader::tick(&loaded.id, key, true);
        } else if ticked.contains(&key) {
            places::set_checked(&step, true);
        }
    }
    let chosen = places::all("input[name='option']").iter().position(places::is_checked);
    let option = chosen.filter(|chosen| *chosen != loaded.chosen(None)).and_then(|at| loaded.report.options.get(at));
    let words: Vec<String> = places::all("[data-severity]")
        .iter()
        .filter(|choice| places::is_checked(choice))
        .filter_map(|choice| choice.get_attribute("data-severity"))
        .collect();
    Selection {
        option: option.map(|option| option.id.clone()),
        severities: Severity::ALL.into_iter().filter(|s| words.iter().any(|word| word == s.word())).collect(),
        filter: typed("filter"),
        find: typed("find"),
        ..Selection::default()
    }
}

fn typed(id: &str) -> String {
    use wasm_bindgen::JsCast;
    let input = places::by_id(id).and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Whether the reader is still where the page began.
pub fn at_top() -> bool {
    window().and_then(|window| window.scroll_y().ok()).is_none_or(|y| y < 1.0)
}

/// Takes the charts as they are, until their boxes change; the page is live from here on.
pub fn keep() {
    if is() {
        charts::keep();
        let root = document().and_then(|document| document.document_element());
        let _ = root.map(|root| root.set_attribute("data-live", ""));
    }
}

/// Another report takes the page.
pub fn remove() {
    if is() {
        let standing = [SCRIPT, "source", "wasm", "off", "verdict", "report", "foot"];
        standing.into_iter().filter_map(places::by_id).for_each(|element: Element| element.remove());
    }
}
