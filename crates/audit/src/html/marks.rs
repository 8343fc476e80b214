//! Marks the passages of a text that something on the page was read from.
//!
//! A mark has an id, so that it can be gone to, and leads back to what was read from it. A passage that crosses the borders
//! of elements is marked piece by piece; the first piece has the id and the way back. A passage of which nothing is shown
//! still has its place: an empty mark at the end of its section.

use std::ops::Range;

use super::SectionHtml;
use super::walk::Walk;
use crate::document::Document;

/// A passage that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// The id of the mark.
    pub id: String,
    /// The id of what was read from it.
    pub back: String,
}

/// Renders one section with those of the marks that begin in it: as [`render_section`](super::render_section) does, in time
/// linear in its size. The marks are those of the whole text, by their places, and do not overlap.
#[must_use]
pub fn render_section_marked(document: &Document, index: usize, marks: &[Mark]) -> SectionHtml {
    let Some(section) = document.sections().get(index) else { return SectionHtml::default() };
    let from = marks.partition_point(|mark| mark.span.start < section.span.start);
    let to = marks.partition_point(|mark| mark.span.start < section.span.end);
    let mut walk = Walk::new(document, section);
    walk.marks = Pending { left: marks.get(from..to).unwrap_or_default(), ..Pending::default() };
    super::written(document, index, walk)
}

/// The marks of a section that are not complete.
#[derive(Default)]
pub(super) struct Pending<'d> {
    left: &'d [Mark],
    /// Whether the first of them has its id.
    begun: bool,
    /// Whether an element is open for it.
    open: bool,
    /// Those of which nothing was shown.
    missed: Vec<&'d Mark>,
}

impl<'d> Pending<'d> {
    /// The first mark that ends after a byte.
    fn after(&mut self, at: usize) -> Option<&'d Mark> {
        while let Some((first, rest)) = self.left.split_first() {
            if first.span.end > at {
                return Some(first);
            }
            self.done(rest, first);
        }
        None
    }

    fn done(&mut self, rest: &'d [Mark], first: &'d Mark) {
        if !self.begun {
            self.missed.push(first);
        }
        (self.left, self.begun) = (rest, false);
    }
}

impl Walk<'_> {
    /// Takes text that stands at `bytes`, and opens and closes marks within it.
    pub(super) fn marked_text(&mut self, text: &str, bytes: Range<usize>) {
        // An entity or the like is not what is written for it: it is marked as a whole.
        let exact = self.document.text().get(bytes.clone()) == Some(text);
        let mut done = 0;
        while let Some(mark) = self.marks.after(bytes.start + done).filter(|mark| mark.span.start < bytes.end) {
            let (from, to) = if exact {
                let within = |at: usize| at.clamp(bytes.start + done, bytes.end) - bytes.start;
                (within(mark.span.start), within(mark.span.end))
            } else {
                (0, text.len())
            };
            let (Some(before), Some(inside)) = (text.get(done..from), text.get(from..to)) else { break };
            if !before.is_empty() {
                self.text.push_str(before);
            }
            if !self.marks.open {
                self.flush();
                self.open_mark(mark);
            }
            self.text.push_str(inside);
            done = to;
            if mark.span.end <= bytes.end {
                self.flush();
                self.leave_mark();
                if let Some((first, rest)) = self.marks.left.split_first() {
                    self.marks.done(rest, first);
                }
            }
            if done == text.len() {
                return;
            }
        }
        self.text.push_str(text.get(done..).unwrap_or_default());
    }

    /// Opens the mark of something that is written as a whole, if it is part of one.
    pub(super) fn enter_mark(&mut self, bytes: &Range<usize>) -> bool {
        match self.marks.after(bytes.start).filter(|mark| mark.span.start < bytes.end) {
            Some(mark) => {
                self.open_mark(mark);
                true
            }
            None => false,
        }
    }

    fn open_mark(&mut self, mark: &Mark) {
        let back = ["#", &mark.back].concat();
        let class = ("class", "m");
        let id = ("id", mark.id.as_str());
        match (self.marks.begun, self.in_link) {
            (true, _) => self.writer.open("span", &[class]),
            (false, true) => self.writer.open("span", &[class, id]),
            (false, false) => self.writer.open("a", &[class, id, ("href", &back), ("title", "to the number")]),
        };
        (self.marks.begun, self.marks.open) = (true, true);
    }

    /// Closes the open mark; it goes on with the next text of its passage.
    pub(super) fn leave_mark(&mut self) {
        if std::mem::take(&mut self.marks.open) {
            self.writer.close();
        }
    }

    /// Gives those marks a place of which nothing was shown.
    pub(super) fn end_marks(&mut self) {
        self.leave_mark();
        self.marks.after(usize::MAX);
        for mark in std::mem::take(&mut self.marks.missed) {
            self.writer.element("span", &[("class", "m"), ("id", &mark.id)], "");
        }
    }
}
