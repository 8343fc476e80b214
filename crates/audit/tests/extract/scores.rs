//! Scores that were mended, stars, and areas with a state. Documents of a few lines, all invented.

use crate::reading::read;

fn score(text: &str) -> Option<(f64, f64)> {
    read(text).report.score.map(|score| (score.value, score.max))
}

#[test]
fn of_a_score_that_was_mended_the_last_counts() {
    for (line, wanted) in [
        ("**Overall score: 42/100 → 75/100**", 75.0),
        ("**Overall score:** 42/100 (42%) → 75/100 (75%) 🎉", 75.0),
        ("**Overall readiness: 42% -> 60% -> 75%**", 75.0),
        ("**Overall readiness:** 42% → 75% (target)", 42.0),
        ("**Overall readiness:** 42% → 75% in 4 weeks", 42.0),
        ("**Overall readiness:** 90% → 10% to go", 90.0),
    ] {
        assert_eq!(score(&format!("# Kiln\n\n{line}\n")), Some((wanted, 100.0)), "{line}");
    }
}

#[test]
fn a_share_of_what_was_counted_is_no_score() {
    assert_eq!(score("# Kiln\n\n## Figures\n\n**TOTAL:** 47 cracks, 16 of them mended (34%)\n"), None);
    assert_eq!(score("# Kiln\n\n## Figures\n\n**Total score:** B- (78/100)\n"), Some((78.0, 100.0)));
}

#[test]
fn a_score_may_follow_a_word_without_a_space() {
    assert_eq!(
        score("# 窑炉上线准备\n\n- **完成度评估：** 约75%\n\n## 检查\n\n门已经修好，可以关闭。\n"),
        Some((75.0, 100.0))
    );
}

#[test]
fn stars_score_where_they_close_a_name_and_adorn_it_elsewhere() {
    let scores = |text: &str| -> Vec<(String, f64)> {
        let rows = read(text).report.categories;
        rows.into_iter().filter_map(|row| Some((row.name, row.score?.value))).collect()
    };
    let wanted = [("Door", 5.0), ("Roof", 3.0), ("Bricks", 4.0)].map(|(name, value)| (name.to_owned(), value));
    let table = "# Kiln\n\n## Scores\n\n| Area | Before | After | Change |\n|-|-|-|-|\n| Door | ⭐⭐ | ⭐⭐⭐⭐⭐ | +3 |\n\
                 | Roof | ⭐ | ⭐⭐⭐ | +2 |\n| Bricks | ⭐⭐⭐⭐ | ⭐⭐⭐⭐ | - |\n";
    let headed = "# Kiln\n\n## Parts\n\n### 1. Door ⭐⭐⭐⭐⭐\n- Shuts\n\n### 2. Roof: ⭐⭐⭐ (+2)\n- Leaks\n\n### 3. Bricks ⭐⭐⭐⭐\n- Hold\n";
    let listed = "# Kiln\n\n## Scorecard\n\n- **Door**: ★★★★★\n- **Roof**: ★★★☆☆\n- **Bricks**: ★★★★☆\n";
    for text in [table, headed, listed] {
        assert_eq!(scores(text), wanted, "{text}");
    }
    assert_eq!(
        scores("# Kiln\n\n## Done\n\n### 1. Door ⭐ CRITICAL\n\n### 2. Roof ⭐ CRITICAL\n\n### 3. Paint ⭐ MINOR\n"),
        []
    );
}

#[test]
fn a_chapter_on_how_things_stand_may_score_by_status_alone() {
    let text = "# Kiln\n\n## Current status\n\n| Area | Status | Seen |\n|-|-|-|\n| Door | Ready | Shuts |\n| Roof | Blocked | Leaks |\n| Bricks | Pending | - |\n";
    assert_eq!(read(text).report.categories.len(), 3);
}

#[test]
fn areas_with_a_state_are_a_scorecard_wherever_they_stand() {
    let rows: String = (1..=23)
        .map(|at| format!("| Part {at} | {} | Seen |\n", if at % 2 == 0 { "PASS" } else { "BLOCKED" }))
        .collect();
    let table = format!("| Area | Status | Evidence |\n|-|-|-|\n{rows}");
    assert_eq!(read(&format!("# Kiln\n\n{table}")).report.categories.len(), 23);
    assert_eq!(read(&format!("# Kiln\n\n## Seen at the hearth\n\n{table}")).report.categories.len(), 23);
    assert_eq!(read(&format!("# Kiln\n\n## What was fixed\n\n{table}")).report.categories.len(), 0);
    // What is all alike was ticked off.
    assert_eq!(
        read(&format!("# Kiln\n\n## Seen at the hearth\n\n{}", table.replace("BLOCKED", "PASS")))
            .report
            .categories
            .len(),
        0
    );
}
