//! Who rates a problem, and what decides: the chapter, the list below, a status as a heading, the answer to a question.
//! Documents of a few lines, all invented.

use gonogo_report::{Decision, Severity};

use crate::reading::{decision, problems, read};

fn named<const N: usize>(wanted: [(&str, Severity); N]) -> Vec<(String, Severity)> {
    wanted.map(|(title, severity)| (title.to_owned(), severity)).to_vec()
}

#[test]
fn the_remark_of_a_chapter_rates_the_headings_that_tell_of_a_problem() {
    let text = "# Windmill review\n\n## 1. Sails (critical)\n\n### 1.1 Torn cloth\n- **Issue:** It flaps.\n- **Fix:** Sew it.\n\n\
                ### 1.2 Loose pins\n- **Issue:** They rattle.\n- **Fix:** Hammer them in.\n\n## 2. Stones — LOW\n\n### 2.1 Dust\n- **Issue:** It lies there.\n\n\
                ### 2.2 Dull furrows\n- **Issue:** They grind slowly.\n";
    let wanted = [
        ("Torn cloth", Severity::Critical),
        ("Loose pins", Severity::Critical),
        ("Dust", Severity::Low),
        ("Dull furrows", Severity::Low),
    ];
    assert_eq!(problems(text), named(wanted));
    let one = "# Windmill review\n\n## 1. Torn sails (critical)\n\n### Impact\nThey flap.\n\n### Fix\nSew them.\n";
    assert_eq!(problems(one), named([("Torn sails", Severity::Critical)]), "fields of a problem are no problems");
    let checked = "# Windmill review\n\n## 1. Checklist of sails (critical)\n\n### 1.1 Cloth\n- Look at it\n\n### 1.2 Pins\n- Count them\n";
    assert_eq!(problems(checked), [], "a chapter is no problem either");
}

#[test]
fn the_list_below_an_item_rates_it() {
    let text = "# Windmill review\n\n## Concerns\n\n1. **Brake**: Slips in storms\n   - **Mitigation**: Turn the sails away\n   - **Severity**: HIGH\n\n\
                2. **Ladder**: Short\n   - **Severity**: low (bring another)\n\n3. **Door**: Fine\n   - **Status**: Good\n";
    assert_eq!(problems(text), named([("Brake", Severity::High), ("Ladder", Severity::Low)]));
}

#[test]
fn a_rated_status_is_that_of_the_heading_around_it() {
    let text = "# Windmill review\n\n## 1. Machine\n\n### 1.1 Brake\n\n#### ❌ NOT BUILT\n\n**Status**:\n- ❌ No shoe\n\n**Risk level**: 🔴 CRITICAL\n\n\
                ### 1.2 Bell\n\n#### ⚠️ NEEDS IMPROVEMENT\n\n**Risk level**: 🟡 MEDIUM\n\n## 2. Fire bucket\n\n### Status: ❌ MISSING\n\n**Risk level**: 🟠 HIGH\n";
    let wanted = [("Brake", Severity::Critical), ("Bell", Severity::Medium), ("Fire bucket", Severity::High)];
    assert_eq!(problems(text), named(wanted));
    let whole = format!("{text}\n## Recommendation\n\n**Do not launch** before the brake is built.\n");
    assert_eq!(decision(&whole), Some(Decision::NoGo), "a status deep inside decides nothing");
}

#[test]
fn what_adorns_denies_counts_or_is_ticked_rates_nothing() {
    let alarm = "# Mill\n\n## 🚨 Known limitations\n\n### Sails\n- Need a look\n";
    assert!(problems(alarm).iter().all(|(_, severity)| *severity == Severity::Unrated), "{:?}", problems(alarm));
    let denied = "# Mill\n\n## Remarks\n\n### Non-blocking issues\n- **Paint**: Old\n- **Rope**: Grey\n";
    assert!(problems(denied).iter().all(|(_, severity)| *severity != Severity::Critical), "{:?}", problems(denied));
    let counted = "# Mill\n\n## Findings\n\n| Severity | Count (checked) | Mended |\n|---|---|---|\n| P0 | 6 | 4 |\n| P1 | ~14 | 4 |\n\
                   | P2 | ~12 | 1 |\n| P3 | several | 1 |\n";
    assert_eq!(problems(counted), []);
    let ticked = "# Mill\n\n## ✅ Critical problems\n\n### 1. Brake\n- **Problem:** It slipped.\n- **Fix:** New shoe.\n\n## 🔴 Critical problems\n\n\
                  ### 1. Bell\n- **Problem:** It is mute.\n- **Fix:** Buy one.\n";
    assert_eq!(problems(ticked), named([("Bell", Severity::Critical)]));
    let good =
        "# Mill\n\n## Review\n\n**Critical gaps**:\n\n1. **Brake**: ✅ GOOD (two shoes)\n2. **Bell**: ❌ none at all\n";
    assert_eq!(problems(good), named([("Bell", Severity::Critical)]));
}

#[test]
fn a_chapter_on_risks_repeats_what_is_rated_before() {
    let text = "# Mill\n\n## Concerns\n\n1. **Brake**: Slips\n   - **Severity**: HIGH\n2. **Bell**: Mute\n   - **Severity**: LOW\n3. **Rope**: Grey\n   - **Severity**: LOW\n\n\
                ## Risk assessment\n\n**HIGH RISK**:\n- The brake slips in a storm\n";
    assert_eq!(problems(text).len(), 3, "{:?}", problems(text));
}

#[test]
fn blockers_may_be_announced_in_a_sentence() {
    let text = "# Mill\n\n## Inspection\n\nThe visit found **several real launch blockers**, the worst of them being:\n\n1. **The brake slips.** It did so twice. *(Fixed.)*\n\
                2. **The bell is mute.** Nobody hears the miller.\n";
    assert_eq!(problems(text).iter().map(|(_, severity)| *severity).collect::<Vec<_>>(), [Severity::Critical]);
    let named =
        "# Mill\n\n## Executive summary\n\nIt turns.\n\n**Launch blockers:**\n\n1. Mend the brake\n2. Hang the bell\n";
    assert_eq!(problems(named).len(), 2);
    assert_eq!(problems(&text.replace("found **several real launch blockers**", "found no launch blockers here")), []);
}

#[test]
fn the_answer_decides_what_the_question_asks() {
    let text = "# Mill\n\n## Final verdict\n\n**Is the mill production-ready?**\n**NO** - the brake is missing\n\n**Is its plan production-ready?**\n**YES** - every page\n\n\
                ## Summary\n\n**Status: The plan is production-ready, the brake is not**\n";
    assert_eq!(decision(text), Some(Decision::NoGo));
    assert_eq!(decision(&text.replace("**NO** - the", "**Yes!** The")), Some(Decision::Go));
    let status = "# Mill\n\n**Status: The plan is production-ready, the brake is not**\n";
    assert_eq!(decision(status), Some(Decision::Conditional));
    let other = "# Mill\n\n## Final verdict\n\n**Is the mill production-ready?**\nNo sails were found to be torn.\n";
    assert_eq!(decision(other), None);
}

#[test]
fn labels_that_name_a_launch_decide_nothing() {
    let text = "# Mill\n\n## 2. Final launch recommendation\n\n> ### 🔴 NOT READY (as of today)\n>\n> It can become **ready with conditions**.\n";
    assert_eq!(decision(text), Some(Decision::NoGo));
    assert_eq!(decision("# Mill\n\n## Executive summary\n\n**Overall launch readiness score: 62/100**\n"), None);
}

#[test]
fn what_is_ready_beside_what_is_not_is_ready_in_part() {
    let text = "# Mill\n\n## Where it stands: 90%\n\n### ✅ Ready for production\n- Sails\n- Stones\n\n### ⚠️ Needs a look\n- Brake\n";
    assert_eq!(decision(text), Some(Decision::Conditional));
}

#[test]
fn a_length_may_stand_behind_the_bracket_and_an_alert_is_no_box_of_time() {
    let text = "# Mill\n\n## Order of work\n\n### Phase 1 - CRITICAL (before anyone comes) ~2 hours\n- Brake\n\n### Phase 2 - HIGH (before the season) ~3 days\n- Bell\n";
    let days: Vec<_> =
        read(text).report.phases.iter().filter_map(|phase| phase.duration.as_ref()?.days().high().into()).collect();
    assert_eq!(days, [0.25, 3.0]);
    let alerts = "# Mill\n\n## Monitoring plan\n\n**Week 1 (watch closely)**:\n- 🚨 **Immediate alerts** - fire, flood\n- 📊 **Daily reports** - flour\n";
    assert!(read(alerts).report.phases.is_empty(), "{:?}", read(alerts).report.phases);
    let checks = "# Mill\n\n## Opening checklist\n\n### Pre-launch\n- [ ] Grease\n\n### Post-launch\n- [ ] Sweep\n";
    assert!(read(checks).report.phases.is_empty());
}

#[test]
fn what_is_ready_for_a_trial_is_ready_under_conditions() {
    let text = "# Mill\n\n## Conclusion\n\nThe mill is **ready for a controlled staging deployment**.\n";
    assert_eq!(decision(text), Some(Decision::Conditional));
}

#[test]
fn areas_scored_before_and_after_are_scored_even_with_priorities() {
    let text = "# Mill\n\n## Scores\n\n| Category | Before | After | Priority |\n|---|---|---|---|\n| Sails | 5/10 | 9/10 | P0 |\n| Stones | 2/10 | 8/10 | P1 |\n\
                | Roof | 4/10 | 10/10 | P1 |\n";
    let scores: Vec<_> =
        read(text).report.categories.iter().filter_map(|category| Some(category.score?.value)).collect();
    assert_eq!(scores, [9.0, 8.0, 10.0]);
}

#[test]
fn a_box_in_a_heading_tells_whether_its_problem_is_mended() {
    let text = "# Windmill review\n\n## 🟡 HIGH IMPACT (safety, cost)\n\n### - [x] H1. Torn cloth\n**Problem:** It flaps.\n**Fix:** Sew it.\n\n\
                ### - [ ] H2. Loose pins\n**Problem:** They rattle.\n**Fixed:** ⬜ | **Date:**\n\n### H3. Dull furrows\n**Problem:** They grind slowly.\n**Fixed:** ✅\n";
    assert_eq!(problems(text), named([("Loose pins", Severity::High)]));
    let findings = read(text).report.findings;
    let told: Vec<_> = findings.iter().map(|finding| (finding.id.as_str(), finding.title.as_str())).collect();
    assert_eq!(told, [("h1", "Torn cloth"), ("h2", "Loose pins"), ("h3", "Dull furrows")], "none is part of a title");
}

#[test]
fn recommendations_that_go_on_counting_the_problems_before_are_more_of_them() {
    let text = "# Windmill review\n\n## Critical problems\n\n### 1. Torn cloth\n**Severity:** Critical\n\n### 2. Loose pins\n**Severity:** Medium-high\n\n\
                ## 🟢 Medium priority recommendations\n\n### 3. Grease the axle\nIt squeaks.\n\n### 4. Paint the door\nIt rots.\n";
    let all = [
        ("Torn cloth", Severity::Critical),
        ("Loose pins", Severity::High),
        ("Grease the axle", Severity::Medium),
        ("Paint the door", Severity::Medium),
    ];
    assert_eq!(problems(text), named(all));
    let anew = text.replace("### 3.", "### 1.").replace("### 4.", "### 2.");
    assert_eq!(problems(&anew), named([all[0], all[1]]), "what counts anew is another list");
    let fixes = text.replace("recommendations", "fixes");
    assert_eq!(problems(&fixes), named([all[0], all[1]]), "what was done about them is none");
}

#[test]
fn numbered_headings_below_an_alarm_are_problems() {
    let text = "# Windmill review\n\n## 🚨 Violations of the guild rules\n\n#### 1. No bell\n- Nobody is warned\n\n#### 2. No ledger\n- Sacks get lost\n\n\
                ## 🚨 Violations looked for\n\n### 1. Bell\n- ✅ Rings\n\n## Things to look at\n\n### 1. Door\n- Opens\n";
    assert_eq!(problems(text), named([("No bell", Severity::Unrated), ("No ledger", Severity::Unrated)]));
}

#[test]
fn a_chapter_of_a_checklist_is_no_problem_because_it_is_risky() {
    let text = "# Windmill checks\n\n## 1. Door\n\n- [ ] Opens\n\n## 2. Sails (high risk)\n\n- [ ] Cloth is whole\n- [ ] Pins hold\n";
    assert_eq!(problems(text), []);
    let alone = "# Windmill review\n\n## 1. Door\n\nIt opens.\n\n## 2. Torn sails (high risk)\n\n- [ ] Sew them\n";
    assert_eq!(problems(alone), named([("Torn sails", Severity::High)]), "what is to be done about a problem");
}
