//! An audit that was checked.

use std::path::Path;

use anyhow::bail;
use gonogo_audit::check::{self, Diagnostic, Kind, Severity, Subject};
use gonogo_audit::{Document, Draft, content, decode, extract};
use gonogo_report::{DiagnosticSeverity, Disagreement, merge, scores};

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
        let decoded = decode(&bytes);
        let (document, content) = content::parse(decoded.text);
        let draft = extract(&document, &content);
        let (scores, disagreements) = match input::beside(path, scores) {
            Some(path) => read_scores(&path, &draft)?,
            None => (Vec::new(), Vec::new()),
        };
        let found = check::check(&Subject {
            document: &document,
            content: &content,
            decoding: &decoded.notices,
            draft: &draft,
            disagreements: &disagreements,
        });
        Ok(Self { name: path.display().to_string(), bytes: bytes.len(), document, found, scores })
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

/// What is wrong with the scores, and where they say otherwise than the text.
fn read_scores(path: &Path, draft: &Draft) -> anyhow::Result<(Vec<InScores>, Vec<Disagreement>)> {
    let read = scores::read(&decode(&input::bytes(path)?).text);
    let file = path.display().to_string();
    let in_scores = |diagnostic: gonogo_report::Diagnostic| {
        let place = diagnostic.place.unwrap_or_default();
        let path = if place.path.is_empty() { String::new() } else { format!("`{}`: ", place.path) };
        InScores {
            file: file.clone(),
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
    };
    let disagreements = merge(read.report, draft.report.clone()).disagreements;
    Ok((read.diagnostics.into_iter().map(in_scores).collect(), disagreements))
}

/// The word of a kind of flaw in the scores.
pub(super) fn scores_kind() -> &'static str {
    Kind::Format.word()
}
