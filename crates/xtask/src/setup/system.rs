//! Packages of the operating system: installed on Debian and Ubuntu for root, asked for everywhere else.

use std::process::Command;

use anyhow::{Result, bail};
use xtask::tools::{Need, Platform};

use crate::progress;

/// Installs what is needed, or fails with the line to type.
pub(super) fn install(need: Need, what: &str) -> Result<()> {
    let platform = Platform::current();
    let has_apt = matches!(platform, Platform::Debian | Platform::Ubuntu);
    if !has_apt || !is_root() {
        bail!("{what} not found; help: {}", need.install_line(platform));
    }
    progress::timed(&format!("installing {what} with apt-get (1 to 3 minutes, once)"), || {
        progress::run(apt_get().args(["update", "-q"]))?;
        progress::run(
            apt_get().args(["install", "-q", "--yes", "--no-install-recommends"]).args(need.packages(platform)),
        )
    })
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    progress::output(Command::new("id").arg("-u")).as_deref() == Some("0")
}
