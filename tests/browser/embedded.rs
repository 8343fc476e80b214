//! A report in a page of documentation, by the element of `embed.js`.

use serde_json::{Value, json};

use crate::harness::{Page, Site, eventually};

/// A page of documentation with a report in it.
fn host(attributes: &str, more: &str) -> Site {
    let page = format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Docs</title><link rel=icon href=data:,>
        <style>body {{ background: #fff }} body.dark {{ background: #111 }}</style><script src=embed.js defer></script></head>
        <body><h1>Docs</h1><gonogo-report src='./' {attributes}></gonogo-report>{more}</body></html>"
    );
    Site::published().with("host.html", "text/html; charset=utf-8", page)
}

#[test]
fn the_frame_is_as_high_as_what_is_in_it_and_stays_so() {
    let page = host("view=decision", "").page().unwatched("host.html");
    live(&page);
    fits(&page);
    // Another option, another height; then nothing moves any more.
    inside(&page, "document.querySelector('.card[data-option=launch-now] input').click()");
    fits(&page);
    let changes: usize = page.read(
        "let changes = 0; const watch = new ResizeObserver(() => changes++); watch.observe(document.querySelector('iframe'));
        return new Promise((done) => setTimeout(() => done(changes), 600))",
        &[],
    );
    assert_eq!(changes, 1, "the first call of an observer tells the size, and no other follows");
}

#[test]
fn one_panel_is_shown_alone() {
    for (view, shown, hidden) in [
        ("decision", [".verdict", "#decide"], ["#charts", "#text"]),
        ("timeline", ["#chart-timeline", "#chart-timeline .scene"], ["#chart-cost", ".top"]),
        ("cost", ["#chart-cost", "#chart-cost .scene"], ["#chart-timeline", "#decide"]),
        ("checks", ["#checks", "#checks .fields"], ["#findings", ".top"]),
        ("text", ["#text", "#prose"], ["#findings", "#decide"]),
    ] {
        let page = host(&format!("view={view}"), "").page().unwatched("host.html");
        live(&page);
        let visible = |selector: &str| {
            let script = format!("return [...document.querySelectorAll('{selector}')].some(e => e.checkVisibility())");
            inside(&page, &script)
        };
        shown.iter().for_each(|selector| assert_eq!(visible(selector), true, "{view}: {selector}"));
        hidden.iter().for_each(|selector| assert_eq!(visible(selector), false, "{view}: {selector}"));
    }
}

#[test]
fn the_theme_follows_the_page_around_it() {
    let page = host("", "").page().unwatched("host.html");
    live(&page);
    let theme = || inside(&page, "return document.documentElement.dataset.theme");
    assert_eq!(theme(), "light");
    page.run("document.body.classList.add('dark')", &[]);
    eventually("it is dark", theme, |theme| theme == "dark");
    page.run("document.querySelector('gonogo-report').setAttribute('theme', 'light')", &[]);
    eventually("it is light", theme, |theme| theme == "light");
}

#[test]
fn the_option_is_set_by_the_host_and_told_to_it() {
    let page = host("option=quick-fixes", "").page().unwatched("host.html");
    live(&page);
    let chosen = "return document.querySelector('.card input:checked').value";
    assert_eq!(inside(&page, chosen), "quick-fixes");
    page.run("addEventListener('gonogo-option', (event) => { window.told = event.detail.option })", &[]);
    inside(&page, "document.querySelector('.card[data-option=launch-now] input').click()");
    eventually("the host is told", || page.run("return window.told ?? ''", &[]), |told| told == "launch-now");
    is_quiet(&page);
}

#[test]
fn going_away_and_back_leaves_one_working_report() {
    let page = host("view=decision", "").page().unwatched("host.html");
    live(&page);
    // As documentation tools do it that change the page in place: the body is taken away, put back, and scripts run again.
    for _ in 0..5 {
        page.run(
            "const body = document.body, other = document.createElement('body'); other.innerHTML = '<p>Another page</p>';
            document.documentElement.replaceChild(other, body); document.documentElement.replaceChild(body, other);
            const script = document.createElement('script'); script.src = 'embed.js'; document.head.append(script)",
            &[],
        );
    }
    live(&page);
    assert_eq!(page.count("iframe"), 1);
    page.run("window.count = 0; addEventListener('gonogo-option', () => { window.count++ })", &[]);
    inside(&page, "document.querySelector('.card[data-option=launch-now] input').click()");
    eventually("the host is told", || page.run("return window.count", &[]), |count| *count == 1);
    page.settle();
    assert_eq!(page.run("return window.count", &[]), 1, "once");
    is_quiet(&page);
}

#[test]
fn messages_of_others_are_ignored() {
    let page = host("view=decision", "").page().unwatched("host.html");
    live(&page);
    let height = || page.run("return document.querySelector('gonogo-report iframe').style.height", &[]);
    let before = eventually("the frame fits", height, |height| height != "480px");
    page.run(
        "window.told = 0; addEventListener('gonogo-option', () => { window.told++ });
        postMessage({gonogo: 1, height: 99999, option: 'x'}, '*');
        const other = document.createElement('iframe'); other.srcdoc = `<p>Foreign</p>`; other.sandbox = 'allow-scripts';
        other.onload = () => postMessage({gonogo: 1, height: 88888, option: 'y'}, '*'); document.body.append(other)",
        &[],
    );
    page.run("return new Promise((done) => setTimeout(done, 300))", &[]);
    assert_eq!((height(), page.run("return window.told", &[])), (before, json!(0)));
    // Nor does the report listen to a window that is not around it.
    let theme = "return document.documentElement.dataset.theme";
    page.run(
        "const other = document.createElement('iframe'); other.sandbox = 'allow-scripts';
        other.srcdoc = '<script>parent.frames[0].postMessage({gonogo: 1, theme: \\'dark\\'}, \\'*\\')</' + 'script>';
        document.body.append(other); return new Promise((done) => { other.onload = done })",
        &[],
    );
    page.run("return new Promise((done) => setTimeout(done, 200))", &[]);
    assert_eq!(inside(&page, theme), "light");
}

/// The frame is as high as what is in it.
#[track_caller]
pub fn fits(page: &Page) {
    let heights = "const frame = document.querySelector('gonogo-report iframe');
        return [frame.clientHeight, Math.ceil(frame.contentDocument.body.getBoundingClientRect().height)]";
    eventually(
        "the frame fits",
        || page.read::<[f64; 2]>(heights, &[]),
        |[frame, body]| frame == body && *body > 200.0,
    );
}

/// Runs a script in the report.
#[track_caller]
pub fn inside(page: &Page, script: &str) -> Value {
    page.run(
        "const frame = document.querySelector('gonogo-report iframe');
        return Function('document', 'window', arguments[0])(frame.contentDocument, frame.contentWindow)",
        &[json!(script)],
    )
}

/// Waits until the report in the frame is live.
#[track_caller]
pub fn live(page: &Page) {
    let script = "return document.querySelector('gonogo-report iframe')?.contentDocument?.documentElement?.hasAttribute('data-live') ?? false";
    eventually("the report is live", || page.run(script, &[]), |live: &Value| *live == true);
}

/// Chromium remarks on every frame that may run scripts of the same origin.
#[track_caller]
fn is_quiet(page: &Page) {
    let complaints: Vec<_> =
        page.complaints().into_iter().filter(|told| !told.text.contains("can escape its sandboxing")).collect();
    assert_eq!(complaints, []);
    assert_eq!(page.requests_elsewhere(), [""; 0]);
}
