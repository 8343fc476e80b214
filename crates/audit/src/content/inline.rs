//! Written text without its markup, and the way back to the source.

use std::ops::Range;

use super::Facts;

/// A line, heading or cell as plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline {
    text: String,
    span: Range<usize>,
    /// Its first piece, which most have alone, and those behind it.
    first: Option<Piece>,
    more: Vec<Piece>,
    marks: Vec<Mark>,
    facts: Facts,
}

/// A part of the plain text and its bytes in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the plain text; it ends where the next one begins.
    at: usize,
    source: Range<usize>,
    /// Whether both are the same, byte by byte; else (`&amp;`) the piece is known as a whole only.
    same: bool,
}

/// How a part of the text is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Its bytes in the plain text.
    pub range: Range<usize>,
}

/// A way of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// `**strong**`
    Strong,
    /// `*stressed*`
    Emphasis,
    /// `~~struck~~`
    Struck,
    /// `` `code` ``
    Code,
    /// `[a link](…)`
    Link,
    /// `![an image](…)`: its text is what stands for it.
    Image,
}

/// Longer texts before a colon are sentences.
const MAX_LABEL: usize = 60;

impl Inline {
    /// The plain text: no markup, one line; in a cell, a line break is a line feed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its bytes in the source, markup included.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// What stands in it, and how it is written.
    #[must_use]
    pub fn facts(&self) -> Facts {
        self.facts
    }

    /// Whether nothing is written but space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        !self.facts().any(Facts::WRITTEN) && self.text.trim().is_empty()
    }

    /// The bytes in the source of a part of the plain text; what lies behind its end is cut off.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start).map_or(self.span.end, |(piece, off)| {
            if piece.same { piece.source.start + off } else { piece.source.start }
        });
        let last = range.end.min(self.text.len());
        let end = last.checked_sub(1).and_then(|last| self.at(last)).map_or(start, |(piece, off)| {
            if piece.same { (piece.source.start + off + 1).min(piece.source.end) } else { piece.source.end }
        });
        start..end.max(start)
    }

    /// The bytes in the source of a part that was cut out of [`text`](Self::text); all of them for any other text.
    #[must_use]
    pub fn source_of(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if start <= self.text.len() && part.len() <= self.text.len() - start {
            self.source(start..start + part.len())
        } else {
            self.span()
        }
    }

    /// How its parts are written, in the order in which they end.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Whether all of a part is written in this way; space around it does not count.
    #[must_use]
    pub fn is(&self, kind: MarkKind, range: Range<usize>) -> bool {
        let part = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (part.len() - part.trim_start().len());
        let end = start + part.trim().len();
        start < end
            && self.marks.iter().any(|mark| mark.kind == kind && mark.range.start <= start && mark.range.end >= end)
    }

    /// Whether all of it is struck through.
    #[must_use]
    pub fn is_struck(&self) -> bool {
        self.is(MarkKind::Struck, 0..self.text.len())
    }

    /// Whether all of it is strong.
    #[must_use]
    pub fn is_strong(&self) -> bool {
        self.is(MarkKind::Strong, 0..self.text.len())
    }

    /// The strong text at its start, pictographs and signs before it left aside.
    #[must_use]
    pub fn strong_lead(&self) -> Option<&str> {
        let first =
            self.marks.iter().filter(|mark| mark.kind == MarkKind::Strong).min_by_key(|mark| mark.range.start)?;
        let before = self.text.get(..first.range.start)?;
        if before.chars().any(char::is_alphanumeric) {
            return None;
        }
        self.text.get(first.range.clone()).map(str::trim).filter(|lead| !lead.is_empty())
    }

    /// `Label: value`, as in a header block: a label of at most sixty bytes before the first colon, and what follows it.
    ///
    /// Colons inside code, of addresses (`https://`) and of times (`10:30`) end no label. Both parts are trimmed; the
    /// value may be empty.
    #[must_use]
    pub fn field(&self) -> Option<(&str, &str)> {
        let (at, colon) =
            self.text.char_indices().take_while(|(at, _)| *at <= MAX_LABEL).find(|(_, c)| matches!(c, ':' | '：'))?;
        let (label, value) = (&self.text[..at], &self.text[at + colon.len_utf8()..]);
        // CommonMark sees nothing strong in `**Status:**ready`.
        let spaced = colon == '：' || value.is_empty() || value.starts_with(|c: char| c.is_whitespace() || c == '*');
        let named = label.chars().any(char::is_alphabetic);
        (spaced && named && !self.is(MarkKind::Code, at..at + colon.len_utf8())).then(|| (bare(label), bare(value)))
    }

    fn at(&self, offset: usize) -> Option<(&Piece, usize)> {
        gonogo_report::work::spend(1);
        let behind = self.more.partition_point(|piece| piece.at <= offset);
        let piece = behind.checked_sub(1).map_or(self.first.as_ref(), |last| self.more.get(last))?;
        (offset < self.text.len()).then_some((piece, offset - piece.at))
    }

    /// An inline without text at a place of the source.
    pub(super) fn spanning(span: Range<usize>) -> Self {
        Self { span, ..Self::default() }
    }
}

/// An inline that is being written; its space is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    span: Range<usize>,
    pieces: Vec<Piece>,
    marks: Vec<Mark>,
    facts: Facts,
}

impl Draft {
    /// Adds text that stands in these bytes of the source.
    pub(super) fn push(&mut self, text: &str, source: &Range<usize>) {
        if self.pieces.is_empty() {
            self.span.start = source.start;
        }
        self.span.end = source.end.max(self.span.start);
        gonogo_report::work::spend(text.len());
        let same = text.len() == source.len();
        match self.pieces.last_mut() {
            Some(last) if same && last.same && last.source.end == source.start => last.source.end = source.end,
            Some(_) | None => self.pieces.push(Piece { at: self.text.len(), source: source.clone(), same }),
        }
        self.text.push_str(text);
        self.facts = self.facts.with(Facts::of_text(text));
    }

    /// The length of the text so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Its bytes in the source so far.
    pub(super) fn span(&self) -> &Range<usize> {
        &self.span
    }

    /// Whether nothing is written but space.
    pub(super) fn is_blank(&self) -> bool {
        !self.facts.any(Facts::WRITTEN) && self.text.trim().is_empty()
    }

    /// Marks the text from an offset to its present end.
    pub(super) fn mark(&mut self, kind: MarkKind, from: usize) {
        if from < self.text.len() {
            self.facts.mark(kind);
            self.marks.push(Mark { kind, range: from..self.text.len() });
        }
    }

    /// Widens its bytes in the source: markup around the text belongs to it.
    pub(super) fn widen(&mut self, span: &Range<usize>) {
        self.span = self.span.start.min(span.start)..self.span.end.max(span.end);
    }

    /// What was written, no larger than it need be.
    pub(super) fn end(&mut self) -> Inline {
        let mut pieces = self.pieces.drain(..);
        let inline = Inline {
            text: self.text.as_str().to_owned(),
            span: std::mem::take(&mut self.span),
            first: pieces.next(),
            more: pieces.as_slice().to_vec(),
            marks: self.marks.as_slice().to_vec(),
            facts: self.facts,
        };
        drop(pieces);
        self.clear();
        inline
    }

    /// Leaves out what was written.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.marks.clear();
        (self.span, self.facts) = (0..0, Facts::default());
    }
}

/// Without space and without stars that mark nothing.
fn bare(part: &str) -> &str {
    part.trim_start_matches('*').trim()
}
