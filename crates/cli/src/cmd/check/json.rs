//! `--format json`: one array over all audits; `file` is told where there are several.

use anyhow::Context;
use serde::Serialize;

use super::checked::{Checked, SCORES, scores_kind};

#[derive(Serialize)]
struct Printed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    code: &'a str,
    severity: &'a str,
    kind: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    stated: Option<&'a str>,
    computed: Option<&'a str>,
    help: Option<&'a str>,
}

/// What was found, agreements included. What is about the scores names their file.
pub(super) fn print(checked: &[Checked], several: bool) -> anyhow::Result<String> {
    let printed: Vec<Printed<'_>> = checked.iter().flat_map(|checked| all(checked, several)).collect();
    let text = serde_json::to_string_pretty(&printed).context("what was found could not be written as JSON")?;
    Ok(text + "\n")
}

fn all(checked: &Checked, several: bool) -> Vec<Printed<'_>> {
    let of_text = checked.found.iter().map(|found| {
        let (line, column) = checked.place(found.span.start);
        Printed {
            file: several.then_some(checked.name.as_str()),
            code: found.code,
            severity: found.severity.word(),
            kind: found.kind.word(),
            line,
            column,
            message: &found.message,
            stated: found.stated.as_deref(),
            computed: found.computed.as_deref(),
            help: found.help.as_deref(),
        }
    });
    let of_scores = checked.scores.iter().map(|found| Printed {
        file: Some(&found.file),
        code: SCORES,
        severity: found.severity.word(),
        kind: scores_kind(),
        line: found.line,
        column: found.column,
        message: &found.message,
        stated: None,
        computed: None,
        help: found.help.as_deref(),
    });
    of_text.chain(of_scores).collect()
}
