//! The findings in the audit's order, each with what becomes of it under the chosen option.

use gonogo_report::letters::lower;
use gonogo_report::{Finding, FindingStatus, Range, Severity};

use super::text::begin;
use super::{Source, copy_link, fields_of, per_plan_of, plan_name};
use crate::decision::dashes;
use crate::markup::{Html, put};
use crate::selection::Selection;
use crate::trail::{Figure, Of};

/// So many findings make a slice, which is what is put on the page in one go.
const SLICE: usize = 50;

/// So many slices of them are on a live page at once.
const AT_ONCE: usize = 4;

/// Findings beyond so many are held back, as shelves of a long text are.
const HELD: usize = 250;

pub(super) fn findings(source: Source<'_>) -> Html {
    let mut html = Html::default();
    let findings = &source.report().findings;
    if findings.is_empty() {
        return html;
    }
    put!(
        html,
        "<div class=\"filter\" role=\"group\" aria-label=\"Filter findings\"><label>Filter <input type=\"search\" id=\"filter\"></label>"
    );
    for severity in Severity::ALL {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        if count > 0 {
            put!(html, " <label class=\"choice\"><input type=\"checkbox\" data-severity=\"" (severity.word()) "\"> " (severity.word()) " " (count) "</label>");
        }
    }
    put!(html, "</div><p class=\"quiet\" role=\"status\" id=\"findings-shown\">" (shown(findings.len(), findings.len())) "</p><div class=\"findings\">");
    let mut closed = vec![0; source.loaded.outlooks.len()];
    // A live page gets the others one after the other.
    let at_once = if source.still { usize::MAX } else { AT_ONCE };
    for (at, some) in findings.chunks(SLICE).take(at_once).enumerate() {
        slice(&mut html, source, some, at * SLICE, &mut closed);
    }
    put!(html, "</div>");
    html
}

/// The slice of the findings with an index; empty where there are no more.
pub fn more_findings(source: Source<'_>, at: usize) -> Html {
    let mut html = Html::default();
    let mut slices = source.report().findings.chunks(SLICE);
    let mut closed = vec![0; source.loaded.outlooks.len()];
    for item in slices.by_ref().take(at).flatten() {
        closes(source, &mut closed, item);
    }
    if let Some(some) = slices.next() {
        slice(&mut html, source, some, at * SLICE, &mut closed);
    }
    html
}

/// When each plan closes the next finding, if it does. `closed` counts what each has closed before: both are in the report's
/// order.
fn closes(source: Source<'_>, closed: &mut [usize], next: &Finding) -> Vec<Option<Range>> {
    let plans = source.loaded.outlooks.iter().zip(closed);
    let closes = plans.map(|(plan, before)| {
        let (_, days) = plan.closed_findings.get(*before).filter(|(id, _)| *id == next.id)?;
        *before += 1;
        Some(*days)
    });
    closes.collect()
}

fn slice(html: &mut Html, source: Source<'_>, findings: &[Finding], from: usize, closed: &mut [usize]) {
    let end = begin(html, "slice", from >= HELD);
    for (at, item) in findings.iter().enumerate() {
        finding(html, source, &closes(source, closed, item), item, from + at);
    }
    html.raw(end);
}

/// How many of the findings a filter leaves.
pub fn shown(left: usize, all: usize) -> String {
    format!("{left} of {all} findings shown")
}

fn finding(html: &mut Html, source: Source<'_>, closes: &[Option<Range>], finding: &Finding, at: usize) {
    let report = source.report();
    let severity = finding.severity.word();
    put!(html, "<article class=\"finding " (severity) "\" id=\"f-" (finding.id) "\" aria-label=\"" (finding.title) "\"><div class=\"heading\"><h3>"
        (finding.title) "</h3><span class=\"severity " (severity) "\">" (severity) "</span>");
    match finding.status {
        FindingStatus::Open => {}
        FindingStatus::Fixed => html.raw("<span class=\"severity\">fixed</span>"),
        FindingStatus::Accepted => html.raw("<span class=\"severity\">accepted</span>"),
    }
    copy_link(html, &format!("f-{}", finding.id), &finding.title);
    put!(html, "</div>");
    if finding.status == FindingStatus::Open && !source.loaded.outlooks.is_empty() {
        put!(html, "<p class=\"fate\">");
        if closes.len() > 1 && closes.iter().all(Option::is_none) {
            put!(html, "Stays open with every option.");
        } else {
            let of = |plan: usize| closes[plan].map(|_| Of::Plan(plan, Figure::Time));
            per_plan_of(html, source, of, |html, plan| fate(html, source, closes[plan], plan));
        }
        put!(html, "</p>");
    }
    let category = finding.category.as_ref().and_then(|id| report.categories.iter().find(|known| known.id == *id));
    let facts = [
        ("Risk", finding.risk.clone()),
        ("Impact", finding.impact.clone()),
        ("Evidence", finding.evidence.clone()),
        ("Fix", finding.fix.clone()),
        ("Effort", finding.effort.as_ref().map(|effort| dashes(effort.wording()))),
        ("Cost", finding.cost.as_ref().map(|cost| dashes(cost.wording()))),
        ("Category", category.map(|category| category.name.clone())),
        ("Listed under", finding.group.clone()),
    ];
    fields_of(html, source, Of::Finding(at), &facts);
    put!(html, "</article>");
}

/// What becomes of a finding under a plan.
fn fate(html: &mut Html, source: Source<'_>, closes: Option<Range>, plan: usize) {
    let name = plan_name(source.report(), plan);
    match closes {
        Some(days) => put!(html, "Closed " (source.locale.after(days)) " with " (name) "."),
        None => put!(html, "Stays open with " (name) "."),
    }
}

/// Whether each finding, in order, is left by a selection's filter.
pub fn matching(findings: &[Finding], selection: &Selection) -> Vec<bool> {
    let words: Vec<String> = selection.filter.split_whitespace().map(lower).collect();
    let fits = |finding: &Finding| {
        let severity = selection.severities.is_empty() || selection.severities.contains(&finding.severity);
        let rest = [&finding.risk, &finding.impact, &finding.fix, &finding.evidence, &finding.category, &finding.group];
        let mut text = lower(&finding.title);
        for part in rest.into_iter().flatten() {
            text.push('\n');
            text.push_str(&lower(part));
        }
        severity && words.iter().all(|word| text.contains(word.as_str()))
    };
    findings.iter().map(fits).collect()
}
