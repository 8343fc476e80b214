//! Raw HTML, tag by tag: those of the short list open and close elements as far as the stack allows, all else is text.

use super::raw::{self, Tag, Token};
use super::walk::{Open, Walk};
use crate::markdown::MAX_DEPTH;

impl Walk<'_> {
    pub(super) fn raw_inline(&mut self, html: &str) {
        // `<details>` and `<summary>` are blocks; within a line they are text.
        let tag = Tag::of(html).filter(|tag| !matches!(tag.name, "details" | "summary"));
        if !tag.is_some_and(|tag| self.raw_tag(tag)) {
            self.refused(html);
        }
    }

    /// Takes a tag of the list that may stand within a line, if it fits.
    pub(super) fn raw_tag(&mut self, tag: Tag) -> bool {
        match (tag.is_void(), tag.closes) {
            (true, true) => false,
            (true, false) => {
                self.writer.void(tag.name);
                true
            }
            (false, true) => self.close_raw(tag.name),
            (false, false) => self.open_raw(tag),
        }
    }

    /// Closes a raw element and those within it, if it was opened in the same block or span.
    pub(super) fn close_raw(&mut self, name: &'static str) -> bool {
        let borders: &[&str] = match name {
            "details" => &[],
            "summary" => &["details"],
            _ => &["details", "summary", "div"],
        };
        let raws = self.open.iter().rev().map_while(|open| if let Open::Raw(name) = open { Some(*name) } else { None });
        let within = raws.take_while(|other| !borders.contains(other));
        let count = within.enumerate().find(|(_, other)| *other == name).map_or(0, |(at, _)| at + 1);
        for _ in 0..count {
            self.open.pop();
            self.writer.close();
        }
        count > 0
    }

    /// A block of raw HTML: `<details>` and `<summary>` open around Markdown, other tags of the list within the block.
    pub(super) fn raw_block(&mut self, html: &str) {
        for token in raw::tokens(html) {
            match token {
                Token::Text(text) if text.trim().is_empty() => self.writer.text(text),
                Token::Text(text) => {
                    self.enter_raw_text();
                    self.plain(text);
                }
                Token::Refused(source) => self.refused_in_block(source),
                Token::Tag(tag, source) => {
                    let taken = match (tag.name, tag.closes) {
                        ("details", false) => {
                            self.close_raw("summary");
                            self.leave_spans();
                            self.open_raw(tag)
                        }
                        ("summary", false) => {
                            self.leave_spans();
                            matches!(self.open.last(), Some(Open::Raw("details"))) && self.open_raw(tag)
                        }
                        ("details", true) => self.close_raw("details") || self.closes_earlier_details(),
                        ("summary", true) => self.close_raw("summary"),
                        (..) => {
                            self.enter_raw_text();
                            self.raw_tag(tag)
                        }
                    };
                    if !taken {
                        self.refused_in_block(source);
                    }
                }
            }
        }
        self.leave_spans();
    }

    fn refused_in_block(&mut self, source: &str) {
        self.enter_raw_text();
        self.refused(source);
    }

    /// Text between block tags needs a block of its own, unless it is a summary's.
    fn enter_raw_text(&mut self) {
        let raws = self.open.iter().rev().map_while(|open| if let Open::Raw(name) = open { Some(*name) } else { None });
        let inside = raws.take_while(|name| *name != "details").any(|name| matches!(name, "div" | "summary"));
        if !inside {
            self.writer.open_block("div", &[("class", "raw-text")]);
            self.open.push(Open::Raw("div"));
        }
    }

    /// Closes a `<details>` whose section is over already; there is nothing to show.
    fn closes_earlier_details(&mut self) -> bool {
        let earlier = self.open.is_empty() && self.outer_details > 0;
        self.outer_details -= usize::from(earlier);
        earlier
    }

    /// Opens a raw element unless it is nested too deeply.
    fn open_raw(&mut self, tag: Tag) -> bool {
        let fits = self.writer.depth() < MAX_DEPTH;
        if fits {
            self.writer.open(tag.name, &[]);
            self.open.push(Open::Raw(tag.name));
        }
        fits
    }

    /// Closes raw spans before a block begins.
    pub(super) fn leave_spans(&mut self) {
        while let Some(Open::Raw(name)) = self.open.last()
            && !matches!(*name, "details" | "summary")
        {
            self.open.pop();
            self.writer.close();
        }
    }

    /// Writes a piece of raw HTML as text.
    fn refused(&mut self, html: &str) {
        self.writer.element("code", &[("class", "raw-html")], html);
        self.seen(html);
    }
}
