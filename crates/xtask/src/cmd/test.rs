//! `cargo xtask test`: sets up what is missing and runs every check there is, cheapest first, up to the first that fails.
//!
//! With a name, only the build and the tests whose name contains it.

use std::process::Command;

use anyhow::Result;

use crate::setup;
use crate::steps::{self, Step};

pub(crate) fn run(filter: Option<&str>) -> Result<()> {
    setup::for_tests()?;
    let (mut steps, left_out) = match filter {
        None => (checks(), Vec::new()),
        Some(_) => (Vec::new(), checks().iter().map(Step::name).collect()),
    };
    steps.push(super::build::step());
    steps.push(tests(filter));
    steps::run(steps, &left_out)
}

fn checks() -> Vec<Step> {
    let clippy = cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]);
    let viewer = ["clippy", "--package", "gonogo-viewer", "--target", "wasm32-unknown-unknown", "--lib", "--bins"];
    let mut clippy_wasm = cargo(&viewer);
    clippy_wasm.args(["--locked", "--", "-D", "warnings"]);
    let mut docs = cargo(&["doc", "--workspace", "--no-deps", "--locked"]);
    docs.env("RUSTDOCFLAGS", "-D warnings");
    vec![
        Step::new("formatting", cargo(&["fmt", "--all", "--check"])),
        Step::new("clippy", clippy),
        Step::new("clippy for WebAssembly", clippy_wasm),
        Step::new("documentation", docs),
    ]
}

/// All tests: of each crate, of the viewer in Chromium, and of its size. Tests marked `#[ignore]` run as well, so that
/// none can be skipped; what a passing test prints is shown, so that measured figures are seen.
fn tests(filter: Option<&str>) -> Step {
    let mut command = cargo(&["test", "--workspace", "--locked"]);
    command.args(filter).args(["--", "--include-ignored", "--show-output"]);
    Step::new("tests, native and in Chromium", command)
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(xtask::workspace_root());
    command
}
