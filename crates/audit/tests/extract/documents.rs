//! Each `documents/NAME.md` says what `NAME.txt` beside it lists.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gonogo_audit::{Item, content, extract};

#[test]
fn audits_say_what_is_listed_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract/documents");
    let bless = std::env::var_os("GONOGO_BLESS").is_some();
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut differing, mut count) = (Vec::new(), 0);
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        count += 1;
        let said = said(&fs::read_to_string(path).unwrap());
        let expected = path.with_extension("txt");
        if bless {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            differing.push(format!("{}\n{said}", expected.display()));
        }
    }
    assert!(count > 10);
    assert!(differing.is_empty(), "set GONOGO_BLESS=1 to accept\n{}", differing.join("\n"));
}

/// What a text says, one value per line, each with the line of the text that it was read from.
fn said(text: &str) -> String {
    let (document, content) = content::parse(text);
    let draft = extract(&document, &content);
    let report = &draft.report;
    let mut out = String::new();
    let mut tell = |item: Item, index: usize, what: String| {
        let line = draft.place(item, index).map_or(0, |span| document.line_of(span.start));
        writeln!(out, "{line:>3} {what}").unwrap();
    };
    for (name, value) in [
        ("title", report.title.clone()),
        ("date", report.date.as_ref().map(|date| date.date.map_or(date.wording.clone(), |day| day.to_string()))),
        ("assessor", report.assessor.clone()),
        ("revision", report.revision.clone()),
    ] {
        if let Some(value) = value {
            tell(Item::Report, 0, format!("{name}: {value}"));
        }
    }
    if let Some(verdict) = &report.verdict {
        tell(
            Item::Verdict,
            0,
            format!("verdict: {:?}: {}", verdict.decision, verdict.statement.clone().unwrap_or_default()),
        );
    }
    if let Some(score) = report.score {
        tell(Item::Score, 0, format!("score: {}/{}", score.value, score.max));
    }
    for (at, item) in report.categories.iter().enumerate() {
        let score = item.score.map_or("none".to_owned(), |score| format!("{}/{}", score.value, score.max));
        tell(Item::Category, at, format!("category: {}: {score}, {:?}", item.name, item.status));
    }
    for (at, item) in report.findings.iter().enumerate() {
        tell(Item::Finding, at, format!("finding: {} {:?}: {}", item.severity.word(), item.status, item.title));
    }
    for (at, item) in report.phases.iter().enumerate() {
        let days = item
            .duration
            .as_ref()
            .map_or(String::new(), |span| format!(", days {}..{}", span.days().low(), span.days().high()));
        let cost = item.cost.as_ref().map_or(String::new(), |cost| format!(", {}", cost.wording()));
        tell(Item::Phase, at, format!("phase: {}{days}{cost}", item.name));
    }
    for (at, item) in report.options.iter().enumerate() {
        tell(Item::Option, at, format!("option: {}: {:?}, {} risks", item.name, item.stance, item.risks.len()));
    }
    for (at, item) in report.actions.iter().enumerate() {
        tell(Item::Action, at, format!("action: {}", item.title));
    }
    for (at, item) in report.strengths.iter().enumerate() {
        tell(Item::Strength, at, format!("strength: {}", item.title));
    }
    for unread in &draft.unread {
        writeln!(out, "{:>3} unread: {}", document.line_of(unread.span.start), unread.text).unwrap();
    }
    writeln!(out, "    language: {}", draft.language).unwrap();
    out
}
