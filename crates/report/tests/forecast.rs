//! Plans in, outlooks out: small documents with the arithmetic beside them.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use gonogo_report::{Currency, Difference, Outlook, PartKind, Plan, Range, Report, forecast, scores};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The report of a document that has no flaw but those of its plans.
fn report(document: &Value) -> Report {
    let mut document = document.clone();
    document["format"] = json!(1);
    scores::read(&document.to_string()).report
}

/// What all phases of a document lead to, in its order.
fn all(document: &Value) -> Outlook {
    let report = report(document);
    let ids = report.phases.iter().map(|phase| phase.id.clone()).collect();
    forecast(&report, &Plan::of_phases(ids))
}

fn of(document: &Value, phases: &[&str]) -> Outlook {
    forecast(&report(document), &Plan::of_phases(phases.iter().map(|id| (*id).to_owned()).collect()))
}

/// When each phase runs, as `id start finish`.
fn slots(outlook: &Outlook) -> Vec<String> {
    outlook.slots.iter().map(|slot| format!("{} {} {}", slot.phase, ends(slot.start), ends(slot.finish))).collect()
}

fn ends(range: Range) -> String {
    if range.is_point() { range.low().to_string() } else { format!("{}..{}", range.low(), range.high()) }
}

/// A sum as `USD 5..7 + 26/month`, a currency each.
fn cost(outlook: &Outlook) -> Vec<String> {
    let print = |sum: &gonogo_report::Sum| {
        let monthly = sum.per_month.map(|month| format!(" + {}/month", ends(month))).unwrap_or_default();
        format!("{} {}{monthly}", sum.currency, ends(sum.once))
    };
    outlook.cost.sums().iter().map(print).collect()
}

fn over_time(outlook: &Outlook) -> Vec<String> {
    outlook.score_over_time.iter().map(|point| format!("{} from {}", point.value, ends(point.days))).collect()
}

fn gates(outlook: &Outlook) -> Vec<String> {
    let print = |after: Option<Range>| after.map_or("never".to_owned(), |days| format!("after {}", ends(days)));
    outlook.gates.iter().map(|gate| format!("{} {}", gate.name, print(gate.opens_after))).collect()
}

fn closed(items: &[(String, Range)]) -> Vec<String> {
    items.iter().map(|(id, after)| format!("{id} after {}", ends(*after))).collect()
}

// Time.

#[test]
fn phases_run_one_after_the_other_and_ranges_add_up_end_to_end() {
    let outlook = all(&json!({"phases": [
        {"id": "a", "name": "A", "duration": "1 week"},
        {"id": "b", "name": "B", "duration": "2-3 weeks"},
        {"id": "c", "name": "C", "duration": "1-2 days"}
    ]}));
    assert_eq!(slots(&outlook), ["a 0 7", "b 7 21..28", "c 21..28 22..30"]);
    assert_eq!(ends(outlook.days), "22..30");
}

#[test]
fn phases_with_nothing_between_them_run_side_by_side() {
    // a takes 7, then b (14..21) and c (3..30) run at once; d waits for b alone, e for both.
    let outlook = all(&json!({"phases": [
        {"id": "a", "name": "A", "duration": "1 week", "after": []},
        {"id": "b", "name": "B", "duration": "2-3 weeks", "after": ["a"]},
        {"id": "c", "name": "C", "duration": "3-30 days", "after": ["a"]},
        {"id": "d", "name": "D", "duration": "1 day", "after": ["b"]},
        {"id": "e", "name": "E", "duration": "1 day", "after": ["b", "c"]}
    ]}));
    assert_eq!(slots(&outlook), ["a 0 7", "b 7 21..28", "c 7 10..37", "d 21..28 22..29", "e 21..37 22..38"]);
    assert_eq!(ends(outlook.days), "22..38");
}

#[test]
fn without_after_a_phase_waits_for_all_before_it_in_the_plan() {
    // b and c start at once; d waits for the longer of them although it names neither.
    let document = json!({"phases": [
        {"id": "b", "name": "B", "duration": "5 days", "after": []},
        {"id": "c", "name": "C", "duration": "9 days", "after": []},
        {"id": "d", "name": "D", "duration": "1 day"}
    ]});
    assert_eq!(slots(&all(&document)), ["b 0 5", "c 0 9", "d 9 10"]);
    assert_eq!(
        slots(&of(&document, &["d", "c", "b"])),
        ["d 0 1", "c 0 9", "b 0 5"],
        "the plan's order, not the report's"
    );
}

#[test]
fn a_phase_may_wait_for_one_that_stands_later() {
    let outlook = all(&json!({"phases": [
        {"id": "last", "name": "L", "duration": "1 day", "after": ["first"]},
        {"id": "next", "name": "N", "duration": "2 days"},
        {"id": "first", "name": "F", "duration": "4 days", "after": []}
    ]}));
    assert_eq!(slots(&outlook), ["last 4 5", "next 5 7", "first 0 4"]);
}

#[test]
fn phases_in_a_circle_run_all_the_same() {
    // The first of the circle starts at once; c waits for b, which waits for a.
    let outlook = all(&json!({"phases": [
        {"id": "a", "name": "A", "duration": "1 day", "after": ["c"]},
        {"id": "b", "name": "B", "duration": "2 days", "after": ["a"]},
        {"id": "c", "name": "C", "duration": "4 days", "after": ["b"]},
        {"id": "self", "name": "S", "duration": "8 days", "after": ["self"]}
    ]}));
    assert_eq!(slots(&outlook), ["a 0 1", "b 1 3", "c 3 7", "self 0 8"]);
}

#[test]
fn a_circle_through_the_order_of_the_plan_runs_all_the_same() {
    // b waits for all before it, hence for a, which waits for b.
    let outlook = all(&json!({"phases": [
        {"id": "a", "name": "A", "duration": "1 day", "after": ["b"]},
        {"id": "b", "name": "B", "duration": "2 days"}
    ]}));
    assert_eq!(slots(&outlook), ["a 0 1", "b 1 3"]);
}

#[test]
fn what_is_not_in_the_plan_is_not_waited_for_and_told() {
    let document = json!({"phases": [
        {"id": "a", "name": "A", "duration": "7 days", "after": []},
        {"id": "b", "name": "B", "duration": "2 days", "after": ["a", "nowhere"]}
    ]});
    let outlook = of(&document, &["b", "missing", "b"]);
    assert_eq!(slots(&outlook), ["b 0 2"], "each phase once, and only those that exist");
    let plan = Plan::of_phases(["b", "mising", "b"].map(str::to_owned).to_vec());
    let told: Vec<String> = plan.check(&report(&document)).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "warning: plan `b,mising,b` has the phase `b` without `a`, which it needs; the forecast does not wait for it",
            "warning: plan `b,mising,b` has the phase `b` without `nowhere`, which it needs; the forecast does not wait for it",
            "warning: plan `b,mising,b` names the phase `mising`, which does not exist; it is left out",
            "warning: plan `b,mising,b` names the phase `b` twice; it is counted once",
        ]
    );
}

#[test]
fn thousands_of_phases_are_no_burden() {
    // A chain told backwards behind phases that wait for all before them: each looks at the whole plan.
    let many = 6_000;
    let chain = (0..many).map(|at| match at {
        0 => json!({"id": "0", "name": "0", "duration": 1, "after": [format!("{}", many / 2)]}),
        at if at < many / 2 => json!({"id": at.to_string(), "name": "n", "duration": 1}),
        at if at + 1 < many => {
            json!({"id": at.to_string(), "name": "n", "duration": 1, "after": [(at + 1).to_string()]})
        }
        at => json!({"id": at.to_string(), "name": "n", "duration": 1, "after": []}),
    });
    let outlook = all(&json!({"phases": chain.collect::<Vec<Value>>()}));
    assert_eq!(ends(outlook.days), many.to_string(), "one day each, none at the same time");
}

// Money and work.

#[test]
fn services_count_inside_the_cost_and_beside_it() {
    let document = json!({"currency": "USD", "phases": [
        {"id": "a", "name": "A", "cost": "$23,400 + $15K services"},
        {"id": "b", "name": "B", "cost": "$100-200", "services": "$50"}
    ]});
    let outlook = all(&document);
    // 23,400 + 15,000 + 100..200 + 50
    assert_eq!(cost(&outlook), ["USD 38550..38650"]);
    let phase = |id, kind| ends(Outlook::phase_cost(&report(&document), id, kind).by_main(None).0.once);
    assert_eq!([phase("a", PartKind::Labor), phase("a", PartKind::Services)], ["23400", "15000"]);
    assert_eq!([phase("b", PartKind::Labor), phase("b", PartKind::Services)], ["100..200", "50"]);
}

#[test]
fn currencies_and_monthly_money_are_never_mixed() {
    let outlook = all(&json!({"currency": "EUR", "phases": [
        {"id": "a", "name": "A", "cost": "$1,000 + $26/month"},
        {"id": "b", "name": "B", "cost": "€500"},
        {"id": "c", "name": "C", "cost": "€120/year", "services": "$10-20/month"},
        {"id": "d", "name": "D", "cost": 40},
        {"id": "e", "name": "E", "cost": "£5 per user"}
    ]}));
    // 120 a year are 10 a month; a bare number is in the report's currency; a price per user has no total.
    assert_eq!(cost(&outlook), ["USD 1000 + 36..46/month", "EUR 540 + 10/month"]);
    let (main, others) = outlook.cost.by_main(Currency::from_code("EUR"));
    assert_eq!((main.currency, others.len()), (Currency::from_code("EUR").expect("a code"), 1));
}

#[test]
fn what_a_phase_does_not_state_is_not_invented() {
    let outlook = all(&json!({"score": {"value": 3, "max": 9}, "phases": [
        {"id": "bare", "name": "A"},
        {"id": "b", "name": "B", "duration": "2 days", "effort": "4-8h", "cost": "$7", "score_after": 5},
        {"id": "c", "name": "C", "effort": "1 day", "services": "$1"}
    ]}));
    assert_eq!(slots(&outlook), ["bare 0 0", "b 0 2", "c 2 2"]);
    assert_eq!(cost(&outlook), ["USD 8"]);
    assert_eq!(outlook.effort.map(ends).as_deref(), Some("12..16"));
    assert_eq!((outlook.without_cost, outlook.without_duration), (1, 2));
    assert_eq!(over_time(&outlook), ["3 from 0", "5 from 2"]);
}

#[test]
fn a_plan_of_nothing_costs_nothing_and_changes_nothing() {
    let document = json!({"currency": "CHF", "score": {"value": 3, "max": 9}, "findings": [{"id": "f", "title": "F"}],
        "gates": [{"name": "Pilot", "decision": "no-go"}], "phases": [{"id": "a", "name": "A", "cost": "$5"}],
        "options": [{"id": "no", "name": "No", "phases": []}, {"id": "silent", "name": "Silent"}]});
    for option in &report(&document).options {
        let outlook = forecast(&report(&document), &Plan::of_option(option));
        assert!(outlook.cost.is_empty() && outlook.days.is_zero() && outlook.effort.is_none());
        assert_eq!(over_time(&outlook), ["3 from 0"]);
        assert_eq!((gates(&outlook), outlook.open_findings), (vec!["Pilot never".to_owned()], vec!["f".to_owned()]));
    }
}

// Score, gates, findings, risks.

#[test]
fn the_score_is_the_highest_that_an_ended_phase_states() {
    // b ends on day 9 and a on day 10; c states less than a and changes nothing.
    let outlook = all(&json!({"score": {"value": 20, "max": 50}, "phases": [
        {"id": "a", "name": "A", "duration": "10 days", "score_after": 40, "after": []},
        {"id": "b", "name": "B", "duration": "9 days", "score_after": 30, "after": []},
        {"id": "c", "name": "C", "duration": "2 days", "score_after": 25, "after": ["a"]},
        {"id": "d", "name": "D", "duration": "1 day", "after": ["c"]}
    ]}));
    assert_eq!(over_time(&outlook), ["20 from 0", "30 from 9", "40 from 10", "40 from 12"]);
    assert_eq!(outlook.score.map(|score| (score.value, score.max)), Some((40.0, 50.0)));
}

#[test]
fn without_a_score_today_there_is_none_later() {
    let outlook = all(&json!({"phases": [{"id": "a", "name": "A", "score_after": 40}]}));
    assert_eq!((outlook.score, outlook.score_over_time.len()), (None, 0));
}

#[test]
fn gates_open_with_the_first_phase_that_opens_them() {
    let outlook = all(&json!({
    "gates": [{"name": "Open", "decision": "go"}, {"name": "Pilot", "decision": "no-go"},
              {"name": "Beta", "decision": "conditional"}, {"name": "Never", "decision": "no-go"}],
    "phases": [
        {"id": "a", "name": "A", "duration": "5 days", "opens": ["Beta"], "after": []},
        {"id": "b", "name": "B", "duration": "3-9 days", "opens": ["Beta", "Pilot", "Open"], "after": []}
    ]}));
    assert_eq!(gates(&outlook), ["Open after 0", "Pilot after 3..9", "Beta after 3..5", "Never never"]);
}

#[test]
fn a_finding_closes_with_the_first_action_that_resolves_it() {
    let outlook = of(
        &json!({
            "findings": [
                {"id": "twice", "title": "Resolved in a and in b"}, {"id": "later", "title": "Resolved in b"},
                {"id": "out", "title": "Resolved in a phase that the plan leaves out"}, {"id": "none", "title": "Resolved by nothing"},
                {"id": "homeless", "title": "Resolved by an action of no phase"},
                {"id": "fixed", "title": "F", "status": "fixed"}, {"id": "accepted", "title": "A", "status": "accepted"}
            ],
            "actions": [
                {"id": "1", "title": "1", "phase": "b", "resolves": ["twice", "later", "fixed"]},
                {"id": "2", "title": "2", "phase": "a", "resolves": ["twice"]},
                {"id": "3", "title": "3", "phase": "c", "resolves": ["out"]},
                {"id": "4", "title": "4", "resolves": ["homeless"]}
            ],
            "phases": [{"id": "a", "name": "A", "duration": "1 day"}, {"id": "b", "name": "B", "duration": "2 days"}, {"id": "c", "name": "C"}]
        }),
        &["a", "b"],
    );
    assert_eq!(closed(&outlook.closed_findings), ["twice after 1", "later after 3"]);
    assert_eq!(outlook.open_findings, ["out", "none", "homeless"], "neither fixed nor accepted ones are open");
}

#[test]
fn a_risk_closes_when_all_that_closes_it_is_done() {
    let outlook = of(
        &json!({
            "risks": [
                {"id": "one", "title": "R", "closed_by": ["in-a"]},
                {"id": "both", "title": "R", "closed_by": ["in-a", "in-b"]},
                {"id": "phase", "title": "R", "closed_by": ["b", "in-a"]},
                {"id": "half", "title": "R", "closed_by": ["in-a", "in-c"]},
                {"id": "unknown", "title": "R", "closed_by": ["in-a", "nothing"]},
                {"id": "never", "title": "R"}
            ],
            "actions": [{"id": "in-a", "title": "A", "phase": "a"}, {"id": "in-b", "title": "B", "phase": "b"},
                        {"id": "in-c", "title": "C", "phase": "c"}],
            "phases": [{"id": "a", "name": "A", "duration": "2-6 days", "after": []},
                       {"id": "b", "name": "B", "duration": "4-5 days", "after": []}, {"id": "c", "name": "C"}]
        }),
        &["a", "b"],
    );
    // The later of 2..6 and 4..5, end by end, is 4..6.
    assert_eq!(closed(&outlook.closed_risks), ["one after 2..6", "both after 4..6", "phase after 4..6"]);
    assert_eq!(outlook.open_risks, ["half", "unknown", "never"]);
}

// What the audit states, and differences.

#[test]
fn stated_values_are_those_of_the_option() {
    let document = json!({"currency": "USD", "options": [
        {"id": "all", "name": "A", "duration": "12-16 weeks", "cost": "$52K-$90K"},
        {"id": "now", "name": "B", "duration": "Immediate", "cost": "$0"},
        {"id": "monthly", "name": "C", "duration": "TBD", "cost": "$26/month"},
        {"id": "each", "name": "D", "cost": "$150 per record"},
        {"id": "silent", "name": "E"}
    ]});
    let report = report(&document);
    let stated = |id: &str| {
        let outlook = forecast(&report, &Plan::of_option(report.option(id).expect("an option")));
        (outlook.stated.cost.map(ends), outlook.stated.days.map(ends))
    };
    let is = |cost: &str, days: &str| (Some(cost.to_owned()), Some(days.to_owned()));
    assert_eq!(stated("all"), is("52000..90000", "84..112"));
    assert_eq!(stated("now"), is("0", "0"));
    assert_eq!(stated("monthly"), (None, None), "no one-off amount is stated, and no length of time");
    assert_eq!((stated("each"), stated("silent")), ((None, None), (None, None)));
    let picked = forecast(&report, &Plan::of_phases(Vec::new()));
    assert_eq!(
        (picked.stated.cost, picked.stated.days),
        (None, None),
        "nobody states anything for phases that were picked"
    );
}

#[test]
fn a_difference_is_the_other_minus_the_chosen() {
    let document = json!({"score": {"value": 1, "max": 9}, "risks": [{"id": "r", "title": "R", "closed_by": ["b"]}],
        "phases": [{"id": "a", "name": "A", "cost": "$10-20", "duration": "3 days", "score_after": 4},
                   {"id": "b", "name": "B", "cost": "$100", "duration": "1-2 days", "score_after": 6}]});
    let (less, more) = (of(&document, &["a"]), of(&document, &["a", "b"]));
    let usd = Currency::from_code("USD").expect("a code");
    let difference = Difference::between(&less, &more, usd);
    assert_eq!(difference.cost, (-100.0, -100.0));
    assert_eq!(difference.days, (-1.0, -2.0));
    assert_eq!((difference.score, difference.open_risks, difference.open_findings), (Some(-2.0), 1, 0));
    assert_eq!(Difference::between(&more, &more, usd).cost, (0.0, 0.0));
}

// HarmoniQ: computed a second time from the bare JSON, by a reader that knows its few forms of quantities only.

/// The numbers of a text: `$23,400 + $15K services` has 23400 and 15000.
fn numbers(text: &str) -> Vec<f64> {
    let plain = text.replace(',', "");
    let figures = plain.split(|c: char| !c.is_ascii_digit() && c != 'K').filter(|figure| !figure.is_empty());
    figures
        .map(|figure| {
            figure.trim_end_matches('K').parse::<f64>().expect("a figure")
                * if figure.ends_with('K') { 1000.0 } else { 1.0 }
        })
        .collect()
}

/// `2-3 weeks` in days, as low and high end.
fn weeks(text: &str) -> (f64, f64) {
    let numbers = numbers(text);
    (numbers[0] * 7.0, numbers[numbers.len() - 1] * 7.0)
}

fn list<'a>(document: &'a Value, field: &str) -> Vec<&'a Value> {
    document[field].as_array().into_iter().flatten().collect()
}

fn text<'a>(item: &'a Value, field: &str) -> &'a str {
    item[field].as_str().unwrap_or_default()
}

#[test]
fn harmoniq_adds_up_to_what_a_second_reader_finds() {
    let source = include_str!("../../../examples/harmoniq/scores.json");
    let document: Value = serde_json::from_str(source).expect("JSON");
    let report = scores::read(source).report;
    assert_eq!(list(&document, "options").len(), 3);
    for option in list(&document, "options") {
        let outlook = forecast(&report, &Plan::of_option(report.option(text(option, "id")).expect("an option")));
        let mut days = (0.0, 0.0);
        let (mut cost, mut effort) = (0.0, 0.0);
        let mut over_time = vec![(0.0, 0.0, document["score"]["value"].as_f64().expect("a number"))];
        let mut ended: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        let mut opened: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for id in list(option, "phases") {
            let phase = list(&document, "phases").into_iter().find(|phase| phase["id"] == *id).expect("a phase");
            assert!(phase.get("after").is_none(), "the phases stand in a row");
            let (low, high) = weeks(text(phase, "duration"));
            days = (days.0 + low, days.1 + high);
            cost += numbers(text(phase, "cost")).iter().sum::<f64>();
            effort += numbers(text(phase, "effort")).iter().sum::<f64>();
            over_time.push((days.0, days.1, phase["score_after"].as_f64().expect("a number")));
            ended.insert(text(phase, "id"), days);
            for gate in list(phase, "opens") {
                opened.insert(gate.as_str().expect("a name"), days);
            }
        }
        let is_done = |action: &Value| ended.contains_key(text(action, "phase"));
        let done: Vec<&Value> = list(&document, "actions").into_iter().filter(|action| is_done(action)).collect();
        let is_open = |finding: &&Value| !done.iter().any(|action| list(action, "resolves").contains(&&finding["id"]));
        let open_findings: Vec<&str> =
            list(&document, "findings").into_iter().filter(is_open).map(|finding| text(finding, "id")).collect();
        let closes = |id: &Value| done.iter().any(|action| action["id"] == *id);
        let is_open = |risk: &&Value| !list(risk, "closed_by").into_iter().all(closes);
        let open_risks: Vec<&str> =
            list(&document, "risks").into_iter().filter(is_open).map(|risk| text(risk, "id")).collect();

        let usd = outlook.cost.of(Currency::from_code("USD").expect("a code"));
        assert_eq!((usd.once.low(), usd.once.high(), usd.per_month), (cost, cost, None));
        assert!(outlook.cost.sums().len() <= 1, "dollars are all there is");
        assert_eq!((outlook.days.low(), outlook.days.high()), days);
        assert_eq!(outlook.effort.map(Range::high), (effort > 0.0).then_some(effort));
        let found: Vec<(f64, f64, f64)> =
            outlook.score_over_time.iter().map(|at| (at.days.low(), at.days.high(), at.value)).collect();
        assert_eq!(found, over_time);
        assert_eq!(outlook.score.map(|score| (score.value, score.max)), Some((over_time[over_time.len() - 1].2, 50.0)));
        for gate in &outlook.gates {
            let after = gate.opens_after.map(|after| (after.low(), after.high()));
            assert_eq!(after, opened.get(gate.name.as_str()).copied(), "{}", gate.name);
        }
        assert_eq!(outlook.open_findings, open_findings);
        assert_eq!(outlook.open_risks, open_risks);
        let stated = numbers(text(option, "cost"));
        assert_eq!(
            outlook.stated.cost.map(|cost| (cost.low(), cost.high())),
            Some((stated[0], stated[stated.len() - 1]))
        );
        let stated = if text(option, "duration") == "Immediate" { (0.0, 0.0) } else { weeks(text(option, "duration")) };
        assert_eq!(outlook.stated.days.map(|days| (days.low(), days.high())), Some(stated));
    }
}

// What holds for any plan.

/// A phase of a random report: what it costs and takes, and what it waits for.
#[derive(Clone, Debug)]
struct Step {
    cost: Option<(u32, u32)>,
    days: (u32, u32),
    after: Option<Vec<usize>>,
}

impl Step {
    fn json(&self, at: usize) -> Value {
        let mut phase = json!({"id": name(at), "name": "Phase", "duration": {"low": self.days.0, "high": self.days.1}});
        if let Some((low, high)) = self.cost {
            phase["cost"] = json!(format!("${low}-{high}"));
        }
        if let Some(after) = &self.after {
            phase["after"] = after.iter().map(|&on| name(on)).collect();
        }
        phase
    }
}

fn name(at: usize) -> String {
    format!("p{at}")
}

fn pair(most: u32) -> impl Strategy<Value = (u32, u32)> {
    (0..most, 0..most).prop_map(|(one, other)| (one.min(other), one.max(other)))
}

/// Phases that wait for earlier ones only; where `rows`, some wait for all before them.
fn steps(rows: bool) -> impl Strategy<Value = Vec<Step>> {
    let step = (
        prop::option::of(pair(10_000)),
        pair(40),
        prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        any::<bool>(),
    );
    prop::collection::vec(step, 1..12).prop_map(move |steps| {
        let build = |(at, (cost, days, after, in_row)): (usize, (_, _, Vec<prop::sample::Index>, bool))| {
            let named = if at == 0 { Vec::new() } else { after.iter().map(|on| on.index(at)).collect() };
            Step { cost, days, after: (!(rows && in_row)).then_some(named) }
        };
        steps.into_iter().enumerate().map(build).collect()
    })
}

fn document(steps: &[Step]) -> Value {
    json!({"phases": steps.iter().enumerate().map(|(at, step)| step.json(at)).collect::<Vec<_>>()})
}

/// The longest path through the phases that are in the plan, for one end of their durations.
fn longest(steps: &[Step], chosen: &[usize], days: fn(&Step) -> u32) -> u32 {
    fn finish(at: usize, steps: &[Step], chosen: &[usize], days: fn(&Step) -> u32) -> u32 {
        let before = chosen.iter().copied().take_while(|&other| other != at).collect();
        let after = steps[at].after.clone().unwrap_or(before);
        let waits = after.into_iter().filter(|on| chosen.contains(on));
        waits.map(|on| finish(on, steps, chosen, days)).max().unwrap_or(0) + days(&steps[at])
    }
    chosen.iter().map(|&at| finish(at, steps, chosen, days)).max().unwrap_or(0)
}

fn subset(steps: &[Step], mask: &[bool]) -> Vec<usize> {
    (0..steps.len()).filter(|&at| mask.get(at).copied().unwrap_or(true)).collect()
}

fn outlook(steps: &[Step], chosen: &[usize]) -> Outlook {
    forecast(&report(&document(steps)), &Plan::of_phases(chosen.iter().map(|&at| name(at)).collect()))
}

proptest! {
    #[test]
    fn days_are_the_longest_path_and_costs_the_sum(steps in steps(true), mask in prop::collection::vec(any::<bool>(), 12)) {
        let chosen = subset(&steps, &mask);
        let outlook = outlook(&steps, &chosen);
        prop_assert_eq!(outlook.days.low(), f64::from(longest(&steps, &chosen, |step| step.days.0)));
        prop_assert_eq!(outlook.days.high(), f64::from(longest(&steps, &chosen, |step| step.days.1)));
        let (low, high) = chosen.iter().filter_map(|&at| steps[at].cost).fold((0, 0), |sum, cost| (sum.0 + cost.0, sum.1 + cost.1));
        let usd = outlook.cost.of(Currency::from_code("USD").expect("a code"));
        prop_assert_eq!((usd.once.low(), usd.once.high()), (f64::from(low), f64::from(high)));
        prop_assert_eq!(outlook.without_cost, chosen.iter().filter(|&&at| steps[at].cost.is_none()).count());
    }

    #[test]
    fn another_phase_never_lowers_the_cost(steps in steps(true), mask in prop::collection::vec(any::<bool>(), 12)) {
        let all: Vec<usize> = (0..steps.len()).collect();
        let (less, more) = (outlook(&steps, &subset(&steps, &mask)), outlook(&steps, &all));
        let usd = Currency::from_code("USD").expect("a code");
        let (less, more) = (less.cost.of(usd).once, more.cost.of(usd).once);
        prop_assert!(less.low() <= more.low() && less.high() <= more.high());
    }

    #[test]
    fn where_every_phase_says_what_it_waits_for_the_order_changes_no_time(
        (steps, order) in steps(false).prop_flat_map(|steps| {
            let order: Vec<usize> = (0..steps.len()).collect();
            (Just(steps), Just(order).prop_shuffle())
        })
    ) {
        let in_order: Vec<usize> = (0..steps.len()).collect();
        let (one, other) = (outlook(&steps, &in_order), outlook(&steps, &order));
        prop_assert_eq!(one.days, other.days);
        for slot in &one.slots {
            prop_assert!(other.slots.contains(slot), "{slot:?}");
        }
    }

    #[test]
    fn any_plan_ends_even_one_of_circles(after in prop::collection::vec(prop::option::of(prop::collection::vec(0_usize..8, 0..4)), 0..8)) {
        let steps: Vec<Step> = after.into_iter().map(|after| Step { cost: None, days: (1, 2), after }).collect();
        let chosen: Vec<usize> = (0..steps.len()).collect();
        let outlook = outlook(&steps, &chosen);
        prop_assert_eq!(outlook.slots.len(), steps.len());
        for slot in &outlook.slots {
            prop_assert_eq!(slot.finish.minus(slot.start), (1.0, 2.0));
        }
    }
}
