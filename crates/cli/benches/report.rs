//! How long reading, forecasting and drawing take: HarmoniQ, and an audit a hundred times as large.
//!
//! `cargo bench -p gonogo-cli` prints medians. What is linear takes a hundred times as long for the large audit.

#![allow(clippy::expect_used, reason = "a bench may fail")]

use divan::{Bencher, black_box};
use gonogo_audit::{decode, parse};
use gonogo_chart::{Input, charts};
use gonogo_report::{Locale, Outlook, Plan, Report, forecast, scores};
use serde_json::{Value, json};

fn main() {
    divan::main();
}

const AUDIT: &str = include_str!("../../../examples/harmoniq/audit.md");
const SCORES: &str = include_str!("../../../examples/harmoniq/scores.json");

/// How many times as large as HarmoniQ the audits are.
const SIZES: [usize; 2] = [1, 100];

/// HarmoniQ's audit, `times` over.
fn audit(times: usize) -> String {
    AUDIT.repeat(times)
}

/// HarmoniQ's scores with `times` as many findings, actions, phases and risks. Options take the phases of all copies.
fn scores_json(times: usize) -> String {
    let one: Value = serde_json::from_str(SCORES).expect("the example is JSON");
    let mut many = one.clone();
    for list in ["findings", "actions", "phases", "risks"] {
        many[list] = (0..times).flat_map(|copy| elements(&one[list]).map(move |item| renamed(item, copy))).collect();
    }
    for option in many["options"].as_array_mut().into_iter().flatten() {
        let phases = option["phases"].clone();
        option["phases"] = (0..times).flat_map(|copy| elements(&phases).map(move |id| numbered(id, copy))).collect();
    }
    many.to_string()
}

fn elements(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// An item as one of its copies: its id and the ids it names are those of the copy.
fn renamed(item: &Value, copy: usize) -> Value {
    let mut item = item.clone();
    for field in ["id", "phase"] {
        if let Some(id) = item.get(field) {
            item[field] = numbered(id, copy);
        }
    }
    for field in ["resolves", "closed_by"] {
        if let Some(ids) = item.get(field) {
            item[field] = elements(ids).map(|id| numbered(id, copy)).collect();
        }
    }
    item
}

fn numbered(id: &Value, copy: usize) -> Value {
    if copy == 0 { id.clone() } else { json!(format!("{}-{copy}", id.as_str().unwrap_or_default())) }
}

fn report(times: usize) -> Report {
    let read = scores::read(&scores_json(times));
    assert!(read.diagnostics.is_empty(), "{}", read.diagnostics[0]);
    read.report
}

fn outlooks(report: &Report) -> Vec<Outlook> {
    report.options.iter().map(|option| forecast(report, &Plan::of_option(option))).collect()
}

/// The bytes of an audit to a document.
#[divan::bench(args = SIZES)]
fn read_audit(bencher: Bencher<'_, '_>, times: usize) {
    let audit = audit(times);
    bencher.bench(|| parse(decode(black_box(audit.as_bytes())).text));
}

/// The bytes of scores to a report.
#[divan::bench(args = SIZES)]
fn read_scores(bencher: Bencher<'_, '_>, times: usize) {
    let scores_json = scores_json(times);
    bencher.bench(|| scores::read(&decode(black_box(scores_json.as_bytes())).text));
}

/// All options of a report.
#[divan::bench(args = SIZES, name = "forecast")]
fn forecast_all(bencher: Bencher<'_, '_>, times: usize) {
    let report = report(times);
    bencher.bench(|| outlooks(black_box(&report)));
}

/// All five charts at a width of 900 pixels.
#[divan::bench(args = SIZES)]
fn draw(bencher: Bencher<'_, '_>, times: usize) {
    let report = report(times);
    let (outlooks, locale) = (outlooks(&report), Locale::default());
    let input = Input { report: &report, outlooks: &outlooks, chosen: 0, locale: &locale };
    assert!(charts(&input, 900.0).iter().all(Result::is_ok), "every chart has data");
    bencher.bench(|| charts(black_box(&input), 900.0));
}
