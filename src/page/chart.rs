//! A chart: its title, the drawn scene with every mark in reach of mouse, touch and keyboard, summary, table, downloads.

use std::sync::Arc;

use gonogo_chart::{Chart, Input, Missing, Scene, Series, Shape};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Page, copy_link};
use crate::browser::{observe, share};

type Draw = fn(&Input<'_>, f64) -> Result<Chart, Missing>;

pub(super) fn charts(page: &Page) -> AnyView {
    let draws: [(&'static str, Draw); 5] = [
        ("timeline", gonogo_chart::timeline),
        ("cost", gonogo_chart::cost),
        ("score", gonogo_chart::score),
        ("risks", gonogo_chart::risks),
        ("expected", gonogo_chart::expected),
    ];
    let figures: Vec<AnyView> = draws.into_iter().map(|(id, draw)| figure(page, id, draw)).collect();
    view! { <section class="charts" id="charts" data-place="charts" aria-label="Charts">{figures}</section> }.into_any()
}

fn figure(page: &Page, id: &'static str, draw: Draw) -> AnyView {
    let (loaded, locale, chosen) = (Arc::clone(&page.loaded), page.state.locale, page.chosen);
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
    let frame = NodeRef::<leptos::html::Div>::new();
    frame.on_load(move |element| {
        width.set(f64::from(element.client_width()));
        observe::width(&element, width);
    });
    let with = move |read: fn(&Chart) -> String| move || chart.with(|chart| chart.as_ref().map(read).unwrap_or_default());
    let readout = RwSignal::new(String::new());
    view! {
        <figure class=format!("chart chart-{id}") id=format!("chart-{id}") data-place=format!("chart-{id}") aria-labelledby=format!("chart-{id}-title")>
            <div class="heading">
                <h2 id=format!("chart-{id}-title")>{with(|chart| chart.title.clone())}</h2>
                {copy_link(page.state, format!("chart-{id}"), "this chart")}
            </div>
            <div class="plot" node_ref=frame>{plot(chart, readout, id)}</div>
            <p class="readout" aria-hidden="true">{move || readout.get()}</p>
            {legend(chart)}
            <p class="summary">{with(|chart| chart.summary.clone())}</p>
            {table(chart, id)}
        </figure>
    }
    .into_any()
}

type Drawn = Memo<Result<Chart, Missing>>;

fn scene<T>(chart: Drawn, read: impl Fn(&Scene) -> T) -> Option<T> {
    chart.with(|chart| chart.as_ref().ok().map(|chart| read(&chart.scene)))
}

/// The scene as SVG. Marks of one kind are one kind of element, so that a change moves them instead of replacing them.
fn plot(chart: Drawn, readout: RwSignal<String>, id: &'static str) -> AnyView {
    let size = move |scene: &Scene| format!("0 0 {} {}", scene.width, scene.height);
    let paths = move || {
        let path = |mark: &gonogo_chart::Mark| {
            let d = mark.shape.d()?;
            Some(view! { <path class=mark.class() d=d></path> })
        };
        scene(chart, |scene| scene.marks.iter().filter_map(path).collect::<Vec<_>>())
    };
    let texts = move || {
        let text = |mark: &gonogo_chart::Mark| {
            let Shape::Text { x, y, anchor, size, content } = &mark.shape else { return None };
            Some(view! {
                <text class=mark.class() x=x.to_string() y=y.to_string() text-anchor=anchor.word() font-size=size.to_string()>{content.clone()}</text>
            })
        };
        scene(chart, |scene| scene.marks.iter().filter_map(text).collect::<Vec<_>>())
    };
    let hits = move || {
        scene(chart, |scene| {
            let hit = |(at, datum): (usize, &gonogo_chart::Datum)| {
                let stop = if at == 0 { "0" } else { "-1" };
                let area = datum.area;
                view! {
                    <rect
                        class="hit" x=area.x.to_string() y=area.y.to_string() width=area.width.to_string() height=area.height.to_string()
                        tabindex=stop role="img" aria-label=datum.label.clone() data-datum=at.to_string()
                    ></rect>
                }
            };
            scene.data.iter().enumerate().map(hit).collect::<Vec<_>>()
        })
    };
    let show = move |target: Option<web_sys::EventTarget>| {
        let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(label) = element.and_then(|element| element.get_attribute("aria-label")) {
            readout.set(label);
        }
    };
    view! {
        <svg
            class="scene" role="group" aria-roledescription="chart" aria-labelledby=format!("chart-{id}-title")
            viewBox=move || scene(chart, size) height=move || scene(chart, |scene| scene.height.to_string())
            on:pointerover=move |event| show(event.target())
            on:focusin=move |event| show(event.target())
            on:keydown=move |event| walk(&event)
        >
            {paths}
            {texts}
            {hits}
        </svg>
    }
    .into_any()
}

/// Arrow keys go from mark to mark, Home and End to the first and last one.
fn walk(event: &web_sys::KeyboardEvent) {
    let Some(from) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let Some(parent) = from.parent_element() else { return };
    let Ok(all) = parent.query_selector_all(".hit") else { return };
    let at: i64 = from.get_attribute("data-datum").and_then(|at| at.parse().ok()).unwrap_or(0);
    let last = i64::from(all.length()) - 1;
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (at + 1).min(last),
        "ArrowLeft" | "ArrowUp" => (at - 1).max(0),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    let next = u32::try_from(to).ok().and_then(|to| all.get(to)).and_then(|node| node.dyn_into::<web_sys::SvgElement>().ok());
    if let Some(next) = next {
        let _ = (from.set_attribute("tabindex", "-1"), next.set_attribute("tabindex", "0"), next.focus());
    }
}

fn legend(chart: Drawn) -> AnyView {
    let entries = move || {
        let entries = chart.with(|chart| chart.as_ref().map(|chart| chart.legend.clone()).unwrap_or_default());
        entries
            .into_iter()
            .map(|entry| {
                let class = match entry.series {
                    Series::Chosen => entry.role.class().to_owned(),
                    Series::Other => format!("{} m-other", entry.role.class()),
                };
                let d = entry.sample().d();
                view! {
                    <li>
                        <svg class="swatch" width="18" height="14" viewBox="0 0 18 14" aria-hidden="true"><path class=class d=d></path></svg>
                        {entry.text}
                    </li>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! { <ul class="legend" aria-hidden="true">{entries}</ul> }.into_any()
}

fn table(chart: Drawn, id: &'static str) -> AnyView {
    let save_table = move |_| {
        let csv = chart.with_untracked(|chart| chart.as_ref().map(|chart| chart.table.to_csv()).unwrap_or_default());
        share::save(&format!("{id}.csv"), "text/csv;charset=utf-8", &csv);
    };
    let save_scene = move |_| {
        let svg = chart.with_untracked(|chart| {
            chart.as_ref().map(|chart| chart.to_svg()).unwrap_or_default()
        });
        share::save(&format!("{id}.svg"), "image/svg+xml", &svg);
    };
    let body = move || {
        let table = chart.with(|chart| chart.as_ref().map(|chart| chart.table.clone()).ok());
        table.map(|table| {
            let head: Vec<AnyView> = table.headers.into_iter().map(|header| view! { <th scope="col">{header}</th> }.into_any()).collect();
            let rows: Vec<AnyView> = table
                .rows
                .into_iter()
                .map(|row| {
                    let cells: Vec<AnyView> = row
                        .into_iter()
                        .map(|cell| view! { <td class:num=cell.numeric>{cell.text}</td> }.into_any())
                        .collect();
                    view! { <tr>{cells}</tr> }.into_any()
                })
                .collect();
            view! { <table><caption class="visually-hidden">{table.caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table> }
        })
    };
    view! {
        <details class="data">
            <summary>"Data table and downloads"</summary>
            <div class="table" tabindex="0" role="region" aria-label="Data table">{body}</div>
            <p class="downloads">
                <button type="button" on:click=save_table>"Download CSV"</button>
                <button type="button" on:click=save_scene>"Download SVG"</button>
            </p>
        </details>
    }
    .into_any()
}
