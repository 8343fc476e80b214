//! The time of the plan against that of its phases, in order and side by side.

use gonogo_report::Range;

use crate::check::facts::Facts;
use crate::check::figure::counted;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::extract::Item;

pub(super) const RULE: Rule = Rule {
    code: "G063",
    name: "plan and its phases",
    kind: Kind::Sum,
    what: "Compares the time of a recommended option that names no phases of its own with the phases of the plan, in two readings: one \
           after the other, and side by side. It is a remark: there may be time between phases that the audit does not tell.",
    why: "A plan that takes longer than its phases hides work or waiting; a shorter one has to run phases side by side.",
    before: "## Plan\n\n### Phase 1: Fix (1 week)\n\n### Phase 2: Test (1 week)\n\n## Options\n\n### Option 1: Responsible launch (recommended)\n\n\
             **Timeline:** 9 weeks\n\n### Option 2: Launch now\n\n**Timeline:** 1 day",
    after: "## Plan\n\n### Phase 1: Fix (1 week)\n\n### Phase 2: Test (1 week)\n\n## Options\n\n### Option 1: Responsible launch (recommended)\n\n\
            **Timeline:** 2 weeks\n\n### Option 2: Launch now\n\n**Timeline:** 1 day",
    fix: "say where the rest of the time goes, or correct one of both",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let report = &facts.draft.report;
    let lengths: Vec<Range> =
        report.phases.iter().filter_map(|phase| phase.duration.as_ref()).map(gonogo_report::Span::days).collect();
    if lengths.len() < 2 || lengths.len() < report.phases.len() {
        return;
    }
    let in_order = lengths.iter().fold(Range::ZERO, |sum, length| sum + *length);
    let side_by_side = lengths.iter().fold(Range::ZERO, |longest, length| longest.later(*length));
    for (index, option) in report.options.iter().enumerate() {
        let recommended = option.stance == Some(gonogo_report::Stance::Recommended);
        let Some(stated) = option.duration.as_ref().filter(|_| recommended && option.phases.is_none()) else {
            continue;
        };
        let Some(span) = facts.draft.source(Item::Option, index, "duration") else { continue };
        let days = stated.days();
        let weeks = |range: Range| counted(range.scaled(1.0 / 7.0), "week");
        let computed = format!("{} in order, {} side by side", weeks(in_order), weeks(side_by_side));
        let written = stated.wording();
        let (severity, message) = if days.overlaps(in_order) {
            (Severity::Ok, format!("`{written}` agrees with the phases in order"))
        } else if days.low() > in_order.high() {
            (Severity::Info, format!("`{written}` is longer than the phases of the plan in order"))
        } else {
            (Severity::Info, format!("`{written}` holds only if phases of the plan overlap"))
        };
        found.push(RULE.says(severity, span, message).stated(written).computed(computed));
    }
}
