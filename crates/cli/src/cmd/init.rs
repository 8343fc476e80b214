//! `gonogo init`: a first `scores.json` out of the text of an audit.

use std::path::PathBuf;
use std::process::ExitCode;

use gonogo_report::scores;

use crate::input;

/// Print a starting `scores.json` with every value that the text of an audit tells, and its line.
#[derive(clap::Args)]
pub struct Arguments {
    /// The audit's Markdown; `-` reads standard input.
    audit: PathBuf,
    /// Write to this file, which must not exist yet, instead of to stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Reads the audit and writes the scores.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let read = input::text_alone(&arguments.audit)?;
    let line = |list: &str, index: usize| read.line(list, index);
    let json = scores::print(&read.report, &line);
    match &arguments.output {
        Some(path) => input::write_new(path, &json)?,
        None => super::print(&json)?,
    }
    Ok(ExitCode::SUCCESS)
}
