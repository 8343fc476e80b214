//! Any Markdown that is dropped, picked or pasted shows its whole report, the same as it is read natively.

use std::fs;
use std::path::PathBuf;

use gonogo_audit::check::Severity;
use gonogo_page::completed::Checked;
use gonogo_page::decision;
use gonogo_page::parts::{self, Source};
use gonogo_page::trail;
use gonogo_report::Locale;
use serde_json::json;

use crate::harness::{BASE, Native, Page, Site, assert_same, eventually};
use crate::provenance::walk;

/// Audits of other kinds and languages: a scorecard with a plan, a checklist with defects, and one that is not in Latin letters.
const AUDITS: [&str; 3] = ["harbor.en.md", "seilbahn.de.md", "yuubin.ja.md"];

/// More audits, in a folder that is no part of the project.
const FOLDER: &str = "GONOGO_AUDITS";

fn audit(name: &str) -> Vec<u8> {
    let path = xtask::workspace_root().join("tests/audits").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("`{}`: {error}", path.display()))
}

#[test]
fn a_dropped_audit_shows_the_report_that_is_read_natively() {
    let page = Page::open();
    for name in AUDITS {
        let bytes = audit(name);
        let native = Native::checked(name, &bytes);
        assert!(native.completed.found.iter().any(|found| found.severity >= Severity::Warning), "{name} has a slip");
        assert!(native.loaded.report.verdict.is_some() && !native.loaded.report.findings.is_empty(), "{name}");
        page.drop_files(&[(name, &bytes)]);
        is_read(&page, name);
        shows(&page, name, &native);
    }
    page.is_quiet();
}

#[test]
fn every_number_of_a_dropped_audit_leads_to_its_passage() {
    let page = Page::open();
    for name in AUDITS {
        let bytes = audit(name);
        page.drop_files(&[(name, &bytes)]);
        is_read(&page, name);
        let native = marked_natively(name, &bytes);
        let sections = parts::marked_sections(&native.loaded)
            .into_iter()
            .map(|(_, html)| html.into_string().matches("class=\"m\"").count());
        let wanted: usize = sections.sum();
        eventually("the passages are marked", || page.count("#prose .m"), |marks| *marks == wanted);
        walk(&page, &gonogo_audit::decode(&bytes).text, name);
    }
    page.is_quiet();
}

/// The report with all its numbers written, which is when their passages are known.
fn marked_natively(name: &str, bytes: &[u8]) -> Checked {
    let native = Native::checked(name, bytes);
    let locale = Locale::new("en-US");
    let source = Source { loaded: &native.loaded, locale: &locale, ticked: &[], still: false };
    trail::begin(&native.loaded);
    let _ = (parts::top(source), parts::checked(source, &native.checks()));
    native
}

#[test]
fn audits_of_a_folder_show_what_is_read_natively() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        println!("`{FOLDER}` names no folder: only the audits of the project were opened");
        return;
    };
    let page = Page::open();
    let inside = |folder: &PathBuf| -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    // A file for each audit, or a folder.
    let mut paths = inside(&folder);
    paths.extend(paths.clone().iter().filter(|path| path.is_dir()).flat_map(inside));
    paths.sort();
    let mut opened = 0;
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let name = format!("{opened}.md");
        let bytes = fs::read(path).unwrap();
        page.drop_files(&[(&name, &bytes)]);
        is_read(&page, &name);
        shows(&page, &path.display().to_string(), &Native::checked(&name, &bytes));
        opened += 1;
    }
    assert!(opened > 0, "there is no Markdown in `{}`", folder.display());
    println!("{opened} audits show what is read natively");
}

/// Waits until the text of a file is on the page and was read.
#[track_caller]
fn is_read(page: &Page, name: &str) {
    eventually("the file is opened", || page.texts_of("#foot p"), |told| told.iter().any(|line| line.contains(name)));
    let script = "return !document.documentElement.hasAttribute('data-reading') && document.querySelector('.notice') === null \
        && !document.querySelector('#checks')?.textContent.includes('Reading the text')";
    eventually("the text is read", || page.read::<bool>(script, &[]), |read| *read);
}

/// The page shows verdict, score, findings, phases and diagnostics of a report that was read natively.
#[track_caller]
fn shows(page: &Page, name: &str, native: &Checked) {
    let (report, locale) = (&native.loaded.report, Locale::new("en-US"));
    let verdict = page.part("#verdict");
    verdict.says(native.loaded.title());
    if let Some(stated) = &report.verdict {
        verdict.says(decision::decision(stated.decision).0);
    }
    if let Some(score) = report.score {
        verdict.says(&format!("{} of {}", locale.number(score.value, 1), locale.number(score.max, 1)));
    }
    let count = |selector: &str| page.count(selector);
    assert_eq!(count(".finding"), report.findings.len(), "{name}");
    assert_eq!(count("#plan [data-phase]"), report.phases.len(), "{name}");
    assert_eq!(count("[data-category]"), report.categories.len(), "{name}");
    let worse = native.completed.found.iter().filter(|found| found.severity >= Severity::Warning);
    let unread = worse.clone().count();
    assert!(count("#checks > .checks > li") <= unread.min(200), "{name}");
    let checks = page.part("#checks");
    for found in worse.filter(|found| found.kind != gonogo_audit::check::Kind::Unread).take(200) {
        checks.says(&found.message.replace('`', ""));
        for value in [&found.stated, &found.computed].into_iter().flatten() {
            checks.says(&decision::dashes(value));
        }
    }
    // And everything else, part by part.
    let source = Source { loaded: &native.loaded, locale: &locale, ticked: &[], still: false };
    // The numbers of the top count among those that lead back.
    trail::begin(&native.loaded);
    let _ = parts::top(source);
    let written = parts::checked(source, &native.checks()).into_string();
    let script = "const page = document.createElement('main'); page.innerHTML = arguments[0]; \
        return [...page.querySelectorAll('#parts > section:not(#text)')].map((part) => part.textContent).join('\\n')";
    let wanted: String = page.read(script, &[json!(written)]);
    let shown: String = page.read(
        "return [...document.querySelectorAll('#parts > section:not(#text)')].map((part) => part.textContent).join('\\n')",
        &[],
    );
    assert_same(name, &without_live(&shown), &without_live(&wanted));
}

/// Without the counts that the viewer writes into the page.
fn without_live(text: &str) -> String {
    text.replace("0 of 0 done", "")
}

#[test]
fn each_diagnostic_leads_to_its_passage() {
    let page = Page::open();
    let name = AUDITS[0];
    page.drop_files(&[(name, &audit(name))]);
    is_read(&page, name);
    page.part("#checks").says("$13,500").says("$12,500").says("line 42");
    page.click("#checks li:nth-of-type(2) a");
    eventually("the section is in view", || crate::links::is_in_view(&page, "t-plan"), |seen| *seen);
    page.part("#checks").says("numbers on this page lead back to the text");
}

#[test]
fn a_text_with_almost_no_data_is_a_good_page() {
    let page = Page::open();
    page.drop_files(&[("notes.md", b"# Notes\n\n## Yesterday\n\n- [x] Tidied\n- [ ] Wrote\n\n## Tomorrow\n\nRest.\n")]);
    is_read(&page, "notes.md");
    assert_eq!(page.text_of("#verdict h1"), "Notes");
    page.part("#checklists").says("1 of 2 tasks are done.");
    page.part("#checks").says("Nothing was found that does not add up.");
    page.part(".contents").says("Yesterday").says("Tomorrow").says("Checklists");
    page.part("#prose").says("Rest.");
    assert!(page.shows("#find"));
    page.is_quiet();
}

#[test]
fn a_hostile_text_stays_text() {
    let hostile = "# <img src=x onerror=alert(1)>\n\n**Verdict:** No-go <script>alert(1)</script>\n\n\
        | Item \"><svg onload=alert(1)> | Cost |\n| --- | --- |\n| <b>A</b> | $100 |\n| B | $200 |\n| **Total** | $400 |\n\n\
        ## Critical findings\n\n### 1. \"><iframe src=//example.org>\n\n**Fix:** <a href=javascript:alert(1)>x</a>\n";
    let page = Page::open();
    page.drop_files(&[("hostile.md", hostile.as_bytes())]);
    is_read(&page, "hostile.md");
    page.part("#checks").says("$400").says("$300");
    assert_eq!(page.count("#report script, #verdict script, iframe, #report [onerror], #report [onload], #report a[href^='javascript']"), 0);
    page.is_quiet();
}

#[test]
fn a_pasted_text_is_opened_unless_it_is_pasted_into_a_field() {
    let page = Page::open();
    let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[1]); \
        document.querySelector(arguments[0]).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
    page.run(paste, &[json!("#find"), json!("# No report")]);
    page.run(paste, &[json!("body"), json!("# Pasted\n\n**Score:** 7/10\n")]);
    is_read(&page, "pasted.md");
    assert_eq!(page.text_of("#verdict h1"), "Pasted");
    page.part("#verdict").says("7 of 10");
}

#[test]
fn a_text_is_pasted_by_keyboard_alone() {
    let page = Page::open();
    page.run("document.querySelector('.paste summary').focus()", &[]);
    page.press("Enter");
    page.run("document.querySelector('#pasted').value = '# Typed\\n\\n**Score:** 8/10'", &[]);
    page.run("document.querySelector('[data-paste]').focus()", &[]);
    page.press("Enter");
    is_read(&page, "pasted.md");
    page.part("#verdict").says("Typed").says("8 of 10");
    page.is_quiet();
}

#[test]
fn what_keeps_the_reader_from_reading_is_told_and_the_text_stays() {
    let dist = xtask::dist().unwrap();
    let named = |end: &str| {
        let names = fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.into_iter().find(|name| name.starts_with("gonogo-reader-") && name.ends_with(end)).expect("a reader")
    };
    let glue = fs::read_to_string(dist.join(named(".js"))).unwrap();
    let broken = glue.replace("page: read(...texts)", "page: nowhere(...texts)");
    assert_ne!(glue, broken);
    for (site, told) in [
        (Site::new().without(&named(".wasm")), "could not be loaded"),
        (Site::new().without(&named(".js")), "a part of the viewer is missing"),
        (Site::new().with(&named(".js"), "text/javascript", broken), "stopped because of an error of its own"),
    ] {
        let page = site.open("");
        page.drop_files(&[("mine.md", b"# Mine\n\nWords.\n")]);
        let notices = eventually("it is told", || page.texts_of(".notice p"), |told| !told.is_empty());
        assert!(notices[0].contains("mine.md") && notices[0].contains(told), "{notices:?}");
        page.part("#prose").says("Words.");
        page.part("#checks").says("The text could not be checked.");
    }
}

#[test]
fn an_audit_beside_its_scores_is_checked_when_the_reader_comes_there() {
    let page = Page::open();
    let asked = |page: &Page| page.site().given().iter().filter(|name| name.starts_with("gonogo-reader-")).count();
    assert_eq!(asked(&page), 0, "the first screen does not wait for it");
    page.choose("quick-fixes");
    page.run("document.querySelector('#checks').scrollIntoView()", &[]);
    is_read(&page, "audit.md");
    assert!(asked(&page) > 0);
    page.part("#checks").says("numbers on this page lead back to the text");
    assert_eq!(page.chosen(), "quick-fixes", "what was chosen stays");
    assert_eq!(page.count(".card"), 3);
    page.is_quiet();
    assert!(page.site().requests().iter().all(|line| line.contains(BASE)));
}

#[test]
fn what_a_reader_does_meanwhile_stays() {
    let page = Site::new().without("scores.json").open("");
    page.run("document.querySelector('#find').focus()", &[]);
    is_read(&page, "audit.md");
    assert_eq!(page.read::<String>("return document.activeElement.id", &[]), "find");
    let link = page.fragment();
    assert_eq!(link, "");
}
