//! `gonogo init`: a first `scores.json` out of the text of an audit.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use crate::input;
use crate::printed::{self, Json, Printing};

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
    let mut fields = vec![("format", Json::Number(1.0))];
    fields.extend(printed::report(&read.report, &Printing { line: &line, quantities: false }));
    let json =
        serde_json::to_string_pretty(&Json::Object(fields)).context("the scores could not be written as JSON")? + "\n";
    match &arguments.output {
        Some(path) => input::write_new(path, &json)?,
        None => super::print(&json)?,
    }
    Ok(ExitCode::SUCCESS)
}
