//! Draws the charts: for the width of their box, and for every option before it is chosen, so that choosing one is a matter
//! of the style sheet.

use std::sync::Arc;

use gonogo_chart::{Chart, Input};
use gonogo_page::load::Loaded;
use gonogo_page::markup::Html;
use gonogo_page::parts::{self, CHARTS};

use super::{later, places, share};
use crate::state::State;

/// The width that a chart is drawn for.
const WIDTH: &str = "data-width";

/// Charts of so many options are drawn before they are chosen.
const AHEAD: usize = 8;

/// Sees to it that every chart is drawn for an option and for the width of its box, and that those of the other options
/// are soon.
pub fn draw(state: State, loaded: &Arc<Loaded>, plan: usize) {
    let drawn = (0..CHARTS.len()).filter(|chart| one(state, loaded, plan, *chart).is_some()).count();
    if drawn > 0 {
        ahead(state, Arc::clone(loaded), 0);
    }
}

/// Takes what is drawn as drawn for the width of its box.
pub fn keep() {
    for view in places::all(".chart > .view") {
        let width = view.parent_element().map_or(0, |figure| figure.client_width());
        let _ = view.set_attribute(WIDTH, &width.to_string());
    }
}

/// Draws the charts of the other options, each in a task of its own.
fn ahead(state: State, loaded: Arc<Loaded>, next: usize) {
    if next < CHARTS.len() * loaded.outlooks.len().min(AHEAD) {
        let work = move || {
            let _ = one(state, &loaded, next / CHARTS.len(), next % CHARTS.len());
            ahead(state, loaded, next + 1);
        };
        later(0, Box::new(work));
    }
}

/// Draws a chart for a plan, unless it is drawn for this width already.
fn one(state: State, loaded: &Loaded, plan: usize, chart: usize) -> Option<()> {
    let (id, _) = CHARTS.get(chart)?;
    let figure = places::by_id(&["chart-", id].concat())?;
    let within = |class: &str| figure.query_selector(&format!("{class}[data-plan=\"{plan}\"]")).ok().flatten();
    // Boxes of plans that are not shown have no width: that of the figure is the same.
    let width = figure.client_width();
    let written = width.to_string();
    let view = within(".view");
    if view.as_ref().is_some_and(|view| view.get_attribute(WIDTH).as_ref() == Some(&written)) {
        return None;
    }
    let chart = self::chart(state, loaded, id, plan, width)?;
    let view = match view {
        Some(view) => view,
        None => {
            let before = figure.query_selector(".data").ok()??;
            let html = parts::view(&chart, plan, &Html::default()).into_string();
            before.insert_adjacent_html("beforebegin", &html).ok()?;
            let tables = figure.query_selector(".tables").ok()??;
            tables.insert_adjacent_html("beforeend", &parts::rows(&chart, plan).into_string()).ok()?;
            within(".view")?
        }
    };
    view.set_attribute(WIDTH, &written).ok()?;
    for (class, html) in [(".plot", parts::scene(&chart, plan, "")), (".words", parts::words(&chart))] {
        view.query_selector(class).ok()??.set_inner_html(&html.into_string());
    }
    Some(())
}

fn chart(state: State, loaded: &Loaded, id: &str, plan: usize, width: i32) -> Option<Chart> {
    let input = Input { report: &loaded.report, outlooks: &loaded.outlooks, chosen: plan, locale: &state.locale };
    let (_, draw) = CHARTS.iter().find(|(known, _)| *known == id)?;
    draw(&input, f64::from(width)).ok()
}

/// Lets the reader save the chart of an id as `csv` or, for any other `kind`, as SVG: as wide as it is on the page.
pub fn save(state: State, id: &str, kind: &str) {
    let saved = || {
        let (loaded, figure) = (state.loaded()?, places::by_id(&["chart-", id].concat())?);
        let chart = chart(state, &loaded, id, state.chosen(&loaded), figure.client_width())?;
        match kind {
            "csv" => share::save(&[id, ".csv"].concat(), "text/csv;charset=utf-8", &chart.table.to_csv()),
            _ => share::save(&[id, ".svg"].concat(), "image/svg+xml", &chart.to_svg()),
        }
        Some(())
    };
    let _ = saved();
}
