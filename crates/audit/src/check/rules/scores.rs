//! What `scores.json` and the text state differently.

use crate::check::facts::Facts;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::extract::Item;

pub(super) const RULE: Rule = Rule {
    code: "G061",
    name: "scores and text",
    kind: Kind::Contradiction,
    what: "Compares the values of `scores.json` with those that were read from the text. The page shows those of `scores.json`.",
    why: "Figures and charts come from one file, the words from the other.",
    before: "Score: 25/50\n\n(scores.json: \"score\": {\"value\": 27, \"max\": 50})",
    after: "Score: 25/50\n\n(scores.json: \"score\": {\"value\": 25, \"max\": 50})",
    fix: "bring both files to one value",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for difference in facts.disagreements {
        let place = item(difference.list).and_then(|item| {
            facts
                .draft
                .source(item, difference.read_index, difference.field)
                .or_else(|| facts.draft.place(item, difference.read_index))
        });
        let of = if difference.name.is_empty() { String::new() } else { format!(" of `{}`", difference.name) };
        let message = format!(
            "`{}`{of} is `{}` here and `{}` in the scores",
            difference.field, difference.text, difference.scores
        );
        let said = RULE.says(Severity::Warning, place.unwrap_or(0..0), message);
        found.push(said.stated(difference.text.as_str()).computed(difference.scores.as_str()));
    }
}

fn item(list: &str) -> Option<Item> {
    Some(match list {
        "verdict" => Item::Verdict,
        "score" => Item::Score,
        "levels" => Item::Level,
        "gates" => Item::Gate,
        "categories" => Item::Category,
        "findings" => Item::Finding,
        "actions" => Item::Action,
        "phases" => Item::Phase,
        "options" => Item::Option,
        "risks" => Item::Risk,
        "losses" => Item::Loss,
        "totals" => Item::Totals,
        "date" => Item::Report,
        _ => return None,
    })
}
