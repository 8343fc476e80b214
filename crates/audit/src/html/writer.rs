//! The one place where HTML is written and escaped.
//!
//! Tags and names of attributes are `'static`, so no input can become one; the writer remembers what it opened, so its
//! output is balanced whatever it is asked to do.

use crate::decode::visible;

/// Writes balanced, escaped HTML.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    open: Vec<&'static str>,
}

/// Where an attribute can still be added to a tag: the byte after its name.
#[derive(Clone, Copy)]
pub(super) struct Place(usize);

impl Writer {
    /// Opens an element.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) -> Place {
        let place = self.tag(tag, attributes);
        self.open.push(tag);
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
        if let Some(tag) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// Writes an element that holds only text.
    pub(super) fn element(&mut self, tag: &'static str, attributes: &[(&'static str, &str)], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close();
    }

    /// Adds attributes to tags written before; `added` is in the order of the output. Costs what was written since the
    /// first of them.
    pub(super) fn amend(&mut self, added: &[(Place, &'static str, &str)]) {
        let (Some((first, ..)), Some((last, ..))) = (added.first(), added.last()) else { return };
        let mut between = String::new();
        for (index, (place, name, value)) in added.iter().enumerate() {
            attribute(&mut between, name, value);
            let next = added.get(index + 1).map_or(last.0, |(place, ..)| place.0);
            between.push_str(&self.out[place.0..next]);
        }
        self.out.replace_range(first.0..last.0, &between);
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
        std::mem::take(&mut self.out)
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
