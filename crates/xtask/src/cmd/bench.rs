//! `cargo xtask bench`: medians of the library natively, and of the page in Chromium.

use std::process::Command;

use anyhow::Result;

use crate::setup;
use crate::steps::{self, Step};

/// Which benches to run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Which {
    All,
    /// Reading, forecasting and drawing, without a browser.
    Native,
    /// Loading the page and toggling an option.
    Load,
}

pub(crate) fn run(which: Which) -> Result<()> {
    let mut steps = Vec::new();
    if which != Which::Load {
        steps.push(bench("native medians", &["--package", "gonogo-cli"]));
    }
    if which != Which::Native {
        setup::for_browser()?;
        steps.push(super::build::step());
        steps.push(bench("medians in Chromium", &["--package", "gonogo-viewer", "--bench", "browser"]));
    }
    steps::run(steps, &[])
}

fn bench(name: &'static str, arguments: &[&str]) -> Step {
    let mut command = Command::new("cargo");
    command.args(["bench", "--locked"]).args(arguments).current_dir(xtask::workspace_root());
    Step::new(name, command)
}
