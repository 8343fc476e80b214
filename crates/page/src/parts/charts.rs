//! The charts as figures: title, the drawn scene with every mark in reach of mouse, touch and keyboard, summary, table,
//! downloads.

use gonogo_chart::{Chart, Input, Missing, Series, Shape, length};

use super::{Source, copy_link};
use crate::markup::{Html, put};
use crate::trail::opener;

/// Draws a chart for a width in CSS pixels.
pub type Draw = fn(&Input<'_>, f64) -> Result<Chart, Missing>;

/// The charts in the order of the page, by their ids.
pub const CHARTS: [(&str, Draw); 5] = [
    ("timeline", gonogo_chart::timeline),
    ("cost", gonogo_chart::cost),
    ("score", gonogo_chart::score),
    ("risks", gonogo_chart::risks),
    ("expected", gonogo_chart::expected),
];

/// The widths that charts are drawn for where no script can ask for that of their box, in CSS pixels: on a phone, in a
/// column, over the whole page. The style sheet shows the one that fits.
const NARROW: f64 = 340.0;
const WIDE: f64 = 600.0;
const BROAD: f64 = 1080.0;

/// The only chart that has the whole width of a large page.
const BROADEST: &str = "timeline";

/// All charts: of every plan if the page has to do without a script, else of the one that is chosen when nobody has chosen
/// yet. One that the audit has no data for is named with what it would need.
pub fn charts(source: Source<'_>) -> Html {
    let mut html = Html::default();
    let chosen = source.loaded.chosen(None);
    let plans = if source.still { 0..source.loaded.outlooks.len().max(1) } else { chosen..chosen + 1 };
    put!(html, "<section class=\"charts\" id=\"charts\" data-place=\"charts\" aria-label=\"Charts\">");
    for (id, draw) in CHARTS {
        let drawn: Result<Vec<(usize, Chart)>, Missing> =
            plans.clone().map(|plan| Ok((plan, draw(&input(source, plan), WIDE)?))).collect();
        match drawn {
            Ok(drawn) => figure(&mut html, source, (id, draw), &drawn),
            Err(missing) => put!(html, "<p class=\"absent\" data-absent=\"" (id) "\">" (missing.name)
                ": not shown. The audit would need " (missing.needs) ".</p>"),
        }
    }
    put!(html, "</section>");
    html
}

/// A chart, drawn for some plans at the usual width.
fn figure(html: &mut Html, source: Source<'_>, (id, draw): (&'static str, Draw), drawn: &[(usize, Chart)]) {
    put!(html, "<figure class=\"chart chart-" (id) "\" id=\"chart-" (id) "\" data-place=\"chart-" (id) "\">");
    for (plan, chart) in drawn {
        let mut plot = Html::default();
        if source.still {
            plot.html(&scene(chart, *plan, "wide"));
            let broad = Some(("broad", BROAD)).filter(|_| id == BROADEST);
            for (class, width) in [Some(("narrow", NARROW)), broad].into_iter().flatten() {
                if let Ok(chart) = draw(&input(source, *plan), width) {
                    plot.html(&scene(&chart, *plan, class));
                }
            }
        }
        html.html(&view(chart, *plan, &plot));
    }
    opener(source, html, id);
    put!(html, "<details class=\"data\"><summary>Data table and downloads</summary><div class=\"tables\">");
    drawn.iter().for_each(|(plan, chart)| html.html(&rows(chart, *plan)));
    put!(html, "</div><p class=\"downloads\"><button type=\"button\" data-save=\"csv\">Download CSV</button> "
        "<button type=\"button\" data-save=\"svg\">Download SVG</button></p></details></figure>");
}

fn input(source: Source<'_>, chosen: usize) -> Input<'_> {
    Input { report: source.report(), outlooks: &source.loaded.outlooks, chosen, locale: source.locale }
}

/// A chart of a plan, with what is drawn in its plot so far.
pub fn view(chart: &Chart, plan: usize, plot: &Html) -> Html {
    let mut html = Html::default();
    put!(html, "<div class=\"view\" data-plan=\"" (plan) "\" role=\"group\" aria-labelledby=\"chart-" (chart.id) "-" (plan)
        "\"><div class=\"heading\"><h2 id=\"chart-" (chart.id) "-" (plan) "\">" (chart.title) "</h2>");
    copy_link(&mut html, &["chart-", chart.id].concat(), &["the chart: ", chart.id].concat());
    put!(html, "</div><div class=\"plot\">");
    html.html(plot);
    put!(html, "</div><p class=\"readout\" aria-hidden=\"true\"></p><div class=\"words\">");
    html.html(&words(chart));
    put!(html, "</div></div>");
    html
}

/// What is drawn, every mark in reach of mouse, touch and keyboard. `class` tells drawings of several widths apart.
pub fn scene(chart: &Chart, plan: usize, class: &'static str) -> Html {
    let mut html = Html::default();
    let (width, height) = (length(chart.scene.width), length(chart.scene.height));
    put!(html, "<svg class=\"scene " (class) "\" role=\"group\" aria-roledescription=\"chart\" aria-labelledby=\"chart-"
        (chart.id) "-" (plan) "\" viewBox=\"0 0 " (width) " " (height) "\" width=\"" (width) "\" height=\"" (height) "\">");
    for mark in &chart.scene.marks {
        if let Some(d) = mark.shape.d() {
            put!(html, "<path class=\"" (mark.class()) "\" d=\"" (d) "\"></path>");
        }
    }
    labels(&mut html, chart);
    put!(html, "</svg>");
    html
}

/// What the marks mean, and the chart in words.
pub fn words(chart: &Chart) -> Html {
    let mut html = Html::default();
    put!(html, "<ul class=\"legend\" aria-hidden=\"true\">");
    for entry in &chart.legend {
        put!(html, "<li><svg class=\"swatch\" width=\"18\" height=\"14\" viewBox=\"0 0 18 14\">");
        let other = if entry.series == Series::Other { " m-other" } else { "" };
        put!(html, "<path class=\"" (entry.role.class()) (other) "\" d=\"" (entry.sample().d()) "\"></path></svg>" (entry.text) "</li>");
    }
    put!(html, "</ul><p class=\"summary\">" (chart.summary) "</p>");
    html
}

/// The data of a plan.
pub fn rows(chart: &Chart, plan: usize) -> Html {
    let mut html = Html::default();
    put!(html, "<div class=\"table\" data-plan=\"" (plan) "\" tabindex=\"0\" role=\"region\" aria-label=\"Data of the chart: " (chart.id)
        "\"><table><caption class=\"visually-hidden\">" (chart.table.caption) "</caption><thead><tr>");
    chart.table.headers.iter().for_each(|header| put!(html, "<th scope=\"col\">" (header) "</th>"));
    put!(html, "</tr></thead><tbody>");
    for row in &chart.table.rows {
        put!(html, "<tr>");
        for cell in row {
            put!(html, "<td class=\"" (cell.numeric.then_some("num")) "\">" (cell.text) "</td>");
        }
        put!(html, "</tr>");
    }
    put!(html, "</tbody></table></div>");
    html
}

/// The texts of the scene, and over everything the areas in which its data can be pointed at or stepped to.
fn labels(html: &mut Html, chart: &Chart) {
    for mark in &chart.scene.marks {
        if let Shape::Text { x, y, anchor, size, content } = &mark.shape {
            put!(html, "<text class=\"" (mark.class()) "\" x=\"" (length(*x)) "\" y=\"" (length(*y)) "\" text-anchor=\""
                (anchor.word()) "\" font-size=\"" (length(*size)) "\">" (content) "</text>");
        }
    }
    for (at, datum) in chart.scene.data.iter().enumerate() {
        let area = datum.area;
        put!(html, "<rect class=\"hit\" x=\"" (length(area.x)) "\" y=\"" (length(area.y)) "\" width=\"" (length(area.width))
            "\" height=\"" (length(area.height)) "\" tabindex=\"" (if at == 0 { "0" } else { "-1" }) "\" role=\"img\" data-datum=\"" (at)
            "\" aria-label=\"" (datum.label) "\"></rect>");
    }
}
