//! The scorecard: categories with their points and status, and the bands that the score is read by.

use gonogo_report::{Category, Level, Locale, Score};
use leptos::prelude::*;

use super::{Page, mark};
use crate::decision::status;

pub(super) fn scorecard(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    let locale = page.state.locale;
    if report.categories.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = report.categories.iter().map(|category| row(category, &locale)).collect();
    let total = report.score.map(|score| {
        let level = report.level(score.value).map(|level| level.name.clone());
        view! { <tr class="total"><th scope="row">"Total"</th><td class="num">{points(score, &locale)}</td><td></td><td>{level}</td></tr> }
    });
    let table = view! {
        <div class="table" tabindex="0" role="region" aria-label="Scorecard">
            <table class="scorecard">
                <thead><tr><th scope="col">"Category"</th><th scope="col" class="num">"Points"</th><th scope="col" class="wide">"Share"</th><th scope="col">"Status"</th></tr></thead>
                <tbody>{rows}{total}</tbody>
            </table>
        </div>
    };
    Some(table.into_any())
}

fn row(category: &Category, locale: &Locale) -> AnyView {
    let status = category.status.map(|found| {
        let (word, class) = status(found);
        mark(class, word.to_owned())
    });
    let bar = category.score.map(|score| {
        let share = (score.share() * 100.0).clamp(0.0, 100.0);
        view! {
            <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-all" width="100" height="8"></rect>
                <rect class="bar-part" width=format!("{share:.1}") height="8"></rect>
            </svg>
        }
    });
    view! {
        <tr data-category=category.id.clone()>
            <th scope="row">{category.name.clone()} {category.note.clone().map(|note| view! { <span class="quiet">" " {note}</span> })}</th>
            <td class="num">{category.score.map(|score| points(score, locale))}</td>
            <td class="wide">{bar}</td>
            <td>{status}</td>
        </tr>
    }
    .into_any()
}

fn points(score: Score, locale: &Locale) -> String {
    format!("{} of {}", locale.number(score.value, 1), locale.number(score.max, 1))
}

/// The bands of the rubric, and what comparable products score.
pub(super) fn levels(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    let locale = page.state.locale;
    let now = report.score.map(|score| score.value);
    let rubric = table("Levels of the rubric", &report.levels, now, &locale);
    let others = table("For comparison", &report.comparisons, now, &locale);
    (!report.levels.is_empty() || !report.comparisons.is_empty())
        .then(|| view! { <div class="columns">{rubric}{others}</div> }.into_any())
}

fn table(title: &'static str, levels: &[Level], now: Option<f64>, locale: &Locale) -> Option<AnyView> {
    if levels.is_empty() {
        return None;
    }
    let row = |level: &Level| {
        let to = level.to.map_or("or more".to_owned(), |to| format!("to {}", locale.number(to, 1)));
        let here = now.filter(|value| level.holds(*value)).map(|value| format!("this report: {}", locale.number(value, 1)));
        let is_here = here.is_some();
        view! {
            <tr class:here=is_here>
                <th scope="row">{level.name.clone()} {level.note.clone().map(|note| view! { <span class="quiet">" " {note}</span> })}</th>
                <td class="num">{locale.number(level.from, 1)} " " {to}</td>
                <td>{here}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = levels.iter().map(row).collect();
    let table = view! {
        <div>
            <h3>{title}</h3>
            <div class="table" tabindex="0" role="region" aria-label=title>
                <table><thead><tr><th scope="col">"Level"</th><th scope="col" class="num">"Points"</th><th scope="col">"Now"</th></tr></thead><tbody>{rows}</tbody></table>
            </div>
        </div>
    };
    Some(table.into_any())
}
