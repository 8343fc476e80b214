//! An option is chosen by mouse, by keyboard or by link, and everything on the page follows it.
//!
//! After each choice the whole page is compared with what the library computes natively: the cards' differences, what is
//! accepted, the charts drawn for the same width, what is said to a screen reader, and the link.

use gonogo_chart::{Chart, Shape};
use gonogo_page::decision;
use gonogo_page::selection::Selection;
use serde_json::{Value, json};

use crate::harness::{Native, Page, Site, eventually, example};

#[test]
fn the_page_opens_with_the_option_that_the_audit_advises() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    assert_eq!(audit.options()[audit.first()], "responsible-launch");
    assert_follows(&page, &audit, audit.first());
    assert_eq!((page.said().as_str(), page.fragment().as_str()), ("", ""), "nothing was chosen yet");
}

#[test]
fn a_click_on_a_card_chooses_its_option() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    // Every option, and back to the first one.
    for option in [1, 2, 0] {
        page.choose(audit.options()[option]);
        assert_chosen(&page, &audit, option);
    }
    page.is_quiet();
}

#[test]
fn arrow_keys_choose_within_the_group_and_go_round() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    while focused(&page) != "option-0" {
        page.press("Tab");
        assert_ne!(focused(&page), "", "the group of options is reached by Tab");
    }
    for (key, option) in [("ArrowDown", 1), ("ArrowRight", 2), ("ArrowDown", 0), ("ArrowUp", 2), ("ArrowLeft", 1)] {
        page.press(key);
        assert_chosen(&page, &audit, option);
        assert_eq!(focused(&page), format!("option-{option}"), "the focus goes along");
    }
    // The group is one stop: the next Tab leaves it.
    page.press("Tab");
    assert!(!focused(&page).starts_with("option-"));
}

#[test]
fn the_link_that_is_copied_opens_the_same_choice_elsewhere() {
    let audit = Native::example("harmoniq");
    for option in [1, 2] {
        let page = Page::open();
        page.choose(audit.options()[option]);
        assert_chosen(&page, &audit, option);
        let link = copied_by(&page, ".tools button:first-of-type");
        assert_eq!(link, page.address());
        let page = page.in_new_window(&link);
        assert_chosen(&page, &audit, option);
        page.is_quiet();
    }
}

#[test]
fn back_and_forward_go_through_what_was_chosen() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    for option in [1, 2] {
        page.choose(audit.options()[option]);
        assert_chosen(&page, &audit, option);
    }
    page.tab().back();
    assert_chosen(&page, &audit, 1);
    page.tab().back();
    assert_chosen(&page, &audit, 0);
    page.tab().forward();
    assert_chosen(&page, &audit, 1);
    page.tab().forward();
    assert_chosen(&page, &audit, 2);
}

#[test]
fn what_becomes_of_findings_events_and_gates_follows_the_choice() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    let (report, locale) = (&audit.loaded.report, &audit.locale);
    for option in [1, 2, 0] {
        page.choose(audit.options()[option]);
        let outlook = &audit.loaded.outlooks[option];
        let name = &report.options[option].name;
        let closes =
            |id: &str| audit.loaded.outlooks.iter().any(|plan| plan.closed_findings.iter().any(|(c, _)| c == id));
        let fates = report.findings.iter().map(|finding| {
            match outlook.closed_findings.iter().find(|(id, _)| *id == finding.id) {
                Some((_, days)) => format!("Closed {} with {name}.", locale.after(*days)),
                None if !closes(&finding.id) => "Stays open with every option.".to_owned(),
                None => format!("Stays open with {name}."),
            }
        });
        let wanted: Vec<String> = fates.collect();
        eventually("findings follow", || page.texts_of(".finding .fate"), |seen| *seen == wanted);
        for risk in &report.risks {
            let wanted = match outlook.closed_risks.iter().find(|(id, _)| *id == risk.id) {
                Some((_, days)) => format!("closed {}", locale.after(*days)),
                None => "stays open".to_owned(),
            };
            assert_eq!(page.texts_of(&format!("[id=\"r-{}\"] .mark", risk.id)), [wanted], "{name}: {}", risk.id);
        }
        for (gate, row) in outlook.gates.iter().zip(page.texts_of("#gates tbody tr")) {
            let wanted =
                gate.opens_after.map_or("does not open".to_owned(), |days| format!("opens {}", locale.after(days)));
            assert!(row.ends_with(&wanted), "{name}: {row} does not end with {wanted}");
        }
    }
}

#[test]
fn each_of_thirty_options_can_be_chosen() {
    let mut scores: Value = serde_json::from_slice(&std::fs::read(example("harmoniq/scores.json")).unwrap()).unwrap();
    let phases = scores["phases"].as_array().unwrap().iter().map(|phase| phase["id"].clone()).collect::<Vec<_>>();
    let option = |n: usize| json!({"id": format!("o{n}"), "name": format!("Option {n}"), "phases": phases[..n % 5]});
    scores["options"] = (0..30).map(option).collect();
    let text = std::fs::read(example("harmoniq/audit.md")).unwrap();
    let audit = Native::of(&text, scores.to_string().as_bytes());
    let page = Site::new().scores(scores.to_string()).open("");
    for option in [29, 19, 3] {
        page.choose(audit.options()[option]);
        assert_chosen(&page, &audit, option);
    }
}

#[test]
fn the_charts_are_drawn_again_for_another_width() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    let before = width_of(&page, "timeline");
    let metrics = json!({"width": 700, "height": 900, "deviceScaleFactor": 1, "mobile": false});
    page.tab().devtools("Emulation.setDeviceMetricsOverride", &metrics);
    eventually("the charts have another width", || width_of(&page, "timeline"), |now| *now < before - 100.0);
    assert_charts(&page, &audit, 0);
}

/// The option is chosen, announced and in the link.
#[track_caller]
fn assert_chosen(page: &Page, audit: &Native, option: usize) {
    let wanted = audit.announcement(option);
    eventually("the choice is announced", || page.said(), |said| *said == wanted);
    assert_follows(page, audit, option);
    let chosen = (option != audit.first()).then(|| audit.options()[option].to_owned());
    assert_eq!(page.fragment(), audit.link(&Selection { option: chosen, ..Selection::default() }));
}

/// Everything on the page is that of the option.
#[track_caller]
fn assert_follows(page: &Page, audit: &Native, option: usize) {
    assert_cards(page, audit, option);
    assert_accepted(page, audit, option);
    assert_charts(page, audit, option);
}

#[track_caller]
fn assert_cards(page: &Page, audit: &Native, chosen: usize) {
    for (index, id) in audit.options().into_iter().enumerate() {
        let card = format!(".card[data-option=\"{id}\"]");
        let delta = decision::delta(&audit.loaded, index, chosen, &audit.locale);
        let deltas = page.texts_of(&format!("{card} .delta"));
        assert_eq!(deltas, [delta.cost, delta.time, delta.score, delta.risks], "differences of {id}");
    }
    assert_eq!(page.chosen(), audit.options()[chosen]);
    assert_eq!(page.count(".card input:checked"), 1);
}

#[track_caller]
fn assert_accepted(page: &Page, audit: &Native, option: usize) {
    let accepted = decision::accepted(&audit.loaded, option);
    let listed = |kind: &str| page.attributes_of(&format!("#accepted [data-{kind}]"), &format!("data-{kind}"));
    assert_eq!(listed("finding"), accepted.findings.iter().map(|f| f.id.clone()).collect::<Vec<_>>());
    assert_eq!(listed("risk"), accepted.risks.iter().map(|r| r.id.clone()).collect::<Vec<_>>());
    assert_eq!(listed("loss"), accepted.losses.iter().map(|l| l.id.clone()).collect::<Vec<_>>());
    page.part("#accepted").says(&audit.loaded.report.options[option].name).says_all(accepted.stated);
}

/// The five charts are those that are drawn natively for the same width, mark by mark.
#[track_caller]
fn assert_charts(page: &Page, audit: &Native, option: usize) {
    for id in ["timeline", "cost", "score", "risks", "expected"] {
        let wanted = Drawn::of(&audit.chart(id, option, width_of(page, id)).expect("HarmoniQ has data for it"));
        // A chart that was just made is drawn for its width a moment later.
        let seen = eventually(
            "the chart follows",
            || Drawn::on(page, id, option),
            |seen| seen.title == wanted.title && seen.paths.len() == wanted.paths.len(),
        );
        seen.assert_is(&wanted, id);
    }
}

/// What can be seen and heard of a chart.
#[derive(Debug)]
struct Drawn {
    title: String,
    summary: String,
    labels: Vec<String>,
    paths: Vec<String>,
    texts: Vec<String>,
    rows: Vec<String>,
}

impl Drawn {
    fn of(chart: &Chart) -> Self {
        let text = |shape: &Shape| match shape {
            Shape::Text { content, .. } => Some(content.clone()),
            Shape::Path(_) => None,
        };
        Self {
            title: chart.title.clone(),
            summary: chart.summary.clone(),
            labels: chart.scene.data.iter().map(|datum| datum.label.clone()).collect(),
            paths: chart.scene.marks.iter().filter_map(|mark| mark.shape.d()).collect(),
            texts: chart.scene.marks.iter().filter_map(|mark| text(&mark.shape)).collect(),
            rows: chart.table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect(),
        }
    }

    /// Part by part, so that a difference can be read.
    #[track_caller]
    fn assert_is(&self, wanted: &Self, id: &str) {
        assert_eq!((&self.title, &self.summary), (&wanted.title, &wanted.summary), "{id}");
        assert_eq!(self.labels, wanted.labels, "labels of {id}");
        assert_eq!(self.texts, wanted.texts, "texts of {id}");
        assert_eq!(self.paths, wanted.paths, "marks of {id}");
        assert_eq!(self.rows, wanted.rows, "table of {id}");
    }

    #[track_caller]
    fn on(page: &Page, id: &str, plan: usize) -> Self {
        let script = r#"const all = (selector, read) => [...document.querySelectorAll(`#chart-${arguments[0]} [data-plan="${arguments[1]}"] ${selector}`)].map(read);
            const text = (e) => e.textContent;
            return [all('h2', text), all('p.summary', text), all('.hit', (e) => e.getAttribute('aria-label')),
                all('.scene path', (e) => e.getAttribute('d')), all('.scene text', text), all('tbody tr', text)]"#;
        let [title, summary, labels, paths, texts, rows]: [Vec<String>; 6] =
            page.read(script, &[json!(id), json!(plan)]);
        Self { title: title.concat(), summary: summary.concat(), labels, paths, texts, rows }
    }
}

#[track_caller]
fn width_of(page: &Page, chart: &str) -> f64 {
    page.read("return document.getElementById(`chart-${arguments[0]}`).clientWidth", &[json!(chart)])
}

/// The id of the element that has the focus.
fn focused(page: &Page) -> String {
    page.read("return document.activeElement?.id || document.activeElement?.tagName || ''", &[])
}

/// What a button puts on the clipboard.
#[track_caller]
pub fn copied_by(page: &Page, button: &str) -> String {
    page.run("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }", &[]);
    page.click(button);
    eventually("the link is copied", || page.said(), |said| said == "Link copied");
    page.read("return window.copied", &[])
}
