//! Audits of 10 MB and of 10,000 findings, against markdown-it in the same browser: when the first screen is there, what
//! scrolling and toggling block, and how much memory the page takes.

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::long::{published, with_findings};
use crate::harness::{self, Page, Site, example};

/// How often each page is opened.
const ROUNDS: usize = 3;

pub fn run(long: bool, many: bool) {
    println!("\nlarge audits, unthrottled; peer: markdown-it, from text to paint of the whole");
    println!("{:<18}{:<14}{:<34}{:>10}{:>10}{:>8}", "audit", "as", "what", "gonogo", "peer", "ratio");
    let scores = fs::read_to_string(example("harmoniq/scores.json")).expect("an example");
    if long {
        let audit = fs::read_to_string(example("harmoniq/audit.md")).expect("an example");
        compare("10 MB", &audit.repeat(10_000_000 / audit.len() + 1), &scores);
    }
    if many {
        let (audit, scores) = with_findings(&scores, 10_000);
        compare("10,000 findings", &audit, &scores);
    }
}

/// What one opening of a page showed.
#[derive(Default)]
struct Seen {
    /// Milliseconds until the first screen is painted; of the peer, until the whole text is.
    first: Vec<f64>,
    /// Megabytes of the renderer, at most.
    memory: Vec<f64>,
    /// The longest task while scrolling and toggling, in milliseconds; 0 where none took 50.
    task: Vec<f64>,
}

fn compare(name: &str, audit: &str, scores: &str) {
    let script = xtask::tools::npm_folder().join("node_modules/markdown-it/dist/browser/markdown-it.umd.min.js");
    let script = fs::read(&script)
        .unwrap_or_else(|error| panic!("`{}`: {error}; help: run `cargo xtask bench load`", script.display()));
    let peer = Site::new()
        .with("large.md", "text/markdown; charset=utf-8", audit)
        .with("large.json", "application/json", scores)
        .with("markdown-it.js", "text/javascript", script)
        .with("peer.html", "text/html; charset=utf-8", PEER);
    let published = published(audit, scores);
    let (mut theirs, mut dropped, mut prerendered) = (Seen::default(), Seen::default(), Seen::default());
    for _ in 0..ROUNDS {
        look(&peer, "peer.html", &mut theirs, |page| number(&page.run("return parse()", &[])));
        look(&peer, "", &mut dropped, |page| {
            harness::eventually("the viewer is there", || page.count(".card"), |cards| *cards > 0);
            let first = number(&page.run(DROP, &[]));
            harness::eventually(
                "all is there",
                || {
                    page.run("const all = document.querySelectorAll('.slice').length, before = window.all; window.all = all; return all > 0 && before === all", &[])
                },
                |done| *done == true,
            );
            first
        });
        look(&published, "", &mut prerendered, |page| {
            page.wait_until_live();
            number(&page.run(PAINTED, &[]))
        });
    }
    for (kind, mut seen) in [("dropped", dropped), ("published", prerendered)] {
        let row = |what: &str, ours: f64, theirs: f64| {
            println!("{name:<18}{kind:<14}{what:<34}{ours:>10.0}{theirs:>10.0}{:>8.2}", ours / theirs);
        };
        row("first screen, ms", crate::at(&mut seen.first, 0.5), crate::at(&mut theirs.first, 0.5));
        row("memory of the renderer, MB", crate::at(&mut seen.memory, 0.5), crate::at(&mut theirs.memory, 0.5));
        row("longest task of 50 ms or more, ms", crate::at(&mut seen.task, 1.0), crate::at(&mut theirs.task, 1.0));
    }
}

/// Opens a page in a browser of its own, does what is measured, then scrolls and toggles.
fn look(site: &Site, rest: &str, seen: &mut Seen, measure: impl Fn(&Page) -> f64) {
    let opening = site.page().before_all(WATCH);
    memory::forget_peaks();
    let page = opening.unwatched(rest);
    seen.first.push(measure(&page));
    std::thread::sleep(Duration::from_secs(1));
    seen.task.push(number(&page.run(USE, &[])));
    seen.memory.push(memory::peak());
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Renders the text with markdown-it and resolves when it is painted.
const PEER: &str = "<!DOCTYPE html><meta charset=utf-8><title>Peer</title><main></main><script src=markdown-it.js></script><script>
    const text = fetch('large.md').then((answer) => answer.text());
    const painted = () => new Promise((done) => requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = done; after.port2.postMessage(0); }));
    const parse = async () => { const source = await text, start = performance.now();
        document.querySelector('main').innerHTML = markdownit().render(source); await painted(); return performance.now() - start; };
</script>";

/// Drops both files and resolves when the first screen of the new report is painted.
const DROP: &str = "return (async () => {
    const get = async (name) => new File([await (await fetch(name)).blob()], name);
    const transfer = new DataTransfer();
    for (const name of ['large.md', 'large.json']) transfer.items.add(await get(name));
    const old = document.querySelector('.card'), start = performance.now();
    document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
    await new Promise((there) => { const look = () => { const card = document.querySelector('.card');
        if (card && card !== old) there(); else requestAnimationFrame(look); }; look(); });
    await new Promise((done) => requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = done; after.port2.postMessage(0); }));
    return performance.now() - start;
})()";

/// When the largest part of the first screen was painted.
const PAINTED: &str = "return new Promise((done) => { const all = [];
    new PerformanceObserver((list) => all.push(...list.getEntries())).observe({type: 'largest-contentful-paint', buffered: true});
    setTimeout(() => done(all.at(-1)?.startTime), 200); })";

const WATCH: &str = "window.tasks = []; new PerformanceObserver((list) => list.getEntries().forEach((task) => tasks.push(task))).observe({type: 'longtask'});";

/// Scrolls through the page, by screens and by leaps, and toggles options; returns the longest task meanwhile.
const USE: &str = "return (async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 5)));
    const start = performance.now();
    for (let screen = 0; screen < 40; screen++) { scrollBy(0, innerHeight * 0.8); await frame(); }
    for (let leap = 1; leap <= 12; leap++) { scrollTo(0, document.body.scrollHeight * (leap * 7 % 12) / 12); await frame(); for (let n = 0; n < 6; n++) { scrollBy(0, innerHeight / 2); await frame(); } }
    scrollTo(0, 0); await frame();
    const radios = [...document.querySelectorAll('input[name=option]')];
    for (let n = 1; radios.length && n <= 9; n++) { radios[n % radios.length].click(); await frame(); await frame(); }
    await new Promise((done) => setTimeout(done, 300));
    window.used = tasks.filter((task) => task.startTime >= start).map((task) => Math.round(task.duration));
    return Math.max(0, ...window.used);
})()";

/// The memory of renderers, from `/proc`.
mod memory {
    use std::fs;
    use std::path::PathBuf;

    fn renderers() -> Vec<PathBuf> {
        let is_renderer = |folder: &PathBuf| {
            fs::read(folder.join("cmdline"))
                .is_ok_and(|line| String::from_utf8_lossy(&line).contains("--type=renderer"))
        };
        let all = fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.path());
        all.filter(is_renderer).collect()
    }

    /// Lets each renderer's peak begin anew.
    pub fn forget_peaks() {
        for renderer in renderers() {
            let _ = fs::write(renderer.join("clear_refs"), "5");
        }
    }

    /// The highest resident memory of a renderer, in megabytes; not a number where the system does not tell.
    pub fn peak() -> f64 {
        let peak = |folder: PathBuf| {
            let status = fs::read_to_string(folder.join("status")).ok()?;
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().trim_end_matches(" kB").parse::<f64>().ok()
        };
        renderers().into_iter().filter_map(peak).fold(f64::NAN, f64::max) / 1024.0
    }
}
