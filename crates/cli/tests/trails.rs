//! Where numbers come from, on the page as it is published: each leads back, and every formula gives what is shown.
//!
//! The audits are the examples and those by which the reading of texts is tested.

// A test may stop where it stands.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod walked;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gonogo_cli::read::Read;
use gonogo_page::shell::{self, Scripts, Shell};
use gonogo_page::trail::{How, Place, Trail};
use gonogo_report::Locale;
use walked::Page;

/// What was published of an audit, with the trails of its numbers.
struct Published {
    name: String,
    read: Read,
    page: Page,
}

/// Every audit that the project has.
fn audits() -> &'static [Published] {
    static AUDITS: LazyLock<Vec<Published>> = LazyLock::new(all);
    &AUDITS
}

fn all() -> Vec<Published> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = |folder: &str| {
        let entries = std::fs::read_dir(root.join(folder)).expect("the folder is there");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "md")).collect::<Vec<_>>()
    };
    let mut all = files("crates/audit/tests/extract/documents");
    all.extend(files("crates/cli/tests/audits"));
    all.extend(["harmoniq", "minimal"].map(|name| root.join("examples").join(name).join("audit.md")));
    let audits: Vec<Published> = all.iter().map(|path| published(path)).collect();
    assert!(audits.len() > 20, "{} audits", audits.len());
    audits
}

fn published(path: &Path) -> Published {
    let read = Read::of(path, None).expect("it can be read");
    let locale = Locale::new("en-US");
    let html = shell::document(
        read.loaded(),
        &Shell {
            locale: &locale,
            language: "en-US",
            policy: "",
            style: "",
            address: None,
            audit: None,
            scores: None,
            icon: None,
            preview: None,
            checks: Some(read.source("en-US", None, None).checks),
            scripts: Scripts::None,
        },
    );
    Published { name: path.file_name().unwrap().to_string_lossy().into_owned(), read, page: Page::of(&html) }
}

impl Published {
    fn trails(&self) -> Vec<Trail> {
        let trails = self.read.loaded().trails.as_ref().expect("they are known");
        trails.all().into_iter().map(|(_, trail)| trail).collect()
    }

    fn text(&self) -> &str {
        self.read.loaded().document.text()
    }
}

#[test]
fn every_number_on_the_page_has_a_trail() {
    for audit in audits() {
        let words = words(audit);
        let mut bare = Vec::new();
        for node in audit.page.texts() {
            let is = |class: &str| node.around.iter().any(|element| element.is(class));
            // The text itself, and what is told of a text as a whole, line by line.
            let own = is("#text")
                || is("#checks")
                || is("#checklists")
                || is(".remarks")
                || is(".side")
                || is(".trails")
                || is(".footer");
            // What a reader has narrowed or ticked, and what a browser tells beside the page.
            let state = is(".filter") || is("#findings-shown") || is("#steps-done") || is("noscript") || is("head");
            // A chart has one trail for all of its numbers.
            let drawn = node.around.iter().any(|element| element.is(".chart") && audit.page.within(element, ".n"));
            // An entry that is listed by its name leads to where its numbers are; what is folded is counted by its fold.
            let listed = is("[data-risk]") || is("summary");
            // When a step is to be taken is said in the words of the audit.
            let said = is("#steps") || words.contains(node.text.trim());
            let has_digit = node.text.chars().any(|c| c.is_ascii_digit());
            if has_digit && !is(".n") && !own && !state && !drawn && !listed && !said {
                bare.push(node.text.clone());
            }
        }
        assert_eq!(bare, [""; 0], "{}: numbers without a trail", audit.name);
    }
}

/// What the audit says in words, as it may stand on the page.
fn words(audit: &Published) -> BTreeSet<String> {
    const WORDS: [&str; 30] = [
        "title",
        "subject",
        "name",
        "statement",
        "reason",
        "note",
        "risk",
        "impact",
        "fix",
        "evidence",
        "detail",
        "outcome",
        "trigger",
        "consequence",
        "items",
        "questions",
        "group",
        "owner",
        "assessor",
        "revision",
        "classification",
        "cause",
        "risks",
        "email",
        "href",
        "text",
        "category",
        "status",
        "priority",
        "unit",
    ];
    let scores = audit.read.scores.as_ref().map_or(&b"{}"[..], |file| &file.bytes);
    let scores: serde_json::Value = serde_json::from_slice(scores).unwrap();
    let mut words = BTreeSet::new();
    fn collect(value: &serde_json::Value, key: &str, words: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::String(text) if WORDS.contains(&key) => {
                // As it is, after its label, and behind a title.
                words.extend([text.trim().to_owned(), format!("Revision {text}"), format!(": {text}")]);
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, key, words)),
            serde_json::Value::Object(fields) => fields.iter().for_each(|(key, field)| collect(field, key, words)),
            serde_json::Value::String(_)
            | serde_json::Value::Null
            | serde_json::Value::Bool(_)
            | serde_json::Value::Number(_) => {}
        }
    }
    collect(&scores, "", &mut words);
    words.insert(audit.read.loaded().title().to_owned());
    for risk in &audit.read.loaded().report.risks {
        let chain: Vec<&str> = [&risk.trigger, &risk.consequence].into_iter().flatten().map(String::as_str).collect();
        words.insert(chain.join(" → "));
    }
    words
}

#[test]
fn every_formula_gives_what_is_shown() {
    let mut computed_values = 0;
    for audit in audits() {
        let loaded = audit.read.loaded();
        let locale = Locale::new("en-US");
        for step in audit.trails().iter().flat_map(|trail| &trail.steps) {
            let How::Computed(computed) = &step.how else { continue };
            let inputs: Vec<_> = computed.inputs.iter().map(|input| input.amount.clone()).collect();
            let result = computed.formula.of(&inputs, loaded.currency());
            assert_eq!(result.as_ref(), Some(&computed.result), "{}: {step:?}", audit.name);
            assert_eq!(computed.result.show(&locale, loaded.report.currency), step.shown, "{}", audit.name);
            computed_values += 1;
        }
    }
    assert!(computed_values > 100, "{computed_values}");
}

#[test]
fn what_a_number_says_is_told_in_its_trail() {
    for audit in audits() {
        let now = audit.read.loaded().report.score.map(|score| score.value.to_string());
        for number in audit.page.all("button.n") {
            let popover = audit.page.by_id(number.attribute("popovertarget")).expect("it opens something");
            assert!(popover.is(".trail") && popover.attributes.contains_key("popover"), "{popover:?}");
            let told = figures(&audit.page.text_of(popover));
            let shown = figures(&audit.page.text_of(number));
            // When something closes is told in the trail of the plan's time, phase by phase.
            // What the score is moved from is the score of today.
            let missing: Vec<_> = shown.difference(&told).filter(|figure| Some(*figure) != now.as_ref()).collect();
            assert!(
                missing.is_empty(),
                "{}: {missing:?} of {:?} is not in {:?}",
                audit.name,
                audit.page.text_of(number),
                audit.page.text_of(popover)
            );
        }
    }
}

#[test]
fn what_was_read_stands_in_the_passage_that_it_leads_to() {
    let mut read = 0;
    for audit in audits() {
        for step in audit.trails().iter().flat_map(|trail| &trail.steps) {
            let How::Read(Place { passage: Some(passage), path: None }) = &step.how else { continue };
            // Points may be said as a share, or without what can be reached.
            let value = step.shown.split(" of ").next().unwrap();
            let (said, shown) = (figures(&audit.text()[passage.clone()]), figures(value));
            // A date is written as its reader does.
            if step.name != "Date" {
                assert!(shown.is_subset(&said), "{}: {step:?} in {:?}", audit.name, &audit.text()[passage.clone()]);
            }
            read += 1;
        }
    }
    assert!(read > 100, "{read}");
}

#[test]
fn passages_are_marked_and_lead_back_to_a_number() {
    for audit in audits() {
        let page = &audit.page;
        let mut lines = BTreeMap::new();
        for place in audit.trails().iter().flat_map(Trail::places).filter_map(|(place, _)| place.passage.clone()) {
            let line = audit.read.loaded().document.line_of(place.start);
            lines.entry(line).or_insert_with(Vec::new).push(letters(&audit.text()[place]));
        }
        for link in page.all(".trail a") {
            let mark = page.by_id(link.attribute("href").trim_start_matches('#')).expect("the passage is in the text");
            assert!(
                mark.is(".m") && page.ancestors(mark).any(|around| around.is("#prose")),
                "{}: {mark:?}",
                audit.name
            );
            let line: usize = page.text_of(link).trim_start_matches("line ").parse().unwrap();
            let marked = letters(&page.text_of(mark));
            assert!(
                lines[&line].iter().any(|passage| passage.starts_with(&marked)),
                "{}: {marked} is not read from line {line}: {:?}",
                audit.name,
                lines[&line]
            );
        }
        for mark in page.all("a.m") {
            let number = page.by_id(mark.attribute("href").trim_start_matches('#'));
            assert!(number.is_some_and(|number| number.is(".n")), "{}: {mark:?}", audit.name);
        }
        let mut ids = BTreeSet::new();
        for element in page.all("[id]") {
            assert!(
                ids.insert(element.attribute("id")),
                "{}: two elements have the id {}",
                audit.name,
                element.attribute("id")
            );
        }
    }
}

#[test]
fn the_share_of_numbers_that_lead_back_is_counted_from_the_trails() {
    for audit in audits() {
        let trails = audit.read.loaded().trails.as_ref().unwrap().all();
        if trails.is_empty() {
            continue;
        }
        let text = audit.page.by_id("traced").map(|line| audit.page.text_of(line)).unwrap_or_default();
        let shares: Vec<usize> = text.split(' ').filter_map(|word| word.parse().ok()).collect();
        assert!(shares.len() == 2 && shares[0] <= shares[1] && shares[1] > 0, "{}: {text}", audit.name);
    }
}

/// The figures in a text, as digits: what stands between them is the way of a language.
fn figures(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    words.map(|word| word.replace(['.', ','], "")).filter(|word| !word.is_empty()).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
