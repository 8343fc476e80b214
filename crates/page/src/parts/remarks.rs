//! What was noticed while reading: repairs of the text, flaws of the scores.

use super::Source;
use crate::load::{problem, tally};
use crate::markup::{Html, put};

/// So many remarks are listed; the rest are counted.
const MOST: usize = 50;

/// The remarks, folded; nothing where there are none.
pub(super) fn remarks(source: Source<'_>) -> Html {
    let loaded = source.loaded;
    let mut html = Html::default();
    let notices: Vec<String> = loaded
        .notices
        .iter()
        .take(MOST)
        .map(|notice| {
            let line = notice.line.map_or(String::new(), |line| format!(" (line {line})"));
            let help = notice.help.as_ref().map_or(String::new(), |help| format!(" What to do: {help}."));
            format!("{}{line}{help}", notice.message)
        })
        .collect();
    let count = loaded.notices.len();
    fold(
        &mut html,
        &format!("About the text: {count} {}", if count == 1 { "remark" } else { "remarks" }),
        &notices,
        count,
    );
    let file = loaded.scores_name.as_deref().unwrap_or_default();
    let flaws: Vec<String> = loaded
        .diagnostics
        .iter()
        .take(MOST)
        .map(|found| {
            let told = problem(file, found);
            let help = told.help.map_or(String::new(), |help| format!("; {help}"));
            format!("{}: {}{help}", told.place, told.message)
        })
        .collect();
    let (errors, others) = tally(&loaded.diagnostics);
    fold(&mut html, &format!("About {file}: {errors} left out, {others} to look at"), &flaws, loaded.diagnostics.len());
    html
}

fn fold(html: &mut Html, summary: &str, items: &[String], all: usize) {
    if items.is_empty() {
        return;
    }
    put!(html, "<details class=\"remarks\"><summary>" (summary) "</summary><ul>");
    items.iter().for_each(|item| put!(html, "<li>" (item) "</li>"));
    put!(html, "</ul>");
    if all > items.len() {
        put!(html, "<p>and " (all - items.len()) " more</p>");
    }
    put!(html, "</details>");
}
