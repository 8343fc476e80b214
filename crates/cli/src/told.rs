//! What was objected to while a report was read: the same words in the terminal and in the box above a preview.

use std::fmt;
use std::path::Path;

use gonogo_audit::Notice;
use gonogo_page::load::Problem;
use gonogo_report::{Diagnostic, DiagnosticSeverity};
use serde::Serialize;

/// One objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// The file it is about, as it was named; empty where the message names it.
    pub file: String,
    /// Where in it; empty for the whole file.
    pub place: String,
    /// One short phrase with the culprit in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Told {
    /// A file, or a part of it, that could not be used.
    pub fn problem(file: &Path, problem: &Problem) -> Self {
        let Problem { place, message, help, .. } = problem.clone();
        Self { severity: DiagnosticSeverity::Error.word(), file: file.display().to_string(), place, message, help }
    }

    /// A flaw of the scores.
    pub fn diagnostic(file: &Path, diagnostic: &Diagnostic) -> Self {
        let problem = gonogo_page::load::problem("", diagnostic);
        Self { severity: diagnostic.severity.word(), ..Self::problem(file, &problem) }
    }

    /// What was repaired, replaced or refused in a text.
    pub fn notice(file: &Path, notice: &Notice) -> Self {
        Self {
            severity: DiagnosticSeverity::Info.word(),
            file: file.display().to_string(),
            place: notice.line.map(|line| format!("line {line}")).unwrap_or_default(),
            message: notice.message.clone(),
            help: notice.help.clone(),
        }
    }

    /// Why nothing could be read at all.
    pub fn refusal(error: &anyhow::Error) -> Self {
        Self {
            severity: DiagnosticSeverity::Error.word(),
            file: String::new(),
            place: String::new(),
            message: format!("{error:#}"),
            help: None,
        }
    }
}

impl fmt::Display for Told {
    /// In one line: `error: scores.json (phases.cost, line 7, column 15): …; help: …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.severity, self.file)?;
        if !self.place.is_empty() {
            write!(f, " ({})", self.place)?;
        }
        let colon = if self.file.is_empty() { "" } else { ": " };
        let message = if self.help.is_some() { self.message.trim_end_matches('.') } else { &self.message };
        write!(f, "{colon}{message}")?;
        self.help.iter().try_for_each(|help| write!(f, "; help: {help}"))
    }
}
