//! What a reader's phone loads to see HarmoniQ, and what must not be in it.
//!
//! Files are compressed one by one as a static host would keep them: brotli at its best quality.

// A test may stop where it stands, and figures are meant to be seen.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

use gonogo_cli::read::Read;
use gonogo_cli::site::{Viewer, folder};
use std::path::Path;
use std::process::Command;
use std::thread;

/// What the page may transfer by its design, in bytes after brotli, and the wasm of it.
const MOST: usize = 260_000;
const MOST_WASM: usize = 220_000;

/// Crates too heavy for the page, which solve what it solves with less: regular expressions, clocks, HTML parsers.
const TOO_HEAVY: [&str; 5] = ["regex", "chrono", "html5ever", "scraper", "ammonia"];

#[test]
fn the_page_is_light() {
    let dist = xtask::dist().unwrap_or_else(|error| panic!("{error}"));
    let names = transferred(&dist);
    // The wasm takes most of the time; the others are done meanwhile.
    let workers: Vec<_> = names
        .into_iter()
        .map(|name| {
            let bytes = std::fs::read(dist.join(&name)).unwrap_or_else(|error| panic!("`{name}`: {error}"));
            thread::spawn(move || (name, bytes.len(), brotli(&bytes)))
        })
        .collect();
    let mut files: Vec<(String, usize, usize)> = workers.into_iter().map(|worker| worker.join().unwrap()).collect();
    files.sort_by_key(|(_, _, packed)| std::cmp::Reverse(*packed));

    let sum =
        |files: &[(String, usize, usize)]| files.iter().fold((0, 0), |sum, file| (sum.0 + file.1, sum.1 + file.2));
    let ending = |end: &str| files.iter().filter(|(name, ..)| name.ends_with(end)).cloned().collect::<Vec<_>>();
    let (total, wasm) = (sum(&files), sum(&ending(".wasm")));
    println!("{:<48}{:>12}{:>12}", "what the page of HarmoniQ transfers", "bytes", "brotli");
    for (name, bytes, packed) in &files {
        println!("{name:<48}{bytes:>12}{packed:>12}");
    }
    println!("{:<48}{:>12}{:>12}", "all", total.0, total.1);
    println!("{:<48}{:>12}{:>12}", "at most", "", MOST);
    println!("{:<48}{:>12}{:>12}", "of it wasm", wasm.0, wasm.1);
    println!("{:<48}{:>12}{:>12}", "at most", "", MOST_WASM);
    assert!(wasm.1 > 0, "no wasm was found");
    assert!(total.1 <= MOST, "{} bytes are more than {MOST}", total.1);
    assert!(wasm.1 <= MOST_WASM, "{} bytes of wasm are more than {MOST_WASM}", wasm.1);
}

/// What a published page may transfer: HTML with its style sheet, and everything.
const MOST_PUBLISHED: (usize, usize) = (40_000, 170_000);

#[test]
fn a_published_page_is_light() {
    let dist = xtask::dist().unwrap_or_else(|error| panic!("{error}"));
    let viewer = Viewer::find(Some(&dist)).unwrap();
    let audit = xtask::workspace_root().join("examples/harmoniq/audit.md");
    let read = Read::of(&audit, None).unwrap();
    let source = read.source("en-US", None, viewer.as_ref());
    // The whole viewer and what reads texts load when a reader opens a file; the rest is for hosts, other pages and programs.
    let others = ["_headers", "embed.js", "llms.txt", "preview.png"];
    let later = ["gonogo-viewer-", "gonogo-reader-"];
    let asked = |name: &str| !later.iter().any(|start| name.starts_with(start)) && !others.contains(&name);
    let mut sum = (0, 0);
    println!("{:<48}{:>12}{:>12}", "what a published page of HarmoniQ transfers", "bytes", "brotli");
    for (name, bytes) in folder(&source).iter().filter(|(name, _)| asked(name)) {
        let packed = brotli(bytes);
        println!("{name:<48}{:>12}{packed:>12}", bytes.len());
        sum = (if name == "index.html" { packed } else { sum.0 }, sum.1 + packed);
    }
    println!("{:<48}{:>12}{:>12}", "all", "", sum.1);
    println!("{:<48}{:>12}{:>12}", "at most", "", MOST_PUBLISHED.1);
    assert!(sum.0 > 0 && sum.0 <= MOST_PUBLISHED.0, "{} bytes of HTML are more than {}", sum.0, MOST_PUBLISHED.0);
    assert!(sum.1 <= MOST_PUBLISHED.1, "{} bytes are more than {}", sum.1, MOST_PUBLISHED.1);
}

/// What a reader who opens a text waits for beside the whole viewer: extraction with its words in ten languages, checks, and the
/// page. Not part of any first screen. It was 410 kB before counts by severity were checked, and 416 before lines told by bits what
/// they hold (for speed) and more shapes of verdicts, scorecards and findings of public audits were understood; it was 430 kB before
/// forms with boxes, plans without numbers and options without a word for them were, and nine languages beside English in full.
const MOST_READER: usize = 445_000;

#[test]
fn what_reads_a_text_that_is_opened_is_light() {
    let dist = xtask::dist().unwrap_or_else(|error| panic!("{error}"));
    let names = std::fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut sum = 0;
    println!("{:<48}{:>12}{:>12}", "what the reader transfers", "bytes", "brotli");
    for name in names.filter(|name| name.starts_with("gonogo-reader-")) {
        let bytes = std::fs::read(dist.join(&name)).unwrap();
        let packed = brotli(&bytes);
        println!("{name:<48}{:>12}{packed:>12}", bytes.len());
        sum += packed;
    }
    assert!(sum > 0 && sum <= MOST_READER, "{sum} bytes are more than {MOST_READER}");
}

/// The smaller viewer carries no Markdown parser.
#[test]
fn what_makes_a_published_page_live_reads_no_markdown() {
    let path = xtask::target_folder().join("wasm32-unknown-unknown/wasm/gonogo-standing.wasm");
    let wasm = std::fs::read(&path).unwrap_or_else(|error| panic!("`{}`: {error}", path.display()));
    let holds = |name: &str| wasm.windows(name.len()).any(|window| window == name.as_bytes());
    assert!(holds("gonogo_report"), "functions are not named in the wasm: this test cannot tell anything");
    assert!(!holds("/pulldown-cmark-") && !holds("CounterClockwiseContourIntegral"));
}

/// Every crate leaves the paths of its files in the wasm, for the messages of its panics: in the one that the compiler
/// writes, since that of the page has no such messages.
#[test]
fn no_code_of_a_heavy_crate_is_in_the_wasm() {
    xtask::dist().unwrap_or_else(|error| panic!("{error}"));
    let path = xtask::target_folder().join("wasm32-unknown-unknown/wasm/gonogo-viewer.wasm");
    let wasm = std::fs::read(&path).unwrap_or_else(|error| panic!("`{}`: {error}", path.display()));
    let holds = |name: &str| wasm.windows(name.len()).any(|window| window == name.as_bytes());
    assert!(holds("/pulldown-cmark-"), "the paths of crates are not in the wasm: this test cannot tell anything");
    let found: Vec<&str> = TOO_HEAVY.into_iter().filter(|name| holds(&format!("/{name}-"))).collect();
    assert_eq!(found, [""; 0]);
}

/// The tree of crates has none of them either.
#[test]
fn no_heavy_crate_is_in_the_tree_of_the_viewer() {
    let target = ["--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro", "--prefix", "none"];
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--package", "gonogo-viewer"])
        .args(target)
        .current_dir(xtask::workspace_root())
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(tree.contains("pulldown-cmark v") && tree.contains("leptos v"), "this is no tree of the viewer:\n{tree}");
    let is_heavy = |line: &&str| TOO_HEAVY.iter().any(|name| line.split(' ').next() == Some(name));
    let found: Vec<&str> = tree.lines().filter(is_heavy).collect();
    assert_eq!(found, [""; 0]);
}

/// The files that the page of HarmoniQ asks for: what it names, and the two files that it shows. A browser test holds
/// that these are all.
fn transferred(dist: &Path) -> Vec<String> {
    let page = std::fs::read_to_string(dist.join("index.html")).unwrap();
    let named = page.split('"').filter_map(|part| part.strip_prefix("./")).map(str::to_owned);
    let mut names: Vec<String> = named.chain(["index.html", "audit.md", "scores.json"].map(str::to_owned)).collect();
    names.sort();
    names.dedup();
    names
}

/// The size after brotli of quality 11 with a window of 4 MB.
fn brotli(bytes: &[u8]) -> usize {
    gonogo_pack::brotli(bytes, 11).unwrap().len()
}
