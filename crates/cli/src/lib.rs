//! `gonogo`, the command line, as a library: for its own program and for the tests of what it publishes.
//!
//! Data goes to stdout, talk to stderr.
//!
//! Exit status: 0 done, 1 done with something to object to, 2 the input could not be read or the arguments are wrong.

mod cmd;
mod input;
pub mod live;
pub mod read;
pub mod site;
pub mod told;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

/// Turns a production-readiness audit into what a stakeholder needs to decide: go, wait or no-go.
#[derive(Parser)]
#[command(name = "gonogo", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Build(cmd::build::Arguments),
    Check(cmd::check::Arguments),
    Completions(cmd::completions::Arguments),
    Extract(cmd::extract::Arguments),
    Forecast(cmd::forecast::Arguments),
    Init(cmd::init::Arguments),
    Man(cmd::man::Arguments),
    Schema(cmd::schema::Arguments),
    Serve(cmd::serve::Arguments),
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build(arguments) => cmd::build::run(&arguments),
        Command::Check(arguments) => cmd::check::run(&arguments),
        Command::Completions(arguments) => cmd::completions::run(&arguments, Arguments::command()),
        Command::Man(arguments) => cmd::man::run(&arguments, Arguments::command()),
        Command::Extract(arguments) => cmd::extract::run(&arguments),
        Command::Forecast(arguments) => cmd::forecast::run(&arguments),
        Command::Init(arguments) => cmd::init::run(&arguments),
        Command::Schema(arguments) => cmd::schema::run(&arguments),
        Command::Serve(arguments) => cmd::serve::run(&arguments),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(2)
    })
}
