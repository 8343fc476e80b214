//! wasm-opt and axe-core, from npm into `target/tools/npm`.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use xtask::tools::{self, Need};

use super::{system, version_of};
use crate::progress;

/// The version of the package that brings wasm-opt. Another one makes another wasm, and the size of that is a test.
pub(super) const BINARYEN: &str = "132";
/// The rules of accessibility that the tests hold the page to.
const AXE_CORE: &str = "4.14.1";

/// What the bench of large audits compares the page with.
const MARKDOWN_IT: &str = "15.0.3";

/// A tool of documentation that changes pages in place.
const VITEPRESS: &str = "1.6.4";

/// Makes the wasm small.
pub(super) fn wasm_opt() -> Result<String> {
    let fits = || version_of("wasm-opt").is_some_and(|found| found.to_string() == BINARYEN);
    if !fits() {
        install("binaryen", &format!("{BINARYEN}.0.0"))?;
    }
    // The npm package is a script, so this also says whether there is a Node.js that runs it.
    fits().then(|| format!("wasm-opt {BINARYEN}")).context("`wasm-opt --version` fails after its installation")
}

/// Checks accessibility from inside a page.
pub(super) fn axe_core() -> Result<String> {
    let manifest = tools::npm_folder().join("node_modules/axe-core/package.json");
    let installed = fs::read_to_string(manifest).unwrap_or_default();
    if package_version(&installed) != Some(AXE_CORE) || tools::axe_core().is_err() {
        install("axe-core", AXE_CORE)?;
    }
    tools::axe_core()?;
    Ok(format!("axe-core {AXE_CORE}"))
}

/// Builds a site of documentation that a report is shown in.
pub(super) fn vitepress() -> Result<String> {
    package("vitepress", VITEPRESS)
}

/// Renders Markdown in a browser, as most viewers do.
pub(super) fn markdown_it() -> Result<String> {
    package("markdown-it", MARKDOWN_IT)
}

/// A package of a version.
fn package(name: &str, version: &str) -> Result<String> {
    let manifest = tools::npm_folder().join("node_modules").join(name).join("package.json");
    let installed = || fs::read_to_string(&manifest).unwrap_or_default();
    if package_version(&installed()) != Some(version) {
        install(name, version)?;
    }
    let found = package_version(&installed()).map(str::to_owned);
    found
        .map(|found| format!("{name} {found}"))
        .with_context(|| format!("`{name}` is not there after its installation"))
}

fn install(package: &str, version: &str) -> Result<()> {
    let npm = || tools::find(&["node"]).and_then(|_| tools::find(&["npm"]));
    if npm().is_none() {
        system::install(Need::Node, "Node.js and npm")?;
    }
    let npm = npm().with_context(|| Need::Node.missing("npm"))?;
    let folder = tools::npm_folder();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create `{}`", folder.display()))?;
    progress::timed(&format!("installing {package} {version} (under a minute, once)"), || {
        let mut command = Command::new(npm);
        command.arg("install").arg("--prefix").arg(&folder).args(["--no-audit", "--no-fund"]);
        progress::run(command.arg(format!("{package}@{version}")))
    })
}

/// The first `"version"` of a `package.json`, which in the file of a published package is the package's own.
fn package_version(manifest: &str) -> Option<&str> {
    let line = manifest.lines().find(|line| line.trim_start().starts_with("\"version\":"))?;
    line.split('"').nth(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_package_is_read_from_its_manifest() {
        let manifest = "{\n  \"name\": \"axe-core\",\n  \"version\": \"4.10.2\",\n  \"license\": \"MPL-2.0\"\n}\n";
        assert_eq!(package_version(manifest), Some("4.10.2"));
        assert_eq!(package_version("{\n  \"name\": \"axe-core\"\n}\n"), None);
        assert_eq!(package_version(""), None);
    }
}
