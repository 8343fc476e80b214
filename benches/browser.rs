//! The page in Chromium: how long until it is there, and how long until a chosen option is painted.
//!
//! Every round opens the viewer and, in turn, a bare static page with the same text and three native radio buttons (the
//! floor), so that a slow moment of the machine meets both. Printed are medians and their ratio; nothing is asserted,
//! because times of a shared machine are no test.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, clippy::print_stdout, unreachable_pub, dead_code)]
#![allow(unused_imports, reason = "the harness is that of the browser tests")]

#[path = "../tests/browser/harness/mod.rs"]
mod harness;
#[path = "browser/large.rs"]
mod large;

use gonogo_cli::site::{Files, packed};
use gonogo_server::{Server, content_type};
use harness::{BASE, Page, Site, example};
use serde_json::{Value, json};

/// How often each page is opened, and how many times an option is toggled on it.
const OFTEN: (usize, usize) = (7, 20);
/// The same for the large audit, which takes its time.
const SELDOM: (usize, usize) = (3, 6);
/// How many times larger the large audit is.
const TIMES: usize = 100;

fn main() {
    // `cargo bench --bench browser -- large` measures one part alone.
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    if wanted("bare") {
        bare();
    }
    if wanted("published") {
        published(OFTEN);
    }
    let (long, many) = (wanted("large") || wanted("long"), wanted("large") || wanted("many"));
    if long || many {
        large::run(long, many);
    }
}

/// The bare viewer against the floor.
fn bare() {
    println!("medians in milliseconds; floor: a static page with the same text");
    println!("{:<10}{:>5}  {:<24}{:>10}{:>10}{:>8}", "audit", "cpu", "what", "viewer", "floor", "ratio");
    let read = |name: &str| std::fs::read_to_string(example(name)).expect("an example");
    let (audit, scores) = (read("harmoniq/audit.md"), read("harmoniq/scores.json"));
    for (name, times, rounds) in [("harmoniq", 1, OFTEN), ("100 x", TIMES, SELDOM)] {
        let (audit, scores) = (audit.repeat(times), enlarged(&scores, times));
        for slow in [1, 4] {
            measure(name, &audit, &scores, slow, rounds);
        }
    }
}

/// A published page against the floor, opened in turn over a slow line.
fn published((rounds, toggles): (usize, usize)) {
    println!("\nHarmoniQ published, on a phone's line: CPU 4x slower, 1.6 Mbit/s, 150 ms; everything as Brotli");
    println!("{:<39}{:>10}{:>10}{:>8}", "what", "published", "floor", "ratio");
    let audit = std::fs::read_to_string(example("harmoniq/audit.md")).expect("an example");
    let mut files = Files::new();
    for entry in std::fs::read_dir(harness::published()).expect("it was published") {
        let entry = entry.expect("a file");
        let bytes = std::fs::read(entry.path()).expect("a file");
        files.insert(entry.file_name().to_string_lossy().into_owned(), bytes.into());
    }
    files.insert("floor.html".to_owned(), floor_page(&audit).into_bytes().into());
    let mut server = Server::in_memory().base(BASE);
    for (name, bytes) in packed(files).expect("they can be packed") {
        server = server.overlay(&name, content_type(std::path::Path::new(&name)), bytes);
    }
    let site = Site::served(server);
    let (mut ours, mut floor) = (Painted::default(), Painted::default());
    let mut shift: f64 = 0.0;
    for _ in 0..rounds {
        let page = slowly(&site, "");
        shift = shift.max(ours.look(&page, toggles));
        let page = slowly(&site, "floor.html");
        floor.look(&page, toggles);
    }
    for (what, share) in [
        ("first contentful paint", 0.5),
        ("largest contentful paint", 0.5),
        ("toggle to paint, median", 0.5),
        ("toggle to paint, p95", 0.95),
    ] {
        let (ours, floor) = (at(ours.of(what), share), at(floor.of(what), share));
        println!("{what:<39}{ours:>10.0}{floor:>10.0}{:>8.2}", ours / floor);
    }
    println!("{:<39}{shift:>10}", "layout shift, the most");
}

/// When a page was painted, and how long a toggle took.
#[derive(Default)]
struct Painted {
    first: Vec<f64>,
    largest: Vec<f64>,
    toggles: Vec<f64>,
}

impl Painted {
    fn of(&mut self, what: &str) -> &mut [f64] {
        match what {
            "first contentful paint" => &mut self.first,
            "largest contentful paint" => &mut self.largest,
            _ => &mut self.toggles,
        }
    }

    /// Notes what a page did, and returns how much it shifted.
    fn look(&mut self, page: &Page, toggles: usize) -> f64 {
        let paints = page.run(
            "const entries = (type) => new Promise((done) => { const all = [];
                new PerformanceObserver((list) => all.push(...list.getEntries())).observe({type, buffered: true});
                setTimeout(() => done(all), 100); });
            return Promise.all([entries('paint'), entries('largest-contentful-paint'), entries('layout-shift')]).then(([paint, large, shifts]) => [
                paint.find((e) => e.name === 'first-contentful-paint')?.startTime, large.at(-1)?.startTime,
                shifts.reduce((sum, e) => sum + e.value, 0)])",
            &[],
        );
        self.first.extend(paints[0].as_f64());
        self.largest.extend(paints[1].as_f64());
        let mut seen = Seen::default();
        look(page, toggles, &mut seen);
        self.toggles.append(&mut seen.toggles);
        paints[2].as_f64().unwrap_or(0.0)
    }
}

fn slowly(site: &Site, rest: &str) -> Page {
    let line = json!({"offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750});
    let opening =
        site.page().phone().after("Network.enable", &json!({})).after("Network.emulateNetworkConditions", &line);
    let page = opening
        .before_all("window.seen = {}")
        .after("Emulation.setCPUThrottlingRate", &json!({"rate": 4}))
        .unwatched(rest);
    harness::eventually(
        "the page is there",
        || page.run("return !!document.querySelector('.card')", &[]),
        |there| *there == true,
    );
    // The viewer of the published page takes over meanwhile.
    page.run("return new Promise(done => setTimeout(done, 4000))", &[]);
    page
}

/// What one opening of a page gives.
#[derive(Default)]
struct Seen {
    paint: Vec<f64>,
    verdict: Vec<f64>,
    chart: Vec<f64>,
    toggles: Vec<f64>,
}

fn measure(name: &str, audit: &str, scores: &str, slow: u32, (rounds, toggles): (usize, usize)) {
    let (mut viewer, mut floor) = (Seen::default(), Seen::default());
    let floor_page = floor_page(audit);
    for _ in 0..rounds {
        let site = || {
            Site::new().audit(audit).scores(scores).with("floor.html", "text/html; charset=utf-8", floor_page.clone())
        };
        look(&open(&site(), "", slow), toggles, &mut viewer);
        look(&open(&site(), "floor.html", slow), toggles, &mut floor);
    }
    let row = |what: &str, viewer: &mut Vec<f64>, floor: &mut Vec<f64>, share: f64| {
        let (ours, theirs) = (at(viewer, share), at(floor, share));
        println!("{name:<10}{:>5}  {what:<24}{ours:>10.0}{theirs:>10.0}{:>8.2}", format!("{slow}x"), ours / theirs);
    };
    row("first contentful paint", &mut viewer.paint, &mut floor.paint, 0.5);
    row("verdict and options", &mut viewer.verdict, &mut floor.verdict, 0.5);
    println!("{name:<10}{:>5}  {:<24}{:>10.0}", format!("{slow}x"), "first chart", at(&mut viewer.chart, 0.5));
    row("toggle to paint, median", &mut viewer.toggles, &mut floor.toggles, 0.5);
    row("toggle to paint, p95", &mut viewer.toggles, &mut floor.toggles, 0.95);
}

/// Opens a page with a watch that notes when its parts appear.
fn open(site: &Site, rest: &str, slow: u32) -> Page {
    const WATCH: &str = "window.seen = {}; new MutationObserver(() => {
        if (!seen.verdict && document.querySelector('.card')) seen.verdict = performance.now();
        if (!seen.chart && document.querySelector('.scene path')) seen.chart = performance.now();
    }).observe(document, {subtree: true, childList: true});";
    let opening = site.page().before_all(WATCH).after("Emulation.setCPUThrottlingRate", &json!({"rate": slow}));
    let page = opening.unwatched(rest);
    harness::eventually(
        "the page is there",
        || page.run("return !!document.querySelector('.card')", &[]),
        |there| *there == true,
    );
    page.run("return new Promise(done => setTimeout(done, 500))", &[]);
    page
}

fn look(page: &Page, toggles: usize, seen: &mut Seen) {
    let number = |value: &Value| value.as_f64();
    let marks = page.run(
        "return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime, window.seen.verdict, window.seen.chart]",
        &[],
    );
    seen.paint.extend(number(&marks[0]));
    seen.verdict.extend(number(&marks[1]));
    seen.chart.extend(number(&marks[2]));
    let toggles = page.run(
        "return (async (count) => {
            const radios = [...document.querySelectorAll('input[name=option]')], times = [];
            for (let i = 1; i <= count; i++) {
                const start = performance.now();
                radios[i % radios.length].click();
                await new Promise(painted => requestAnimationFrame(() => {
                    const after = new MessageChannel();
                    after.port1.onmessage = painted;
                    after.port2.postMessage(0);
                }));
                times.push(performance.now() - start);
                await new Promise(rest => setTimeout(rest, 30));
            }
            return times;
        })(arguments[0])",
        &[json!(toggles)],
    );
    seen.toggles.extend(toggles.as_array().into_iter().flatten().filter_map(Value::as_f64));
}

/// The value below which a share of the values lies.
fn at(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = ((values.len().saturating_sub(1)) as f64 * share).round() as usize;
    values.get(index).copied().unwrap_or(f64::NAN)
}

/// A static page with the same text: what a page with three options costs at the least.
fn floor_page(audit: &str) -> String {
    let text = gonogo_audit::render(&gonogo_audit::parse(audit));
    let radio = |n: usize| {
        format!(
            "<label class=\"card\"><input type=\"radio\" name=\"option\" {}> Option {n}</label>",
            if n == 0 { "checked" } else { "" }
        )
    };
    let boxes: String = (0..3).map(|n| format!("<p class=\"box\">What option {n} accepts</p>")).collect();
    let rules: String = (0..3)
        .map(|n| {
            format!("body:has(label:nth-of-type({}) :checked) .box:nth-of-type({}) {{ display: block }}", n + 1, n + 1)
        })
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Floor</title><style>.box {{ display: none }} {rules}</style>\
         <body><h1>No-go</h1>{}<div>{boxes}</div><main>{text}</main></body></html>",
        (0..3).map(radio).collect::<String>()
    )
}

/// The scores with as many times the findings, actions and risks.
fn enlarged(scores: &str, times: usize) -> String {
    let mut scores: Value = serde_json::from_str(scores).expect("an example");
    for (list, references) in [("findings", None), ("actions", Some("resolves")), ("risks", Some("closed_by"))] {
        let items = scores[list].as_array().cloned().unwrap_or_default();
        let copy = |n: usize, item: &Value| {
            let mut item = item.clone();
            item["id"] = renamed(&item["id"], n);
            if let Some(ids) = references.and_then(|field| item[field].as_array().cloned()) {
                item[references.unwrap_or_default()] = ids.iter().map(|id| renamed(id, n)).collect();
            }
            item
        };
        let all = (0..times).flat_map(|n| items.iter().map(move |item| (n, item)));
        scores[list] = all.map(|(n, item)| if n == 0 { item.clone() } else { copy(n, item) }).collect();
    }
    scores.to_string()
}

/// The id of the n-th copy of an item.
fn renamed(id: &Value, n: usize) -> Value {
    json!(format!("{}-{n}", id.as_str().unwrap_or_default()))
}
