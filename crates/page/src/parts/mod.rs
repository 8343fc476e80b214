//! The parts of the page that stand still, as HTML: written once per report, natively as well as in the browser.
//!
//! What depends on the chosen option is there for every option, marked with `data-plan`; a style sheet shows the one that
//! is chosen. Buttons and boxes carry `data-` attributes, by which the page knows what they are for.

mod accepted;
mod balance;
mod charts;
mod checks;
mod contents;
mod figures;
mod findings;
mod frame;
mod gates;
mod options;
mod plan;
mod progress;
mod remarks;
mod scorecard;
mod search;
mod sheet;
mod steps;
mod text;
mod told;
mod verdict;

use gonogo_report::{Locale, Report};

use accepted::accepted;
pub use charts::{CHARTS, rows, scene, view, words};
pub use checks::Checks;
use contents::contents;
use figures::figures;
pub use findings::{matching, more_findings, shown};
pub use frame::{checked, footer, nothing, report, top};
use remarks::remarks;
pub use search::results;
use sheet::decide;
pub use steps::done;
#[cfg(feature = "trails")]
pub use text::marked_sections;
#[cfg(feature = "trails")]
pub(crate) use text::shelf_marked;
pub use text::{shelf, shelves};
pub use told::{Told, told};
use verdict::{about, verdict};

use crate::load::Loaded;
use crate::markup::{Html, put};
use crate::trail::{List, Of, traced, traced_plan};

/// What a part is written from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The report.
    pub loaded: &'a Loaded,
    /// How the reader writes numbers.
    pub locale: &'a Locale,
    /// The keys of the next steps that the reader has ticked.
    pub ticked: &'a [String],
    /// Whether the page has to do without a script: every plan's charts and the whole text are in it then.
    pub still: bool,
}

impl<'a> Source<'a> {
    fn report(&self) -> &'a Report {
        &self.loaded.report
    }
}

/// A part: its id, the name by which the contents list it, its title, and what it says; absent if that is nothing.
struct Part {
    id: &'static str,
    name: &'static str,
    title: String,
    body: Html,
}

/// All parts that say something, written once.
fn all(source: Source<'_>) -> Vec<Part> {
    let report = source.report();
    let part = |id, name, title: &str, body| Part { id, name, title: title.to_owned(), body };
    let count = |count: usize, what: &str| format!("{count} {what}");
    let parts = vec![
        part("gates", "Launch gates", "Launch gates", gates::gates(source)),
        part("biggest-risks", "Biggest risks", "The biggest risks", balance::biggest(source)),
        part("fixes", "Fixes", &plan::fixes_title(report), plan::fixes(source)),
        part("plan", "Plan", "The plan, phase by phase", plan::phases(source)),
        part("options", "Options in full", "The options in full", options::options(source)),
        part(
            "scorecard",
            "Scorecard",
            &count(report.categories.len(), "scored categories"),
            scorecard::scorecard(source),
        ),
        part("findings", "Findings", &count(report.findings.len(), "findings"), findings::findings(source)),
        part("events", "If launched today", "If launched today", options::events(source)),
        part("balance", "What works, what is broken", "What works and what is broken", balance::balance(source)),
        part("levels", "What the score means", "What the score means", scorecard::levels(source)),
        part("questions", "Questions", "Questions to answer", balance::questions(source)),
        part("steps", "Next steps", "Next steps", steps::steps(source)),
        part("contact", "Contact", "Contact and further documents", balance::contact(source)),
    ];
    parts.into_iter().filter(|part| !part.body.is_empty()).collect()
}

/// The parts between the charts and the text, in the order in which a reader asks for them.
fn parts(source: Source<'_>, all: &[Part]) -> Html {
    let mut html = Html::default();
    for Part { id, title, body, .. } in all {
        put!(html, "<section class=\"part\" id=\"" (id) "\" data-place=\"" (id) "\" aria-labelledby=\"" (id) "-title\">"
            "<div class=\"heading\"><h2 id=\"" (id) "-title\">");
        match *id {
            "scorecard" => traced(source, &mut html, Of::Count(List::Categories), |html| html.text(title)),
            "findings" => traced(source, &mut html, Of::Count(List::Findings), |html| html.text(title)),
            _ => html.text(title),
        }
        put!(html, "</h2>");
        copy_link(&mut html, id, title);
        put!(html, "</div>");
        html.html(body);
        put!(html, "</section>");
    }
    html
}

/// The button that copies the link to a place.
pub fn copy_link(html: &mut Html, place: &str, name: &str) {
    put!(html, "<button type=\"button\" class=\"copy-link\" data-copy=\"" (place) "\" aria-label=\"Copy link to " (name) "\">Link</button>");
}

/// A mark of meaning: a shape and a word, never a color alone. `class` is `good`, `middle`, `bad` or `pending`.
fn sign(html: &mut Html, class: &'static str, word: &str) {
    put!(html, "<span class=\"mark " (class) "\"><span class=\"shape\" aria-hidden=\"true\"></span>" (word) "</span>");
}

/// Named facts as a description list; those without a value are left out.
fn fields(html: &mut Html, fields: &[(&'static str, Option<String>)]) {
    put!(html, "<dl class=\"fields\">");
    for (name, value) in fields {
        if let Some(value) = value {
            put!(html, "<div><dt>" (name) "</dt><dd>" (value) "</dd></div>");
        }
    }
    put!(html, "</dl>");
}

/// The facts whose values are numbers.
const NUMBERS: [&str; 6] = ["Effort", "Cost", "Fix time", "Fix cost", "Stated time", "Stated investment"];

/// Named facts, the numbers among them with their trail.
fn fields_of(html: &mut Html, source: Source<'_>, of: Of, fields: &[(&'static str, Option<String>)]) {
    put!(html, "<dl class=\"fields\">");
    for (name, value) in fields {
        if let Some(value) = value {
            put!(html, "<div><dt>" (name) "</dt><dd>");
            if NUMBERS.contains(name) {
                traced(source, html, of, |html| html.text(value));
            } else {
                html.text(value);
            }
            put!(html, "</dd></div>");
        }
    }
    put!(html, "</dl>");
}

/// A list of texts under a small title, or nothing. Those that say a number have its trail.
fn list(html: &mut Html, source: Source<'_>, title: &'static str, items: &[String], of: impl Fn(usize) -> Option<Of>) {
    if !items.is_empty() {
        put!(html, "<h4>" (title) "</h4><ul>");
        for (at, item) in items.iter().enumerate() {
            put!(html, "<li>");
            match of(at) {
                Some(of) => traced(source, html, of, |html| html.text(item)),
                None => html.text(item),
            }
            put!(html, "</li>");
        }
        put!(html, "</ul>");
    }
}

/// A table that scrolls by itself where it is too wide. Headers that begin with `#` stand over figures.
fn table(html: &mut Html, name: &str, headers: &[&'static str], rows: impl FnOnce(&mut Html)) {
    put!(html, "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table: " (name) "\"><table><thead><tr>");
    for header in headers {
        match header.strip_prefix('#') {
            Some(header) => put!(html, "<th scope=\"col\" class=\"num\">" (header) "</th>"),
            None => put!(html, "<th scope=\"col\">" (header) "</th>"),
        }
    }
    put!(html, "</tr></thead><tbody>");
    rows(html);
    put!(html, "</tbody></table></div>");
}

/// Links to the findings behind something.
fn behind(html: &mut Html, report: &Report, ids: &[String]) {
    let mut links = Html::default();
    for finding in ids.iter().filter_map(|id| report.finding(id)) {
        put!(links, "<li><a href=\"#f-" (finding.id) "\">" (finding.title) "</a></li>");
    }
    if !links.is_empty() {
        put!(html, "<ul class=\"behind\" aria-label=\"Findings behind it\">");
        html.html(&links);
        put!(html, "</ul>");
    }
}

/// Writes something once per plan; only that of the chosen plan is shown.
fn per_plan(html: &mut Html, loaded: &Loaded, mut write: impl FnMut(&mut Html, usize)) {
    for plan in 0..loaded.outlooks.len() {
        put!(html, "<span data-plan=\"" (plan) "\">");
        write(html, plan);
        put!(html, "</span>");
    }
}

/// The same of something that says a number, if it is one.
fn per_plan_of(
    html: &mut Html,
    source: Source<'_>,
    of: impl Fn(usize) -> Option<Of>,
    mut write: impl FnMut(&mut Html, usize),
) {
    for plan in 0..source.loaded.outlooks.len() {
        traced_plan(source, html, plan, of(plan), |html| write(html, plan));
    }
}

/// What the plan with an index is called in a sentence.
fn plan_name(report: &Report, index: usize) -> &str {
    report.options.get(index).map_or("the whole plan", |option| &option.name)
}
