//! What a decider sees at once, on a phone and on a laptop, and that it stays where it is.

use serde_json::{Value, json};

use crate::harness::{Native, Opening, Page, Site};

/// The screens that the promises are made for.
fn screens() -> [(&'static str, Opening); 3] {
    let page = || Site::new().page();
    [
        ("a phone of 360x640", page().phone()),
        ("a window of 360x640", page().screen(360, 640)),
        ("a laptop of 1366x768", page().screen(1366, 768)),
    ]
}

#[test]
fn verdict_options_and_their_four_numbers_are_on_the_first_screen() {
    let audit = Native::example("harmoniq");
    for (screen, opening) in screens() {
        let page = opening.at("");
        let mut wanted =
            ["#verdict h1", ".verdict .mark", ".verdict .statement", ".points"].map(str::to_owned).to_vec();
        for id in audit.options() {
            wanted.push(format!(".card[data-option=\"{id}\"] .name"));
            for figure in ["Cost", "Time", "Score", "Risks open"] {
                wanted.push(format!(".card[data-option=\"{id}\"] [data-figure=\"{figure}\"] .value"));
            }
        }
        let hidden: Vec<Value> = page.read(include_str!("harness/scripts/off_screen.js"), &[json!(wanted)]);
        assert_eq!(hidden, [json!(null); 0], "not on the first screen of {screen}");
    }
}

#[test]
fn nothing_moves_while_the_page_loads() {
    for (screen, opening) in screens() {
        assert_still(&watched(opening).at(""), screen);
    }
}

#[test]
fn nothing_moves_on_a_slow_connection_either() {
    let line = json!({"offline": false, "latency": 100, "downloadThroughput": 400_000, "uploadThroughput": 100_000});
    for (screen, opening) in screens() {
        let slow =
            watched(opening).after("Network.enable", &json!({})).after("Network.emulateNetworkConditions", &line);
        assert_still(&slow.at(""), screen);
    }
}

#[test]
fn a_choice_moves_nothing_above_it() {
    let page = Site::new().page().phone().at("");
    let places = "return [...document.querySelectorAll('#verdict, .card')].map(e => Math.round(e.getBoundingClientRect().top + scrollY))";
    let before: Vec<i64> = page.read(places, &[]);
    page.choose("quick-fixes");
    let after: Vec<i64> = page.read(places, &[]);
    // The first card may be of another height when it is not the chosen one; the header and the first card stay.
    assert_eq!(before[..2], after[..2]);
}

#[test]
fn a_narrow_window_never_scrolls_sideways() {
    let mut page = Page::open();
    for example in ["", "?audit=examples/minimal/audit.md"] {
        for width in [320, 360, 768] {
            let metrics = json!({"width": width, "height": 640, "deviceScaleFactor": 1, "mobile": false});
            page.tab().devtools("Emulation.setDeviceMetricsOverride", &metrics);
            page = page.go_on_to(&Site::new(), example);
            page.unfold();
            let (needed, shown): (u32, u32) =
                page.read("const root = document.documentElement; return [root.scrollWidth, root.clientWidth]", &[]);
            let wide: Vec<String> = page.read(include_str!("harness/scripts/too_wide.js"), &[]);
            assert!(needed <= shown, "{needed} px at a width of {shown}, because of {wide:#?}");
        }
    }
}

#[test]
fn every_button_and_field_is_large_enough_to_be_hit() {
    // WCAG 2.2, success criterion 2.5.8: 24 by 24 CSS pixels, links in sentences aside.
    let page = Site::new().page().phone().at("");
    page.unfold();
    let small: Vec<String> = page.read(
        "return [...document.querySelectorAll('button, input:not([type=file]), select, summary, .hit, label.choice, label.card')]
            .filter(e => e.checkVisibility())
            .map(e => [e.closest('label') ?? e, e.getBoundingClientRect()])
            .map(([e]) => [e, e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 23.9 || box.height < 23.9)
            .map(([e, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${e.outerHTML.slice(0, 120)}`)",
        &[],
    );
    assert_eq!(small, [""; 0]);
}

/// Counts layout shifts from the beginning.
fn watched(opening: Opening) -> Opening {
    opening.before_all(
        "window.shifts = [];
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
                if (!entry.hadRecentInput) {
                    window.shifts.push([entry.value, ...entry.sources.map((s) => s.node?.outerHTML?.slice(0, 80) ?? '?')].join(' '));
                }
            }
        }).observe({ type: 'layout-shift', buffered: true });",
    )
}

#[track_caller]
fn assert_still(page: &Page, screen: &str) {
    // What arrives late, such as the rest of a long text, has arrived two frames after a moment of rest.
    let script = "return new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.shifts))), 500))";
    let shifts: Vec<String> = page.read(script, &[]);
    assert_eq!(shifts, [""; 0], "the layout shifts on {screen}");
}
