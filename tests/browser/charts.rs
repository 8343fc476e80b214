//! Charts by keyboard, mouse and as files.

use serde_json::json;

use crate::harness::{Native, Page, Site, assert_same, eventually};

#[test]
fn arrow_keys_walk_through_the_marks_and_each_is_read_out() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    for id in ["timeline", "cost", "score", "risks", "expected"] {
        let chart = audit.chart(id, audit.first(), 600.0).expect("HarmoniQ has data for it");
        let labels: Vec<&str> = chart.scene.data.iter().map(|datum| datum.label.as_str()).collect();
        // The chart is one stop: Tab from the button before it reaches its first mark.
        page.run("document.querySelector(`#chart-${arguments[0]} [data-plan=\"0\"] .copy-link`).focus()", &[json!(id)]);
        page.press("Tab");
        assert_read_out(&page, id, labels[0]);
        for label in &labels[1..] {
            page.press("ArrowRight");
            assert_read_out(&page, id, label);
        }
        page.press("ArrowRight");
        assert_read_out(&page, id, labels[labels.len() - 1]);
        page.press("Home");
        assert_read_out(&page, id, labels[0]);
        page.press("End");
        page.press("ArrowLeft");
        assert_read_out(&page, id, labels[labels.len() - 2]);
        // One stop, and it is the mark that was left.
        page.press("Tab");
        assert!(!page.read::<bool>("return document.activeElement.matches('.hit')", &[]), "{id} is one stop");
        assert_eq!(page.count(&format!("#chart-{id} [data-plan=\"0\"] .hit[tabindex='0']")), 1);
    }
}

#[test]
fn the_stop_stays_within_the_marks_when_the_option_changes() {
    let page = Page::open();
    page.run("document.querySelector('#chart-timeline [data-plan=\"0\"] .copy-link').focus()", &[]);
    page.press("Tab");
    page.press("End");
    page.choose("launch-now");
    eventually("the charts follow", || page.said(), |said| said.starts_with("Launch now chosen"));
    for id in ["timeline", "cost", "score", "risks", "expected"] {
        assert_eq!(
            page.count(&format!("#chart-{id} [data-plan=\"2\"] .hit[tabindex='0']")),
            1,
            "{id} can be reached by Tab"
        );
    }
}

#[test]
fn the_mouse_reads_out_what_it_points_at() {
    let page = Page::open();
    page.click("#chart-cost [data-plan='0'] .hit:last-of-type");
    let label = page.attributes_of("#chart-cost [data-plan='0'] .hit:last-of-type", "aria-label");
    assert_eq!(page.texts_of("#chart-cost [data-plan='0'] .readout"), label);
}

#[test]
fn the_table_and_the_drawing_are_saved_as_files() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    let folder = page.tab().folder("downloads");
    let allow = json!({"behavior": "allow", "downloadPath": folder});
    page.tab().devtools("Browser.setDownloadBehavior", &allow);
    page.choose("quick-fixes");
    page.unfold();
    for id in ["timeline", "cost", "score", "risks", "expected"] {
        let width: f64 = page.read("return document.getElementById(`chart-${arguments[0]}`).clientWidth", &[json!(id)]);
        let chart = audit.chart(id, 1, width).expect("HarmoniQ has data for it");
        for (button, name, wanted) in
            [(1, format!("{id}.csv"), chart.table.to_csv()), (2, format!("{id}.svg"), chart.to_svg())]
        {
            page.click(&format!("#chart-{id} .downloads button:nth-of-type({button})"));
            let saved = || std::fs::read_to_string(folder.join(&name)).unwrap_or_default();
            assert_same(&name, &eventually(&name, saved, |text| !text.is_empty()), &wanted);
        }
    }
    page.is_quiet();
}

#[test]
fn a_saved_drawing_stands_on_its_own() {
    // It is opened as a picture would be, without the page's styles, and brings its own.
    let chart = Native::example("harmoniq").chart("cost", 0, 600.0).unwrap();
    let site = Site::new().with("cost.svg", "image/svg+xml", chart.to_svg());
    let page = site.page().unwatched("cost.svg");
    let (marks, errors): (usize, usize) = page.read(
        "return [document.querySelectorAll('path').length, document.querySelectorAll('parsererror').length]",
        &[],
    );
    assert!(marks > 5 && errors == 0, "{marks} marks, {errors} errors");
    let colors: Vec<String> = page.read(
        "return [...new Set([...document.querySelectorAll('path')].map(e => getComputedStyle(e)).map(s => `${s.fill} ${s.stroke}`))]",
        &[],
    );
    assert!(colors.len() > 3, "the roles look alike: {colors:?}");
}

#[test]
fn marks_can_be_told_apart_without_color() {
    // In forced colors few colors are left: shapes, lines and patterns must carry the meaning.
    let features = json!([{"name": "forced-colors", "value": "active"}]);
    let page = Site::new().page().after("Emulation.setEmulatedMedia", &json!({"features": features})).at("");
    let invisible: Vec<String> = page.read(
        "return [...document.querySelectorAll('.scene path')].filter(e => {
            const s = getComputedStyle(e);
            return s.fill === 'none' && s.stroke === 'none';
        }).map(e => e.getAttribute('class'))",
        &[],
    );
    assert_eq!(invisible, [""; 0]);
}

/// The mark with the focus has this name, and the page shows it in words.
#[track_caller]
fn assert_read_out(page: &Page, chart: &str, label: &str) {
    let focused = || page.run("return document.activeElement.getAttribute('aria-label')", &[]);
    eventually("the mark has the focus", focused, |name| name == label);
    eventually(
        "it is read out",
        || page.text_of(&format!("#chart-{chart} [data-plan='0'] .readout")),
        |text| text == label,
    );
}
