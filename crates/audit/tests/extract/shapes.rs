//! Verdicts, scores, scorecards and problems in the places where people put them: documents of a few lines, all invented.

use gonogo_report::{Decision, Severity, Status};

use crate::reading::{decision, problems, read};

fn score(text: &str) -> Option<(f64, f64)> {
    read(text).report.score.map(|score| (score.value, score.max))
}

#[test]
fn a_sign_in_a_heading_decides_nothing() {
    let text = "# Kiln review\n\n**Overall status:** 🔴 High risk\n\n## ✅ Final verdict\n\n### Current status\n**🔴 Not ready for production**\n\n\
                ### Time to production ready\n- Least: 3 days\n";
    assert_eq!(decision(text), Some(Decision::NoGo));
    let asked = "# Kiln review\n\n## **Honest assessment: can you launch now?**\n\n### ✅ What you have\n- A door\n\n\
                 ## My recommendation\n\n### Yes, you can launch with these conditions:\n- Mend the door\n";
    assert_eq!(decision(asked), Some(Decision::Conditional));
}

#[test]
fn a_heading_that_gathers_what_is_ready_yields_to_what_is_said_of_the_whole() {
    let text = "# Kiln review\n\n## Production readiness\n\n### ✅ Ready for production\n\n#### Door\n- Shuts\n\n#### Bricks\n- Hold\n\n\
                ## Today\n\n### **Trial mode** (not production ready)\n- Cold\n\n## Conclusion\n\n**The kiln is 70% production-ready.**\n";
    assert_eq!(decision(text), Some(Decision::Conditional));
}

#[test]
fn rules_for_deciding_are_no_decision() {
    let text = "# Kiln pilot\n\n## Decision\n- **GO for the pilot** when all gates are checked.\n- **NO-GO for the pilot** if one is not.\n";
    assert_eq!(decision(text), None);
    assert_eq!(
        decision("# Kiln pilot\n\n## Decision\n- **GO for the pilot**, all gates are checked.\n"),
        Some(Decision::Go)
    );
}

#[test]
fn a_plain_no_refuses_what_a_label_asks() {
    assert_eq!(decision("# Kiln\n\n**Ready for production:** No\n"), Some(Decision::NoGo));
}

#[test]
fn what_will_be_ready_or_is_so_in_part_is_ready_under_conditions() {
    for line in [
        "With the recommended fixes, the kiln will be ready for production within two weeks.",
        "**Verdict:** Production-ready (65-70%)",
    ] {
        let text = format!("# Kiln\n\n## Conclusion\n\n{line}\n");
        assert_eq!(decision(&text), Some(Decision::Conditional), "{line}");
    }
    assert_eq!(decision("# Печь\n\n## ГОТОВО К ЗАПУСКУ\n\nПечь горит, и дверь закрывается.\n"), Some(Decision::Go));
}

#[test]
fn a_score_says_more_than_the_percentage_of_a_status() {
    assert_eq!(score("# Kiln\n\n**Status:** ✅ Ready 100%\n**Final score:** ⭐⭐⭐⭐ (88/100)\n"), Some((88.0, 100.0)));
}

#[test]
fn areas_may_be_scored_by_how_they_are_now_and_say_what_comes_first() {
    let now = "# Kiln\n\n## Feature completeness analysis\n\n| Category | Current | Target | Gap |\n|---|---|---|---|\n\
               | Door | 85% | 100% | Handle |\n| Chimney | 60% | 100% | Draught |\n| Bricks | 70% | 100% | Mortar |\n";
    let scores: Vec<_> = read(now).report.categories.into_iter().filter_map(|category| category.score).collect();
    assert_eq!(
        scores.iter().map(|score| (score.value, score.max)).collect::<Vec<_>>(),
        [85.0, 60.0, 70.0].map(|value| (value, 100.0))
    );
    let first = "# Kiln\n\n## Executive summary\n\n| Category | Status | Priority |\n|---|---|---|\n\
                 | Door | 🔴 Broken | P0 - urgent |\n| Chimney | 🟡 Basic | P1 - high |\n| Bricks | 🟢 Good | P2 |\n";
    let found = read(first).report;
    let statuses: Vec<_> = found.categories.iter().filter_map(|category| category.status).collect();
    assert_eq!((statuses, found.findings.len()), (vec![Status::Bad, Status::Middle, Status::Good], 0));
}

#[test]
fn numbered_headings_of_a_group_are_its_problems_unless_their_items_are() {
    let text = "# Kiln\n\n## Critical blockers\n\n### 1. Door off its hinge\n**Status**: not done\n\n### 2. No chimney\n**Status**: not done\n\n\
                ## High priority\n\n### 1. Weak grate\n**Issues**:\n- It bends\n- It rusts\n\n### 2. No spare bricks\n- None in the shed\n";
    let titles: Vec<_> = problems(text).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["Door off its hinge", "No chimney", "Weak grate", "No spare bricks"]);
    let rated =
        "# Kiln\n\n## Critical issues\n\n### 1. Door\n- **HIGH**: The hinge is loose\n- **LOW**: The paint is old\n";
    let wanted = [("The hinge is loose", Severity::High), ("The paint is old", Severity::Low)];
    assert_eq!(problems(rated), wanted.map(|(title, severity)| (title.to_owned(), severity)));
}

#[test]
fn what_stands_below_a_numbered_problem_belongs_to_it() {
    let text = "# Kiln\n\n## Before the season\n\n### **Critical (must fix)**\n\n**1. Wood or coal**\n- Replace the wet wood?\n- Buy real coal\n\n\
                **2. Bell**\n- Ring it end to end\n";
    let titles: Vec<_> = problems(text).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["Wood or coal", "Bell"]);
}

#[test]
fn a_gap_and_the_log_that_says_it_is_missing_are_one_problem() {
    let text = "# Kiln\n\n## Critical gaps\n\n### Gap 1: Spare bricks ⚠️ MEDIUM PRIORITY\n\n**Problem:** The shed is empty.\n\n\
                ## Debt log\n\n| Issue | Severity | Status |\n|---|---|---|\n| No spare bricks | MEDIUM | OPEN |\n| Old paint | LOW | OPEN |\n";
    let titles: Vec<_> = problems(text).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["Spare bricks", "Old paint"]);
}

#[test]
fn what_was_done_is_told_by_the_end_of_a_line_the_start_of_a_title_or_the_action() {
    let ends = "# Kiln\n\n## Bugs\n- ❌ **CRITICAL**: The door stuck and nobody got out. **FIXED.**\n- ❌ **CRITICAL**: The roof leaks.\n";
    assert_eq!(problems(ends), [("The roof leaks.".to_owned(), Severity::Critical)]);
    let begins = "# Печь\n\n## КРИТИЧНО\n\n### 1. ✅ ИСПРАВЛЕНО — Дверь падала\n\nТеперь держится.\n\n### 2. Крыша течёт\n\nВедро стоит.\n";
    assert_eq!(problems(begins), [("Крыша течёт".to_owned(), Severity::Critical)]);
    let acted = "# Horno\n\n## Matriz de hallazgos\n\n| Hallazgo | Sev | Acción |\n|---|---|---|\n| Puerta floja | alta | ✅ aplicado |\n\
                 | Techo con musgo | baja | ✅ escoba comprada |\n| Leña mojada | media | documentado |\n";
    let titles: Vec<_> = problems(acted).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["Techo con musgo", "Leña mojada"]);
}

#[test]
fn tasks_need_no_effort_in_a_phase_or_below_a_heading_for_how_urgent_they_are() {
    let text = "# Lighthouse review\n\n## Recommendations\n\n### 🔴 CRITICAL (tonight)\n\n1. **Mend the lamp**: it flickers\n2. **Fill the tank**\n\n\
                ### Low\n\n- Birds like it here\n\n## Plan\n\n### Phase 1: Light (week 1)\n\n- Polish the lens\n- **Owner**: keeper\n- ✅ Ladder mended\n\n\
                **Result:**\n\n- Ships see it\n\n### Phase 2: Sound (week 2)\n\n- Oil the horn\n\n**Risk level:** low\n- Horns are proven\n";
    let actions = read(text).report.actions;
    let told: Vec<_> = actions
        .iter()
        .map(|action| (action.title.as_str(), action.priority.as_deref(), action.phase.is_some()))
        .collect();
    let wanted = [
        ("Mend the lamp", Some("CRITICAL"), false),
        ("Fill the tank", Some("CRITICAL"), false),
        ("Polish the lens", None, true),
        ("Oil the horn", None, true),
    ];
    assert_eq!(told, wanted);
}
