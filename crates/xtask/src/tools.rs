//! The programs that building and testing the viewer needs besides Rust: where they are, and what to type if they are not.
//!
//! What the commands install lies under `target/tools`, away from the rest of the machine; it comes before `PATH`, so
//! that everything started from here sees the same program that the set-up looked at.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub use self::platform::{Need, Platform};
pub use self::version::Version;

mod platform;
mod version;

/// The browser that the tests drive: Chromium, or Chrome where that is what there is.
///
/// # Errors
/// When there is none, with the line that installs it.
pub fn chromium() -> Result<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let on_macos = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    find(&names)
        .or_else(|| on_macos.iter().map(PathBuf::from).find(|path| path.is_file()))
        .with_context(|| Need::Chromium.missing("Chromium"))
}

/// The WebDriver of [`chromium`].
///
/// # Errors
/// When there is none, with the line that installs it.
pub fn chromedriver() -> Result<PathBuf> {
    let debian = Path::new("/usr/lib/chromium/chromedriver");
    find(&["chromedriver"])
        .or_else(|| debian.is_file().then(|| debian.to_path_buf()))
        .with_context(|| Need::Chromium.missing("chromedriver"))
}

/// The second browser that the tests drive.
///
/// # Errors
/// When there is none, with the line that installs it.
pub fn firefox() -> Result<PathBuf> {
    let on_macos = PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox");
    find(&["firefox-esr", "firefox"])
        .or_else(|| on_macos.is_file().then_some(on_macos))
        .with_context(|| Need::Firefox.missing("Firefox"))
}

/// The web server that the guide for it is tried on.
///
/// # Errors
/// When there is none, with the line that installs it.
pub fn nginx() -> Result<PathBuf> {
    let debian = PathBuf::from("/usr/sbin/nginx");
    find(&["nginx"]).or_else(|| debian.is_file().then_some(debian)).with_context(|| Need::Nginx.missing("nginx"))
}

/// The Python of [`python_folder`].
pub fn python() -> PathBuf {
    python_folder().join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// The script of axe-core, `axe.min.js`, which checks the accessibility of a page from inside.
///
/// # Errors
/// When it was not installed yet, with the command that does it.
pub fn axe_core() -> Result<PathBuf> {
    let script = npm_folder().join("node_modules/axe-core/axe.min.js");
    script.is_file().then_some(script).context("axe-core is not installed; help: run `cargo xtask test`")
}

/// Where programs built by `cargo install` are kept: its `--root`.
pub fn cargo_folder() -> PathBuf {
    crate::workspace_root().join("target").join("tools")
}

/// Where npm packages are kept: its `--prefix`.
pub fn npm_folder() -> PathBuf {
    cargo_folder().join("npm")
}

/// Where Python packages are kept: an environment of their own.
pub fn python_folder() -> PathBuf {
    cargo_folder().join("python")
}

/// The folders in which programs are looked for, in this order: `target/tools`, `PATH`, `/usr/bin`.
pub fn search_path() -> Vec<PathBuf> {
    let own = [cargo_folder().join("bin"), npm_folder().join("node_modules").join(".bin")];
    let path = env::var_os("PATH").unwrap_or_default();
    own.into_iter().chain(env::split_paths(&path)).chain([PathBuf::from("/usr/bin")]).collect()
}

/// [`search_path`] as a value for `PATH`.
pub fn path_variable() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(search_path()).unwrap_or(path)
}

/// The first program of one of these names; an earlier name wins over an earlier folder.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let folders = search_path();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| (folder, name)))
        .flat_map(|(folder, name)| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|path| is_executable(path))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}
