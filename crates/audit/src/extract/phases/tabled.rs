//! Phases that are rows of tables.

use super::super::columns::{Grid, row_name};
use super::super::figures::figures;
use super::super::rating;
use super::super::reading::Reading;
use super::super::sourced::Sourced;
use super::super::words::{Word, core};
use super::names::{NUMBERED, numbered, phase_name};
use super::times::{length, length_in, time_box};
use super::{Found, empty, take};
use crate::content::Row;

/// Tables whose rows are phases.
pub(super) fn tables(reading: &Reading<'_>) -> Vec<Vec<Found>> {
    let words = &reading.words;
    let mut found = Vec::new();
    for grid in &reading.grids {
        let named = |fits: &dyn Fn(&str) -> bool| {
            grid.rows().iter().filter(|row| row_name(row).is_some_and(|cell| fits(cell.text()))).count()
        };
        let listed = if grid.begins.any(&NUMBERED) { named(&|name| numbered(words, name).is_some()) } else { 0 };
        let headed = (0..2).any(|at| grid.is(at, Word::PhaseLabel))
            && (grid.column(Word::Duration).is_some() || grid.column(Word::Effort).is_some());
        let planned = reading.parts[grid.section].topics.any(&[Word::Plan, Word::Steps]);
        let boxed = if planned { named(&|name| time_box(words, name).is_some()) } else { 0 };
        let timed = boxed >= 2 && boxed * 10 >= grid.rows().len() * 6;
        let counted = planned && counts_time(grid);
        if listed < 2 && !headed && !timed && !counted || reading.within(grid.section, Word::Options) {
            continue;
        }
        let rows: Vec<Found> = grid.parts().filter_map(|row| of_row(reading, grid, row)).collect();
        if rows.len() >= 2 {
            found.push(rows);
        }
    }
    found
}

/// The units of a calendar.
const UNITS: [Word; 4] = [Word::Day, Word::Week, Word::Month, Word::Quarter];

/// Whether the first column counts days, weeks or months: "Week" above "1", "2-3".
fn counts_time(grid: &Grid<'_>) -> bool {
    let number = |row: &&Row| row.cells.first().is_some_and(|cell| counted(cell.text()));
    UNITS.iter().any(|unit| grid.is(0, *unit))
        && grid.rows().iter().filter(number).count() * 10 >= grid.rows().len() * 8
}

/// "1", "2-3", "4+"
fn counted(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '+' | ' '))
}

fn of_row<'a>(reading: &Reading<'a>, grid: &Grid<'a>, row: &'a Row) -> Option<Found> {
    let words = &reading.words;
    let cell = grid.cell(row, (0..2).find(|at| grid.is(*at, Word::PhaseLabel))).or_else(|| row_name(row))?;
    if words.is(cell.text(), Word::Present) && numbered(words, cell.text()).is_none() {
        return None;
    }
    let number = numbered(words, cell.text()).map(|(number, _)| number);
    let mut phase = Sourced::new(empty(phase_name(cell.text())), "name", cell.span());
    if let Some(named) =
        grid.cell(row, (0..grid.width()).find(|at| grid.is(*at, Word::Outcome) || grid.is(*at, Word::Task)))
        && numbered(words, cell.text()).is_some_and(|(_, rest)| rest.is_empty())
        && named.text().len() <= 80
        && rating::status(words, named.text()).is_none()
        && figures(named.text()).is_empty()
    {
        phase.value.name = format!("{}: {}", phase.value.name, named.text().trim());
    }
    for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
        let header = core(grid.header(at));
        take(words, &mut phase, header, cell.text(), &cell.span());
        if phase.value.duration.is_none() && grid.holds(at, Word::Duration) {
            phase.value.duration = length(words, cell.text());
            if phase.value.duration.is_some() {
                phase.at("duration", cell.span());
            }
        }
    }
    // "Week" above "2-3": the name stands beside it.
    if let Some(count) = grid.cell(row, Some(0)).filter(|count| counted(count.text()))
        && UNITS.iter().any(|unit| grid.is(0, *unit))
        && let Some(duration) = length(words, &format!("{} {}", grid.header(0).trim(), count.text().trim()))
    {
        phase.value.duration = Some(duration);
        phase.at("duration", count.span());
    }
    if phase.value.duration.is_none()
        && let Some(duration) = length_in(words, cell.text())
    {
        phase.value.duration = Some(duration);
        phase.at("duration", cell.span());
    }
    Some(Found { phase, number, section: None, blocks: vec![grid.block] })
}
