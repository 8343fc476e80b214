//! What the audit says in words: the biggest risks, strengths and gaps, questions, contact.

use gonogo_audit::html::href;
use gonogo_report::Point;

use super::{Source, behind, fields_of, sign};
use crate::decision::dashes;
use crate::markup::{Html, put};
use crate::trail::{Of, number};

/// The risks that the audit puts first.
pub(super) fn biggest(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    if report.biggest_risks.is_empty() {
        return html;
    }
    put!(html, "<div class=\"columns three\">");
    for (at, risk) in report.biggest_risks.iter().enumerate() {
        put!(html, "<article class=\"headline\"><h3>" (risk.title) "</h3>");
        let facts = [
            ("Cause", risk.cause.clone()),
            ("Risk", risk.risk.clone()),
            ("Impact", risk.impact.clone()),
            ("Fix time", risk.effort.as_ref().map(|effort| dashes(effort.wording()))),
            ("Fix cost", risk.cost.as_ref().map(|cost| dashes(cost.wording()))),
        ];
        fields_of(&mut html, source, Of::BiggestRisk(at), &facts);
        behind(&mut html, report, &risk.findings);
        put!(html, "</article>");
    }
    put!(html, "</div>");
    html
}

/// Strengths beside gaps.
pub(super) fn balance(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    if report.strengths.is_empty() && report.gaps.is_empty() {
        return html;
    }
    let mut column = |title: &'static str, class: &'static str, points: &[Point]| {
        if points.is_empty() {
            return;
        }
        put!(html, "<div><h3>" (title) "</h3><ul class=\"points-list\">");
        for point in points {
            put!(html, "<li>");
            sign(&mut html, class, &point.title);
            put!(html, (point.detail.as_ref().map(|detail| format!(": {detail}"))));
            behind(&mut html, report, &point.findings);
            put!(html, "</li>");
        }
        put!(html, "</ul></div>");
    };
    column("What works", "good", &report.strengths);
    column("What is broken", "bad", &report.gaps);
    let mut columns = Html::default();
    put!(columns, "<div class=\"columns\">");
    columns.html(&html);
    put!(columns, "</div>");
    columns
}

/// What the audit asks its readers.
pub(super) fn questions(source: Source<'_>) -> Html {
    let mut html = Html::default();
    if !source.report().questions.is_empty() {
        put!(html, "<ol class=\"prose\">");
        source.report().questions.iter().for_each(|question| put!(html, "<li>" (question) "</li>"));
        put!(html, "</ol>");
    }
    html
}

/// Whom to ask, further documents, earlier audits.
pub(super) fn contact(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    if let Some(contact) = &report.contact {
        put!(html, "<p>" (contact.name) " ");
        if let Some(email) = &contact.email {
            link(&mut html, &format!("mailto:{email}"), email);
        }
        put!(html, "</p>");
    }
    if !report.links.is_empty() {
        put!(html, "<ul>");
        for item in &report.links {
            put!(html, "<li>");
            match &item.href {
                Some(target) => link(&mut html, target, &item.title),
                None => html.text(&item.title),
            }
            put!(html, (item.detail.as_ref().map(|detail| format!(": {detail}"))) "</li>");
        }
        put!(html, "</ul>");
    }
    if !report.history.is_empty() {
        put!(html, "<h3>Earlier audits</h3><ul>");
        for (at, past) in report.history.iter().enumerate() {
            let date = past.date.as_ref();
            let date = date
                .map_or(String::new(), |date| date.date.map_or(date.wording.clone(), |day| source.locale.date(day)));
            let points = past.score.map(|score| {
                format!(": {} of {}", source.locale.number(score.value, 1), source.locale.number(score.max, 1))
            });
            put!(html, "<li>");
            match &past.href {
                Some(target) => link(&mut html, target, &date),
                None => html.text(&date),
            }
            put!(html, (number(source, Of::Past(at), points)) "</li>");
        }
        put!(html, "</ul>");
    }
    html
}

/// A link if its address is harmless; else the text with the address behind it.
fn link(html: &mut Html, address: &str, text: &str) {
    match href(address) {
        Some(address) => {
            put!(html, "<a href=\"" (address) "\" rel=\"noopener noreferrer nofollow\" referrerpolicy=\"no-referrer\">" (text) "</a>");
        }
        None => put!(html, (text) " (<code>" (address) "</code>)"),
    }
}
