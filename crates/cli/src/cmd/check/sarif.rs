//! `--format sarif`: the Static Analysis Results Interchange Format, version 2.1.0 (OASIS standard).

use anyhow::Context;
use gonogo_audit::check::{RULES, Severity};
use serde_json::{Value, json};

use super::checked::{Checked, SCORES};
use crate::cmd::uri;

/// A log of one run. Agreements are results of kind `pass`.
pub(super) fn print(checked: &[Checked]) -> anyhow::Result<String> {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "shortDescription": {"text": rule.what},
                "fullDescription": {"text": rule.why},
                "help": {"text": rule.fix, "markdown": rule.page()},
                "properties": {"kind": rule.kind.word()},
            })
        })
        .chain(std::iter::once(
            json!({"id": SCORES, "name": "scores", "shortDescription": {"text": "Reads scores.json."}}),
        ))
        .collect();
    let results: Vec<Value> = checked.iter().flat_map(results).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "gonogo", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    Ok(serde_json::to_string_pretty(&log).context("what was found could not be written as SARIF")? + "\n")
}

fn results(checked: &Checked) -> Vec<Value> {
    let of_text = checked.found.iter().map(|found| {
        let (line, column) = checked.place(found.span.start);
        let (end_line, end_column) = checked.place(found.span.end);
        let region = json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column});
        let mut result =
            result(found.code, found.severity, &found.message, found.help.as_deref(), &checked.name, &region);
        result["properties"] = json!({"kind": found.kind.word(), "stated": found.stated, "computed": found.computed});
        result
    });
    let of_scores = checked.scores.iter().map(|found| {
        let region = json!({"startLine": found.line, "startColumn": found.column});
        result(SCORES, found.severity, &found.message, found.help.as_deref(), &found.file, &region)
    });
    of_text.chain(of_scores).collect()
}

fn result(code: &str, severity: Severity, message: &str, help: Option<&str>, file: &str, region: &Value) -> Value {
    let (kind, level) = match severity {
        Severity::Ok => ("pass", "none"),
        Severity::Info => ("fail", "note"),
        Severity::Warning => ("fail", "warning"),
        Severity::Error => ("fail", "error"),
    };
    let text = help.map_or_else(|| message.to_owned(), |help| format!("{message}; help: {help}"));
    json!({
        "ruleId": code,
        "kind": kind,
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(file)}, "region": region}}],
    })
}
