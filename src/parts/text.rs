//! A section of the audit's text.

use gonogo_audit::{Document, render_section};

use super::copy_link;
use crate::markup::{Html, put};

/// The section with an index: its heading with a button that copies its link, and what stands under it.
pub fn section(document: &Document, index: usize) -> String {
    let rendered = render_section(document, index);
    let Some(section) = document.sections().get(index) else { return String::new() };
    let mut open = Html::default();
    put!(open, "<section class=\"text level-" (usize::from(section.level)) "\" data-place=\"" (section.anchor) "\"");
    if section.level == 0 {
        put!(open, " id=\"" (section.anchor) "\"");
    }
    put!(open, "><div class=\"heading\">");
    let mut body = Html::default();
    if section.level > 0 {
        copy_link(&mut body, &section.anchor, &section.title);
    }
    put!(body, "</div><div class=\"section-body\">");
    [&open.into_string(), &rendered.heading, &body.into_string(), &rendered.body, "</div></section>"].concat()
}
