//! An audit with its scores, read for a page.

use std::path::Path;

use anyhow::bail;
use gonogo_audit::check::Severity;
use gonogo_page::load::{self, File, Loaded};

use crate::completed::Completed;
use crate::input;
use crate::site::{Source, Viewer};
use crate::told::Told;

/// What was read.
pub struct Read {
    /// The report.
    pub loaded: Loaded,
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
    completed: Completed,
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
        let (loaded, problems) = load::load(Some(&audit_file), scores.as_ref());
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
        let mut completed = Completed::of(&audit_file, scores.as_ref())?;
        told.extend(completed.errors(audit));
        let (loaded, scores) = match completed.scores.take() {
            Some((report, file)) => (loaded.with(report), Some(file)),
            None => (loaded, scores),
        };
        let loaded = loaded.traced(std::mem::take(&mut completed.provenance));
        Ok(Self { loaded, audit: audit_file, scores, told, whole, errors, completed })
    }

    /// What a site is made from: with the language of the page, the address where it will be found, and what makes it live.
    pub fn source<'a>(&'a self, language: &'a str, address: Option<&'a str>, viewer: Option<&'a Viewer>) -> Source<'a> {
        Source {
            loaded: &self.loaded,
            audit: Some(&self.audit),
            scores: self.scores.as_ref(),
            checks: self.completed.checks(),
            language,
            address,
            viewer,
        }
    }

    /// The worst that the checks found.
    pub fn worst(&self) -> Option<Severity> {
        self.completed.found.iter().map(|found| found.severity).max()
    }
}

/// Objections as the reason of a refusal, which says itself that it is an error.
fn lines(told: &[Told]) -> String {
    let line = |told: &Told| told.to_string().trim_start_matches("error: ").to_owned();
    told.iter().map(line).collect::<Vec<_>>().join("\n")
}
