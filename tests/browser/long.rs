//! A report of thousands of findings: what lies far behind is held back, and given to whoever wants it.

use std::sync::OnceLock;

use gonogo_page::find::find;
use serde_json::{Value, json};

use crate::harness::long::{published, with_findings};
use crate::harness::{Native, Page, Site, eventually, example};
use crate::links::shown_findings;

const FINDINGS: usize = 2000;
/// What the last section of the text is called.
const LAST: &str = "t-finding-2000-requests-to-service-60-are-not-limited";

/// The text and its scores.
fn long() -> (String, String) {
    with_findings(&std::fs::read_to_string(example("harmoniq/scores.json")).unwrap(), FINDINGS)
}

/// The report as it is read without a browser.
fn native() -> Native {
    let (audit, scores) = long();
    let (read, problems) = Native::load(Some(("audit.md", audit.as_bytes())), Some(("scores.json", scores.as_bytes())));
    read.unwrap_or_else(|| panic!("{problems:?}"))
}

/// The report as it is published; the same one for all tests.
fn site() -> Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    let make = || {
        let (audit, scores) = long();
        published(&audit, &scores)
    };
    SITE.get_or_init(make).clone()
}

/// The report, published and dropped.
fn both() -> [(&'static str, Page); 2] {
    let (audit, scores) = long();
    let dropped = Page::open();
    dropped.drop_files(&[("audit.md", audit.as_bytes()), ("scores.json", scores.as_bytes())]);
    let parts = || (dropped.count("#findings .slice"), dropped.count("#prose > .shelf"));
    let published = site().open_live("");
    let wanted = (published.count("#findings .slice"), published.count("#prose > .shelf"));
    eventually("all parts are there", parts, |parts| *parts == wanted);
    [("published", published), ("dropped", dropped)]
}

/// Whether what an element says is within the window. What lies above it is laid out only then, and may move it by less than
/// the room above its first line.
fn is_in_view(page: &Page, id: &str) -> bool {
    let look = "const top = document.getElementById(arguments[0])?.getBoundingClientRect().top; return top > -12 && top < innerHeight";
    page.read(look, &[json!(id)])
}

fn held(page: &Page) -> usize {
    page.count("#report .held")
}

#[test]
fn most_of_it_is_held_back_until_the_reader_comes_near() {
    for (kind, page) in both() {
        let before = held(&page);
        assert!(before > 40, "{kind}: {before} parts are held back");
        let there = "return [...document.querySelectorAll('#prose > .shelf:not(.held)')].map(e => e.childElementCount)";
        let shelves: Vec<usize> = page.read(there, &[]);
        assert!(shelves.len() > 1 && shelves.iter().all(|slices| (4..=16).contains(slices)), "{kind}: {shelves:?}");
        assert_eq!(page.count(&format!("#{LAST}")), 0, "{kind}");
        let end = || {
            page.run("scrollTo(0, document.documentElement.scrollHeight)", &[]);
            page.settle();
            page.count(&format!("#{LAST}"))
        };
        eventually("the end is there", end, |there| *there == 1);
        page.part("#prose").says("limit.service.60 = none");
        assert!(held(&page) > before / 2, "{kind}: the rest is still held back");
        page.is_quiet();
    }
}

#[test]
fn links_lead_to_what_is_held_back() {
    for (kind, page) in both() {
        let before = page.address();
        for place in [LAST, "f-f1990"] {
            page.run("location.hash = arguments[0]", &[json!(place)]);
            eventually(&format!("{kind}: {place} is in view"), || is_in_view(&page, place), |seen| *seen);
        }
        assert_ne!(page.address(), before);
        assert!(held(&page) > 20, "{kind}");
        // Of what the reader came near, slices are shown one after the other: one that is not shown yet.
        let place: String = page.read("return document.querySelector('.shelf > .slice.held [id]').id", &[]);
        assert!(!is_in_view(&page, &place));
        page.run("location.hash = arguments[0]", &[json!(place)]);
        eventually(&format!("{kind}: {place} is in view"), || is_in_view(&page, &place), |seen| *seen);
        page.is_quiet();
    }
    // A link that is opened, and one that carries a choice.
    let report = native().loaded.id.clone();
    for (rest, place) in [(format!("#{LAST}"), LAST), (format!("#v1&report={report}&at=f-f1990"), "f-f1990")] {
        let page = site().open_live(&rest);
        eventually(&format!("{rest} is in view"), || is_in_view(&page, place), |seen| *seen);
    }
}

#[test]
fn numbers_that_are_held_back_open_their_trails() {
    let page = site().open_live("#f-f1990");
    eventually("the finding is there", || page.count("#f-f1990"), |there| *there == 1);
    page.click("#f-f1990 .n");
    let open = "const open = document.querySelectorAll('.trail:popover-open'); return [open.length, open[0]?.querySelector('b').textContent]";
    assert_eq!(page.run(open, &[]), json!([1, "7h"]));
}

#[test]
fn words_are_found_anywhere() {
    let words = "answer 429 beyond that, and count what was refused";
    let wanted = find(&native().loaded.document, "Finding 1999");
    for (kind, page) in both() {
        page.type_into("#find", "Finding 1999");
        let hits = || page.texts_of(".hits li").len();
        eventually(&format!("{kind}: they are listed"), hits, |hits| *hits == wanted.hits.len());
        page.click(".hits li:last-child a");
        let last = wanted.hits.last().unwrap();
        eventually(&format!("{kind}: the section is in view"), || is_in_view(&page, &last.anchor), |seen| *seen);
        let marked = || page.read::<usize>("return CSS.highlights.get('found')?.size ?? 0", &[]);
        eventually(&format!("{kind}: they are marked"), marked, |marked| *marked > 0);
        assert_eq!(held(&page), 0, "{kind}: nothing is held back from who searches");
        page.run("document.getElementById('find').select()", &[]);
        page.type_into("#find", words);
        let said = || page.text_of(".search [role=status]");
        eventually(&format!("{kind}: every line is counted"), said, |said| said.contains(&format!("{FINDINGS} lines")));
    }
}

#[test]
fn findings_are_narrowed_as_if_all_were_there() {
    for (kind, page) in both() {
        page.click(".filter .choice:nth-of-type(2) input");
        let critical: Vec<String> = (1..=FINDINGS).filter(|n| n % 4 == 0).map(|n| format!("f{n}")).collect();
        eventually(
            &format!("{kind}: the critical ones are left"),
            || shown_findings(&page),
            |shown| *shown == critical,
        );
        page.part("#findings").says(&format!("{} of {FINDINGS} findings shown", critical.len()));
    }
}

#[test]
fn all_of_it_is_printed_and_searched_by_the_browser() {
    let all = |page: &Page| (page.count("#prose .text"), page.count(".finding"), held(page));
    for (kind, page) in both() {
        page.run("dispatchEvent(new Event('beforeprint'))", &[]);
        let (sections, findings, held) = all(&page);
        assert!(sections > FINDINGS && findings == FINDINGS && held == 0, "{kind}: {sections}, {findings}, {held}");
    }
    let page = site().open_live("");
    page.run("dispatchEvent(new KeyboardEvent('keydown', {key: 'f', ctrlKey: true}))", &[]);
    assert_eq!(held(&page), 0);
}

#[test]
fn without_scripts_nothing_is_held_back() {
    let off = site().page().after("Emulation.setScriptExecutionDisabled", &json!({"value": true}));
    let page = off.unwatched("");
    let there: Value = page.run(
        "return [document.querySelectorAll('#prose .text').length, document.querySelectorAll('.finding').length, !!document.getElementById(arguments[0])]",
        &[json!(LAST)],
    );
    assert!(there[0].as_u64().unwrap() > 2000, "{there}");
    assert_eq!((&there[1], &there[2]), (&json!(FINDINGS), &json!(true)));
    let gaps: Vec<String> = page.read(
        "return [...document.querySelectorAll('.held')].filter(e => getComputedStyle(e).minBlockSize !== '0px').map(e => e.className)",
        &[],
    );
    assert_eq!(gaps, [""; 0], "no room is kept for what is there");
}

#[test]
fn without_the_wasm_what_is_held_back_is_given_all_the_same() {
    let page = site().page().before_all("delete window.WebAssembly").unwatched("");
    eventually("the page says why", || page.texts_of("#off").concat(), |said| said.contains("no WebAssembly"));
    page.run("location.hash = arguments[0]", &[json!(LAST)]);
    eventually("the end is in view", || is_in_view(&page, LAST), |seen| *seen);
}
