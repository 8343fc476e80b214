//! A parsed audit: the flat list of its sections and what is known across them.

mod anchor;
mod footnotes;
mod scan;
mod told;
#[cfg(feature = "unseen")]
mod unseen;

use std::ops::Range;

pub(crate) use anchor::Targets;
pub(crate) use footnotes::{Footnote, Footnotes};
pub(crate) use scan::scan;

use crate::html::Address;
use crate::markdown::Definitions;
use crate::notice::Notice;

/// An audit's text with its sections, anchors, footnotes and checklist.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    /// Byte offsets at which lines begin; never empty.
    lines: Vec<usize>,
    sections: Vec<Section>,
    title: Option<String>,
    checklist: Checklist,
    notices: Vec<Notice>,
    targets: Targets,
    definitions: Definitions,
    footnotes: Footnotes,
}

/// A heading with the text that follows it up to the next heading, or the text before the first heading.
///
/// Only headings outside of quotes, lists and footnotes begin a section; the others stay inside theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 to 6 as in the text; 0 for the text before the first heading.
    pub level: u8,
    /// The heading as plain text, pictographs included; empty at level 0.
    pub title: String,
    /// The id of the heading in the HTML: `t-` and a slug, unique in the text and stable while the heading is.
    pub anchor: String,
    /// Its bytes in the text: whole lines, from the heading (from 0 if only blank lines precede the first) up to the
    /// next section. The sections' spans together are the text.
    pub span: Range<usize>,
    /// The 1-based line of the heading, or of the first line at level 0.
    pub line: usize,
    /// Index of the section that this one is under.
    pub parent: Option<usize>,
    /// `<details>` elements opened before and not closed yet: their end tags say nothing here.
    pub(crate) open_details: usize,
    /// How many tables came before.
    pub(crate) tables_before: usize,
}

/// Task list items outside code, nested ones counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Checklist {
    /// Ticked items.
    pub done: usize,
    /// Items not ticked.
    pub open: usize,
}

/// Parses the text of an audit, in time linear in its length. Never fails: any text is some Markdown.
///
/// The text is expected as [`decode`](crate::decode()) gives it, with LF as its line break.
#[must_use]
pub fn parse(text: impl Into<String>) -> Document {
    scan::scan(text.into(), &mut |_, _| {})
}

/// A heading that is known without parsing: level, title, anchor and 1-based line, as in [`Section`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6; 0 for the text before the first heading.
    pub level: u8,
    /// The heading as plain text.
    pub title: String,
    /// Its id in the HTML.
    pub anchor: String,
    /// Its 1-based line.
    pub line: usize,
}

/// The bytes at which the lines of a text begin.
fn line_starts(text: &str) -> Vec<usize> {
    const BREAK: u8 = b'\n';
    let mut lines = Vec::with_capacity(text.len() / 32 + 1);
    lines.push(0);
    // Most parts have none, and a machine looks at all bytes of one at a time.
    for (at, part) in text.as_bytes().chunks(16).enumerate() {
        if part.iter().fold(false, |breaks, byte| breaks | (*byte == BREAK)) {
            let ends = part.iter().enumerate().filter(|(_, byte)| **byte == BREAK);
            lines.extend(ends.map(|(end, _)| at * 16 + end + 1));
        }
    }
    lines
}

impl Document {
    /// A text whose sections are known, say from a page that shows it, in the order of the text. It can be searched, but
    /// not rendered: nothing inside of a section is known.
    #[must_use]
    pub fn outlined(text: String, headings: Vec<Heading>) -> Self {
        let lines = line_starts(&text);
        let start = |line: usize| lines.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        let starts: Vec<usize> = headings.iter().map(|heading| start(heading.line)).collect();
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let section = |((heading, start), end): ((Heading, usize), usize)| Section {
            level: heading.level,
            title: heading.title,
            anchor: heading.anchor,
            span: start..end.max(start),
            line: heading.line,
            parent: None,
            open_details: 0,
            tables_before: 0,
        };
        let sections = headings.into_iter().zip(starts.iter().copied()).zip(ends).map(section).collect();
        Self {
            text,
            lines,
            sections,
            title: None,
            checklist: Checklist::default(),
            notices: Vec::new(),
            targets: Targets::default(),
            definitions: Definitions::default(),
            footnotes: Footnotes::default(),
        }
    }

    /// The whole text, as given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All sections in the order of the text; empty only for an empty text.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The bytes of one section; empty if there is none with this index.
    #[must_use]
    pub fn section_text(&self, index: usize) -> &str {
        self.sections.get(index).and_then(|section| self.text.get(section.span.clone())).unwrap_or_default()
    }

    /// The first heading of level 1 as plain text without pictographs.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The task list items of the whole text.
    #[must_use]
    pub fn checklist(&self) -> Checklist {
        self.checklist
    }

    /// The 1-based line of a byte offset; offsets behind the end are on the last line.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|&start| start <= byte)
    }

    /// The bytes of a 1-based line, without its line break; empty at the end for one that does not exist.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let end = self.lines.get(line.max(1)).copied().unwrap_or(self.text.len());
        start..start + self.text[start..end.max(start)].trim_end_matches('\n').len()
    }

    /// What the reader should know about the text, by kind and line.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    pub(crate) fn definitions(&self) -> &Definitions {
        &self.definitions
    }

    /// The anchor of the heading whose line is that of `byte`.
    pub(crate) fn anchor_at(&self, byte: usize) -> Option<&str> {
        self.targets.at_line(self.line_of(byte))
    }

    /// Where a link leads: a fragment is replaced by the anchor of the heading it names.
    pub(crate) fn resolve(&self, destination: &str) -> Address {
        self.targets.resolve(Address::of(destination))
    }

    pub(crate) fn footnotes(&self) -> &Footnotes {
        &self.footnotes
    }
}
