//! The rules that check a text: each finds the flaw of its own example, and nothing in the mended one.
//!
//! `GONOGO_BLESS=1` writes `docs/checks.md` from the rules anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use gonogo_audit::check::{Diagnostic, Kind, RULES, Rule, Severity, Subject, check};
use gonogo_audit::{content, decode, extract};

fn found(text: &str) -> Vec<Diagnostic> {
    let decoded = decode(text.as_bytes());
    let (document, content) = content::parse(decoded.text);
    let draft = extract(&document, &content);
    check(&Subject {
        document: &document,
        content: &content,
        decoding: &decoded.notices,
        draft: &draft,
        disagreements: &[],
    })
}

/// What is not an agreement, as `G001 error 12: stated | computed`.
fn alarms(text: &str) -> Vec<String> {
    let said = |found: &Diagnostic| {
        let line = text[..found.span.start].matches('\n').count() + 1;
        let none = "-".to_owned();
        let (stated, computed) = (found.stated.as_ref().unwrap_or(&none), found.computed.as_ref().unwrap_or(&none));
        format!("{} {} {line}: {stated} | {computed}", found.code, found.severity.word())
    };
    found(text).iter().filter(|found| found.severity >= Severity::Warning).map(said).collect()
}

/// The codes of the agreements.
fn agreements(text: &str) -> Vec<&'static str> {
    found(text).iter().filter(|found| found.severity == Severity::Ok).map(|found| found.code).collect()
}

/// Rules whose examples are not texts alone: bytes, and a second file.
fn has_text_example(rule: &Rule) -> bool {
    rule.kind != Kind::Encoding && !["G061", "G080", "G090"].contains(&rule.code)
}

#[test]
fn every_rule_finds_the_flaw_of_its_example_and_none_in_the_mended_one() {
    for rule in RULES.iter().filter(|rule| has_text_example(rule)) {
        let of = |text: &str| -> Vec<Diagnostic> {
            found(text).into_iter().filter(|found| found.code == rule.code).collect()
        };
        let flaws = |text: &str| of(text).into_iter().filter(|found| found.severity > Severity::Ok).count();
        assert!(flaws(rule.before) > 0, "{} finds nothing in\n{}", rule.code, rule.before);
        assert_eq!(flaws(rule.after), 0, "{} objects to\n{}", rule.code, rule.after);
    }
}

#[test]
fn codes_are_unique_and_in_order() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let unique: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes.len(), unique.len());
    assert!(codes.iter().all(|code| code.len() == 4 && code.starts_with('G')));
    assert!(Rule::of_code("g001").is_some_and(|rule| rule.name == "total row"));
}

#[test]
fn every_diagnostic_lies_in_the_text_and_has_words() {
    for rule in RULES {
        for found in found(rule.before) {
            assert!(
                found.span.end <= rule.before.len() && rule.before.get(found.span.clone()).is_some(),
                "{}",
                found.code
            );
            assert!(!found.message.is_empty() && !found.message.ends_with('.'), "{}: {}", found.code, found.message);
            assert_eq!(found.help.is_some(), found.severity > Severity::Ok, "{}", found.message);
        }
    }
}

#[test]
fn the_manual_lists_the_rules() {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "docs", "checks.md"].iter().collect();
    let mut page = String::from(
        "# Does it add up?\n\n`gonogo check` and the page recompute what an audit says. Each thing they can find has a code that stays; \
         `gonogo check --explain G001` prints its section. What agrees is reported as `ok`.\n\nThis page is written by a test from the \
         rules in `crates/audit/src/check/rules/`.\n",
    );
    for rule in RULES {
        page.push('\n');
        page.push_str(&rule.page());
    }
    if std::env::var_os("GONOGO_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == page,
        "run `GONOGO_BLESS=1 cargo test -p gonogo-audit checks`"
    );
}

#[test]
fn totals_keep_one_off_and_monthly_money_apart() {
    let table = |total: &str| {
        format!("| Fix | Cost |\n|---|---|\n| Dumps | $500 |\n| Pager | $20/month |\n| **Total** | {total} |\n")
    };
    assert_eq!(alarms(&table("$500")), [""; 0]);
    assert_eq!(alarms(&table("$520")), [""; 0], "a month of it may be counted");
    assert_eq!(alarms(&table("$900")), ["G001 error 5: $900 | $520 ($500 + $20/month)"]);
}

#[test]
fn a_monthly_total_is_compared_with_prices_of_other_periods_only_where_they_fit() {
    let table = |total: &str| {
        format!(
            "| Service | Monthly cost |\n|---|---|\n| Wood | $25 |\n| Bell | $5-20 |\n| Sign | $12/year |\n| **Total** | {total} |\n"
        )
    };
    assert_eq!(alarms(&table("$30-45/month")), [""; 0]);
    assert_eq!(agreements(&table("$30-45/month")), ["G001"]);
    assert_eq!(
        alarms(&table("$80/month")),
        [""; 0],
        "what is paid once a month is not told apart from what is paid once"
    );
}

#[test]
fn a_total_among_the_items_of_its_list_is_none_of_its_parts() {
    let list = |total: &str| format!("- Wood: $40\n- Bell: $20\n- **Total**: {total}\n");
    assert_eq!(agreements(&list("$60")), ["G002"]);
    assert_eq!(alarms(&list("$90")), ["G002 error 3: $90 | $60"]);
    let year = "- Setup: $50,000-100,000\n- Wood: $500\n- Monthly: $5,000-10,000\n- **Total**: $110,000-220,000\n";
    assert_eq!(alarms(year), [""; 0], "how many months are counted is not said");
}

#[test]
fn ranges_thousands_and_written_sums_add_up() {
    let text =
        "| Phase | Cost |\n|---|---|\n| One | $5K-$7K |\n| Two | $2,500 + $1K services |\n| Total | $8.5K-$10.5K |\n";
    assert_eq!((alarms(text), agreements(text)), (vec![], vec!["G001"]));
    let wrong = text.replace("$8.5K-$10.5K", "$12K-$15K");
    assert_eq!(alarms(&wrong), ["G001 error 5: $12K-$15K | $8,500-$10,500"]);
}

#[test]
fn other_currencies_are_not_added() {
    let text = "| Item | Cost |\n|---|---|\n| Audit | €500 |\n| Tools | $300 |\n| Total | €500 |\n";
    assert_eq!(alarms(text), [""; 0]);
}

#[test]
fn phases_that_may_overlap_are_a_remark_only() {
    let table = |total: &str| {
        format!("| Phase | Duration |\n|---|---|\n| A | 2 weeks |\n| B | 3 weeks |\n| Total | {total} |\n")
    };
    assert_eq!(alarms(&table("4 weeks")), [""; 0]);
    assert_eq!(alarms(&table("8 weeks")), ["G001 error 5: 8 weeks | 5 weeks"]);
    assert_eq!(alarms(&table("1 week")), ["G001 error 5: 1 week | 5 weeks"], "less than the longest alone");
}

#[test]
fn a_total_row_that_leaves_out_a_cell_is_read_all_the_same() {
    let text =
        "| # | Area | Score |\n|---|---|---|\n| 1 | Data | 3/5 |\n| 2 | Tests | 1/5 |\n| **TOTAL** | **5/10** | |\n";
    assert_eq!(alarms(text), ["G001 error 5: 5/10 | 4/10"]);
}

#[test]
fn stages_of_one_score_are_not_added() {
    let text = "| Phase | Target score |\n|---|---|\n| One | 32/50 |\n| Two | 40/50 |\n| Total | 48/50 |\n";
    assert_eq!(alarms(text), [""; 0]);
}

#[test]
fn numbers_that_name_things_are_not_added() {
    let text = "| Item | Version | Year |\n|---|---|---|\n| A | 2 | 2024 |\n| B | 3 | 2025 |\n| Total | 2 | 2026 |\n";
    assert_eq!(alarms(text), [""; 0]);
}

#[test]
fn what_a_row_leaves_open_may_explain_a_larger_total() {
    let table = |total: &str| {
        format!("| Task | Effort |\n|---|---|\n| A | 4h |\n| B | TBD |\n| C | 2h |\n| Total | {total} |\n")
    };
    assert_eq!(alarms(&table("10h")), [""; 0]);
    assert_eq!(alarms(&table("5h")), ["G001 error 6: 5h | 6 hours"], "but not a smaller one");
}

#[test]
fn total_lines_speak_of_what_stands_beside_them() {
    let list = "## Fixes\n\n1. **Dumps** (4 hours)\n2. **Pager** (2 hours)\n\n**Total:** ~6 hours, from \"poor\" to \"fair\" (~30/50)\n";
    assert_eq!((alarms(list), agreements(list)), (vec![], vec!["G002"]));
    assert_eq!(alarms(&list.replace("~6 hours", "9 hours")), ["G002 error 6: 9 hours | 6 hours"]);
    let labor = "## Budget\n\n**Labor:** 100 hours × $100/hour = $10,000\n**Services:**\n- Audit: $5,000\n- Legal: $2,000\n\n**Total cost:** $17,000\n";
    assert_eq!(alarms(labor), [""; 0]);
    let apart =
        "### Phase 2\n- Dumps (4 hours)\n- Pager (2 hours)\n\n---\n\nTotal effort: ~65 hours across all phases\n";
    assert_eq!(alarms(apart), [""; 0], "a rule ends what the list is about");
    assert_eq!(alarms(&apart.replace("---\n\n", "")).len(), 1);
}

#[test]
fn a_total_below_the_last_of_several_lists_may_be_of_all_of_them() {
    let plan = |total: &str| {
        format!(
            "## Plan\n\n### Sprint 1\n\n- [ ] Sails (4h)\n- [ ] Pins (2h)\n\n### Sprint 2\n\n- [ ] Brake (5h)\n- [ ] Bell (1h)\n\n\
             **Total effort**: {total}\n"
        )
    };
    assert_eq!((alarms(&plan("12 hours")), agreements(&plan("12 hours"))), (vec![], vec!["G002"]), "of both");
    assert_eq!((alarms(&plan("6 hours")), agreements(&plan("6 hours"))), (vec![], vec!["G002"]), "of its own list");
    assert_eq!(alarms(&plan("20 hours")), [""; 0], "of neither: more may belong to it");
    let own = plan("9 hours").replace("\n\n### Sprint 2", "\n\n**Total effort**: 6 hours\n\n### Sprint 2");
    assert_eq!(alarms(&own), ["G002 error 15: 9 hours | 6 hours"], "where each has its own, none is of both");
}

#[test]
fn percentages_may_be_rounded_either_way() {
    for fine in [
        "271/466 (58%)",
        "2/3 (66%)",
        "2/3 (67%)",
        "8.55/10 (85.5%)",
        "73% (8/11 bugs fixed)",
        "4/6 ✅ (67%)",
        "10 → 8 (-20%)",
    ] {
        assert_eq!(alarms(fine), [""; 0], "{fine}");
    }
    assert_eq!(alarms("Passed: 30/50 (70%)"), ["G010 error 1: 70% | 60%"]);
    assert_eq!(alarms("Errors 80 → 66 (-30%)"), ["G010 error 1: 30% | 17.5%"]);
}

#[test]
fn percentages_of_something_else_are_left_alone() {
    for other in
        ["3/5 services (99.9% uptime)", "2/3 done, 80% coverage", "24/7 support (100%)", "port 80/443 (5%, of all)"]
    {
        assert!(!alarms(other).iter().any(|alarm| alarm.contains("uptime") || alarm.contains("80%")), "{other}");
    }
    assert_eq!(alarms("3/5 services (99.9% uptime)"), [""; 0]);
}

#[test]
fn means_without_weights_are_only_not_explained() {
    let text = |overall: &str| {
        format!(
            "## Scores\n\n| Area | Score |\n|---|---|\n| A | 70/100 |\n| B | 90/100 |\n| C | 80/100 |\n\n**Overall score:** {overall}\n"
        )
    };
    assert_eq!(agreements(&text("80/100")), ["G020"]);
    let remark = found(&text("84/100"));
    assert!(remark.iter().any(|found| found.code == "G020"
        && found.severity == Severity::Info
        && found.message.contains("not explained")));
    assert_eq!(alarms(&text("60/100")), ["G020 error 9: 60/100 | 80 (parts 70-90)"]);
}

#[test]
fn weighted_means_are_computed_where_weights_are_shown() {
    let text = "## Index\n\n**Current score:** 72/100\n\n| Part | Weight | Score |\n|---|---|---|\n| A | 50% | 60 |\n| B | 50% | 90 |\n";
    assert_eq!(alarms(text), ["G020 error 3: 72/100 | 75 (parts 60-90)"]);
}

#[test]
fn scores_above_their_maximum_are_told_from_dates_and_ratios() {
    let scale = "Score: 25/50\n\n- Data 30/50\n- Tests 10/50\n";
    assert_eq!(alarms(&format!("{scale}- Goal 52/50\n")), ["G030 error 5: 52/50 | at most 50"]);
    assert_eq!(alarms("Open 24/7, in 16/9, on 12/10"), [""; 0]);
}

#[test]
fn bands_of_users_are_no_levels() {
    let text = "Score: 25/50\n\n- 10-50 users: fine\n- 50-200 users: slow\n- 200+ users: down\n";
    assert_eq!(alarms(text), [""; 0]);
}

#[test]
fn headings_count_what_stands_under_them() {
    assert_eq!(alarms("### Low (4 issues)\n\n- a\n- b\n- c\n"), ["G040 warning 1: 4 issues | 3 items"]);
    assert_eq!(
        alarms("### Three layers\n\n| L |\n|---|\n| a |\n| b |\n| c |\n| d |\n"),
        ["G040 warning 1: Three | 4 rows"]
    );
    assert_eq!(agreements("## Top 3 fixes\n\n1. a\n2. b\n3. c\n"), ["G040"]);
    for other in [
        "### Imports (179 instances)\n\n**Files:**\n\n- a\n- b\n",
        "### Files (~30 files)\n\n- a\n- b\n",
        "### Backlog (10+ items)\n\n- a\n- b\n",
        "### Phase 1 (2 weeks)\n\n- a\n- b\n- c\n",
        "### Examples (5 issues)\n\n- a\n- b\n",
        "### Issues (5 issues)\n\n- a\n- b\n\nand others\n\n- c\n- d\n- e\n",
        "### 2 Tests\n\n- a\n- b\n- c\n",
    ] {
        assert_eq!(alarms(other), [""; 0], "{other}");
    }
}

#[test]
fn sentences_count_what_they_introduce() {
    assert_eq!(alarms("Only 1 report found:\n\n- a.log\n- b.log\n"), ["G041 warning 1: 1 | 2 items listed below"]);
    assert_eq!(
        alarms("- **3 roles:** guest, member, editor, admin\n"),
        ["G041 warning 1: 3 | 4 names listed on the line"]
    );
    for other in [
        "Fix those 2 bugs:\n\n- they hurt\n- they are easy\n- they are old\n",
        "2 weeks:\n\n- a\n- b\n- c\n",
        "- 5 services: mail, files, etc.\n",
    ] {
        assert_eq!(alarms(other), [""; 0], "{other}");
    }
}

#[test]
fn progress_is_that_of_the_list_beside_it() {
    let list = "- [x] a\n- [x] b\n- [ ] c\n\n";
    assert_eq!(agreements(&format!("{list}Status: 2/3\n")), ["G042"]);
    assert_eq!(alarms(&format!("{list}Status: 1/3\n")), ["G042 warning 5: 1/3 | 2 of 3 items done"]);
    assert_eq!(alarms(&format!("{list}Score: 1/5\n")), [""; 0], "of something else");
    let chapter = "# Mill\n\n## Checklist\n\n### Before\n- [x] a\n- [ ] b\n\n### After\n- [ ] c\n- [ ] d\n\n**Completion:** 1/6\n\n## End\n";
    assert_eq!(alarms(chapter), ["G042 warning 13: 1/6 | 1 of 4 items done"]);
    assert_eq!(agreements(&chapter.replace("1/6", "1/4")), ["G042"]);
    assert_eq!(alarms(&chapter.replace("1/6", "3/9")), [""; 0], "of something else");
}

#[test]
fn states_make_up_their_total() {
    assert_eq!(alarms("- Total bugs: 11\n- Open: 3\n- Closed: 9\n"), ["G005 error 1: 11 | 12 (3 + 9)"]);
    assert_eq!(alarms("```\nTotal Tests: 41    ✅ Passed: 36 ❌ Failed: 5\n```\n"), [""; 0]);
    assert_eq!(alarms("- Total: 40\n- Passed: 30\n- Failed: 5\n"), [""; 0], "some may have been skipped");
    assert_eq!(alarms("12 findings (3 critical, 10 high)\n"), ["G005 warning 1: 12 | 13 (3 critical, 10 high)"]);
    assert_eq!(alarms("16 files (12 tests, 340 lines)\n"), [""; 0]);
}

#[test]
fn other_languages_have_totals_too() {
    for (head, total) in
        [("Aufwand", "Gesamt"), ("Charge", "Total"), ("Esfuerzo", "Total"), ("Трудозатраты", "Итого"), ("工数", "合計")]
    {
        let text = format!("| A | {head} |\n|---|---|\n| x | 4h |\n| y | 2h |\n| {total} | 9h |\n");
        assert_eq!(alarms(&text), ["G001 error 5: 9h | 6 hours"], "{total}");
    }
}

#[test]
fn unfilled_places_are_found_outside_of_code() {
    assert_eq!(
        alarms("**Date:** $(date)\n\n**Owner:** [Pending]\n\n`$(date)` and `[Date]` and [name](a.md)\n").len(),
        2
    );
}

#[test]
fn a_product_in_another_multiple_of_a_unit_is_no_other_number() {
    assert_eq!(alarms("The table leaks (1500 entries × 100 bytes = 150KB).\n"), [""; 0]);
    assert_eq!(alarms("30 crates × 512 MB = 15 GB\n"), [""; 0]);
    assert_eq!(alarms("4 crates × 8 GB = 36 GB\n"), ["G006 error 1: 36 | 32"]);
}

#[test]
fn a_total_row_is_only_shifted_where_it_lacks_a_cell() {
    let table = |total: &str| {
        format!(
            "| No | Loaf | Before | Status |\n|---|---|---|---|\n| #1 | Rye | 748 g | done |\n| #2 | Oat | 852 g | done |\n{total}\n"
        )
    };
    assert_eq!(alarms(&table("| **Total** | **2 loaves** | **1,600 g** | **baked** |")), [""; 0]);
    assert_eq!(alarms(&table("| **Total** | 1,700 g | |")), ["G001 error 5: 1,700 | 1,600"]);
}

#[test]
fn sections_of_one_chapter_may_each_have_a_score() {
    let text = "# Bakery\n\n## Standards\n\n### Bread act\n\n- **Overall score**: 45%\n\n### Salt act\n\n- **Overall score**: 40%\n";
    assert_eq!(alarms(text), [""; 0]);
    let text = "# Bakery\n\n## Summary\n\n**Overall score**: 45%\n\n## Conclusion\n\n**Overall score**: 40%\n";
    assert_eq!(alarms(text), ["G066 warning 9: 40% | 45% (line 5)"]);
}

#[test]
fn counts_by_severity_are_doubted_where_the_others_agree() {
    let lists = "## Critical issues\n\n- No oven\n- No flour\n\n## High issues\n\n- No salt\n\n## Low issues\n\n- Old signs\n- Bad light\n";
    let summary = |summary: &str| alarms(&format!("# Bakery\n\n{summary}\n\n{lists}"));
    assert_eq!(
        summary("**Critical issues:** 2\n**High priority:** 1\n**Low priority:** 5"),
        ["G044 warning 5: 5 | 2 listed"]
    );
    assert_eq!(summary("We found 2 critical, 3 high and 2 low ones."), ["G044 warning 3: 3 | 1 listed"]);
    assert_eq!(
        summary("| Severity | Count |\n|---|---|\n| Critical | 2 |\n| High | 1 |\n| Low | 3 |"),
        ["G044 warning 7: 3 | 2 listed"]
    );
    // Nothing is known of lists that none of the counts fits, and no list of medium ones is shown.
    assert_eq!(summary("**Critical:** 9\n**High:** 8\n**Low:** 2"), [""; 0]);
    assert_eq!(summary("**Critical:** 2\n**High:** 1\n**Medium:** 4"), [""; 0]);
}

#[test]
fn counts_of_fixed_problems_are_those_of_the_boxes_in_their_headings() {
    let summary = "| Weight | Count | Fixed |\n|---|---|---|\n| 🔴 Critical | 2 | 2 |\n| 🟡 High impact | 2 | HIGH |\n| Nice to have | 1 | 0 |\n";
    let lists = "## 🔴 Critical\n\n### - [x] C1. No oven\n**Problem:** Cold.\n\n### - [x] C2. No flour\n**Problem:** Empty.\n\n\
                 ## 🟡 High impact\n\n### - [x] H1. No salt\n**Problem:** Bland.\n\n### - [ ] H2. No yeast\n**Problem:** Flat.\n\n\
                 ## Nice to have\n\n### - [ ] N1. Old signs\n**Problem:** Faded.\n";
    let text = |high: &str| format!("# Bakery\n\n{}\n{lists}", summary.replace("HIGH", high));
    assert_eq!(alarms(&text("1")), [""; 0]);
    // Of what is done, two counts agree only with the one of the high ones.
    assert_eq!(alarms(&text("2")), [""; 0], "one count proves nothing");
    let more = text("2").replace("| 1 | 0 |", "| 2 | 1 |") + "\n### - [x] N2. Dim light\n**Problem:** Dark.\n";
    assert_eq!(alarms(&more), ["G044 warning 6: 2 | 1 listed"]);
}

#[test]
fn counts_may_be_of_what_stands_under_each_heading() {
    let text = "# Bakery\n\n**Critical issues found:** 2\n**High priority issues:** 3\n**Low priority issues:** 1\n\n\
                ## Critical issues\n\n### 1. No oven\n**Severity:** Critical\n\n### 2. No flour\n**Severity:** High\n\n\
                ## High issues\n\n### 3. No salt\n**Severity:** Medium\n\n## Low priority recommendations\n\n### 4. Old signs\n**Severity:** Low\n";
    assert_eq!(alarms(text), ["G044 warning 4: 3 | 1 listed"]);
}

#[test]
fn a_problem_that_moved_between_two_severities_is_seen_by_their_sum() {
    let lists = "## Medium issues\n\n- Bad light\n\n## Low issues\n\n- Old signs\n- Dust\n- Drafts\n";
    let text = |medium: u8, low: u8| {
        format!(
            "# Bakery\n\n- **Critical:** 0 known issues\n- **Medium:** {medium} deferred\n- **Low:** {low} deferred (harmless)\n\n{lists}"
        )
    };
    assert_eq!(alarms(&text(1, 3)), [""; 0]);
    assert_eq!(alarms(&text(2, 2)), ["G044 warning 4: 2 | 1 listed", "G044 warning 5: 2 | 3 listed"]);
    assert_eq!(alarms(&text(2, 9)), [""; 0], "lists of other things");
}

#[test]
fn a_part_in_a_row_is_no_more_than_its_count() {
    let table = |rows: &str| format!("| Oven | Count | Status |\n|---|---|---|\n{rows}\n");
    assert_eq!(
        alarms(&table("| Old | 2 | ⏳ 3 deferred (later) |\n| New | 5 | ✅ 5 fixed |")),
        ["G005 error 3: 3 | 2"]
    );
    assert_eq!(
        alarms(&table("| Old | 2 | 3 weeks open |\n| New | 5 | 12 bars |")),
        [""; 0],
        "other things are no parts"
    );
    let columns = "| Visit | Found | Fixed |\n|---|---|---|\n| First | 4 | 5 |\n| Second | 3 | 3 |\n";
    assert_eq!(alarms(columns), ["G005 error 3: 5 | 4"]);
}
