//! An audit with its scores, read for a page.

use std::path::Path;

use anyhow::bail;
use gonogo_page::load::{self, File, Loaded, Problem};

use crate::input;

/// What was read.
pub struct Read {
    /// The report.
    pub loaded: Loaded,
    /// The file of its text, named as it is beside the page.
    pub audit: File,
    /// The file of its scores.
    pub scores: Option<File>,
    /// What was objected to, a line each.
    pub told: Vec<String>,
    /// Whether nothing was left out.
    pub whole: bool,
    /// Whether every file could be used.
    pub errors: bool,
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
        let mut told: Vec<String> = problems.iter().map(|problem| said(problem, shown(&problem.file))).collect();
        let Some(loaded) = loaded else { bail!("{}", told.join("\n")) };
        // Without its text a page would be that of the scores alone.
        if problems.iter().any(|problem| problem.file == audit_file.name) {
            bail!("{}", told.join("\n"));
        }
        let name = beside.as_deref().unwrap_or(audit).display();
        told.extend(loaded.diagnostics.iter().map(|diagnostic| format!("{name}: {diagnostic}")));
        let whole = problems.is_empty();
        let errors = !whole || load::tally(&loaded.diagnostics).0 > 0;
        // Scores that could not be used are not published.
        let scores = scores.filter(|_| whole);
        Ok(Self { loaded, audit: audit_file, scores, told, whole, errors })
    }
}

fn said(problem: &Problem, path: &Path) -> String {
    let place = if problem.place.is_empty() { String::new() } else { format!(" ({})", problem.place) };
    let help = problem.help.as_ref().map(|help| format!("; help: {help}")).unwrap_or_default();
    format!("{}{place}: {}{help}", path.display(), problem.message)
}
