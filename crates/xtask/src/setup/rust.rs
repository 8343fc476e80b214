//! The parts of the Rust toolchain that a minimal installation lacks.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use xtask::{tools, workspace_root};

use crate::progress;

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub(super) fn wasm_target() -> Result<String> {
    if !has_target() {
        rustup(&["target", "add", TARGET], "the Rust target for WebAssembly (some seconds)")?;
    }
    Ok(TARGET.to_owned())
}

/// rustfmt and clippy.
pub(super) fn components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if progress::output(Command::new("cargo").args([subcommand, "--version"])).is_none() {
            rustup(&["component", "add", component], &format!("{component} (some seconds)"))?;
        }
    }
    Ok(())
}

/// Asks the compiler and not rustup, which a Rust from a distribution comes without.
fn has_target() -> bool {
    let mut command = Command::new("rustc");
    command.args(["--print", "target-libdir", "--target", TARGET]).current_dir(workspace_root());
    progress::output(&mut command).is_some_and(|folder| Path::new(&folder).is_dir())
}

fn rustup(arguments: &[&str], what: &str) -> Result<()> {
    let typed = format!("rustup {}", arguments.join(" "));
    let rustup = tools::find(&["rustup"]).with_context(|| {
        format!(
            "`rustup` not found; help: install it from https://rustup.rs and type `{typed}`, or add {what} your way"
        )
    })?;
    progress::timed(&format!("installing {what}: {typed}"), || {
        progress::run(Command::new(rustup).args(arguments).current_dir(workspace_root()))
    })
}
