//! How fast `gonogo check` is: a thousand audits on all cores, against pulldown-cmark alone over the same bytes on one.
//!
//! Both are measured alternately in one run, because machines drift; the budget is half of the parser's speed. The audits
//! are those of the examples and of the tests; `GONOGO_AUDITS` names a folder of others, as
//! seen from the project's root.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints, and may fail")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pulldown_cmark::{Options, Parser};

const COPIES: usize = 1000;
const ROUNDS: usize = 7;

fn main() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("thousand");
    let files = copies(&folder);
    let bytes: u64 = files.iter().map(|file| fs::metadata(file).expect("a file").len()).sum();
    let (mut checks, mut parses) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        checks.push(time(|| check(&folder)));
        parses.push(time(|| files.iter().for_each(|file| parse(file))));
    }
    let speed = |took: Duration| bytes as f64 / 1e6 / took.as_secs_f64();
    let (check, parse) = (speed(median(checks)), speed(median(parses)));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{COPIES} audits, {:.1} MB, {ROUNDS} rounds, {cores} cores", bytes as f64 / 1e6);
    println!("gonogo check:                {check:.1} MB/s");
    println!("pulldown-cmark alone:        {parse:.1} MB/s");
    println!("ratio:                       {:.2} (budget: at least 0.5)", check / parse);
}

/// The audits, again and again, in a folder of their own.
fn copies(folder: &Path) -> Vec<PathBuf> {
    let mut audits = Vec::new();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    match std::env::var_os("GONOGO_AUDITS") {
        // As seen from the project's root, where the command is given.
        Some(given) => gather(&here.join("../..").join(given), &mut audits),
        None => {
            gather(&here.join("../../examples"), &mut audits);
            gather(&here.join("../audit/tests/extract/documents"), &mut audits);
        }
    }
    assert!(!audits.is_empty(), "the folder holds Markdown files");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("a folder");
    let file = |at: usize| {
        let path = folder.join(format!("{at:04}.md"));
        fs::write(&path, &audits[at % audits.len()]).expect("a file");
        path
    };
    (0..COPIES).map(file).collect()
}

/// The `audit.md` of each folder, or all Markdown files of one that has none, in the order of their names.
fn gather(folder: &Path, audits: &mut Vec<Vec<u8>>) {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let named = folder.join("audit.md");
    if named.is_file() {
        audits.push(fs::read(named).expect("a text"));
        return;
    }
    // A folder of audits in folders may hold a file that tells about them.
    let nested = paths.iter().any(|path| path.is_dir());
    for path in paths {
        if path.is_dir() {
            gather(&path, audits);
        } else if !nested && path.extension().is_some_and(|end| end == "md") {
            audits.push(fs::read(path).expect("a text"));
        }
    }
}

fn check(folder: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_gonogo"))
        .arg("check")
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(status.code().is_some_and(|code| code < 2));
}

fn parse(file: &Path) {
    let text = fs::read_to_string(file).expect("a text");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    black_box(Parser::new_ext(&text, options).into_offset_iter().count());
}

fn time(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort();
    all[all.len() / 2]
}
