//! An audit that was checked.

use std::path::Path;

use anyhow::bail;
use gonogo_audit::check::{Diagnostic, Kind, Severity};
use gonogo_audit::{Completed, Document, complete};
use gonogo_report::DiagnosticSeverity;

use crate::input;

/// A text with what was found in it.
pub(super) struct Checked {
    /// The file as it was named; `-` for standard input.
    pub(super) name: String,
    /// How many bytes it had.
    pub(super) bytes: usize,
    /// The text.
    pub(super) document: Document,
    /// What was found, in its order.
    pub(super) found: Vec<Diagnostic>,
    /// What was wrong with the scores.
    pub(super) scores: Vec<InScores>,
}

/// A flaw of the scores.
pub(super) struct InScores {
    /// The file.
    pub(super) file: String,
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The code of what is wrong with a file of scores.
pub(super) const SCORES: &str = "G100";

impl Checked {
    /// Reads and checks an audit, with the scores that are named or stand beside it.
    pub(super) fn of(path: &Path, scores: Option<&Path>) -> anyhow::Result<Self> {
        if path == Path::new("-") && scores == Some(path) {
            bail!("standard input can be the audit or the scores, not both");
        }
        let bytes = input::bytes(path)?;
        let scores = input::beside(path, scores);
        let scores_bytes = scores.as_deref().map(input::bytes).transpose()?;
        let Completed { drafted, found, .. } = complete(&bytes, scores_bytes.as_deref());
        let file = scores.map(|path| path.display().to_string()).unwrap_or_default();
        let scores = drafted.diagnostics.into_iter().map(|flaw| in_scores(&file, flaw)).collect();
        let name = path.display().to_string();
        Ok(Self { name, bytes: bytes.len(), document: drafted.document, found, scores })
    }

    /// What was found, without its words and without the text.
    pub(super) fn counted(mut self) -> Self {
        self.document = gonogo_audit::parse("");
        for found in &mut self.found {
            found.message = String::new();
            (found.stated, found.computed, found.help) = (None, None, None);
        }
        self
    }

    /// The worst of all.
    pub(super) fn worst(&self) -> Option<Severity> {
        self.severities().max()
    }

    /// How many there are of a severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.severities().filter(|other| *other == severity).count()
    }

    fn severities(&self) -> impl Iterator<Item = Severity> {
        self.found.iter().map(|found| found.severity).chain(self.scores.iter().map(|found| found.severity))
    }

    /// The 1-based line and column, in characters, of a byte.
    pub(super) fn place(&self, byte: usize) -> (usize, usize) {
        let line = self.document.line_of(byte);
        let start = self.document.line_span(line).start;
        let before = self.document.text().get(start..byte.max(start)).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}

fn in_scores(file: &str, diagnostic: gonogo_report::Diagnostic) -> InScores {
    let place = diagnostic.place.unwrap_or_default();
    let path = if place.path.is_empty() { String::new() } else { format!("`{}`: ", place.path) };
    InScores {
        file: file.to_owned(),
        severity: match diagnostic.severity {
            DiagnosticSeverity::Info => Severity::Info,
            DiagnosticSeverity::Warning => Severity::Warning,
            DiagnosticSeverity::Error => Severity::Error,
        },
        message: format!("{path}{}", diagnostic.message),
        help: diagnostic.help,
        line: place.line.max(1),
        column: place.column.max(1),
    }
}

/// The word of a kind of flaw in the scores.
pub(super) fn scores_kind() -> &'static str {
    Kind::Format.word()
}
