//! What find in report found.

use crate::find::Found;
use crate::markup::{Html, put};

/// The places where `words` were found; nothing before there are two characters to look for.
pub fn results(found: &Found, words: &str) -> Html {
    let mut html = Html::default();
    if words.trim().chars().count() < 2 {
        return html;
    }
    let count = match found.total {
        0 => "not found".to_owned(),
        1 => "1 line".to_owned(),
        total => format!("{total} lines"),
    };
    put!(html, "<p class=\"quiet\" role=\"status\">" (count) "</p><ol class=\"hits\">");
    for hit in &found.hits {
        put!(html, "<li><a href=\"#" (hit.anchor) "\">" (hit.title) "</a> <span class=\"quiet\">line " (hit.line) "</span><br>" (hit.excerpt) "</li>");
    }
    put!(html, "</ol>");
    if found.total > found.hits.len() {
        put!(html, "<p class=\"quiet\">the first " (found.hits.len()) " are listed</p>");
    }
    html
}
