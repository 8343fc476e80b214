//! The verdict bar: who audited what when, the decision, the score and its level, the gates.

use gonogo_report::Score;
use gonogo_report::figure::plain;

use super::{Source, sign};
use crate::decision::{decision, gate};
use crate::markup::{Html, put};
use crate::trail::{Of, traced};

/// The facts of the document, as list items.
pub(super) fn about(source: Source<'_>) -> Html {
    let report = source.report();
    let date = report.date.as_ref();
    let facts = [
        date.map(|date| date.date.map_or(date.wording.clone(), |day| source.locale.date(day))),
        report.classification.clone(),
        report.revision.as_ref().map(|revision| format!("Revision {revision}")),
        report.assessor.clone(),
    ];
    let mut html = Html::default();
    for (at, fact) in facts.iter().enumerate() {
        let Some(fact) = fact else { continue };
        put!(html, "<li>");
        if at == 0 {
            traced(source, &mut html, Of::Date, |html| html.text(fact));
        } else {
            html.text(fact);
        }
        put!(html, "</li>");
    }
    html
}

/// Decision, score and gates.
pub(super) fn verdict(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    put!(html, "<div class=\"result\">");
    if let Some(verdict) = &report.verdict {
        let (word, class) = decision(verdict.decision);
        put!(html, "<p class=\"verdict " (class) "\">");
        traced(source, &mut html, Of::Verdict, |html| sign(html, class, word));
        put!(html, " <span class=\"statement\">" (verdict.statement) "</span></p>");
    }
    if let Some(score) = report.score {
        let (value, max) = (source.locale.number(score.value, 1), source.locale.number(score.max, 1));
        let percent = source.locale.number(score.share() * 100.0, 0);
        let level = report.level(score.value).map(|level| format!(" · {}", level.name));
        put!(html, "<p class=\"points\">");
        traced(source, &mut html, Of::Score, |html| {
            put!(html, "<strong>" (value) "</strong> of " (max) " · " (percent) " %" (level));
        });
        put!(html, "</p>");
        bar(&mut html, score);
    }
    put!(html, "</div>");
    if !report.gates.is_empty() {
        put!(html, "<ul class=\"gates\" aria-label=\"Launch gates\">");
        for (at, item) in report.gates.iter().enumerate() {
            let (word, class) = gate(item.decision);
            put!(html, "<li><span class=\"gate-name\">" (item.name) "</span> ");
            traced(source, &mut html, Of::Gate(at), |html| sign(html, class, word));
            put!(html, "</li>");
        }
        put!(html, "</ul>");
    }
    html
}

/// The share of the points as a bar.
pub(super) fn bar(html: &mut Html, score: Score) {
    let share = plain((score.share() * 100.0).clamp(0.0, 100.0), 1);
    put!(html, "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        "<rect class=\"bar-all\" width=\"100\" height=\"8\"></rect>"
        "<rect class=\"bar-part\" width=\"" (share) "\" height=\"8\"></rect></svg>");
}
