//! `gonogo schema`: the JSON Schema of `scores.json`.

use std::process::ExitCode;

use anyhow::Context;
use gonogo_report::scores;

/// Print the JSON Schema of `scores.json`.
#[derive(clap::Args)]
pub struct Arguments {}

/// Prints the schema.
pub fn run(_: &Arguments) -> anyhow::Result<ExitCode> {
    super::print(&scores::schema().context("the schema could not be written as JSON")?)?;
    Ok(ExitCode::SUCCESS)
}
