//! `gonogo extract` and `gonogo init`, called as a person would.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const AUDIT: &str = "\
# Readiness of Papercrane

**Date:** 18 February 2026
**Status:** Not ready

## Total score: 25/50 (50%)

## Critical issues

### F-1: No backups
**Impact:** All data is lost
**Fix:** Back up daily
**Effort:** 4h
**Cost:** $500-1,000

## Plan

| Phase | Duration | Cost |
|-------|----------|------|
| Phase 1: Repair | 1 week | $7,200 |
| Phase 2: Harden | 2-3 weeks | $23,400 + $15K services |

- [x] Plan it
- [ ] Do it
";

fn gonogo(arguments: &[&str], input: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gonogo"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("piped").write_all(input.unwrap_or_default().as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

fn folder(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a file");
    }
    folder
}

#[test]
fn what_the_text_says_is_printed_with_its_lines() {
    let output = gonogo(&["extract", "-"], Some(AUDIT));
    assert!(output.status.success());
    let said = json(&output);
    assert_eq!(said["title"], "Readiness of Papercrane");
    assert_eq!(said["date"], "2026-02-18");
    assert_eq!(
        (&said["verdict"]["decision"], &said["verdict"]["source"]["line"]),
        (&Value::from("no-go"), &Value::from(4))
    );
    assert_eq!(said["score"], serde_json::json!({"value": 25, "max": 50, "source": {"line": 6}}));
    let finding = &said["findings"][0];
    assert_eq!((&finding["title"], &finding["severity"]), (&Value::from("No backups"), &Value::from("critical")));
    assert_eq!((&finding["source"]["line"], &finding["hours"]), (&Value::from(10), &serde_json::json!([4, 4])));
    assert_eq!(finding["amount"], serde_json::json!({"low": 500, "high": 1000, "currency": "USD", "per": null}));
    assert_eq!(said["phases"][1]["days"], serde_json::json!([14, 21]));
    assert_eq!(said["phases"][1]["amount"]["high"], 38400);
    assert_eq!(said["checklist"], serde_json::json!({"done": 1, "open": 1}));
    assert_eq!((&said["language"], &said["unread"]), (&Value::from("en"), &Value::Array(Vec::new())));
}

#[test]
fn the_scores_win_and_a_difference_is_told() {
    let folder = folder(
        "extract-scores",
        &[
            ("audit.md", AUDIT),
            (
                "scores.json",
                r#"{"format": 1, "score": {"value": 30, "max": 50}, "phases": [{"name": "Phase 2: Harden", "duration": "4 weeks"}]}"#,
            ),
        ],
    );
    let output = gonogo(&["extract", &folder.join("audit.md").to_string_lossy()], None);
    let said = json(&output);
    assert_eq!(said["score"]["value"], 30);
    assert_eq!(said["phases"].as_array().map(Vec::len), Some(1));
    // Its line is that of the same phase in the text.
    assert_eq!(said["phases"][0]["source"]["line"], 21);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("`25/50` in the text"), "{told}");
    assert!(told.contains("`duration` of `Phase 2: Harden` is `4 weeks` here and `2-3 weeks` in the text"), "{told}");
}

#[test]
fn a_folder_gives_an_array_with_the_name_of_each_file() {
    let folder = folder("extract-folder", &[("b.md", "# B\n"), ("a.md", "# A\n"), ("notes.txt", "no")]);
    let said = json(&gonogo(&["extract", &folder.to_string_lossy()], None));
    let titles: Vec<&Value> = said.as_array().expect("an array").iter().map(|one| &one["title"]).collect();
    assert_eq!(titles, ["A", "B"]);
    assert!(said[0]["file"].as_str().is_some_and(|file| file.ends_with("a.md")));
}

#[test]
fn init_writes_scores_that_read_back_without_a_diagnostic_and_fit_the_schema() {
    let output = gonogo(&["init", "-"], Some(AUDIT));
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let read = gonogo_report::scores::read(&text);
    assert_eq!(read.diagnostics, [], "{text}");
    assert_eq!(read.report.score.map(|score| score.value), Some(25.0));
    assert_eq!(read.report.phases.len(), 2);
    assert!(text.contains("\"source\": {\n        \"line\": 10\n      }"), "{text}");

    let schema: Value = serde_json::from_str(&gonogo_report::scores::schema().expect("a schema")).expect("JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("scores.schema.json", schema).expect("a resource");
    let index = compiler.compile("scores.schema.json", &mut schemas).expect("a schema that compiles");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert!(schemas.validate(&value, index).is_ok(), "{:?}", schemas.validate(&value, index).err());
}

#[test]
fn init_never_overwrites_a_file() {
    let folder = folder("init-file", &[("audit.md", AUDIT), ("scores.json", "{}")]);
    let (audit, scores) = (folder.join("audit.md"), folder.join("scores.json"));
    let output = gonogo(&["init", &audit.to_string_lossy(), "-o", &scores.to_string_lossy()], None);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(scores).expect("still there"), "{}");
}

#[test]
fn what_cannot_be_read_ends_with_status_2() {
    for arguments in [&["extract", "/nowhere/audit.md"][..], &["extract"][..]] {
        assert_eq!(gonogo(arguments, None).status.code(), Some(2), "{arguments:?}");
    }
}
