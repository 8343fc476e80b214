//! Money that cannot be added is named and not drawn; figures follow the reader's language.

use gonogo_chart::{cost, timeline};
use gonogo_report::{Currency, Locale, Money};

use crate::audit::{Case, assistant, phase};

#[test]
fn monthly_money_and_other_currencies_stay_out_of_the_bars() {
    let mut report = assistant();
    report.currency = Currency::from_code("USD");
    report.phases[0].services = Money::parse("$26/month", None).ok();
    report.phases[1].services = Money::parse("€500", None).ok();
    let case = Case::of(report);
    let chart = cost(&case.input(0), 800.0).expect("costs");
    let title = "Costs $69,000 plus $26/month and €500, inside the stated $52,000–$90,000";
    assert_eq!(chart.title, title);
    assert!(chart.summary.contains("Not drawn, since it cannot be added: $26/month and €500."));
    let last = |row: usize| chart.table.rows[row][5].text.as_str();
    assert_eq!((last(0), last(1), last(4)), ("$26/month", "€500", "$26/month + €500"));
}

#[test]
fn phases_that_state_nothing_are_counted_out_loud() {
    let mut report = assistant();
    report.phases[3] = phase("p4", "Phase 4: Polish", "", "");
    let case = Case::of(report);
    let (time, money) = (timeline(&case.input(0), 800.0).expect("times"), cost(&case.input(0), 800.0).expect("costs"));
    assert!(time.summary.contains("One phase states no duration and counts as none."));
    assert!(money.summary.contains("One phase states no cost and is left out of the sum."));
    assert!(money.summary.contains("Phase 4: Polish: not stated"));
}

#[test]
fn figures_are_written_as_the_reader_writes_them() {
    let mut case = Case::of(assistant());
    case.locale = Locale::new("de-DE");
    let chart = cost(&case.input(0), 800.0).expect("costs");
    assert!(
        chart.title.starts_with("Costs 69.000\u{a0}$, inside the stated 52.000\u{a0}$–90.000\u{a0}$"),
        "{}",
        chart.title
    );
}
