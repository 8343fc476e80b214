//! The charts as figures: title, the drawn scene with every mark in reach of mouse, touch and keyboard, summary, table,
//! downloads.

use gonogo_chart::{Chart, Input, Missing, Series, Shape, length};

use super::{Source, copy_link};
use crate::markup::{Html, put};

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

/// The width that charts are drawn for until the width of their box is known, in CSS pixels.
const WIDTH: f64 = 640.0;

/// All charts of the option that is chosen when nobody has chosen yet. One that the audit has no data for is named with
/// what it would need.
pub fn charts(source: Source<'_>) -> Html {
    let mut html = Html::default();
    let (report, outlooks) = (source.report(), &source.loaded.outlooks);
    let input = Input { report, outlooks, chosen: source.loaded.chosen(None), locale: source.locale };
    put!(html, "<section class=\"charts\" id=\"charts\" data-place=\"charts\" aria-label=\"Charts\">");
    for (id, draw) in CHARTS {
        match draw(&input, WIDTH) {
            Ok(chart) => figure(&mut html, &chart),
            Err(missing) => put!(html, "<p class=\"absent\" data-absent=\"" (id) "\">" (missing.name)
                ": not shown. The audit would need " (missing.needs) ".</p>"),
        }
    }
    put!(html, "</section>");
    html
}

fn figure(html: &mut Html, chart: &Chart) {
    put!(html, "<figure class=\"chart chart-" (chart.id) "\" id=\"chart-" (chart.id) "\" data-place=\"chart-" (chart.id)
        "\" aria-labelledby=\"chart-" (chart.id) "-title\"><div class=\"heading\">");
    html.html(&heading(chart));
    put!(html, "</div><div class=\"plot\"><svg class=\"scene\" role=\"group\" aria-roledescription=\"chart\" aria-labelledby=\"chart-"
        (chart.id) "-title\" viewBox=\"" (view_box(chart)) "\" height=\"" (length(chart.scene.height)) "\"><g class=\"marks\">");
    for (class, d) in marks(chart) {
        mark(html, &class, &d);
    }
    put!(html, "</g><g class=\"labels\">");
    html.html(&labels(chart));
    put!(html, "</g></svg></div><p class=\"readout\" aria-hidden=\"true\"></p><div class=\"words\">");
    html.html(&words(chart));
    put!(html, "</div><details class=\"data\"><summary>Data table and downloads</summary><div class=\"rows\">");
    html.html(&rows(chart));
    put!(html, "</div><p class=\"downloads\"><button type=\"button\" data-save=\"csv\">Download CSV</button> "
        "<button type=\"button\" data-save=\"svg\">Download SVG</button></p></details></figure>");
}

/// What the scene shows, as `viewBox` has it.
pub fn view_box(chart: &Chart) -> String {
    ["0 0 ", &length(chart.scene.width), " ", &length(chart.scene.height)].concat()
}

/// The paths of the scene: the class and the data of each.
pub fn marks(chart: &Chart) -> impl Iterator<Item = (String, String)> {
    chart.scene.marks.iter().filter_map(|mark| Some((mark.class(), mark.shape.d()?)))
}

/// One path of the scene.
pub fn mark(html: &mut Html, class: &str, d: &str) {
    put!(html, "<path class=\"" (class) "\" d=\"" (d) "\"></path>");
}

/// The title.
pub fn heading(chart: &Chart) -> Html {
    let mut html = Html::default();
    put!(html, "<h2 id=\"chart-" (chart.id) "-title\">" (chart.title) "</h2>");
    copy_link(&mut html, &["chart-", chart.id].concat(), &["the chart: ", chart.id].concat());
    html
}

/// What the marks mean, and the chart in words.
pub fn words(chart: &Chart) -> Html {
    let mut html = Html::default();
    put!(html, "<ul class=\"legend\" aria-hidden=\"true\">");
    for entry in &chart.legend {
        put!(html, "<li><svg class=\"swatch\" width=\"18\" height=\"14\" viewBox=\"0 0 18 14\">");
        let other = if entry.series == Series::Other { " m-other" } else { "" };
        mark(&mut html, &[entry.role.class(), other].concat(), &entry.sample().d().unwrap_or_default());
        put!(html, "</svg>" (entry.text) "</li>");
    }
    put!(html, "</ul><p class=\"summary\">" (chart.summary) "</p>");
    html
}

/// The data.
pub fn rows(chart: &Chart) -> Html {
    let mut html = Html::default();
    put!(html, "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Data of the chart: " (chart.id)
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
pub fn labels(chart: &Chart) -> Html {
    let mut html = Html::default();
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
    html
}
