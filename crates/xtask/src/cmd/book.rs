//! `cargo xtask book`: sets up what is missing, and makes the manual of `docs/` in `target/book`, with the example as a live report in it.

use std::process::Command;

use anyhow::{Context, Result};
use xtask::tools;

use super::build;
use crate::{progress, setup};

pub(crate) fn run() -> Result<()> {
    build::run()?;
    setup::for_book()?;
    let root = xtask::workspace_root();
    let book = xtask::target_folder().join("book");
    let mdbook = tools::find(&["mdbook"]).context("mdbook is missing; help: run `cargo xtask book`")?;
    progress::timed("making the book: mdbook build docs", || {
        progress::run(Command::new(mdbook).arg("build").arg(root.join("docs")).arg("--dest-dir").arg(&book))
    })?;
    // After the book, which empties its folder first.
    progress::timed("publishing the example into it: gonogo build", || {
        let mut publish = Command::new("cargo");
        publish.args(["run", "--quiet", "--release", "--locked", "--package", "gonogo-cli", "--", "build"]);
        publish.arg("examples/harmoniq/audit.md").arg("-o").arg(book.join("report"));
        progress::run(publish.current_dir(&root))
    })?;
    progress::say(&format!("the book is `{}`", book.join("index.html").display()));
    Ok(())
}
