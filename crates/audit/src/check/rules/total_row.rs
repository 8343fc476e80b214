//! A total row against the columns above it.

use crate::check::compare::Outcome;
use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, Figure, Measure, class, maximum};
use crate::check::line::{self, Added};
use crate::check::table::{self, Cell, Column, Row};
use crate::check::words::{self, label};
use crate::check::{Diagnostic, Kind, Rule};
use crate::content::Table;

pub(super) const RULE: Rule = Rule {
    code: "G001",
    name: "total row",
    kind: Kind::Sum,
    what: "Adds each column of a table up and compares the sum with its total row: counts, points, hours, weeks and money, \
           also as ranges. One-off and monthly money are kept apart; weeks that are numbered (`Week 4-6`) are counted from the \
           first to the last.",
    why: "A decision is made on the total. If the rows do not explain it, either a row is missing or the total is left over from \
          an earlier version.",
    before: "| Phase | Duration |\n|---|---|\n| Build | 2 weeks |\n| Test | 1 week |\n| **Total** | **6 weeks** |",
    after: "| Phase | Duration |\n|---|---|\n| Build | 2 weeks |\n| Test | 1 week |\n| **Total** | **3 weeks** |",
    fix: "correct the total, or add the rows that explain it",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (block, table) in facts.tables() {
        let roles = facts.roles(block);
        let mut since_subtotal = Vec::new();
        let mut parts = Vec::new();
        let mut totals = 0;
        for (row, role) in roles.iter().enumerate() {
            match role {
                Row::Part => {
                    parts.push(row);
                    since_subtotal.push(row);
                }
                Row::Subtotal => {
                    compare(facts, block, table, row, &std::mem::take(&mut since_subtotal), found);
                }
                // What follows the first total ("with contingency") is another matter.
                Row::Total => {
                    if totals == 0 {
                        compare(facts, block, table, row, &parts, found);
                    }
                    totals += 1;
                }
                Row::Mean => {}
            }
        }
    }
}

/// Compares each figure of a total row with the column above it.
fn compare(facts: &Facts<'_>, block: usize, table: &Table, row: usize, parts: &[usize], found: &mut Vec<Diagnostic>) {
    if parts.len() < 2 {
        return;
    }
    for at in 0..table.rows.get(row).map_or(0, |row| row.cells.len()) {
        let Some(total) = facts.cell(block, row, at) else { continue };
        let Cell::Figures(figures) = table::cell(total) else { continue };
        let [stated] = figures.as_slice() else { continue };
        // A total row that leaves out its first cell stands one column too far to the left: nothing is left for its last.
        let cells = &table.rows[row].cells;
        let shifted = cells.last().is_some_and(crate::content::Inline::is_blank);
        let column = (at..=at + usize::from(shifted)).find_map(|column| {
            let header = table.header.get(column)?;
            let column = table::column(facts, block, parts, column)?;
            fits(&column, stated).then_some((header.text(), column))
        });
        let Some((header, column)) = column else { continue };
        let header = label(header);
        if words::NAMES.holds(&header) || is_mean(&header, &column, stated) {
            continue;
        }
        let values: Vec<&Figure> = column.figures().collect();
        if let Some(found_sum) = line::add(stated, total.written(stated), &values) {
            let overlap = found_sum.outcome == Outcome::Below && facts.says_parallel(block);
            found.extend(say(total, stated, &found_sum, overlap, column.complete));
        }
    }
}

fn say(total: &Line<'_>, stated: &Figure, added: &Added, overlap: bool, complete: bool) -> Option<Diagnostic> {
    let said = line::say(&RULE, total, stated, added, "the rows shown", overlap);
    // A row without a figure may hold what is missing.
    let may_be_missing = !complete && added.outcome == Outcome::Above;
    (!may_be_missing).then_some(said)
}

fn fits(column: &Column<'_>, stated: &Figure) -> bool {
    match (&column.class, class(stated)) {
        (Class::Calendar, Class::Time) | (Class::Number, Class::Of) => true,
        // Percentages add up only to a whole.
        (Class::Percent, Class::Percent) => stated.value.low() == 100.0,
        (Class::Money, Class::Money) => column.figures().all(|part| currency(part) == currency(stated)),
        (one, other) => *one == other,
    }
}

fn currency(figure: &Figure) -> Option<gonogo_report::Currency> {
    match figure.measure {
        Measure::Money(currency, _) => Some(currency),
        Measure::Number | Measure::Percent | Measure::Of(_) | Measure::Time(_) | Measure::Calendar(_) => None,
    }
}

/// Whether the "total" is the mean of its column or its like: points or scores that it lies among.
fn is_mean(header: &str, column: &Column<'_>, stated: &Figure) -> bool {
    let scores = words::has(header, words::SCORE) || header.contains('%');
    let low = column.figures().map(|part| part.value.low()).fold(f64::INFINITY, f64::min);
    let high = column.figures().map(|part| part.value.high()).fold(f64::NEG_INFINITY, f64::max);
    let among = stated.value.low() >= low && stated.value.high() <= high;
    match column.class {
        Class::Number => scores && among || maximum(stated).is_some_and(|max| !scores && max < high),
        Class::Of | Class::Percent | Class::Money | Class::Time | Class::Calendar => false,
    }
}
