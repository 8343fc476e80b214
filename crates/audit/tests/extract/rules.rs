//! One rule at a time: a few lines of an audit, and what they say.

use gonogo_audit::{Draft, Item, content, extract};
use gonogo_report::{Decision, Money, Severity, Status};

fn read(text: &str) -> Draft {
    let (document, content) = content::parse(text);
    extract(&document, &content)
}

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
