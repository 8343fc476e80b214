//! What a reader chose comes back from the link; a link that cannot be followed says so and shows the default.

use gonogo_page::selection::{Fragment, Selection, Trouble};
use gonogo_report::Severity;
use serde_json::json;

use crate::choosing::copied_by;
use crate::harness::{Native, Page, Site, eventually};

#[test]
fn filter_and_find_come_back_from_the_link() {
    let page = Page::open();
    page.type_into("#find", "backups");
    page.type_into("#filter", "session");
    page.click(".filter .choice:nth-of-type(3) input");
    let wanted = Selection {
        severities: vec![Severity::High],
        filter: "session".to_owned(),
        find: "backups".to_owned(),
        ..Selection::default()
    };
    let link = Native::example("harmoniq").link(&wanted);
    eventually("the link has it all", || page.fragment(), |fragment| *fragment == link);
    let seen = |page: &Page| (shown_findings(page), page.texts_of(".hits li"));
    let before = seen(&page);
    assert_eq!(before.0, ["no-csrf"]);
    assert!(!before.1.is_empty());

    let address = page.address();
    let page = page.in_new_window(&address);
    eventually("the findings are narrowed again", || seen(&page), |seen| *seen == before);
    let fields: (String, String) =
        page.read("return ['find', 'filter'].map(id => document.getElementById(id).value)", &[]);
    assert_eq!(fields, ("backups".to_owned(), "session".to_owned()));
}

#[test]
fn the_copied_link_to_a_finding_leads_there() {
    let page = Page::open();
    let link = copied_by(&page, "[id=\"f-no-staging\"] .copy-link");
    let wanted = Selection { at: Some("f-no-staging".to_owned()), ..Selection::default() };
    assert!(link.ends_with(&Native::example("harmoniq").link(&wanted)), "{link}");
    let page = page.in_new_window(&link);
    eventually("the finding is in view", || is_in_view(&page, "f-no-staging"), |seen| *seen);
    assert_eq!(page.run("return document.activeElement.id", &[]), "f-no-staging");
}

#[test]
fn the_copied_link_to_a_section_of_the_text_keeps_the_option() {
    let page = Page::open();
    page.choose("quick-fixes");
    let link = copied_by(&page, "#prose section:has(#t-budget) .copy-link");
    let page = page.in_new_window(&link);
    eventually("the section is in view", || is_in_view(&page, "t-budget"), |seen| *seen);
    assert_eq!(page.chosen(), "quick-fixes");
}

#[test]
fn a_plain_anchor_leads_to_its_section() {
    let page = Site::new().open("#t-budget");
    eventually("the section is in view", || is_in_view(&page, "t-budget"), |seen| *seen);
    assert_eq!(page.texts_of(".notice"), [""; 0]);
}

#[test]
fn an_entry_of_the_contents_leads_to_its_part_and_back_leads_home() {
    let page = Page::open();
    page.choose("launch-now");
    page.click(".contents a[href='#questions']");
    eventually("the questions are in view", || is_in_view(&page, "questions"), |seen| *seen);
    eventually(
        "the contents know",
        || page.attributes_of(".contents [aria-current]", "href"),
        |at| *at == ["#questions"],
    );
    page.tab().back();
    page.tab().back();
    eventually("the first option is chosen again", || page.chosen(), |id| id == "responsible-launch");
}

#[test]
fn a_link_that_cannot_be_followed_shows_the_default_and_says_why() {
    let audit = Native::example("harmoniq");
    let id = &audit.loaded.id;
    let good = audit.link(&Selection { option: Some("quick-fixes".to_owned()), ..Selection::default() });
    let links = [
        ("unknown option", format!("#v1&option=gone&report={id}")),
        ("unknown key", format!("#v1&colour=red&report={id}")),
        ("unknown place", "#nowhere-at-all".to_owned()),
        ("cut in the id", good[..good.len() - 3].to_owned()),
        ("cut before the id", good[..good.len() - 12].to_owned()),
        ("of another report", "#v1&option=quick-fixes&report=00000000".to_owned()),
        ("of another version", format!("#v2&choice=quick-fixes&report={id}")),
        ("full of markup", format!("#v1&option=<img src=x onerror=alert(1)>&report={id}")),
    ];
    let mut page = Page::open();
    for (name, link) in links {
        let has_option = |option: &str| audit.options().contains(&option);
        let trouble = match Fragment::parse(&link, id, has_option) {
            Fragment::Trouble(trouble) => trouble,
            Fragment::Place(place) => Trouble::Unknown(place),
            other @ (Fragment::Empty | Fragment::Selection(_)) => panic!("{name} is understood: {other:?}"),
        };
        page = page.go_on_to(&Site::new(), &link);
        eventually(name, || page.texts_of(".notice p"), |told| *told == [trouble.message()]);
        assert_eq!(page.chosen(), "responsible-launch", "{name}");
        page.click(".notice button");
        eventually("it can be dismissed", || page.count(".notice"), |count| *count == 0);
        page.is_quiet();
    }
}

#[test]
fn a_link_that_is_pasted_into_the_open_page_is_followed() {
    let page = Page::open();
    let link =
        Native::example("harmoniq").link(&Selection { option: Some("launch-now".to_owned()), ..Selection::default() });
    page.run("location.hash = arguments[0]", &[json!(link)]);
    eventually("the option is chosen", || page.chosen(), |id| id == "launch-now");
}

#[test]
fn a_fragment_that_a_login_page_lost_may_come_as_a_parameter() {
    let link =
        Native::example("harmoniq").link(&Selection { option: Some("quick-fixes".to_owned()), ..Selection::default() });
    let escaped = link.trim_start_matches('#').replace('&', "%26").replace('=', "%3D");
    let page = Site::new().open(&format!("?s={escaped}"));
    eventually("the option is chosen", || page.chosen(), |id| id == "quick-fixes");
}

/// The ids of the findings that the filter leaves.
pub fn shown_findings(page: &Page) -> Vec<String> {
    page.read("return [...document.querySelectorAll('.finding')].filter(e => !e.hidden).map(e => e.id.slice(2))", &[])
}

/// Whether an element is within the window.
pub fn is_in_view(page: &Page, id: &str) -> bool {
    page.read(
        "const box = document.getElementById(arguments[0])?.getBoundingClientRect();
        return !!box && box.top >= -1 && box.top < innerHeight && box.height > 0",
        &[json!(id)],
    )
}
