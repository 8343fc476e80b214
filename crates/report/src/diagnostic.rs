//! What was found wrong with the input: one short phrase with the culprit in backticks, where it stands, what to do.

use std::fmt;

use crate::letters::lower;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing was left out.
    Info,
    /// Something was understood differently from how it may be meant.
    Warning,
    /// Something was left out.
    Error,
}

impl Severity {
    /// The word for it in output: `info`, `warning`, `error`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What sort of flaw it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The JSON is not well formed.
    Syntax,
    /// A value of the wrong type or outside its choices.
    Type,
    /// A field that the format does not have, or has twice.
    Field,
    /// A quantity or date that could not be read.
    Quantity,
    /// A number outside the range that makes sense for it.
    Range,
    /// An id that names nothing, or two things.
    Reference,
    /// A plan without a phase that it needs.
    Plan,
}

/// Where it stands in the JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The JSON path, such as `phases[2].cost`; empty for the whole document.
    pub path: String,
    /// The line, 1-based.
    pub line: usize,
    /// The column in characters, 1-based.
    pub column: usize,
}

/// One flaw of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What sort of flaw it is.
    pub kind: Kind,
    /// One short phrase with the culprit in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it stands, where that is known.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// A flaw without a place or help; see the other methods to add them.
    pub fn new(severity: Severity, kind: Kind, message: impl Into<String>) -> Self {
        Self { severity, kind, message: message.into(), help: None, place: None }
    }

    /// The same with advice.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with its place.
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }
}

impl fmt::Display for Diagnostic {
    /// `error: phases[2].cost (line 7, column 15): …; help`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.severity.word())?;
        if let Some(Place { path, line, column }) = &self.place {
            let path = if path.is_empty() { "document" } else { path };
            write!(f, "{path} (line {line}, column {column}): ")?;
        }
        f.write_str(&self.message)?;
        self.help.iter().try_for_each(|help| write!(f, "; {help}"))
    }
}

/// The name among `known` that `name` was probably meant to be: at most a third of its letters differ.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody mistypes a name as long as this; comparing it would cost its length with every candidate.
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return None;
    }
    let folded = lower(name);
    let allowed = (name.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (strsim::osa_distance(&folded, &lower(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
