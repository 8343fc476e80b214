//! Where things stand in a JSON text that is known to be well formed.
//!
//! serde proves that the text is well formed and reads the single values; this module finds the members, so that each is
//! read on its own, with its place.

use std::ops::Range;

use super::leaf::Leaf;

/// A member of an object or an element of an array, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// The key, or the index of an element.
    pub(super) key: String,
    /// The first byte of the key, or of the value of an element.
    pub(super) start: usize,
    /// The value.
    pub(super) value: Range<usize>,
}

/// The members of the object or array that starts at `start`, in order; none for any other value.
pub(super) fn members(text: &str, start: usize) -> Members<'_> {
    let open = text.as_bytes().get(start).copied();
    let container = matches!(open, Some(b'{' | b'['));
    Members { text, at: start + 1, index: 0, object: open == Some(b'{'), done: !container }
}

pub(super) struct Members<'a> {
    text: &'a str,
    at: usize,
    index: usize,
    object: bool,
    done: bool,
}

impl Iterator for Members<'_> {
    type Item = Member;

    fn next(&mut self) -> Option<Member> {
        if self.done {
            return None;
        }
        let bytes = self.text.as_bytes();
        let start = skip(bytes, self.at, |b| b.is_ascii_whitespace() || b == b',');
        if start >= bytes.len() || matches!(bytes[start], b'}' | b']') {
            self.done = true;
            return None;
        }
        let (key, value) = if self.object {
            let key_end = string_end(bytes, start);
            let key = match Leaf::read(self.text.get(start..key_end)?) {
                Ok(Leaf::Text(key)) => key,
                Ok(Leaf::Number(_) | Leaf::Other) | Err(_) => String::new(),
            };
            (key, skip(bytes, key_end, |b| b.is_ascii_whitespace() || b == b':'))
        } else {
            (self.index.to_string(), start)
        };
        let end = value_end(bytes, value);
        (self.at, self.index) = (end.max(start + 1), self.index + 1);
        Some(Member { key, start, value: value..end })
    }
}

/// Lines of a text, for places in it.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Tells line and column (in characters, both 1-based) of bytes that are asked for in ascending order, walking the
    /// text once: all of a document may stand in one line.
    pub(super) fn walk(&self) -> impl FnMut(usize) -> (usize, usize) {
        let mut last = (0, 1);
        move |at| {
            let line = self.starts.partition_point(|&start| start <= at).max(1);
            let start = self.starts[line - 1];
            let (from, column) = if start > last.0 { (start, 1) } else { last };
            let more = self.text.get(from..at).map_or(at.saturating_sub(from), |text| text.chars().count());
            last = (at, column + more);
            (line, last.1)
        }
    }

    /// The byte of a line and a column in bytes, as serde_json counts them (the column 0 stands before a line).
    pub(super) fn byte(&self, line: usize, column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        // An error may be found within a character.
        self.text.floor_char_boundary((start + column.saturating_sub(1)).min(self.text.len()))
    }
}

fn skip(bytes: &[u8], from: usize, passes: impl Fn(u8) -> bool) -> usize {
    bytes.get(from..).and_then(|rest| rest.iter().position(|b| !passes(*b))).map_or(bytes.len(), |at| from + at)
}

/// The byte after the string that starts at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The byte after the value that starts at `start`; counts brackets instead of descending, so depth costs nothing.
fn value_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(bytes, at),
            b'{' | b'[' => (depth, at) = (depth + 1, at + 1),
            b'}' | b']' if depth == 0 => return at,
            b'}' | b']' => (depth, at) = (depth - 1, at + 1),
            b',' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return at,
            _ if depth == 0 => {
                at = skip(bytes, at, |b| !matches!(b, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t'));
            }
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}
