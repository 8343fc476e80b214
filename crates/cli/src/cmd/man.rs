//! `gonogo man`: the manual page.

use std::process::ExitCode;

use anyhow::Context;

/// Print the manual page, for `man -l -`.
#[derive(clap::Args)]
pub struct Arguments {}

/// Prints it: the page of the program, and a section for each command.
pub fn run(_: &Arguments, command: clap::Command) -> anyhow::Result<ExitCode> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out).context("the manual page could not be written")?;
    super::print(&String::from_utf8_lossy(&out))?;
    Ok(ExitCode::SUCCESS)
}
