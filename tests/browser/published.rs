//! A published page: complete before any script, live with it, the same wherever it lies.

use gonogo_cli::live::{Live, Preview};
use gonogo_cli::site::Viewer;
use gonogo_page::{decision, selection::Selection};
use gonogo_server::Server;
use serde_json::{Value, json};

use crate::harness::{Firefox, Native, Page, Site, assert_same, eventually, example, published, single_file};

/// Holds the start of the viewer back until the test calls `release`.
const HELD: &str = "window.requestIdleCallback = (start) => { window.release = start; }";

#[test]
fn without_javascript_everything_is_there_and_options_switch() {
    let off = Site::published().page().after("Emulation.setScriptExecutionDisabled", &json!({"value": true}));
    let page = off.unwatched("");
    page.part("noscript").says("JavaScript is switched off in this browser");
    assert_reads_without_the_viewer(&page);
}

#[test]
fn without_webassembly_everything_is_there_and_the_page_says_why_the_rest_is_off() {
    let page = Site::published().page().before_all("delete window.WebAssembly").unwatched("");
    assert_says_why(&page, "no WebAssembly");
    assert_reads_without_the_viewer(&page);
}

#[test]
fn with_wasm_forbidden_by_the_policy_everything_is_there_and_the_page_says_why_the_rest_is_off() {
    let html = std::fs::read_to_string(published().join("index.html")).unwrap();
    let strict = html.replace(" &#39;wasm-unsafe-eval&#39;", "");
    assert_ne!(html, strict);
    let page = Site::published().with("index.html", "text/html; charset=utf-8", strict).page().unwatched("");
    assert_says_why(&page, "security policy");
    assert_reads_without_the_viewer(&page);
}

#[test]
fn with_the_wasm_missing_everything_is_there_and_the_page_says_why_the_rest_is_off() {
    let page = Site::published().without(&file("gonogo-standing-", ".wasm")).page().unwatched("");
    assert_says_why(&page, "could not be loaded");
    assert_reads_without_the_viewer(&page);
}

#[test]
fn with_its_script_missing_everything_is_there_and_the_page_says_why_the_rest_is_off() {
    let page = Site::published().without(&file("boot-", ".js")).page().unwatched("");
    assert!(!page.shows_itself(".unstarted"), "a script that is on its way is waited for");
    eventually("it is told", || page.shows_itself(".unstarted"), |shown| *shown);
    page.part(".unstarted").says("did not start").says("The whole report can be read");
    assert_reads_without_the_viewer(&page);
}

#[test]
fn a_script_that_is_not_the_one_that_was_built_does_not_run() {
    let name = file("gonogo-standing-", ".js");
    let other = std::fs::read_to_string(published().join(&name)).unwrap() + "\nwindow.other = true;";
    let page = Site::published().with(&name, "text/javascript", other).page().unwatched("");
    assert_says_why(&page, "could not be loaded");
    assert!(!page.read::<bool>("return 'other' in window", &[]));
    assert_reads_without_the_viewer(&page);
}

#[test]
fn a_click_before_the_wasm_is_not_lost_and_focus_scroll_and_marked_text_survive() {
    let page = Site::published().page().before_all(HELD).unwatched("");
    let audit = Native::example("harmoniq");
    page.choose("quick-fixes");
    page.run(
        "document.getElementById('find').value = 'backups'; document.querySelector('[data-step]').checked = true",
        &[],
    );
    page.run(
        "const heading = document.querySelector('#gates h2'); heading.scrollIntoView(); getSelection().selectAllChildren(heading);
            document.querySelector('#gates .copy-link').focus({preventScroll: true})",
        &[],
    );
    let now = "return [scrollY, getSelection().toString(), document.activeElement.dataset.copy]";
    let before = page.run(now, &[]);
    assert!(before[0].as_f64() > Some(300.0), "{before}");
    release(&page);
    assert_eq!(page.run(now, &[]), before);
    assert_eq!(page.chosen(), "quick-fixes");
    assert_eq!(
        page.run("return [document.getElementById('find').value, document.querySelector('[data-step]').checked]", &[]),
        json!(["backups", true])
    );
    eventually("what was searched for is found", || page.count(".hits li"), |count| *count > 0);
    // And from here on the link follows.
    page.choose("launch-now");
    let chosen =
        Selection { option: Some("launch-now".to_owned()), find: "backups".to_owned(), ..Selection::default() };
    eventually("the link follows", || page.fragment(), |fragment| *fragment == audit.link(&chosen));
    page.is_quiet();
}

#[test]
fn nothing_moves_when_the_viewer_takes_over() {
    for (width, height) in [(360, 640), (800, 900), (1366, 768)] {
        // What is laid out for the first time makes the bars shorter or longer, whoever scrolls there.
        let bars = json!({"hidden": true});
        let opening = Site::published().page().screen(width, height).after("Emulation.setScrollbarsHidden", &bars);
        let page = opening.before_all(HELD).unwatched("");
        let before: Vec<String> = scrolled(&page);
        release(&page);
        let after = scrolled(&page);
        for (at, (before, after)) in before.iter().zip(&after).enumerate() {
            for (name, picture) in [("before", before), ("after", after)].into_iter().filter(|_| before != after) {
                let path =
                    std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{width}-{at}-{name}.png.base64"));
                std::fs::write(path, picture).expect("it can be written");
            }
        }
        assert!(before == after, "the page looks different after the viewer took over, at {width}x{height}");
        let shift: f64 = page.read(
            "return new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
                .observe({type: 'layout-shift', buffered: true}) ?? setTimeout(() => done(0), 300))",
            &[],
        );
        assert!(shift == 0.0, "layout shift {shift} at {width}x{height}");
    }
}

#[test]
fn a_link_names_the_option_before_and_after_the_takeover() {
    let audit = Native::example("harmoniq");
    let link = audit.link(&Selection { option: Some("launch-now".to_owned()), ..Selection::default() });
    let page = Site::published().page().before_all(HELD).unwatched(&link);
    eventually("the option is chosen", || page.chosen(), |chosen| chosen == "launch-now");
    release(&page);
    assert_eq!((page.chosen().as_str(), page.fragment()), ("launch-now", link));
    let foreign = "#v1&option=launch-now&report=00000000";
    let page = page.go_on_to_published(foreign);
    assert_eq!(page.chosen(), audit.options()[audit.first()]);
    assert!(page.text_of("#notices").contains("another report"), "{}", page.text_of("#notices"));
}

#[test]
fn a_file_that_is_opened_takes_the_page() {
    let page = Site::published().open_live("");
    page.pick(&[example("minimal/audit.md")]);
    eventually(
        "it is shown",
        || page.texts_of("h1"),
        |titles| titles.first().is_some_and(|title| !title.contains("HarmoniQ")),
    );
    assert_eq!((page.count("main"), page.count("header.top"), page.count("footer")), (1, 1, 1));
    page.is_quiet();
}

#[test]
fn a_chart_is_saved_by_the_whole_viewer_which_loads_for_that() {
    let (page, audit) = (Site::published().open_live(""), Native::example("harmoniq"));
    let wasm = |page: &Page| page.site().given().into_iter().filter(|name| name.ends_with(".wasm")).collect::<Vec<_>>();
    assert_eq!(wasm(&page).len(), 1, "only what makes the page live");
    let folder = page.tab().folder("published-downloads");
    page.tab().devtools("Browser.setDownloadBehavior", &json!({"behavior": "allow", "downloadPath": folder}));
    page.choose("quick-fixes");
    page.unfold();
    page.click("#chart-cost .downloads button:first-of-type");
    let saved = || std::fs::read_to_string(folder.join("cost.csv")).unwrap_or_default();
    let csv = eventually("it is saved", saved, |text| !text.is_empty());
    assert_eq!(csv, audit.chart("cost", 1, 600.0).unwrap().table.to_csv());
    assert_eq!((wasm(&page).len(), page.chosen().as_str()), (2, "quick-fixes"));
    page.choose("launch-now");
    eventually("the whole viewer goes on", || page.said(), |said| said.starts_with("Launch now chosen"));
    page.is_quiet();
}

#[test]
fn the_report_is_the_same_wherever_it_lies() {
    let wanted = Site::published().open_live("").all_text();
    assert!(
        wanted.contains("Nothing that the audit names stays open") && wanted.len() > 20_000,
        "{} bytes",
        wanted.len()
    );
    let places: [(&str, Site); 3] = [
        ("at the root", Site::served(Server::builder(published()))),
        ("under /a/b/", Site::served(Server::builder(published()).base("/a/b/"))),
        (
            "behind the printed header",
            Site::served(Server::builder(published()).header("Content-Security-Policy", &printed_policy())),
        ),
    ];
    for (place, site) in places {
        let page = site.page().unwatched("");
        page.wait_until_live();
        assert!(page.all_text() == wanted, "{place}: another text");
        assert_eq!(page.complaints(), [], "{place}: the console complains");
        assert_eq!(page.requests_elsewhere(), [""; 0], "{place}");
    }
}

#[test]
fn firefox_shows_the_same_wherever_the_report_lies() {
    let wanted = Site::published().open_live("").all_text();
    let host = "<!DOCTYPE html><title>Host</title><link rel=icon href=data:,><iframe sandbox='allow-scripts allow-same-origin' src='./' width='1300' height='768'></iframe>";
    let root = Site::served(Server::builder(published()));
    let deep = Site::served(Server::builder(published()).base("/a/b/")).with("/a/b/host.html", "text/html", host);
    let strict = Site::served(Server::builder(published()).header("Content-Security-Policy", &printed_policy()));
    let firefox = Firefox::start();
    for (place, address) in [
        ("at the root", root.url("")),
        ("under /a/b/", deep.url("")),
        ("in a sandboxed frame", deep.url("host.html")),
        ("behind the printed header", strict.url("")),
        ("one file from disk", format!("file://{}", single_file().display())),
    ] {
        firefox.load(&address);
        let live = "const page = document.querySelector('iframe')?.contentDocument ?? document; return page.documentElement.hasAttribute('data-live')";
        eventually(place, || firefox.read::<bool>(live), |live| *live);
        assert!(firefox.read::<String>(include_str!("harness/scripts/all_text.js")) == wanted, "{place}: another text");
        let foreign = "const page = document.querySelector('iframe')?.contentWindow ?? window;
            return page.performance.getEntriesByType('resource').map(e => e.name).filter(name => !name.startsWith(page.origin) && !name.startsWith('data:'))";
        assert_eq!(firefox.read::<Vec<String>>(foreign), [""; 0], "{place}");
    }
    // The wasm is live there, too.
    firefox.read::<Value>("document.querySelector('.card[data-option=quick-fixes] input').click(); return null");
    eventually(
        "the choice is announced",
        || firefox.read::<String>("return document.getElementById('said').textContent"),
        |said| said.starts_with("Quick fixes chosen"),
    );
}

#[test]
fn in_a_sandboxed_frame_the_report_is_the_same() {
    let wanted = Site::published().open_live("").all_text();
    let host = "<!DOCTYPE html><title>Host</title><link rel=icon href=data:,><iframe sandbox='allow-scripts allow-same-origin' src='./' width='1366' height='768'></iframe>";
    let page = Site::published().with("host.html", "text/html", host).page().unwatched("host.html");
    let live =
        "return document.querySelector('iframe').contentDocument?.documentElement?.hasAttribute('data-live') ?? false";
    eventually("it is live", || page.run(live, &[]), |live: &Value| *live == true);
    assert_same("the text", &page.all_text(), &wanted);
    // Chromium remarks on every frame that may run scripts of the same origin.
    let complaints: Vec<_> =
        page.complaints().into_iter().filter(|told| !told.text.contains("can escape its sandboxing")).collect();
    assert_eq!(complaints, []);
    assert_eq!(page.requests_elsewhere(), [""; 0]);
}

#[test]
fn one_file_opens_from_disk_live_and_asks_for_nothing() {
    let wanted = Site::published().open_live("").all_text();
    let page = Site::published().page().nowhere();
    page.tab().forget_logs();
    page.tab().load(&format!("file://{}", single_file().display()));
    page.wait_until_live();
    assert_same("the text", &page.all_text(), &wanted);
    page.choose("quick-fixes");
    eventually("the choice is announced", || page.said(), |said| said.starts_with("Quick fixes chosen"));
    page.pick(&[example("minimal/audit.md")]);
    eventually(
        "another report is shown",
        || page.texts_of("h1"),
        |titles| titles.first().is_some_and(|title| !title.contains("HarmoniQ")),
    );
    assert_eq!(page.complaints(), []);
    let asked: Vec<String> = page
        .tab()
        .requested()
        .into_iter()
        .filter(|url| !url.ends_with("harmoniq.html") && !url.starts_with("data:"))
        .collect();
    assert_eq!(asked, [""; 0]);
}

#[test]
fn a_report_that_is_being_written_is_loaded_again_and_keeps_what_was_chosen() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("written");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["audit.md", "scores.json"] {
        std::fs::copy(example(&format!("harmoniq/{name}")), folder.join(name)).unwrap();
    }
    let preview = Preview {
        audit: folder.join("audit.md"),
        scores: None,
        viewer: Viewer::find(Some(&xtask::dist().unwrap())).unwrap(),
        language: "en-US".to_owned(),
    };
    let mut live = Live::start(preview, std::net::Ipv4Addr::LOCALHOST.into(), Some(0)).unwrap();
    let page = Site::published().page().nowhere();
    page.tab().load(&live.url());
    page.wait_until_live();
    page.choose("quick-fixes");
    let mut change = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(text.contains(from));
        std::fs::write(folder.join(name), text.replacen(from, to, 1)).unwrap();
        while !live.look() {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    change("scores.json", "HarmoniQ: readiness", "HarmoniQ, again: readiness");
    eventually("it is loaded again", || page.texts_of("h1"), |titles| titles.concat().starts_with("HarmoniQ, again"));
    page.wait_until_live();
    assert_eq!(page.chosen(), "quick-fixes");
    change("scores.json", "\"assessor\"", "\"assesor\"");
    // The audit has places that do not add up, which are one warning together.
    eventually("the flaw is counted", || page.texts_of("#watch-told summary"), |told| told.concat() == "2 warnings");
    page.click("#watch-told summary");
    page.part("#watch-told ul")
        .says("audit.md")
        .says("do not add up")
        .says("scores.json")
        .says("line ")
        .says("assesor")
        .says("Did you mean assessor?");
    change("scores.json", "{", "{,");
    eventually("it is told", || page.text_of("#watch-told"), |told| told.contains("not well formed"));
    assert!(page.text_of("h1").starts_with("HarmoniQ, again"), "the last good report stays");
    assert!(!page.all_text().contains("made for another report"), "an edit of the title makes no other report of it");
}

fn printed_policy() -> String {
    let headers = std::fs::read_to_string(published().join("_headers")).unwrap();
    let line = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: ")).unwrap();
    line.to_owned()
}

/// Verdict, options with their numbers, charts and the whole text can be read, and another option can be chosen.
#[track_caller]
fn assert_reads_without_the_viewer(page: &Page) {
    let audit = Native::example("harmoniq");
    page.part(".top").says("No-go").says("25 of 50").says("Production");
    for (index, id) in audit.options().into_iter().enumerate() {
        let card = decision::card(&audit.loaded, index, &audit.locale).expect("a card");
        page.part(&format!(".card[data-option=\"{id}\"]")).says(&card.name).says_all([
            &card.cost.value,
            &card.time.value,
            &card.score.value,
            &card.risks.value,
        ]);
    }
    let text = page.all_text();
    let document = &audit.loaded.document;
    for section in document.sections() {
        assert!(text.contains(&section.title), "the text lacks `{}`", section.title);
    }
    assert!(text.contains("Sentry"), "the text is not whole");
    for (option, id) in audit.options().into_iter().enumerate().rev() {
        page.tab().click(&format!(".card[data-option=\"{id}\"]"));
        for chart in ["timeline", "cost", "score", "risks", "expected"] {
            let title = audit.chart(chart, option, 600.0).expect("HarmoniQ has data for it").title;
            assert_eq!(page.texts_of(&format!("#chart-{chart} h2")), [title], "{id}");
            let drawn: usize = page.read(
                "return [...document.querySelectorAll(`#chart-${arguments[0]} svg.scene`)].filter(e => e.checkVisibility()).length",
                &[json!(chart)],
            );
            assert_eq!(drawn, 1, "{chart} of {id} is drawn once");
        }
        page.part("#accepted").says(&audit.loaded.report.options[option].name);
    }
    assert!(!page.shows_itself(".tools"), "nothing is offered that cannot work");
}

#[track_caller]
fn assert_says_why(page: &Page, why: &str) {
    eventually("it is told", || page.shows("#off"), |shown| *shown);
    page.part("#off").says(why).says("The whole report can be read");
}

/// Lets the viewer start, and waits until it has taken over.
#[track_caller]
fn release(page: &Page) {
    eventually("the viewer is about to start", || page.run("return !!window.release", &[]), |ready| *ready == true);
    page.run("window.release()", &[]);
    page.wait_until_live();
    page.settle();
}

/// Pictures of the page from its beginning to its end, as far as three screens.
#[track_caller]
fn scrolled(page: &Page) -> Vec<String> {
    let look = |screen: u32| {
        // The contents mark the section in view, once somebody has scrolled.
        let mark = "scrollTo(0, arguments[0] * innerHeight); document.querySelector('.contents').style.visibility = arguments[0] ? 'hidden' : ''";
        page.run(mark, &[json!(screen)]);
        page.picture()
    };
    let pictures = (0..3).map(look).collect();
    page.run("scrollTo(0, 0); document.querySelector('.contents').style.visibility = ''", &[]);
    pictures
}

fn file(start: &str, end: &str) -> String {
    let names = std::fs::read_dir(published()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.into_iter().find(|name| name.starts_with(start) && name.ends_with(end)).expect("it was published")
}
