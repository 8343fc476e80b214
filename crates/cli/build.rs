//! Packs the viewer that `cargo xtask build` made into the program, so that it can publish pages that are live.
//!
//! Without one the program still builds, and publishes pages that are only read.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// What the files of a viewer are called, before the digest of their content.
const FILES: [(&str, &str); 8] = [
    ("gonogo-reader-", ".js"),
    ("gonogo-reader-", ".wasm"),
    ("gonogo-standing-", ".js"),
    ("gonogo-standing-", ".wasm"),
    ("boot-", ".js"),
    ("gonogo-viewer-", ".js"),
    ("gonogo-viewer-", ".wasm"),
    ("icon-", ".svg"),
];

fn main() {
    println!("cargo::rerun-if-env-changed=GONOGO_VIEWER");
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = env::var_os("GONOGO_VIEWER").map_or_else(|| manifest.join("../../dist"), PathBuf::from);
    // Naming the folder would build again with every file that is served from it.
    println!("cargo::rerun-if-changed={}", folder.join("index.html").display());
    let mut code = String::from("[");
    for file in FILES.iter().filter_map(|(start, end)| find(&folder, start, end)) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        code.push_str(&format!("({name:?}, include_bytes!({file:?}) as &[u8]),"));
    }
    code.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("viewer.rs");
    if let Err(error) = fs::write(&out, code) {
        println!("cargo::error=cannot write {}: {error}", out.display());
    }
}

fn find(folder: &Path, start: &str, end: &str) -> Option<PathBuf> {
    let names = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut fitting: Vec<PathBuf> = names
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(start) && name.ends_with(end)
        })
        .collect();
    fitting.sort();
    fitting.into_iter().next()?.canonicalize().ok()
}
