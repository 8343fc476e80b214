//! Reads `scores.json`: the whole text is proved to be JSON, then each field is read on its own.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use serde::de::IgnoredAny;

use super::build;
use super::fields::Fields;
use super::json::{self, Lines};
use super::leaf::{Leaf, described};
use crate::diagnostic::{Diagnostic, Kind, Place, Severity};
use crate::model::Report;
use crate::order::sorted;
use crate::quantity::Currency;

/// What came of reading a `scores.json`.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// What was understood; empty where nothing was.
    pub report: Report,
    /// What was not, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text is a JSON object at all. Where it is not, the report is empty.
    pub usable: bool,
}

/// Reads the text of a `scores.json`. Never fails: what is wrong is left out and listed.
pub fn read(text: &str) -> Read {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let reader = Reader::new(text);
    let report = reader.document();
    let diagnostics = reader.diagnostics();
    Read { usable: report.is_some(), report: report.unwrap_or_default(), diagnostics }
}

/// The text, and what was found wrong with it so far.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    lines: Lines<'a>,
    /// The currency of bare numbers, once it is known.
    pub(super) home: Cell<Option<Currency>>,
    flaws: RefCell<Vec<Flaw>>,
}

/// A diagnostic whose place is still a byte.
struct Flaw {
    at: usize,
    path: String,
    diagnostic: Diagnostic,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, lines: Lines::new(text), home: Cell::new(None), flaws: RefCell::new(Vec::new()) }
    }

    fn document(&self) -> Option<Report> {
        if self.text.trim().is_empty() {
            let help = Some("it should hold at least {\"format\": 1}".to_owned());
            self.flaw(Severity::Error, Kind::Syntax, "the file is empty".to_owned(), help, "", 0);
            return None;
        }
        // One pass over the whole text proves that it is well formed; everything after builds on that.
        if let Err(error) = serde_json::from_str::<IgnoredAny>(self.text) {
            let message = format!("the JSON is not well formed: {}", without_place(&error));
            let help = Some("mend the text at this place; nothing of the file was used".to_owned());
            let at = self.lines.byte(error.line(), error.column());
            self.flaw(Severity::Error, Kind::Syntax, message, help, "", at);
            return None;
        }
        let root = self.text.trim_ascii();
        let start = self.text.len() - self.text.trim_ascii_start().len();
        if !root.starts_with('{') {
            let help = Some("it should begin with `{\"format\": 1`".to_owned());
            self.flaw(Severity::Error, Kind::Type, "the JSON is not an object".to_owned(), help, "", start);
            return None;
        }
        let mut fields = Fields::of(self, "", start..start + root.len())?;
        let report = build::report(&mut fields);
        fields.finish();
        Some(report)
    }

    /// A single value; `None`, with a report, if it cannot be had.
    pub(super) fn leaf(&self, path: &str, span: Range<usize>) -> Option<Leaf> {
        match Leaf::read(&self.text[span.clone()]) {
            Ok(leaf) => Some(leaf),
            Err(message) => {
                self.flaw(Severity::Error, Kind::Range, message.to_owned(), None, path, span.start);
                None
            }
        }
    }

    /// A text; `None`, with a report, if it is none.
    pub(super) fn text(&self, path: &str, span: Range<usize>) -> Option<String> {
        match self.leaf(path, span.clone())? {
            Leaf::Text(text) => Some(text),
            Leaf::Number(_) | Leaf::Other => self.wrong_type(path, span, "a text"),
        }
    }

    /// Reports a value of the wrong type.
    pub(super) fn wrong_type<T>(&self, path: &str, span: Range<usize>, expected: &str) -> Option<T> {
        let message = format!("wrong type: {}", described(&self.text[span.clone()]));
        self.flaw(Severity::Error, Kind::Type, message, Some(format!("expected {expected}")), path, span.start);
        None
    }

    /// The byte at which a field of the object at `span` stands, or the object if it has no such field.
    pub(super) fn start_of(&self, span: &Range<usize>, field: &str) -> usize {
        let found = json::members(self.text, span.start).find(|member| member.key == field);
        found.map_or(span.start, |member| member.value.start)
    }

    /// Records a flaw at a byte of the text.
    pub(super) fn flaw(
        &self,
        severity: Severity,
        kind: Kind,
        message: String,
        help: Option<String>,
        path: &str,
        at: usize,
    ) {
        let diagnostic = Diagnostic { severity, kind, message, help, place: None };
        self.flaws.borrow_mut().push(Flaw { at, path: path.to_owned(), diagnostic });
    }

    /// What was found, in the order of the text.
    fn diagnostics(self) -> Vec<Diagnostic> {
        let flaws = sorted(self.flaws.into_inner(), |one, other| one.at.cmp(&other.at));
        let mut place = self.lines.walk();
        let placed = flaws.into_iter().map(|Flaw { at, path, diagnostic }| {
            let (line, column) = place(at);
            diagnostic.at(Place { path, line, column })
        });
        placed.collect()
    }
}

fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(what, _)| what.to_owned())
}
