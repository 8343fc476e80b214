//! Problems that are rows of tables: the table stands in a group of one severity, or has a column of severities.

use std::collections::BTreeSet;

use gonogo_report::{FindingStatus, Severity};

use super::super::cells;
use super::super::columns::Grid;
use super::super::rating;
use super::super::reading::Reading;
use super::super::sourced::Drafting;
use super::super::words::Word;
use super::{Found, OTHERS, group_of, in_summary, is_count, is_none, new, status_of, take, title};

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting, headed: &BTreeSet<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    for grid in &reading.grids {
        let rows = table(reading, grid, headed);
        if !rows.is_empty() {
            draft.read.insert(grid.block);
        }
        found.extend(rows);
    }
    found
}

fn table(reading: &Reading<'_>, grid: &Grid<'_>, headed: &BTreeSet<usize>) -> Vec<Found> {
    let words = &reading.words;
    if headed.contains(&grid.section) || grid.whole(Word::PhaseLabel) == Some(0) || grid.width() < 2 {
        return Vec::new();
    }
    let severity = severity_column(reading, grid);
    let lead = rating::group_of(words, reading.lead_kinds(grid.lead), reading.lead(grid.lead), true)
        .map(|(severity, _)| (severity, None));
    let group = lead.or_else(|| group_of(reading, grid.section).map(|(severity, at)| (severity, Some(at))));
    let named = name_column(grid, severity);
    let Some(name) = named else { return Vec::new() };
    let problem = grid.is(name, Word::Finding) || grid.holds(name, Word::Finding);
    let task = grid.is(name, Word::Task) && !grid.is(name, Word::Finding) || grid.is(name, Word::PhaseLabel);
    let elsewhere = reading
        .around(grid.section)
        .any(|at| reading.parts[at].own.any(&OTHERS) && !reading.parts[at].own.has(Word::Findings));
    // In a chapter on risks a rating tells how likely or how bad they are.
    let risks = reading.parts[grid.section].own.has(Word::Risks) && grid.holds(name, Word::Risk);
    let matrix =
        risks || grid.column(Word::Likelihood).is_some_and(|at| !grid.holds(at, Word::Impact) && Some(at) != severity);
    // "Observation | Status": what is mended there was a problem.
    let mended = || {
        let status = grid.whole(Word::StatusLabel).filter(|at| *at != name);
        let is_mended = |row: &crate::content::Row| {
            grid.cell(row, status).is_some_and(|cell| status_of(words, cell.text()) == Some(FindingStatus::Fixed))
        };
        status.is_some() && grid.rows().iter().any(is_mended)
    };
    let fits = match (severity, group) {
        // A matrix of likelihood and impact tells risks; they count as problems where a heading rates them.
        _ if matrix => group.is_some() && !elsewhere,
        (Some(_), _) if task => !elsewhere && reading.within(grid.section, Word::Findings),
        (Some(_), _) => problem || !elsewhere && reading.within(grid.section, Word::Findings),
        (None, Some(_)) => !task && !elsewhere,
        (None, None) => grid.is(name, Word::Finding) && !elsewhere && mended(),
    };
    let counts = grid.column(Word::Count).is_some_and(|at| {
        (at != name || severity == Some(0)) && {
            // "several" is no count, but stands in a column of them.
            let counted = grid.rows().iter().filter(|row| {
                let cell = grid.cell(row, Some(at));
                cell.is_none_or(|cell| is_count(words, cell.text()) || cell.text().trim() == "-")
            });
            counted.count() * 4 >= grid.rows().len() * 3
        }
    }) && !grid.is(0, Word::Id);
    if !fits || counts && severity == Some(0) {
        return Vec::new();
    }
    // Of each other column, whether it may tell something of a problem.
    let tells = |at: usize| {
        let kinds = words.hits(super::super::words::core(grid.header(at))).kinds;
        kinds.any(&TELLING) || grid.is(at, Word::Fix) || grid.is(at, Word::Task) || grid.holds(at, Word::StatusLabel)
    };
    let telling: Vec<usize> =
        (0..grid.width()).filter(|at| *at != name && Some(*at) != severity && tells(*at)).collect();
    let summary = in_summary(reading, grid.section);
    let mut found = Vec::new();
    for row in grid.parts() {
        let Some(cell) = grid.cell(row, Some(name)) else { continue };
        let kinds = words.hits(cell.text()).kinds;
        let taken = title(words, kinds, cell.text(), cell.is_struck());
        if taken.text.is_empty()
            || is_none(words, kinds, taken.text)
            || cell.text().len() < 12 && rating::severity_value(words, cell.text()).is_some()
        {
            continue;
        }
        let problem_name = taken.text.replace('\n', " ");
        let mut one = new(&problem_name, cell.span(), Severity::Unrated, grid.block, summary);
        one.id = taken.id.or_else(|| {
            let id = grid.cell(row, grid.whole(Word::Id).filter(|at| *at != name))?;
            let text = id.text().trim();
            text.chars().any(char::is_alphabetic).then(|| text.to_owned())
        });
        let rated = if matrix { None } else { grid.cell(row, severity) };
        if let Some((severity, cell)) = rated.and_then(|cell| Some((rating::severity_value(words, cell.text())?, cell)))
        {
            one.finding.value.severity = severity;
            one.finding.at("severity", cell.span());
        } else if let Some((severity, true)) = taken.severity {
            one.finding.value.severity = severity;
            one.finding.at("severity", cell.span());
        } else if let Some((severity, at)) = group {
            one.finding.value.severity = severity;
            one.group = at;
            let place = at.and_then(|at| reading.parts[at].heading).or(grid.lead.map(|lead| reading.lines[lead].text));
            one.finding.at("severity", place.map_or_else(|| row.span.clone(), crate::content::Inline::span));
        }
        for (at, cell) in telling.iter().filter_map(|at| Some((*at, grid.cell(row, Some(*at))?))) {
            let text = cell.text().replace('\n', " ");
            take(words, &mut one.finding, super::super::words::core(grid.header(at)), &text, &cell.span());
            let status = grid.holds(at, Word::StatusLabel);
            // "Action: ✅ applied"
            let ticked = (grid.is(at, Word::Fix) || grid.is(at, Word::Task)) && text.starts_with('✅');
            if (ticked || status) && status_of(words, cell.text()) == Some(FindingStatus::Fixed) {
                one.finding.value.status = FindingStatus::Fixed;
                one.finding.at("status", cell.span());
            }
        }
        if taken.fixed {
            one.finding.value.status = FindingStatus::Fixed;
            one.finding.at("status", cell.span());
        }
        found.push(one);
    }
    found
}

/// The labels of what is told of a problem.
const TELLING: [Word; 12] = [
    Word::Severity,
    Word::Priority,
    Word::StatusLabel,
    Word::Effort,
    Word::Duration,
    Word::Cost,
    Word::Impact,
    Word::Risk,
    Word::Fix,
    Word::Evidence,
    Word::Problem,
    Word::Location,
];

/// The column that rates the rows: severity, priority, or an impact that is told in severities.
fn severity_column(reading: &Reading<'_>, grid: &Grid<'_>) -> Option<usize> {
    let rows = grid.rows().len();
    let rated = |at: usize| {
        let rated = grid
            .rows()
            .iter()
            .filter(|row| {
                grid.cell(row, Some(at))
                    .is_some_and(|cell| rating::severity_value(&reading.words, cell.text()).is_some())
            })
            .count();
        rated * 10 >= rows * 6 && rated > 0
    };
    for word in [Word::Severity, Word::Priority, Word::Impact] {
        for at in 0..grid.width() {
            if (grid.is(at, word) || grid.holds(at, word)) && !grid.is(at, Word::Finding) && rated(at) {
                return Some(at);
            }
        }
    }
    // A risk is rated in a table of problems; in one of risks it is what may happen.
    let risk =
        grid.whole(Word::Risk).filter(|at| *at > 0 && (0..2).any(|name| grid.is(name, Word::Finding) && name != *at));
    risk.filter(|at| rated(*at))
}

fn name_column(grid: &Grid<'_>, severity: Option<usize>) -> Option<usize> {
    let columns =
        || (0..grid.width()).filter(|at| Some(*at) != severity && !(grid.is(*at, Word::Id) && grid.width() > 2));
    let problem = columns().find(|at| grid.is(*at, Word::Finding) && !grid.is(*at, Word::StatusLabel));
    let task = || columns().find(|at| *at <= 1 && grid.is(*at, Word::Task) && !grid.is(*at, Word::Fix));
    let other = || columns().find(|at| !grid.is(*at, Word::Category) || grid.width() == 2).or(Some(0));
    let named = |at: &usize| {
        let letters = |cell: &crate::content::Inline| cells::name(cell.text()).chars().any(char::is_alphabetic);
        grid.rows().iter().any(|row| grid.cell(row, Some(*at)).is_some_and(letters))
    };
    problem.or_else(task).or_else(other).filter(named)
}
