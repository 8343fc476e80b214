//! The options in full, and what is expected to happen after a launch today.

use gonogo_report::{LaunchOption, Risk};

use super::{Source, fields_of, list, per_plan_of, sign};
use crate::decision::{self, dashes};
use crate::markup::{Html, put};
use crate::trail::{self, Figure, Of, number, traced};

pub(super) fn options(source: Source<'_>) -> Html {
    let mut html = Html::default();
    if source.report().options.is_empty() {
        return html;
    }
    put!(html, "<div class=\"columns three\">");
    source.report().options.iter().enumerate().for_each(|(at, item)| option(&mut html, source, item, Of::Option(at)));
    put!(html, "</div>");
    html
}

fn option(html: &mut Html, source: Source<'_>, option: &LaunchOption, of: Of) {
    put!(html, "<article class=\"headline\"><h3>" (option.name) "</h3>");
    let facts = [
        ("Stance", option.stance.map(|stance| decision::stance(stance).to_owned())),
        ("Stated time", option.duration.as_ref().map(|duration| dashes(duration.wording()))),
        ("Stated investment", option.cost.as_ref().map(|cost| dashes(cost.wording()))),
        ("Outcome", option.outcome.clone()),
    ];
    fields_of(html, source, of, &facts);
    if !option.milestones.is_empty() {
        put!(html, "<h4>Milestones</h4><ul>");
        for milestone in &option.milestones {
            let at = milestone.at.as_ref().map(|at| format!("{}: ", at.wording()));
            put!(html, "<li>" (number(source, of, at)) (milestone.name) " <span class=\"quiet\">" (milestone.detail) "</span></li>");
        }
        put!(html, "</ul>");
    }
    list(html, source, "Risks that the audit names", &option.risks, |_| None);
    let losses = option.losses.iter().filter_map(|id| source.report().loss(id)).map(|loss| {
        let detail: Vec<String> = [decision::price(loss), loss.detail.clone()].into_iter().flatten().collect();
        format!("{}: {}", loss.title, detail.join("; "))
    });
    list(html, source, "Expected costs", &losses.collect::<Vec<_>>(), |at| trail::loss(source, option, at));
    put!(html, "</article>");
}

/// What is expected to happen, by the period in which it is.
pub(super) fn events(source: Source<'_>) -> Html {
    let mut html = Html::default();
    let mut periods: Vec<(&str, Vec<&Risk>)> = Vec::new();
    for risk in &source.report().risks {
        let when = risk.when.as_ref().map_or("At any time", |when| when.wording());
        match periods.iter_mut().find(|(name, _)| *name == when) {
            Some((_, risks)) => risks.push(risk),
            None => periods.push((when, vec![risk])),
        }
    }
    if periods.is_empty() {
        return html;
    }
    put!(html, "<div class=\"columns three\">");
    for (when, risks) in periods {
        let of = risks.first().map(|risk| trail::risk(source, &risk.id));
        put!(html, "<div class=\"headline\"><h3>");
        match of {
            Some(of) => traced(source, &mut html, of, |html| html.text(when)),
            None => html.text(when),
        }
        put!(html, "</h3><ul class=\"events\">");
        risks.into_iter().for_each(|risk| event(&mut html, source, risk));
        put!(html, "</ul></div>");
    }
    put!(html, "</div>");
    html
}

fn event(html: &mut Html, source: Source<'_>, risk: &Risk) {
    let loaded = source.loaded;
    put!(html, "<li id=\"r-" (risk.id) "\"><strong>" (risk.title) "</strong> ");
    let closed = |plan: usize| loaded.outlooks.get(plan)?.closed_risks.iter().find(|(id, _)| *id == risk.id);
    let of = |plan| closed(plan).map(|_| Of::Plan(plan, Figure::Time));
    per_plan_of(html, source, of, |html, plan| match closed(plan) {
        Some((_, days)) => sign(html, "good", &format!("closed {}", source.locale.after(*days))),
        None => sign(html, "bad", "stays open"),
    });
    let chain: Vec<&str> = [&risk.trigger, &risk.consequence].into_iter().flatten().map(String::as_str).collect();
    put!(html, "<br>" (chain.join(" → ")) " <span class=\"quiet\">" (risk.reason) "</span></li>");
}
