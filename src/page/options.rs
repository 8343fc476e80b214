//! The decision sheet: the options as one radio group of cards, and what the chosen one accepts.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Page, copy_link};
use crate::decision::{self, Accepted, Card, Delta, Figure, dashes};

pub(super) fn options(page: &Page) -> AnyView {
    let count = page.loaded.report.options.len();
    if count == 0 {
        return view! {
            <section class="decide" id="decide" data-place="decide" aria-label="Options">
                <p class="absent">"No options to compare: the audit would need launch options with their phases, in scores.json."</p>
            </section>
        }
        .into_any();
    }
    let cards: Vec<AnyView> = (0..count).filter_map(|index| option(page, index)).collect();
    view! {
        <section class="decide" id="decide" data-place="decide" aria-label="Decision">
            <fieldset class="cards" data-count=count.min(4).to_string()>
                <legend class="visually-hidden">"Launch options"</legend>
                {cards}
            </fieldset>
            {accepted(page)}
        </section>
    }
    .into_any()
}

fn option(page: &Page, index: usize) -> Option<AnyView> {
    let (loaded, state, chosen) = (Arc::clone(&page.loaded), page.state, page.chosen);
    let card = decision::card(&loaded, index, &state.locale)?;
    let outcome = loaded.report.options.get(index)?.outcome.clone();
    let Card { id, name, stance, cost, time, score, risks } = card;
    let is_chosen = Memo::new(move |_| chosen.get() == index);
    let delta = {
        let loaded = Arc::clone(&loaded);
        Memo::new(move |_| decision::delta(&loaded, index, chosen.get(), &state.locale))
    };
    let (input, described, labelled) = (format!("option-{index}"), format!("figures-{index}"), format!("name-{index}"));
    let (target, key) = (input.clone(), id.clone());
    let choose = {
        let id = id.clone();
        move |_| state.choose(&id)
    };
    let figures = [
        figure("Cost", cost, delta, |delta| &delta.cost),
        figure("Time", time, delta, |delta| &delta.time),
        figure("Score", score, delta, |delta| &delta.score),
        figure("Risks open", risks, delta, |delta| &delta.risks),
    ];
    let card = view! {
        <label class="card" class:chosen=is_chosen for=target data-option=key>
            <span class="card-head">
                <input
                    type="radio" name="option" id=input value=id prop:checked=is_chosen checked=is_chosen.get_untracked()
                    aria-labelledby=labelled.clone() aria-describedby=described.clone() on:change=choose
                />
                <span class="name" id=labelled>{name}</span>
                {stance.map(|stance| view! { <span class="stance">{stance}</span> })}
            </span>
            <span class="figures" id=described>{figures.into_iter().collect::<Vec<_>>()}</span>
            {outcome.map(|outcome| view! { <span class="outcome">{outcome}</span> })}
        </label>
    };
    Some(card.into_any())
}

fn figure(name: &'static str, figure: Figure, delta: Memo<Delta>, of: fn(&Delta) -> &String) -> AnyView {
    let Figure { value, stated, doubtful } = figure;
    let difference = move || delta.with(|delta| of(delta).clone());
    let doubt = doubtful.then(|| view! { <span class="doubt"><span aria-hidden="true">"!"</span><span class="visually-hidden">" does not agree "</span></span> });
    view! {
        <span class="figure" data-figure=name>
            <span class="figure-name">{name}" "</span>
            <span class="value">{value}</span>
            <span class="stated">{stated.map(|stated| format!(" {stated}"))} {doubt}</span>
            <span class="delta">{difference}</span>
        </span>
    }
    .into_any()
}

fn accepted(page: &Page) -> AnyView {
    let (loaded, state, chosen) = (Arc::clone(&page.loaded), page.state, page.chosen);
    let body = move || {
        let index = chosen.get();
        let name = loaded.report.options.get(index).map(|option| option.name.clone()).unwrap_or_default();
        let accepted = decision::accepted(&loaded, index);
        view! { <h2 id="accepted-title">{format!("What you accept with {name}")}</h2> {list(&accepted)} }.into_any()
    };
    view! {
        <section class="accepted" id="accepted" aria-labelledby="accepted-title">
            {copy_link(state, "accepted".to_owned(), "what you accept")}
            {body}
        </section>
    }
    .into_any()
}

fn list(accepted: &Accepted<'_>) -> AnyView {
    if accepted.is_empty() {
        return view! { <p class="accepted-nothing">"Nothing that the audit names stays open."</p> }.into_any();
    }
    let findings = accepted.findings.iter().map(|finding| {
        let href = format!("#f-{}", finding.id);
        view! { <li data-finding=finding.id.clone()><a href=href>{finding.title.clone()}</a> <span class="quiet">{finding.severity.word()}</span></li> }
            .into_any()
    });
    let risks = accepted.risks.iter().map(|risk| {
        let when = risk.when.as_ref().map(|when| when.wording().to_owned());
        view! { <li data-risk=risk.id.clone()><a href=format!("#r-{}", risk.id)>{risk.title.clone()}</a> <span class="quiet">{when}</span></li> }
            .into_any()
    });
    let stated = accepted.stated.iter().map(|risk| view! { <li>{risk.clone()}</li> }.into_any());
    let losses = accepted.losses.iter().map(|loss| {
        let amount = loss.amount.as_ref().map(|amount| dashes(amount.wording())).or(loss.detail.clone());
        view! { <li data-loss=loss.id.clone()>{loss.title.clone()} ": " {amount}</li> }.into_any()
    });
    let groups = [
        group("risks stay open", risks.collect()),
        group("findings stay open", findings.collect()),
        group("named by the audit", stated.collect()),
        group("possible costs", losses.collect()),
    ];
    view! { <div class="accepted-groups">{groups.into_iter().collect::<Vec<_>>()}</div> }.into_any()
}

fn group(title: &'static str, items: Vec<AnyView>) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    view! { <div class="accepted-group"><h3>{format!("{} {title}", items.len())}</h3><ul>{items}</ul></div> }.into_any()
}
