//! What looks like data and was not understood.

use crate::check::facts::Facts;
use crate::check::{Diagnostic, Kind, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "G090",
    name: "not understood",
    kind: Kind::Unread,
    what: "Lists tables, headed blocks and field lines that look like data and were not understood. They stay in the text.",
    why: "What was not understood is in no figure and no chart; nothing is lost in silence.",
    before: "| Zone | Yield | Drift |\n|---|---|---|\n| North | 12 | 3 |\n| South | 9 | 4 |",
    after: "(a table whose headers name what it holds: findings, phases, scores)",
    fix: "name the columns or the heading after what they hold, or give the values in scores.json",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for unread in &facts.draft.unread {
        found.push(RULE.says(
            Severity::Info,
            unread.span.clone(),
            format!("`{}` was not understood", short(&unread.text)),
        ));
    }
}

fn short(text: &str) -> String {
    const ENOUGH: usize = 60;
    let line = text.lines().next().unwrap_or_default().trim();
    let mut short: String = line.chars().take(ENOUGH).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}
