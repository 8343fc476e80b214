//! The contents: parts of the page, then headings of the text.

use super::{Source, all};
use crate::markup::{Html, put};

/// More headings than this, and only the upper levels are listed.
const MOST_HEADINGS: usize = 150;

/// The entries, each a link to a place.
pub(super) fn contents(source: Source<'_>) -> Html {
    let mut html = Html::default();
    put!(html, "<ol>");
    if !source.report().options.is_empty() {
        // What is in view before a script can look.
        let current = if source.still { " aria-current=\"location\"" } else { "" };
        put!(html, "<li class=\"level-1\"><a href=\"#decide\" data-to=\"decide\"");
        html.raw(current);
        put!(html, ">Decision</a></li>");
    }
    if !source.loaded.outlooks.is_empty() || !source.report().risks.is_empty() {
        entry(&mut html, "charts", "Charts", "1");
    }
    all(source).iter().for_each(|part| entry(&mut html, part.id, part.name, "1"));
    put!(html, "</ol>");
    let sections = source.loaded.document.sections();
    let deepest = if sections.len() > MOST_HEADINGS { 2 } else { 3 };
    let mut listed = sections.iter().filter(|section| (1..=deepest).contains(&section.level)).peekable();
    if listed.peek().is_some() {
        put!(html, "<p class=\"contents-group\">The audit</p><ol>");
        for section in listed {
            entry(&mut html, &section.anchor, &section.title, &section.level.to_string());
        }
        put!(html, "</ol>");
    }
    html
}

fn entry(html: &mut Html, id: &str, name: &str, level: &str) {
    put!(html, "<li class=\"level-" (level) "\"><a href=\"#" (id) "\" data-to=\"" (id) "\">" (name) "</a></li>");
}
