//! What the rules look at: the blocks of a text, with the quantities of each line found once for all of them.

use std::cell::OnceCell;
use std::ops::Range;

use gonogo_report::Disagreement;

use super::Subject;
use super::figure::Figure;
use super::table::{self, Row};
use super::words;
use crate::content::{self, Block, Fact, Inline, Kind, Table};
use crate::document::Document;
use crate::extract::Draft;
use crate::notice::Notice;

/// A text prepared for the rules.
pub(crate) struct Facts<'a> {
    /// The text with its sections.
    pub(crate) document: &'a Document,
    /// Its blocks.
    pub(crate) blocks: &'a [Block],
    /// What was read from it.
    pub(crate) draft: &'a Draft,
    /// Where the scores say otherwise.
    pub(crate) disagreements: &'a [Disagreement],
    decoding: &'a [Notice],
    /// The inlines of all blocks in order.
    lines: Vec<Line<'a>>,
    /// The lines with quantities: the block of each, and which of all lines it is.
    figured: Vec<(usize, usize)>,
    /// Whether each section says that things run side by side; found when it is first asked for.
    parallel: OnceCell<Vec<bool>>,
    /// Where the lines of each block begin; one more than there are blocks.
    starts: Vec<usize>,
    /// The first block of each section; one more than there are sections.
    sections: Vec<usize>,
    /// What is known of each table, with its block, in order.
    tables: Vec<(usize, Known)>,
}

/// What the rules ask of a table again and again.
struct Known {
    /// The labels of its header.
    headers: Vec<String>,
    roles: Vec<Row>,
}

/// What stands in a line that may mention a quantity.
pub(crate) const COUNTING: content::Facts = content::Facts::of(&[Fact::Digit, Fact::Dollar, Fact::Foreign]);

/// A line, cell or heading with its quantities.
pub(crate) struct Line<'a> {
    /// Its text.
    pub(crate) inline: &'a Inline,
    /// The quantities in it, in order.
    pub(crate) figures: Vec<Figure>,
}

impl<'a> Line<'a> {
    /// Its plain text.
    pub(crate) fn text(&self) -> &'a str {
        self.inline.text()
    }

    /// The bytes in the source of a figure.
    pub(crate) fn source(&self, figure: &Figure) -> Range<usize> {
        self.inline.source(figure.range.clone())
    }

    /// A figure as written.
    pub(crate) fn written(&self, figure: &Figure) -> &'a str {
        self.text().get(figure.range.clone()).unwrap_or_default().trim()
    }

    /// A figure as written, with the sign that it is a rough one.
    pub(crate) fn said(&self, figure: &Figure) -> String {
        let rough = if figure.approximate { "~" } else { "" };
        format!("{rough}{}", self.written(figure))
    }
}

impl<'a> Facts<'a> {
    /// Finds the quantities of all lines.
    pub(crate) fn of(subject: &Subject<'a>) -> Self {
        let Subject { document, content, decoding, draft, disagreements } = *subject;
        let blocks = content.blocks();
        let (mut lines, mut starts) = (Vec::with_capacity(content.lines()), Vec::with_capacity(blocks.len() + 1));
        let mut sections = Vec::with_capacity(document.sections().len() + 1);
        let line = |inline: &'a Inline| {
            let may_count = inline.facts().any(COUNTING);
            let figures = if may_count { gonogo_report::quantity::mentions(inline.text()) } else { Vec::new() };
            Line { inline, figures }
        };
        let mut figured = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            while sections.len() <= block.section {
                sections.push(index);
            }
            let start = lines.len();
            starts.push(start);
            lines.extend(block.inlines().map(line));
            if block.facts.any(COUNTING) {
                let own = (start..lines.len()).filter(|at| !lines[*at].figures.is_empty());
                figured.extend(own.map(|at| (index, at)));
            }
        }
        starts.push(lines.len());
        while sections.len() <= document.sections().len() {
            sections.push(blocks.len());
        }
        let tables = blocks.iter().enumerate().filter_map(|(index, block)| match &block.kind {
            Kind::Table(table) => {
                let headers = table.header.iter().map(|header| words::label(header.text())).collect();
                Some((index, Known { headers, roles: table::roles(table) }))
            }
            Kind::Heading(_) | Kind::Paragraph(_) | Kind::Item(_) | Kind::Code(_) | Kind::Html => None,
        });
        let tables = tables.collect();
        let parallel = OnceCell::new();
        Self { document, blocks, draft, disagreements, decoding, lines, figured, parallel, starts, sections, tables }
    }

    /// The labels of the header of a table, in small letters.
    pub(crate) fn headers(&self, block: usize) -> &[String] {
        self.known(block).map_or(&[], |known| &known.headers)
    }

    /// The roles of the rows of a table.
    pub(crate) fn roles(&self, block: usize) -> &[Row] {
        self.known(block).map_or(&[], |known| &known.roles)
    }

    fn known(&self, block: usize) -> Option<&Known> {
        let at = self.tables.binary_search_by_key(&block, |(block, _)| *block).ok()?;
        self.tables.get(at).map(|(_, known)| known)
    }

    /// What was noticed while the text was decoded and parsed.
    pub(crate) fn notices(&self) -> impl Iterator<Item = &'a Notice> {
        self.decoding.iter().chain(self.document.notices())
    }

    /// All lines with the index of their block.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &Line<'a>)> {
        (0..self.blocks.len())
            .flat_map(|block| self.of_block(block).iter().map(move |line| (block, line)))
            .inspect(|_| gonogo_report::work::spend(1))
    }

    /// The lines with quantities, with their block and their index in it.
    pub(crate) fn figured(&self) -> impl Iterator<Item = (usize, usize, &Line<'a>)> {
        gonogo_report::work::spend(self.figured.len());
        self.figured.iter().map(|(block, line)| (*block, line - self.starts[*block], &self.lines[*line]))
    }

    /// The lines of a block; for a table, the header's cells and then those of each row.
    pub(crate) fn of_block(&self, block: usize) -> &[Line<'a>] {
        gonogo_report::work::spend(1);
        let start = self.starts.get(block).copied().unwrap_or_default();
        let end = self.starts.get(block + 1).copied().unwrap_or(start);
        self.lines.get(start..end).unwrap_or_default()
    }

    /// The blocks of a section, its heading first.
    pub(crate) fn of_section(&self, section: usize) -> Range<usize> {
        let start = self.sections.get(section).copied().unwrap_or(self.blocks.len());
        start..self.sections.get(section + 1).copied().unwrap_or(self.blocks.len())
    }

    /// The sections under a section, itself first: they follow it in the text.
    pub(crate) fn under(&self, section: usize) -> Range<usize> {
        let sections = self.document.sections();
        let Some(level) = sections.get(section).map(|section| section.level) else { return section..section };
        let more = sections[section + 1..].iter().take_while(|other| other.level > level && level > 0).count();
        gonogo_report::work::spend(more);
        section..section + 1 + more
    }

    /// The sections right under a section.
    pub(crate) fn children(&self, section: usize) -> impl Iterator<Item = usize> {
        let sections = self.document.sections();
        self.under(section).skip(1).filter(move |child| sections[*child].parent == Some(section))
    }

    /// Whether the section of a block says that things run side by side.
    pub(crate) fn says_parallel(&self, block: usize) -> bool {
        let by_section = self.parallel.get_or_init(|| {
            let mut says = vec![false; self.document.sections().len()];
            for (block, line) in self.lines() {
                if let Some(says) = says.get_mut(self.blocks[block].section).filter(|says| !**says) {
                    *says = words::holds(line.text(), words::PARALLEL);
                }
            }
            says
        });
        let section = self.blocks.get(block).map_or(0, |block| block.section);
        by_section.get(section).copied().unwrap_or_default()
    }

    /// Whether a rule stands between a block and the next one.
    pub(crate) fn is_apart(&self, block: usize) -> bool {
        let (Some(one), Some(next)) = (self.blocks.get(block), self.blocks.get(block + 1)) else { return false };
        let between = self.document.text().get(one.span.end..next.span.start).unwrap_or_default();
        between
            .lines()
            .any(|line| line.len() >= 3 && ["-", "*", "_"].iter().any(|sign| line.trim_end_matches(*sign).is_empty()))
    }

    /// All tables with their blocks.
    pub(crate) fn tables(&self) -> impl Iterator<Item = (usize, &'a Table)> {
        self.tables.iter().filter_map(|(index, _)| match &self.blocks.get(*index)?.kind {
            Kind::Table(table) => Some((*index, table)),
            Kind::Heading(_) | Kind::Paragraph(_) | Kind::Item(_) | Kind::Code(_) | Kind::Html => None,
        })
    }

    /// A cell of a table; `row` counts below the header.
    pub(crate) fn cell(&self, block: usize, row: usize, column: usize) -> Option<&Line<'a>> {
        let Kind::Table(table) = &self.blocks.get(block)?.kind else { return None };
        // Every row has as many cells as the header.
        let cell = table.rows.get(row)?.cells.get(column)?;
        let line = self.of_block(block).get((row + 1) * table.header.len() + column)?;
        std::ptr::eq(line.inline, cell).then_some(line)
    }
}
