//! `gonogo build`, run as a program: what it writes, and that it always writes the same.
#![allow(clippy::unwrap_used)] // helpers of tests: a refusal here is a failed test

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, thread, time};

#[test]
fn the_same_input_gives_the_same_bytes_at_another_time_and_place() {
    let (one, other) = (Folder::new("same-1"), Folder::new("same-2/deeper/down"));
    assert_eq!(one.publish(&["-o"]).status.code(), Some(0));
    thread::sleep(time::Duration::from_millis(1100));
    assert_eq!(other.publish(&["-o"]).status.code(), Some(0));
    let (one, other) = (one.written(), other.written());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    assert!(one.contains_key("preview.png"));
    for (name, bytes) in &one {
        assert!(other[name] == *bytes, "{name} differs");
    }
    assert!(one.contains_key("index.html") && one.contains_key("index.html.br") && one.contains_key("index.html.gz"));
}

#[test]
fn the_page_holds_no_inline_script_and_no_absolute_address() {
    let folder = Folder::new("inline");
    folder.publish(&["-o"]);
    let page = String::from_utf8(folder.written()["index.html"].clone()).unwrap();
    for script in page.match_indices("<script").map(|(at, _)| &page[at..]) {
        let tag = &script[..script.find('>').unwrap()];
        assert!(tag.contains(" src=\"") && tag.contains(" integrity=\"sha384-"), "{tag}");
        assert!(script[tag.len()..].starts_with("></script>"), "{tag}");
    }
    assert!(!page.contains(" style=\"") && !page.contains(" onclick"));
    assert_eq!(page.find("=\"http").map(|at| &page[at..at + 60]), None, "an absolute address");
    let policy = "default-src &#39;none&#39;";
    assert!(page.contains(policy));
    let headers = String::from_utf8(folder.written()["_headers"].clone()).unwrap();
    assert!(headers.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"), "{headers}");
}

#[test]
fn what_a_shared_link_shows_is_named_and_a_confidential_report_is_not_indexed() {
    let folder = Folder::new("about");
    folder.publish(&["--address", "https://docs.example/report/", "-o"]);
    let page = String::from_utf8(folder.written()["index.html"].clone()).unwrap();
    for part in [
        "<title>HarmoniQ: readiness for production</title>",
        "<link rel=\"canonical\" href=\"https://docs.example/report/\">",
        "<meta property=\"og:title\" content=\"HarmoniQ: readiness for production\">",
        "<meta name=\"robots\" content=\"noindex, nofollow, noarchive\">",
        // Programs that show links need the whole address, which only a page that knows its own can give.
        "<meta property=\"og:image\" content=\"https://docs.example/report/preview.png\">",
        "<link rel=\"alternate\" type=\"application/json\" href=\"scores.json\">",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let text = String::from_utf8(folder.written()["llms.txt"].clone()).unwrap();
    assert!(text.starts_with("# HarmoniQ: readiness for production\n\n> No-go"), "{text}");
}

#[test]
fn only_a_report_that_calls_itself_public_is_offered_to_search_engines() {
    let folder = Folder::new("search-engines");
    for (classification, asked) in
        [("", true), ("**Classification:** Internal\n", true), ("**Classification:** Public\n", false)]
    {
        folder.publish_text("search-engines", &format!("# Report\n\n{classification}"), &[]);
        assert_eq!(folder.page().contains("<meta name=\"robots\""), asked, "{classification}");
        let headers = String::from_utf8(folder.written()["_headers"].clone()).unwrap();
        assert_eq!(headers.contains("X-Robots-Tag: noindex"), asked, "{classification}");
    }
}

#[test]
fn an_address_is_made_whole_and_each_of_several_reports_has_its_own() {
    let folder = Folder::new("addresses");
    let canonical =
        |page: &str| page.split("canonical\" href=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    for (address, whole) in [
        ("https://docs.example", "https://docs.example/"),
        ("https://docs.example/report", "https://docs.example/report/"),
        ("https://docs.example/report/index.html", "https://docs.example/report/index.html"),
    ] {
        folder.publish(&["--address", address, "-o"]);
        assert_eq!(canonical(&folder.page()).as_deref(), Some(whole));
    }
    let (harmoniq, minimal) = (example("harmoniq/audit.md"), example("minimal/audit.md"));
    let out = folder.0.display().to_string();
    gonogo(&["build", &harmoniq, &minimal, "--address", "https://docs.example/all", "-o", &out]);
    for name in ["harmoniq", "minimal"] {
        let page = fs::read_to_string(folder.0.join(name).join("index.html")).unwrap();
        assert_eq!(canonical(&page), Some(format!("https://docs.example/all/{name}/")));
    }
    for wrong in [
        "docs.example",
        "/report/",
        "https://",
        "https://docs.example/a b/",
        "https://docs.example/?a=1",
        "javascript:1",
    ] {
        let output = gonogo(&["build", &harmoniq, "--address", wrong, "-o", &out]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(told(&output).contains("is no address of a page; help: "), "{}", told(&output));
    }
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = Folder::new("own");
    fs::create_dir_all(&folder.0).unwrap();
    let audit = folder.0.join("audit.md");
    fs::write(&audit, "# Report\n\n**Verdict:** Ready\n").unwrap();
    let (audit, own) = (audit.display().to_string(), folder.0.display().to_string());
    let output = gonogo(&["build", &audit, "-o", &own]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("is the folder of the audit"), "{}", told(&output));
    let output = gonogo(&["build", &audit, "--single-file", "-o", &audit]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("would be written over"), "{}", told(&output));
    assert_eq!(folder.written().into_keys().collect::<Vec<_>>(), ["audit.md"], "nothing was written");
    // Folders on the way are made, for one file as for many.
    let file = folder.0.join("new/deep/report.html");
    let output = gonogo(&["build", &audit, "--single-file", "-o", &file.display().to_string()]);
    assert!(file.is_file(), "{}", told(&output));
}

#[test]
fn scores_that_name_their_schema_find_it_beside_them() {
    let folder = Folder::new("schema");
    folder.publish(&["-o"]);
    let schema: serde_json::Value = serde_json::from_slice(&folder.written()["scores.schema.json"]).unwrap();
    assert!(schema["properties"]["phases"].is_object());
}

#[test]
fn a_shared_link_shows_a_picture_that_says_in_words_what_is_on_it() {
    let folder = Folder::new("picture");
    folder.publish(&["-o"]);
    let files = folder.written();
    let page = String::from_utf8(files["index.html"].clone()).unwrap();
    let picture = &files["preview.png"];
    assert_eq!(picture[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");
    assert!((5_000..40_000).contains(&picture.len()), "{} bytes", picture.len());
    println!("the picture of HarmoniQ for shared links: {} bytes", picture.len());
    for part in [
        "<meta property=\"og:image\" content=\"preview.png\">",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta property=\"og:image:height\" content=\"630\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let alt = page.split("og:image:alt\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let scores = fs::read_to_string(example("harmoniq/scores.json")).unwrap();
    let scores: serde_json::Value = serde_json::from_str(&scores).unwrap();
    let named = scores["options"].as_array().unwrap().iter().map(|option| option["name"].as_str().unwrap());
    for part in named.chain(["No-go: Not ready for deployment.", "25 of 50", "Feb 18, 2026"]) {
        assert!(alt.contains(part), "{part}: {alt}");
    }
    // One file has nothing beside it.
    let one = folder.0.join("one.html");
    folder.publish_to(&one, &["--single-file", "-o"]);
    assert!(!fs::read_to_string(one).unwrap().contains("og:image"));
}

#[test]
fn several_audits_get_a_folder_each() {
    let folder = Folder::new("several");
    let (harmoniq, minimal) = (example("harmoniq/audit.md"), example("minimal/audit.md"));
    let output = gonogo(&["build", &harmoniq, &minimal, "-o", &folder.0.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    for name in ["harmoniq", "minimal"] {
        assert!(folder.0.join(name).join("index.html").is_file(), "{name}");
    }
}

#[test]
fn headers_are_printed_for_the_host_that_is_named() {
    let folder = Folder::new("headers");
    for (host, start) in
        [("nginx", "add_header Content-Security-Policy \""), ("apache", "Header always set"), ("caddy", "header ")]
    {
        let output = folder.publish(&["--headers", host, "-o"]);
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.starts_with(start), "{host}: {printed}");
    }
}

#[test]
fn what_cannot_be_used_is_told_and_broken_scores_are_not_published() {
    let folder = Folder::new("objections");
    let audit = folder.0.with_file_name("objections-audit.md");
    fs::write(&audit, "# Report\n").unwrap();
    let scores = folder.0.with_file_name("objections-scores.json");
    fs::write(&scores, "{").unwrap();
    let out = folder.0.display().to_string();
    let output =
        gonogo(&["build", &audit.display().to_string(), "--scores", &scores.display().to_string(), "-o", &out]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("the JSON is not well formed"), "{}", told(&output));
    assert!(folder.0.join("index.html").is_file() && !folder.0.join("scores.json").exists());
    fs::write(&audit, "").unwrap();
    let output = gonogo(&["build", &audit.display().to_string(), "-o", &out]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("the file is empty"), "{}", told(&output));
}

#[test]
fn text_of_an_audit_stays_text_in_what_is_published() {
    let folder = Folder::new("untrusted");
    let audit = folder.0.with_file_name("untrusted.md");
    let text = "# </title><script>alert(1)</script>\n\n</style></script><img src=x onerror=alert(1)>\n";
    fs::write(&audit, text).unwrap();
    let out = folder.0.display().to_string();
    gonogo(&["build", &audit.display().to_string(), "-o", &out]);
    let page = fs::read_to_string(folder.0.join("index.html")).unwrap();
    let one = folder.0.join("one.html");
    gonogo(&["build", "--single-file", &audit.display().to_string(), "-o", &one.display().to_string()]);
    for page in [page, fs::read_to_string(one).unwrap()] {
        assert!(!page.contains("<script>alert") && !page.contains("<img") && page.contains("&lt;img"));
        assert_eq!(page.matches("<title>").count(), page.matches("</title>").count());
    }
}

/// An audit of a product that does not exist, in Markdown alone. One of its totals is wrong.
const ALONE: &str = "\
# Parcel desk: launch audit

**Date:** 4 May 2026
**Overall score:** 31/50
**Verdict:** NO-GO. Not ready for customers.

## Critical findings

### No restore was ever tried

**Impact:** a lost disk loses every parcel
**Fix:** restore a copy each week
**Effort:** 6 hours

## High findings

### Nobody is told of failures

**Impact:** outages last until a customer calls

## Plan

| Phase | Duration | Cost |
| --- | --- | --- |
| Phase 1: Make it safe | 2 weeks | $4,000 |
| Phase 2: Make it quiet | 3 weeks | $6,000 |
| **Total** | 5 weeks | $12,000 |
";

#[test]
fn markdown_alone_gives_verdict_score_findings_phases_and_checks() {
    let folder = Folder::new("alone");
    let output = folder.publish_text("alone", ALONE, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(told(&output).contains("1 place does not add up"), "{}", told(&output));
    let page = folder.page();
    for part in [
        "<meta name=\"description\" content=\"No-go: NO-GO. Not ready for customers.. 31 of 50.\">",
        "<article class=\"finding critical\" id=\"f-no-restore-was-ever-tried\"",
        "<article class=\"finding high\" id=\"f-nobody-is-told-of-failures\"",
        "data-phase=\"phase-1-make-it-safe\"",
        "<a href=\"#checks\" data-to=\"checks\">Does it add up?</a>",
        "<dt>Stated</dt><dd>$12,000</dd>",
        "<dt>Computed</dt><dd>$10,000</dd>",
        "<a href=\"#t-plan\">line 27</a>",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn the_scores_of_markdown_alone_are_written_beside_the_page_and_give_the_same_page() {
    let (one, other) = (Folder::new("written-1"), Folder::new("written-2"));
    one.publish_text("written-1", ALONE, &[]);
    let scores = one.0.join("scores.json");
    other.publish_text("written-2", ALONE, &["--scores", &scores.display().to_string()]);
    // Links to findings and options name ids: the viewer reads those of the file.
    let written: serde_json::Value = serde_json::from_slice(&fs::read(&scores).unwrap()).unwrap();
    for finding in written["findings"].as_array().unwrap() {
        assert!(one.page().contains(&format!("id=\"f-{}\"", finding["id"].as_str().unwrap())), "{finding}");
    }
    // Where a number stands in the scores as well, its trail says so.
    let of_files = |page: String| {
        let page = page.replace("audit.md and scores.json", "audit.md");
        let mut parts = page.split(", <code>");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |page, part| page + part.split_once("</code> in scores.json").map_or(part, |(_, rest)| rest))
    };
    assert!(other.page().contains("<code>phases[1].cost</code> in scores.json"));
    assert_eq!(of_files(one.page()), of_files(other.page()));
    assert_eq!(fs::read(scores).unwrap(), fs::read(other.0.join("scores.json")).unwrap());
}

#[test]
fn scores_that_say_everything_are_published_as_they_are_and_others_are_completed() {
    let folder = Folder::new("as-given");
    folder.publish(&["-o"]);
    assert!(folder.written()["scores.json"] == fs::read(example("harmoniq/scores.json")).unwrap());
    let (folder, scores) = (Folder::new("completed"), Folder::new("completed-scores").0);
    fs::write(&scores, "{\"format\": 1, \"score\": {\"value\": 40, \"max\": 50}}").unwrap();
    folder.publish_text("completed", ALONE, &["--scores", &scores.display().to_string()]);
    let written: serde_json::Value = serde_json::from_slice(&folder.written()["scores.json"]).unwrap();
    assert_eq!(written["score"]["value"], 40, "the scores win");
    assert_eq!(written["verdict"]["decision"], "no-go");
    assert!(folder.page().contains("in the scores"), "that both differ is told");
    // A text without data has no scores.
    let folder = Folder::new("nothing");
    folder.publish_text("nothing", "# Notes\n\nWords.\n", &[]);
    assert!(!folder.written().contains_key("scores.json"));
    assert!(folder.page().contains("no figures that could be checked"));
}

#[test]
fn what_does_not_add_up_makes_the_exit_status_1_where_that_is_wanted() {
    let folder = Folder::new("fail-on");
    assert_eq!(folder.publish_text("fail-on", ALONE, &["--fail-on", "error"]).status.code(), Some(1));
    let sound = ALONE.replace("$12,000", "$10,000");
    assert_eq!(folder.publish_text("fail-on", &sound, &["--fail-on", "error"]).status.code(), Some(0));
}

#[test]
fn text_of_an_audit_stays_text_in_what_the_checks_say_of_it() {
    let folder = Folder::new("untrusted-checks");
    let text = ALONE.replace("# Parcel", "# </script><i>Parcel").replace("**Total**", "**Total <b>`</b>**")
        + "\n[here](#<u>nowhere)\n\n## Levels <s>\n\n| <u> | <i>`x |\n| --- | --- |\n| 1 | 2 |\n";
    folder.publish_text("untrusted-checks", &text, &[]);
    let page = folder.page();
    let from = page.find("id=\"checks\"").unwrap();
    let part = &page[from..from + page[from..].find("</section>").unwrap()];
    for tag in ["<b>", "<i>", "<u>", "<s>", "</script"] {
        assert!(!part.contains(tag), "{tag}: {part}");
    }
    assert!(part.contains("&lt;u&gt;"), "{part}");
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.parent().unwrap()).unwrap();
        Self(folder)
    }

    /// Publishes HarmoniQ here; the folder follows the last argument.
    fn publish(&self, arguments: &[&str]) -> Output {
        self.publish_to(&self.0, arguments)
    }

    /// Publishes a text of its own here.
    fn publish_text(&self, name: &str, text: &str, arguments: &[&str]) -> Output {
        let audit = self.0.with_file_name(format!("{name}.md"));
        fs::write(&audit, text).unwrap();
        let (audit, out) = (audit.display().to_string(), self.0.display().to_string());
        gonogo(&[&["build", audit.as_str(), "-o", &out], arguments].concat())
    }

    fn page(&self) -> String {
        fs::read_to_string(self.0.join("index.html")).unwrap()
    }

    fn publish_to(&self, out: &Path, arguments: &[&str]) -> Output {
        let (audit, out) = (example("harmoniq/audit.md"), out.display().to_string());
        let output = gonogo(&[&["build", audit.as_str()], arguments, &[out.as_str()]].concat());
        assert!(output.status.success(), "{}", told(&output));
        output
    }

    fn written(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().path());
        entries
            .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
            .collect()
    }
}

fn gonogo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gonogo")).args(arguments).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name).display().to_string()
}
