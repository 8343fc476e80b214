//! Where the viewer cannot start, the page says so in words and still leads to the text.

use serde_json::json;

use crate::harness::{Opening, Page, Site, eventually};

#[test]
fn a_missing_wasm_is_told() {
    let site = Site::new();
    let wasm = file_ending(".wasm");
    assert_says_why(&site.clone().without(&wasm), site.page(), "could not be loaded");
}

#[test]
fn a_missing_glue_is_told() {
    let site = Site::new();
    let glue = file_ending(".js");
    assert_says_why(&site.clone().without(&glue), site.page(), "could not be loaded");
}

#[test]
fn a_damaged_wasm_is_never_run() {
    let (site, wasm) = (Site::new(), file_ending(".wasm"));
    let mut bytes = std::fs::read(xtask::dist().unwrap().join(&wasm)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let site = site.with(&wasm, "application/wasm", bytes);
    assert_says_why(&site, site.page(), "could not be loaded");
}

#[test]
fn a_browser_without_webassembly_is_told() {
    let site = Site::new();
    let opening = site.page().before_all("delete window.WebAssembly");
    assert_says_why(&site, opening, "no WebAssembly");
}

#[test]
fn without_javascript_the_page_says_what_is_off() {
    let site = Site::new();
    let page = site.page().after("Emulation.setScriptExecutionDisabled", &json!({"value": true})).unwatched("");
    assert!(page.shows("noscript p") && page.shows("#off") && !page.shows("#loading"));
    page.part("noscript").says("JavaScript is switched off");
    assert_leads_to_the_text(&page, "#off a");
}

#[test]
fn without_its_first_script_the_page_still_leads_to_the_text() {
    let page = Site::new().without(&boot()).page().unwatched("");
    assert!(page.shows("#off"));
    assert_leads_to_the_text(&page, "#off a");
}

#[test]
fn the_text_that_the_address_names_is_the_one_to_fall_back_on() {
    let site = Site::new().without(&file_ending(".wasm"));
    let page = site.page().unwatched("?audit=examples/minimal/audit.md");
    eventually("it is told", || page.shows("#failed"), |shown| *shown);
    let link: String = page.read("return document.querySelector('#failed a').href", &[]);
    assert_eq!(link, site.url("examples/minimal/audit.md"));
}

#[test]
fn a_viewer_that_stops_while_it_is_open_says_so() {
    let site = Site::new();
    for wait in ["setTimeout", "Promise.resolve().then"] {
        let page = site.page().unwatched("");
        eventually("the report is there", || page.count("#decide"), |count| *count == 1);
        assert!(!page.shows("#failed"));
        // A function that traps, as a panic does.
        page.run(
            &format!(
                "const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
                const {{ f }} = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
                {wait}(() => f());"
            ),
            &[],
        );
        eventually("it is told", || page.shows("#failed"), |shown| *shown);
        page.part("#failed").says("The viewer stopped because of an error of its own.");
        assert_leads_to_the_text(&page, "#failed a");
    }
}

#[test]
fn a_foreign_text_in_the_address_is_not_linked() {
    for foreign in
        ["//evil.example/a.md", "https://evil.example/a.md", "javascript:alert(1)", "data:text/html,x", "https://["]
    {
        let site = Site::new().without(&file_ending(".wasm"));
        let page = site.page().unwatched(&format!("?audit={foreign}"));
        eventually("it is told", || page.shows("#failed"), |shown| *shown);
        let link: String = page.read("return document.querySelector('#failed a').href", &[]);
        assert_eq!(link, site.url("audit.md"), "{foreign}");
    }
}

#[track_caller]
fn assert_says_why(site: &Site, opening: Opening, why: &str) {
    let page = opening.unwatched("");
    eventually("it is told", || page.shows("#failed"), |shown| *shown);
    page.part("#failed").says("The report cannot be shown").says(why);
    assert!(!page.shows("#boot"), "nothing pretends to be loading");
    assert!(!page.shows("#report"), "nothing pretends to be a report");
    assert_eq!(page.foreign_requests(), [""; 0]);
    assert!(site.requests().len() > 5);
    assert_leads_to_the_text(&page, "#failed a");
}

/// The link leads to the Markdown, and the Markdown is there.
#[track_caller]
fn assert_leads_to_the_text(page: &Page, link: &str) {
    page.tab().click(link);
    let address = eventually("the text is there", || page.address(), |address| address.ends_with("audit.md"));
    assert_eq!(address, page.site().url("audit.md"));
    assert!(page.site().given().contains(&"audit.md".to_owned()));
}

/// The name of the one built file with an ending that the page names as part of the viewer.
fn file_ending(ending: &str) -> String {
    named("gonogo-viewer", ending)
}

fn boot() -> String {
    named("boot", ".js")
}

fn named(beginning: &str, ending: &str) -> String {
    let files = std::fs::read_dir(xtask::dist().unwrap_or_else(|error| panic!("{error}"))).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut found = names.filter(|name| name.starts_with(beginning) && name.ends_with(ending));
    let name = found.next().unwrap_or_else(|| panic!("no `{beginning}*{ending}` was built"));
    assert_eq!(found.next(), None, "old files were left behind");
    name
}
