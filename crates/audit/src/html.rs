//! Sections to HTML that is safe whatever the text holds, well-formed and complete.
//!
//! * One writer escapes all text and attributes; tags and attribute names are constants of this crate.
//! * Links lead only where `Address` allows; a refused one stays as text with its address behind it.
//! * Images are links to their address: showing an audit sends no request.
//! * Raw HTML is shown as text, but for a short list of tags without attributes.
//! * What the author wrote is all there, in the order of the text.
//!
//! Classes used: `status good|middle|bad|pending`, `task done|open`, `visually-hidden`, `table`, `num`, `right`, `center`,
//! `alert note|tip|important|warning|caution`, `alert-title`, `raw-html`, `raw-text`, `image`, `missing`, `address`,
//! `m` (a marked passage), `footnote`, `footnote-number`, `footnote-ref`, `footnote-back`, `language-*`.

mod address;
mod blocks;
mod direction;
mod footnote;
mod link;
#[cfg(feature = "marks")]
mod marks;
pub(crate) mod raw;
mod raw_html;
mod table;
mod text;
mod walk;
mod writer;

pub(crate) use address::Address;
#[cfg(feature = "marks")]
pub use marks::{Mark, render_section_marked};
pub use writer::escape;

use crate::document::Document;
use crate::markdown::Slice;

/// The HTML of one section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionHtml {
    /// The heading as one element, `<h2 id="t-…">` to `<h6>`: one level below that of the text, because the page has
    /// an `<h1>` of its own. Empty at level 0.
    pub heading: String,
    /// Everything under the heading: a sequence of complete block elements.
    pub body: String,
}

/// Renders one section; empty if there is none with this index. Takes time linear in the section's size, however long
/// the text is, so that a viewer may render only what is looked at.
///
/// Every `id` in the HTML begins with `t-` and is unique in the document. The heading carries the section's anchor;
/// a page must not repeat it on an element around it.
#[must_use]
pub fn render_section(document: &Document, index: usize) -> SectionHtml {
    let Some(section) = document.sections().get(index) else { return SectionHtml::default() };
    written(document, index, walk::Walk::new(document, section))
}

fn written(document: &Document, index: usize, mut walk: walk::Walk<'_>) -> SectionHtml {
    let footnotes = document.footnotes().labels_in(&walk.section.span);
    let slice = Slice::new(document.section_text(index), &footnotes);
    slice.for_each(document.definitions(), &mut |event, bytes| walk.event(event, bytes));
    walk.finish()
}

/// The address for a link that stands outside the text, such as in `scores.json`: by the same list of what a link may
/// lead to. `None` where there must be no link.
#[must_use]
pub fn href(destination: &str) -> Option<String> {
    Address::of(destination).href()
}

/// Renders the whole text, each section as `<section class="level-n">` around its heading and body.
#[must_use]
pub fn render(document: &Document) -> String {
    let mut out = String::with_capacity(document.text().len() * 2);
    for (index, section) in document.sections().iter().enumerate() {
        let html = render_section(document, index);
        out.push_str(&format!("<section class=\"level-{}\"", section.level));
        match section.level {
            0 => out.push_str(&format!(" id=\"{}\">\n", section.anchor)),
            // An anchor holds letters, digits, `_` and `-` only, so there is nothing to escape.
            _ => out.push_str(&format!(" aria-labelledby=\"{}\">\n", section.anchor)),
        }
        out.push_str(&html.heading);
        out.push_str(&html.body);
        out.push_str("</section>\n");
    }
    out
}
