//! `cargo xtask build`: sets up what is missing and builds the viewer into `dist/`.
//!
//! Trunk builds the whole viewer with its page. Beside it stands the smaller one, which makes a published page live.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha384};
use xtask::tools;

use super::seal;
use crate::steps::Step;
use crate::{progress, setup};

const TARGET: &str = "wasm32-unknown-unknown";
const STANDING: &str = "gonogo-standing";

pub(crate) fn run() -> Result<()> {
    setup::for_build()?;
    progress::timed("building the viewer: trunk build --release (minutes the first time, then seconds)", || {
        progress::run(&mut setup::trunk_build())
    })?;
    progress::timed("building the viewer of published pages", standing)
}

/// The same as a step of a row.
pub(crate) fn step() -> Step {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "xtask", "--", "build"]).current_dir(xtask::workspace_root());
    Step::new("build of the viewer", command).repeated_by("cargo xtask build")
}

/// The smaller viewer, into `dist/` with names by content.
fn standing() -> Result<()> {
    let root = xtask::workspace_root();
    let mut build = Command::new("cargo");
    build.args(["build", "--quiet", "--locked", "--target", TARGET, "--profile", "wasm", "--bin", STANDING]);
    progress::run(build.current_dir(&root))?;
    let target = xtask::target_folder();
    let out = target.join("standing");
    let program = tools::find(&["wasm-bindgen"]).context("wasm-bindgen is missing; help: run `cargo xtask build`")?;
    let mut bind = Command::new(program);
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out);
    progress::run(bind.arg(target.join(TARGET).join("wasm").join(format!("{STANDING}.wasm"))))?;
    let wasm = seal::small(&out.join(format!("{STANDING}_bg.wasm")))?;
    let glue = out.join(format!("{STANDING}.js"));
    let glue = fs::read(&glue).with_context(|| format!("cannot read `{}`", glue.display()))?;
    let dist = xtask::dist()?;
    put(&dist, &glue, "js")?;
    put(&dist, &wasm, "wasm")
}

fn put(dist: &Path, bytes: &[u8], end: &str) -> Result<()> {
    let path = dist.join(seal::named(STANDING, &Sha384::digest(bytes), end));
    fs::write(&path, bytes).with_context(|| format!("cannot write `{}`", path.display()))
}
