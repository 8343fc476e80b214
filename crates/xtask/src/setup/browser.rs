//! Chromium and the driver through which tests use it, and Firefox.

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

/// Firefox alone: its driver is built from source.
pub(super) fn firefox() -> Result<String> {
    if tools::firefox().is_err() {
        system::install(Need::Firefox, "Firefox")?;
    }
    let program = tools::firefox()?;
    // "Mozilla Firefox 153.7.0esr"
    let printed = progress::output(Command::new(&program).arg("--version"));
    let version = printed.as_deref().and_then(|printed| printed.split_whitespace().last()).map(str::to_owned);
    Ok(format!("firefox {}", version.with_context(|| format!("`{} --version` prints nothing", program.display()))?))
}

fn version_at(program: &Path) -> Result<Version> {
    let printed = progress::output(Command::new(program).arg("--version"));
    printed
        .and_then(|printed| Version::find(&printed))
        .with_context(|| format!("`{} --version` prints no version", program.display()))
}
