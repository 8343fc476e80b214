//! The launch gates: the decision today, why, and when each opens.

use super::{Source, per_plan_of, sign, table};
use crate::decision::gate;
use crate::markup::{Html, put};
use crate::trail::{Figure, Of, traced};

pub(super) fn gates(source: Source<'_>) -> Html {
    let (report, loaded, locale) = (source.report(), source.loaded, source.locale);
    let mut html = Html::default();
    if report.gates.is_empty() {
        return html;
    }
    // Without a plan there is nothing to say of when a gate opens.
    let headers = ["Gate", "Today", "Why", "With the chosen option"];
    let headers = if loaded.outlooks.is_empty() { &headers[..3] } else { &headers[..] };
    table(&mut html, "Launch gates", headers, |html| {
        for (at, item) in report.gates.iter().enumerate() {
            let (word, class) = gate(item.decision);
            put!(html, "<tr><th scope=\"row\">" (item.name) "</th><td>");
            traced(source, html, Of::Gate(at), |html| sign(html, class, word));
            put!(html, "</td><td>" (item.reason) "</td>");
            if !loaded.outlooks.is_empty() {
                put!(html, "<td>");
                let opening = |plan: usize| loaded.outlooks.get(plan).and_then(|outlook| outlook.gates.get(at));
                let of = |plan| opening(plan)?.opens_after.map(|_| Of::Plan(plan, Figure::Time));
                per_plan_of(html, source, of, |html, plan| match opening(plan).map(|gate| gate.opens_after) {
                    Some(Some(days)) if days.is_zero() => html.raw("open today"),
                    Some(Some(days)) => put!(html, "opens "(locale.after(days))),
                    Some(None) | None => html.raw("does not open"),
                });
                put!(html, "</td>");
            }
            put!(html, "</tr>");
        }
    });
    html
}
