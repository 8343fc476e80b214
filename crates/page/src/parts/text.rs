//! The audit's text: its sections, in slices.
//!
//! A slice is what a browser leaves out of its layout while it is far from view: thousands of sections beside each other would
//! cost time at every layout even so. Slices stand in shelves for the same reason: a browser asks for each of a thousand slices
//! several times a frame whether it is in view. A shelf is what is put on the page in one go. Shelves that lie far behind are held
//! back: they stand on the page as a string, which takes a tenth of the memory, until they come into view, are wanted by a link,
//! searched or printed (`boot.js`). Without scripts they are there like everything else.

use std::ops::Range;

use gonogo_audit::{Document, SectionHtml, render_section};

use super::copy_link;
use crate::markup::{Html, put};

/// So many bytes of text, or one longer section, make a slice.
const SLICE: usize = 2 * 1024;

/// So many make a shelf.
const SHELF: usize = 32 * 1024;

/// Shelves of the text that begin beyond so many bytes are held back. A screen reader finds headings only in what is not.
/// Public audits have 10 to 100 kB.
const HELD: usize = 128 * 1024;

/// The indexes of the sections of each shelf, in the order of the text.
pub fn shelves(document: &Document) -> Vec<Range<usize>> {
    cut(document, 0..document.sections().len(), SHELF)
}

/// Sections in order, so many together that they have `least` bytes; the last of them may have fewer.
fn cut(document: &Document, sections: Range<usize>, least: usize) -> Vec<Range<usize>> {
    let all = document.sections();
    let mut pieces = Vec::new();
    let mut from = sections.start;
    for at in sections.clone() {
        if all[at].span.end - all[from].span.start >= least || at + 1 == sections.end {
            pieces.push(from..at + 1);
            from = at + 1;
        }
    }
    pieces
}

/// The sections of one shelf.
pub fn shelf(document: &Document, sections: Range<usize>) -> Html {
    shelved(document, sections, |index| render_section(document, index))
}

/// The sections of one shelf, with the passages marked that something on the page was read from.
#[cfg(feature = "trails")]
pub(crate) fn shelf_marked(document: &Document, sections: Range<usize>, marks: &[gonogo_audit::html::Mark]) -> Html {
    shelved(document, sections, |index| gonogo_audit::html::render_section_marked(document, index, marks))
}

fn shelved(document: &Document, sections: Range<usize>, render: impl Fn(usize) -> SectionHtml) -> Html {
    let mut html = Html::default();
    let far = document.sections().get(sections.start).is_some_and(|first| first.span.start > HELD);
    let end = begin(&mut html, "shelf", far);
    for slice in cut(document, sections, SLICE) {
        html.raw("<div class=\"slice\">");
        slice.for_each(|index| html.html(&section(document, index, &render(index))));
        html.raw("</div>");
    }
    html.raw(end);
    html
}

/// Opens a part of a class that is held back or not; returns what closes it.
pub(super) fn begin(html: &mut Html, class: &'static str, held: bool) -> &'static str {
    put!(html, "<div class=\""(class));
    let [begin, end] = if held { [" held\"><noscript>", "</noscript></div>"] } else { ["\">", "</div>"] };
    html.raw(begin);
    end
}

/// Those sections in which passages are marked: the anchor of each, and how it is written with its marks.
#[cfg(feature = "trails")]
pub fn marked_sections(loaded: &crate::load::Loaded) -> Vec<(&str, Html)> {
    let document = &loaded.document;
    let marks = loaded.trails.as_ref().map(|trails| trails.marks()).unwrap_or_default();
    let mut marks_left = marks.as_slice();
    let mut found = Vec::new();
    for (index, one) in document.sections().iter().enumerate() {
        let here = marks_left.partition_point(|mark| mark.span.start < one.span.end);
        if here > 0 {
            let rendered = gonogo_audit::html::render_section_marked(document, index, &marks);
            found.push((one.anchor.as_str(), section(document, index, &rendered)));
        }
        marks_left = &marks_left[here..];
    }
    found
}

/// The section with an index: its heading with a button that copies its link, and what stands under it.
fn section(document: &Document, index: usize, rendered: &SectionHtml) -> Html {
    let mut html = Html::default();
    let Some(section) = document.sections().get(index) else { return html };
    put!(html, "<section class=\"text level-" (usize::from(section.level)) "\" data-place=\"" (section.anchor)
        "\" data-line=\"" (section.line) "\"");
    if section.level == 0 {
        put!(html, " id=\"" (section.anchor) "\"");
    }
    put!(html, "><div class=\"heading\">");
    html.rendered(&rendered.heading);
    if section.level > 0 {
        copy_link(&mut html, &section.anchor, &section.title);
    }
    put!(html, "</div><div class=\"section-body\">");
    html.rendered(&rendered.body);
    put!(html, "</div></section>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with sections of many lengths.
    fn long() -> Document {
        let section = |n: usize| format!("## Part {n}\n\n{}\n", "Words of this part. ".repeat(n % 700));
        gonogo_audit::parse((1..=900).map(section).collect::<String>())
    }

    #[test]
    fn pieces_are_the_whole_text_in_order_and_none_is_larger_than_it_must_be() {
        let document = long();
        let sections = 0..document.sections().len();
        for least in [SLICE, SHELF] {
            let pieces = cut(&document, sections.clone(), least);
            assert!(pieces.len() > 50, "{} pieces", pieces.len());
            assert!(pieces.iter().cloned().flatten().eq(sections.clone()));
            let bytes =
                |range: &Range<usize>| -> usize { range.clone().map(|at| document.section_text(at).len()).sum() };
            for piece in pieces.iter().rev().skip(1) {
                let without_last = bytes(&(piece.start..piece.end - 1));
                assert!(bytes(piece) >= least && without_last < least, "{piece:?} has {} bytes", bytes(piece));
            }
        }
    }

    #[test]
    fn all_of_a_shelf_stands_in_its_slices_and_shelves_far_behind_are_held_back() {
        let document = long();
        for sections in shelves(&document) {
            let html = shelf(&document, sections.clone()).into_string();
            assert_eq!(html.matches("<section ").count(), sections.len());
            assert_eq!(html.matches("<div class=\"slice\">").count(), cut(&document, sections.clone(), SLICE).len());
            let is_far = document.sections()[sections.start].span.start > HELD;
            assert_eq!(html.starts_with("<div class=\"shelf held\"><noscript>"), is_far);
            assert_eq!(html.ends_with("</noscript></div>"), is_far);
        }
    }

    #[test]
    fn a_text_without_sections_has_no_shelves() {
        assert!(shelves(&gonogo_audit::parse("")).is_empty());
    }
}
