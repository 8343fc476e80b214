//! Phases that their time alone tells, and how long it takes in all. Documents of a few lines, all invented.

use crate::reading::read;

/// At least and at most so many days.
type Days = Option<(f64, f64)>;

/// The phases with the days that they take.
fn phases(text: &str) -> Vec<(String, Days)> {
    let days = |span: &gonogo_report::Span| (span.days().low(), span.days().high());
    read(text).report.phases.into_iter().map(|phase| (phase.name, phase.duration.as_ref().map(days))).collect()
}

#[test]
fn a_phased_approach_is_a_plan() {
    let text = "# Kiln\n\n## Readiness: phased approach\n\n### Phase 1: Door\n**Timeline:** 1-2 weeks\n\n### Phase 2: Roof\n**Timeline:** 2-3 weeks after that\n";
    let phases = read(text).report.phases;
    let days: Vec<_> =
        phases.iter().filter_map(|phase| phase.duration.as_ref()).map(|span| span.days().high()).collect();
    assert_eq!(days, [14.0, 21.0]);
}

#[test]
fn headings_of_a_plan_are_phases_by_their_time_alone() {
    let placed = "# Kiln\n\n## Roadmap\n\n### Critical fixes (Week 1)\n- Door\n\n### Hardening (Week 2-3)\n- Roof\n\n### Launch (Week 4)\n- Fire\n";
    let wanted = [("Critical fixes", (7.0, 7.0)), ("Hardening", (14.0, 14.0)), ("Launch", (7.0, 7.0))];
    assert_eq!(phases(placed), wanted.map(|(name, days)| (name.to_owned(), Some(days))));
    let long = "# Kiln\n\n## Roadmap\n\n### Must do (2-3 days)\n- Door\n- Lock\n\n### Should do (1 week)\n- Roof\n- Tiles\n- Gutter\n\n### Nice to have\n- Paint\n";
    let wanted = [("Must do", Some((2.0, 3.0))), ("Should do", Some((7.0, 7.0))), ("Nice to have", None)];
    assert_eq!(phases(long), wanted.map(|(name, days)| (name.to_owned(), days)));
}

#[test]
fn what_single_tasks_take_is_no_plan() {
    let tasks = "# Kiln\n\n## Recommended fixes\n\n### 1. Door (2 hours)\nOil it.\n\n### 2. Roof (1 day)\nTar it.\n\n### 3. Paint (3 days)\nBlue.\n";
    let problems =
        "# Kiln\n\n## Gaps and plan\n\n### Door (2 hours)\n- Creaks\n- Sticks\n\n### Roof (1 day)\n- Leaks\n- Sags\n";
    assert_eq!((phases(tasks), phases(problems)), (vec![], vec![]));
}

#[test]
fn a_table_may_count_its_weeks() {
    let text =
        "# Kiln\n\n## Roadmap\n\n| Week | Focus | Result |\n|-|-|-|\n| 1 | Door | Shut |\n| 2-3 | Roof | Dry |\n";
    let wanted = [("Door", (7.0, 7.0)), ("Roof", (14.0, 14.0))];
    assert_eq!(phases(text), wanted.map(|(name, days)| (name.to_owned(), Some(days))));
}

#[test]
fn windows_of_time_last_from_one_end_to_the_other() {
    let listed = "# Kiln\n\n## Roadmap\n\n- **0-30 days**: Door\n- **31-60 days**: Roof\n- **60-90 days**: Paint\n";
    assert_eq!(phases(listed), ["Door", "Roof", "Paint"].map(|name| (name.to_owned(), Some((30.0, 30.0)))));
    let headed = "# Kiln\n\n## Action plan\n\n### Immediate (0-48h)\n- Door\n\n### Short-term (1-2 days)\n- Roof\n";
    let wanted = [("Immediate", (2.0, 2.0)), ("Short-term", (1.0, 2.0))];
    assert_eq!(phases(headed), wanted.map(|(name, days)| (name.to_owned(), Some(days))));
    // Alone, or where they do not follow one another, they are lengths.
    let long = "# Kiln\n\n## Plan\n\n### Phase 1: Door (24-48 hours)\n- a\n\n### Phase 2: Roof (30-60 days)\n- b\n";
    assert_eq!(phases(long)[1].1, Some((30.0, 60.0)));
    let tasks = "# Kiln\n\n## Action plan\n\n- **2-3 days**: Door\n- **5-8 days**: Roof\n";
    assert_eq!(phases(tasks), []);
}

#[test]
fn phases_that_are_done_yield_to_what_is_planned() {
    let done = "# Kiln\n\n## Completed phases\n\n### Phase 1: Door\n- Shuts\n\n### Phase 2: Roof\n- Dry\n";
    let both = format!("{done}\n## Next steps\n\n### Week 1: Fire\n- Wood\n\n### Week 2-4: Pots\n- Clay\n");
    let names = |text: &str| phases(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(&both), ["Week 1: Fire", "Week 2-4: Pots"]);
    assert_eq!(names(done), ["Phase 1: Door", "Phase 2: Roof"]);
}

#[test]
fn weeks_that_are_listed_say_more_than_headings_without_a_length() {
    let text = "# Kiln\n\n## Launch recommendations\n\n### Immediate next steps\n\n1. **Mend the door** (15 minutes)\n\n\
                ### Post-launch priorities\n\n1. **Week 1: Watch**\n   - The fire\n\n2. **Week 2-4: Improve**\n   - The draught\n";
    let wanted = [("Watch", (7.0, 7.0)), ("Improve", (21.0, 21.0))];
    assert_eq!(phases(text), wanted.map(|(name, days)| (name.to_owned(), Some(days))));
}

#[test]
fn the_time_until_it_is_ready_is_that_of_the_plan() {
    let total = |line: &str| {
        let totals = read(&format!("# Kiln\n\n## Conclusion\n\n{line}\n")).report.totals;
        totals.and_then(|totals| totals.duration).map(|span| (span.days().low(), span.days().high()))
    };
    for (line, wanted) in [
        ("**Estimated time to launch**: 2-4 weeks with two people", Some((14.0, 28.0))),
        ("**Timeline to launch-ready: 4-6 months**", Some((120.0, 180.0))),
        ("**Time to production:** 1 week (20 hours of work)", None),
        ("**Estimated time:** 2 weeks", None),
    ] {
        assert_eq!(total(line), wanted, "{line}");
    }
}
