//! Reading `scores.json`: documents in, diagnostics and reports out.
//!
//! The rule behind every case: what is wrong is named with its place, and everything else is read as if it stood alone.

#![allow(clippy::expect_used, reason = "a test may fail")]

use gonogo_report::model::{Decision, FindingStatus, Severity};
use gonogo_report::scores::{self, Read};
use gonogo_report::{Currency, DiagnosticSeverity, Kind, Plan, Range, Report, forecast};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A report of which no part is missing, each of its own, so that the loss of one shows.
fn whole() -> Value {
    json!({
        "format": 1,
        "title": "Shop", "subject": "Web shop", "date": "2026-02-18", "assessor": "Ada", "revision": "3",
        "classification": "Internal", "currency": "USD",
        "verdict": {"decision": "no-go", "statement": "Not yet"},
        "score": {"value": 2, "max": 10},
        "levels": [{"name": "Draft", "from": 0, "to": 4, "note": "n"}],
        "comparisons": [{"name": "Others", "from": 5}],
        "gates": [{"name": "Pilot", "decision": "no-go", "reason": "r"}],
        "categories": [{"id": "data", "name": "Data", "score": 1, "max": 5, "weight": 2, "status": "bad", "note": "n"}],
        "findings": [{"id": "f", "title": "No copies", "severity": "high", "status": "open", "category": "data", "risk": "r",
                      "impact": "i", "fix": "x", "effort": "4h", "cost": "$500", "evidence": "e", "group": "g"}],
        "biggest_risks": [{"title": "Loss", "cause": "c", "risk": "r", "impact": "i", "effort": 4, "cost": 5, "findings": ["f"]}],
        "strengths": [{"title": "Login", "detail": "d", "findings": []}],
        "gaps": [{"title": "Copies", "detail": "d", "findings": ["f"]}],
        "actions": [{"id": "a", "title": "Copy", "effort": "4h", "cost": "$500", "impact": "i", "owner": "o", "priority": "P0",
                     "phase": "p", "resolves": ["f"]}],
        "fixes": {"title": "Fixes", "of": ["a"], "effort": "4h", "cost": "$500", "score_after": 4},
        "phases": [{"id": "p", "name": "First", "duration": "1 week", "effort": "4h", "cost": "$500", "services": "$20",
                    "outcome": "o", "score_after": 6, "opens": ["Pilot"], "after": []}],
        "totals": {"duration": "1 week", "cost": "$520", "effort": "4h", "score_after": 6},
        "options": [{"id": "o", "name": "Do it", "stance": "recommended", "phases": ["p"], "duration": "1 week", "cost": "$520",
                     "outcome": "x", "milestones": [{"at": "Week 1", "name": "m", "detail": "d"}], "risks": ["r"], "losses": ["l"]}],
        "risks": [{"id": "r", "title": "Crash", "when": "Week 1", "trigger": "t", "consequence": "c", "reason": "y",
                   "severity": "high", "likelihood": 0.5, "loss": "l", "closed_by": ["a"]}],
        "losses": [{"id": "l", "title": "Breach", "amount": "$150", "detail": "d", "per": "record", "times": "n"}],
        "assumptions": [{"id": "n", "name": "Records", "unit": "records", "value": 10, "low": 1, "high": 100}],
        "questions": ["Why?"],
        "next_steps": [{"option": "o", "when": "Week 1", "items": ["Begin"]}],
        "history": [{"date": "2025-02-18", "score": {"value": 1, "max": 10}, "href": "../old/"}],
        "contact": {"name": "Team", "email": "team@example.org"},
        "links": [{"title": "More", "href": "more.md", "detail": "d"}]
    })
}

/// The diagnostics as they are printed, a line each.
fn flaws(text: &str) -> Vec<String> {
    scores::read(text).diagnostics.iter().map(ToString::to_string).collect()
}

/// Reads a document and compares all that is said of it.
#[track_caller]
fn check(text: &str, wanted: &[&str]) -> Report {
    assert_eq!(flaws(text), wanted, "in {text}");
    scores::read(text).report
}

/// The same for the members of a document that is otherwise in order.
#[track_caller]
fn check_members(members: &str, wanted: &[&str]) -> Report {
    check(&format!("{{\"format\": 1,\n{members}}}"), wanted)
}

fn read_value(value: &Value) -> Read {
    scores::read(&value.to_string())
}

// The documents without flaws.

#[test]
fn a_whole_document_is_read_without_a_word() {
    let report = check(&whole().to_string(), &[]);
    assert_eq!(report.title.as_deref(), Some("Shop"));
    assert_eq!(report.currency, Currency::from_code("USD"));
    assert_eq!(report.verdict.map(|verdict| verdict.decision), Some(Decision::NoGo));
    assert_eq!(report.findings[0].severity, Severity::High);
    assert_eq!(report.phases[0].duration.as_ref().map(gonogo_report::Span::days), Range::point(7.0));
    assert_eq!(report.options[0].milestones[0].name, "m");
    assert_eq!(report.history[0].score.map(|score| score.value), Some(1.0));
}

#[test]
fn the_shortest_document_is_a_report_of_nothing() {
    assert_eq!(check("{\"format\": 1}", &[]), Report::default());
}

#[test]
fn the_examples_are_read_without_a_word() {
    for text in
        [include_str!("../../../examples/harmoniq/scores.json"), include_str!("../../../examples/minimal/scores.json")]
    {
        assert_eq!(flaws(text), [""; 0]);
    }
}

#[test]
fn null_is_the_same_as_nothing() {
    let report = check(
        r#"{"format": 1, "title": null, "findings": null, "score": null,
            "phases": [null, {"name": "P", "cost": null, "after": null, "opens": null}]}"#,
        &[],
    );
    assert_eq!((report.title, report.findings.len(), report.score), (None, 0, None));
    assert_eq!(report.phases.len(), 1);
    assert_eq!(report.phases[0].after, None, "in the order given");
}

#[test]
fn an_empty_list_of_phases_is_not_the_absence_of_one() {
    let report = check_members(r#""options": [{"name": "A"}, {"name": "B", "phases": []}]"#, &[]);
    assert_eq!([&report.options[0].phases, &report.options[1].phases], [&None, &Some(vec![])]);
}

#[test]
fn a_byte_order_mark_moves_no_column() {
    let with = flaws("\u{feff}{\"format\": 1, \"title\": 7}");
    assert_eq!(with, ["error: title (line 1, column 24): wrong type: integer `7`; expected a text"]);
    assert_eq!(with, flaws("{\"format\": 1, \"title\": 7}"));
}

#[test]
fn columns_count_characters_not_bytes() {
    check(
        "{\"format\": 1, \"subject\": \"Müßiggang 🎵\", \"title\": []}",
        &["error: title (line 1, column 50): wrong type: sequence; expected a text"],
    );
}

#[test]
fn quantities_are_numbers_texts_or_objects() {
    let report = check_members(
        r#""currency": "EUR", "phases": [
            {"name": "Number", "cost": 1200, "duration": 3, "effort": 8},
            {"name": "Text", "cost": "€1.200", "duration": "3 days", "effort": "8h"},
            {"name": "Object", "cost": {"low": 1200}, "duration": {"low": 3, "high": 3}, "effort": {"high": 1, "unit": "day"}},
            {"name": "Year", "cost": {"low": 1200, "high": 2400, "currency": "CHF", "per": "year"}}
        ]"#,
        &[],
    );
    let eur = Currency::from_code("EUR").expect("a code");
    for phase in &report.phases[..3] {
        let cost = phase.cost.as_ref().and_then(gonogo_report::Money::amount).expect("one amount");
        assert_eq!((cost.currency, cost.range), (eur, Range::point(1200.0).expect("finite")), "{}", phase.name);
        assert_eq!(phase.duration.as_ref().map(gonogo_report::Span::days), Range::point(3.0), "{}", phase.name);
        assert_eq!(phase.effort.as_ref().map(gonogo_report::Effort::hours), Range::point(8.0), "{}", phase.name);
    }
    let yearly = report.phases[3].cost.as_ref().expect("read").sum();
    assert_eq!(yearly.sums()[0].per_month, Range::new(100.0, 200.0), "a year has 12 months");
}

// Values of the wrong type.

#[test]
fn a_wrong_type_costs_its_field_and_no_more() {
    let report = check(
        r#"{
  "format": 1,
  "title": 7,
  "subject": "Shop",
  "score": "25/50",
  "phases": [
    {"name": "First", "duration": true, "cost": "$5"},
    {"name": ["Second"], "cost": "$7"},
    "third",
    {"name": "Fourth", "opens": ["Pilot", 4], "cost": "$11"}
  ],
  "gates": {"name": "Pilot"},
  "questions": ["Why?", 42, "When?"]
}"#,
        &[
            "error: title (line 3, column 12): wrong type: integer `7`; expected a text",
            "error: score (line 5, column 12): wrong type: string; expected an object",
            "error: phases[0].duration (line 7, column 35): wrong type: boolean `true`; expected a quantity: a number, \
             a text such as \"2-3 weeks\", or an object with `low` and `high`",
            "error: phases[1].name (line 8, column 14): wrong type: sequence; expected a text",
            "error: phases[1].name (line 8, column 14): `phases[1]` has no `name` and is left out; add a `name`",
            "error: phases[2] (line 9, column 5): wrong type: string; expected an object",
            "warning: phases[3].opens (line 10, column 33): `opens` names `Pilot`, which does not exist; there is no gate of that name",
            "error: phases[3].opens[1] (line 10, column 43): wrong type: integer `4`; expected a text",
            "error: gates (line 12, column 12): `gates` is not a list; it should begin with `[`",
            "error: questions[1] (line 13, column 25): wrong type: integer `42`; expected a text",
        ],
    );
    assert_eq!(report.subject.as_deref(), Some("Shop"));
    assert_eq!(report.phases.iter().map(|phase| phase.name.as_str()).collect::<Vec<_>>(), ["First", "Fourth"]);
    assert_eq!(report.phases[0].cost.as_ref().map(gonogo_report::Money::wording), Some("$5"));
    assert_eq!(report.phases[1].opens, ["Pilot"]);
    assert_eq!(report.questions, ["Why?", "When?"]);
}

#[test]
fn many_flaws_in_one_item_leave_the_rest_of_it() {
    let report = check_members(
        r#""findings": [{"id": 1, "title": "Kept", "severity": "grave", "status": 2, "titel": "x", "cost": [], "effort": "4h"}]"#,
        &[
            "error: findings[0].id (line 2, column 21): wrong type: integer `1`; expected a text",
            "error: findings[0].severity (line 2, column 53): unknown value `grave`; known are `critical`, `high`, `medium`, `low`, `unrated`",
            "error: findings[0].status (line 2, column 72): wrong type: integer `2`; expected a text",
            "warning: findings[0].titel (line 2, column 75): unknown field `titel`; did you mean `title`?",
            "error: findings[0].cost (line 2, column 97): wrong type: sequence; expected a quantity: a number, a text \
             such as \"2-3 weeks\", or an object with `low` and `high`",
        ],
    );
    let finding = &report.findings[0];
    assert_eq!((finding.id.as_str(), finding.title.as_str()), ("kept", "Kept"));
    assert_eq!((finding.severity, finding.status), (Severity::Unrated, FindingStatus::Open));
    assert_eq!(finding.effort.as_ref().map(gonogo_report::Effort::hours), Range::point(4.0));
}

#[test]
fn an_item_of_hundreds_of_flaws_keeps_what_is_right_in_it() {
    let fields: Vec<String> = (0..500).map(|n| format!("\"no-such-field-{n}\": 1")).collect();
    let read = scores::read(&format!(
        "{{\"format\": 1, \"findings\": [{{{}, \"title\": \"A\"}}, {{\"title\": \"B\"}}]}}",
        fields.join(", ")
    ));
    assert_eq!(read.diagnostics.len(), 500);
    assert_eq!(read.report.findings.iter().map(|finding| finding.title.as_str()).collect::<Vec<_>>(), ["A", "B"]);
}

// Fields.

#[test]
fn unknown_fields_are_named_with_what_was_probably_meant() {
    let report = check_members(
        r#""verdikt": {"decision": "go"},
           "Phases": [], "notes": "n",
           "verdict": {"decision": "go", "statment": "Fine"},
           "options": [{"name": "A", "milestones": [{"name": "m", "date": "x"}, {"name": "n"}]}],
           "phases": [{"name": "P", "cost": {"low": 5, "hihg": 7}}]"#,
        &[
            "warning: verdikt (line 2, column 1): unknown field `verdikt`; did you mean `verdict`?",
            "warning: Phases (line 3, column 12): unknown field `Phases`; did you mean `phases`?",
            "warning: notes (line 3, column 26): unknown field `notes`; known are `$schema`, `format`, `currency`, `title`, \
             `subject`, `date`, `assessor`, `revision`, `classification`, `verdict`, `score`, `levels`, `comparisons`, \
             `gates`, `categories`, `findings`, `biggest_risks`, `strengths`, `gaps`, `actions`, `fixes`, `phases`, \
             `totals`, `options`, `risks`, `losses`, `assumptions`, `questions`, `next_steps`, `history`, `contact`, `links`",
            "warning: verdict.statment (line 4, column 42): unknown field `statment`; did you mean `statement`?",
            "warning: options[0].milestones[0].date (line 5, column 67): unknown field `date`; known are `at`, `name`, `detail`, `source`",
            "warning: phases[0].cost.hihg (line 6, column 56): unknown field `hihg`; did you mean `high`?",
        ],
    );
    assert_eq!(report.verdict.map(|verdict| verdict.decision), Some(Decision::Go));
    assert_eq!(report.options[0].milestones.len(), 2);
    let cost = report.phases[0].cost.as_ref().and_then(gonogo_report::Money::amount);
    assert_eq!(cost.map(|cost| cost.range), Range::point(5.0));
}

#[test]
fn unknown_values_are_named_with_what_was_probably_meant() {
    let report = check_members(
        r#""verdict": {"decision": "nogo", "statement": "Wait"},
           "gates": [{"name": "Pilot", "decision": "maybe"}, {"name": "Beta", "decision": "go"}],
           "options": [{"name": "A", "stance": "recomended"}]"#,
        &[
            "error: verdict.decision (line 2, column 25): unknown value `nogo`; did you mean `no-go`?",
            "error: verdict.decision (line 2, column 25): the verdict has no `decision`; use go, conditional or no-go",
            "error: gates[0].decision (line 3, column 52): unknown value `maybe`; known are `go`, `conditional`, `no-go`",
            "error: gates[0].decision (line 3, column 52): the gate `Pilot` has no `decision` and is left out; use go, conditional or no-go",
            "error: options[0].stance (line 4, column 48): unknown value `recomended`; did you mean `recommended`?",
        ],
    );
    assert_eq!(report.verdict, None, "nothing is invented");
    assert_eq!(report.gates.len(), 1);
    assert_eq!(report.options[0].stance, None);
}

#[test]
fn of_a_field_that_stands_twice_the_first_counts() {
    let report = check(
        r#"{"format": 1, "title": "One", "title": "Two",
            "phases": [{"name": "P", "name": "Q", "cost": {"low": 1, "low": 2}}]}"#,
        &[
            "error: title (line 1, column 31): duplicate field `title`; the first one is used",
            "error: phases[0].name (line 2, column 38): duplicate field `name`; the first one is used",
            "error: phases[0].cost.low (line 2, column 70): duplicate field `low`; the first one is used",
        ],
    );
    assert_eq!(report.title.as_deref(), Some("One"));
    assert_eq!(report.phases[0].name, "P");
    let cost = report.phases[0].cost.as_ref().and_then(gonogo_report::Money::amount);
    assert_eq!(cost.map(|cost| cost.range), Range::point(1.0));
}

#[test]
fn what_has_no_name_cannot_be_shown() {
    let report = check_members(
        r#""findings": [{"id": "x"}, {"title": "  "}, {"title": "Kept"}],
           "strengths": [{"detail": "d"}], "links": [{"href": "x"}]"#,
        &[
            "error: findings[0].title (line 2, column 14): `findings[0]` has no `title` and is left out; add a `title`",
            "error: findings[1].title (line 2, column 37): `findings[1]` has no `title` and is left out; add a `title`",
            "error: strengths[0].title (line 3, column 26): `strengths[0]` has no `title` and is left out; add a `title`",
            "error: links[0].title (line 3, column 54): `links[0]` has no `title` and is left out; add a `title`",
        ],
    );
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].title, "Kept");
}

#[test]
fn the_format_is_asked_for() {
    check("{}", &["warning: format (line 1, column 1): the field `format` is missing; add \"format\": 1"]);
    check(
        "{\"format\": 2, \"title\": \"T\"}",
        &["error: format (line 1, column 12): `2` is not a known format; this version reads format 1"],
    );
    assert_eq!(scores::read("{\"format\": 2, \"title\": \"T\"}").report.title.as_deref(), Some("T"));
}

// Values that make no sense.

#[test]
fn numbers_outside_their_range_are_told() {
    let report = check_members(
        r#""score": {"value": 60, "max": 50},
           "categories": [{"name": "A", "score": 6, "max": 5}, {"name": "B", "score": 1, "max": 0}, {"name": "C", "score": 1}],
           "risks": [{"title": "R", "likelihood": 1.5}],
           "currency": "dollars", "date": "18 February 2026""#,
        &[
            "warning: score (line 2, column 10): `60` lies outside the scale; the scale goes from 0 to 50",
            "warning: categories[0] (line 3, column 27): `6` lies outside the scale; the scale goes from 0 to 5",
            "error: categories[1] (line 3, column 64): `1` of `0` is no score; the maximum must be above zero",
            "warning: categories[2].score (line 3, column 124): the category `C` has a score without a maximum; add a `max`",
            "error: risks[0].likelihood (line 4, column 51): `1.5` is no likelihood; it lies between 0 and 1",
            "error: currency (line 5, column 24): `dollars` is not a currency code; use the three letters of ISO 4217, such as `USD`",
            "warning: date (line 5, column 43): `18 February 2026` is not a date; write it as `2026-02-18`",
        ],
    );
    assert_eq!(report.score.map(|score| score.value), Some(60.0), "the audit's own figure is kept");
    assert_eq!(
        report.categories.iter().map(|category| category.score.is_some()).collect::<Vec<_>>(),
        [true, false, false]
    );
    assert_eq!(report.risks[0].likelihood, None);
    assert_eq!(report.date.map(|date| date.wording), Some("18 February 2026".to_owned()));
}

#[test]
fn a_quantity_that_cannot_be_read_stays_out_of_sums() {
    let report = check_members(
        r#""phases": [{"id": "a", "name": "A", "cost": "a fortune", "duration": "1 week", "effort": "4h"},
                      {"id": "b", "name": "B", "cost": "$10", "duration": "Ongoing", "effort": {"unit": "days"}},
                      {"id": "c", "name": "C", "cost": -5, "duration": {"low": 2, "high": 3, "unit": "moons"}, "effort": "4h"}],
           "options": [{"name": "All", "phases": ["a", "b", "c"]}]"#,
        &[
            "warning: phases[0].cost (line 2, column 45): `a fortune` is not an amount of money; it is left out of sums; the text of the audit keeps it",
            "warning: phases[1].duration (line 3, column 75): `Ongoing` is not a length of time; it is left out of sums; the text of the audit keeps it",
            "warning: phases[1].effort (line 3, column 96): a quantity without `low` and `high` says nothing; it is left out of sums; the text of the audit keeps it",
            "warning: phases[2].cost (line 4, column 56): `-5` is negative; it is left out of sums; the text of the audit keeps it",
            "warning: phases[2].duration (line 4, column 72): `2-3 moons` is not a length of time; it is left out of sums; the text of the audit keeps it",
        ],
    );
    let outlook = forecast(&report, &Plan::of_option(&report.options[0]));
    assert_eq!(outlook.cost.by_main(None).0.once, Range::point(10.0).expect("finite"));
    assert_eq!(Some(outlook.days), Range::point(7.0));
    assert_eq!(outlook.effort, Range::point(8.0));
    assert_eq!((outlook.without_cost, outlook.without_duration), (2, 2), "the page can say what is missing");
}

#[test]
fn numbers_too_large_for_a_number_are_told() {
    let report = check_members(
        r#""score": {"value": 1e400, "max": 10}, "title": "T", "phases": [{"name": "P", "cost": 1e400, "duration": 1e308}]"#,
        &[
            "error: score (line 2, column 10): the score is not complete; a score has a `value` and a `max`",
            "error: score.value (line 2, column 20): number out of range",
            "error: phases[0].cost (line 2, column 86): number out of range",
        ],
    );
    assert_eq!(report.title.as_deref(), Some("T"));
    assert_eq!(report.phases[0].cost, None);
    let days = report.phases[0].duration.as_ref().map(|duration| duration.days().high());
    assert!(days.is_some_and(f64::is_finite));
}

// Ids and references.

#[test]
fn ids_are_made_from_names_and_made_unique() {
    let report = check_members(
        r#""findings": [{"title": "No backups"}, {"title": "No  Backups!"}, {"title": "Übergröße ✓"}, {"title": "備份"}, {"title": "***"}],
           "phases": [{"id": "one", "name": "A"}, {"id": " one ", "name": "B"}, {"id": "", "name": "C"}, {"id": "one-2", "name": "D"}]"#,
        &[
            "warning: phases[1].id (line 3, column 58): the id ` one ` stands twice; this one is called `one-2`",
            "warning: phases[3].id (line 3, column 113): the id `one-2` stands twice; this one is called `one-2-2`",
        ],
    );
    let ids: Vec<&str> = report.findings.iter().map(|finding| finding.id.as_str()).collect();
    assert_eq!(ids, ["no-backups", "no-backups-2", "übergröße", "備份", "item"]);
    let ids: Vec<&str> = report.phases.iter().map(|phase| phase.id.as_str()).collect();
    assert_eq!(ids, ["one", "one-2", "c", "one-2-2"]);
}

#[test]
fn references_that_lead_nowhere_are_told_each_with_a_suggestion() {
    let report = check_members(
        r#""categories": [{"id": "security", "name": "S"}],
"gates": [{"name": "Employee use", "decision": "no-go"}],
"findings": [{"id": "no-cors", "title": "F", "category": "securty"}],
"actions": [{"id": "backups", "title": "A", "phase": "critcal", "resolves": ["no-cors", "no-csrf"]}],
"phases": [{"id": "critical", "name": "P", "opens": ["Employe use", "Beta"], "after": ["nothing-like-it"]}],
"losses": [{"id": "breach", "title": "L", "times": "record"}],
"assumptions": [{"id": "records", "name": "N"}],
"risks": [{"id": "r", "title": "R", "loss": "breech", "closed_by": ["bakups", "critical"]}],
"options": [{"id": "o", "name": "O", "phases": ["criticl", "critical", "critical"], "losses": ["fine"]}]"#,
        &[
            "warning: findings[0].category (line 4, column 58): `category` names `securty`, which does not exist; did you mean `security`?",
            "warning: actions[0].phase (line 5, column 54): `phase` names `critcal`, which does not exist; did you mean `critical`?",
            "warning: actions[0].resolves (line 5, column 77): `resolves` names `no-csrf`, which does not exist; did you mean `no-cors`?",
            "warning: phases[0].opens (line 6, column 53): `opens` names `Employe use`, which does not exist; did you mean `Employee use`?",
            "warning: phases[0].opens (line 6, column 53): `opens` names `Beta`, which does not exist; there is no gate of that name",
            "warning: phases[0].after (line 6, column 87): `after` names `nothing-like-it`, which does not exist; there is no phase of that name",
            "warning: losses[0].times (line 7, column 52): `times` names `record`, which does not exist; did you mean `records`?",
            "warning: risks[0].loss (line 9, column 45): `loss` names `breech`, which does not exist; did you mean `breach`?",
            "warning: risks[0].closed_by (line 9, column 68): `closed_by` names `bakups`, which does not exist; did you mean `backups`?",
            "warning: options[0].phases (line 10, column 48): plan `o` names the phase `criticl`, which does not exist; did you mean `critical`?",
            "warning: options[0].phases (line 10, column 48): plan `o` has the phase `critical` without `nothing-like-it`, which it needs; the forecast does not wait for it",
            "warning: options[0].phases (line 10, column 48): plan `o` names the phase `critical` twice; it is counted once",
            "warning: options[0].losses (line 10, column 95): `losses` names `fine`, which does not exist; there is no loss of that name",
        ],
    );
    assert_eq!(report.actions[0].resolves, ["no-cors", "no-csrf"], "the audit's words stay");
}

// Texts that are no document.

#[test]
fn a_text_that_is_no_json_is_refused_as_a_whole() {
    let rows = [
        ("", "error: document (line 1, column 1): the file is empty; it should hold at least {\"format\": 1}"),
        (" \n\t", "error: document (line 1, column 1): the file is empty; it should hold at least {\"format\": 1}"),
        ("[1]", "error: document (line 1, column 1): the JSON is not an object; it should begin with `{\"format\": 1`"),
        (
            "\n  \"x\"",
            "error: document (line 2, column 3): the JSON is not an object; it should begin with `{\"format\": 1`",
        ),
        (
            "null",
            "error: document (line 1, column 1): the JSON is not an object; it should begin with `{\"format\": 1`",
        ),
        (
            "{\"format\": 1,}",
            "error: document (line 1, column 14): the JSON is not well formed: key must be a string; mend the text at this place; nothing of the file was used",
        ),
        (
            "{\"format\": 1\n \"title\": \"x\"}",
            "error: document (line 2, column 2): the JSON is not well formed: expected `,` or `}`; mend the text at this place; nothing of the file was used",
        ),
        (
            "{\"format\": 1} extra",
            "error: document (line 1, column 15): the JSON is not well formed: trailing characters; mend the text at this place; nothing of the file was used",
        ),
        (
            "# Audit\n\nIt is a text.",
            "error: document (line 1, column 1): the JSON is not well formed: expected value; mend the text at this place; nothing of the file was used",
        ),
    ];
    for (text, wanted) in rows {
        let read = scores::read(text);
        assert_eq!(flaws(text), [wanted], "for {text:?}");
        assert!(!read.usable && read.report == Report::default());
    }
}

#[test]
fn depth_breaks_nothing() {
    let deep = "[".repeat(100_000);
    let shut = "]".repeat(100_000);
    assert_eq!(scores::read(&deep).diagnostics[0].kind, Kind::Syntax, "the brackets never close");
    let places = [
        format!("{{\"format\": 1, \"title\": {deep}{shut}, \"subject\": \"S\"}}"),
        format!("{{\"format\": 1, \"phases\": {deep}{shut}, \"subject\": \"S\"}}"),
        format!("{{\"format\": 1, \"phases\": [{{\"name\": \"P\", \"cost\": {deep}{shut}}}], \"subject\": \"S\"}}"),
        format!("{{\"format\": 1, \"phases\": [{{\"name\": \"P\", \"opens\": {deep}{shut}}}], \"subject\": \"S\"}}"),
        format!("{{\"format\": 1, \"unknown\": {deep}{shut}, \"subject\": \"S\"}}"),
        format!("{{\"format\": 1, \"phases\": [{{\"name\": \"P\", \"no\": {deep}{shut}}}], \"subject\": \"S\"}}"),
    ];
    for text in places {
        let read = scores::read(&text);
        assert_eq!(read.report.subject.as_deref(), Some("S"));
        assert_eq!(read.diagnostics.len(), 1, "{:?}", read.diagnostics);
    }
}

#[test]
fn long_texts_are_kept_and_quoted_short() {
    let long = "long ".repeat(40_000);
    let read = read_value(&json!({"format": 1, "title": long, "phases": [{"name": "P", "cost": long}]}));
    assert_eq!(read.report.title.map(|title| title.len()), Some(200_000));
    assert_eq!(read.diagnostics.len(), 1);
    assert!(read.diagnostics[0].message.len() < 100, "{}", read.diagnostics[0].message);
}

#[test]
fn half_a_character_in_an_escape_costs_its_field() {
    let report = check_members(
        r#""title": "\ud800", "subject": "S", "phases": [{"name": "P", "outcome": "\udfff", "cost": "$5"}]"#,
        &[
            "error: title (line 2, column 10): an escape stands for half a character",
            "error: phases[0].outcome (line 2, column 72): an escape stands for half a character",
        ],
    );
    assert_eq!(report.subject.as_deref(), Some("S"));
    assert!(report.phases[0].cost.is_some());
}

#[test]
fn ten_thousand_flawed_findings_are_read() {
    let read = scores::read(&flawed(10_000));
    assert_eq!(read.report.findings.len(), 10_000);
    assert_eq!(read.diagnostics.len(), 49_999, "five each, but the first has its id for itself");
}

/// Findings with a wrong type, an unknown field, an unreadable quantity, a dangling reference and an id that is taken,
/// all in one line.
fn flawed(findings: usize) -> String {
    let finding = |at: usize| {
        json!({"id": "same", "title": format!("Finding number {at}"), "impact": at, "sevrity": "high", "cost": "dear",
               "category": format!("category-{at}"), "fix": "a remedy that takes some words to describe and to read"})
    };
    let findings: Vec<Value> = (0..findings).map(finding).collect();
    let categories: Vec<Value> = (0..200).map(|at| json!({"name": format!("Kategorie {at}")})).collect();
    json!({"format": 1, "findings": findings, "categories": categories}).to_string()
}

// What holds for any document.

/// Any JSON value of moderate size.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop::sample::select(vec!["$5K", "2-3 weeks", "Week 1", "go", "f", "p", "USD", "2026-02-18"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = prop_oneof![
            "\\PC{0,6}",
            prop::sample::select(vec!["low", "high", "name", "title", "id"]).prop_map(str::to_owned)
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// All places of a value by their JSON pointers, the whole excepted.
fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(elements) => elements.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let below = |(key, value): (String, &Value)| {
        let own = format!("/{key}");
        std::iter::once(own.clone())
            .chain(pointers(value).into_iter().map(move |rest| format!("{own}{rest}")))
            .collect::<Vec<_>>()
    };
    children.into_iter().flat_map(below).collect()
}

/// The members of a report, printed apart from each other.
fn parts(report: &Report) -> Vec<(&'static str, String)> {
    macro_rules! parts {
        ($($field:ident)*) => { vec![$((stringify!($field), format!("{:?}", report.$field))),*] };
    }
    parts!(title subject date assessor revision classification currency verdict score levels comparisons gates categories
           findings biggest_risks strengths gaps actions fixes phases totals options risks losses assumptions questions
           next_steps history contact links)
}

/// The document with one value replaced, and the top-level member that it belongs to.
fn with(pointer: &str, value: Value) -> (Value, String) {
    let mut document = whole();
    if let Some(place) = document.pointer_mut(pointer) {
        *place = value;
    }
    (document, pointer.split('/').nth(1).unwrap_or_default().to_owned())
}

fn any_pointer() -> impl Strategy<Value = String> {
    prop::sample::select(pointers(&whole()))
}

proptest! {
    #[test]
    fn any_value_in_any_field_leaves_all_other_members_as_they_are(pointer in any_pointer(), value in any_json()) {
        let (document, touched) = with(&pointer, value);
        let read = read_value(&document);
        prop_assert!(read.usable);
        // Bare numbers and `$` follow the report's currency wherever they stand.
        if touched != "currency" {
            let whole = read_value(&whole()).report;
            for ((name, wanted), (_, found)) in parts(&whole).into_iter().zip(parts(&read.report)) {
                prop_assert!(name == touched || wanted == found, "{} changed with {}: {}", name, pointer, found);
            }
        }
        for option in &read.report.options {
            let outlook = forecast(&read.report, &Plan::of_option(option));
            prop_assert!(outlook.days.low() <= outlook.days.high());
        }
    }

    #[test]
    fn every_error_names_a_place_in_the_text(pointer in any_pointer(), value in any_json()) {
        let text = serde_json::to_string_pretty(&with(&pointer, value).0).expect("a value prints");
        let lines: Vec<&str> = text.split('\n').collect();
        for found in scores::read(&text).diagnostics {
            let place = found.place.clone().expect("a place");
            let line = lines.get(place.line - 1).expect("a line of the text");
            prop_assert!((1..=line.chars().count()).contains(&place.column), "{found} in {line:?}");
        }
    }

    #[test]
    fn the_place_does_not_depend_on_how_the_text_is_laid_out(pointer in any_pointer(), value in any_json()) {
        let document = with(&pointer, value).0;
        let paths = |text: &str| {
            let found = scores::read(text).diagnostics;
            found.into_iter().map(|found| (found.place.map(|place| place.path), found.message)).collect::<Vec<_>>()
        };
        let pretty = serde_json::to_string_pretty(&document).expect("a value prints");
        prop_assert_eq!(paths(&document.to_string()), paths(&pretty));
    }

    #[test]
    fn a_text_cut_short_is_refused_and_nothing_else(cut in 0.0..1.0) {
        let text = include_str!("../../../examples/harmoniq/scores.json");
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a length")]
        let mut at = (text.trim_end().len() as f64 * cut) as usize;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let read = scores::read(&text[..at]);
        prop_assert!(!read.usable && read.diagnostics.len() == 1);
        prop_assert_eq!(read.diagnostics[0].severity, DiagnosticSeverity::Error);
    }

    #[test]
    fn bytes_changed_at_random_break_nothing(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = whole().to_string().into_bytes();
        for (at, byte) in changes {
            *at.get_mut(&mut bytes) = byte;
        }
        let read = scores::read(&String::from_utf8_lossy(&bytes));
        prop_assert!(read.usable || read.report == Report::default());
    }

    #[test]
    fn signs_of_json_changed_at_random_break_nothing(changes in prop::collection::vec(
        (any::<prop::sample::Index>(), prop::sample::select(br#"{}[]",:\0-.e tn"#.to_vec())), 1..4)) {
        let mut bytes = whole().to_string().into_bytes();
        for (at, byte) in changes {
            *at.get_mut(&mut bytes) = byte;
        }
        let read = scores::read(&String::from_utf8_lossy(&bytes));
        prop_assert!(read.usable || read.report == Report::default());
    }
}
