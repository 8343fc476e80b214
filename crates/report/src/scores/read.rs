//! Reads `scores.json`: each member on its own, so that one that is wrong costs no other.

use std::borrow::Cow;
use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::build;
use super::json::{self, Lines};
use super::wire;
use crate::diagnostic::{Diagnostic, Kind, Place, Severity, did_you_mean};
use crate::model::Report;

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
    let mut reader = Reader { text, lines: Lines::new(text), diagnostics: Vec::new() };
    if text.trim().is_empty() {
        let empty = Diagnostic::new(Severity::Error, Kind::Syntax, "the file is empty");
        let diagnostics = vec![empty.help("it should hold at least {\"format\": 1}").at(reader.place("", 0))];
        return Read { diagnostics, ..Read::default() };
    }
    // One pass over the whole text proves that it is well formed; everything after builds on that.
    let root: &RawValue = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            let diagnostic = reader.syntax_error(&error);
            return Read { diagnostics: vec![diagnostic], ..Read::default() };
        }
    };
    let start = reader.offset_of(root);
    if !root.get().starts_with('{') {
        let message = "the JSON is not an object";
        let wrong = Diagnostic::new(Severity::Error, Kind::Type, message).help("it should begin with `{\"format\": 1`");
        return Read { diagnostics: vec![wrong.at(reader.place("", start))], ..Read::default() };
    }
    let scores = reader.scores(start);
    let report = build::report(scores, &mut reader);
    let Reader { mut diagnostics, .. } = reader;
    diagnostics.sort_by_key(|found| found.place.as_ref().map(|place| (place.line, place.column)));
    Read { report, diagnostics, usable: true }
}

/// A value of the wire format with the place it came from.
#[derive(Clone, Debug)]
pub(super) struct Item<T> {
    pub(super) path: String,
    pub(super) span: Range<usize>,
    pub(super) value: T,
}

/// The members of the document.
#[derive(Default)]
pub(super) struct Scores {
    pub(super) title: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) date: Option<Item<String>>,
    pub(super) assessor: Option<String>,
    pub(super) revision: Option<String>,
    pub(super) classification: Option<String>,
    pub(super) currency: Option<Item<String>>,
    pub(super) verdict: Option<Item<wire::Verdict>>,
    pub(super) score: Option<Item<wire::Score>>,
    pub(super) levels: Vec<Item<wire::Level>>,
    pub(super) comparisons: Vec<Item<wire::Level>>,
    pub(super) gates: Vec<Item<wire::Gate>>,
    pub(super) categories: Vec<Item<wire::Category>>,
    pub(super) findings: Vec<Item<wire::Finding>>,
    pub(super) biggest_risks: Vec<Item<wire::Headline>>,
    pub(super) strengths: Vec<Item<wire::Point>>,
    pub(super) gaps: Vec<Item<wire::Point>>,
    pub(super) actions: Vec<Item<wire::Action>>,
    pub(super) fixes: Option<Item<wire::ActionTotal>>,
    pub(super) phases: Vec<Item<wire::Phase>>,
    pub(super) totals: Option<Item<wire::Totals>>,
    pub(super) options: Vec<Item<wire::LaunchOption>>,
    pub(super) risks: Vec<Item<wire::Risk>>,
    pub(super) losses: Vec<Item<wire::Loss>>,
    pub(super) assumptions: Vec<Item<wire::Assumption>>,
    pub(super) questions: Vec<Item<String>>,
    pub(super) next_steps: Vec<Item<wire::NextSteps>>,
    pub(super) history: Vec<Item<wire::Milepost>>,
    pub(super) contact: Option<Item<wire::Contact>>,
    pub(super) links: Vec<Item<wire::Link>>,
}

/// The members that a document may have, in the order of the manual.
pub(super) const FIELDS: [&str; 32] = [
    "$schema", "format", "title", "subject", "date", "assessor", "revision", "classification", "currency", "verdict",
    "score", "levels", "comparisons", "gates", "categories", "findings", "biggest_risks", "strengths", "gaps",
    "actions", "fixes", "phases", "totals", "options", "risks", "losses", "assumptions", "questions", "next_steps",
    "history", "contact", "links",
];

/// More flaws than this in one item, and the item is left out: reading stays linear whatever the input.
const MOST_FLAWS: usize = 100;

pub(super) struct Reader<'a> {
    text: &'a str,
    lines: Lines<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn scores(&mut self, start: usize) -> Scores {
        let mut scores = Scores::default();
        let mut format = None;
        let mut seen: Vec<String> = Vec::new();
        for member in json::members(self.text, start) {
            let key = member.step.trim_start_matches('.').to_owned();
            if seen.contains(&key) {
                let message = format!("duplicate field `{key}`");
                self.flaw(Severity::Error, Kind::Field, message, Some("the first one is used".to_owned()), &key, member.whole.start);
                continue;
            }
            let at = (key.as_str(), member.value.clone());
            match key.as_str() {
                "$schema" => {}
                "format" => format = self.value::<serde_json::Number>(at),
                "title" => scores.title = self.text_value(at),
                "subject" => scores.subject = self.text_value(at),
                "date" => scores.date = self.value(at),
                "assessor" => scores.assessor = self.text_value(at),
                "revision" => scores.revision = self.text_value(at),
                "classification" => scores.classification = self.text_value(at),
                "currency" => scores.currency = self.value(at),
                "verdict" => scores.verdict = self.value(at),
                "score" => scores.score = self.value(at),
                "levels" => scores.levels = self.list(at),
                "comparisons" => scores.comparisons = self.list(at),
                "gates" => scores.gates = self.list(at),
                "categories" => scores.categories = self.list(at),
                "findings" => scores.findings = self.list(at),
                "biggest_risks" => scores.biggest_risks = self.list(at),
                "strengths" => scores.strengths = self.list(at),
                "gaps" => scores.gaps = self.list(at),
                "actions" => scores.actions = self.list(at),
                "fixes" => scores.fixes = self.value(at),
                "phases" => scores.phases = self.list(at),
                "totals" => scores.totals = self.value(at),
                "options" => scores.options = self.list(at),
                "risks" => scores.risks = self.list(at),
                "losses" => scores.losses = self.list(at),
                "assumptions" => scores.assumptions = self.list(at),
                "questions" => scores.questions = self.list(at),
                "next_steps" => scores.next_steps = self.list(at),
                "history" => scores.history = self.list(at),
                "contact" => scores.contact = self.value(at),
                "links" => scores.links = self.list(at),
                _ => {
                    let help = suggestion(&key, &FIELDS);
                    self.flaw(Severity::Warning, Kind::Field, format!("unknown field `{key}`"), help, &key, member.whole.start);
                    continue;
                }
            }
            seen.push(key);
        }
        self.check_format(format, start);
        scores
    }

    fn check_format(&mut self, format: Option<Item<serde_json::Number>>, start: usize) {
        let known = format!("this version reads format {}", wire::FORMAT);
        match format {
            Some(format) if format.value.as_u64() == Some(wire::FORMAT) => {}
            Some(format) => {
                let message = format!("`{}` is not a known format", format.value);
                self.flaw(Severity::Error, Kind::Range, message, Some(known), "format", format.span.start);
            }
            None => self.flaw(
                Severity::Warning,
                Kind::Field,
                "the field `format` is missing".to_owned(),
                Some(format!("add \"format\": {}", wire::FORMAT)),
                "format",
                start,
            ),
        }
    }

    fn text_value(&mut self, at: (&str, Range<usize>)) -> Option<String> {
        self.value::<String>(at).map(|item| item.value).filter(|text| !text.trim().is_empty())
    }

    /// The value of a member; `null` is the same as leaving it out.
    fn value<T: DeserializeOwned>(&mut self, (path, span): (&str, Range<usize>)) -> Option<Item<T>> {
        let text = self.text;
        if text.get(span.clone()) == Some("null") {
            return None;
        }
        let mut value = None;
        self.repair(path, span.clone(), &mut |json| {
            value = Some(serde_json::from_str(json)?);
            Ok(())
        });
        value.map(|value| Item { path: path.to_owned(), span, value })
    }

    /// The elements of a list that could be read.
    fn list<T: DeserializeOwned>(&mut self, (path, span): (&str, Range<usize>)) -> Vec<Item<T>> {
        let text = self.text;
        if !text[span.clone()].starts_with(['[', 'n']) {
            let message = format!("`{path}` is not a list");
            self.flaw(Severity::Error, Kind::Type, message, Some("it should begin with `[`".to_owned()), path, span.start);
            return Vec::new();
        }
        json::members(text, span.start)
            .filter_map(|element| self.value((&format!("{path}{}", element.step), element.value)))
            .collect()
    }

    /// Parses a value; while it fails, takes out the member that is wrong and parses again.
    fn repair(&mut self, path: &str, span: Range<usize>, parse: &mut dyn FnMut(&str) -> Result<(), serde_json::Error>) {
        let mut json = Cow::Borrowed(&self.text[span.clone()]);
        for _ in 0..MOST_FLAWS {
            let Err(error) = parse(&json) else { return };
            let at = Lines::new(&json).byte(error.line(), error.column());
            let found = json::around(&json, 0, at);
            let (step, start) = found.as_ref().map_or((String::new(), 0), |(step, member)| {
                (step.clone(), if is_about_key(&error) { member.whole.start } else { member.value.start })
            });
            let (message, help) = explain(&error);
            let severity = if message.starts_with("unknown field") { Severity::Warning } else { Severity::Error };
            let kind = if is_about_key(&error) { Kind::Field } else { Kind::Type };
            self.flaw(severity, kind, message, help, &format!("{path}{step}"), span.start + start);
            let Some((_, member)) = found else { return };
            json = Cow::Owned(json::blank(&json, &member));
        }
        let message = format!("`{path}` holds more than {MOST_FLAWS} errors and is left out");
        self.flaw(Severity::Error, Kind::Type, message, None, path, span.start);
    }

    /// Records a flaw at a byte of the text.
    pub(super) fn flaw(&mut self, severity: Severity, kind: Kind, message: String, help: Option<String>, path: &str, at: usize) {
        let place = self.place(path, at);
        self.diagnostics.push(Diagnostic { help, ..Diagnostic::new(severity, kind, message).at(place) });
    }

    /// Where a field of an item stands: its value, or the item itself if it has no such field.
    pub(super) fn field_at(&self, span: &Range<usize>, field: &str) -> usize {
        let step = format!(".{field}");
        let found = json::members(self.text, span.start).find(|member| member.step == step);
        found.map_or(span.start, |member| member.value.start)
    }

    fn place(&self, path: &str, at: usize) -> Place {
        let (line, column) = self.lines.place(at);
        Place { path: path.to_owned(), line, column }
    }

    fn offset_of(&self, raw: &RawValue) -> usize {
        (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    fn syntax_error(&self, error: &serde_json::Error) -> Diagnostic {
        let at = self.lines.byte(error.line(), error.column());
        let message = format!("the JSON is not well formed: {}", without_place(error));
        let help = "mend the text at this place; nothing of the file was used";
        Diagnostic::new(Severity::Error, Kind::Syntax, message).help(help).at(self.place("", at))
    }
}

/// Whether serde complains of a key rather than of a value.
fn is_about_key(error: &serde_json::Error) -> bool {
    let message = error.to_string();
    message.starts_with("unknown field") || message.starts_with("duplicate field")
}

fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(what, _)| what.to_owned())
}

/// Splits serde's message into what is wrong and what would be right.
fn explain(error: &serde_json::Error) -> (String, Option<String>) {
    let message = without_place(error);
    let Some((what, expected)) = message.split_once(", expected ") else { return (message, None) };
    let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    let culprit = what.split('`').nth(1);
    let what = what.replace("invalid type: ", "wrong type: ").replace("unknown variant", "unknown value");
    let help = match culprit {
        Some(culprit) if !known.is_empty() => suggestion(culprit, &known),
        _ => Some(format!("expected {expected}")),
    };
    (what, help)
}

fn suggestion(name: &str, known: &[&str]) -> Option<String> {
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None => Some(format!("known are {}", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", "))),
    }
}
