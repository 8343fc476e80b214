//! `cargo xtask`: the developer commands. Each is one file in `cmd`; what has to be installed for it is in `setup`.
//!
//! Exit codes: 0 done, 1 something failed, 2 the command line was not understood.
#![allow(clippy::print_stdout)] // the address of the server is this program's output

use std::process::ExitCode;

use crate::args::Task;
use crate::progress::say;

mod args;
mod cmd;
mod progress;
mod setup;
mod steps;

fn main() -> ExitCode {
    let task = match args::parse(std::env::args_os().skip(1)) {
        Ok(task) => task,
        Err(error) => {
            say(&error.to_string());
            return ExitCode::from(2);
        }
    };
    let result = match task {
        Task::Help => {
            print!("{}", args::USAGE);
            Ok(())
        }
        Task::Serve(options) => cmd::serve::run(&options),
        Task::Build => cmd::build::run(),
        Task::Book => cmd::book::run(),
        Task::Test { filter } => cmd::test::run(filter.as_deref()),
        Task::Seal => cmd::seal::run(),
        Task::Bench(which) => cmd::bench::run(which),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}
