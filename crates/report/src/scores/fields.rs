//! One JSON object, taken apart field by field: what is wrong costs that field and no other.

use std::ops::Range;

use super::json::{self, Member};
use super::leaf::Leaf;
use super::read::Reader;
use super::{Ends, Figure};
use crate::diagnostic::{Kind, Severity, did_you_mean};

/// The fields of one object. Each is asked for by its name; [`Fields::finish`] reports those that nobody asked for.
pub(super) struct Fields<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    /// The JSON path of the object; empty for the document.
    pub(super) path: String,
    /// Where it stands, in bytes of the text.
    pub(super) span: Range<usize>,
    members: Vec<(Member, bool)>,
    asked: Vec<&'static str>,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// The fields of the object at `span`; `None`, with a report, if something else stands there.
    pub(super) fn of(reader: &'r Reader<'a>, path: &str, span: Range<usize>) -> Option<Self> {
        if !reader.text[span.clone()].starts_with('{') {
            return reader.wrong_type(path, span, "an object");
        }
        let members = json::members(reader.text, span.start).map(|member| (member, false)).collect();
        Some(Self { reader, path: path.to_owned(), span, members, asked: Vec::new() })
    }

    /// The path of a field.
    pub(super) fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    /// The byte at which a field's value stands, or the object if it has no such field.
    pub(super) fn start_of(&self, field: &str) -> usize {
        let found = self.members.iter().find(|(member, _)| member.key == field);
        found.map_or(self.span.start, |(member, _)| member.value.start)
    }

    /// Reports a flaw of a field.
    pub(super) fn flaw(&self, field: &str, severity: Severity, kind: Kind, message: String, help: &str) {
        let help = Some(help.to_owned());
        self.reader.flaw(severity, kind, message, help, &self.path_of(field), self.start_of(field));
    }

    /// Where the value of a field stands; `null` is the same as leaving it out.
    fn take(&mut self, field: &'static str) -> Option<Range<usize>> {
        self.asked.push(field);
        let mut found: Option<Range<usize>> = None;
        for (member, used) in self.members.iter_mut().filter(|(member, _)| member.key == field) {
            *used = true;
            if found.is_some() {
                let path = if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) };
                let (message, help) = (format!("duplicate field `{field}`"), Some("the first one is used".to_owned()));
                self.reader.flaw(Severity::Error, Kind::Field, message, help, &path, member.start);
            } else {
                found = Some(member.value.clone());
            }
        }
        found.filter(|span| &self.reader.text[span.clone()] != "null")
    }

    /// A text; one that is blank is the same as leaving it out.
    pub(super) fn text(&mut self, field: &'static str) -> Option<String> {
        let span = self.take(field)?;
        self.reader.text(&self.path_of(field), span).filter(|text| !text.trim().is_empty())
    }

    /// A number.
    pub(super) fn number(&mut self, field: &'static str) -> Option<f64> {
        let (span, path) = (self.take(field)?, self.path_of(field));
        match self.reader.leaf(&path, span.clone())? {
            Leaf::Number(number) => Some(number),
            Leaf::Text(_) | Leaf::Other => self.reader.wrong_type(&path, span, "a number"),
        }
    }

    /// A quantity.
    pub(super) fn figure(&mut self, field: &'static str) -> Option<Figure> {
        const QUANTITY: &str = "a quantity: a number, a text such as \"2-3 weeks\", or an object with `low` and `high`";
        let (span, path) = (self.take(field)?, self.path_of(field));
        if self.reader.text[span.clone()].starts_with('{') {
            let mut ends = Self::of(self.reader, &path, span)?;
            let (low, high) = (ends.number("low"), ends.number("high"));
            let (currency, per, unit) = (ends.text("currency"), ends.text("per"), ends.text("unit"));
            ends.finish();
            return Some(Figure::Ends(Ends { low, high, currency, per, unit }));
        }
        match self.reader.leaf(&path, span.clone())? {
            Leaf::Number(number) => Some(Figure::Number(number)),
            Leaf::Text(text) => Some(Figure::Text(text)),
            Leaf::Other => self.reader.wrong_type(&path, span, QUANTITY),
        }
    }

    /// The text without which the object says nothing; `None`, with a report, if it is not there.
    pub(super) fn name(&mut self, field: &'static str) -> Option<String> {
        let name = self.text(field);
        if name.is_none() {
            let message = format!("`{}` has no `{field}` and is left out", self.path);
            self.flaw(field, Severity::Error, Kind::Field, message, &format!("add a `{field}`"));
        }
        name
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(&mut self, field: &'static str, words: &[(&str, T)]) -> Option<T> {
        let word = self.text(field)?;
        let found = words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
            let message = format!("unknown value `{word}`");
            self.flaw(field, Severity::Error, Kind::Type, message, &suggestion(&word, &known));
        }
        found
    }

    /// A list of texts; `None` where it is left out.
    pub(super) fn texts(&mut self, field: &'static str) -> Option<Vec<String>> {
        let items = self.items(field)?;
        Some(items.into_iter().filter_map(|(path, span)| self.reader.text(&path, span)).collect())
    }

    /// An object.
    pub(super) fn object(&mut self, field: &'static str) -> Option<Fields<'r, 'a>> {
        let span = self.take(field)?;
        Self::of(self.reader, &self.path_of(field), span)
    }

    /// What `build` makes of each object of a list; `None` leaves it out.
    pub(super) fn list<T>(&mut self, field: &'static str, mut build: impl FnMut(&mut Self) -> Option<T>) -> Vec<T> {
        let mut built = Vec::new();
        self.each(field, &mut |item| built.extend(build(item)));
        built
    }

    /// Not generic, since every byte of it would be there once per kind of item.
    fn each(&mut self, field: &'static str, visit: &mut dyn FnMut(&mut Self)) {
        for (path, span) in self.items(field).unwrap_or_default() {
            if let Some(mut item) = Self::of(self.reader, &path, span) {
                visit(&mut item);
                item.skip_source();
                item.finish();
            }
        }
    }

    /// Takes the place in the text, which `gonogo init` writes beside what it read: nothing is computed from it.
    pub(super) fn skip_source(&mut self) {
        if let Some(mut source) = self.object("source") {
            source.number("line");
            source.finish();
        }
    }

    fn items(&mut self, field: &'static str) -> Option<Vec<(String, Range<usize>)>> {
        let span = self.take(field)?;
        let path = self.path_of(field);
        if !self.reader.text[span.clone()].starts_with('[') {
            let message = format!("`{field}` is not a list");
            self.flaw(field, Severity::Error, Kind::Type, message, "it should begin with `[`");
            return None;
        }
        let elements = json::members(self.reader.text, span.start);
        Some(
            elements
                .filter(|element| &self.reader.text[element.value.clone()] != "null")
                .map(|element| (format!("{path}[{}]", element.key), element.value))
                .collect(),
        )
    }

    /// Reports the fields that were not asked for.
    pub(super) fn finish(self) {
        for (member, _) in self.members.iter().filter(|(_, used)| !used) {
            let help = Some(suggestion(&member.key, &self.asked));
            let message = format!("unknown field `{}`", member.key);
            self.reader.flaw(Severity::Warning, Kind::Field, message, help, &self.path_of(&member.key), member.start);
        }
    }

    /// The names that were asked for.
    #[cfg(all(test, feature = "schema"))]
    pub(super) fn asked(&self) -> &[&'static str] {
        &self.asked
    }
}

/// The name that was probably meant, else all that there are.
fn suggestion(name: &str, known: &[&str]) -> String {
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", known.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ")),
    }
}
