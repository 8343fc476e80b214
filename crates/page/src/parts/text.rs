//! The audit's text: its sections, in slices.
//!
//! A slice is what is put on the page in one go, and what a browser leaves out of its layout while it is far from view:
//! thousands of sections beside each other would cost time at every layout even so. Slices of a very long text stand in shelves
//! for the same reason: a browser asks for each of a thousand slices several times a frame whether it is in view. What lies far behind
//! is held back: it stands on the page as a string, which takes a tenth of the memory, until it comes into view, is wanted by a
//! link, searched or printed (`boot.js`). Without scripts it is there like everything else.

use std::ops::Range;

use gonogo_audit::{Document, SectionHtml, render_section};

use super::copy_link;
use crate::markup::{Html, put};

/// So many bytes of text, or one longer section, make a slice.
const SLICE: usize = 8 * 1024;

/// So many slices stand in one shelf.
pub const SHELF: usize = 32;

/// Slices of the text that begin beyond so many bytes are held back. A screen reader finds headings only in what is not.
/// Public audits have 10 to 100 kB.
const HELD: usize = 256 * 1024;

/// The indexes of the sections of each slice, in the order of the text.
pub fn slices(document: &Document) -> Vec<Range<usize>> {
    let sections = document.sections();
    let mut slices = Vec::new();
    let mut from = 0;
    for (at, section) in sections.iter().enumerate() {
        if section.span.end - sections[from].span.start >= SLICE || at + 1 == sections.len() {
            slices.push(from..at + 1);
            from = at + 1;
        }
    }
    slices
}

/// Some sections together.
pub fn slice(document: &Document, sections: Range<usize>) -> Html {
    sliced(document, sections, |index| render_section(document, index))
}

/// What one shelf holds: at most [`SHELF`] slices.
pub fn shelf(slices: &Html) -> Html {
    let mut html = Html::default();
    html.raw("<div class=\"shelf\">");
    html.html(slices);
    html.raw("</div>");
    html
}

/// All of the text that `slice` makes of some slices, in shelves.
pub(super) fn shelves(document: &Document, slice: impl Fn(Range<usize>) -> Html) -> Html {
    let mut html = Html::default();
    for some in slices(document).chunks(SHELF) {
        let mut slices = Html::default();
        some.iter().for_each(|sections| slices.html(&slice(sections.clone())));
        html.html(&shelf(&slices));
    }
    html
}

/// Some sections together, with the passages marked that something on the page was read from.
#[cfg(feature = "trails")]
pub(crate) fn slice_marked(document: &Document, sections: Range<usize>, marks: &[gonogo_audit::html::Mark]) -> Html {
    sliced(document, sections, |index| gonogo_audit::html::render_section_marked(document, index, marks))
}

fn sliced(document: &Document, sections: Range<usize>, render: impl Fn(usize) -> SectionHtml) -> Html {
    let mut html = Html::default();
    let far = document.sections().get(sections.start).is_some_and(|first| first.span.start > HELD);
    let end = begin_slice(&mut html, far);
    sections.for_each(|index| html.html(&section(document, index, &render(index))));
    html.raw(end);
    html
}

/// Opens a slice that is held back or not; returns what closes it.
pub(super) fn begin_slice(html: &mut Html, held: bool) -> &'static str {
    let [begin, end] = if held {
        ["<div class=\"slice held\"><noscript>", "</noscript></div>"]
    } else {
        ["<div class=\"slice\">", "</div>"]
    };
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
    fn slices_are_the_whole_text_in_order_and_none_is_larger_than_it_must_be() {
        let document = long();
        let slices = slices(&document);
        assert!(slices.len() > 50, "{} slices", slices.len());
        let sections: Vec<usize> = slices.iter().cloned().flatten().collect();
        assert_eq!(sections, (0..document.sections().len()).collect::<Vec<_>>());
        let bytes = |range: &Range<usize>| -> usize { range.clone().map(|at| document.section_text(at).len()).sum() };
        for slice in slices.iter().rev().skip(1) {
            let without_last = bytes(&(slice.start..slice.end - 1));
            assert!(bytes(slice) >= SLICE && without_last < SLICE, "{slice:?} has {} bytes", bytes(slice));
        }
    }

    #[test]
    fn all_slices_stand_in_shelves_in_order() {
        let document = long();
        let one_by_one: Vec<String> =
            slices(&document).into_iter().map(|sections| slice(&document, sections).into_string()).collect();
        let all = shelves(&document, |sections| slice(&document, sections)).into_string();
        let shelves: Vec<&str> = all.split("<div class=\"shelf\">").skip(1).collect();
        assert_eq!(shelves.len(), one_by_one.len().div_ceil(SHELF));
        assert!(shelves.len() > 1);
        for (shelf, slices) in shelves.iter().zip(one_by_one.chunks(SHELF)) {
            assert!(shelf.strip_suffix("</div>") == Some(&slices.concat()));
        }
    }

    #[test]
    fn a_text_without_sections_has_no_slices() {
        assert_eq!(slices(&gonogo_audit::parse("")), []);
    }
}
