//! `gonogo`: the command line. Data goes to stdout, talk to stderr.

use std::process::ExitCode;

fn main() -> ExitCode {
    gonogo_cli::main()
}
