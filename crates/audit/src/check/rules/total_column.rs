//! A total column against the cells of each row.

use crate::check::compare::Outcome;
use crate::check::facts::Facts;
use crate::check::figure::{Class, Figure};
use crate::check::line;
use crate::check::table::{self, Cell};
use crate::check::words;
use crate::check::{Diagnostic, Kind, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "G004",
    name: "total column",
    kind: Kind::Sum,
    what: "Adds the counts of each row up and compares the sum with the row's total, where the last column is headed `Total`.",
    why: "Tables of findings by severity are often copied from release to release, and their totals with them.",
    before: "| Area | High | Low | Total |\n|---|---|---|---|\n| API | 2 | 3 | 6 |\n| UI | 1 | 1 | 2 |",
    after: "| Area | High | Low | Total |\n|---|---|---|---|\n| API | 2 | 3 | 5 |\n| UI | 1 | 1 | 2 |",
    fix: "correct the total of the row, or its cells",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (block, table) in facts.tables() {
        let Some(total) = facts.headers(block).iter().rposition(|header| words::TOTAL.holds(header)) else {
            continue;
        };
        let rows: Vec<usize> = (0..table.rows.len()).collect();
        let columns: Vec<usize> = (1..total)
            .filter(|at| facts.headers(block).get(*at).is_some_and(|header| !words::NAMES.holds(header)))
            .filter(|at| table::column(facts, block, &rows, *at).is_some_and(|column| column.class == Class::Number))
            .collect();
        // A column of words between the counts could hold anything.
        if columns.len() < 2 || columns.len() + 1 < total {
            continue;
        }
        let mut said = Vec::new();
        for row in rows {
            let Some(cell) = facts.cell(block, row, total) else { continue };
            let Cell::Figures(stated) = table::cell(cell) else { continue };
            let [stated] = stated.as_slice() else { continue };
            let parts: Vec<&Figure> = columns
                .iter()
                .filter_map(|at| facts.cell(block, row, *at))
                .filter_map(|cell| match table::cell(cell) {
                    Cell::Figures(figures) => Some(figures),
                    Cell::Blank | Cell::None | Cell::Text => None,
                })
                .flatten()
                .collect();
            if let Some(added) = line::add(stated, cell.written(stated), &parts) {
                said.push((added.outcome, line::say(&RULE, cell, stated, &added, "the cells of its row", false)));
            }
        }
        // Where hardly any row adds up, the column means something else.
        let agreeing = said.iter().filter(|(outcome, _)| *outcome == Outcome::Agrees).count();
        if agreeing * 2 >= said.len() {
            found.extend(
                said.into_iter().map(|(_, diagnostic)| diagnostic).filter(|found| found.severity != Severity::Info),
            );
        }
    }
}
