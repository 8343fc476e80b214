//! Files beside which a host may send smaller ones.

use std::borrow::Cow;

use anyhow::Context;

use super::Files;

/// What is worth packing: everything that is text, and the wasm.
const ENDS: [&str; 8] = [".html", ".js", ".wasm", ".md", ".json", ".svg", ".css", ".txt"];

/// The files with a `.br` and a `.gz` beside each that gets smaller.
pub fn packed(mut files: Files) -> anyhow::Result<Files> {
    let mut more = Files::new();
    for (name, bytes) in files.iter().filter(|(name, _)| ENDS.iter().any(|end| name.ends_with(end))) {
        for (end, small) in [("br", brotli(bytes)?), ("gz", gzip(bytes)?)] {
            if small.len() < bytes.len() {
                more.insert(format!("{name}.{end}"), Cow::Owned(small));
            }
        }
    }
    files.append(&mut more);
    Ok(files)
}

/// Larger files, in bytes, are packed less thoroughly.
const LARGE: usize = 500_000;

fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    // The last two steps save a twentieth and take twenty times as long, which is minutes for the page of a long audit,
    // and seconds for the reader, which no first screen waits for.
    let quality = if bytes.len() > LARGE { 9 } else { 11 };
    gonogo_pack::brotli(bytes, quality).context("a file could not be packed with Brotli")
}

fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    gonogo_pack::gzip(bytes).context("a file could not be packed with gzip")
}
