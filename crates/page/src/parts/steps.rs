//! Next steps per option, with boxes whose ticks the browser remembers.

use gonogo_report::NextSteps;

use super::Source;
use crate::load::fingerprint;
use crate::markup::{Html, put};

pub(super) fn steps(source: Source<'_>) -> Html {
    let report = source.report();
    let mut html = Html::default();
    if report.next_steps.is_empty() {
        return html;
    }
    let all = report.next_steps.iter().map(|group| group.items.len()).sum();
    put!(html, "<p class=\"quiet\" id=\"steps-done\" role=\"status\">" (done(source.ticked.len().min(all), all)) "</p><div class=\"steps\">");
    let mut last: Option<&Option<String>> = None;
    for group in &report.next_steps {
        if last != Some(&group.option) {
            let name = group.option.as_deref().and_then(|id| report.option(id)).map(|option| &option.name);
            match name {
                Some(name) => put!(html, "<h3>With " (name) "</h3>"),
                None => html.raw("<h3>In any case</h3>"),
            }
            last = Some(&group.option);
        }
        list(&mut html, source, group);
    }
    put!(html, "</div>");
    html
}

/// How many of the steps are done.
pub fn done(done: usize, all: usize) -> String {
    format!("{done} of {all} done; ticks stay in this browser")
}

fn list(html: &mut Html, source: Source<'_>, group: &NextSteps) {
    if let Some(when) = &group.when {
        put!(html, "<h4>" (when) "</h4>");
    }
    put!(html, "<ul class=\"tasks\">");
    for item in &group.items {
        let key = key(group, item);
        let checked = source.ticked.contains(&key);
        put!(html, "<li><label class=\"choice\"><input type=\"checkbox\" data-step=\"" (key) "\"");
        html.raw(if checked { " checked>" } else { ">" });
        put!(html, " " (item) "</label></li>");
    }
    put!(html, "</ul>");
}

/// What a step is remembered by: eight hexadecimal digits of where it stands and what it says.
fn key(group: &NextSteps, item: &str) -> String {
    fingerprint(
        [group.option.as_deref().unwrap_or_default(), group.when.as_deref().unwrap_or_default(), item].into_iter(),
    )
}
