//! Builds the blocks from the events of the parser, one by one, without recursion.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::inline::Draft;
use super::{Block, Code, Content, Facts, Heading, Inline, Item, Kind, MarkKind, Row, Table};
use crate::document::Document;
use crate::html::raw;
use crate::markdown::MAX_DEPTH;

/// The state between two events.
#[derive(Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    /// Blocks of the items that are open, outermost first.
    items: Vec<usize>,
    /// Open lists: their number in the text, and the number of the next item where it is an ordered one.
    lists: Vec<(usize, Option<u64>)>,
    lists_before: usize,
    quotes: usize,
    /// Blocks that are open: only headings outside of all of them begin sections.
    depth: usize,
    /// The block that is being written, if any.
    into: Option<usize>,
    lines: Vec<Inline>,
    line: Draft,
    /// Open spans, and where in the line each began.
    spans: Vec<(MarkKind, usize)>,
    in_cell: bool,
    cells: Vec<Inline>,
}

impl Builder {
    /// A builder with room for the blocks that a text of this length has as a rule.
    pub(super) fn of(text: &str) -> Self {
        Self { blocks: Vec::with_capacity(text.len() / 64), ..Self::default() }
    }

    pub(super) fn event(&mut self, event: &Event<'_>, bytes: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, bytes),
            Event::End(tag) => self.end(*tag, bytes),
            Event::Text(text) => self.text(text, bytes),
            Event::Code(code) => self.code(code, bytes),
            Event::SoftBreak | Event::HardBreak => self.line_break(bytes),
            Event::InlineHtml(html) => match raw::Tag::of(html) {
                Some(tag) if tag.name == "br" => self.line_break(bytes),
                Some(_) => {}
                None => self.text(html, bytes),
            },
            Event::TaskListMarker(done) => {
                if let Some(Kind::Item(item)) = self.items.last().map(|at| &mut self.blocks[*at].kind) {
                    item.task = Some(*done);
                }
            }
            Event::Html(_) | Event::FootnoteReference(_) | Event::Rule => {}
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, bytes),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, bytes: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.flush();
                self.into = self.unfilled_item();
                if self.into.is_none() {
                    self.into = Some(self.push(Kind::Paragraph(Vec::new()), bytes));
                }
            }
            Tag::Heading { level, .. } => {
                self.flush();
                let begins_section = self.depth == 0;
                let heading =
                    Heading { level: *level as u8, inline: Inline::spanning(bytes.start..bytes.start), begins_section };
                self.into = Some(self.push(Kind::Heading(heading), bytes));
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                let code = Code { language: info.to_owned(), lines: Vec::new() };
                self.into = Some(self.push(Kind::Code(code), bytes));
            }
            Tag::HtmlBlock => {
                self.flush();
                self.push(Kind::Html, bytes);
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push((self.lists_before, *first));
                self.lists_before += 1;
            }
            Tag::Item => {
                self.flush();
                let depth = self.items.len().min(MAX_DEPTH);
                let (list, number) = match self.lists.last_mut() {
                    Some((list, next)) => (*list, next.replace_with_next()),
                    None => (self.lists_before, None),
                };
                let item = self.push(Kind::Item(Item { depth, list, number, task: None, lines: Vec::new() }), bytes);
                self.items.push(item);
                self.into = Some(item);
            }
            Tag::Table(_) => {
                self.flush();
                self.push(Kind::Table(Table::default()), bytes);
            }
            Tag::TableCell => {
                self.in_cell = true;
                self.line.clear();
            }
            Tag::TableHead => self.cells.clear(),
            Tag::TableRow => {
                if let Some(Kind::Table(table)) = self.blocks.last().map(|block| &block.kind) {
                    self.cells = Vec::with_capacity(table.header.len());
                }
            }
            Tag::FootnoteDefinition(_) => self.flush(),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.flush(),
            Tag::Strong => self.open(MarkKind::Strong),
            Tag::Emphasis => self.open(MarkKind::Emphasis),
            Tag::Strikethrough => self.open(MarkKind::Struck),
            Tag::Link { .. } => self.open(MarkKind::Link),
            Tag::Image { .. } => self.open(MarkKind::Image),
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
        self.depth += 1;
    }

    fn end(&mut self, tag: TagEnd, bytes: &Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => self.flush(),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                self.items.pop();
            }
            TagEnd::TableCell => {
                self.in_cell = false;
                let blank = self.line.is_blank();
                let cell = self.line.end();
                self.cells.push(if blank { Inline::spanning(bytes.clone()) } else { cell });
                self.spans.clear();
            }
            TagEnd::TableHead => {
                let cells = std::mem::take(&mut self.cells);
                if let Some(Kind::Table(table)) = self.blocks.last_mut().map(|block| &mut block.kind) {
                    table.header = cells;
                }
            }
            TagEnd::TableRow => {
                let row = Row { cells: std::mem::take(&mut self.cells), span: bytes.clone() };
                if let Some(Kind::Table(table)) = self.blocks.last_mut().map(|block| &mut block.kind) {
                    table.rows.push(row);
                }
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => {
                self.close(bytes);
            }
            TagEnd::Table | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => self.flush(),
            TagEnd::DefinitionList | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.flush(),
            TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn text(&mut self, text: &str, bytes: &Range<usize>) {
        if self.into.is_some_and(|at| matches!(self.blocks[at].kind, Kind::Code(_))) {
            self.code_text(text, bytes);
        } else {
            self.ready(bytes);
            self.line.push(text, bytes);
        }
    }

    fn code(&mut self, code: &str, bytes: &Range<usize>) {
        self.ready(bytes);
        let from = self.line.len();
        // The backticks around it are as many on both sides, and so is a space. More may be missing where a line broke,
        // which left a space, or a backslash stood before a pipe.
        let around = bytes.len().saturating_sub(code.len());
        let inner = bytes.start + around / 2;
        let exact = around == 2 || around.is_multiple_of(2) && !code.contains([' ', '|']);
        self.line.push(code, &if exact { inner..inner + code.len() } else { bytes.clone() });
        self.line.mark(MarkKind::Code, from);
        self.line.widen(bytes);
    }

    /// A part of a code block: each line is an inline, with the bytes of the part that it lies in.
    fn code_text(&mut self, text: &str, bytes: &Range<usize>) {
        let same = text.len() == bytes.len();
        let mut at = bytes.start;
        for piece in text.split_inclusive('\n') {
            let content = piece.strip_suffix('\n').unwrap_or(piece);
            let source = if same { at..at + content.len() } else { bytes.clone() };
            self.line.push(content, &source);
            if content.len() < piece.len() {
                self.lines.push(self.line.end());
            }
            at += piece.len();
        }
    }

    fn line_break(&mut self, bytes: &Range<usize>) {
        if self.in_cell {
            self.line.push("\n", bytes);
            return;
        }
        let in_heading = self.into.is_some_and(|at| matches!(self.blocks[at].kind, Kind::Heading(_)));
        if in_heading {
            self.line.push(" ", bytes);
            return;
        }
        // What is strong across lines is so in each of them.
        for (kind, from) in &mut self.spans {
            self.line.mark(*kind, *from);
            *from = 0;
        }
        self.end_line();
    }

    fn open(&mut self, kind: MarkKind) {
        self.spans.push((kind, self.line.len()));
    }

    fn close(&mut self, bytes: &Range<usize>) {
        if let Some((kind, from)) = self.spans.pop() {
            self.line.mark(kind, from);
            if self.line.len() > 0 && self.line.span().start >= bytes.start {
                self.line.widen(bytes);
            } else if self.line.len() > 0 {
                self.line.widen(&(bytes.end..bytes.end));
            }
        }
    }

    /// Text needs a block: behind a nested list, an item of a tight list has no paragraph of its own.
    fn ready(&mut self, bytes: &Range<usize>) {
        if self.into.is_none() && !self.in_cell {
            self.into = Some(self.push(Kind::Paragraph(Vec::new()), bytes));
        }
    }

    fn unfilled_item(&self) -> Option<usize> {
        let at = *self.items.last()?;
        // A quote inside of an item is not the item's own text.
        let own = self.blocks[at].quotes == self.quotes && at + 1 == self.blocks.len();
        matches!(&self.blocks[at].kind, Kind::Item(item) if own && item.lines.is_empty()).then_some(at)
    }

    fn push(&mut self, kind: Kind, bytes: &Range<usize>) -> usize {
        let item = self.items.last().copied();
        self.blocks.push(Block {
            kind,
            span: bytes.clone(),
            section: 0,
            item,
            quotes: self.quotes,
            facts: Facts::default(),
        });
        self.blocks.len() - 1
    }

    fn end_line(&mut self) {
        if self.line.is_blank() {
            self.line.clear();
            return;
        }
        // Most blocks have one.
        if self.lines.capacity() == 0 {
            self.lines.reserve_exact(1);
        }
        self.lines.push(self.line.end());
    }

    /// Ends the block that is being written.
    fn flush(&mut self) {
        let Some(at) = self.into.take() else { return };
        let is_code = matches!(self.blocks[at].kind, Kind::Code(_));
        if is_code {
            if self.line.len() > 0 {
                self.lines.push(self.line.end());
            }
        } else {
            self.end_line();
        }
        self.spans.clear();
        let lines = std::mem::take(&mut self.lines);
        match &mut self.blocks[at].kind {
            Kind::Heading(heading) => {
                if let Some(line) = lines.into_iter().next() {
                    heading.inline = line;
                }
            }
            Kind::Paragraph(own) => *own = lines,
            Kind::Item(item) => item.lines = lines,
            Kind::Code(code) => code.lines = lines,
            Kind::Table(_) | Kind::Html => {}
        }
    }

    /// The blocks, each in its section.
    pub(super) fn finish(mut self, document: &Document) -> Content {
        self.flush();
        let sections = document.sections();
        let (mut section, mut lines) = (0, 0);
        for block in &mut self.blocks {
            while sections.get(section).is_some_and(|found| found.span.end <= block.span.start)
                && section + 1 < sections.len()
            {
                section += 1;
            }
            block.section = section;
            let (count, facts) = block
                .inlines()
                .fold((0, Facts::default()), |(count, facts), line| (count + 1, facts.with(line.facts())));
            lines += count;
            block.facts = facts;
        }
        Content { blocks: self.blocks, lines }
    }
}

/// Counting on.
trait Next {
    /// The number, and the one after it in its place.
    fn replace_with_next(&mut self) -> Option<u64>;
}

impl Next for Option<u64> {
    fn replace_with_next(&mut self) -> Option<u64> {
        let number = *self;
        *self = number.map(|number| number.saturating_add(1));
        number
    }
}
