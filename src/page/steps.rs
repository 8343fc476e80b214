//! Next steps per option, with ticks that this browser remembers.

use gonogo_report::NextSteps;
use leptos::prelude::*;

use super::Page;
use crate::browser::reader;

pub(super) fn steps(page: &Page) -> Option<AnyView> {
    let report = &page.loaded.report;
    if report.next_steps.is_empty() {
        return None;
    }
    let id = page.loaded.id.clone();
    let ticked = RwSignal::new(reader::ticked(&id));
    let keys: Vec<String> = report.next_steps.iter().flat_map(|group| group.items.iter().map(move |item| key(group, item))).collect();
    let all = keys.len();
    let done = move || ticked.with(|ticked| keys.iter().filter(|key| ticked.contains(key)).count());
    let mut groups: Vec<AnyView> = Vec::new();
    let mut last: Option<Option<String>> = None;
    for group in &report.next_steps {
        if last.as_ref() != Some(&group.option) {
            let name = group.option.as_deref().and_then(|id| report.option(id)).map(|option| option.name.clone());
            groups.push(view! { <h3>{name.map_or("In any case".to_owned(), |name| format!("With {name}"))}</h3> }.into_any());
            last = Some(group.option.clone());
        }
        groups.push(list(group, ticked, &id));
    }
    let body = view! {
        <p class="quiet" role="status">{move || format!("{} of {all} done; ticks stay in this browser", done())}</p>
        <div class="steps">{groups}</div>
    };
    Some(body.into_any())
}

fn list(group: &NextSteps, ticked: RwSignal<Vec<String>>, id: &str) -> AnyView {
    let items: Vec<AnyView> = group
        .items
        .iter()
        .map(|item| {
            let (key, id) = (key(group, item), id.to_owned());
            let on = {
                let key = key.clone();
                move || ticked.with(|ticked| ticked.contains(&key))
            };
            let toggle = move |_| {
                ticked.update(|ticked| {
                    if ticked.contains(&key) {
                        ticked.retain(|kept| *kept != key);
                    } else {
                        ticked.push(key.clone());
                    }
                });
                ticked.with_untracked(|ticked| reader::set_ticked(&id, ticked));
            };
            view! { <li><label class="choice"><input type="checkbox" prop:checked=on on:change=toggle/> {item.clone()}</label></li> }.into_any()
        })
        .collect();
    let when = group.when.clone().map(|when| view! { <h4>{when}</h4> });
    view! { {when}<ul class="tasks">{items}</ul> }.into_any()
}

/// What a step is remembered by: where it stands and what it says.
fn key(group: &NextSteps, item: &str) -> String {
    [group.option.as_deref().unwrap_or_default(), group.when.as_deref().unwrap_or_default(), item].join("|")
}
