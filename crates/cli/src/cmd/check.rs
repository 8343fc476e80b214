//! `gonogo check`: does it add up?

mod checked;
mod files;
mod github;
mod human;
mod json;
mod sarif;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::bail;
use gonogo_audit::check::{RULES, Rule, Severity};

/// Check audits: recompute totals, percentages, counts, ranges and levels, and tell what does not add up.
///
/// Reads a file, several, all Markdown files of a folder, or standard input for `-`. What agrees is told by `json` only.
#[derive(clap::Args)]
#[command(after_help = EXIT)]
pub struct Arguments {
    /// The audits' Markdown: files, folders, or `-` for standard input.
    #[arg(required_unless_present = "explain", value_name = "AUDIT")]
    audits: Vec<PathBuf>,
    /// The scores; `scores.json` beside the audit is taken where this is left out and the file exists.
    #[arg(long, value_name = "FILE")]
    scores: Option<PathBuf>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// The least severity at which the exit status is 1.
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    fail_on: Level,
    /// Print the page of a diagnostic, such as G001, and check nothing.
    #[arg(long, value_name = "CODE", conflicts_with = "audits")]
    explain: Option<String>,
}

const EXIT: &str = "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the input could not be read or the arguments are wrong.";

/// The forms of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// The lines with their culprits underlined.
    Human,
    /// An array of objects.
    Json,
    /// The format of static analysis, SARIF 2.1.0.
    Sarif,
    /// Annotations of a workflow on GitHub.
    Github,
}

/// What the exit status depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Level {
    /// What does not add up.
    Error,
    /// And what may not.
    Warning,
    /// And what is worth knowing.
    Info,
}

impl Level {
    /// The severity that is meant.
    pub fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

/// Checks the audits and prints what was found.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    if let Some(code) = &arguments.explain {
        return explain(code);
    }
    let paths = files::all(&arguments.audits)?;
    let several = paths.len() > 1;
    if several && arguments.scores.is_some() {
        bail!("`--scores` goes with one audit; help: call `gonogo check` once for each");
    }
    let started = Instant::now();
    // Of several audits, people are told how much was found in each.
    let counted = several && arguments.format == Format::Human;
    let (checked, failures) = files::check_all(&paths, arguments.scores.as_deref(), counted);
    let took = started.elapsed();
    let at = arguments.fail_on.severity();
    let output = match arguments.format {
        Format::Human if several => human::summary(&checked),
        Format::Human => human::full(&checked, colored()),
        Format::Json => json::print(&checked, several)?,
        Format::Sarif => sarif::print(&checked)?,
        Format::Github => github::print(&checked),
    };
    super::print(&output)?;
    if several {
        eprintln!("{}", files::throughput(&checked, took));
    }
    for failure in &failures {
        eprintln!("error: {failure:#}");
    }
    let found = checked.iter().any(|checked| checked.worst().is_some_and(|worst| worst >= at));
    // The process ends: giving its memory back piece by piece would only take time.
    std::mem::forget(checked);
    Ok(if failures.is_empty() { ExitCode::from(u8::from(found)) } else { ExitCode::from(2) })
}

/// Colors are for terminals whose user did not decline them (<https://no-color.org>).
fn colored() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// The page of what is wrong with a `scores.json`: it is read by the command line, and no rule over texts.
const SCORES_PAGE: &str = "## G100: flaw of scores.json

Kind: `format`

Something in `scores.json` could not be read or does not fit: JSON that is not well formed, a field that the format does not
have, a value of the wrong type or out of its range, a quantity that cannot be understood, an id that names nothing. All
else of the file is used.

**Why it matters.** What was left out is missing on the page, or the text of the audit takes its place.

**Example.**

```json
{\"format\": 1, \"phases\": [{\"name\": \"Repair\", \"duraton\": \"2 weeks\"}]}
```

**Better.**

```json
{\"format\": 1, \"phases\": [{\"name\": \"Repair\", \"duration\": \"2 weeks\"}]}
```

**How to fix.** Go to the line and column that are named, and compare with the schema that `gonogo schema` prints.
";

fn explain(code: &str) -> anyhow::Result<ExitCode> {
    if code.eq_ignore_ascii_case(checked::SCORES) {
        super::print(SCORES_PAGE)?;
        return Ok(ExitCode::SUCCESS);
    }
    let Some(rule) = Rule::of_code(code) else {
        let known: Vec<&str> = RULES.iter().map(|rule| rule.code).chain([checked::SCORES]).collect();
        bail!("there is no diagnostic `{code}`; there are {}", known.join(", "));
    };
    super::print(&rule.page())?;
    Ok(ExitCode::SUCCESS)
}
