//! Other audits are opened by address, by dropping and by picking; what is broken keeps the last good report.

use gonogo_page::load::Problem;
use serde_json::json;

use crate::harness::{Native, Page, Site, as_shown, eventually, example, squeezed};

#[test]
fn another_audit_is_named_in_the_address_and_its_scores_lie_beside_it() {
    let (page, audit) = (Site::new().open("?audit=examples/minimal/audit.md"), Native::example("minimal"));
    assert_eq!(page.text_of("#verdict h1"), audit.loaded.title());
    assert_eq!(
        page.texts_of(".finding h3"),
        audit.loaded.report.findings.iter().map(|f| f.title.clone()).collect::<Vec<_>>()
    );
    let given = page.site().given();
    assert!(given.contains(&"examples/minimal/audit.md".to_owned()), "{given:?}");
    assert!(given.contains(&"examples/minimal/scores.json".to_owned()), "{given:?}");
    assert!(!given.contains(&"audit.md".to_owned()), "{given:?}");
    page.is_quiet();
}

#[test]
fn charts_without_data_are_absent_and_one_line_says_what_they_need() {
    let (page, audit) = (Site::new().open("?audit=examples/minimal/audit.md"), Native::example("minimal"));
    let (loaded, locale) = (&audit.loaded, &audit.locale);
    let input = gonogo_chart::Input { report: &loaded.report, outlooks: &loaded.outlooks, chosen: 0, locale };
    for chart in gonogo_chart::charts(&input, 600.0) {
        match chart {
            Ok(chart) => assert!(page.shows(&format!("#chart-{}", chart.id))),
            Err(missing) => {
                let line = page.text_of(&format!("[data-absent={}]", missing.id));
                assert!(line.contains(missing.name) && line.contains(&missing.needs), "{line}");
                assert_eq!(page.count(&format!("#chart-{}", missing.id)), 0);
            }
        }
    }
    assert_eq!(page.count("figure.chart") + page.count("[data-absent]"), 5);
    // Neither options nor parts of the page that would be empty.
    assert_eq!(page.count(".card"), 0);
    page.part("#decide").says("No options to compare");
    for id in ["biggest-risks", "fixes", "plan", "options", "events", "questions", "steps"] {
        assert_eq!(page.count(&format!("#{id}, .contents a[href='#{id}']")), 0, "{id}");
    }
}

#[test]
fn scores_may_be_named_apart_from_the_audit() {
    let page = Site::new().open("?audit=audit.md&scores=examples/minimal/scores.json");
    assert_eq!(page.text_of("#verdict h1"), Native::example("minimal").loaded.title());
    page.part("#prose").says("Five critical fixes");
}

#[test]
fn scores_alone_are_a_report() {
    let page = Site::new().without("audit.md").open("?scores=scores.json");
    assert_eq!(page.count(".card"), 3);
    assert_eq!(page.count("#prose"), 0);
}

#[test]
fn an_audit_without_scores_is_a_report_and_nothing_is_amiss() {
    let page = Site::new().without("scores.json").open("");
    assert_eq!(page.text_of("#verdict h1"), Native::example("harmoniq").loaded.document.title().unwrap());
    assert_eq!(page.texts_of(".notice"), [""; 0]);
    page.part("#prose").says("Five critical fixes");
}

#[test]
fn a_dropped_text_is_shown_and_never_leaves_the_browser() {
    let page = Page::open();
    page.site().forget_requests();
    page.drop_files(&[("notes.md", b"# My own audit\n\nVerdict: **go**.\n")]);
    eventually("the text is shown", || page.text_of("#verdict h1"), |title| title == "My own audit");
    page.part("#prose").says("Verdict: go.");
    page.part(".footer").says("notes.md");
    assert_eq!(page.count(".card"), 0, "nothing of the earlier report is left");
    assert_eq!(page.fragment(), "");
    eventually("the text is read", || page.said(), |said| said == "The report was read out of the text.");
    // The program that reads it is of the same site.
    let asked = page.site().requests();
    let is_reader = |line: &String| line.starts_with("200 ") && line.contains("/gonogo-reader-");
    assert!(!asked.is_empty() && asked.iter().all(is_reader), "{asked:?}");
    page.is_quiet();
}

#[test]
fn a_text_and_its_scores_are_picked_together() {
    let page = Page::open();
    page.pick(&[example("minimal/audit.md"), example("minimal/scores.json")]);
    eventually(
        "the report is shown",
        || page.text_of("#verdict h1"),
        |title| *title == Native::example("minimal").loaded.title(),
    );
    assert_eq!(page.count(".finding"), Native::example("minimal").loaded.report.findings.len());
    // A field that kept its files would not notice when the same ones are picked again, say after they were mended.
    let kept = || page.read::<String>("return document.querySelector('input[type=file]').value", &[]);
    eventually("the field is empty again", kept, String::is_empty);
    page.pick(&[example("harmoniq/audit.md"), example("harmoniq/scores.json")]);
    eventually("the report is shown", || page.count(".card"), |cards| *cards == 3);
    page.is_quiet();
}

#[test]
fn a_broken_file_is_told_with_its_place_and_the_last_good_report_stays() {
    let page = Page::open();
    let broken = b"{\n  \"format\": 1,\n  \"title\": \"Half a\n}";
    let audit = std::fs::read(example("minimal/audit.md")).unwrap();
    page.choose("quick-fixes");
    page.drop_files(&[("audit.md", &audit), ("broken.json", broken)]);
    let (_, problems) = Native::load(Some(("audit.md", &audit)), Some(("broken.json", broken)));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].place.contains("line 3") && problems[0].help.is_some(), "{problems:?}");
    let notices = eventually("it is told", || page.texts_of(".notice p"), |told| !told.is_empty());
    assert_told(&notices, &problems);
    assert!(notices[0].contains("still shown"), "{notices:?}");
    // The earlier report, with the choice that was made in it.
    assert_eq!(page.text_of("#verdict h1"), Native::example("harmoniq").loaded.title());
    assert_eq!(page.chosen(), "quick-fixes");
    // The next good file takes the notice away.
    page.drop_files(&[("audit.md", &audit)]);
    eventually("the notice is gone", || page.texts_of(".notice").len(), |count| *count == 0);
    page.is_quiet();
}

#[test]
fn every_dropped_file_that_cannot_be_used_is_told() {
    let page = Page::open();
    page.drop_files(&[("a.md", b""), ("b.md", b"# B"), ("c.md", b"# C"), ("d.json", b"[]"), ("e.json", b"{}")]);
    let told = eventually("they are told", || page.texts_of(".notice p"), |told| !told.is_empty());
    for name in ["a.md", "b.md", "c.md", "d.json", "e.json"] {
        assert_eq!(told.iter().filter(|line| line.contains(name)).count(), 1, "{name} in {told:#?}");
    }
    assert_eq!(page.count(".card"), 3, "the report stays");
}

#[test]
fn a_file_that_is_not_there_is_told_and_one_can_be_dropped_instead() {
    let page = Site::new().open("?audit=nowhere.md");
    page.part("main").says("nowhere.md").says("404").says("What to do:");
    page.drop_files(&[("mine.md", b"# Mine")]);
    eventually("the text is shown", || page.texts_of("#verdict h1"), |title| title == &["Mine"]);
    assert_eq!(page.texts_of(".notice"), [""; 0]);
}

#[test]
fn a_text_of_many_sections_arrives_whole_and_can_be_linked_to_its_end() {
    let text: String =
        (1..=1500).map(|n| format!("## Part {n}\n\n{}\n\n", "Words of this part. ".repeat(10))).collect();
    let page = Site::new().audit(text).open("#t-part-1500");
    eventually("the end is in view", || crate::links::is_in_view(&page, "t-part-1500"), |seen| *seen);
    // What lies far from view may be held back: it is there once it is wanted.
    page.run("document.dispatchEvent(new CustomEvent('gonogo-give'))", &[]);
    assert_eq!(page.count("#prose section.text"), 1500);
    page.is_quiet();
}

#[test]
fn text_that_was_read_with_the_wrong_character_set_is_repaired_and_told() {
    let page = Page::open();
    let healthy = std::fs::read_to_string(example("harmoniq/audit.md")).unwrap();
    for page_name in ["macintosh", "windows-1252"] {
        // The browser itself makes the damage: it reads the UTF-8 of the audit with the wrong character set.
        let script = "return new TextDecoder(arguments[0]).decode(new TextEncoder().encode(arguments[1]))";
        let damaged: String = page.read(script, &[json!(page_name), json!(healthy)]);
        assert_ne!(damaged, healthy);
        let (native, problems) = Native::load(Some(("damaged.md", damaged.as_bytes())), None);
        let loaded = native.expect("it can be shown").loaded;
        assert_eq!((problems, loaded.document.text()), (Vec::new(), healthy.as_str()), "{page_name}");

        page.drop_files(&[("damaged.md", damaged.as_bytes())]);
        eventually("it is shown", || page.texts_of(".footer"), |footer| footer[0].contains("damaged.md"));
        page.unfold();
        page.part(".remarks").says_all(loaded.notices.iter().map(|notice| &notice.message));
        page.part("#prose").says("the database fails → every song, lyric and recording is lost").says("€20M");
        page.drop_files(&[("healthy.md", healthy.as_bytes())]);
        eventually("it is shown", || page.texts_of(".footer"), |footer| footer[0].contains("healthy.md"));
        assert_eq!(page.count(".remarks"), 0, "the healthy text needs no remark");
    }
}

/// Each problem is told with file, place, message and help.
#[track_caller]
pub fn assert_told(notices: &[String], problems: &[Problem]) {
    let squeeze = |text: &str| squeezed(&as_shown(text));
    for Problem { file, place, message, help } in problems {
        let parts = [Some(file), Some(place), Some(message), help.as_ref()];
        let tells = |notice: &String| parts.iter().flatten().all(|part| squeezed(notice).contains(&squeeze(part)));
        assert!(notices.iter().any(tells), "not told: {file}: {message} ({place}), {help:?}. Told: {notices:#?}");
    }
}
