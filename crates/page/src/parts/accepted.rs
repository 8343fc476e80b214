//! What choosing an option accepts: the exact findings and risks that stay open, and what the audit itself names.

use super::Source;
use crate::decision;
use crate::markup::{Html, put};
use crate::trail::{self, Figure, Of, traced_within};

/// So many of a kind are listed; the list below has them all.
const MOST: usize = 60;

/// What choosing the option with an index accepts.
pub(super) fn accepted(source: Source<'_>, index: usize) -> Html {
    let accepted = decision::accepted(source.loaded, index);
    let mut html = Html::default();
    if accepted.is_empty() {
        put!(html, "<p class=\"accepted-nothing\">Nothing that the audit names stays open.</p>");
        return html;
    }
    let mut risks = Html::default();
    for risk in accepted.risks.iter().take(MOST) {
        let when = risk.when.as_ref().map(|when| when.wording().to_owned());
        put!(risks, "<li data-risk=\"" (risk.id) "\"><a href=\"#r-" (risk.id) "\">" (risk.title) "</a> <span class=\"quiet\">" (when) "</span></li>");
    }
    let mut findings = Html::default();
    for finding in accepted.findings.iter().take(MOST) {
        put!(findings, "<li data-finding=\"" (finding.id) "\"><a href=\"#f-" (finding.id) "\">" (finding.title) "</a> <span class=\"quiet\">" (finding.severity.word()) "</span></li>");
    }
    let mut stated = Html::default();
    accepted.stated.iter().take(MOST).for_each(|risk| put!(stated, "<li>" (risk) "</li>"));
    let mut losses = Html::default();
    for loss in accepted.losses.iter().take(MOST) {
        let amount = decision::price(loss).or(loss.detail.clone());
        put!(losses, "<li data-loss=\"" (loss.id) "\">" (loss.title) ": ");
        traced_within(source, &mut losses, trail::loss_by_id(source, &loss.id), |html| html.text(&amount));
        put!(losses, "</li>");
    }
    put!(html, "<div class=\"accepted-groups\">");
    let (open, named) = (Of::Plan(index, Figure::Open), Of::Option(index));
    group(&mut html, source, open, accepted.risks.len(), "risks stay open", &risks);
    group(&mut html, source, open, accepted.findings.len(), "findings stay open", &findings);
    group(&mut html, source, named, accepted.stated.len(), "named by the audit", &stated);
    group(&mut html, source, named, accepted.losses.len(), "possible costs", &losses);
    put!(html, "</div>");
    html
}

fn group(html: &mut Html, source: Source<'_>, of: Of, count: usize, title: &'static str, items: &Html) {
    if count > 0 {
        put!(html, "<div class=\"accepted-group\"><h3>");
        traced_within(source, html, of, |html| html.text(&count));
        put!(html, " " (title) "</h3><ul>");
        html.html(items);
        if count > MOST {
            put!(html, "<li class=\"quiet\">and " (count - MOST) " more, listed below</li>");
        }
        put!(html, "</ul></div>");
    }
}
