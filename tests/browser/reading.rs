//! Finding things in a report, and what the browser remembers for its reader.

use gonogo_page::find::find;
use gonogo_report::Severity;
use serde_json::{Value, json};

use crate::harness::{Native, Page, Site, eventually, example, squeezed};
use crate::links::{is_in_view, shown_findings};

#[test]
fn findings_are_narrowed_by_words_and_severity() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    let findings = &audit.loaded.report.findings;
    assert_eq!(shown_findings(&page).len(), findings.len());

    // The boxes name the severities that occur, worst first, with their numbers.
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let present = Severity::ALL.into_iter().filter(|severity| count(*severity) > 0);
    let boxes: Vec<String> = present.map(|severity| format!("{} {}", severity.word(), count(severity))).collect();
    assert_eq!(page.texts_of(".filter .choice"), boxes);

    page.click(".filter .choice:nth-of-type(2) input");
    let critical: Vec<_> = findings.iter().filter(|f| f.severity == Severity::Critical).map(|f| f.id.clone()).collect();
    eventually("the critical ones are left", || shown_findings(&page), |shown| *shown == critical);
    page.part("#findings").says(&format!("{} of {} findings shown", critical.len(), findings.len()));

    page.type_into("#filter", "BACKED up");
    eventually("none is left", || shown_findings(&page).len(), |count| *count == 0);
    page.part("#findings").says(&format!("0 of {} findings shown", findings.len()));
}

#[test]
fn words_are_found_with_section_line_and_excerpt() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    let wanted = find(&audit.loaded.document, "penetration");
    assert!(wanted.total > 2);
    page.type_into("#find", "penetration");
    let hits = eventually("they are listed", || page.texts_of(".hits li"), |hits| hits.len() == wanted.hits.len());
    for (seen, hit) in hits.iter().zip(&wanted.hits) {
        assert_eq!(squeezed(seen), squeezed(&format!("{} line {}{}", hit.title, hit.line, hit.excerpt)));
    }
    page.part(".search").says(&format!("{} lines", wanted.total));
    let marked = page.run("return CSS.highlights.get('found')?.size ?? 0", &[]);
    assert!(marked.as_u64().unwrap() >= u64::try_from(wanted.total).unwrap(), "{marked} passages are marked");

    let last = wanted.hits.last().unwrap();
    page.click(".hits li:last-child a");
    eventually("the section is in view", || is_in_view(&page, &last.anchor), |seen| *seen);

    page.run("document.getElementById('find').select()", &[]);
    page.type_into("#find", "no such words");
    eventually("it says so", || page.text_of(".search [role=status]"), |said| said == "not found");
}

#[test]
fn ticked_steps_survive_a_reload() {
    let page = Page::open();
    let all = page.count("#steps input");
    let done = |page: &Page| page.text_of("#steps [role=status]");
    assert!(done(&page).starts_with(&format!("0 of {all} done")));
    page.click("#steps li:nth-of-type(1) input");
    page.click("#steps li:nth-of-type(3) input");
    eventually("they are counted", || done(&page), |text| text.starts_with(&format!("2 of {all} done")));
    page.reload();
    assert!(done(&page).starts_with(&format!("2 of {all} done")), "{}", done(&page));
    page.click("#steps li:nth-of-type(1) input");
    page.reload();
    assert!(done(&page).starts_with(&format!("1 of {all} done")), "{}", done(&page));
}

#[test]
fn ticks_belong_to_one_report() {
    let page = Page::open();
    page.click("#steps li:nth-of-type(1) input");
    let mut other: Value = serde_json::from_slice(&std::fs::read(example("harmoniq/scores.json")).unwrap()).unwrap();
    other["revision"] = json!("2.0");
    page.drop_files(&[("scores.json", other.to_string().as_bytes())]);
    eventually("the other revision is shown", || page.text_of("#verdict"), |text| text.contains("Revision 2.0"));
    assert!(page.text_of("#steps [role=status]").starts_with("0 of "));
}

#[test]
fn the_theme_survives_a_reload_and_is_there_before_anything_is_painted() {
    let page = Page::open();
    let theme = |page: &Page| page.read::<String>("return document.documentElement.dataset.theme ?? 'auto'", &[]);
    let paper =
        |page: &Page| page.read::<String>("return getComputedStyle(document.documentElement).backgroundColor", &[]);
    let (auto, light) = (theme(&page), paper(&page));
    assert_eq!(auto, "auto");
    page.click(".tools button:last-of-type");
    assert_eq!(theme(&page), "dark");
    assert_eq!(page.text_of(".tools button:last-of-type"), "Theme: dark");
    let dark = paper(&page);
    assert_ne!(dark, light);
    page.tab().devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({"source": "requestAnimationFrame(() => { window.first = document.documentElement.dataset.theme; })"}),
    );
    page.reload();
    assert_eq!((theme(&page), paper(&page)), ("dark".to_owned(), dark));
    assert_eq!(page.text_of(".tools button:last-of-type"), "Theme: dark");
    page.click(".tools button:last-of-type");
    assert_eq!((theme(&page), paper(&page)), ("light".to_owned(), light));
    page.click(".tools button:last-of-type");
    page.reload();
    assert_eq!(theme(&page), "auto");
}

#[test]
fn storage_that_is_closed_stops_nothing() {
    let closed = "for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('closed', 'SecurityError'); } });
    }";
    let page = Site::new().page().before_all(closed).at("");
    page.click(".tools button:last-of-type");
    eventually("the theme changes", || page.text_of(".tools button:last-of-type"), |name| name == "Theme: dark");
    page.click("#steps li:nth-of-type(1) input");
    eventually("a step is ticked", || page.text_of("#steps [role=status]"), |text| text.starts_with("1 of"));
    assert!(!page.shows("#failed"));
    assert_eq!(page.complaints(), []);
}

#[test]
fn the_whole_page_can_be_walked_by_keyboard() {
    let page = Page::open();
    page.press("Tab");
    assert_eq!(page.run("return document.activeElement.className", &[]), "skip");
    page.press("Enter");
    eventually("the decision has the focus", || page.run("return document.activeElement.id", &[]), |id| id == "decide");
    // Every stop can be seen where it is.
    let mut stops = Vec::new();
    for _ in 0..60 {
        page.press("Tab");
        let (name, outlined): (String, bool) = page.read(
            "const e = document.activeElement, box = e.closest('.card, .picker') ?? e, s = getComputedStyle(box), own = getComputedStyle(e);
            const seen = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
            return [e.id || e.textContent.trim().slice(0, 40) || e.getAttribute('aria-label') || e.tagName,
                seen(s) || seen(own) || (e.matches('.hit') && own.stroke !== 'none')]",
            &[],
        );
        assert!(outlined, "the focus on `{name}` cannot be seen");
        stops.push(name);
    }
    assert!(stops.iter().any(|stop| stop == "option-0"), "{stops:?}");
    assert!(stops.iter().any(|stop| stop == "find"), "{stops:?}");
}

#[test]
fn words_that_belong_to_different_things_do_not_run_together() {
    for rest in ["", "#v1&option=gone&report=00000000", "?audit=examples/minimal/audit.md"] {
        let page = Site::new().page().screen(1366, 30_000).at(rest);
        page.type_into("#find", "the");
        eventually("hits are listed", || page.count(".hits li"), |count| *count > 0);
        page.unfold();
        let glued: Vec<String> = page.read(include_str!("harness/scripts/glued.js"), &[]);
        assert_eq!(glued, [""; 0]);
    }
}
