//! Tables with columns that are known by the words of their headers.

use super::words::{Word, Words, core, head};
use crate::content::{Inline, Row, Table};

/// A table in its section.
pub(super) struct Grid<'a> {
    pub(super) table: &'a Table,
    pub(super) section: usize,
    pub(super) block: usize,
    /// The line that says what it is.
    pub(super) lead: Option<usize>,
    columns: Vec<Column>,
}

/// What a header can mean: as a whole, and by a word in it.
struct Column {
    whole: Vec<Word>,
    part: Vec<Word>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(words: &Words, table: &'a Table, section: usize, block: usize, lead: Option<usize>) -> Self {
        let column = |cell: &Inline| {
            let text = core(head(cell.text(), 80));
            let hits = words.hits(text);
            let bare = text.split(['(', '/']).next().unwrap_or(text).trim_end().len();
            let whole = |hit: &&super::words::Hit| hit.start == 0 && (hit.end == text.len() || hit.end == bare);
            Column {
                whole: hits.iter().filter(whole).map(|hit| hit.word).collect(),
                part: hits.iter().map(|hit| hit.word).collect(),
            }
        };
        Self { table, section, block, lead, columns: table.header.iter().map(column).collect() }
    }

    /// The first column whose header is a word of this meaning, else the first whose header holds one.
    pub(super) fn column(&self, word: Word) -> Option<usize> {
        self.whole(word).or_else(|| self.columns.iter().position(|column| column.part.contains(&word)))
    }

    /// The first column whose header as a whole is a word of this meaning.
    pub(super) fn whole(&self, word: Word) -> Option<usize> {
        self.columns.iter().position(|column| column.whole.contains(&word))
    }

    /// Whether the header of a column is a word of this meaning as a whole.
    pub(super) fn is(&self, column: usize, word: Word) -> bool {
        self.columns.get(column).is_some_and(|column| column.whole.contains(&word))
    }

    /// Whether the header of a column holds a word of this meaning.
    pub(super) fn holds(&self, column: usize, word: Word) -> bool {
        self.columns.get(column).is_some_and(|column| column.part.contains(&word))
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

/// Whether a row adds up or averages the rows above it.
pub(super) fn is_total(words: &Words, row: &Row) -> bool {
    let Some(first) = row.cells.iter().take(2).find(|cell| cell.text().chars().any(char::is_alphabetic)) else {
        return false;
    };
    let text = core(first.text());
    if !words.may_begin(text) {
        return false;
    }
    if words.is(text, Word::Total) {
        return true;
    }
    let begins = words.begins(text, Word::Total).is_some();
    begins && (first.is_strong() || text.split_whitespace().count() <= 3)
}
