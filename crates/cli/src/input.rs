//! Reads an audit and its scores from files or standard input: the only file access of the program.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use gonogo_report::{Diagnostic, Report, scores};

/// What was read.
pub struct Input {
    /// The report that the scores describe; without scores it is empty but for the title of the text.
    pub report: Report,
    /// What was wrong with the scores.
    pub diagnostics: Vec<Diagnostic>,
    /// The file that the diagnostics are about.
    pub scores_name: String,
}

/// Reads the audit, and the scores that are named or stand beside it.
///
/// Fails if a file cannot be read, or if the scores are not a JSON object.
pub fn read(audit: &Path, named: Option<&Path>) -> anyhow::Result<Input> {
    if audit == Path::new("-") && named == Some(audit) {
        bail!("standard input can be the audit or the scores, not both");
    }
    let text = gonogo_audit::decode(&bytes(audit)?).text;
    let beside = beside(audit, named);
    let mut read = match &beside {
        Some(path) => {
            let text = gonogo_audit::decode(&bytes(path)?).text;
            let read = scores::read(&text);
            if !read.usable {
                let reasons: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
                bail!("`{}` is not a scores file: {}", path.display(), reasons.join("; "));
            }
            read
        }
        None => scores::Read::default(),
    };
    if read.report.title.is_none() {
        read.report.title = gonogo_audit::parse(text).title().map(str::to_owned);
    }
    let scores_name = beside.as_deref().unwrap_or(audit).display().to_string();
    Ok(Input { report: read.report, diagnostics: read.diagnostics, scores_name })
}

/// The content of a file, or of standard input for `-`.
pub fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).context("standard input could not be read")?;
        return Ok(bytes);
    }
    fs::read(path).with_context(|| format!("`{}` could not be read", path.display()))
}

/// The scores that are named, else those that stand beside the audit.
pub fn beside(audit: &Path, named: Option<&Path>) -> Option<PathBuf> {
    let path = audit.with_file_name("scores.json");
    named.map(Path::to_path_buf).or_else(|| (audit != Path::new("-") && path.is_file()).then_some(path))
}
