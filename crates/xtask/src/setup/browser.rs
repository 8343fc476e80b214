//! Chromium and the driver through which tests use it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use xtask::tools::{self, Need, Version};

use super::system;
use crate::progress;

/// Both, of the same major version: a driver refuses any other browser.
pub(super) fn chromium() -> Result<String> {
    if tools::chromium().is_err() || tools::chromedriver().is_err() {
        system::install(Need::Chromium, "Chromium and its driver")?;
    }
    let (browser, driver) = (version_at(&tools::chromium()?)?, version_at(&tools::chromedriver()?)?);
    ensure!(
        browser.major() == driver.major(),
        "Chromium is {browser}, but chromedriver is {driver}; help: install both from one source"
    );
    Ok(format!("chromium {browser}, chromedriver {driver}"))
}

fn version_at(program: &Path) -> Result<Version> {
    let printed = progress::output(Command::new(program).arg("--version"));
    printed
        .and_then(|printed| Version::find(&printed))
        .with_context(|| format!("`{} --version` prints no version", program.display()))
}
