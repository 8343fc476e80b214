//! `cargo xtask seal`: the last step of a Trunk build, called by its hook.
//!
//! Trunk writes the digest of the wasm onto a preload, where browsers ignore it with a warning. This moves it to where
//! `boot.js` hands it to `fetch`, which checks it.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

pub(crate) fn run() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let page = folder.context("`TRUNK_STAGING_DIR` is not set; help: Trunk calls this by itself")?.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("cannot read `{}`", page.display()))?;
    let sealed = seal(&html)?;
    fs::write(&page, sealed).with_context(|| format!("cannot write `{}`", page.display()))
}

/// The page with the digest of the wasm on the element that names the wasm, and without the preload.
fn seal(html: &str) -> Result<String> {
    const APP: &str = "<meta name=\"gonogo\"";
    ensure!(html.contains(APP), "the page does not name its wasm; help: compare `pattern_script` in Trunk.toml");
    let Some((preload, digest)) = preload(html) else {
        // A debug build without digests has nothing to seal.
        return Ok(html.to_owned());
    };
    Ok(html.replace(preload, "").replacen(APP, &format!("{APP} data-integrity=\"{digest}\""), 1))
}

/// The link that preloads the wasm, and its digest.
fn preload(html: &str) -> Option<(&str, &str)> {
    html.match_indices("<link").find_map(|(start, _)| {
        let tag = &html[start..start + html[start..].find('>')? + 1];
        let digest = tag.split_once("integrity=\"")?.1.split('"').next()?;
        tag.contains(".wasm\"").then_some((tag, digest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_moves_from_the_preload_to_the_element_that_is_read() {
        let page = "<link rel=\"modulepreload\" href=\"./a.js\" integrity=\"sha384-js\">\
            <link rel=\"preload\" href=\"./a.wasm\" crossorigin=\"anonymous\" integrity=\"sha384-x+/=\" as=\"fetch\">\
            <meta name=\"gonogo\" data-wasm=\"./a.wasm\">";
        assert_eq!(
            seal(page).expect("a page of Trunk"),
            "<link rel=\"modulepreload\" href=\"./a.js\" integrity=\"sha384-js\">\
            <meta name=\"gonogo\" data-integrity=\"sha384-x+/=\" data-wasm=\"./a.wasm\">"
        );
    }

    #[test]
    fn a_page_that_names_no_wasm_is_refused() {
        assert!(seal("<html></html>").is_err());
    }
}
