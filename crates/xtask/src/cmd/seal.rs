//! `cargo xtask seal`: the last step of a Trunk build, called by its hook.
//!
//! Makes the wasm of a release small, names it after its content, and writes its digest where `boot.js` hands it to
//! `fetch`, which checks it; Trunk would write that onto a preload, where browsers ignore it with a warning.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use sha2::{Digest, Sha384};
use xtask::tools;

use crate::progress;
use slim::slim;

mod slim;

/// What wasm-opt does: the features that Rust and wasm-bindgen use, then for size. The last part pays on the wire although
/// it does not before compression.
const OPTIMIZE: &str = "-Oz --enable-bulk-memory --enable-reference-types --enable-nontrapping-float-to-int \
    --enable-sign-ext --enable-mutable-globals --enable-multivalue --strip-debug --strip-producers \
    --low-memory-unused --one-caller-inline-max-function-size 200 -Oz --flatten --rereloop -Oz";

pub(crate) fn run() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.context("`TRUNK_STAGING_DIR` is not set; help: Trunk calls this by itself")?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("cannot read `{}`", page.display()))?;
    let name = wasm_name(&html)?;
    let preload = preload(&html, name);
    // A debug build has no preload, and keeps its wasm as it is: with the messages of its panics.
    let Some(preload) = preload else { return Ok(()) };
    let wasm = small(&folder.join(name))?;
    let Named { name: sealed_name, integrity } = Named::of("gonogo-viewer", &wasm, "wasm");
    fs::write(folder.join(&sealed_name), &wasm).with_context(|| format!("cannot write `{sealed_name}`"))?;
    fs::remove_file(folder.join(name)).with_context(|| format!("cannot remove `{name}`"))?;
    fs::write(&page, seal(&html, preload, name, &sealed_name, &integrity))
        .with_context(|| format!("cannot write `{}`", page.display()))
}

/// What a file is called by its content.
pub(super) struct Named {
    pub(super) name: String,
    /// Its digest, as `integrity` has it.
    pub(super) integrity: String,
}

impl Named {
    pub(super) fn of(stem: &str, bytes: &[u8], end: &str) -> Self {
        let digest = Sha384::digest(bytes);
        let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let integrity = format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(digest));
        Self { name: format!("{stem}-{hash}.{end}"), integrity }
    }
}

/// The page that names the reader, for when it is wanted.
pub(super) fn name_reader(html: &str, glue: &Named, wasm: &Named) -> String {
    let names = format!(
        "{APP} data-reader-js=\"{}\" data-reader-wasm=\"{}\" data-reader-integrity=\"{}\"",
        glue.name, wasm.name, wasm.integrity
    );
    html.replacen(APP, &names, 1)
}

/// The wasm of a file without what the page never uses, through wasm-opt.
pub(super) fn small(path: &Path) -> Result<Vec<u8>> {
    let wasm = fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let (slim_path, small_path) = (path.with_extension("slim"), path.with_extension("small"));
    fs::write(&slim_path, slim(&wasm)?).with_context(|| format!("cannot write `{}`", slim_path.display()))?;
    let program = tools::find(&["wasm-opt"]).context("wasm-opt is missing; help: run `cargo xtask build`")?;
    let mut optimize = Command::new(program);
    optimize.arg(&slim_path).arg("-o").arg(&small_path).args(OPTIMIZE.split_whitespace());
    progress::run(optimize.env("PATH", tools::path_variable()))?;
    let small = fs::read(&small_path).with_context(|| format!("cannot read `{}`", small_path.display()))?;
    for path in [slim_path, small_path] {
        fs::remove_file(&path).with_context(|| format!("cannot remove `{}`", path.display()))?;
    }
    Ok(small)
}

const APP: &str = "<meta name=\"gonogo\"";

/// The page that names the sealed wasm, with its digest beside it and without the preload.
fn seal(html: &str, preload: &str, name: &str, sealed_name: &str, integrity: &str) -> String {
    let html = html.replace(preload, "").replace(name, sealed_name);
    html.replacen(APP, &format!("{APP} data-integrity=\"{integrity}\""), 1)
}

/// The file that the page names as its wasm.
fn wasm_name(html: &str) -> Result<&str> {
    let app = html.split_once(APP).and_then(|(_, rest)| rest.split_once("data-wasm=\""));
    let address = app.and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    let name = address.rsplit('/').next().unwrap_or_default();
    ensure!(name.ends_with(".wasm"), "the page does not name its wasm; help: compare `pattern_script` in Trunk.toml");
    Ok(name)
}

/// The link by which Trunk preloads the wasm, with its digest.
fn preload<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    html.match_indices("<link").find_map(|(start, _)| {
        let tag = &html[start..start + html[start..].find('>')? + 1];
        (tag.contains("integrity=") && tag.contains(name)).then_some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link rel=\"modulepreload\" href=\"./a.js\" integrity=\"sha384-js\">\
        <link rel=\"preload\" href=\"./a.wasm\" crossorigin=\"anonymous\" integrity=\"sha384-x+/=\" as=\"fetch\">\
        <meta name=\"gonogo\" data-wasm=\"./a.wasm\">";

    #[test]
    fn the_page_names_the_sealed_wasm_and_its_digest() {
        let name = wasm_name(PAGE).expect("a page of Trunk");
        let preload = preload(PAGE, name).expect("a release");
        assert_eq!(
            seal(PAGE, preload, name, "b.wasm", "sha384-y+/="),
            "<link rel=\"modulepreload\" href=\"./a.js\" integrity=\"sha384-js\">\
            <meta name=\"gonogo\" data-integrity=\"sha384-y+/=\" data-wasm=\"./b.wasm\">"
        );
    }

    #[test]
    fn a_page_that_names_no_wasm_is_refused() {
        assert!(wasm_name("<html></html>").is_err());
        assert!(wasm_name("<meta name=\"gonogo\" data-wasm=\"\">").is_err());
    }
}
