//! What decides: boxes that are ticked, questions, colors and levels. Documents of a few lines, all invented.

use gonogo_report::Decision;

use crate::reading::decision;

#[test]
fn of_a_form_the_ticked_box_decides() {
    use Decision::{Conditional, Go, NoGo};
    for (form, wanted) in [
        ("- [ ] GO\n- [x] NO-GO", Some(NoGo)),
        ("- [x] **GO** - all gates are passed\n- [ ] **NO-GO** - one is not", Some(Go)),
        ("- [ ] GO\n- [x] CONDITIONAL GO\n- [ ] NO-GO", Some(Conditional)),
        ("Decision: [x] GO  [ ] NO-GO", Some(Go)),
        ("**Decision:** ☐ GO / ☑ NO-GO", Some(NoGo)),
        ("Decision: GO [x] NO-GO [ ]", Some(Go)),
        ("☐ GO\n\n☑ NO-GO", Some(NoGo)),
    ] {
        assert_eq!(decision(&format!("# Kiln\n\n## Decision\n\n{form}\n")), wanted, "{form}");
        assert_eq!(decision(&format!("# Kiln\n\n## Go/No-Go\n\n{form}\n")), wanted, "{form}");
    }
}

#[test]
fn a_form_that_nobody_filled_in_decides_nothing() {
    for form in [
        "- [ ] GO\n- [ ] NO-GO",
        "- [x] GO\n- [x] NO-GO",
        "Decision: [ ] GO  [ ] NO-GO",
        "**Decision:** ☐ GO ☐ NO-GO",
        "**Decision:** GO / NO-GO",
        "**Decision:** GO / CONDITIONAL GO / NO-GO",
        "Release: `v1.2.0`",
        "Launch: 2026-03-20",
    ] {
        assert_eq!(decision(&format!("# Kiln\n\n## Release decision\n\n{form}\n")), None, "{form}");
    }
    assert_eq!(decision("# Kiln\n\n## Go/No-Go\n\nThe master of the kiln signs here.\n"), None);
    assert_eq!(decision("# Kiln\n\n## Go/No-Go: NO-GO\n\nThe door is open.\n"), Some(Decision::NoGo));
}

#[test]
fn a_question_a_color_or_a_level_may_decide() {
    use Decision::{Conditional, Go, NoGo};
    for (text, wanted) in [
        ("## Summary\n\n**Can we launch?** Not yet.\n", Some(NoGo)),
        ("## Summary\n\n**Ready for production?** Yes, with reservations.\n", Some(Conditional)),
        ("| Item | Value |\n|-|-|\n| **Ready for production?** | ❌ No |\n", Some(NoGo)),
        ("**Overall status:** AMBER\n", Some(Conditional)),
        ("**Overall status:** RED\n", Some(NoGo)),
        ("**Production readiness:** Low\n", Some(NoGo)),
        ("**Production readiness:** High\n", Some(Go)),
        ("**Risk:** High\n", None),
        ("**Result:** PASS WITH WARNINGS\n", Some(Conditional)),
        ("## Conclusion\n\nWe recommend against launching the kiln.\n", Some(NoGo)),
        ("## Conclusion\n\nMend the two doors, then launch.\n", Some(Conditional)),
    ] {
        assert_eq!(decision(&format!("# Kiln\n\n{text}")), wanted, "{text}");
    }
}
