//! A page that was published: everything stands on it already, and is taken over as the reader has left it.

use std::cell::OnceCell;

use gonogo_audit::{Document, Heading};
use gonogo_page::load::{self, Loaded};
use gonogo_page::selection::Selection;
use gonogo_report::{Locale, Severity};
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, File, HtmlInputElement};

use super::{charts, document, files, observe, places, reader, window};
use crate::state::State;

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

/// The report on the page, from the page itself and the files that it was made from, as far as they can be had.
pub async fn loaded() -> Loaded {
    let [text, scores] = match places::by_id("source") {
        Some(source) => {
            let files = JSON::parse(&source.text_content().unwrap_or_default()).unwrap_or_default();
            ["audit", "scores"].map(|name| Reflect::get(&files, &JsValue::from_str(name)).ok()?.as_string())
        }
        None => [beside("data-audit").await, beside("data-scores").await],
    };
    let title = places::all("h1").first().and_then(|title| title.text_content());
    load::standing(Document::outlined(text.unwrap_or_default(), Vec::new()), scores.as_deref(), title)
}

/// Calls `read` with the text of the report: with that of a published page, once its headings are read from the page. These
/// may be thousands, and not before something is searched for they are needed.
pub fn outlined<T>(document: &Document, read: impl FnOnce(&Document) -> T) -> T {
    thread_local! {
        static OUTLINED: OnceCell<Document> = const { OnceCell::new() };
    }
    if is() {
        OUTLINED.with(|text| read(text.get_or_init(|| Document::outlined(document.text().to_owned(), headings()))))
    } else {
        read(document)
    }
}

async fn beside(name: &str) -> Option<String> {
    let name = places::by_id(SCRIPT)?.get_attribute(name).filter(|name| !name.is_empty())?;
    match files::fetch(&name).await {
        files::Fetched::Found(file) => String::from_utf8(file.bytes).ok(),
        files::Fetched::Missing(_) | files::Fetched::Refused(_) => None,
    }
}

/// The headings of the text on the page.
fn headings() -> Vec<Heading> {
    let number = |section: &Element, name: &str| section.get_attribute(name)?.parse().ok();
    let heading = |section: &Element| {
        let title = section.query_selector("h1, h2, h3, h4, h5, h6").ok().flatten();
        let class = section.class_name();
        Heading {
            level: class.rsplit('-').next().and_then(|level| level.parse().ok()).unwrap_or(0),
            title: title.and_then(|title| title.text_content()).unwrap_or_default(),
            anchor: section.get_attribute("data-place").unwrap_or_default(),
            line: number(section, "data-line").unwrap_or(1),
        }
    };
    places::all("#prose .text").iter().map(heading).collect()
}

/// Ticks the steps that the reader has ticked, and remembers those that are ticked on the page.
pub fn tick(loaded: &Loaded) {
    let ticked = reader::ticked(&loaded.id);
    for step in places::all("[data-step]") {
        let key = step.get_attribute("data-step").unwrap_or_default();
        if places::is_checked(&step) && !ticked.contains(&key) {
            reader::tick(&loaded.id, key, true);
        } else if ticked.contains(&key) {
            places::set_checked(&step, true);
        }
    }
}

/// What the reader has chosen, typed and ticked so far.
pub fn selection(loaded: &Loaded) -> Selection {
    tick(loaded);
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
    let input = places::by_id(id).and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Whether the reader is still where the page began.
pub fn at_top() -> bool {
    window().and_then(|window| window.scroll_y().ok()).is_none_or(|y| y < 1.0)
}

/// The page is live from here on: what is chosen is written down on it, and published charts are taken as they are until
/// their boxes change.
pub fn keep() {
    if is() {
        charts::keep();
    }
    let root = document().and_then(|document| document.document_element());
    for element in [places::by_id("decide"), root].into_iter().flatten() {
        let _ = element.set_attribute("data-live", "");
    }
}

/// Another report takes the page: what made this one live goes.
pub fn remove() {
    if is() {
        let standing = [SCRIPT, "source", "wasm", "off"];
        standing.into_iter().filter_map(places::by_id).for_each(|element: Element| element.remove());
    }
}

/// The event by which a task is handed over to the whole viewer, which `boot.js` loads for that.
pub const TASK: &str = "gonogo-task";

/// What a page leaves to the whole viewer.
pub enum Task {
    /// Opening files.
    Open(Vec<File>),
    /// Saving a chart: its id, and the kind of file.
    Save(String, String),
}

/// Leaves files to the whole viewer.
pub fn open(_: State, files: Vec<File>) {
    hand_over(&files.into_iter().collect::<Array>());
}

/// Leaves a chart to the whole viewer.
pub fn save(_: State, id: &str, kind: &str) {
    hand_over(&JsValue::from_str(&[id, " ", kind].concat()));
}

/// Hands a task over; this viewer does nothing any more.
fn hand_over(task: &JsValue) {
    observe::stop();
    dispatch("gonogo-whole", task);
}

/// Tells `boot.js` something by an event.
pub fn dispatch(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = document().map(|document| document.dispatch_event(&event));
    }
}

/// The task of an event.
pub fn handed_over(event: &Event) -> Option<Task> {
    let task = event.dyn_ref::<CustomEvent>()?.detail();
    match task.as_string() {
        Some(save) => save.split_once(' ').map(|(id, kind)| Task::Save(id.to_owned(), kind.to_owned())),
        None => Some(Task::Open(Array::from(&task).iter().map(JsCast::unchecked_into).collect())),
    }
}
