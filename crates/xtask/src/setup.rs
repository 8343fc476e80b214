//! Brings everything that building and testing needs besides Rust, and does nothing where it is there already.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use xtask::tools::{self, Version};

use crate::progress;

mod browser;
mod cargo;
mod lockfile;
mod npm;
mod python;
mod rust;
mod server;
mod system;

/// What `trunk build` needs: the wasm target, Trunk, wasm-bindgen and wasm-opt.
pub(crate) fn for_build() -> Result<()> {
    // What can be refused comes first, what takes minutes last.
    let present = [rust::wasm_target()?, npm::wasm_opt()?, cargo::trunk()?, cargo::wasm_bindgen()?];
    cargo::clean_up();
    report("build", &present);
    Ok(())
}

/// What the tests need: [`for_build`], rustfmt, clippy, Chromium and Firefox with their drivers, axe-core, three tools
/// of documentation, and a web server.
pub(crate) fn for_tests() -> Result<()> {
    rust::components()?;
    let present = [browser::chromium()?, npm::axe_core()?, npm::vitepress()?];
    let built = [server::nginx()?, python::mkdocs()?, browser::firefox()?, cargo::geckodriver()?, cargo::mdbook()?];
    for_build()?;
    report("test", &[&present[..], &built[..]].concat());
    Ok(())
}

/// What the book needs besides [`for_build`].
pub(crate) fn for_book() -> Result<()> {
    report("make the book", &[cargo::mdbook()?]);
    Ok(())
}

/// What the bench in the browser needs: [`for_build`], Chromium with its driver, and what the page is compared with.
pub(crate) fn for_browser() -> Result<()> {
    let present = [browser::chromium()?, npm::markdown_it()?];
    for_build()?;
    report("measure", &present);
    Ok(())
}

/// The viewer's build, ready to run in the root of the workspace.
pub(crate) fn trunk_build() -> Command {
    let mut command = Command::new(tools::find(&["trunk"]).unwrap_or_else(|| PathBuf::from("trunk")));
    command.args(["build", "--release"]).current_dir(xtask::workspace_root()).env("PATH", tools::path_variable());
    // Trunk takes each of its options from the environment, too; the result should depend on `Trunk.toml` alone.
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TRUNK_")) {
        command.env_remove(name);
    }
    command.env("TRUNK_SKIP_VERSION_CHECK", "true").env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", npm::BINARYEN));
    // By convention any value means yes; this Trunk refuses all but `true` and `false`.
    match std::env::var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => command.env("NO_COLOR", "true"),
        _ => command.env_remove("NO_COLOR"),
    };
    command
}

fn report(what: &str, present: &[String]) {
    progress::say(&format!("tools to {what}: {}", present.join(", ")));
}

/// The version that the program prints, if it is there and runs.
fn version_of(program: &str) -> Option<Version> {
    let path = tools::find(&[program])?;
    let printed = progress::output(Command::new(path).arg("--version").env("PATH", tools::path_variable()))?;
    Version::find(&printed)
}
