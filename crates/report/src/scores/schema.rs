//! The JSON Schema of `scores.json`, made from the wire types.

use schemars::JsonSchema;

use super::wire::*;

/// The scores of a readiness audit, read by Gonogo. All fields are optional but `format`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Scores {
    /// The JSON Schema that this file follows.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// The version of the format: 1.
    format: u64,
    /// The title of the audit.
    title: Option<String>,
    /// What was audited.
    subject: Option<String>,
    /// When it was audited, as `2026-02-18`.
    date: Option<String>,
    /// Who audited it.
    assessor: Option<String>,
    /// The revision of the document.
    revision: Option<String>,
    /// Who may read it.
    classification: Option<String>,
    /// The currency of bare numbers, by its ISO 4217 code.
    currency: Option<String>,
    /// The decision that the audit comes to.
    verdict: Option<Verdict>,
    /// The overall score.
    score: Option<Score>,
    /// Named bands of scores.
    levels: Option<Vec<Level>>,
    /// What products of a known kind usually score.
    comparisons: Option<Vec<Level>>,
    /// Launch stages and the decision on each.
    gates: Option<Vec<Gate>>,
    /// The lines of the scorecard.
    categories: Option<Vec<Category>>,
    /// The problems, each once.
    findings: Option<Vec<Finding>>,
    /// The risks that the audit puts first.
    biggest_risks: Option<Vec<Headline>>,
    /// What is good.
    strengths: Option<Vec<Point>>,
    /// What is broken, in the words of the summary; a gap may stand for several findings.
    gaps: Option<Vec<Point>>,
    /// The fixes.
    actions: Option<Vec<Action>>,
    /// A stated total over some of the actions.
    fixes: Option<ActionTotal>,
    /// The steps of the plan.
    phases: Option<Vec<Phase>>,
    /// The stated total of the plan.
    totals: Option<Totals>,
    /// The paths to choose from.
    options: Option<Vec<LaunchOption>>,
    /// What is expected to happen after a launch today.
    risks: Option<Vec<Risk>>,
    /// Priced consequences.
    losses: Option<Vec<Loss>>,
    /// Values that the audit leaves to the reader.
    assumptions: Option<Vec<Assumption>>,
    /// What the audit asks its readers.
    questions: Option<Vec<String>>,
    /// What to do next, per option.
    next_steps: Option<Vec<NextSteps>>,
    /// Earlier audits of the same subject.
    history: Option<Vec<Milepost>>,
    /// Whom to ask.
    contact: Option<Contact>,
    /// Further documents.
    links: Option<Vec<Link>>,
}

/// The JSON Schema (draft 2020-12) of `scores.json`, indented, with a line break at its end.
pub fn schema() -> Result<String, serde_json::Error> {
    let schema = schemars::schema_for!(Scores);
    serde_json::to_string_pretty(&schema).map(|text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::super::fields::Fields;
    use super::super::read::Reader;
    use super::super::{build, read};

    /// The names of the fields of an object of the schema.
    fn properties(schema: &serde_json::Value) -> Vec<&str> {
        let properties = schema["properties"].as_object().expect("an object has properties");
        let mut names: Vec<&str> = properties.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn the_schema_and_the_reader_know_the_same_fields() {
        let schema: serde_json::Value = serde_json::from_str(&super::schema().expect("a schema")).expect("JSON");
        let reader = Reader::new("{}");
        let mut fields = Fields::of(&reader, "", 0..2).expect("an object");
        build::report(&mut fields);
        let mut asked = fields.asked().to_vec();
        asked.sort_unstable();
        assert_eq!(properties(&schema), asked);
    }

    #[test]
    fn every_field_of_every_item_of_the_schema_is_known_to_the_reader() {
        let schema: serde_json::Value = serde_json::from_str(&super::schema().expect("a schema")).expect("JSON");
        for (list, definition) in [
            ("levels", "Level"),
            ("gates", "Gate"),
            ("categories", "Category"),
            ("findings", "Finding"),
            ("biggest_risks", "Headline"),
            ("strengths", "Point"),
            ("actions", "Action"),
            ("phases", "Phase"),
            ("options", "LaunchOption"),
            ("risks", "Risk"),
            ("losses", "Loss"),
            ("assumptions", "Assumption"),
            ("next_steps", "NextSteps"),
            ("history", "Milepost"),
            ("links", "Link"),
        ] {
            let fields = properties(&schema["$defs"][definition]).into_iter();
            let item: Vec<String> = fields.map(|field| format!("\"{field}\": null")).collect();
            let text = format!("{{\"format\": 1, \"{list}\": [{{{}}}]}}", item.join(", "));
            let unknown = |message: &str| message.starts_with("unknown field");
            let flaws: Vec<String> = read::read(&text).diagnostics.into_iter().map(|found| found.message).collect();
            assert!(!flaws.iter().any(|message| unknown(message)), "{list}: {flaws:?}");
            let other = text.replace("[{", "[{\"none-such\": 1, ");
            let flaws: Vec<String> = read::read(&other).diagnostics.into_iter().map(|found| found.message).collect();
            assert!(flaws.iter().any(|message| unknown(message)), "{list}: {flaws:?}");
        }
    }
}
