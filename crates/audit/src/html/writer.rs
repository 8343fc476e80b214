//! The one place where HTML is written and escaped.
//!
//! Tags and names of attributes are `'static`, so no input can become one; the writer remembers what it opened, so its
//! output is balanced whatever it is asked to do.

use gonogo_report::order::sorted;

use super::direction::Direction;
use crate::decode::visible;

/// Writes balanced, escaped HTML.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    open: Vec<&'static str>,
    /// The open elements that read in the direction of their own text.
    blocks: Vec<Block>,
    /// Attributes for tags written before, put in when the HTML is taken.
    later: Vec<(Place, String)>,
}

/// Where an attribute can still be added to a tag: the byte after its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(usize);

struct Block {
    place: Place,
    depth: usize,
    /// Unknown until the first letter is written.
    direction: Option<Direction>,
}

impl Writer {
    /// Opens an element.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) -> Place {
        let place = self.tag(tag, attributes);
        self.open.push(tag);
        place
    }

    /// Opens an element that reads in the direction of the first letter written in it, but for what stands in such
    /// elements inside it. `dir="auto"` asks the same of the browser, which Chromium answers anew for every element in it.
    pub(super) fn open_block(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) -> Place {
        let place = self.open(tag, attributes);
        self.blocks.push(Block { place, depth: self.open.len(), direction: None });
        place
    }

    /// Writes an element that has no content.
    pub(super) fn void(&mut self, tag: &'static str) {
        self.tag(tag, &[]);
    }

    fn tag(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) -> Place {
        self.out.push('<');
        self.out.push_str(tag);
        let place = Place(self.out.len());
        for (name, value) in attributes {
            attribute(&mut self.out, name, value);
        }
        self.out.push('>');
        place
    }

    /// Closes the innermost open element.
    pub(super) fn close(&mut self) {
        self.blocks.pop_if(|block| block.depth == self.open.len());
        if let Some(tag) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
    }

    /// Writes text of the author.
    pub(super) fn text(&mut self, text: &str) {
        if let Some((block, around)) = self.blocks.split_last_mut()
            && block.direction.is_none()
            && let Some(direction) = Direction::of(text)
        {
            block.direction = Some(direction);
            let around = around.iter().rev().find_map(|block| block.direction).unwrap_or(Direction::Ltr);
            if direction != around {
                let place = block.place;
                self.amend(place, "dir", direction.word());
            }
        }
        escape(&mut self.out, text);
    }

    /// Writes an element that holds only text of the author.
    pub(super) fn element(&mut self, tag: &'static str, attributes: &[(&'static str, &str)], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close();
    }

    /// Writes words of the page, whose direction says nothing about the author's.
    pub(super) fn remark(&mut self, words: &str) {
        escape(&mut self.out, words);
    }

    /// Adds an attribute to a tag written before.
    pub(super) fn amend(&mut self, place: Place, name: &'static str, value: &str) {
        let mut written = String::new();
        attribute(&mut written, name, value);
        self.later.push((place, written));
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Takes what was written so far, with everything closed.
    pub(super) fn take(&mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        let later = sorted(std::mem::take(&mut self.later), |(one, _), (other, _)| one.cmp(other));
        let written = std::mem::take(&mut self.out);
        let mut out = String::with_capacity(written.len() + later.iter().map(|(_, added)| added.len()).sum::<usize>());
        let mut done = 0;
        for (place, added) in &later {
            out.push_str(&written[done..place.0]);
            out.push_str(added);
            done = place.0;
        }
        out.push_str(&written[done..]);
        out
    }
}

fn attribute(out: &mut String, name: &'static str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

/// Escapes for text and for quoted attributes alike. Control characters, which can still come in as `&#1;`, and the two
/// that turn the reading direction around are made visible.
pub fn escape(out: &mut String, text: &str) {
    gonogo_report::work::spend(text.len());
    let mut rest = text;
    while let Some(at) =
        rest.bytes().position(|b| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'' | 0x7F | 0xC2 | 0xE2) || b < b' ')
    {
        out.push_str(&rest[..at]);
        let Some(c) = rest[at..].chars().next() else { break };
        rest = &rest[at + c.len_utf8()..];
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\u{202D}' => out.push_str("[U+202D]"),
            '\u{202E}' => out.push_str("[U+202E]"),
            _ => out.push(visible(c).unwrap_or(c)),
        }
    }
    out.push_str(rest);
}
