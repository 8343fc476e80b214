//! Where the audit does not say enough there is no chart, and a word on what it would need.

use gonogo_chart::{Missing, charts};
use gonogo_report::{Money, Report, Span};

use crate::audit::{Case, assistant, option};

fn missing(report: Report) -> Vec<&'static str> {
    let case = Case::of(report);
    charts(&case.input(0), 600.0).into_iter().filter_map(|chart| chart.err().map(|missing| missing.id)).collect()
}

#[test]
fn an_empty_report_has_no_chart() {
    assert_eq!(missing(Report::default()), ["timeline", "cost", "score", "risks", "expected"]);
}

#[test]
fn each_chart_goes_with_its_data() {
    let without = |change: fn(&mut Report)| {
        let mut report = assistant();
        change(&mut report);
        missing(report)
    };
    assert_eq!(without(|_| {}), [""; 0]);
    assert_eq!(without(|report| report.score = None), ["score"]);
    assert_eq!(without(|report| report.phases.iter_mut().for_each(|phase| phase.score_after = None)), ["score"]);
    assert_eq!(without(|report| report.risks.clear()), ["risks", "expected"]);
    assert_eq!(without(|report| report.risks.iter_mut().for_each(|risk| risk.when = None)), ["expected"]);
    assert_eq!(without(|report| report.risks.iter_mut().for_each(|risk| risk.closed_by.clear())), ["risks"]);
}

#[test]
fn a_choice_that_does_not_exist_draws_nothing() {
    let case = Case::of(assistant());
    assert!(charts(&case.input(7), 600.0).iter().all(Result::is_err));
}

#[test]
fn what_is_missing_is_said() {
    let case = Case::of(Report::default());
    let first: Option<Missing> = charts(&case.input(0), 600.0).swap_remove(0).err();
    let needs = "phases that say how long they last".to_owned();
    assert_eq!(first, Some(Missing { id: "timeline", name: "Timeline", needs }));
}

#[test]
fn without_options_the_whole_plan_is_drawn() {
    let mut report = assistant();
    report.options.clear();
    let case = Case::of(report);
    let titles: Vec<String> = charts(&case.input(0), 600.0).into_iter().flatten().map(|chart| chart.title).collect();
    assert_eq!(titles.len(), 5);
    assert_eq!(titles[0], "Production opens after 7–10 weeks");
    assert!(titles[4].ends_with("The whole plan closes all"));
}

#[test]
fn options_without_phases_are_drawn_as_stated() {
    let mut report = assistant();
    report.phases.clear();
    report.options = vec![option("a", "Careful", &[]), option("b", "Quick", &[])];
    for (option, (weeks, sum)) in report.options.iter_mut().zip([("12-16 weeks", "$90K"), ("2 weeks", "$9K")]) {
        option.phases = None;
        option.duration = Span::parse(weeks).ok();
        option.cost = Money::parse(sum, None).ok();
    }
    let case = Case::of(report);
    let charts = charts(&case.input(0), 600.0);
    let title = |at: usize| charts[at].as_ref().expect("stated").title.clone();
    assert_eq!(title(0), "Careful: the audit does not say which phases it takes; the audit states 12–16 weeks");
    assert_eq!(title(1), "Careful: the audit does not say which phases it takes; the audit states $90,000");
    assert!(charts[2].is_err() && charts[3].is_err(), "nothing follows for score and risks");
}
