//! Draws the charts again: for another option, for another width.
//!
//! Marks are changed in place, so that a style sheet can let them move instead of replacing them.

use gonogo_chart::{Chart, Input, length};
use web_sys::Element;

use super::{places, share};
use crate::load::Loaded;
use crate::markup::Html;
use crate::parts::{self, CHARTS};
use crate::state::State;

/// Draws every chart on the page for an option; where the option is the same, those whose box has another width.
pub fn draw(state: State, loaded: &Loaded, chosen: usize, same: bool) {
    for (id, _) in CHARTS {
        let Some(figure) = places::by_id(&["chart-", id].concat()) else { continue };
        let inside = |class: &str| figure.query_selector(class).ok().flatten();
        let (Some(scene), Some(plot)) = (inside(".scene"), inside(".plot")) else { continue };
        // Boxes also change their height, with every chart that is drawn in them.
        let (width, written) = (plot.client_width(), plot.client_width().to_string());
        if same && scene.get_attribute("data-width").as_ref() == Some(&written) {
            continue;
        }
        let Some(chart) = chart(state, loaded, id, chosen, width) else { continue };
        let set = |name: &str, value: &str| drop(scene.set_attribute(name, value));
        set("data-width", &written);
        set("viewBox", &parts::view_box(&chart));
        set("height", &length(chart.scene.height));
        let put = |class: &str, html: Html| {
            if let Some(element) = inside(class) {
                element.set_inner_html(&html.into_string());
            }
        };
        put(".labels", parts::labels(&chart));
        if let Some(marks) = inside(".marks") {
            change(&marks, &chart);
        }
        put(".heading", parts::heading(&chart));
        put(".words", parts::words(&chart));
        put(".rows", parts::rows(&chart));
    }
}

fn chart(state: State, loaded: &Loaded, id: &str, chosen: usize, width: i32) -> Option<Chart> {
    let input = Input { report: &loaded.report, outlooks: &loaded.outlooks, chosen, locale: &state.locale };
    let (_, draw) = CHARTS.iter().find(|(known, _)| *known == id)?;
    draw(&input, f64::from(width)).ok()
}

/// Makes the paths those of a chart.
fn change(marks: &Element, chart: &Chart) {
    let mut more = Html::default();
    let mut before = marks.first_element_child();
    for (class, d) in parts::marks(chart) {
        if let Some(path) = before {
            let _ = (path.set_attribute("class", &class), path.set_attribute("d", &d));
            before = path.next_element_sibling();
        } else {
            parts::mark(&mut more, &class, &d);
        }
    }
    while let Some(path) = before {
        before = path.next_element_sibling();
        path.remove();
    }
    let _ = marks.insert_adjacent_html("beforeend", &more.into_string());
}

/// Lets the reader save the chart of an id as `csv` or, for any other `kind`, as SVG: as wide as it is on the page.
pub fn save(state: State, id: &str, kind: &str) {
    let saved = || {
        let (loaded, plot) = (state.loaded()?, super::marks::plot(id)?);
        let chart = chart(state, &loaded, id, state.chosen(&loaded), plot.client_width())?;
        match kind {
            "csv" => share::save(&[id, ".csv"].concat(), "text/csv;charset=utf-8", &chart.table.to_csv()),
            _ => share::save(&[id, ".svg"].concat(), "image/svg+xml", &chart.to_svg()),
        }
        Some(())
    };
    let _ = saved();
}
