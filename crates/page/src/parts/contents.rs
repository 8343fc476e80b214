//! The contents: parts of the page, then headings of the text.

use super::{Part, Source};
use crate::markup::{Html, put};

/// More headings than this, and only the upper levels are listed.
const MOST_HEADINGS: usize = 150;

/// So many entries are listed at most: a list of thousands helps nobody, and each costs time at every layout.
const MOST_ENTRIES: usize = 300;

/// The entries, each a link to a place.
pub(super) fn contents(source: Source<'_>, parts: &[Part]) -> Html {
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
    parts.iter().for_each(|part| entry(&mut html, part.id, part.name, "1"));
    put!(html, "</ol>");
    let sections = source.loaded.document.sections();
    let deepest = if sections.len() > MOST_HEADINGS { 2 } else { 3 };
    let listed = || sections.iter().filter(|section| (1..=deepest).contains(&section.level));
    let all = listed().count();
    if all > 0 {
        put!(html, "<p class=\"contents-group\">The audit</p><ol>");
        for section in listed().take(MOST_ENTRIES) {
            entry(&mut html, &section.anchor, &section.title, &section.level.to_string());
        }
        put!(html, "</ol>");
    }
    let more = all.saturating_sub(MOST_ENTRIES);
    if more > 0 {
        put!(html, "<p class=\"quiet\">" (more) " more headings: find them by their words.</p>");
    }
    html
}

fn entry(html: &mut Html, id: &str, name: &str, level: &str) {
    put!(html, "<li class=\"level-" (level) "\"><a href=\"#" (id) "\" data-to=\"" (id) "\">" (name) "</a></li>");
}
