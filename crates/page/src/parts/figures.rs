//! The four numbers of a card, with what the audit states and how they differ from the chosen option's.

use super::{Source, per_plan_of};
use crate::decision::{self, Card, Delta, Figure};
use crate::markup::{Html, put};
use crate::trail::{self, Of, number, traced};

/// The numbers of the option with an index.
pub(super) fn figures(source: Source<'_>, index: usize, card: &Card) -> Html {
    let plans = 0..source.loaded.outlooks.len();
    let deltas: Vec<Delta> = plans.map(|plan| decision::delta(source.loaded, index, plan, source.locale)).collect();
    let mut html = Html::default();
    let of = |figure| Of::Plan(index, figure);
    figure(&mut html, source, "Cost", of(trail::Figure::Cost), &card.cost, |plan| &deltas[plan].cost);
    figure(&mut html, source, "Time", of(trail::Figure::Time), &card.time, |plan| &deltas[plan].time);
    figure(&mut html, source, "Score", of(trail::Figure::Score), &card.score, |plan| &deltas[plan].score);
    figure(&mut html, source, "Risks open", of(trail::Figure::Open), &card.risks, |plan| &deltas[plan].risks);
    html
}

fn figure<'d>(
    html: &mut Html,
    source: Source<'_>,
    name: &'static str,
    of: Of,
    figure: &Figure,
    delta: impl Fn(usize) -> &'d String,
) {
    put!(html, "<span class=\"figure\" data-figure=\"" (name) "\"><span class=\"figure-name\">" (name) " </span>"
        "<span class=\"value\">" (number(source, of, &figure.value)) "</span> <span class=\"stated\">");
    if figure.doubtful {
        put!(
            html,
            "<span class=\"doubt\"><span aria-hidden=\"true\">!</span><span class=\"visually-hidden\">does not agree: </span></span> "
        );
    }
    match name {
        "Cost" | "Time" => traced(source, html, of, |html| html.text(&figure.stated)),
        // A level, or what is counted.
        _ => html.text(&figure.stated),
    }
    put!(html, "</span> <span class=\"delta\">");
    per_plan_of(html, source, |_| Some(of), |html, plan| html.text(delta(plan)));
    put!(html, "</span></span>");
}
