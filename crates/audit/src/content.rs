//! What a text consists of: headings, paragraphs, list items, tables and code, each with its bytes in the text.
//!
//! Rules that read an audit look at these blocks and never at Markdown itself. They are a flat list in the order of the
//! text; what is nested names the item that it is in. Written text is an [`Inline`]: plain, without markup, with a way
//! back from its letters to the bytes of the source.
//!
//! ```
//! use gonogo_audit::content::{self, Kind};
//!
//! let (document, content) = content::parse("# Ready?\n\n**Score:** 25/50\n\n- [x] Backups\n");
//! let Kind::Paragraph(lines) = &content.blocks()[1].kind else { panic!("a paragraph") };
//! assert_eq!(lines[0].text(), "Score: 25/50");
//! let (label, value) = lines[0].field().unwrap();
//! assert_eq!(label, "Score");
//! assert_eq!(&document.text()[lines[0].source_of(value)], "25/50");
//! ```

mod build;
mod facts;
mod inline;

use std::ops::Range;

pub use facts::{Fact, Facts};
pub use inline::{Inline, Mark, MarkKind};

use crate::document::{self, Document};
use build::Builder;

/// The blocks of a text.
#[derive(Debug, Clone, Default)]
pub struct Content {
    blocks: Vec<Block>,
    /// How many lines and cells they have.
    lines: usize,
}

/// A block of the text.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text; those of an item hold all that is nested in it.
    pub span: Range<usize>,
    /// Index of the [`Section`](crate::Section) that it is in; a heading is in the section that it begins.
    pub section: usize,
    /// Index of the block of the innermost list item around it.
    pub item: Option<usize>,
    /// How many quotes it is in.
    pub quotes: usize,
    /// What stands in its lines or cells, all of them together.
    pub facts: Facts,
}

/// What a block is.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A heading.
    Heading(Heading),
    /// A paragraph, by its lines: those of a header block are fields of their own.
    Paragraph(Vec<Inline>),
    /// An item of a list.
    Item(Item),
    /// A table.
    Table(Table),
    /// Code, fenced or indented.
    Code(Code),
    /// A block of raw HTML.
    Html,
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub inline: Inline,
    /// Whether it begins a section: headings in quotes, lists and footnotes do not.
    pub begins_section: bool,
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// How many items it is nested in: 0 at the top.
    pub depth: usize,
    /// Which list of the text it belongs to; the items of one list have the same number.
    pub list: usize,
    /// Its number where the list is an ordered one.
    pub number: Option<u64>,
    /// Whether it is ticked where it is a task.
    pub task: Option<bool>,
    /// Its first paragraph, by lines; what follows are blocks of their own.
    pub lines: Vec<Inline>,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The cells of the header.
    pub header: Vec<Inline>,
    /// The rows below it; each has as many cells as the header.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its cells; a line break in a cell is a line feed.
    pub cells: Vec<Inline>,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// Code, fenced or indented.
#[derive(Debug, Clone)]
pub struct Code {
    /// The first word behind the fence; empty where there is none.
    pub language: String,
    /// Its lines as written.
    pub lines: Vec<Inline>,
}

impl Content {
    /// The blocks in the order in which they begin.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// How many lines, headings and cells are written in all blocks together.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// The blocks of a section, its heading first.
    #[must_use]
    pub fn of_section(&self, section: usize) -> &[Block] {
        let start = self.blocks.partition_point(|block| block.section < section);
        let end = self.blocks.partition_point(|block| block.section <= section);
        &self.blocks[start..end]
    }
}

impl Block {
    /// All that is written in it, line by line: the cells of a table row by row, its header first.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        let (lines, table): (&[Inline], Option<&Table>) = match &self.kind {
            Kind::Heading(heading) => (std::slice::from_ref(&heading.inline), None),
            Kind::Paragraph(lines) => (lines, None),
            Kind::Item(item) => (&item.lines, None),
            Kind::Code(code) => (&code.lines, None),
            Kind::Table(table) => (&table.header, Some(table)),
            Kind::Html => (&[], None),
        };
        lines.iter().chain(table.into_iter().flat_map(|table| table.rows.iter().flat_map(|row| &row.cells)))
    }
}

/// Parses a text into its document and its blocks, in one pass. Never fails, as [`document::parse`].
#[must_use]
pub fn parse(text: impl Into<String>) -> (Document, Content) {
    let text = text.into();
    let mut builder = Builder::of(&text);
    let document = document::scan(text, &mut |event, bytes| builder.event(event, bytes));
    let content = builder.finish(&document);
    (document, content)
}

/// The blocks of a document that is parsed already.
#[must_use]
pub fn of(document: &Document) -> Content {
    let mut builder = Builder::of(document.text());
    for (event, bytes) in crate::markdown::whole(document.text()) {
        builder.event(&event, &bytes);
    }
    builder.finish(document)
}
