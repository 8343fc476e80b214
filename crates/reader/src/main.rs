//! The reader: what a text tells beyond its scores, and whether it adds up, as the page that `gonogo build` would write.
//!
//! A program of its own beside the viewers, loaded when a text is opened that was not published with its checks. It runs in a
//! worker, so that a long text keeps nobody from reading it meanwhile; `worker.js` is behind its glue.

use gonogo_page::completed::completed;
use gonogo_page::load::{self, File};
use gonogo_page::parts::{self, Source};
use gonogo_page::trail;
use gonogo_report::Locale;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Reads the bytes of a text and of its scores, if there are any, and writes the page of their report for a language (a BCP 47
/// tag), without the text. Gives the report as `scores.json`, or nothing where the text tells no more than the scores; the HTML of
/// the top; that of everything below it; and pairs of what numbers on the page were read from: the anchor of a section, and its
/// HTML with the passages marked. Gives nothing if the text cannot be used.
#[wasm_bindgen]
pub fn read(
    audit: Vec<u8>,
    audit_name: String,
    scores: Option<Vec<u8>>,
    scores_name: Option<String>,
    language: &str,
) -> Array {
    let audit = File { name: audit_name, bytes: audit };
    let scores = scores.map(|bytes| File { name: scores_name.unwrap_or_default(), bytes });
    let (Some(loaded), _) = load::load(Some(audit.clone()), scores.clone()) else { return Array::new() };
    let checked = completed(loaded, &audit, scores.as_ref());
    let locale = Locale::new(language);
    let source = Source { loaded: &checked.loaded, locale: &locale, ticked: &[], still: false };
    trail::begin(source.loaded);
    let (top, mut report) = (parts::top(source), parts::checked(source, &checked.checks()));
    report.html(&trail::section(source.loaded));
    let json = checked.scores.as_ref().map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    let marked: Array = parts::marked_sections(source.loaded)
        .into_iter()
        .map(|(anchor, html)| Array::of2(&anchor.into(), &html.into_string().into()))
        .collect();
    let html = [top, report].map(|html| JsValue::from(html.into_string()));
    let json = std::iter::once(json.map_or(JsValue::UNDEFINED, JsValue::from));
    json.chain(html).chain([marked.into()]).collect()
}
