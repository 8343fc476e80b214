//! What the developer commands share with the tests and benches of the workspace:
//! where things are ([`workspace_root`], [`dist`]) and the programs they drive ([`tools`]).
//!
//! The commands themselves live in the binary (`src/main.rs`).

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

pub mod tools;

/// The folder of the workspace's `Cargo.toml`.
pub fn workspace_root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target_folder() -> PathBuf {
    let root = workspace_root();
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

/// The folder of the built viewer.
///
/// # Errors
/// When there is no `index.html` in it, with the command that builds it.
pub fn dist() -> Result<PathBuf> {
    let dist = workspace_root().join("dist");
    ensure!(
        dist.join("index.html").is_file(),
        "no built viewer in `{}`; help: run `cargo xtask build`",
        dist.display()
    );
    Ok(dist)
}
