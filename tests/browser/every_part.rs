//! All that HarmoniQ's audit says is on the page, and the page keeps to itself.

use gonogo_page::decision::{self, dashes};
use gonogo_report::Money;
use pulldown_cmark::{Event, Options, Parser};
use serde_json::Value;

use crate::harness::{BASE, Native, Page, Site, example, squeezed};

#[test]
fn every_part_of_the_audit_is_on_the_page() {
    let audit = Native::example("harmoniq");
    let report = &audit.loaded.report;
    let page = Page::open();
    page.unfold();
    let locale = &audit.locale;
    let printed = |value: f64| locale.number(value, 1);

    // Title, date, assessor, revision, classification; verdict; score.
    let date = report.date.as_ref().and_then(|date| date.date).expect("the audit has a date");
    let (verdict, score) = (report.verdict.as_ref().unwrap(), report.score.unwrap());
    let (word, _) = decision::decision(verdict.decision);
    let level = report.level(score.value).expect("the score has a level");
    page.part("#verdict")
        .says(report.title.as_ref().unwrap())
        .says(&locale.date(date))
        .says(report.assessor.as_ref().unwrap())
        .says(report.revision.as_ref().unwrap())
        .says(report.classification.as_ref().unwrap())
        .says(word)
        .says(verdict.statement.as_ref().unwrap())
        .says(&format!("{} of {}", printed(score.value), printed(score.max)))
        .says(&format!("{} %", locale.number(score.share() * 100.0, 0)))
        .says(&level.name);
    assert_eq!((score.value, score.max, level.name.as_str()), (25.0, 50.0, "Prototype"));

    // Three gates, each with its decision and reason.
    let gates = page.part("#gates");
    for gate in numbered(&report.gates, 3) {
        gates.says(&format!("{}{}", gate.name, decision::gate(gate.decision).0)).says(gate.reason.as_ref().unwrap());
        page.part("#verdict").says(&gate.name);
    }

    // The three biggest risks, with what mending them takes.
    let risks = page.part("#biggest-risks");
    for risk in numbered(&report.biggest_risks, 3) {
        risks.says(&risk.title).says_all([&risk.cause, &risk.risk, &risk.impact].into_iter().flatten());
        risks.says(&format!("Fix time{}", dashes(risk.effort.as_ref().unwrap().wording())));
        risks.says(&format!("Fix cost{}", words_of(&risk.cost)));
    }

    // The five critical fixes, one of them paid monthly, and what the audit states for all of them.
    let stated = report.fixes.as_ref().expect("the audit states a total");
    let fixes = page.part("#fixes");
    let monthly = |id: &String| report.actions.iter().any(|a| a.id == *id && words_of(&a.cost).ends_with("/mo"));
    for id in numbered(&stated.of, 5) {
        let action = report.actions.iter().find(|action| action.id == *id).expect("a fix is an action");
        let effort = dashes(action.effort.as_ref().unwrap().wording());
        let row = [&action.title, &effort, &words_of(&action.cost), action.impact.as_ref().unwrap()];
        fixes.says(&row.map(String::as_str).concat());
    }
    assert_eq!(stated.of.iter().filter(|id| monthly(id)).count(), 1);
    fixes
        .says(stated.title.as_ref().unwrap())
        .says(&dashes(stated.effort.as_ref().unwrap().wording()))
        .says(&words_of(&stated.cost))
        .says(&printed(stated.score_after.unwrap()));

    // Four phases and the stated total.
    let (plan, totals) = (page.part("#plan"), report.totals.as_ref().unwrap());
    for phase in numbered(&report.phases, 4) {
        let row = page.part(&format!("#plan [data-phase=\"{}\"]", phase.id));
        row.says(&phase.name).says(&dashes(phase.duration.as_ref().unwrap().wording()));
        row.says(phase.outcome.as_ref().unwrap()).says(&printed(phase.score_after.unwrap()));
        for part in phase.cost.as_ref().unwrap().parts() {
            row.says(&locale.money(part.amount.range, part.amount.currency));
        }
    }
    let targets: Vec<String> = report.phases.iter().map(|phase| printed(phase.score_after.unwrap())).collect();
    assert_eq!(targets, ["32", "40", "48", "52"]);
    plan.says(&dashes(totals.duration.as_ref().unwrap().wording())).says(&words_of(&totals.cost));
    plan.says(&dashes(totals.effort.as_ref().unwrap().wording()));

    // Ten scored categories.
    for category in numbered(&report.categories, 10) {
        let (score, row) = (category.score.unwrap(), page.part(&format!("[data-category=\"{}\"]", category.id)));
        row.says(&category.name).says(category.note.as_ref().unwrap());
        row.says(&format!("{} of {}", printed(score.value), printed(score.max)));
        row.says(decision::status(category.status.unwrap()).0);
    }

    // Five strengths, seven gaps.
    let balance = page.part("#balance");
    for point in numbered(&report.strengths, 5).iter().chain(numbered(&report.gaps, 7)) {
        balance.says(&format!("{}: {}", point.title, point.detail.as_ref().unwrap()));
    }

    // Nine events of a launch today, in three periods.
    let events = page.part("#events");
    let mut periods = page.texts_of("#events h3");
    assert_eq!(periods.len(), 3);
    for risk in numbered(&report.risks, 9) {
        let when = risk.when.as_ref().unwrap().wording();
        assert!(periods.iter().any(|period| period == when), "{when} is not among {periods:?}");
        events.says(&risk.title).says_all([&risk.trigger, &risk.consequence, &risk.reason].into_iter().flatten());
    }
    periods.dedup();
    assert_eq!(periods.len(), 3, "each period stands once");

    // The levels, and what other products reach.
    let levels = page.part("#levels");
    for level in numbered(&report.levels, 5).iter().chain(numbered(&report.comparisons, 4)) {
        let end = level.to.map_or("or more".to_owned(), |to| format!("to {}", printed(to)));
        levels.says(&level.name).says_all(&level.note).says(&format!("{} {end}", printed(level.from)));
    }

    // Fifteen findings.
    for finding in numbered(&report.findings, 15) {
        let card = page.part(&format!("[id=\"f-{}\"]", finding.id));
        card.says(&finding.title).says(finding.severity.word());
        card.says_all([&finding.risk, &finding.impact, &finding.evidence, &finding.fix].into_iter().flatten());
        card.says_all(finding.effort.as_ref().map(|effort| dashes(effort.wording())));
        card.says(&words_of(&finding.cost)).says_all(&finding.group);
    }

    // Three options with all that is said of them.
    for (option, at) in numbered(&report.options, 3).iter().zip(1..) {
        let full = page.part(&format!("#options article:nth-of-type({at})"));
        full.says(&option.name).says(decision::stance(option.stance.unwrap())).says(option.outcome.as_ref().unwrap());
        full.says(&dashes(option.duration.as_ref().unwrap().wording())).says(&words_of(&option.cost));
        for milestone in &option.milestones {
            full.says(&format!("{}: {}", milestone.at.as_ref().unwrap().wording(), milestone.name));
            full.says_all(&milestone.detail);
        }
        full.says_all(&option.risks);
        for id in &option.losses {
            let loss = report.loss(id).expect("an option names losses that exist");
            full.says(&loss.title).says(&words_of(&loss.amount)).says_all(&loss.detail);
        }
        let said = option.milestones.len() + option.risks.len() + option.losses.len();
        assert!(said > 0, "{} has milestones, risks or expected costs", option.id);
    }

    // Five questions, the next steps of each option, contact and the link to the full audit.
    page.part("#questions").says_all(numbered(&report.questions, 5));
    let steps = page.part("#steps");
    for group in &report.next_steps {
        steps.says_all(&group.when).says_all(&group.items);
    }
    let (contact, links) = (report.contact.as_ref().unwrap(), page.attributes_of("#contact a", "href"));
    page.part("#contact").says(contact.name.as_ref().unwrap()).says(contact.email.as_ref().unwrap());
    assert!(links.contains(&format!("mailto:{}", contact.email.as_ref().unwrap())), "{links:?}");
    let full_audit = &report.links[0];
    page.part("#contact").says(&full_audit.title).says(full_audit.detail.as_ref().unwrap());
    assert!(links.contains(full_audit.href.as_ref().unwrap()), "{links:?}");

    page.is_quiet();
}

/// The parts above are named one by one; this finds what they forget.
#[test]
fn every_sentence_of_the_scores_is_on_the_page() {
    let page = Page::open();
    page.unfold();
    let shown = squeezed(&page.text_of("body"));
    let mut scores: Value = serde_json::from_slice(&std::fs::read(example("harmoniq/scores.json")).unwrap()).unwrap();
    // What the reader may set is not on the page yet.
    scores["assumptions"].take();
    let mut sentences = Vec::new();
    collect_sentences(&scores, &mut sentences);
    assert!(sentences.len() > 200, "only {} sentences", sentences.len());
    // Figures are set with dashes, sentences are left as they are.
    let is_shown = |text: &String| [text, &dashes(text)].iter().any(|text| shown.contains(&squeezed(text)));
    let missing: Vec<_> = sentences.iter().filter(|text| !is_shown(text)).collect();
    assert!(missing.is_empty(), "not on the page: {missing:#?}");
}

#[test]
fn the_whole_text_is_on_the_page_word_by_word() {
    let page = Page::open();
    let audit = Native::example("harmoniq");
    let text: String = page.read("return document.getElementById('prose').textContent", &[]);
    let headings: Vec<String> = page.texts_of("#prose .heading :is(h2, h3, h4, h5, h6)");
    let wanted: Vec<&str> = audit.loaded.document.sections().iter().map(|s| s.title.as_str()).collect();
    assert_eq!(headings, wanted);

    // A word of the text is found behind the one before it.
    let mut rest = text.as_str();
    for word in words(audit.loaded.document.text()) {
        let at = rest.find(&word).unwrap_or_else(|| panic!("`{word}` does not follow; what follows is `{rest:.200}`"));
        rest = &rest[at + word.len()..];
    }
}

#[test]
fn each_card_shows_cost_time_score_and_open_risks() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    for (index, id) in audit.options().into_iter().enumerate() {
        let card = decision::card(&audit.loaded, index, &audit.locale).expect("an option has a card");
        let figures = [("Cost", card.cost), ("Time", card.time), ("Score", card.score), ("Risks open", card.risks)];
        for (name, figure) in figures {
            let at = format!(".card[data-option=\"{id}\"] [data-figure=\"{name}\"]");
            assert_eq!(page.text_of(&format!("{at} .value")), figure.value, "{id}: {name}");
            page.part(&at).says(name).says_all(figure.stated);
        }
        page.part(&format!(".card[data-option=\"{id}\"]")).says(&card.name).says_all(card.stance);
    }
}

#[test]
fn there_are_five_charts_with_marks_and_data() {
    let (page, audit) = (Page::open(), Native::example("harmoniq"));
    let ids = ["timeline", "cost", "score", "risks", "expected"];
    assert_eq!(page.attributes_of("figure.chart", "id"), ids.map(|id| format!("chart-{id}")));
    for id in ids {
        let chart = audit.chart(id, audit.first(), 600.0).expect("HarmoniQ has data for all charts");
        let marks: usize = page.read(
            "return [...document.querySelectorAll(`#chart-${arguments[0]} [data-plan=\"0\"] .scene path`)].filter(e => { const b = e.getBBox(); return b.width + b.height > 0 }).length",
            &[id.into()],
        );
        assert!(marks >= chart.scene.data.len(), "{id} has {marks} marks for {} data", chart.scene.data.len());
        assert_eq!(page.count(&format!("#chart-{id} [data-plan='0'] .hit")), chart.scene.data.len(), "{id}");
        page.unfold();
        page.part(&format!("#chart-{id} [data-plan='0'] table"))
            .says_all(chart.table.headers)
            .says_all(chart.table.rows.iter().flatten().map(|cell| cell.text.as_str()));
        page.part(&format!("#chart-{id}")).says(&chart.title).says(&chart.summary);
    }
}

#[test]
fn only_the_files_of_the_report_are_asked_for_and_each_once() {
    let page = Page::open();
    let mut given = page.site().given();
    given.sort();
    let mut wanted: Vec<String> =
        built_files().into_iter().chain(["", "audit.md", "scores.json"].map(str::to_owned)).collect();
    wanted.sort();
    assert_eq!(given, wanted);
    assert_eq!(page.site().requests().len(), given.len(), "nothing was asked for in vain");
    page.is_quiet();
}

#[test]
fn scripts_and_styles_are_sealed_and_nothing_is_inline() {
    let page = Page::open();
    // What the server sent, and what has become of it.
    let sent = std::fs::read_to_string(xtask::dist().unwrap().join("index.html")).unwrap();
    for (tag, seal) in
        [("<script", " integrity="), ("rel=\"stylesheet\"", " integrity="), ("modulepreload", " integrity=")]
    {
        let lines: Vec<&str> = sent.lines().filter(|line| line.contains(tag)).collect();
        assert!(!lines.is_empty(), "no {tag}");
        lines.iter().for_each(|line| assert!(line.contains(seal), "not sealed: {line}"));
    }
    assert!(sent.contains("data-integrity=\"sha384-"), "the wasm is not sealed");
    assert!(sent.contains("default-src 'none'"), "no policy");
    let unsealed: Vec<String> = page.read(
        "return [...document.querySelectorAll('script, link[rel=stylesheet], link[rel=modulepreload], style')]\
         .filter(e => !e.integrity || !(e.src || e.href)).map(e => e.outerHTML)",
        &[],
    );
    assert_eq!(unsealed, [""; 0]);
    let inline: Vec<String> = page.read(
        "return [...document.querySelectorAll('*')].flatMap(e => [...e.attributes].filter(a => a.name === 'style' || a.name.startsWith('on'))\
         .map(a => `${e.tagName} ${a.name}=${a.value}`))",
        &[],
    );
    assert_eq!(inline, [""; 0]);
}

#[test]
fn the_viewer_works_at_the_root_of_a_host_too() {
    let dist = xtask::dist().unwrap();
    let server = gonogo_server::Server::builder(dist).start().unwrap();
    let page = Site::new().page().unwatched("");
    page.tab().load(&server.url());
    crate::harness::eventually("the report is there", || page.count(".card"), |cards| *cards == 3);
    assert_eq!(page.complaints(), []);
    let asked = server.requests();
    assert!(asked.iter().all(|line| line.starts_with("200 /") && !line.contains(BASE)), "{asked:?}");
}

/// The wording of an amount as the page prints it; empty where there is none.
fn words_of(money: &Option<Money>) -> String {
    money.as_ref().map(|money| dashes(money.wording())).unwrap_or_default()
}

/// A list that has as many entries as the audit promises.
#[track_caller]
fn numbered<T>(list: &[T], count: usize) -> &[T] {
    assert_eq!(list.len(), count);
    list
}

/// What a reader would miss: texts of two words and more, dates and ids aside.
fn collect_sentences(value: &Value, sentences: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(' ') => sentences.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect_sentences(item, sentences)),
        Value::Object(members) => members.values().for_each(|member| collect_sentences(member, sentences)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The words of a Markdown text in order, raw HTML aside.
fn words(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_GFM | Options::ENABLE_FOOTNOTES;
    let mut words = Vec::new();
    for event in Parser::new_ext(text, options) {
        if let Event::Text(text) | Event::Code(text) = event {
            words.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned));
        }
    }
    assert!(words.len() > 2000, "only {} words", words.len());
    words
}

/// The files that the page names: styles, scripts, icon and wasm.
fn built_files() -> Vec<String> {
    let page = std::fs::read_to_string(xtask::dist().unwrap().join("index.html")).unwrap();
    let mut names: Vec<String> =
        page.split('"').filter_map(|part| part.strip_prefix("./")).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}
