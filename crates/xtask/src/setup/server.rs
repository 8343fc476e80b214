//! nginx, the web server that the guide for it is tried on.

use std::process::Command;

use anyhow::{Context, Result};
use xtask::tools::{self, Need, Version};

use super::system;

/// The server, with its module for Brotli where the system has one.
pub(super) fn nginx() -> Result<String> {
    if tools::nginx().is_err() {
        system::install(Need::Nginx, "nginx")?;
    }
    let program = tools::nginx()?;
    // "nginx version: nginx/1.22.1", on standard error.
    let output = Command::new(&program).arg("-v").output();
    let output = output.with_context(|| format!("`{}` does not start", program.display()))?;
    let printed = String::from_utf8_lossy(&output.stderr).replace('/', " ");
    let version = Version::find(&printed).with_context(|| format!("`{} -v` prints no version", program.display()))?;
    Ok(format!("nginx {version}"))
}
