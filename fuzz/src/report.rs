//! The text of a `scores.json`, and what the plans in it lead to.

use gonogo_report::{DiagnosticSeverity, Locale, Plan, forecast, scores};

/// Any text is read; each flaw has a place in it, and what was read can be forecast.
pub fn scores(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let read = scores::read(&text);
    let lines: Vec<&str> = text.split('\n').collect();
    for diagnostic in &read.diagnostics {
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?} says nothing");
        let Some(place) = &diagnostic.place else { continue };
        let line = lines.get(place.line.wrapping_sub(1)).unwrap_or_else(|| panic!("{diagnostic:?} stands on no line"));
        assert!((1..=line.chars().count() + 1).contains(&place.column), "{diagnostic:?} stands beside the text");
    }
    let objects = read.diagnostics.iter().any(|found| found.severity == DiagnosticSeverity::Error);
    assert!(read.usable || objects && read.report == Default::default(), "nothing was read, and nothing is said");
    let again = scores::read(&text);
    assert_eq!((&read.report, &read.diagnostics), (&again.report, &again.diagnostics), "read twice");

    let all = Plan::of_phases(read.report.phases.iter().map(|phase| phase.id.clone()).collect());
    let plans = read.report.options.iter().map(Plan::of_option).chain([all]);
    for plan in plans.take(20) {
        let outlook = forecast(&read.report, &plan);
        assert!(outlook.days.low() <= outlook.days.high() && outlook.days.high().is_finite(), "{:?}", outlook.days);
        for sum in outlook.cost.sums() {
            assert!(sum.once.low() <= sum.once.high() && sum.once.high().is_finite(), "{sum:?}");
            assert!(!Locale::default().money(sum.once, sum.currency).is_empty());
        }
    }
}
