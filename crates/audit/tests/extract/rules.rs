//! One rule at a time: a few lines of an audit, and what they say.

use gonogo_audit::Item;
use gonogo_report::{Decision, Money, Severity, Status};

use crate::reading::read;

#[test]
fn the_verdict_is_told_from_words_that_look_like_it() {
    use Decision::{Conditional, Go, NoGo};
    for (line, wanted) in [
        ("**Status:** Not ready", Some(NoGo)),
        ("**Status:** ✅ Ready", Some(Go)),
        ("**Status:** ⚠️ Ready", Some(Conditional)),
        ("**Verdict:** Ready now (with minor polish recommended)", Some(Go)),
        ("**Recommendation:** GO with staged rollout", Some(Conditional)),
        ("**Recommendation:** Do not launch before the fixes", Some(NoGo)),
        ("**Status:** Draft", None),
        ("**Target status:** Production ready", None),
        ("**Statut :** Pas encore prêt pour la production", Some(NoGo)),
        ("**Ergebnis:** Freigabe mit Auflagen, und die Tests fehlen nicht", Some(Conditional)),
        ("**Вердикт**: не готов к запуску и не одобрен", Some(NoGo)),
        ("**结论**：可以上线", Some(Go)),
        ("**結論**：リリース不可です", Some(NoGo)),
        ("**الحالة**: غير جاهز للإنتاج", Some(NoGo)),
    ] {
        let decision = read(&format!("# Audit\n\n{line}\n")).report.verdict.map(|verdict| verdict.decision);
        assert_eq!(decision, wanted, "{line}");
    }
}

#[test]
fn the_score_in_the_best_place_counts_and_the_others_are_alternatives() {
    let draft = read(
        "# Audit\n\n## Summary\n\nWe reached an overall readiness score of 80%.\n\n## Total score: 40/50\n\nTest coverage: 35%\n",
    );
    assert_eq!(draft.report.score.map(|score| (score.value, score.max)), Some((40.0, 50.0)));
    let others: Vec<_> = draft.score_alternatives.iter().map(|other| (other.score.value, other.score.max)).collect();
    assert_eq!(others, [(80.0, 100.0)]);
}

#[test]
fn targets_coverage_and_counts_are_no_scores() {
    for line in [
        "**Target score:** 52/50",
        "Coverage: 35-40%",
        "**Readiness:** 3 of 5 gates passed",
        "Tests: 36/41 passed",
        "Uptime: 99.9%",
    ] {
        assert_eq!(read(&format!("# Audit\n\n{line}\n")).report.score, None, "{line}");
    }
}

#[test]
fn the_first_sign_of_a_cell_is_its_status() {
    let draft = read(
        "# A\n\n## Scorecard\n\n| Category | Score | Status |\n|-|-|-|\n| Data | 3/5 | ⚠️ Good |\n| Tests | 1/5 | Needs work |\n| Ops | ?/5 | Not started |\n",
    );
    let rows: Vec<_> =
        draft.report.categories.iter().map(|row| (row.score.map(|score| score.value), row.status)).collect();
    assert_eq!(
        rows,
        [(Some(3.0), Some(Status::Middle)), (Some(1.0), Some(Status::Bad)), (None, Some(Status::Pending))]
    );
}

#[test]
fn one_problem_that_is_told_twice_is_one_finding_with_the_worse_severity() {
    let text = "# A\n\n## Issues\n\n| ID | Issue | Severity |\n|-|-|-|\n| F-1 | No backups | High |\n\n### F-1: No backups\n\n**Severity:** Critical\n**Impact:** All data is lost\n**Fix:** Back up daily\n";
    let draft = read(text);
    let [finding] = draft.report.findings.as_slice() else { panic!("{:?}", draft.report.findings) };
    assert_eq!((finding.severity, finding.title.as_str()), (Severity::Critical, "No backups"));
    assert_eq!((finding.impact.as_deref(), finding.fix.as_deref()), (Some("All data is lost"), Some("Back up daily")));
}

#[test]
fn a_list_of_nothing_is_no_finding_and_a_lack_is_one() {
    let draft = read("# A\n\n## Critical issues\n\n- None\n\n## High priority issues\n\n- No backups\n");
    let titles: Vec<_> = draft.report.findings.iter().map(|finding| finding.title.as_str()).collect();
    assert_eq!(titles, ["No backups"]);
}

#[test]
fn phases_of_headings_take_what_the_table_of_the_plan_says() {
    let text = "# A\n\n## Phase 1: Repair (Week 1)\n\n## Phase 2: Harden (Week 2-4)\n\n## Plan\n\n| Phase | Duration | Cost |\n|-|-|-|\n| Phase 1 | 1 week | $7,200 |\n| Phase 2 | 2-3 weeks | $12,600 |\n| **Total** | **3-4 weeks** | **$20K** |\n";
    let report = read(text).report;
    let phases: Vec<_> = report
        .phases
        .iter()
        .map(|phase| {
            let days = phase.duration.as_ref().map(|span| (span.days().low(), span.days().high()));
            (phase.name.as_str(), days, phase.cost.as_ref().map(Money::wording))
        })
        .collect();
    assert_eq!(
        phases,
        [
            ("Phase 1: Repair", Some((7.0, 7.0)), Some("$7,200")),
            ("Phase 2: Harden", Some((14.0, 21.0)), Some("$12,600"))
        ]
    );
    assert_eq!(report.totals.and_then(|totals| totals.duration).map(|span| span.days().high()), Some(28.0));
}

#[test]
fn an_option_has_its_price_its_risks_and_its_losses() {
    let text = "# A\n\n## Recommendation\n\n### Option 1: Wait (RECOMMENDED)\n\n**Timeline:** 12 weeks\n**Investment:** $52K-$90K\n\n### Option 2: Launch now (STRONGLY DISCOURAGED)\n\n**Timeline:** Immediate\n\n**Expected costs:**\n- Data breach: $150-250 per record\n";
    let report = read(text).report;
    assert_eq!(report.options.len(), 2);
    assert_eq!(report.options[0].cost.as_ref().map(Money::wording), Some("$52K-$90K"));
    assert_eq!(report.options[1].stance, Some(gonogo_report::Stance::Discouraged));
    assert_eq!(report.options[1].losses, [report.losses[0].id.clone()]);
    assert_eq!(report.losses[0].per.as_deref(), Some("record"));
}

#[test]
fn a_table_that_nobody_understands_is_listed() {
    let draft = read("# A\n\n## Odds\n\n| Foo | Bar |\n|-|-|\n| x | 12 |\n");
    let unread: Vec<_> = draft.unread.iter().map(|unread| unread.text.as_str()).collect();
    assert_eq!(unread, ["Foo | Bar"]);
}

#[test]
fn a_value_leads_back_to_the_bytes_that_state_it() {
    let text = "# Audit\n\n**Date:** 18 February 2026\n**Score:** 25/50\n";
    let draft = read(text);
    let of = |item, field| draft.source(item, 0, field).map(|span| &text[span]);
    assert_eq!(of(Item::Report, "date"), Some("18 February 2026"));
    assert_eq!(of(Item::Score, "value"), Some("25/50"));
}

#[test]
fn hours_of_work_in_a_sentence_behind_the_time_are_no_duration() {
    let text = "# A\n\n## Plan\n\n### Phase 1: Repair\n\nWhen: Week 1. Estimate: 40-60 hours. Aim: no more loss.\n\n### Phase 2: Harden\n\nWhen: Week 2-3. Estimate: 60-80 hours. Aim: see the system.\n";
    let report = read(text).report;
    let days = |at: usize| report.phases[at].duration.as_ref().map(|span| span.days().high());
    let hours = |at: usize| report.phases[at].effort.as_ref().map(|effort| effort.hours().high());
    assert_eq!([days(0), days(1)], [Some(7.0), Some(14.0)]);
    assert_eq!([hours(0), hours(1)], [Some(60.0), Some(80.0)]);
}

/// The titles of the findings with their severities, in the order of the text.
fn problems(text: &str) -> Vec<(String, Severity)> {
    let found = read(text).report.findings;
    found.into_iter().map(|finding| (finding.title, finding.severity)).collect()
}

#[test]
fn scores_below_sibling_headings_are_a_scorecard_and_none_of_the_whole() {
    let section = |name: &str, score: u32, mark: &str| {
        format!("### {name}\n**Status: {mark}**\n\n**Review score: {score}/100**\n\n")
    };
    let text = format!(
        "# Lighthouse keeper review\n\n## 1. On shore\n\n{}{}## 2. At sea\n\n{}",
        section("1.1 Lamp room", 80, "✅ Done"),
        section("1.2 Stairs", 40, "⚠️ Partly"),
        section("2.1 Buoys", 10, "❌ Missing"),
    );
    let draft = read(&text);
    assert_eq!(draft.report.score, None);
    let rows: Vec<_> =
        draft.report.categories.iter().map(|row| (row.name.as_str(), row.score.map(|s| s.value), row.status)).collect();
    assert_eq!(
        rows,
        [
            ("Lamp room", Some(80.0), Some(Status::Good)),
            ("Stairs", Some(40.0), Some(Status::Middle)),
            ("Buoys", Some(10.0), Some(Status::Bad)),
        ]
    );
    // One score, told three times, is that of the whole.
    let again = "# Review\n\n## Lamp\n\n**Overall score:** 7/10\n\n## Stairs\n\n**Overall score:** 7/10\n\n## Buoys\n\n**Overall score:** 7/10\n";
    assert_eq!(read(again).report.score.map(|score| score.value), Some(7.0));
}

#[test]
fn the_current_one_of_two_scores_side_by_side_counts() {
    let draft = read("# Kite shop readiness\n\n> Initial score: **4/10** → Current score: **8.5/10**\n");
    assert_eq!(draft.report.score.map(|score| (score.value, score.max)), Some((8.5, 10.0)));
    // What was built is counted, not judged.
    assert_eq!(
        read("# Kite shop\n\n## Changes\n\n1. **Build result:** ✅ 46/46 kites without errors\n").report.score,
        None
    );
}

#[test]
fn a_question_and_the_statuses_of_parts_decide_nothing() {
    let decision = |text: &str| read(text).report.verdict.map(|verdict| verdict.decision);
    assert_eq!(decision("# Kites\n\n**Decision:** Which kites are ready for production?\n"), None);
    let parts = "# Kites\n\n## Kite assessment\n\n### 1. Box kite - ready for launch\n\n**Status:** 🟢 Ready for production\n\n\
                 ### 2. Stunt kite - not ready\n\n**Status:** 🔴 Not ready for production\n";
    assert_eq!(decision(parts), None);
    let whole =
        format!("{parts}\n## Scorecard\n\n**Overall:** 🟡 **60% ready** - the box kite can go, the other one waits\n");
    assert_eq!(decision(&whole), Some(Decision::Conditional));
    let limited = "# Kites\n\n## Conclusion\n\nThe kites are ready for production with ten guests. However, the torn string needs immediate care.\n";
    assert_eq!(decision(limited), Some(Decision::Conditional));
    assert_eq!(decision(&limited.replace(" needs immediate care", " will be blue")), Some(Decision::Go));
    assert_eq!(decision("# Kites\n\n**Status:** ~75-80% production ready\n"), Some(Decision::Conditional));
    assert_eq!(decision("# Kites\n\nThe kite is not, however, ready for production.\n"), Some(Decision::NoGo));
    // The title names what has the status, which a component of it is not.
    assert_eq!(
        decision(
            "# Skybox: readiness review\n\n## Findings\n\n### In short\n\n**Skybox current status:** ✅ Production ready\n"
        ),
        Some(Decision::Go)
    );
    assert_eq!(
        decision(
            "# Skybox: readiness review\n\n## Findings\n\n### In short\n\n**Winch current status:** ✅ Production ready\n"
        ),
        None
    );
}

#[test]
fn a_status_that_names_a_severity_rates_its_problem() {
    let text = "# Auditoria da padaria\n\n## ❌ Problemas identificados\n\n### 1. **Forno sem termômetro**\n- **Status**: ⚠️ CRÍTICO\n\n\
                ### 2. **Balcão sem etiquetas**\n- **vitrine.txt**: preços antigos\n- **Status**: ⚠️ ALTO\n";
    let wanted = [("Forno sem termômetro", Severity::Critical), ("Balcão sem etiquetas", Severity::High)];
    assert_eq!(problems(text), wanted.map(|(title, severity)| (title.to_owned(), severity)));
}

#[test]
fn a_rated_heading_that_tells_its_problem_is_one_and_its_last_sign_ends_it() {
    let text = "# Bakery actions\n\n## Required actions\n\n### Pay the miller (CRITICAL - blocking)\n\n**Problem:** no flour is delivered\n\n\
                ## P1 — high priority\n\n### P1-1: Till — second drawer ✅ DONE\n**Problem:** it jams\n\n### P1-2: Scale — new weights ⬜ TODO\n**Problem:** it lies\n";
    let found = read(text).report.findings;
    let told: Vec<_> = found.iter().map(|finding| (finding.title.as_str(), finding.severity, finding.status)).collect();
    use gonogo_report::FindingStatus::{Fixed, Open};
    assert_eq!(told[0], ("Pay the miller", Severity::Critical, Open));
    assert_eq!(told[1], ("Till — second drawer", Severity::High, Fixed));
    assert_eq!((told[2].1, told[2].2), (Severity::High, Open));
}

#[test]
fn rated_headings_of_a_numbered_list_are_problems_wherever_they_stand() {
    let text = "# Bakery review\n\n## Further considerations\n\n#### 7. **Slow oven** 🟡 MEDIUM\n- Warms up for an hour\n\n\
                #### 8. **Old signs** 🟢 LOW\n- Faded\n\n## Conclusion\n\nOpen soon.\n\n**Risk level:** HIGH\n**Impact:** less bread\n";
    let wanted = [("Slow oven", Severity::Medium), ("Old signs", Severity::Low)];
    assert_eq!(problems(text), wanted.map(|(title, severity)| (title.to_owned(), severity)));
}

#[test]
fn levels_of_risk_are_no_problems_and_gaps_in_passing_repeat_the_register() {
    let text = "# Ferry review\n\n## Safety\n\n**Critical gaps:**\n- ❌ **No rafts** - none on board\n\n## Weak points\n\n\
                ### High severity\n1. **Too few rafts**\n   - Impact: nobody gets off\n   - Recommendation: buy rafts\n\n\
                ### Medium severity\n1. **Worn ropes**\n   - Impact: slow mooring\n   - Recommendation: replace them\n\n\
                ## Risk assessment matrix\n\n| Risk category | Current level | Target level |\n|---|---|---|\n| Storm | HIGH | LOW |\n| Fog | MEDIUM | LOW |\n";
    let wanted = [("Too few rafts", Severity::High), ("Worn ropes", Severity::Medium)];
    assert_eq!(problems(text), wanted.map(|(title, severity)| (title.to_owned(), severity)));
}

#[test]
fn observations_of_which_some_are_mended_are_problems() {
    let text = "# Ferry scorecard\n\n| # | Observation | Status |\n|---|---|---|\n| 1 | No rafts | ✅ **Fixed** |\n| 2 | Worn ropes | ❌ **Skipped** |\n";
    let found: Vec<_> =
        read(text).report.findings.iter().map(|finding| (finding.title.clone(), finding.status)).collect();
    use gonogo_report::FindingStatus::{Fixed, Open};
    assert_eq!(found, [("No rafts".to_owned(), Fixed), ("Worn ropes".to_owned(), Open)]);
}

#[test]
fn phases_that_only_brackets_name_keep_them_and_boxes_of_time_may_say_within() {
    let names = |text: &str| -> Vec<_> { read(text).report.phases.iter().map(|phase| phase.name.clone()).collect() };
    let text = "# Ferry\n\n## Fix list\n\n### Phase 1 (must fix before the season):\n1. Buy rafts\n\n### Phase 2 (2 weeks)\n1. Replace ropes\n";
    assert_eq!(names(text), ["Phase 1 (must fix before the season)", "Phase 2"]);
    let later = "# Ferry\n\n## Immediate actions\n\n### Phase 1: Rafts (before Monday) - 2 days\n\n### Phase 2: Paint - 1 week later\n";
    let phases = read(later).report.phases;
    let days: Vec<_> = phases.iter().map(|phase| phase.duration.as_ref().map(|span| span.days().high())).collect();
    assert_eq!((days, phases.first().and_then(|phase| phase.outcome.clone())), (vec![Some(2.0), None], None));
    let within = "# 渡轮报告\n\n## 改进建议\n\n### P1 任务 (1-2 周内完成 - 安全)\n\n#### P1-1: 救生筏 (8 小时)\n\n#### P1-2: 绳索 (4 小时)\n\n### P2 任务 (1-2 月内完成)\n\n- 油漆\n";
    let days: Vec<_> =
        read(within).report.phases.iter().map(|phase| phase.duration.as_ref().map(|span| span.days().high())).collect();
    assert_eq!(days, [Some(14.0), Some(60.0)]);
}

#[test]
fn an_audit_may_be_dated_by_when_it_was_conducted() {
    let date = read("# Ferry\n\n## Conclusion\n\nFine.\n\n*Assessment conducted on: January 16, 2025*\n").report.date;
    let day = |text: &str| read(text).report.date.and_then(|date| date.date).map(|date| date.to_string());
    assert_eq!(date.and_then(|date| date.date).map(|date| date.to_string()), Some("2025-01-16".to_owned()));
    let prose =
        "The boat floats, and all that it needs for the season is listed below, with who mends it and what that takes.";
    assert_eq!(day(&format!("# Ferry\n\n_Status as of 2026-10-08. {prose}_\n")), Some("2026-10-08".to_owned()));
}
