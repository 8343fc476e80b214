//! How fast `gonogo check` is: a thousand audits on all cores, against pulldown-cmark alone over the same bytes on one.
//!
//! Both are measured alternately in one run, because machines drift; the budget is half of the parser's speed.

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
    println!("gonogo check, {COPIES} audits:    {check:.1} MB/s");
    println!("pulldown-cmark alone:        {parse:.1} MB/s");
    println!("ratio:                       {:.2} (budget: at least 0.5)", check / parse);
}

/// The example audits, again and again, in a folder of their own.
fn copies(folder: &Path) -> Vec<PathBuf> {
    let examples =
        [include_str!("../../../examples/harmoniq/audit.md"), include_str!("../../../examples/minimal/audit.md")];
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("a folder");
    let file = |at: usize| {
        let path = folder.join(format!("{at:04}.md"));
        fs::write(&path, examples[at % examples.len()]).expect("a file");
        path
    };
    (0..COPIES).map(file).collect()
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
