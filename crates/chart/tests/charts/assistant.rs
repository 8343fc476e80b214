//! The five charts of the assistant's audit: what they say and what they draw.

use gonogo_chart::{Chart, Role, Series, charts};

use crate::audit::{Case, assistant};

fn drawn(chosen: usize) -> Vec<Chart> {
    let case = Case::of(assistant());
    charts(&case.input(chosen), 900.0).into_iter().map(|chart| chart.expect("nothing is missing")).collect()
}

fn count(chart: &Chart, role: Role, series: Series) -> usize {
    chart.scene.marks.iter().filter(|mark| mark.role == role && mark.series == series).count()
}

#[test]
fn titles_tell_what_there_is_to_know() {
    let titles = |chosen| drawn(chosen).into_iter().map(|chart| chart.title).collect::<Vec<_>>();
    assert_eq!(
        titles(0),
        [
            "Production opens after 7–10 weeks; the audit states 12–16 weeks",
            "Costs $69,000, inside the stated $52,000–$90,000",
            "Reaches 52 of 50 (above the maximum), Production Ready, after 7–10 weeks",
            "No risk stays open after 6–8 weeks",
            "If launched today, 9 risks are expected from Week 1 on; Responsible launch closes all",
        ]
    );
    assert_eq!(
        titles(1),
        [
            "Quick fixes is done after 1 week, as the audit states",
            "Costs $7,200, as the audit states",
            "Reaches 32 of 50, Dev Preview, after 1 week",
            "7 of 9 risks stay open; no more close after 1 week",
            "If launched today, 9 risks are expected from Week 1 on; Quick fixes closes 2",
        ]
    );
    assert_eq!(
        titles(2),
        [
            "Launch now takes no time",
            "Launch now costs nothing",
            "Stays at 25 of 50, Prototype",
            "9 of 9 risks stay open",
            "If launched today, 9 risks are expected from Week 1 on; Launch now closes none",
        ]
    );
}

#[test]
fn the_timeline_has_a_bar_per_phase_and_a_sign_per_milestone_and_gate() {
    let chart = &drawn(0)[0];
    assert_eq!(count(chart, Role::Firm, Series::Chosen), 4);
    assert_eq!(count(chart, Role::Milestone, Series::Chosen), 4);
    assert_eq!(count(chart, Role::Gate, Series::Chosen), 3);
    assert_eq!(count(chart, Role::Total, Series::Other), 1, "launching now takes no time and has no bar");
    assert_eq!((count(chart, Role::Stated, Series::Chosen), count(chart, Role::StatedRange, Series::Chosen)), (1, 1));
    let labels: Vec<&str> = chart.scene.data.iter().map(|datum| datum.label.as_str()).collect();
    assert_eq!(
        labels[1..6],
        [
            "Phase 2: Foundation: 2–3 weeks; starts after 1 week, ends after 3–4 weeks",
            "Phase 3: Security and operations: 3–4 weeks; starts after 3–4 weeks, ends after 6–8 weeks",
            "Phase 4: Polish: 1–2 weeks; starts after 6–8 weeks, ends after 7–10 weeks",
            "All phases: 7–10 weeks",
            "Stated in the audit: 12–16 weeks",
        ]
    );
    assert!(labels.contains(&"Milestone: Public beta, Week 8"));
    assert!(labels.contains(&"Gate opens: Production, after 7–10 weeks"));
}

#[test]
fn the_solid_part_of_a_bar_ends_at_the_low_end() {
    let chart = &drawn(0)[0];
    let bar = |key: &str| chart.scene.marks.iter().find(|mark| mark.key == key).expect(key).bounds();
    let (one, firm, uncertain) = (bar("m-firm.phase.p1"), bar("m-firm.phase.p2"), bar("m-uncertain.phase.p2"));
    // Phase 1 lasts one week, phase 2 two or three.
    assert!((firm.width - 2.0 * one.width).abs() < 0.3);
    assert!((uncertain.width - one.width).abs() < 0.3);
    assert!((firm.right() - uncertain.x).abs() < 0.2);
}

#[test]
fn the_cost_chart_keeps_labor_services_sums_and_stated_apart() {
    let chart = &drawn(0)[1];
    assert_eq!(count(chart, Role::Labor, Series::Chosen), 4);
    assert_eq!(count(chart, Role::Services, Series::Chosen), 1);
    assert_eq!(count(chart, Role::CumulatedPoint, Series::Chosen), 4);
    assert_eq!(count(chart, Role::Cumulated, Series::Chosen), 1);
    assert_eq!(count(chart, Role::Stated, Series::Chosen), 1);
    let row: Vec<&str> = chart.table.rows[2].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(row, ["Phase 3: Security and operations", "$23,400", "$15,000", "$38,400", "$58,200", ""]);
}

#[test]
fn scores_and_risks_run_against_those_of_the_other_options() {
    for chart in &drawn(0)[2..4] {
        assert_eq!(count(chart, Role::Line, Series::Chosen), 1);
        assert_eq!(count(chart, Role::Line, Series::Other), 2);
        assert_eq!(count(chart, Role::Uncertain, Series::Chosen), 1, "earliest and latest differ");
    }
    let bands = drawn(0)[2].scene.marks.iter().filter(|mark| matches!(mark.role, Role::Band(_))).count();
    assert_eq!(bands, 5);
    assert!(drawn(0)[2].summary.contains("52 points on a scale that ends at 50"));
}

#[test]
fn risks_that_close_and_risks_that_stay_differ_in_shape() {
    let chart = &drawn(1)[4];
    assert_eq!(count(chart, Role::RiskOpen, Series::Chosen), 7);
    assert_eq!(count(chart, Role::RiskClosed, Series::Chosen), 4, "a circle and a tick each");
    let label = &chart.scene.data[1].label;
    let whole =
        "Week 1: Key on the loose (A key in the client is read → Strangers spend the budget); closed after 1 week";
    assert_eq!(label, whole);
}

#[test]
fn a_legend_names_only_what_is_drawn() {
    let words = |chart: &Chart| chart.legend.iter().map(|entry| entry.text.clone()).collect::<Vec<_>>();
    assert!(words(&drawn(0)[1]).contains(&"services".to_owned()));
    assert!(!words(&drawn(1)[1]).contains(&"services".to_owned()));
}
