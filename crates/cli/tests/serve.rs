//! `gonogo serve`, run as a program: files that change under it, and requests that it must refuse.
#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests: a refusal here is a failed test

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

#[test]
fn a_thousand_saves_end_with_the_last_one() {
    let preview = Preview::new("saves", "# Save 0\n");
    for save in 1..=1000 {
        fs::write(preview.audit(), format!("# Save {save}\n")).unwrap();
    }
    preview.waits_for("Save 1000");
}

#[test]
fn a_file_that_goes_and_comes_back_is_seen_and_the_last_good_report_stays_between() {
    let preview = Preview::new("comes-back", "# First\n");
    fs::remove_file(preview.audit()).unwrap();
    preview.waits_until_told("could not be read");
    assert!(preview.page().contains("<h1>First</h1>"));
    // As editors do it: another file takes its name.
    let aside = preview.folder.join("aside");
    fs::write(&aside, "# Second\n").unwrap();
    fs::rename(aside, preview.audit()).unwrap();
    preview.waits_for("Second");
    assert_eq!(preview.told(), "[]");
}

#[test]
fn what_cannot_be_used_is_told_with_its_reason() {
    let preview = Preview::new("broken", "# Good\n");
    for (bytes, reason) in [(&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0"[..], "audit.md: "), (b"", "the file is empty")] {
        fs::write(preview.audit(), bytes).unwrap();
        preview.waits_until_told(reason);
        assert!(preview.page().contains("<h1>Good</h1>"), "{reason}");
    }
    fs::write(preview.audit(), "# Good\n").unwrap();
    fs::write(preview.folder.join("scores.json"), "{\"format\": 1, \"title\": \"Ha").unwrap();
    preview.waits_until_told("the JSON is not well formed");
    assert!(preview.page().contains("<h1>Good</h1>"));
    fs::write(preview.folder.join("scores.json"), "{\"format\": 1, \"title\": \"Half no more\"}").unwrap();
    preview.waits_for("Half no more");
}

#[test]
fn a_report_that_is_not_there_yet_is_waited_for() {
    let preview = Preview::of("later", None);
    assert!(preview.page().contains("There is no report yet"));
    fs::write(preview.audit(), "# Here\n").unwrap();
    preview.waits_for("Here");
}

#[test]
fn a_folder_is_no_report_and_is_not_waited_for() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_gonogo")).args(["serve", folder]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("is a folder; help: name the file in it"));
}

#[test]
fn a_first_report_of_which_a_part_is_missing_replaces_the_waiting() {
    let preview = Preview::of("part", None);
    fs::write(preview.folder.join("scores.json"), "{").unwrap();
    fs::write(preview.audit(), "# Here\n").unwrap();
    preview.waits_for("Here");
    preview.waits_until_told("the JSON is not well formed");
    // The page that waits loads again when another version than its own is there.
    assert!(preview.ask("/state.json", "127.0.0.1").contains("\"version\":1"));
}

#[test]
fn every_objection_is_told_with_its_place_in_the_page_and_in_the_terminal_at_each_save() {
    let preview = Preview::new("objections", "# Report\n");
    let scores = preview.folder.join("scores.json");
    fs::write(&scores, "{\"format\": 1, \"titel\": \"Report\", \"date\": true}").unwrap();
    preview.waits_until_told("titel");
    let state = preview.state();
    let told = state["told"].as_array().unwrap();
    // The report can be used all the same.
    assert_eq!((state["good"].as_bool(), told.len()), (Some(true), 2), "{state}");
    let unknown = told.iter().find(|told| told["message"].as_str().unwrap().contains("`titel`")).unwrap();
    assert_eq!(unknown["severity"], "warning");
    assert!(unknown["file"].as_str().unwrap().ends_with("scores.json"), "{unknown}");
    assert!(unknown["place"].as_str().unwrap().contains("line 1, column 15"), "{unknown}");
    assert!(unknown["help"].as_str().unwrap().contains("title"), "{unknown}");
    fs::write(&scores, "{\"format\": 1, \"title\": \"Report\"}").unwrap();
    eventually("nothing is left to tell", || preview.told() == "[]");
    let talk = fs::read_to_string(preview.folder.join("talk")).unwrap();
    let line = talk.lines().find(|line| line.contains("`titel`")).unwrap();
    assert!(line.starts_with("warning: ") && line.contains("scores.json (") && line.contains("; help: "), "{line}");
}

#[cfg(unix)]
#[test]
fn it_stops_cleanly_when_it_is_told_to() {
    let mut preview = Preview::new("stopped", "# Report\n");
    let id = preview.program.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(preview.program.wait().unwrap().code(), Some(0));
    assert!(TcpStream::connect(("127.0.0.1", preview.port)).is_err(), "the port is free again");
    assert!(fs::read_to_string(preview.folder.join("talk")).unwrap().ends_with("stopped\n"));
}

#[test]
fn nothing_but_the_report_is_given_away() {
    let preview = Preview::new("refused", "# Report\n");
    fs::write(preview.folder.join("secret.md"), "secret").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", preview.folder.join("link.md")).unwrap();
    for path in [
        "/secret.md",
        "/link.md",
        "/../secret.md",
        "/%2e%2e/secret.md",
        "/..%2fsecret.md",
        "/etc/passwd",
        "//etc/passwd",
        "/%00",
    ] {
        assert!(preview.ask(path, "127.0.0.1").starts_with("HTTP/1.1 404"), "{path}");
    }
    for host in ["evil.example", "127.0.0.1.evil.example", "192.168.0.1", ""] {
        assert!(preview.ask("/", host).starts_with("HTTP/1.1 404"), "{host}");
    }
    assert!(preview.ask("/", "localhost").starts_with("HTTP/1.1 200"));
}

/// A running `gonogo serve` of a folder of its own; stopped when dropped.
struct Preview {
    folder: PathBuf,
    port: u16,
    program: Child,
}

impl Preview {
    fn new(name: &str, text: &str) -> Self {
        Self::of(name, Some(text))
    }

    fn of(name: &str, text: Option<&str>) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("serve-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        if let Some(text) = text {
            fs::write(folder.join("audit.md"), text).unwrap();
        }
        let mut program = Command::new(env!("CARGO_BIN_EXE_gonogo"))
            .args(["serve", "--port", "0"])
            .arg(folder.join("audit.md"))
            .stdout(Stdio::piped())
            .stderr(fs::File::create(folder.join("talk")).unwrap())
            .spawn()
            .unwrap();
        // The first line is the address and nothing else.
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.strip_prefix("http://127.0.0.1:").and_then(|rest| rest.trim_end().strip_suffix('/'));
        let port = port.unwrap_or_else(|| panic!("{line}")).parse().unwrap();
        Self { folder, port, program }
    }

    fn audit(&self) -> PathBuf {
        self.folder.join("audit.md")
    }

    fn ask(&self, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn page(&self) -> String {
        self.ask("/", "127.0.0.1")
    }

    fn state(&self) -> serde_json::Value {
        let state = self.ask("/state.json", "127.0.0.1");
        serde_json::from_str(state.split("\r\n\r\n").nth(1).unwrap()).unwrap()
    }

    fn told(&self) -> String {
        self.state()["told"].to_string()
    }

    #[track_caller]
    fn waits_for(&self, title: &str) {
        eventually(title, || self.page().contains(&format!("<h1>{title}</h1>")));
    }

    #[track_caller]
    fn waits_until_told(&self, reason: &str) {
        eventually(reason, || self.told().contains(reason));
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[track_caller]
fn eventually(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited in vain for `{what}`");
        thread::sleep(Duration::from_millis(30));
    }
}
