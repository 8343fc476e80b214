//! Whatever a file holds, the reader gets a clear answer, no script runs and nothing is asked of anyone else.
//!
//! What a page should say of an input is what the library says of it natively; what must be seen of an input stands beside
//! it. Every payload sets `window.pwned` or opens a dialog, and a dialog makes the next command of the driver fail.

mod inputs;

use serde_json::{Value, json};

use crate::files::assert_told;
use crate::harness::{Native, Page, Site, as_shown, eventually, squeezed};
use inputs::Input;

#[test]
fn markdown_that_means_harm_is_shown_as_text() {
    served(&inputs::markdown());
}

#[test]
fn links_in_disguise_lead_nowhere() {
    served(&inputs::links());
}

#[test]
fn text_that_is_broken_in_its_encoding_is_still_read() {
    served(&inputs::encodings());
}

#[test]
fn what_is_no_text_is_refused_in_words() {
    served(&inputs::no_text());
}

#[test]
fn text_of_great_length_and_depth_is_shown() {
    served(&inputs::huge());
}

#[test]
fn a_paragraph_of_very_many_elements_is_shown() {
    served(&inputs::crowded());
}

#[test]
fn broken_scores_are_told_with_line_and_column() {
    served(&inputs::broken_scores());
}

#[test]
fn scores_of_the_wrong_types_are_told_one_by_one() {
    served(&inputs::wrong_scores());
}

#[test]
fn scores_full_of_markup_are_shown_as_text() {
    served(&inputs::markup_in_scores());
}

#[test]
fn ten_thousand_findings_are_shown_and_narrowed() {
    let page = served(&inputs::many());
    page.type_into("#filter", "number 9999");
    eventually("one is left", || crate::links::shown_findings(&page).len(), |count| *count == 1);
}

#[test]
fn dropped_files_meet_the_same_answers() {
    let mut page = Page::open();
    for input in inputs::no_text().iter().chain(&inputs::links()[..3]).chain(&inputs::broken_scores()[..3]) {
        page = page.go_on_to(&Site::new(), "?audit=examples/minimal/audit.md");
        // What reads texts loads when one is opened; nothing else does.
        let is_reader = |name: &String| name.starts_with("gonogo-reader-");
        let given = || page.site().given().into_iter().filter(|name| !is_reader(name)).collect::<Vec<_>>();
        let before = given();
        let audit = input.audit.as_deref().map(|bytes| ("audit.md", bytes));
        let scores = input.scores.as_deref().map(|bytes| ("scores.json", bytes));
        page.drop_files(&[audit, scores].into_iter().flatten().collect::<Vec<_>>());
        let (native, problems) = Native::load(audit, scores);
        if problems.is_empty() {
            let title = native.expect("it can be shown").loaded.title().to_owned();
            let title = squeezed(&as_shown(&title));
            eventually(input.name, || page.text_of("#verdict h1"), |seen| squeezed(seen) == title);
        } else {
            let told = eventually(input.name, || page.texts_of(".notice p"), |told| !told.is_empty());
            assert_told(&told, &problems);
            assert_eq!(
                page.text_of("#verdict h1"),
                "Ticket desk readiness check",
                "{}: the last good report",
                input.name
            );
        }
        assert_eq!(given(), before, "{}: nothing was asked for", input.name);
        assert_harmless(&page, input.name);
        assert_eq!(page.complaints(), [], "{}", input.name);
    }
}

#[test]
fn names_of_dropped_files_are_shown_as_text() {
    let names = [
        "<img src=x onerror=window.pwned=1>.md",
        "\"><svg onload=alert(1)>.json",
        "__proto__.json",
        "constructor",
        "\u{202E}dm.tidua\u{202C}.md",
        "a\u{0}b\nc.md",
        " .md",
    ];
    let mut page = Page::open();
    for name in names.into_iter().map(str::to_owned).chain(["n".repeat(5000) + ".md"]) {
        page = page.go_on_to(&Site::new(), "?audit=examples/minimal/audit.md");
        page.drop_files(&[(&name, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")]);
        let told = eventually(&name, || page.texts_of(".notice p"), |told| !told.is_empty());
        assert!(squeezed(&told[0]).contains(&squeezed(&as_shown(&name))), "{told:?}");
        assert_harmless(&page, &name);
        // A good file of that name is named at the foot of the page and above the text.
        page.drop_files(&[(&name.replace(".json", ".md"), b"# Good")]);
        eventually(&name, || page.text_of("#verdict h1"), |title| title == "Good");
        assert_harmless(&page, &name);
        page.is_quiet();
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let page = Page::open();
    page.run(
        "const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(arguments[0])], 'large.md'));
        document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}))",
        &[json!(gonogo_page::load::MOST_BYTES + 1)],
    );
    let told = eventually("it is told", || page.texts_of(".notice p"), |told| !told.is_empty());
    assert!(told[0].contains("large.md") && told[0].contains("larger than 64 MB"), "{told:?}");
    assert_eq!(page.count(".card"), 3);
    page.is_quiet();
}

#[test]
fn addresses_of_other_sites_are_never_asked_for() {
    // A second site that would gladly answer.
    let other = Site::new();
    let port = other.origin().rsplit_once(':').unwrap().1.to_owned();
    let foreign = [
        "javascript:window.pwned=1".to_owned(),
        "data:text/markdown,%23%20Foreign".to_owned(),
        "data:text/html,<script>alert(1)</script>".to_owned(),
        "//evil.example/audit.md".to_owned(),
        "/\\evil.example/audit.md".to_owned(),
        "\\\\evil.example\\audit.md".to_owned(),
        "https:evil.example/audit.md".to_owned(),
        "http://evil.example:80@127.0.0.1:1/audit.md".to_owned(),
        other.url("audit.md"),
        format!("//localhost:{port}/docs/report/audit.md"),
        "blob:http://127.0.0.1/0-0-0".to_owned(),
        "file:///etc/passwd".to_owned(),
        "filesystem:http://127.0.0.1/a".to_owned(),
        "https://[".to_owned(),
        "\u{0}\u{9}javascript:alert(1)".to_owned(),
    ];
    let mut page = Page::open();
    for address in &foreign {
        eprintln!("{address}");
        for parameter in ["audit", "scores"] {
            let site = Site::new();
            let escaped = percent_encoding::utf8_percent_encode(address, percent_encoding::NON_ALPHANUMERIC);
            page = page.go_on_to(&site, &format!("?{parameter}={escaped}"));
            let told = page.texts_of(".notice p");
            assert!(told.iter().any(|line| line.contains("is not on the site of this page")), "{address}: {told:?}");
            assert!(told.iter().any(|line| squeezed(line).contains(&squeezed(&as_shown(address)))), "{told:?}");
            assert_harmless(&page, address);
            page.is_quiet();
            assert!(site.requests().iter().all(|line| line.starts_with("200 ")), "{:?}", site.requests());
        }
    }
    assert_eq!(other.requests(), [""; 0], "the other site was asked");
}

#[test]
fn files_that_the_server_does_not_give_are_told() {
    let missing = Site::new().without("audit.md").without("scores.json").open("");
    missing.part("main").says("No report to show").says("audit.md").says("404").says("What to do");
    assert_calm(&missing, "404", &["audit.md", "scores.json"]);

    let page = Site::new().with("audit.md", "text/html", "<script>alert(1)</script>").without("scores.json").open("");
    page.part("main").says("No report to show").says("a web page instead of the file");
    assert_calm(&page, "a page of the host", &["scores.json"]);

    let page = Site::new().open("?audit=%3Cimg%20src=x%20onerror=alert(1)%3E.md");
    page.part("main").says("<img src=x onerror=alert(1)>.md").says("404");
    assert_calm(&page, "markup in the address", &["onerror"]);

    let page = Site::new().open(&format!("?audit={}", "a".repeat(6000)));
    page.part("main").says("aaaaa");
    assert_calm(&page, "a long address", &["aaaaa"]);

    for (name, answer, message) in [
        ("500", "new Response('oops', {status: 500, statusText: 'Internal Server Error'})", "500"),
        ("503", "new Response('', {status: 503})", "503"),
        ("no connection", "Promise.reject(new TypeError('Failed to fetch'))", "could not be fetched"),
        (
            "a body that breaks off",
            "new Response(new ReadableStream({start(c) { c.enqueue(new Uint8Array(9)); c.error(new TypeError('gone')); }}))",
            "broke off",
        ),
    ] {
        let script = format!(
            "const real = window.fetch; window.fetch = (...all) =>
                /audit[.]md/.test(all[0]?.url ?? all[0]) ? Promise.resolve().then(() => {answer}) : real(...all);"
        );
        let page = Site::new().without("scores.json").page().before_all(&script).at("");
        page.part("main").says("audit.md").says(message).says("What to do");
        assert_calm(&page, name, &["scores.json"]);
    }
}

#[test]
fn there_are_at_least_sixty_inputs_and_each_has_a_name_of_its_own() {
    let groups = [
        inputs::markdown(),
        inputs::links(),
        inputs::encodings(),
        inputs::no_text(),
        inputs::huge(),
        inputs::crowded(),
        inputs::broken_scores(),
        inputs::wrong_scores(),
        inputs::markup_in_scores(),
        inputs::many(),
    ];
    let mut names: Vec<&str> = groups.iter().flatten().map(|input| input.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(count >= 60, "{count} inputs");
}

/// Serves each input in place of HarmoniQ's files and compares the page with what the library says natively. Returns the
/// last page.
#[track_caller]
fn served(inputs: &[Input]) -> Page {
    let mut page = Page::open();
    for input in inputs {
        // Shown with a failure, whose place alone would not tell the input.
        eprintln!("{}", input.name);
        let site = input.site();
        page = page.go_on_to(&site, "");
        assert_answered(&page, input);
        exercise(&page);
        let missing = if input.scores.is_none() { &["scores.json"][..] } else { &[] };
        assert_calm(&page, input.name, missing);
        let given = page.site().given();
        let expected = |file: &String| {
            file.is_empty()
                || ["audit.md", "scores.json", ".css", ".js", ".wasm", ".svg"].iter().any(|end| file.ends_with(end))
        };
        assert!(given.iter().all(expected), "{}: {given:?}", input.name);
    }
    page
}

#[track_caller]
fn assert_answered(page: &Page, input: &Input) {
    let name = input.name;
    let (native, problems) = Native::load(
        input.audit.as_deref().map(|bytes| ("audit.md", bytes)),
        input.scores.as_deref().map(|bytes| ("scores.json", bytes)),
    );
    assert_told(&page.texts_of(".notice p"), &problems);
    page.unfold();
    match native {
        None => {
            page.part("main").says("No report to show");
        }
        Some(Native { loaded, .. }) => {
            assert_eq!(squeezed(&page.text_of("#verdict h1")), squeezed(&as_shown(loaded.title())), "{name}");
            // The first remarks are listed, the rest counted.
            let remarks = squeezed(&page.texts_of(".remarks").concat());
            let notices = loaded.notices.iter().take(50).map(|notice| &notice.message);
            for message in notices.chain(loaded.diagnostics.iter().take(50).map(|found| &found.message)) {
                assert!(
                    remarks.contains(&squeezed(&as_shown(message))),
                    "{name}: no remark says `{message}`: {remarks}"
                );
            }
            // What is long comes one slice after the other, and is held back until it is wanted: here all of it is.
            let given = |selector: &str| {
                page.run("document.dispatchEvent(new CustomEvent('gonogo-give'))", &[]);
                page.count(selector)
            };
            if !loaded.document.sections().is_empty() {
                let last = loaded.document.sections().len();
                eventually(name, || given("#prose section.text"), |count| *count == last);
            }
            let findings = loaded.report.findings.len();
            eventually(name, || given(".finding"), |count| *count >= findings);
        }
    }
    if input.seen.is_empty() {
        return;
    }
    // Chromium takes its time to say of each element in a lazy section whether it is visible.
    let is_long = page.count("*") > 20_000;
    let script = "return document.body.textContent";
    let body = squeezed(&if is_long { page.read(script, &[]) } else { page.text_of("body") });
    for seen in &input.seen {
        assert!(body.contains(&squeezed(&as_shown(seen))), "{name}: `{seen}` is not on the page: {body:.2000}");
    }
}

/// What a reader may do with any report.
fn exercise(page: &Page) {
    for option in page.attributes_of(".card input", "id") {
        page.click(&format!("#{option}"));
    }
    if page.count("#find") == 1 {
        page.type_into("#find", "script");
        page.settle();
    }
}

/// No script of the input ran, none is on the page, and nothing went wrong but the files that are missing on purpose.
#[track_caller]
fn assert_calm(page: &Page, name: &str, missing: &[&str]) {
    assert_harmless(page, name);
    let complaints = page.complaints();
    let expected = |text: &str| missing.iter().any(|file| text.contains(file)) && text.contains("404");
    let unexpected: Vec<_> = complaints.iter().filter(|c| c.source != "network" || !expected(&c.text)).collect();
    assert!(unexpected.is_empty(), "{name}: the console complains: {unexpected:#?}");
    assert_eq!(page.foreign_requests(), [""; 0], "{name}");
}

#[track_caller]
fn assert_harmless(page: &Page, name: &str) {
    let offences: Vec<Value> = page.read(include_str!("adversarial/offences.js"), &[]);
    assert_eq!(offences, [Value::Null; 0], "{name}");
    assert!(!page.shows("#failed"), "{name}: the viewer stopped");
    let shown: usize = page.read("return document.querySelector('main').textContent.trim().length", &[]);
    assert!(shown > 20, "{name}: the page is blank");
}
