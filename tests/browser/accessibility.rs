//! axe finds no violation, in whatever way the page is looked at.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::harness::{Opening, Page, Site};

const HEIGHT: u32 = 900;

#[test]
fn axe_finds_nothing_in_light_on_a_laptop_with_all_folds_open() {
    let page = looked_at("light", 1366, "");
    page.unfold();
    assert_accessible(&page);
}

#[test]
fn axe_finds_nothing_in_dark() {
    assert_accessible(&looked_at("dark", 1366, ""));
}

#[test]
fn axe_finds_nothing_on_a_phone_with_another_option_chosen() {
    let page = looked_at("light", 360, "");
    page.choose("launch-now");
    assert_accessible(&page);
}

#[test]
fn axe_finds_nothing_at_twice_the_size() {
    // Zoomed to 200 %, a window of 1366 pixels is 683 CSS pixels wide.
    assert_accessible(&looked_at("light", 683, ""));
}

#[test]
fn axe_finds_nothing_in_forced_colors() {
    let features =
        json!([{"name": "forced-colors", "value": "active"}, {"name": "prefers-color-scheme", "value": "dark"}]);
    let page = emulating("", &features).screen(1366, HEIGHT).at("");
    assert_eq!(page.run("return matchMedia('(forced-colors: active)').matches", &[]), true);
    assert_accessible(&page);
}

#[test]
fn axe_finds_nothing_in_print() {
    let page = emulating("print", &json!([])).screen(794, HEIGHT).at("");
    assert_eq!(page.run("return matchMedia('print').matches", &[]), true);
    assert_accessible(&page);
}

#[test]
fn axe_finds_nothing_in_either_theme_of_the_switch() {
    // Against the system's theme, whatever that is.
    for (system, theme) in [("light", "dark"), ("dark", "light")] {
        let page = looked_at(system, 1366, "");
        for _ in 0..3 {
            if page.run("return document.documentElement.dataset.theme ?? ''", &[]) != theme {
                page.click(".tools button:last-of-type");
            }
        }
        assert_eq!(page.run("return document.documentElement.dataset.theme", &[]), theme);
        let scheme = page.run("return getComputedStyle(document.documentElement).colorScheme", &[]);
        assert_eq!(scheme, theme);
        assert_accessible(&page);
    }
}

#[test]
fn axe_finds_nothing_with_notices_search_results_and_a_filter() {
    let page = looked_at("light", 1366, "#v1&option=gone&report=00000000");
    page.type_into("#find", "backup");
    page.type_into("#filter", "data");
    page.drop_files(&[("broken.json", b"{")]);
    crate::harness::eventually("the file is refused", || page.texts_of(".notice").len(), |count| *count > 0);
    assert_accessible(&page);
}

#[test]
fn axe_finds_nothing_where_little_or_nothing_can_be_shown() {
    assert_accessible(&looked_at("light", 1366, "?audit=examples/minimal/audit.md"));
    assert_accessible(&looked_at("dark", 360, "?audit=examples/minimal/audit.md"));
    let empty = Site::new().without("audit.md").without("scores.json");
    assert_accessible(&empty.page().screen(1366, HEIGHT).at(""));
}

/// A page in a color scheme of the system, as wide as told and as high as it is.
#[track_caller]
fn looked_at(scheme: &str, width: u32, rest: &str) -> Page {
    emulating("", &json!([{"name": "prefers-color-scheme", "value": scheme}])).screen(width, HEIGHT).at(rest)
}

fn emulating(media: &str, features: &Value) -> Opening {
    Site::new().page().after("Emulation.setEmulatedMedia", &json!({"media": media, "features": features}))
}

#[track_caller]
fn assert_accessible(page: &Page) {
    static AXE: LazyLock<String> = LazyLock::new(|| {
        let script = xtask::tools::axe_core().unwrap_or_else(|error| panic!("{error}"));
        std::fs::read_to_string(script).expect("axe-core can be read")
    });
    // What is laid out lazily is laid out, so that it is looked at as well. Colors that are on their way from one to
    // another are those of neither.
    page.run(
        "const all = new CSSStyleSheet();
        all.replaceSync('* { content-visibility: visible !important; }');
        document.adoptedStyleSheets.push(all);
        document.getAnimations().forEach((animation) => animation.finish());",
        &[],
    );
    page.run(&AXE, &[]);
    let violations: Vec<Value> = page.read(
        "return axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(({id, help, nodes}) =>
            ({id, help, nodes: nodes.slice(0, 5).map(({html, failureSummary}) => [html.slice(0, 200), failureSummary])})))",
        &[],
    );
    assert!(violations.is_empty(), "axe finds {violations:#?}");
}
