//! `gonogo man`: the manual pages, one of the program and one for each command.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};

/// Print a manual page, for `man -l -`, or write all of them.
#[derive(clap::Args)]
pub struct Arguments {
    /// The command that the page is about; the program itself where this is left out.
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Write the pages of the program and of all commands into this folder.
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    dir: Option<PathBuf>,
}

/// Prints the page that is asked for, or writes all.
pub fn run(arguments: &Arguments, mut program: clap::Command) -> anyhow::Result<ExitCode> {
    // Gives the commands their full names and usage lines.
    program.build();
    if let Some(dir) = &arguments.dir {
        std::fs::create_dir_all(dir).with_context(|| format!("`{}` could not be made", dir.display()))?;
        clap_mangen::generate_to(program, dir)
            .with_context(|| format!("the manual pages could not be written to `{}`", dir.display()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let page = match &arguments.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
                bail!("there is no command `{name}`; there are {}", known.join(", "));
            }
        },
    };
    let mut out = Vec::new();
    clap_mangen::Man::new(page).render(&mut out).context("the manual page could not be written")?;
    super::print(&String::from_utf8_lossy(&out))?;
    Ok(ExitCode::SUCCESS)
}
