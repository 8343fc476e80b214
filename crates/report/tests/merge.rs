//! Scores and text, joined: the scores win, the text fills what they leave out, and differences are told.

use gonogo_report::{Merged, Report, merge, scores};

fn report(json: &str) -> Report {
    let read = scores::read(json);
    assert_eq!(read.diagnostics, [], "{json}");
    read.report
}

fn told(merged: &Merged) -> Vec<String> {
    let line = |found: &gonogo_report::Disagreement| {
        format!("{} {} `{}`: {} or {}", found.list, found.field, found.name, found.scores, found.text)
    };
    merged.disagreements.iter().map(line).collect()
}

#[test]
fn the_scores_win_and_the_text_fills_what_they_leave_out() {
    let merged = merge(
        report(r#"{"format": 1, "title": "T", "score": {"value": 30, "max": 50}}"#),
        report(
            r#"{"format": 1, "title": "Other", "subject": "S", "score": {"value": 25, "max": 50}, "questions": ["Who?"]}"#,
        ),
    );
    assert_eq!(merged.report.title.as_deref(), Some("T"));
    assert_eq!(merged.report.subject.as_deref(), Some("S"));
    assert_eq!(merged.report.score.map(|score| score.value), Some(30.0));
    assert_eq!(merged.report.questions, ["Who?"]);
    assert_eq!(told(&merged), ["score value ``: 30/50 or 25/50"]);
}

#[test]
fn items_are_the_same_where_their_names_are_and_lead_back_to_the_text() {
    let merged = merge(
        report(r#"{"format": 1, "phases": [{"name": "Harden", "duration": "4 weeks"}, {"name": "New"}]}"#),
        report(r#"{"format": 1, "phases": [{"name": "Repair"}, {"name": "HARDEN!", "duration": "2-3 weeks"}]}"#),
    );
    assert_eq!(told(&merged), ["phases duration `Harden`: 4 weeks or 2-3 weeks"]);
    let origins = [0, 1].map(|at| merged.origins.of("phases", at));
    assert_eq!(origins, [Some(1), None]);
    assert_eq!((merged.disagreements[0].index, merged.disagreements[0].read_index), (0, 1));
}

#[test]
fn a_list_of_the_text_stays_where_the_scores_have_none() {
    let merged =
        merge(report(r#"{"format": 1}"#), report(r#"{"format": 1, "findings": [{"title": "A"}, {"title": "B"}]}"#));
    assert_eq!(merged.report.findings.len(), 2);
    assert_eq!(merged.origins.of("findings", 1), Some(1));
    assert_eq!(told(&merged), [""; 0]);
}

#[test]
fn questions_steps_and_totals_lead_back_to_the_text_too() {
    let merged = merge(
        report(
            r#"{"format": 1, "questions": ["Who pays?", "New?"], "next_steps": [{"when": "Week 1", "items": ["Hire"]}], "totals": {"cost": "$5"}}"#,
        ),
        report(
            r#"{"format": 1, "questions": ["When?", "Who pays"], "next_steps": [{"items": ["Ask"]}, {"when": "Week 1", "items": ["Hire"]}], "fixes": {"cost": "$4"}}"#,
        ),
    );
    let of = |list: &str, index: usize| merged.origins.of(list, index);
    assert_eq!([of("questions", 0), of("questions", 1)], [Some(1), None]);
    assert_eq!(of("next_steps", 0), Some(1));
    assert_eq!([of("fixes", 0), of("totals", 0)], [Some(0), None]);
}
