//! A chart: its title, the drawn scene with every mark in reach of mouse, touch and keyboard, summary, table, downloads.

use std::sync::Arc;

use gonogo_chart::{Chart, Input, Missing, Scene, Series, Shape, length};
use gonogo_report::Locale;
use leptos::prelude::*;

use crate::browser::{marks, observe, share};
use crate::load::Loaded;
use crate::markup::{Html, put};
use crate::parts::copy_link;
use crate::state::State;

type Draw = fn(&Input<'_>, f64) -> Result<Chart, Missing>;
type Drawn = Memo<Result<Chart, Missing>>;

const DRAWS: [(&str, Draw); 5] = [
    ("timeline", gonogo_chart::timeline),
    ("cost", gonogo_chart::cost),
    ("score", gonogo_chart::score),
    ("risks", gonogo_chart::risks),
    ("expected", gonogo_chart::expected),
];

pub(super) fn charts(loaded: &Arc<Loaded>, locale: Locale, chosen: Memo<usize>) -> AnyView {
    let figures: Vec<AnyView> = DRAWS.map(|(id, draw)| figure(loaded, locale, chosen, id, draw)).into();
    view! { <section class="charts" id="charts" data-place="charts" aria-label="Charts">{figures}</section> }.into_any()
}

fn figure(loaded: &Arc<Loaded>, locale: Locale, chosen: Memo<usize>, id: &'static str, draw: Draw) -> AnyView {
    let loaded = Arc::clone(loaded);
    let width = RwSignal::new(0.0);
    let chart = Memo::new(move |_| {
        let input = Input { report: &loaded.report, outlooks: &loaded.outlooks, chosen: chosen.get(), locale: &locale };
        draw(&input, width.get())
    });
    // Whether there is anything to draw depends on the report alone, not on the choice.
    if let Err(missing) = chart.get_untracked() {
        let text = format!("{}: not shown. The audit would need {}.", missing.name, missing.needs);
        return view! { <p class="absent" data-absent=id>{text}</p> }.into_any();
    }
    Effect::new(move |_| {
        if let Some(plot) = marks::plot(id) {
            width.set(f64::from(plot.client_width()));
            observe::width(&plot, width);
        }
    });
    view! {
        <figure class=format!("chart chart-{id}") id=format!("chart-{id}") data-place=format!("chart-{id}")
            aria-labelledby=format!("chart-{id}-title")>
            <div class="heading" inner_html=html(chart, heading)></div>
            <div class="plot">{scene(chart, id)}</div>
            <p class="readout" aria-hidden="true"></p>
            <div inner_html=html(chart, words)></div>
            <details class="data">
                <summary>"Data table and downloads"</summary>
                <div inner_html=html(chart, table)></div>
            </details>
        </figure>
    }
    .into_any()
}

/// What is written from the chart as it is drawn.
fn html(chart: Drawn, write: fn(&Chart) -> Html) -> impl Fn() -> String + Send + Sync + 'static {
    move || chart.with(|chart| chart.as_ref().map(write).unwrap_or_default().into_string())
}

fn heading(chart: &Chart) -> Html {
    let mut html = Html::default();
    put!(html, "<h2 id=\"chart-" (chart.id) "-title\">" (chart.title) "</h2>");
    copy_link(&mut html, &format!("chart-{}", chart.id), &format!("the chart: {}", chart.id));
    html
}

fn words(chart: &Chart) -> Html {
    let mut html = Html::default();
    put!(html, "<ul class=\"legend\" aria-hidden=\"true\">");
    for entry in &chart.legend {
        let other = (entry.series == Series::Other).then_some(" m-other");
        put!(html, "<li><svg class=\"swatch\" width=\"18\" height=\"14\" viewBox=\"0 0 18 14\"><path class=\""
            (entry.role.class()) (other) "\" d=\"" (entry.sample().d()) "\"></path></svg>" (entry.text) "</li>");
    }
    put!(html, "</ul><p class=\"summary\">" (chart.summary) "</p>");
    html
}

fn table(chart: &Chart) -> Html {
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
    put!(html, "</tbody></table></div><p class=\"downloads\"><button type=\"button\" data-save=\"csv\">Download CSV</button> "
        "<button type=\"button\" data-save=\"svg\">Download SVG</button></p>");
    html
}

/// Lets the reader save the chart of an id as `csv` or, for any other `kind`, as SVG: as wide as it is on the page.
pub(crate) fn save(state: State, id: &str, kind: &str) {
    let (Some(loaded), Some(plot)) = (state.loaded(), marks::plot(id)) else { return };
    let chosen = state.selection.with_untracked(|selection| loaded.chosen(selection.option.as_deref()));
    let input = Input { report: &loaded.report, outlooks: &loaded.outlooks, chosen, locale: &state.locale };
    let draw = DRAWS.iter().find(|(known, _)| *known == id);
    let Some(Ok(chart)) = draw.map(|(_, draw)| draw(&input, f64::from(plot.client_width()))) else { return };
    match kind {
        "csv" => share::save(&format!("{id}.csv"), "text/csv;charset=utf-8", &chart.table.to_csv()),
        _ => share::save(&format!("{id}.svg"), "image/svg+xml", &chart.to_svg()),
    }
}

/// The scene as SVG. Marks are updated in place, so that a change moves them instead of replacing them.
fn scene(chart: Drawn, id: &'static str) -> AnyView {
    let paths = move || {
        let path = |mark: &gonogo_chart::Mark| Some(view! { <path class=mark.class() d=mark.shape.d()?></path> });
        let paths = |chart: &Chart| chart.scene.marks.iter().filter_map(path).collect::<Vec<_>>();
        chart.with(|chart| chart.as_ref().map(paths).unwrap_or_default())
    };
    let size = move |read: fn(&Scene) -> String| {
        move || chart.with(|chart| chart.as_ref().map(|chart| read(&chart.scene)).unwrap_or_default())
    };
    view! {
        <svg
            class="scene" role="group" aria-roledescription="chart" aria-labelledby=format!("chart-{id}-title")
            viewBox=size(|scene| format!("0 0 {} {}", length(scene.width), length(scene.height))) height=size(|scene| length(scene.height))
        >
            <g>{paths}</g>
            <g inner_html=html(chart, labels)></g>
        </svg>
    }
    .into_any()
}

/// The texts of the scene, and over everything the areas in which its data can be pointed at or stepped to.
fn labels(chart: &Chart) -> Html {
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
