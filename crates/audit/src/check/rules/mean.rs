//! An overall score against the mean of its parts.

use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, Figure, class, maximum, number};
use crate::check::table::{self, Cell, Row};
use crate::check::words::{self, label};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::Kind as Block;
use crate::text;

pub(super) const RULE: Rule = Rule {
    code: "G020",
    name: "mean",
    kind: Kind::Mean,
    what: "Compares an overall score with the scores beside it: with their weighted mean where weights are shown, else with their \
           plain mean. A mean without weights that differs is not wrong, only not explained; one outside of the range of its parts is.",
    why: "No weighting can bring a mean below its lowest part. A score that is, was computed from other parts.",
    before: "**Overall score:** 60/100\n\n| Area | Score |\n|---|---|\n| Tests | 70 |\n| Security | 90 |",
    after: "**Overall score:** 80/100\n\n| Area | Score |\n|---|---|\n| Tests | 70 |\n| Security | 90 |",
    fix: "compute the mean again, or show the weights",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (block, table) in facts.tables() {
        let Some(parts) = Parts::of(facts, block) else { continue };
        let roles = facts.roles(block);
        let mut stated = false;
        for row in (0..roles.len()).filter(|row| matches!(roles[*row], Row::Mean | Row::Total)) {
            let weights = |at: &usize| facts.headers(block).get(*at).is_some_and(|header| is_weight(header));
            let cells = (0..table.header.len()).filter(|at| !weights(at)).filter_map(|at| facts.cell(block, row, at));
            for cell in cells {
                let Cell::Figures(figures) = table::cell(cell) else { continue };
                let [figure] = figures.as_slice() else { continue };
                let said = parts.compare(cell, figure, roles[row] == Row::Mean);
                stated |= said.is_some();
                found.extend(said);
            }
        }
        if !stated {
            found.extend(beside(facts, block, &parts));
        }
    }
}

/// The scores of a table.
struct Parts {
    values: Vec<f64>,
    /// Shares of one, where a column of weights is shown.
    weights: Option<Vec<f64>>,
    /// What a score is of, where all have the same maximum.
    max: Option<f64>,
}

impl Parts {
    fn of(facts: &Facts<'_>, block: usize) -> Option<Self> {
        let roles = facts.roles(block);
        let rows: Vec<usize> = (0..roles.len()).filter(|row| roles[*row] == Row::Part).collect();
        let headers = facts.headers(block);
        let is_weight =
            |at: &usize| words::has(&headers[*at], words::WEIGHT) && !words::has(&headers[*at], words::SCORE);
        let is_score = |at: &usize| {
            let header = &headers[*at];
            (words::has(header, words::SCORE) || header == "%")
                && !words::has(header, words::WEIGHT)
                && !is_target(header)
        };
        let mut scores = (0..headers.len()).filter(is_score).filter_map(|at| {
            let column = table::column(facts, block, &rows, at)?;
            matches!(column.class, Class::Number | Class::Of | Class::Percent).then_some((at, column))
        });
        let (at, column) = scores.next()?;
        // Two columns of scores could both be meant.
        if scores.next().is_some() || !column.complete || column.cells.len() < 2 || column.cells.len() < rows.len() {
            return None;
        }
        let figures: Vec<&Figure> = column.figures().collect();
        let maxima: Vec<Option<f64>> = figures.iter().map(|figure| maximum(figure)).collect();
        let of_header = headers[at]
            .rsplit('/')
            .next()
            .and_then(|max| max.trim().parse::<f64>().ok())
            .filter(|_| headers[at].contains('/'));
        let max = match column.class {
            Class::Percent => Some(100.0),
            Class::Number | Class::Of | Class::Money | Class::Time | Class::Calendar => maxima[0].or(of_header),
        };
        if maxima.iter().any(|other| *other != maxima[0]) || figures.iter().any(|figure| !figure.value.is_point()) {
            return None;
        }
        let values: Vec<f64> = figures.iter().map(|figure| figure.value.low()).collect();
        let weights = (0..headers.len()).find(is_weight).and_then(|at| weights(facts, block, &rows, at, values.len()));
        Some(Self { values, weights, max })
    }

    /// What is said of a stated mean; `explicit` is one that is called so.
    fn compare(&self, line: &Line<'_>, stated: &Figure, explicit: bool) -> Option<Diagnostic> {
        let scale = match (maximum(stated), class(stated), self.max) {
            (Some(max), _, Some(of)) => of / max,
            (Some(max), _, None) if self.values.iter().all(|value| *value <= max) => 1.0,
            (None, Class::Percent, Some(of)) => of / 100.0,
            (None, Class::Percent, None) if self.values.iter().all(|value| *value <= 100.0) => 1.0,
            (None, Class::Number, _) if explicit => 1.0,
            _ => return None,
        };
        // A sum of points is no mean: 25/50 of ten times five.
        let maxima = self.max.unwrap_or_default() * self.values.len() as f64;
        if maximum(stated).is_some_and(|max| self.values.len() > 1 && (max - maxima).abs() < 1e-6) {
            return None;
        }
        let (low, high) = (stated.value.low() * scale, stated.value.high() * scale);
        let step = 10_f64.powi(-i32::try_from(stated.decimals.min(6)).unwrap_or(0)) * scale;
        let slack = if stated.approximate { 3.0 * scale } else { step * 0.5 } + 1e-6;
        let near = |mean: f64| low - slack <= mean && mean <= high + slack;
        let mean = self.mean();
        let least = self.values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let outside = high + slack < least || low - slack > most;
        let written = line.said(stated);
        let shown = number((mean / scale * 100.0).round() / 100.0);
        let (severity, message) = match (&self.weights, near(mean)) {
            (Some(_), true) => (Severity::Ok, format!("`{written}` agrees with the weighted mean of the rows")),
            (None, true) => (Severity::Ok, format!("`{written}` agrees with the mean of the rows")),
            (_, false) if outside => (Severity::Error, format!("`{written}` lies outside of the range of its parts")),
            (Some(_), false) => {
                (Severity::Error, format!("`{written}` is not the weighted mean of the rows, which is {shown}"))
            }
            (None, false) => {
                (Severity::Info, format!("`{written}` is not explained by the rows shown: their plain mean is {shown}"))
            }
        };
        let parts = format!("{shown} (parts {}-{})", number(least / scale), number(most / scale));
        Some(RULE.says(severity, line.source(stated), message).stated(written).computed(parts))
    }

    fn mean(&self) -> f64 {
        match &self.weights {
            Some(weights) => {
                let total: f64 = weights.iter().sum();
                self.values.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f64>() / total
            }
            None => self.values.iter().sum::<f64>() / self.values.len() as f64,
        }
    }
}

fn is_weight(header: &str) -> bool {
    words::has(header, words::WEIGHT) && !words::has(header, words::SCORE)
}

fn is_target(header: &str) -> bool {
    words::has(
        header,
        const {
            &words::Set::of(&[
                "target", "goal", "max", "maximum", "before", "previous", "weighted", "ziel", "cible", "objetivo",
                "цель", "目标", "目標",
            ])
        },
    )
}

fn weights(facts: &Facts<'_>, block: usize, rows: &[usize], at: usize, count: usize) -> Option<Vec<f64>> {
    let column = table::column(facts, block, rows, at)?;
    let weights: Vec<f64> = column.figures().map(|figure| figure.value.low()).collect();
    let usable =
        weights.len() == count && weights.iter().all(|weight| *weight >= 0.0) && weights.iter().sum::<f64>() > 0.0;
    usable.then_some(weights)
}

/// An overall score that stands beside the table: in the lines of its section, or as the heading right behind it.
fn beside(facts: &Facts<'_>, block: usize, parts: &Parts) -> Option<Diagnostic> {
    const NEAR: usize = 12;
    let section = facts.of_section(facts.blocks[block].section);
    let behind = section.end;
    let parent =
        facts.document.sections().get(facts.blocks[block].section)?.parent.map(|parent| facts.of_section(parent));
    let parent = parent.map(|parent| parent.start..parent.end.min(parent.start + NEAR));
    let section = section.start.max(block.saturating_sub(NEAR))..section.end.min(block + NEAR);
    let near = section.chain(std::iter::once(behind)).chain(parent.into_iter().flatten());
    for at in near {
        let Some(here) = facts.blocks.get(at) else { continue };
        if !matches!(here.kind, Block::Paragraph(_) | Block::Heading(_)) {
            continue;
        }
        for line in facts.of_block(at).iter().filter(|line| !line.figures.is_empty()) {
            let Some((colon, _)) = text::colon(line.text()) else { continue };
            let lead = &line.text()[..colon];
            if !words::may_have(lead, words::SCORE.begins()) {
                continue;
            }
            let lead = label(lead);
            let overall = words::has(&lead, words::OVERALL) || words::has(&lead, words::MEAN);
            let scored = words::has(&lead, words::SCORE);
            // "Current score" is that of the table only where the table weighs what it consists of.
            if !(scored && (overall || parts.weights.is_some())) || lead.split_whitespace().count() > 5 {
                continue;
            }
            let after = |figure: &&Figure| {
                line.text().get(..figure.range.start).is_some_and(|before| before.contains([':', '：']))
            };
            let Some(stated) = line.figures.iter().find(after) else { continue };
            if let Some(said) = parts.compare(line, stated, false) {
                return Some(said);
            }
        }
    }
    None
}
