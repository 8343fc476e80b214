//! What is spread over several places, said again, or said of another time: documents of a few lines, all invented.

use gonogo_report::{Decision, Severity, Status};

use crate::reading::{decision, read};

fn date(text: &str) -> Option<String> {
    read(text).report.date.map(|date| date.wording)
}

fn categories(text: &str) -> Vec<(String, Option<f64>, Option<Status>)> {
    let all = read(text).report.categories.into_iter();
    all.map(|category| (category.name, category.score.map(|score| score.value), category.status)).collect()
}

fn names(text: &str) -> Vec<String> {
    categories(text).into_iter().map(|(name, ..)| name).collect()
}

fn phases(text: &str) -> Vec<String> {
    read(text).report.phases.into_iter().map(|phase| phase.name).collect()
}

const CHAPTERS: &str = "# Kiln review\n\n## Detailed assessment\n\n\
    ### Fire analysis\n| Component | Status | Score |\n|---|---|---|\n| Grate | ✅ Good | 9/10 |\n| Chimney | ❌ Cracked | 3/10 |\n\n\
    ### Yard readiness\n| Component | Status | Score |\n|---|---|---|\n| Shed | ✅ Good | 8/10 |\n| Fence | ⚠️ Basic | 6/10 |\n";

#[test]
fn equal_tables_in_sibling_chapters_are_one_scorecard() {
    assert_eq!(names(CHAPTERS), ["Grate", "Chimney", "Shed", "Fence"]);
}

#[test]
fn tables_that_say_the_same_rows_again_are_not_joined() {
    let again = CHAPTERS.replace("| Shed ", "| Grate ").replace("| Fence ", "| Chimney ");
    assert_eq!(names(&again).len(), 2);
    // Another header measures something else.
    let (first, rest) = CHAPTERS.split_once("### Yard").unwrap_or_default();
    let other = format!("{first}### Yard{}", rest.replace("| Component |", "| Tool |"));
    assert_eq!(names(&other).len(), 2);
}

#[test]
fn sections_of_the_results_that_begin_with_a_status_are_a_scorecard() {
    let text = "# Kiln review\n\n## Audit results\n\n### 1. Fire ✅\n- **Status**: PASSED\n- **Heat**: 900 °C\n\n\
                ### 2. Shed ✅\n- **Status**: PASSED\n- **Bricks**: 400\n\n### 3. Fence ❌\n- **Status**: FAILED\n- **Posts**: rotten\n";
    let wanted = [("Fire", Status::Good), ("Shed", Status::Good), ("Fence", Status::Bad)];
    assert_eq!(categories(text), wanted.map(|(name, status)| (name.to_owned(), None, Some(status))));
    // One section without a status: they tell something else.
    assert!(names(&text.replace("- **Status**: FAILED\n", "")).is_empty());
    assert!(names(&text.replace("## Audit results", "## Work of the week")).is_empty());
}

const REGISTER: &str = "# Kiln review\n\n## Findings\n\n| ID | Severidad | Area | Titulo |\n|---|---|---|---|\n\
    | F-01 | Critical | Fire | The door stays open |\n| F-02 | High | Fire | The grate bends |\n| F-03 | Medium | Yard | The fence leans |\n\
    | F-04 | Low | Yard | Old paint |\n| F-05 | Low | Yard | Moss |\n\n\
    ## Appendix\n\n### Must-fix before production (top 2)\n1. Hang the door again.\n2. Buy a thicker grate.\n";

#[test]
fn a_table_with_ids_is_the_register_and_a_list_of_what_must_be_fixed_repeats_it() {
    let findings = read(REGISTER).report.findings;
    let rated: Vec<_> = findings.iter().map(|finding| (finding.title.as_str(), finding.severity)).collect();
    let wanted = [
        ("The door stays open", Severity::Critical),
        ("The grate bends", Severity::High),
        ("The fence leans", Severity::Medium),
        ("Old paint", Severity::Low),
        ("Moss", Severity::Low),
    ];
    assert_eq!(rated, wanted);
    // A table of small things is no register of what must be fixed.
    let small = REGISTER.replace("| Critical |", "| Medium |");
    assert_eq!(read(&small).report.findings.len(), 7);
}

#[test]
fn labels_in_another_language_are_known_in_english_texts() {
    let text = "# Kiln review\n\nThe kiln of the village was looked at from all of its sides.\n\n## Readiness verdict\nVeredicto: NO\n\n\
                Razones clave\n- The door stays open, and that is not a thing to live with.\n";
    assert_eq!(decision(text), Some(Decision::NoGo));
}

#[test]
fn what_was_so_before_decides_nothing() {
    let text = "# Horno\n\n## Veredicto final\n\n### ¿Está listo para producción?\n\n**SÍ, AHORA SÍ** ✅ (antes NO estaba listo)\n\n\
                **Puntuación:**\n- **Antes:** 4/10 (faltaba la puerta)\n- **Ahora:** 8.5/10\n";
    assert_eq!(decision(text), Some(Decision::Go));
    let score = read(text).report.score;
    assert_eq!(score.map(|score| (score.value, score.max)), Some((8.5, 10.0)));
    // What holds now counts, whatever a bracket says of the time to come.
    let now = "# Kiln\n\n## Verdict\n\n**The kiln is not ready for production** (target: ready in May)\n";
    assert_eq!(decision(now), Some(Decision::NoGo));
}

#[test]
fn a_subtitle_or_the_second_sentence_of_a_line_may_date_the_audit() {
    assert_eq!(date("# Kiln review\n\n## A look from all sides | June 2026\n\nText.\n").as_deref(), Some("2026-06"));
    assert_eq!(
        date("# Kiln\n\n> The decision on the season. Last updated: 2026-06-23.\n").as_deref(),
        Some("2026-06-23")
    );
    // A heading behind text is no subtitle.
    assert_eq!(date("# Kiln review\n\nText.\n\n## What we saw in June 2026\n\nText.\n"), None);
    assert_eq!(date("# Kiln\n\n> The decision on the season. Next update: 2026-06-23.\n"), None);
}

#[test]
fn boxes_of_time_differ_from_each_other() {
    let text = "# Kiln review\n\n## Checklist\n\n### Before launch (P0)\n- Door\n\n### Before launch (P1)\n- Grate\n\n\
                ## Action steps\n\n### TODAY (urgent)\n1. Close the door\n\n### THIS WEEK\n1. Mend the grate\n\n### NEXT 2 WEEKS\n1. Paint\n";
    assert_eq!(phases(text), ["TODAY", "THIS WEEK", "NEXT 2 WEEKS"]);
}
