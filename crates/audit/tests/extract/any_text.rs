//! What holds for any text.

use std::fs;
use std::path::Path;

use gonogo_audit::{Draft, Item, content, extract};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that mean something to a rule, to be put together in any order.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\n", "\n\n", " ", "# ", "## ", "### ", "- ", "1. ", "- [x] ", "> ", "```\n", "| ", " |", "|-|-|\n", "**", ":", ": ", "(", ")",
    "[", "]", "~~", "—", "→", "/", "%", "25/50", "7,5", "$5K-$9K", "€", "2-3 weeks", "Week 4+", "Phase 1", "Option A", "Critical", "P0",
    "HIGH", "F-01", "Status", "Severity", "Impact", "Total", "Score", "Verdict", "not ready", "GO", "None", "Findings", "Issues",
    "Next steps", "Questions", "Roadmap", "Date", "2026-02-18", "February", "18.02.", "✅", "⚠️", "🔴", ":x:", "│", "█", "готов", "阶段", "第一",
    "غير جاهز", "İ", "ß", "\u{202E}", "0", "999999999999999999999", "---\n", "a", "not", "-", "–", "+", "~", "<b>", "&amp;", "`x`",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES), 0..80).prop_map(|pieces| pieces.concat());
    prop_oneof![5 => pieces, 1 => any::<String>()]
}

fn read(text: &str) -> Draft {
    let (document, content) = content::parse(text);
    let draft = extract(&document, &content);
    check(text, &draft);
    draft
}

/// Every value has a place, and every place lies in the text.
fn check(text: &str, draft: &Draft) {
    for source in &draft.sources {
        assert!(text.get(source.span.clone()).is_some(), "{source:?} lies outside of the text");
    }
    assert!(draft.sources.is_sorted_by_key(|source| (source.item, source.index)));
    let report = &draft.report;
    let has = |item: Item, index: usize, field: &str, there: bool| {
        let found = draft.source(item, index, field).is_some();
        assert_eq!(found, there, "{item:?} {index} {field}");
    };
    has(Item::Report, 0, "title", report.title.is_some());
    has(Item::Report, 0, "date", report.date.is_some());
    has(Item::Report, 0, "subject", report.subject.is_some());
    has(Item::Report, 0, "assessor", report.assessor.is_some());
    has(Item::Report, 0, "revision", report.revision.is_some());
    has(Item::Verdict, 0, "decision", report.verdict.is_some());
    has(Item::Score, 0, "value", report.score.is_some());
    for (at, item) in report.categories.iter().enumerate() {
        has(Item::Category, at, "name", true);
        has(Item::Category, at, "score", item.score.is_some());
        has(Item::Category, at, "weight", item.weight.is_some());
        has(Item::Category, at, "status", item.status.is_some());
    }
    for (at, item) in report.findings.iter().enumerate() {
        has(Item::Finding, at, "title", true);
        has(Item::Finding, at, "severity", item.severity != gonogo_report::Severity::Unrated);
        has(Item::Finding, at, "impact", item.impact.is_some());
        has(Item::Finding, at, "fix", item.fix.is_some());
        has(Item::Finding, at, "effort", item.effort.is_some());
        has(Item::Finding, at, "cost", item.cost.is_some());
    }
    for (at, item) in report.phases.iter().enumerate() {
        has(Item::Phase, at, "name", true);
        has(Item::Phase, at, "duration", item.duration.is_some());
        has(Item::Phase, at, "effort", item.effort.is_some());
        has(Item::Phase, at, "cost", item.cost.is_some());
        has(Item::Phase, at, "score_after", item.score_after.is_some());
    }
    for (at, item) in report.actions.iter().enumerate() {
        has(Item::Action, at, "title", true);
        has(Item::Action, at, "effort", item.effort.is_some());
        has(Item::Action, at, "cost", item.cost.is_some());
        has(Item::Action, at, "owner", item.owner.is_some());
    }
    for (at, item) in report.options.iter().enumerate() {
        has(Item::Option, at, "name", true);
        has(Item::Option, at, "stance", item.stance.is_some());
    }
    for (item, count) in [
        (Item::Level, report.levels.len()),
        (Item::Comparison, report.comparisons.len()),
        (Item::Gate, report.gates.len()),
        (Item::BiggestRisk, report.biggest_risks.len()),
        (Item::Strength, report.strengths.len()),
        (Item::Gap, report.gaps.len()),
        (Item::Risk, report.risks.len()),
        (Item::Loss, report.losses.len()),
        (Item::Question, report.questions.len()),
        (Item::NextSteps, report.next_steps.len()),
    ] {
        assert!((0..count).all(|at| draft.place(item, at).is_some()), "{item:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_each_value_has_its_place(text in text()) {
        read(&text);
    }
}

#[test]
fn audits_that_were_cut_anywhere_are_read() {
    for text in documents() {
        for at in (0..text.len()).step_by(100) {
            let end = (at..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
            read(&text[..end]);
        }
    }
}

#[test]
fn audits_with_lines_shuffled_doubled_and_dropped_are_read() {
    for text in documents() {
        let lines: Vec<&str> = text.lines().collect();
        for step in [2, 3, 5, 7] {
            let shuffled: Vec<&str> = (0..lines.len()).map(|at| lines[at * step % lines.len()]).collect();
            let doubled: Vec<&str> =
                lines.iter().enumerate().flat_map(|(at, line)| vec![*line; 1 + usize::from(at % step == 0)]).collect();
            let dropped: Vec<&str> =
                lines.iter().enumerate().filter(|(at, _)| at % step != 0).map(|(_, line)| *line).collect();
            for lines in [shuffled, doubled, dropped] {
                read(&lines.join("\n"));
            }
        }
    }
}

fn documents() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract/documents");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}
