//! `cargo xtask build`: sets up what is missing and builds the viewer into `dist/`.
//!
//! Trunk builds the whole viewer with its page. Beside it stand the smaller one, which makes a published page live, and the
//! reader, which both load when a text is opened.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use xtask::tools;

use super::seal::{self, Named};
use crate::steps::Step;
use crate::{progress, setup};

const TARGET: &str = "wasm32-unknown-unknown";
const STANDING: &str = "gonogo-standing";
const READER: &str = "gonogo-reader";
/// What answers whoever started the reader, behind its glue.
const READER_GLUE: &str = "crates/reader/src/worker.js";

pub(crate) fn run() -> Result<()> {
    setup::for_build()?;
    progress::timed("building the viewer: trunk build --release (minutes the first time, then seconds)", || {
        progress::run(&mut setup::trunk_build())
    })?;
    progress::timed("building the viewer of published pages", || beside("gonogo-viewer", STANDING, "").map(|_| ()))?;
    let glue = fs::read_to_string(xtask::workspace_root().join(READER_GLUE))
        .with_context(|| format!("cannot read `{READER_GLUE}`"))?;
    progress::timed("building the reader", || {
        let [glue, wasm] = beside(READER, READER, &glue)?;
        let page = xtask::dist()?.join("index.html");
        let html = fs::read_to_string(&page).with_context(|| format!("cannot read `{}`", page.display()))?;
        fs::write(&page, seal::name_reader(&html, &glue, &wasm))
            .with_context(|| format!("cannot write `{}`", page.display()))
    })
}

/// The same as a step of a row.
pub(crate) fn step() -> Step {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "xtask", "--", "build"]).current_dir(xtask::workspace_root());
    Step::new("build of the viewer", command).repeated_by("cargo xtask build")
}

/// A program beside the whole viewer, into `dist/` with names by content; `more` is added to its glue.
fn beside(package: &str, name: &str, more: &str) -> Result<[Named; 2]> {
    let root = xtask::workspace_root();
    let mut build = Command::new("cargo");
    build.args(["build", "--quiet", "--locked", "--target", TARGET, "--profile", "wasm"]);
    build.args(["--package", package, "--bin", name]);
    progress::run(build.current_dir(&root))?;
    let target = xtask::target_folder();
    let out = target.join(name);
    let program = tools::find(&["wasm-bindgen"]).context("wasm-bindgen is missing; help: run `cargo xtask build`")?;
    let mut bind = Command::new(program);
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out);
    progress::run(bind.arg(target.join(TARGET).join("wasm").join(format!("{name}.wasm"))))?;
    let wasm = seal::small(&out.join(format!("{name}_bg.wasm")))?;
    let glue = out.join(format!("{name}.js"));
    let glue = fs::read_to_string(&glue).with_context(|| format!("cannot read `{}`", glue.display()))? + more;
    let dist = xtask::dist()?;
    Ok([put(&dist, name, glue.as_bytes(), "js")?, put(&dist, name, &wasm, "wasm")?])
}

fn put(dist: &Path, name: &str, bytes: &[u8], end: &str) -> Result<Named> {
    let named = Named::of(name, bytes, end);
    let path = dist.join(&named.name);
    fs::write(&path, bytes).with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(named)
}
