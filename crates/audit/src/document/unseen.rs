//! What stands in the text and comes to no page: definitions of links that nothing uses, and cells beyond the columns of
//! their table. Markdown drops both, so they are told instead.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::told::Told;
use crate::markdown::{Definitions, label};

/// Gathers it while the text is scanned.
#[derive(Default)]
pub(super) struct Unseen {
    /// Where the text that is shown ends, as far as it was scanned.
    done: usize,
    /// What lies between the blocks and may hold definitions.
    gaps: Vec<Range<usize>>,
    /// Labels that links name.
    used: BTreeSet<String>,
    /// Where the last cell of the row being read ended.
    cell: usize,
}

impl Unseen {
    pub(super) fn event(&mut self, text: &str, event: &Event<'_>, bytes: &Range<usize>, told: &mut Told) {
        match event {
            // They hold blocks, and what is between these.
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_)) => return,
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
                    self.used.insert(label(id));
                }
            }
            Event::Start(Tag::TableCell) => self.cell = bytes.end,
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                // The line under the header belongs to it.
                let rest = text.get(self.cell..bytes.end).and_then(|rest| rest.lines().next()).unwrap_or_default();
                let rest = rest.trim_matches(|c: char| c.is_whitespace() || c == '|');
                if !rest.is_empty() {
                    told.cells(rest, bytes.start);
                }
            }
            Event::End(_) => return,
            Event::Start(_) | Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => {}
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::Rule => {}
            Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_) => {}
        }
        self.shown(text, bytes);
    }

    fn shown(&mut self, text: &str, bytes: &Range<usize>) {
        // Most follow each other with no more than a break between them.
        let far = bytes.start > self.done + 1;
        if far && text.get(self.done..bytes.start).is_some_and(|gap| gap.contains("]:")) {
            self.gaps.push(self.done..bytes.start);
        }
        self.done = self.done.max(bytes.end);
    }

    /// Tells what was not shown once the whole text is known.
    pub(super) fn finish(mut self, text: &str, definitions: &Definitions, told: &mut Told) {
        self.shown(text, &(text.len()..text.len()));
        let mut defined = definitions.places().peekable();
        for gap in self.gaps {
            let mut at = gap.start;
            while let Some((span, label)) = defined.next_if(|(span, _)| span.start < gap.end) {
                // Of two definitions with one label, the later one is nowhere else.
                ignored(text, at..span.start.max(at), told);
                if !self.used.contains(label) {
                    told.unused(text.get(span.clone()).unwrap_or_default(), span.start);
                }
                at = span.end.max(at);
            }
            ignored(text, at..gap.end.max(at), told);
        }
    }
}

/// Tells the lines of a gap that hold more than the marks of quotes, lists and footnotes.
fn ignored(text: &str, gap: Range<usize>, told: &mut Told) {
    let mut at = gap.start;
    for line in text.get(gap).unwrap_or_default().split_inclusive('\n') {
        let rest = without_marks(line).trim();
        if rest.contains(char::is_alphanumeric) {
            told.unused(rest, at);
        }
        at += line.len();
    }
}

fn without_marks(line: &str) -> &str {
    let mut rest = line;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '-' | '*' | '+'));
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if digits.len() < rest.len() && digits.starts_with(['.', ')']) {
            rest = &digits[1..];
        }
        if let Some((_, after)) = rest.strip_prefix("[^").and_then(|note| note.split_once("]:")) {
            rest = after;
        }
        if rest.len() == before {
            return rest;
        }
    }
}
