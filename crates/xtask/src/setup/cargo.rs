//! Trunk, wasm-bindgen-cli, mdBook and geckodriver, built by `cargo install` into `target/tools`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use xtask::tools::{self, Version};
use xtask::workspace_root;

use super::lockfile::locked_version;
use super::version_of;
use crate::progress;

/// The last one that the pinned compiler builds.
const TRUNK: &str = "0.21.14";

/// Any of 0.5 writes the same book.
const MDBOOK: &str = "0.5.4";

/// Drives any Firefox of today.
const GECKODRIVER: &str = "0.37.1";

/// Builds and bundles the viewer.
pub(super) fn trunk() -> Result<String> {
    let wanted = Version::find(TRUNK).context("the version of Trunk in this file is none")?;
    let fits = |found: &Version| found.is_compatible_with(&wanted);
    ensure(&Wanted { program: "trunk", package: "trunk", version: TRUNK, locked: true, lean: true, minutes: 5 }, fits)
}

/// Writes the JavaScript beside the wasm; it must be of exactly the version that the wasm was compiled with.
pub(super) fn wasm_bindgen() -> Result<String> {
    let path = workspace_root().join("Cargo.lock");
    let lockfile = fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let version = locked_version(&lockfile, "wasm-bindgen").context("`Cargo.lock` names no `wasm-bindgen`")?;
    // Its own lock file may name crate versions that are gone from, or not yet in, a mirror of the registry.
    let wanted = Wanted {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version,
        locked: false,
        lean: false,
        minutes: 2,
    };
    ensure(&wanted, |found| found.to_string() == version)
}

/// Builds a book of documentation that a report is shown in.
pub(super) fn mdbook() -> Result<String> {
    let wanted = Version::find(MDBOOK).context("the version of mdBook in this file is none")?;
    let fits = |found: &Version| found.is_compatible_with(&wanted);
    ensure(
        &Wanted { program: "mdbook", package: "mdbook", version: MDBOOK, locked: true, lean: false, minutes: 2 },
        fits,
    )
}

/// The WebDriver of Firefox.
pub(super) fn geckodriver() -> Result<String> {
    let wanted = Version::find(GECKODRIVER).context("the version of geckodriver in this file is none")?;
    let fits = |found: &Version| found.is_compatible_with(&wanted);
    ensure(
        &Wanted {
            program: "geckodriver",
            package: "geckodriver",
            version: GECKODRIVER,
            locked: true,
            lean: false,
            minutes: 2,
        },
        fits,
    )
}

/// Throws away what building the two has left, some hundreds of megabytes; until both are there it saves a second try.
pub(super) fn clean_up() {
    if build_folder().is_dir() {
        let _ = fs::remove_dir_all(build_folder());
    }
}

fn build_folder() -> PathBuf {
    tools::cargo_folder().join("build")
}

struct Wanted<'a> {
    program: &'static str,
    package: &'static str,
    version: &'a str,
    /// Whether to build with the lock file that the package brings.
    locked: bool,
    /// Whether what is used here does without the package's default features: Trunk's are for downloads, and what it
    /// would download is installed before.
    lean: bool,
    /// About how long it takes on two cores.
    minutes: u32,
}

/// Returns name and version of what is there in the end.
fn ensure(wanted: &Wanted<'_>, fits: impl Fn(&Version) -> bool) -> Result<String> {
    let Wanted { program, package, version, minutes, .. } = *wanted;
    if let Some(found) = version_of(program).filter(&fits) {
        return Ok(format!("{program} {found}"));
    }
    progress::timed(&format!("installing {package} {version} (about {minutes} minutes on two cores, once)"), || {
        install(wanted)
    })?;
    let found = version_of(program).with_context(|| format!("`{program} --version` fails after its installation"))?;
    ensure!(fits(&found), "`{program}` is {found} after the installation of {version}");
    Ok(format!("{program} {found}"))
}

fn install(wanted: &Wanted<'_>) -> Result<()> {
    let folder = tools::cargo_folder();
    let mut command = Command::new("cargo");
    command.args(["install", wanted.package, "--bin", wanted.program, "--version", wanted.version]);
    command.arg("--root").arg(&folder).arg("--target-dir").arg(build_folder());
    command.args(wanted.locked.then_some("--locked")).args(wanted.lean.then_some("--no-default-features"));
    // These run for seconds; building them twice as fast matters more.
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").env("CARGO_PROFILE_RELEASE_LTO", "off");
    // Built for this machine, whatever the workspace is being built for.
    command.env_remove("CARGO_BUILD_TARGET").current_dir(workspace_root());
    progress::run(&mut command)
}
