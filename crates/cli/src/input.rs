//! Reads an audit and its scores from files or standard input: the only file access of the program.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use gonogo_audit::{Drafted, Encoding, content, extract};
use gonogo_report::{Diagnostic, DiagnosticSeverity, Disagreement, Report, scores};

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

/// Reads an audit, and the scores that are named or stand beside it; and the name of the file that flaws of the scores are in.
///
/// Fails if a file cannot be read or is no text, or if the scores are not a JSON object.
pub fn draft(audit: &Path, named: Option<&Path>) -> anyhow::Result<(Drafted, String)> {
    if audit == Path::new("-") && named == Some(audit) {
        bail!("standard input can be the audit or the scores, not both");
    }
    let beside = beside(audit, named);
    let scores_name = beside.as_deref().unwrap_or(audit).display().to_string();
    Ok((read_draft(audit, beside.as_deref())?, scores_name))
}

fn read_draft(audit: &Path, beside: Option<&Path>) -> anyhow::Result<Drafted> {
    let decoded = gonogo_audit::decode(&bytes(audit)?);
    if decoded.encoding == Encoding::Binary {
        bail!("`{}` is not text", audit.display());
    }
    let (document, content) = content::parse(decoded.text);
    let draft = extract(&document, &content);
    let mut read = scores::Read::default();
    if let Some(path) = beside {
        read = scores::read(&gonogo_audit::decode(&bytes(path)?).text);
        if !read.usable {
            let reasons: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
            bail!("`{}` is not a scores file: {}", path.display(), reasons.join("; "));
        }
    }
    Ok(Drafted::of(document, draft, read))
}

/// Says on stderr what was wrong with the scores of a file, and where they differ from the text; whether there is an error.
pub fn tell(drafted: &Drafted, scores_name: &str) -> bool {
    for diagnostic in &drafted.diagnostics {
        eprintln!("{scores_name}: {diagnostic}");
    }
    for Disagreement { list, name, field, scores, text, .. } in &drafted.disagreements {
        let of = if name.is_empty() { String::new() } else { format!(" of `{name}`") };
        eprintln!("{scores_name}: warning: {list}: `{field}`{of} is `{scores}` here and `{text}` in the text");
    }
    drafted.diagnostics.iter().any(|found| found.severity == DiagnosticSeverity::Error)
}

/// The audits that are named: files as they are, and of a folder all its Markdown files, in the order of their names.
pub fn audits(named: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in named {
        if path.is_dir() {
            folder(path, &mut found)?;
        } else {
            found.push(path.clone());
        }
    }
    if found.is_empty() {
        bail!(
            "there is no Markdown file in {}",
            named.iter().map(|path| format!("`{}`", path.display())).collect::<Vec<_>>().join(", ")
        );
    }
    Ok(found)
}

fn folder(path: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = fs::read_dir(path).with_context(|| format!("`{}` could not be read", path.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // A link to a folder around it would never end.
        if hidden || path.is_symlink() && path.is_dir() {
            continue;
        }
        if path.is_dir() {
            folder(&path, found)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown"))
        {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads an audit without any scores.
///
/// Fails if the file cannot be read or is no text.
pub fn text_alone(audit: &Path) -> anyhow::Result<Drafted> {
    read_draft(audit, None)
}

/// Writes a file that does not exist yet.
pub fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut file = fs::File::create_new(path).with_context(|| format!("`{}` could not be written", path.display()))?;
    file.write_all(text.as_bytes()).with_context(|| format!("`{}` could not be written", path.display()))
}
