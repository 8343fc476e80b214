//! `gonogo`: the command line. Data goes to stdout, talk to stderr.

use std::process::ExitCode;

/// A text is read into many small pieces, which this one gives out faster than that of most systems.
#[cfg(not(target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    gonogo_cli::main()
}
