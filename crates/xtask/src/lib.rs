//! What the developer commands share with the tests and benches of the workspace:
//! where things are ([`workspace_root`], [`dist`]) and the programs they drive ([`tools`]).
//!
//! The commands themselves live in the binary (`src/main.rs`).

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

pub mod tools;

/// The folder of the workspace's `Cargo.toml`.
pub fn workspace_root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
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
