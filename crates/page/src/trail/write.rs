//! What the numbers of a page open.

use super::{Computed, Formula, How, Input, Place, Step, Trail, Trails};
use crate::markup::{Html, put};

/// So many inputs of a formula are listed.
const MOST: usize = 60;

/// Trails beyond so many are held back, so many at a time, as what lies far behind in a long text is.
const HELD: usize = 250;
const PACK: usize = 250;

/// All trails of the page: popovers, which a printed page lists.
pub(super) fn section(trails: &Trails) -> Html {
    let mut html = Html::default();
    let mut end = "";
    let mut written = 0;
    trails.each(|index, told, mark| {
        if written >= HELD && written % PACK == 0 {
            html.raw(end);
            html.raw("<div class=\"held\"><noscript>");
            end = "</noscript></div>";
        }
        written += 1;
        trail(&mut html, index, told, mark);
    });
    if html.is_empty() {
        return html;
    }
    html.raw(end);
    let mut section = Html::default();
    put!(section, "<div class=\"trails\"><h2 class=\"print-only\">Where the numbers come from</h2>");
    section.html(&html);
    put!(section, "</div>");
    section
}

fn trail(html: &mut Html, index: usize, trail: &Trail, mark: &dyn Fn(&Place) -> Option<String>) {
    put!(html, "<div popover class=\"trail\" id=\"t" (index) "\"><p><strong>" (trail.title) "</strong></p><ul>");
    trail.steps.iter().for_each(|one| step(html, one, mark));
    put!(html, "</ul></div>");
}

fn step(html: &mut Html, step: &Step, mark: &dyn Fn(&Place) -> Option<String>) {
    put!(html, "<li>" (step.name) " <b>" (step.shown) "</b>");
    match &step.how {
        How::Read(read) => place(html, read, mark),
        How::Computed(computed) => formula(html, computed, mark),
    }
    put!(html, "</li>");
}

fn formula(html: &mut Html, computed: &Computed, mark: &dyn Fn(&Place) -> Option<String>) {
    put!(html, ": "(computed.words));
    let inputs = &computed.inputs;
    // Two numbers fit into the line.
    if matches!(computed.formula, Formula::Less | Formula::Difference | Formula::Share) {
        let sign = if computed.formula == Formula::Share { " / " } else { " − " };
        for (at, one) in inputs.iter().enumerate() {
            put!(html, (if at == 0 { ", " } else { sign }) (one.shown) " " (one.name));
        }
        return;
    }
    // What is the same in other words has one input.
    if let (Formula::Same, [one]) = (computed.formula, inputs.as_slice()) {
        if let Some(read) = &one.place {
            place(html, read, mark);
        }
        return;
    }
    put!(html, "<ul>");
    for one in inputs.iter().take(MOST) {
        input(html, one, mark);
    }
    if inputs.len() > MOST {
        put!(html, "<li>and " (inputs.len() - MOST) " more</li>");
    }
    put!(html, "</ul>");
}

fn input(html: &mut Html, input: &Input, mark: &dyn Fn(&Place) -> Option<String>) {
    put!(html, "<li>" (input.name) " " (input.note.as_ref().map(|note| format!("{note} "))) "<b>" (input.shown) "</b>");
    if let Some(read) = &input.place {
        place(html, read, mark);
    }
    put!(html, "</li>");
}

/// The line that something was read from, as a link to the passage.
fn place(html: &mut Html, place: &Place, mark: &dyn Fn(&Place) -> Option<String>) {
    if let Some(id) = mark(place) {
        let line = id.trim_start_matches('m').split('-').next().unwrap_or_default();
        put!(html, ", <a href=\"#" (id) "\">line " (line) "</a>");
    }
    if let Some(path) = &place.path {
        put!(html, ", <code>" (path) "</code> in scores.json");
    }
}
