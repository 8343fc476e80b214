//! What comes out on paper: the chosen option, everything unfolded, several pages.

use base64::Engine;
use serde_json::json;

use crate::harness::{Native, Page, squeezed};

#[test]
fn the_printed_report_has_several_pages_and_can_be_searched() {
    let page = Page::open();
    let printed = page.tab().devtools("Page.printToPDF", &json!({"preferCSSPageSize": true}));
    let pdf = base64::engine::general_purpose::STANDARD.decode(printed["data"].as_str().unwrap()).unwrap();
    let pages = pages(&pdf);
    assert!((6..=40).contains(&pages), "{pages} pages");
}

#[test]
fn folds_open_for_printing_and_close_again() {
    let page = Page::open();
    let closed = page.count("details:not([open])");
    assert!(closed > 5);
    page.run(
        "addEventListener('beforeprint', () => { window.folded = document.querySelectorAll('details:not([open])').length; })",
        &[],
    );
    page.tab().devtools("Page.printToPDF", &json!({}));
    assert_eq!(page.run("return window.folded", &[]), 0, "folds that are closed on paper");
    assert_eq!(page.count("details:not([open])"), closed, "folds are as they were");
}

#[test]
fn in_print_everything_is_unfolded_and_nothing_is_laid_out_lazily() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    page.choose("quick-fixes");
    page.tab().devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    // A browser says that before it prints; the medium alone does not.
    page.run("dispatchEvent(new Event('beforeprint'))", &[]);
    page.settle();
    // The folds of the text and the plan show what is in them.
    let hidden: Vec<String> = page.read(
        "return [...document.querySelectorAll('#prose details > :not(summary), #fixes details > :not(summary)')]
            .filter(e => !e.checkVisibility({contentVisibilityAuto: true})).map(e => e.outerHTML.slice(0, 100))",
        &[],
    );
    assert_eq!(hidden, [""; 0]);
    page.part("#prose").says("Services, one by one").says("Sentry");
    for part in page.attributes_of("section.part", "id") {
        assert!(page.shows(&format!("[id=\"{part}\"]")), "{part}");
    }
    let lazy: Vec<String> = page.read(
        "return [...document.querySelectorAll('section, .slice')].filter(e => getComputedStyle(e).contentVisibility !== 'visible').map(e => e.id || e.dataset.place)",
        &[],
    );
    assert_eq!(lazy, [""; 0]);
    // All charts, the chosen option and the link; no buttons.
    assert_eq!(page.texts_of("figure.chart [data-plan='1'] h2").iter().filter(|title| !title.is_empty()).count(), 5);
    let footer = page.text_of(".footer");
    assert!(footer.contains("Option: Quick fixes."), "{footer}");
    assert!(squeezed(&footer).contains(&squeezed(&page.address())), "{footer}");
    let buttons: Vec<String> = page.read(
        "return [...document.querySelectorAll('button, input[type=search], input[type=file]')].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))",
        &[],
    );
    assert_eq!(buttons, [""; 0]);
    page.part("#accepted").says(&audit.loaded.report.options[1].risks[0]);
}

#[test]
fn dark_pages_are_printed_on_white() {
    let page = Page::open();
    page.click(".tools button:last-of-type");
    page.tab().devtools(
        "Emulation.setEmulatedMedia",
        &json!({"media": "print", "features": [{"name": "prefers-color-scheme", "value": "dark"}]}),
    );
    let paper = page.run("return getComputedStyle(document.documentElement).backgroundColor", &[]);
    assert_eq!(paper, "rgb(255, 255, 255)");
}

#[test]
fn the_print_button_prints() {
    let page = Page::open();
    page.run("window.print = () => { window.printed = true; }", &[]);
    page.click(".tools button:nth-of-type(2)");
    assert_eq!(page.run("return window.printed", &[]), true);
}

/// The number of pages of a PDF: its objects of the type `Page`, which Chromium never compresses.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type /Page").filter(|(at, found)| !text[at + found.len()..].starts_with('s')).count()
}
