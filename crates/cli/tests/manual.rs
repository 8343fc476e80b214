//! The manual, held against the program: every option that a command line in it names is there.
#![allow(clippy::unwrap_used)] // helpers of tests: a refusal here is a failed test

use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[test]
fn every_option_that_the_manual_names_is_one_of_its_command() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let chapters = fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut named = 0;
    for path in chapters.chain([root.join("README.md")]).filter(|path| path.extension().is_some_and(|end| end == "md"))
    {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().flat_map(|line| line.split('`')) {
            let Some((_, call)) = line.split_once("gonogo ") else { continue };
            let mut words = call.split_whitespace();
            let Some(command) = words.next().filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase()))
            else {
                continue;
            };
            for option in words.take_while(|word| *word != "#").filter(|word| word.starts_with('-') && word.len() > 1) {
                assert!(help(command).contains(option), "`{}` names `gonogo {command} {option}`", path.display());
                named += 1;
            }
        }
    }
    assert!(named > 10, "only {named} options were found");
}

#[test]
fn each_command_has_a_manual_page() {
    let printed = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_gonogo")).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    assert!(printed(&["man"]).1.contains(".TH gonogo 1"));
    let (status, page) = printed(&["man", "check"]);
    assert!(status == Some(0) && page.contains(".TH gonogo-check 1") && page.contains("fail\\-on"), "{page}");
    assert_eq!(printed(&["man", "chekc"]).0, Some(2));
    let dir = env::temp_dir().join(format!("gonogo-man-{}", std::process::id()));
    assert_eq!(printed(&["man", "--dir", dir.to_str().unwrap()]).0, Some(0));
    for name in ["gonogo.1", "gonogo-build.1", "gonogo-check.1", "gonogo-serve.1"] {
        assert!(dir.join(name).is_file(), "{name}");
    }
    fs::remove_dir_all(dir).unwrap();
}

fn help(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_gonogo")).args([command, "--help"]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}
