//! A row that states a count and a part of it: what is deferred or fixed is no more than all. Told under [`super::parts`].

use gonogo_report::letters::lower;

use super::parts::{RULE, STATES, exact};
use crate::check::facts::{Facts, Line};
use crate::check::figure::{Figure, number};
use crate::check::words::{self, label};
use crate::check::{Diagnostic, Severity};
use crate::content::Table;

/// What heads a column of all that there are.
const ALL: &words::Set = &words::Set::of(&[
    "count",
    "total",
    "found",
    "issues",
    "findings",
    "bugs",
    "total found",
    "issues found",
    "bugs found",
    "anzahl",
    "nombre",
    "cantidad",
    "quantidade",
]);
/// Postponed ones are counted as well.
const DEFERRED: &words::Set =
    &words::Set::of(&["deferred", "postponed", "verschoben", "reportés", "aplazados", "adiados"]);

pub(super) fn check(facts: &Facts<'_>, block: usize, table: &Table, found: &mut Vec<Diagnostic>) {
    let headed = |at: &usize| ALL.holds(&label(table.header[*at].text()));
    let Some(all) = (1..table.header.len()).find(headed).filter(|_| table.header.len() > 2) else { return };
    for row in 0..table.rows.len() {
        let Some((_, total)) = facts.cell(block, row, all).and_then(|line| Some((line, first(line)?))) else {
            continue;
        };
        for at in (1..table.rows[row].cells.len()).filter(|at| *at != all) {
            let Some((line, part)) = facts.cell(block, row, at).and_then(|line| Some((line, first(line)?))) else {
                continue;
            };
            let after = line.text().get(part.range.end..).unwrap_or_default();
            let after = lower(after.split(['(', ',', ';', '/']).next().unwrap_or_default());
            let header = table.header.get(at).map_or_else(String::new, |header| label(header.text()));
            let alone = !after.contains(char::is_alphanumeric);
            let is_part =
                if alone { is_state(&header) } else { after.split_whitespace().count() <= 3 && is_state(&after) };
            if is_part && part.value.low() > total.value.low() {
                let (written, whole) = (line.said(part), number(total.value.low()));
                let message = format!("`{written}` is more than the `{whole}` that it is a part of");
                found.push(RULE.says(Severity::Error, line.source(part), message).stated(written).computed(whole));
            }
        }
    }
}

fn is_state(text: &str) -> bool {
    words::has(text, DEFERRED) || STATES.iter().any(|state| words::has(text, state))
}

/// The number that a cell begins with, if it is the only one outside of brackets.
fn first<'f>(line: &'f Line<'_>) -> Option<&'f Figure> {
    let figure = line.figures.first().filter(|figure| exact(figure))?;
    let before = line.text().get(..figure.range.start)?;
    (!before.contains(char::is_alphanumeric)).then_some(figure)
}
