//! An audit with its scores, read for a page.

use std::path::Path;

use anyhow::bail;
use gonogo_audit::Completed;
use gonogo_audit::check::Severity;
use gonogo_page::completed::{Checked, completed};
use gonogo_page::load::{self, File, Loaded};
use gonogo_report::DiagnosticSeverity;

use crate::input;
use crate::site::{Source, Viewer};
use crate::told::Told;

/// What was read.
pub struct Read {
    /// The file of its text, named as it is beside the page.
    pub audit: File,
    /// The file of its scores: as given, or completed by what was read from the text.
    pub scores: Option<File>,
    /// What was objected to.
    pub told: Vec<Told>,
    /// Whether nothing was left out.
    pub whole: bool,
    /// Whether something in the scores, or all of them, could not be used.
    pub errors: bool,
    checked: Checked,
}

impl Read {
    /// Reads an audit and the scores that are named or stand beside it.
    ///
    /// Fails if a file cannot be read, or if the audit cannot be used.
    pub fn of(audit: &Path, named: Option<&Path>) -> anyhow::Result<Self> {
        let beside = input::beside(audit, named);
        let file = |path: &Path, name: &str| {
            Ok::<_, anyhow::Error>(File { name: name.to_owned(), bytes: input::bytes(path)? })
        };
        let audit_file = file(audit, "audit.md")?;
        let scores = beside.as_deref().map(|path| file(path, "scores.json")).transpose()?;
        let (loaded, problems) = load::load(Some(audit_file.clone()), scores.clone());
        let shown = |name: &str| if name == audit_file.name { audit } else { beside.as_deref().unwrap_or(audit) };
        let mut told: Vec<Told> = problems.iter().map(|problem| Told::problem(shown(&problem.file), problem)).collect();
        // Without its text a page would be that of the scores alone.
        let has_text = problems.iter().all(|problem| problem.file != audit_file.name);
        let Some(loaded) = loaded.filter(|_| has_text) else { bail!("{}", lines(&told)) };
        let of_scores = beside.as_deref().unwrap_or(audit);
        told.extend(loaded.diagnostics.iter().map(|diagnostic| Told::diagnostic(of_scores, diagnostic)));
        told.extend(loaded.notices.iter().map(|notice| Told::notice(audit, notice)));
        let whole = problems.is_empty();
        let errors = !whole || load::tally(&loaded.diagnostics).0 > 0;
        // Scores that could not be used are not published.
        let scores = scores.filter(|_| whole);
        let mut checked = completed(loaded, &audit_file, scores.as_ref());
        told.extend(not_adding_up(&checked.completed, audit));
        let scores = checked.scores.take().or(scores);
        Ok(Self { audit: audit_file, scores, told, whole, errors, checked })
    }

    /// What a site is made from: with the language of the page, the address where it will be found, and what makes it live.
    pub fn source<'a>(&'a self, language: &'a str, address: Option<&'a str>, viewer: Option<&'a Viewer>) -> Source<'a> {
        Source {
            loaded: self.loaded(),
            audit: Some(&self.audit),
            scores: self.scores.as_ref(),
            checks: self.checked.checks(),
            language,
            address,
            viewer,
        }
    }

    /// The report.
    pub fn loaded(&self) -> &Loaded {
        &self.checked.loaded
    }

    /// The worst that the checks found.
    pub fn worst(&self) -> Option<Severity> {
        self.checked.completed.found.iter().map(|found| found.severity).max()
    }
}

/// How many places do not add up, in one line: the page tells each.
fn not_adding_up(completed: &Completed, audit: &Path) -> Option<Told> {
    let count = completed.found.iter().filter(|found| found.severity == Severity::Error).count();
    (count > 0).then(|| Told {
        severity: DiagnosticSeverity::Warning.word(),
        file: audit.display().to_string(),
        place: String::new(),
        message: if count == 1 {
            "1 place does not add up".to_owned()
        } else {
            format!("{count} places do not add up")
        },
        help: Some("the page tells which, and so does `gonogo check`".to_owned()),
    })
}

/// Objections as the reason of a refusal, which says itself that it is an error.
fn lines(told: &[Told]) -> String {
    let line = |told: &Told| told.to_string().trim_start_matches("error: ").to_owned();
    told.iter().map(line).collect::<Vec<_>>().join("\n")
}
