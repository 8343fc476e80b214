//! The scorecard: categories with their points and status, and the bands that the score is read by.

use gonogo_report::{Level, Locale, Score};

use super::verdict::bar;
use super::{Source, sign, table};
use crate::decision::status;
use crate::markup::{Html, put};
use crate::trail::{Of, number, traced};

pub(super) fn scorecard(source: Source<'_>) -> Html {
    let (report, locale) = (source.report(), source.locale);
    let mut html = Html::default();
    if report.categories.is_empty() {
        return html;
    }
    put!(html, "<div class=\"scorecard\">");
    table(&mut html, "Scorecard", &["Category", "#Points", "Share", "Status"], |html| {
        for (at, category) in report.categories.iter().enumerate() {
            put!(html, "<tr data-category=\"" (category.id) "\"><th scope=\"row\">" (category.name));
            if let Some(note) = &category.note {
                put!(html, " <span class=\"quiet\">" (note) "</span>");
            }
            put!(html, "</th><td class=\"num\">" (number(source, Of::Category(at), category.score.map(|score| points(score, locale)))) "</td><td class=\"wide\">");
            if let Some(score) = category.score {
                bar(html, score);
            }
            put!(html, "</td><td>");
            if let Some((word, class)) = category.status.map(status) {
                sign(html, class, word);
            }
            put!(html, "</td></tr>");
        }
        if let Some(score) = report.score {
            let level = report.level(score.value).map(|level| &level.name);
            put!(html, "<tr class=\"total\"><th scope=\"row\">Total</th><td class=\"num\">" (number(source, Of::Score, points(score, locale))) "</td><td></td><td>" (level) "</td></tr>");
        }
    });
    put!(html, "</div>");
    html
}

fn points(score: Score, locale: &Locale) -> String {
    format!("{} of {}", locale.number(score.value, 1), locale.number(score.max, 1))
}

/// The bands of the rubric, and what comparable products score.
pub(super) fn levels(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    if report.levels.is_empty() && report.comparisons.is_empty() {
        return html;
    }
    put!(html, "<div class=\"columns\">");
    bands(&mut html, source, "Levels of the rubric", &report.levels, Of::Level);
    bands(&mut html, source, "For comparison", &report.comparisons, Of::Comparison);
    put!(html, "</div>");
    html
}

fn bands(html: &mut Html, source: Source<'_>, title: &'static str, levels: &[Level], of: fn(usize) -> Of) {
    if levels.is_empty() {
        return;
    }
    let locale = source.locale;
    let now = source.report().score.map(|score| score.value);
    put!(html, "<div><h3>" (title) "</h3>");
    table(html, title, &["Level", "#Points", "Now"], |html| {
        for (at, level) in levels.iter().enumerate() {
            let to = level.to.map_or("or more".to_owned(), |to| format!("to {}", locale.number(to, 1)));
            let here = now.filter(|value| level.holds(*value));
            put!(html, "<tr class=\"" (here.map(|_| "here")) "\"><th scope=\"row\">" (level.name));
            if let Some(note) = &level.note {
                put!(html, " <span class=\"quiet\">" (note) "</span>");
            }
            put!(html, "</th><td class=\"num\">");
            traced(source, html, of(at), |html| put!(html, (locale.number(level.from, 1)) " " (to)));
            let here = here.map(|value| format!("this report: {}", locale.number(value, 1)));
            put!(html, "</td><td>" (number(source, Of::Score, here)) "</td></tr>");
        }
    });
    put!(html, "</div>");
}
