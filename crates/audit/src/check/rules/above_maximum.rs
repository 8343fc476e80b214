//! Scores above their maximum.

use std::collections::BTreeMap;

use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, Figure, class, maximum, number};
use crate::check::words::{self, label};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::Kind as Block;

pub(super) const RULE: Rule = Rule {
    code: "G030",
    name: "above the maximum",
    kind: Kind::Scale,
    what: "Finds scores above the maximum that they are given of: `52/50`, and scores above 100 %.",
    why: "A target that cannot be reached is never met, and whoever reads it cannot tell what the scale is.",
    before: "**Target score:** 52/50",
    after: "**Target score:** 48/50",
    fix: "correct the score, or its maximum",
    check,
};

/// A maximum that this many scores keep to is a scale of the document.
const SCALE: usize = 3;

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let mut kept: BTreeMap<u64, usize> = BTreeMap::new();
    for (_, _, line) in facts.figured() {
        for figure in &line.figures {
            if let Some(max) = maximum(figure).filter(|max| figure.value.high() <= *max) {
                *kept.entry(max.to_bits()).or_default() += 1;
            }
        }
    }
    for (block, index, line) in facts.figured() {
        for figure in &line.figures {
            let header = || header(facts, block, index);
            let said = match maximum(figure) {
                Some(max) if figure.value.high() > max => {
                    let scale = kept.get(&max.to_bits()).is_some_and(|count| *count >= SCALE);
                    (scale || max >= 3.0 && (is_score(line, figure) || header())).then(|| above(line, figure, max))
                }
                Some(_) => None,
                None => percent(line, figure),
            };
            found.extend(said);
        }
    }
}

/// Whether the column of a cell is headed as scores.
fn header(facts: &Facts<'_>, block: usize, index: usize) -> bool {
    let Block::Table(table) = &facts.blocks[block].kind else { return false };
    let columns = table.header.len().max(1);
    table.header.get(index % columns).is_some_and(|header| words::has(&label(header.text()), words::SCORE))
}

/// Whether the words right before a figure name a score.
fn is_score(line: &Line<'_>, figure: &Figure) -> bool {
    let before = line.text().get(..figure.range.start).unwrap_or_default();
    let near: Vec<&str> = before.split_whitespace().rev().take(4).collect();
    near.iter().any(|word| words::holds(word, words::SCORE))
}

fn above(line: &Line<'_>, figure: &Figure, max: f64) -> Diagnostic {
    let written = line.said(figure);
    let message = format!("`{written}` is above its maximum");
    RULE.says(Severity::Error, line.source(figure), message)
        .stated(written)
        .computed(format!("at most {}", number(max)))
}

/// A score, coverage or progress of more than a whole.
fn percent(line: &Line<'_>, figure: &Figure) -> Option<Diagnostic> {
    const WHOLE: &words::Set = &words::Set::of(&[
        "score",
        "coverage",
        "completion",
        "progress",
        "readiness",
        "abdeckung",
        "couverture",
        "cobertura",
        "готовность",
    ]);
    if class(figure) != Class::Percent || figure.value.low() <= 100.0 {
        return None;
    }
    let (lead, rest) = line.inline.field()?;
    let starts = rest.as_ptr() as usize - line.text().as_ptr() as usize;
    let first = figure.range.start.checked_sub(starts)? <= 2;
    (first
        && words::has(&label(lead), WHOLE)
        && !words::has(&label(lead), const { &words::Set::of(&["increase", "growth", "improvement"]) }))
    .then(|| above(line, figure, 100.0))
}
