//! MkDocs with its theme Material, in a Python environment of their own under `target/tools`.

use std::process::Command;

use anyhow::{Context, Result};
use xtask::tools::{self, Need};

use super::system;
use crate::progress;

/// A tool of documentation that changes pages in place.
const MKDOCS_MATERIAL: &str = "9.6.14";

/// Builds a site of documentation that a report is shown in.
pub(super) fn mkdocs() -> Result<String> {
    if installed().as_deref() != Some(MKDOCS_MATERIAL) {
        progress::timed(&format!("installing mkdocs-material {MKDOCS_MATERIAL} (under a minute, once)"), install)?;
    }
    let found = installed().context("`mkdocs-material` is not there after its installation")?;
    Ok(format!("mkdocs-material {found}"))
}

fn install() -> Result<()> {
    let make = || -> Result<()> {
        let python = tools::find(&["python3", "python"]).context("no Python")?;
        progress::run(Command::new(python).args(["-m", "venv", "--clear"]).arg(tools::python_folder()))
    };
    // Debian keeps the module that makes environments in a package of its own.
    if make().is_err() {
        system::install(Need::Python, "Python with its module `venv`")?;
        make()?;
    }
    let mut pip = Command::new(tools::python());
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    progress::run(pip.arg(format!("mkdocs-material=={MKDOCS_MATERIAL}")))
}

fn installed() -> Option<String> {
    let ask = "import importlib.metadata as all; print(all.version('mkdocs-material'))";
    progress::output(Command::new(tools::python()).args(["-c", ask]).stderr(std::process::Stdio::null()))
}
