//! Tables as the rules see them: what a column measures, and which rows are totals.

use gonogo_report::Range;

use super::Facts;
use super::facts::Line;
use super::figure::{Class, Figure, class};
use super::words::{self, label};
use crate::content::Table;
use crate::text::{spaced, words_up_to};

/// A cell that may be added up.
pub(super) enum Cell<'f> {
    /// Nothing is in it: what belongs there is not known.
    Blank,
    /// A dash: nothing belongs there.
    None,
    /// A quantity, or a sum of several.
    Figures(Vec<&'f Figure>),
    /// Anything else.
    Text,
}

/// Of which role a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// A part.
    Part,
    /// The total of the rows since the last subtotal.
    Subtotal,
    /// The total of all parts before it.
    Total,
    /// The mean of all parts before it.
    Mean,
}

/// Longer cells are prose.
const MAX_WORDS: usize = 7;

/// Reads a cell: its quantities outside of brackets, joined by plus signs where there are several.
pub(super) fn cell<'f>(line: &'f Line<'_>) -> Cell<'f> {
    let text = line.text();
    let bare = text.trim_matches(|c: char| c.is_whitespace() || c == '*');
    if bare.is_empty() || ["tbd", "?"].iter().any(|none| bare.eq_ignore_ascii_case(none)) {
        return Cell::Blank;
    }
    if ["-", "–", "—", "--", "n/a", "none"].iter().any(|none| bare.eq_ignore_ascii_case(none)) {
        return Cell::None;
    }
    let outside = outside_brackets(line);
    let Some(first) = outside.first() else { return Cell::Text };
    let joined = outside.windows(2).all(|pair| {
        let between = text.get(pair[0].range.end..pair[1].range.start).unwrap_or_default();
        between.trim_end().ends_with('+')
    });
    let lead = text.get(..first.range.start).unwrap_or_default();
    let named = |word: &&str| word.contains(char::is_alphabetic);
    let short = || spaced(text).filter(named).take(MAX_WORDS + 1).count() <= MAX_WORDS;
    if joined && words_up_to(lead, 4) <= 3 && short() { Cell::Figures(outside) } else { Cell::Text }
}

/// The quantities of a line that do not stand in brackets.
pub(super) fn outside_brackets<'f>(line: &'f Line<'_>) -> Vec<&'f Figure> {
    let text = line.text().as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    let mut found = Vec::new();
    for figure in &line.figures {
        for byte in text.get(at..figure.range.start).unwrap_or_default() {
            match byte {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        at = figure.range.start;
        if depth == 0 {
            found.push(figure);
        }
    }
    found
}

/// What the words for all roles but that of a part begin with.
const ROLES: &words::Beginnings =
    &words::SUBTOTAL.begins().and(words::MEAN.begins()).and(words::TOTAL.begins()).and(words::OVERALL.begins());

/// The roles of a table's rows, by their first cell that is not blank.
pub(super) fn roles(table: &Table) -> Vec<Row> {
    let role = |cells: &[crate::content::Inline]| {
        let Some(first) = cells.iter().find(|cell| !cell.is_blank()) else { return Row::Part };
        if !words::may_have(first.text(), ROLES) {
            return Row::Part;
        }
        let label = label(first.text());
        if words::begins(&label, words::SUBTOTAL) {
            Row::Subtotal
        } else if words::has(&label, words::MEAN) {
            Row::Mean
        } else if words::begins(&label, words::TOTAL) && label.split_whitespace().count() <= 4
            || words::OVERALL.holds(&label)
        {
            Row::Total
        } else {
            Row::Part
        }
    };
    let mut roles: Vec<Row> = table.rows.iter().map(|row| role(&row.cells)).collect();
    // "Total tests" at the top of a table of figures is no total of what is above it.
    if roles.first().is_some_and(|first| *first != Row::Part) {
        roles.fill(Row::Part);
    }
    roles
}

/// A column whose cells can be added up.
pub(super) struct Column<'f> {
    /// What its cells measure.
    pub(super) class: Class,
    /// The rows it has a figure in, with the figures.
    pub(super) cells: Vec<(usize, Vec<&'f Figure>)>,
    /// Whether no part is without a figure.
    pub(super) complete: bool,
}

/// Reads a column over some rows; `None` if its cells are not all of one class.
pub(super) fn column<'f>(facts: &'f Facts<'_>, block: usize, rows: &[usize], at: usize) -> Option<Column<'f>> {
    let mut cells = Vec::new();
    let mut complete = true;
    let mut dashes = 0;
    let mut found: Option<Class> = None;
    for &row in rows {
        match cell(facts.cell(block, row, at)?) {
            Cell::Blank => complete = false,
            Cell::None => dashes += 1,
            Cell::Text => return None,
            Cell::Figures(figures) => {
                for figure in &figures {
                    let class = class(figure);
                    if found.get_or_insert_with(|| class.clone()) != &class {
                        return None;
                    }
                }
                cells.push((row, figures));
            }
        }
    }
    (cells.len() >= 2 && (cells.len() + dashes) * 2 >= rows.len()).then_some(Column { class: found?, cells, complete })
}

impl<'f> Column<'f> {
    /// All its figures.
    pub(super) fn figures(&self) -> impl Iterator<Item = &'f Figure> {
        self.cells.iter().flat_map(|(_, figures)| figures.iter().copied())
    }
}

/// The sum of ranges, end to end.
pub(super) fn sum(values: impl Iterator<Item = Range>) -> Range {
    values.fold(Range::ZERO, |sum, value| sum + value)
}
