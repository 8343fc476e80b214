//! The frame around the parts: the top of the page, the side with search and contents, the text's place, the footer.

use super::charts::charts;
use super::{Checks, Part, Source, about, all, checks, contents, decide, parts, progress, shelves, verdict};
use crate::markup::{Html, put};
use crate::trail::shelf_of;

/// The top: title, what can be done with the page, verdict.
pub fn top(source: Source<'_>) -> Html {
    let mut html = Html::default();
    put!(html, "<a class=\"skip\" href=\"#decide\">Skip to the decision</a><div class=\"title\"><h1>" (source.loaded.title()) "</h1><ul class=\"about\">");
    html.html(&about(source));
    put!(html, "</ul><div class=\"tools\"><span id=\"copied\" aria-hidden=\"true\"></span>"
        "<button type=\"button\" data-do=\"share\">Share</button><button type=\"button\" data-do=\"print\">Print</button>"
        "<button type=\"button\" data-do=\"theme\" id=\"theme\">Theme: auto</button></div></div>");
    html.html(&verdict(source));
    html
}

/// Everything between the top and the end: decision, charts, contents, parts, and the place of the text. Where a script is
/// there to have the text checked, what the checks find has its place.
pub fn report(source: Source<'_>) -> Html {
    let upper = upper(source);
    let mut all = all(source);
    if !source.still && !source.loaded.document.sections().is_empty() {
        insert(&mut all, checks::awaited());
    }
    framed(source, upper, &all)
}

/// The same with the progress of the checklists and what the checks found, before the parts that list what the report consists of.
pub fn checked(source: Source<'_>, checks: &Checks<'_>) -> Html {
    // What numbers lead back to is told once all numbers are written.
    let upper = upper(source);
    let mut all = all(source);
    insert(&mut all, checks::part(source.loaded, checks));
    if let Some(progress) = progress::part(&source.loaded.document) {
        insert(&mut all, progress);
    }
    framed(source, upper, &all)
}

/// Inserts a part behind those that a reader asks for first.
fn insert(all: &mut Vec<Part>, part: Part) {
    let first = all.iter().position(|part| !BEFORE.contains(&part.id)).unwrap_or(all.len());
    all.insert(first, part);
}

/// The parts that a reader asks for before asking whether they add up.
const BEFORE: [&str; 5] = ["gates", "biggest-risks", "fixes", "plan", "options"];

fn upper(source: Source<'_>) -> Html {
    let mut html = decide(source);
    html.html(&charts(source));
    html
}

fn framed(source: Source<'_>, mut html: Html, all: &[Part]) -> Html {
    put!(html, "<div class=\"body\"><aside class=\"side\"><div class=\"search\" role=\"search\"><label for=\"find\">Find in report</label>"
        "<input type=\"search\" id=\"find\"><div id=\"found\"></div></div>"
        "<details class=\"contents-fold\" open><summary>Contents</summary><nav class=\"contents\" aria-label=\"Contents\">");
    html.html(&contents(source, all));
    put!(html, "</nav></details></aside><div class=\"parts\" id=\"parts\">");
    html.html(&parts(source, all));
    if !source.loaded.document.sections().is_empty() {
        put!(html, "<section class=\"part audit\" id=\"text\" data-place=\"text\" aria-labelledby=\"text-title\"><div class=\"heading\">"
            "<h2 id=\"text-title\">The audit</h2> <span class=\"quiet\">" (source.loaded.audit_name)
            "</span></div><div class=\"prose\" id=\"prose\">");
        if source.still {
            let shelf = shelf_of(source.loaded);
            shelves(&source.loaded.document).into_iter().for_each(|sections| html.html(&shelf(sections)));
        }
        put!(html, "</div></section>");
    }
    put!(html, "</div></div>");
    html
}

/// The end of the page: where it comes from, and what a printed page must say.
pub fn footer(source: Source<'_>) -> Html {
    let files = [&source.loaded.audit_name, &source.loaded.scores_name];
    let files: Vec<&str> = files.into_iter().flatten().map(String::as_str).collect();
    let mut html = Html::default();
    put!(html, "<p>Shown from " (files.join(" and ")) ". Files that you open stay in this browser.</p>");
    picker(&mut html);
    put!(html, "<p class=\"print-only\" id=\"printed\"></p>");
    html.raw(HATCH);
    html
}

/// The page where nothing could be read.
pub fn nothing() -> Html {
    let mut html = Html::default();
    put!(html, "<h1>No report to show</h1><div class=\"notices\" id=\"notices\" role=\"alert\"></div>"
        "<p>Drop the Markdown of an audit here, with its scores.json if there is one, or choose the files. They stay in this browser.</p>");
    picker(&mut html);
    html
}

fn picker(html: &mut Html) {
    put!(html, "<label class=\"picker button\">Open another audit <input type=\"file\" id=\"files\" multiple "
        "accept=\".md,.markdown,.txt,.json,text/markdown,application/json\"></label>"
        "<details class=\"picker paste\"><summary class=\"button\">Paste a text</summary><label>The Markdown of an audit <textarea id=\"pasted\" rows=\"8\">"
        "</textarea></label><button type=\"button\" data-paste>Show its report</button></details>");
}

/// The pattern of services in charts; a style sheet can only name it.
const HATCH: &str = "<svg class=\"definitions\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\
    <pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
    <path class=\"hatch-ground\" d=\"M0 0L6 0L6 6L0 6Z\"></path><path class=\"hatch-line\" d=\"M1 0L1 6\"></path>\
    </pattern></defs></svg>";
