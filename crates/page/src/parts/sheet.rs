//! The decision sheet: the options as one native radio group of cards, and what each accepts.

use super::{Source, accepted, copy_link, figures, plan_name, remarks};
use crate::decision::{self, Card};
use crate::markup::{Html, put};

/// Everything between the verdict and the charts.
pub fn decide(source: Source<'_>) -> Html {
    let mut html = Html::default();
    put!(html, "<div class=\"notices\" id=\"notices\" role=\"alert\"></div>");
    html.html(&remarks(source));
    let count = source.report().options.len();
    put!(html, "<section class=\"decide\" id=\"decide\" data-place=\"decide\" aria-label=\"Decision\">");
    if count == 0 {
        put!(
            html,
            "<p class=\"absent\">No options to compare: the audit would need launch options with their phases, in scores.json.</p></section>"
        );
        return html;
    }
    put!(html, "<fieldset class=\"cards\" data-count=\"" (count.min(4)) "\"><legend class=\"visually-hidden\">Launch options</legend>");
    let first = source.loaded.chosen(None);
    for index in 0..count {
        if let Some(card) = decision::card(source.loaded, index, source.locale) {
            option(&mut html, source, index, &card, index == first);
        }
    }
    put!(html, "</fieldset><section class=\"accepted\" id=\"accepted\" aria-labelledby=\"accepted-title\">");
    copy_link(&mut html, "accepted", "what you accept");
    put!(html, "<h2 id=\"accepted-title\">What you accept with ");
    super::per_plan(&mut html, source.loaded, |html, plan| html.text(plan_name(source.report(), plan)));
    put!(html, "</h2>");
    for index in 0..count {
        put!(html, "<div data-plan=\"" (index) "\">");
        html.html(&accepted(source, index));
        put!(html, "</div>");
    }
    put!(html, "</section></section>");
    html
}

fn option(html: &mut Html, source: Source<'_>, index: usize, card: &Card, first: bool) {
    put!(html, "<label class=\"card\" data-option=\"" (card.id) "\"><span class=\"card-head\"><input type=\"radio\" name=\"option\" id=\"option-"
        (index) "\" value=\"" (card.id) "\" aria-labelledby=\"name-" (index) "\" aria-describedby=\"figures-" (index) "\"");
    html.raw(if first { " checked>" } else { ">" });
    put!(html, " <span class=\"name\" id=\"name-" (index) "\">" (card.name) "</span> <span class=\"stance\">" (card.stance)
        "</span></span><span class=\"figures\" id=\"figures-" (index) "\">");
    html.html(&figures(source, index, card));
    put!(html, "</span>");
    if let Some(outcome) = source.report().options.get(index).and_then(|option| option.outcome.as_ref()) {
        put!(html, "<span class=\"outcome\">" (outcome) "</span>");
    }
    put!(html, "</label>");
}
