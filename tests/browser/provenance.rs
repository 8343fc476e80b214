//! Where numbers come from: every number opens its trail by mouse and by keyboard, with a viewer and without one; what was
//! read leads to the marked passage, and the passage leads back.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use gonogo_cli::read::Read;
use gonogo_cli::site::{self, Viewer};
use serde_json::{Value, json};

use crate::harness::{Page, Site, eventually, example, published};

/// The audits of these tests: the example with its scores, and Markdown alone in two more languages and shapes.
const AUDITS: [&str; 4] = [
    "examples/harmoniq/audit.md",
    "crates/cli/tests/audits/plan-and-options.md",
    "crates/audit/tests/extract/documents/german.md",
    "crates/audit/tests/extract/documents/japanese.md",
];

#[test]
fn every_number_opens_its_trail_by_mouse_and_keyboard_and_marks_its_passage() {
    for (at, audit) in AUDITS.iter().enumerate() {
        let (read, folder) = built(at, audit);
        let page = Site::of(&folder).open_live("");
        walk(&page, read.loaded().document.text(), audit);
        page.is_quiet();
    }
}

#[test]
fn without_javascript_trails_open_and_lead_to_their_passages() {
    for (at, audit) in AUDITS.iter().enumerate() {
        let (read, folder) = built(at, audit);
        let off = json!({"value": true});
        let page = Site::of(&folder).page().after("Emulation.setScriptExecutionDisabled", &off).unwatched("");
        walk(&page, read.loaded().document.text(), audit);
    }
}

#[test]
fn escape_closes_a_trail_and_leaves_the_focus_on_its_number() {
    let page = Site::of(&published()).open_live("");
    page.run("document.querySelector('.points .n').focus()", &[]);
    page.press("Enter");
    assert_eq!(page.run("return document.querySelectorAll('.trail:popover-open').length", &[]), 1);
    page.press("Escape");
    let now = "return [document.querySelectorAll('.trail:popover-open').length, document.activeElement.matches('.points .n')]";
    assert_eq!(page.run(now, &[]), json!([0, true]));
}

#[test]
fn a_click_on_a_number_chooses_its_card_first_and_opens_its_trail_then() {
    let page = Site::of(&published()).open_live("");
    let open = || page.run("return document.querySelectorAll('.trail:popover-open').length", &[]);
    let card: String =
        page.read("return document.querySelector('.card:not(:has(:checked)):has(.value .n)').dataset.option", &[]);
    let number = format!(".card[data-option=\"{card}\"] .value .n");
    page.click(&number);
    assert_eq!((page.chosen(), open()), (card.clone(), json!(0)));
    page.click(&number);
    assert_eq!((page.chosen(), open()), (card, json!(1)));
}

/// Opens every number that is shown, and follows what was read to the text and back.
pub fn walk(page: &Page, text: &str, audit: &str) {
    page.unfold();
    let numbers: Vec<String> = page.read(
        "return [...document.querySelectorAll('button.n[id]')].filter(number => number.checkVisibility()).map(number => number.id)",
        &[],
    );
    let marks = page.count("#prose a.m");
    assert!(numbers.len() > 3 && marks > 0, "{audit}: {numbers:?}, {marks} marks");
    let mut followed = 0;
    for (at, number) in numbers.iter().enumerate() {
        let number_id = format!("#{number}");
        // The mouse and the keyboard in turns: both come to each kind of number.
        let is_open_to_the_mouse: bool = page.read(
            "return document.getElementById(arguments[0]).closest('.card')?.querySelector('input').checked ?? true",
            &[json!(number)],
        );
        if at % 2 == 0 && is_open_to_the_mouse {
            // A page without scripts has no frames to wait for.
            page.run("document.getElementById(arguments[0]).scrollIntoView({block: 'center'})", &[json!(number)]);
            page.tab().click(&number_id);
        } else {
            page.run("document.getElementById(arguments[0]).focus()", &[json!(number)]);
            page.press("Enter");
        }
        let open: Value = page.run(
            "const open = [...document.querySelectorAll('.trail:popover-open')], wanted = document.getElementById(arguments[0]);
            return [open.length, open[0]?.id === wanted.getAttribute('popovertarget'), open[0]?.checkVisibility() ?? false,
                open[0]?.querySelector('b')?.textContent ?? '', open[0]?.querySelector('a')?.getAttribute('href') ?? '',
                open[0]?.querySelector('a')?.textContent ?? '']",
            &[json!(number)],
        );
        assert_eq!(
            (&open[0], &open[1], &open[2]),
            (&json!(1), &json!(true), &json!(true)),
            "{audit}: {number}: {open}"
        );
        assert_ne!(open[3], "", "{audit}: {number} says no value");
        let Some(mark) = open[4].as_str().and_then(|href| href.strip_prefix('#')) else {
            page.press("Escape");
            continue;
        };
        page.run("document.querySelector('.trail:popover-open a').focus()", &[]);
        page.press("Enter");
        let look = || {
            page.read::<(String, bool)>(
                "const mark = document.getElementById(arguments[0]), box = mark.getBoundingClientRect();
                return [mark.textContent, box.bottom > 0 && box.top < innerHeight &&
                    (mark.matches(':target') || document.activeElement === mark)]",
                &[json!(mark)],
            )
        };
        let (marked, _) = eventually("the passage is in view and marked", look, |(_, seen)| *seen);
        let line = &open[5];
        // The marked text is that of the line, as it was read natively.
        let line: usize = line.as_str().unwrap().trim_start_matches("line ").parse().unwrap();
        let source: String = text.lines().skip(line - 1).take(1).collect();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert!(letters(&source).contains(&letters(&marked)), "{audit}: {marked} is not in line {line}: {source}");
        assert_ne!(letters(&marked), "", "{audit}: {number}: nothing is marked");
        // And back, by the keyboard.
        let back: bool = page.read(
            "const mark = document.getElementById(arguments[0]); mark.focus(); return mark.matches('a')",
            &[json!(mark)],
        );
        if back {
            page.press("Enter");
            let focused = || page.read::<String>("return document.activeElement.id", &[]);
            eventually("the number has the focus", focused, |id| id.starts_with('n'));
            followed += 1;
        }
        page.press("Escape");
    }
    assert!(followed > 3.min(marks - 1), "{audit}: {followed} of {} numbers led to the text and back", numbers.len());
}

/// An audit, published into a folder of its own; the same one for all tests.
fn built(at: usize, audit: &str) -> (Read, PathBuf) {
    static FOLDERS: [OnceLock<PathBuf>; AUDITS.len()] = [const { OnceLock::new() }; AUDITS.len()];
    let path = match audit.strip_prefix("examples/") {
        Some(name) => example(name),
        None => xtask::workspace_root().join(audit),
    };
    let read = Read::of(&path, None).expect("it can be read");
    let folder = FOLDERS[at].get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("trails-{at}"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        let dist = xtask::dist().unwrap_or_else(|error| panic!("{error}"));
        let viewer = Viewer::find(Some(&dist)).expect("a viewer was built");
        for (name, bytes) in site::folder(&read.source("en-US", None, viewer.as_ref())) {
            std::fs::write(folder.join(name), bytes).expect("it can be written");
        }
        folder
    });
    (read, folder.clone())
}
