//! `gonogo check`, as its manual tells it: what is read, what is printed, and the exit status.
//!
//! `sarif-2.1.0.schema.json` is the schema of OASIS (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/>), its prose taken out.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Adds up.
const SOUND: &str = "# Kite\n\n| Fix | Effort |\n|---|---|\n| Dumps | 4h |\n| Pager | 2h |\n| **Total** | **6h** |\n";

/// A total that its rows do not explain: an error on line 7.
const WRONG: &str = "# Kite\n\n| Fix | Effort |\n|---|---|\n| Dumps | 4h |\n| Pager | 2h |\n| **Total** | **9h** |\n";

/// A count that is off: a warning on line 3.
const DOUBTFUL: &str = "# Kite\n\n### Low (3 issues)\n\n- No favicon\n- Old logo\n";

/// A folder of its own for a test.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn gonogo(folder: &PathBuf, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gonogo"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that rejects its arguments reads nothing.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("a status")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&stdout(output)).expect("JSON")
}

// EXIT STATUS

#[test]
fn exits_0_where_all_adds_up() {
    let folder = folder("sound", &[("audit.md", SOUND)]);
    let output = gonogo(&folder, &["audit.md"], "");
    assert_eq!((status(&output), stdout(&output).as_str()), (0, "audit.md: 1 agrees\n"));
}

#[test]
fn exits_1_at_an_error() {
    let folder = folder("wrong", &[("audit.md", WRONG)]);
    assert_eq!(status(&gonogo(&folder, &["audit.md"], "")), 1);
}

#[test]
fn fail_on_moves_the_bar() {
    let folder = folder("doubtful", &[("audit.md", DOUBTFUL)]);
    assert_eq!(status(&gonogo(&folder, &["audit.md"], "")), 0);
    assert_eq!(status(&gonogo(&folder, &["audit.md", "--fail-on", "warning"], "")), 1);
    assert_eq!(status(&gonogo(&folder, &["audit.md", "--fail-on", "info"], "")), 1);
    let sound = self::folder("sound-too", &[("audit.md", SOUND)]);
    assert_eq!(status(&gonogo(&sound, &["audit.md", "--fail-on", "info"], "")), 0);
}

#[test]
fn exits_2_where_a_file_cannot_be_read() {
    let folder = folder("absent", &[("audit.md", SOUND)]);
    let output = gonogo(&folder, &["nowhere.md"], "");
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("`nowhere.md` could not be read"));
    let output = gonogo(&folder, &["audit.md", "nowhere.md"], "");
    assert_eq!(
        (status(&output), stdout(&output).as_str()),
        (2, "audit.md: 1 agrees\n"),
        "the others are still checked"
    );
}

#[test]
fn exits_2_where_the_arguments_are_wrong() {
    let folder =
        folder("arguments", &[("a.md", SOUND), ("b.md", SOUND), ("s.json", "{\"format\": 1}"), ("empty/x.txt", "")]);
    for arguments in [
        &["--format", "xml", "a.md"][..],
        &[],
        &["a.md", "--fail-on", "never"],
        &["a.md", "b.md", "--scores", "s.json"],
        &["empty"],
        &["--explain", "G999"],
        &["-", "--scores", "-"],
    ] {
        assert_eq!(status(&gonogo(&folder, arguments, "")), 2, "{arguments:?}");
    }
}

// INPUT

#[test]
fn a_dash_reads_standard_input() {
    let folder = folder("stdin", &[]);
    fs::create_dir_all(&folder).expect("a folder");
    let output = gonogo(&folder, &["-", "--format", "json"], WRONG);
    assert_eq!((status(&output), json(&output)[0]["line"].as_u64()), (1, Some(7)));
}

#[test]
fn a_folder_is_read_with_all_markdown_in_it() {
    let folder = folder(
        "several",
        &[("docs/a.md", SOUND), ("docs/deep/b.markdown", WRONG), ("docs/c.txt", WRONG), ("docs/.git/d.md", WRONG)],
    );
    let output = gonogo(&folder, &["docs"], "");
    assert_eq!(status(&output), 1);
    assert_eq!(stdout(&output), "docs/a.md: 1 agrees\ndocs/deep/b.markdown: 1 error\n");
    assert!(stderr(&output).starts_with("2 audits, ") && stderr(&output).contains("MB/s"), "{}", stderr(&output));
}

#[test]
fn json_of_several_is_one_array_that_names_the_files() {
    let folder = folder("several-json", &[("a.md", SOUND), ("b.md", WRONG)]);
    let found = json(&gonogo(&folder, &["a.md", "b.md", "--format", "json"], ""));
    let files: Vec<&str> =
        found.as_array().expect("an array").iter().filter_map(|found| found["file"].as_str()).collect();
    assert_eq!(files, ["a.md", "b.md"]);
}

#[test]
fn scores_beside_the_audit_are_compared() {
    let text = "# Kite\n\n**Overall Score:** 25/50\n";
    let scores = "{\"format\": 1, \"score\": {\"value\": 27, \"max\": 50}, \"titel\": \"x\"}";
    let folder = folder("scores", &[("audit.md", text), ("scores.json", scores)]);
    let found = json(&gonogo(&folder, &["audit.md", "--format", "json"], ""));
    let one = |code: &str| {
        found.as_array().expect("an array").iter().find(|found| found["code"] == code).expect("found").clone()
    };
    assert_eq!((one("G061")["line"].as_u64(), one("G061")["kind"].as_str()), (Some(3), Some("contradiction")));
    assert_eq!(one("G100")["file"], "scores.json");
}

// OUTPUT

#[test]
fn human_underlines_the_culprit() {
    let folder = folder("human", &[("audit.md", WRONG)]);
    let output = gonogo(&folder, &["audit.md"], "");
    let expected = "\
error[G001]: `9h` is not explained by the rows shown, which add up to 6 hours
 --> audit.md:7:17
  |
7 | | **Total** | **9h** |
  |                 ^^ computed: 6 hours
  |
  = help: correct the total, or add the rows that explain it

audit.md: 1 error
";
    assert_eq!(stdout(&output), expected);
    assert!(!stdout(&output).contains('\x1b'), "colors are for terminals");
}

#[test]
fn json_has_the_fields_of_the_format() {
    let folder = folder("json", &[("audit.md", WRONG)]);
    let found = json(&gonogo(&folder, &["audit.md", "--format", "json"], ""));
    let expected = serde_json::json!([{
        "code": "G001", "severity": "error", "kind": "sum", "line": 7, "column": 17,
        "message": "`9h` is not explained by the rows shown, which add up to 6 hours",
        "stated": "9h", "computed": "6 hours", "help": "correct the total, or add the rows that explain it",
    }]);
    assert_eq!(found, expected);
    let agreement =
        json(&gonogo(&self::folder("json-ok", &[("audit.md", SOUND)]), &["audit.md", "--format", "json"], ""));
    assert_eq!(
        (agreement[0]["severity"].as_str(), agreement[0]["kind"].as_str(), agreement[0]["line"].as_u64()),
        (Some("ok"), Some("sum"), Some(7))
    );
}

#[test]
fn github_annotates_the_lines() {
    let folder = folder("github", &[("audit.md", DOUBTFUL)]);
    let output = gonogo(&folder, &["audit.md", "--format", "github"], "");
    let expected = "::warning file=audit.md,line=3,col=10,endColumn=18,title=G040::`3 issues` in the heading, but 2 items under it%0A\
                    help: correct the number, or complete the list\n";
    assert_eq!(stdout(&output), expected);
}

#[test]
fn sarif_follows_its_schema() {
    let folder =
        folder("sarif", &[("é 1.md", WRONG), ("b.md", DOUBTFUL), ("c.md", SOUND), ("d.md", "[x](#nowhere)\n")]);
    let output = gonogo(&folder, &["é 1.md", "b.md", "c.md", "d.md", "--format", "sarif"], "");
    let log = json(&output);
    let schema: Value = serde_json::from_str(include_str!("sarif-2.1.0.schema.json")).expect("the schema is JSON");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("sarif.json", schema).expect("a resource");
    let index = compiler.compile("sarif.json", &mut schemas).expect("the schema follows its draft");
    let objection = schemas.validate(&log, index).map_or_else(|error| error.to_string(), |()| String::new());
    assert_eq!(objection, "");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let levels: Vec<&str> = results.iter().filter_map(|result| result["level"].as_str()).collect();
    assert_eq!(levels, ["error", "warning", "none", "warning"]);
    assert_eq!(results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "%C3%A9%201.md");
}

#[test]
fn explain_prints_the_page_of_a_code() {
    let folder = folder("explain", &[("x.md", "")]);
    let page = stdout(&gonogo(&folder, &["--explain", "g001"], ""));
    assert!(page.starts_with("## G001: total row\n") && page.contains("**How to fix.**"));
    assert!(stdout(&gonogo(&folder, &["--explain", "G100"], "")).starts_with("## G100: flaw of scores.json"));
}

#[test]
fn completions_and_the_manual_know_the_command() {
    let run = |arguments: &[&str]| {
        stdout(&Command::new(env!("CARGO_BIN_EXE_gonogo")).args(arguments).output().expect("the program runs"))
    };
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(run(&["completions", shell]).contains("fail-on"), "{shell}");
    }
    let manual = run(&["man"]);
    assert!(manual.contains(".TH gonogo") && manual.contains("check"));
}
