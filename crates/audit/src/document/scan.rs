//! The one pass over a whole text: sections, anchors, footnotes, checklist, and what the reader should be told.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

/// Looks at the events of a text, each with its bytes, while they are scanned.
pub(crate) type Watch<'w> = &'w mut dyn FnMut(&Event<'_>, &Range<usize>);

use super::told::Told;
#[cfg(feature = "unseen")]
use super::unseen::Unseen;
use super::{Checklist, Document, Footnotes, Section, Targets};
use crate::html::raw;
use crate::markdown::{self, Definitions, MAX_DEPTH};
use crate::status;

pub(crate) fn scan(text: String, watch: Watch<'_>) -> Document {
    let events = markdown::whole(&text);
    let definitions = Definitions::of(&events);
    let mut scan = Scan::new(&text);
    #[cfg(feature = "unseen")]
    let mut unseen = Unseen::default();
    for (event, bytes) in events {
        gonogo_report::work::spend(1);
        watch(&event, &bytes);
        #[cfg(feature = "unseen")]
        unseen.event(&text, &event, &bytes, &mut scan.told);
        scan.event(event, &bytes);
    }
    scan.finish();
    #[cfg(feature = "unseen")]
    unseen.finish(&text, &definitions, &mut scan.told);
    let Scan { lines, sections, checklist, mut targets, footnotes, told, .. } = scan;
    if told.names_headings() {
        targets.name();
    }
    let notices = told.notices(&text, &lines, &targets);
    let title = sections.iter().find(|s| s.level == 1).map(|s| status::without_emoji(&s.title));
    Document { text, lines, sections, title, checklist, notices, targets, definitions, footnotes }
}

struct Scan<'t> {
    text: &'t str,
    lines: Vec<usize>,
    sections: Vec<Section>,
    checklist: Checklist,
    targets: Targets,
    footnotes: Footnotes,
    told: Told,
    depth: usize,
    /// The heading being read: its bytes, its level if it begins a section, and its plain text.
    heading: Option<(Range<usize>, Option<u8>, String)>,
    /// The raw HTML block being read.
    html: String,
    open_details: usize,
    tables: usize,
    /// Where the last block outside of all others ended.
    done: usize,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            lines: super::line_starts(text),
            sections: Vec::new(),
            checklist: Checklist::default(),
            targets: Targets::default(),
            footnotes: Footnotes::default(),
            told: Told::default(),
            depth: 0,
            heading: None,
            html: String::new(),
            open_details: 0,
            tables: 0,
            done: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, bytes: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, bytes),
            Event::End(_) => self.end(bytes),
            Event::Text(text) | Event::Code(text) => self.heading_text(&text),
            Event::SoftBreak | Event::HardBreak => self.heading_text(" "),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => {
                if raw::Tag::of(&html).is_none() {
                    self.told.raw(bytes.start);
                    self.heading_text(&html);
                }
            }
            Event::FootnoteReference(label) => self.footnotes.refer(&label, bytes.start),
            Event::TaskListMarker(true) => self.checklist.done += 1,
            Event::TaskListMarker(false) => self.checklist.open += 1,
            Event::Rule if self.depth == 0 => self.done = bytes.end,
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::Rule => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, bytes: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.heading = Some((bytes.clone(), (self.depth == 0).then_some(*level as u8), String::new()));
            }
            Tag::Table(_) => self.tables += 1,
            Tag::FootnoteDefinition(label) => self.footnotes.define(label, bytes.start),
            Tag::Link { dest_url, link_type: pulldown_cmark::LinkType::Email, .. } => {
                self.told.link(&["mailto:", dest_url].concat(), bytes.start);
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.told.link(dest_url, bytes.start),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::List(_) | Tag::Item => {}
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {}
            Tag::TableHead | Tag::TableRow | Tag::TableCell | Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.told.too_deep(bytes.start);
        }
    }

    fn end(&mut self, bytes: &Range<usize>) {
        self.depth -= 1;
        if let Some((heading, level, title)) = self.heading.take_if(|(heading, ..)| heading == bytes) {
            self.heading_ends(&heading, level, &title);
        }
        if !self.html.is_empty() {
            let html = std::mem::take(&mut self.html);
            self.html_ends(&html, bytes.start);
        }
        if self.depth == 0 {
            self.done = bytes.end;
        }
    }

    fn html_ends(&mut self, html: &str, at: usize) {
        for token in raw::tokens(html) {
            match token {
                raw::Token::Tag(tag, _) if self.depth == 0 && tag.name == "details" => {
                    let open = self.open_details;
                    self.open_details = if tag.closes { open.saturating_sub(1) } else { open + 1 };
                }
                raw::Token::Tag(..) | raw::Token::Text(_) => {}
                raw::Token::Refused(_) => self.told.raw(at),
            }
        }
    }

    fn heading_text(&mut self, text: &str) {
        if let Some((.., title)) = &mut self.heading {
            title.push_str(text);
        }
    }

    fn heading_ends(&mut self, bytes: &Range<usize>, level: Option<u8>, title: &str) {
        let line = self.lines.partition_point(|&start| start <= bytes.start);
        let title = markdown::spaced(title);
        let mut first = line - 1;
        // Definitions of links that touch the heading are its first lines: without them, it could be read otherwise.
        while first > 0 && self.lines[first - 1] >= self.done && !self.line(first - 1).trim().is_empty() {
            first -= 1;
        }
        let mut start = self.lines[first];
        if level.is_some() && self.sections.is_empty() {
            if self.text[..start].trim().is_empty() {
                start = 0;
            } else {
                self.push_section(0, String::new(), 0, 1);
            }
        }
        match level {
            Some(level) => self.push_section(level, title, start, line),
            None => drop(self.targets.add(&title, line, "heading")),
        }
    }

    fn line(&self, index: usize) -> &str {
        let end = self.lines.get(index + 1).copied().unwrap_or(self.text.len());
        &self.text[self.lines[index]..end]
    }

    fn push_section(&mut self, level: u8, title: String, start: usize, line: usize) {
        if let Some(last) = self.sections.last_mut() {
            last.span.end = start;
        }
        let anchor = match level {
            // No slug holds a dot, so no heading can have this anchor.
            0 => "t-.start".to_owned(),
            _ => self.targets.add(&title, line, "section"),
        };
        let parent = self.parent_of(level);
        // The text before the first heading is made into a section only when that heading is reached.
        let (open_details, tables_before) = if start == 0 { (0, 0) } else { (self.open_details, self.tables) };
        let span = start..start;
        self.sections.push(Section { level, title, anchor, span, line, parent, open_details, tables_before });
    }

    /// Climbs from the last section, so that a whole text costs no more than its sections.
    fn parent_of(&self, level: u8) -> Option<usize> {
        let mut above = self.sections.len().checked_sub(1);
        while let Some(at) = above {
            let section = &self.sections[at];
            if section.level < level {
                return (section.level > 0).then_some(at);
            }
            above = section.parent;
        }
        None
    }

    fn finish(&mut self) {
        if self.sections.is_empty() && !self.text.is_empty() {
            self.push_section(0, String::new(), 0, 1);
        }
        if let Some(last) = self.sections.last_mut() {
            last.span.end = self.text.len();
        }
        self.footnotes.number();
    }
}
