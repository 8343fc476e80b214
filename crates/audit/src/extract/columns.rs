//! Tables with columns that are known by the words of their headers.

use super::cells;
use super::words::{Kinds, Word, Words, core, head};
use crate::content::{Fact, Facts, Inline, Row, Table};

/// A table in its section.
pub(super) struct Grid<'a> {
    pub(super) table: &'a Table,
    pub(super) section: usize,
    pub(super) block: usize,
    /// The line that says what it is.
    pub(super) lead: Option<usize>,
    columns: Vec<Column>,
    /// For each row whether it is a total.
    totals: Vec<bool>,
    /// What the names in its rows begin with, all of them together.
    pub(super) begins: Kinds,
}

/// What a header can mean: as a whole, and by a word in it.
struct Column {
    whole: Kinds,
    part: Kinds,
}

impl<'a> Grid<'a> {
    pub(super) fn new(words: &Words, table: &'a Table, section: usize, block: usize, lead: Option<usize>) -> Self {
        let column = |cell: &Inline| {
            let text = core(head(cell.text(), 80));
            let hits = words.hits(text);
            let bare = text.split(['(', '/']).next().unwrap_or(text).trim_end().len();
            let whole = |hit: &&super::words::Hit| hit.start == 0 && (hit.end == text.len() || hit.end == bare);
            Column { whole: hits.iter().filter(whole).map(|hit| hit.word).collect(), part: hits.kinds }
        };
        let columns = table.header.iter().map(column).collect();
        let totals = table.rows.iter().map(|row| is_total(words, row)).collect();
        let begins = table.rows.iter().fold(Kinds::default(), |begins, row| begins.and(beginnings(words, row)));
        Self { table, section, block, lead, columns, totals, begins }
    }

    /// The rows that add up or average the rows above them.
    pub(super) fn totals(&self) -> impl Iterator<Item = &'a Row> {
        self.rows().iter().zip(&self.totals).filter(|(_, total)| **total).map(|(row, _)| row)
    }

    /// The other rows.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'a Row> {
        self.rows().iter().zip(&self.totals).filter(|(_, total)| !**total).map(|(row, _)| row)
    }

    /// All rows, and whether each is a total.
    pub(super) fn told(&self) -> impl Iterator<Item = (&'a Row, bool)> {
        self.rows().iter().zip(self.totals.iter().copied())
    }

    /// The first column whose header is a word of this meaning, else the first whose header holds one.
    pub(super) fn column(&self, word: Word) -> Option<usize> {
        self.whole(word).or_else(|| self.columns.iter().position(|column| column.part.has(word)))
    }

    /// The first column whose header as a whole is a word of this meaning.
    pub(super) fn whole(&self, word: Word) -> Option<usize> {
        self.columns.iter().position(|column| column.whole.has(word))
    }

    /// Whether the header of a column is a word of this meaning as a whole.
    pub(super) fn is(&self, column: usize, word: Word) -> bool {
        self.columns.get(column).is_some_and(|column| column.whole.has(word))
    }

    /// Whether the header of a column holds a word of this meaning.
    pub(super) fn holds(&self, column: usize, word: Word) -> bool {
        self.columns.get(column).is_some_and(|column| column.part.has(word))
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn rows(&self) -> &'a [Row] {
        &self.table.rows
    }

    /// A cell of a row, if something stands in it.
    pub(super) fn cell(&self, row: &'a Row, column: Option<usize>) -> Option<&'a Inline> {
        row.cells.get(column?).filter(|cell| !cell.is_blank())
    }

    pub(super) fn header(&self, column: usize) -> &'a str {
        self.table.header.get(column).map_or("", Inline::text)
    }
}

/// What the names in a row begin with: its first cell, and the first with a letter in it.
fn beginnings(words: &Words, row: &Row) -> Kinds {
    let of = |cell: &Inline| {
        let (name, core) = (cells::name(cell.text()), core(cell.text()));
        let begins = words.beginnings(name);
        if name.as_ptr() == core.as_ptr() { begins } else { begins.and(words.beginnings(core)) }
    };
    let (named, first) = (row_name(row), row.cells.first());
    let other = first.filter(|first| named.is_none_or(|named| !std::ptr::eq(*first, named)));
    [named, other].into_iter().flatten().fold(Kinds::default(), |begins, cell| begins.and(of(cell)))
}

/// The cell that names a row: the first with a letter in it.
pub(super) fn row_name(row: &Row) -> Option<&Inline> {
    row.cells.iter().find(|cell| is_written(cell))
}

/// Whether a letter stands in a cell.
fn is_written(cell: &Inline) -> bool {
    let facts = cell.facts();
    facts.any(LETTERS) || facts.has(Fact::Foreign) && cell.text().chars().any(char::is_alphabetic)
}

const LETTERS: Facts = Facts::of(&[Fact::Capital, Fact::Small]);

/// Whether a row adds up or averages the rows above it.
fn is_total(words: &Words, row: &Row) -> bool {
    let Some(first) = row.cells.iter().take(2).find(|cell| is_written(cell)) else { return false };
    let text = core(first.text());
    let Some(end) = words.begins(text, Word::Total) else { return false };
    end == text.len() || first.is_strong() || text.split_whitespace().count() <= 3
}
