//! A section of the audit's text.

use gonogo_audit::{Document, render_section};

use super::copy_link;
use crate::markup::{Html, put};

/// The section with an index: its heading with a button that copies its link, and what stands under it.
pub fn section(document: &Document, index: usize) -> Html {
    let rendered = render_section(document, index);
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
