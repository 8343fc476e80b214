//! Follows the events of one section and keeps, beside them, a stack of what they opened. The stack, not the input,
//! decides what is closed, so that unbalanced raw HTML cannot unbalance the page.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::SectionHtml;
use super::blocks;
use super::link::Link;
use super::table::Table;
use super::writer::{Place, Writer};
use crate::document::{Document, Footnote, Section};
use crate::markdown::MAX_DEPTH;

/// Writes one section.
pub(super) struct Walk<'d> {
    pub(super) document: &'d Document,
    pub(super) section: &'d Section,
    pub(super) writer: Writer,
    pub(super) open: Vec<Open<'d>>,
    /// How many blocks and spans of Markdown are open, and how many of them are shown flat.
    depth: usize,
    pub(super) flat: usize,
    /// Text not written yet: the parser splits it at every sign that might have been markup.
    pub(super) text: String,
    pub(super) in_code: bool,
    /// Whether an `<a>` is open, and whether anything that can be read stands in it.
    pub(super) in_link: bool,
    pub(super) readable: bool,
    /// Addresses of the images inside the open link, to follow it.
    pub(super) images: Vec<String>,
    html: String,
    pub(super) outer_details: usize,
    pub(super) tables: usize,
    /// The plain text of the table cell being written.
    pub(super) cell: Option<String>,
    pub(super) heading: String,
    /// The passages that are still to be marked.
    #[cfg(feature = "marks")]
    pub(super) marks: super::marks::Pending<'d>,
}

/// What an event or a raw tag opened.
pub(super) enum Open<'d> {
    /// That many elements.
    Spans(usize),
    /// That many elements, after which a new line begins.
    Block(usize),
    CodeBlock,
    HtmlBlock,
    /// The section's own heading.
    Heading,
    Item(Place),
    Footnote(Option<&'d Footnote>),
    Link(Link),
    Table(Box<Table>),
    Head,
    Cell(Place),
    /// A tag of raw HTML, or the `<div>` around text between such tags.
    Raw(&'static str),
    /// Nothing, because it is nested too deeply.
    Flat(Flat),
}

/// What follows something that is shown flat.
pub(super) enum Flat {
    Nothing,
    Break,
    EndOfCode,
}

impl<'d> Walk<'d> {
    pub(super) fn new(document: &'d Document, section: &'d Section) -> Self {
        Self {
            document,
            section,
            writer: Writer::default(),
            open: Vec::new(),
            depth: 0,
            flat: 0,
            text: String::new(),
            in_code: false,
            in_link: false,
            readable: false,
            images: Vec::new(),
            html: String::new(),
            outer_details: section.open_details,
            tables: section.tables_before,
            cell: None,
            heading: String::new(),
            #[cfg(feature = "marks")]
            marks: super::marks::Pending::default(),
        }
    }

    /// Takes the next event; `bytes` is its place in the section.
    pub(super) fn event(&mut self, event: Event<'_>, bytes: Range<usize>) {
        gonogo_report::work::spend(1);
        let at = self.section.span.start + bytes.start;
        if let Event::Text(text) = &event {
            #[cfg(feature = "marks")]
            self.marked_text(text, at..self.section.span.start + bytes.end);
            #[cfg(not(feature = "marks"))]
            self.text.push_str(text);
            return;
        }
        self.flush();
        #[cfg(feature = "marks")]
        self.leave_mark();
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(_) => self.end(),
            Event::Code(code) => {
                #[cfg(feature = "marks")]
                let marked = self.enter_mark(&(at..self.section.span.start + bytes.end));
                self.writer.element("code", &[], &code);
                self.seen(&code);
                #[cfg(feature = "marks")]
                if marked {
                    self.leave_mark();
                }
            }
            Event::InlineHtml(html) => self.raw_inline(&html),
            Event::Html(html) => self.html.push_str(&html),
            Event::FootnoteReference(label) => self.footnote_reference(&label, at),
            Event::SoftBreak => self.plain("\n"),
            Event::HardBreak => {
                self.writer.void("br");
                self.plain("\n");
            }
            Event::Rule => {
                self.leave_spans();
                self.writer.void("hr");
                self.writer.text("\n");
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.plain(&text),
        }
    }

    /// Closes whatever is open.
    pub(super) fn finish(mut self) -> SectionHtml {
        self.flush();
        #[cfg(feature = "marks")]
        self.end_marks();
        let body = self.writer.take();
        if self.section.level > 0 && self.heading.is_empty() {
            self.heading = self.known_heading(&body);
        }
        SectionHtml { heading: self.heading, body }
    }

    /// The heading of a section that does not begin with one when it is read alone: behind a definition of a link, some
    /// headings are taken for code then. What was written stands in the body.
    fn known_heading(&self, body: &str) -> String {
        let mut writer = Writer::default();
        let id = [("id", self.section.anchor.as_str())];
        let has_id = body.contains(&["id=\"", &self.section.anchor, "\""].concat());
        writer.open_block(blocks::heading_tag(usize::from(self.section.level)), if has_id { &[] } else { &id });
        writer.text(&self.section.title);
        writer.close();
        writer.text("\n");
        writer.take()
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        self.depth += 1;
        let (is_block, inside) = match tag {
            Tag::Table(_) => (true, 2),
            Tag::List(_) => (true, 1),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => (false, 0),
            Tag::Link { .. } | Tag::Image { .. } => (false, 0),
            Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => (true, 0),
            Tag::Item | Tag::FootnoteDefinition(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => (true, 0),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => (true, 0),
            Tag::MetadataBlock(_) => (true, 0),
        };
        if is_block {
            self.leave_spans();
        }
        let opened = if self.flat > 0 || self.depth + inside > MAX_DEPTH {
            self.flat += 1;
            self.start_flat(tag)
        } else {
            self.start_element(tag, at)
        };
        self.open.push(opened);
    }

    fn end(&mut self) {
        while let Some(Open::Raw(_)) = self.open.last() {
            self.open.pop();
            self.writer.close();
        }
        self.depth = self.depth.saturating_sub(1);
        if self.flat > 0 {
            self.flat -= 1;
        }
        match self.open.pop() {
            Some(Open::Spans(count)) => self.close(count),
            Some(Open::Block(count)) => {
                self.close(count);
                self.writer.text("\n");
            }
            Some(Open::Item(_)) => {
                self.close(1);
                self.writer.text("\n");
            }
            Some(Open::CodeBlock) => {
                self.in_code = false;
                self.close(2);
                self.writer.text("\n");
            }
            Some(Open::HtmlBlock) => {
                let html = std::mem::take(&mut self.html);
                self.raw_block(&html);
            }
            Some(Open::Heading) => {
                self.close(1);
                self.writer.text("\n");
                self.heading = self.writer.take();
            }
            Some(Open::Footnote(footnote)) => self.end_footnote(footnote),
            Some(Open::Link(link)) => self.end_link(link),
            Some(Open::Table(table)) => self.end_table(&table),
            Some(Open::Head) => self.end_head(),
            Some(Open::Cell(place)) => self.end_cell(place),
            Some(Open::Flat(Flat::Break)) => self.plain("\n"),
            Some(Open::Flat(Flat::EndOfCode)) => {
                self.in_code = false;
                self.plain("\n");
            }
            Some(Open::Flat(Flat::Nothing) | Open::Raw(_)) | None => {}
        }
    }

    fn close(&mut self, count: usize) {
        for _ in 0..count {
            self.writer.close();
        }
    }
}
