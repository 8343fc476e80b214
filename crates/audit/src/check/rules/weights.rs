//! Weights that do not add up to a whole.

use crate::check::facts::Facts;
use crate::check::figure::{Class, number};
use crate::check::table::{self, Row};
use crate::check::words;
use crate::check::{Diagnostic, Kind, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "G007",
    name: "weights",
    kind: Kind::Sum,
    what: "Adds a column of weights in percent up: it should come to 100 %.",
    why: "With other weights a weighted score is not on the scale that it claims.",
    before: "| Category | Weight | Score |\n|---|---|---|\n| Security | 50% | 80 |\n| Tests | 40% | 60 |",
    after: "| Category | Weight | Score |\n|---|---|---|\n| Security | 60% | 80 |\n| Tests | 40% | 60 |",
    fix: "make the weights add up to 100 %",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (block, table) in facts.tables() {
        let roles = facts.roles(block);
        let rows: Vec<usize> = (0..roles.len()).filter(|row| roles[*row] == Row::Part).collect();
        for (at, header) in table.header.iter().enumerate() {
            let name = facts.headers(block).get(at).map_or("", String::as_str);
            if !words::has(name, words::WEIGHT) || words::has(name, words::SCORE) {
                continue;
            }
            let Some(column) = table::column(facts, block, &rows, at).filter(|column| column.class == Class::Percent)
            else {
                continue;
            };
            let sum = table::sum(column.figures().map(|figure| figure.value));
            // Thirds are written as 33 %.
            let near = (sum.low() - 100.0).abs() <= 1.0;
            let message = if near {
                "the weights add up to 100 %".to_owned()
            } else {
                format!("the weights add up to {} %", number(sum.low()))
            };
            if near || column.complete {
                let severity = if near { Severity::Ok } else { Severity::Warning };
                found.push(
                    RULE.says(severity, header.span(), message)
                        .stated("100%")
                        .computed(format!("{}%", number(sum.low()))),
                );
            }
        }
    }
}
