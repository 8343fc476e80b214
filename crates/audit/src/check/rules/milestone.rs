//! Milestones after the end of their option.

use crate::check::facts::Facts;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::extract::Item;

pub(super) const RULE: Rule = Rule {
    code: "G064",
    name: "milestone after the end",
    kind: Kind::Contradiction,
    what: "Finds milestones of an option that begin after the time that the option takes.",
    why: "Either the launch is later than stated, or the milestone is not part of it.",
    before: "## Options\n\n### Option 1: Full launch\n\n**Timeline:** 4 weeks\n\n**Milestones:**\n\n- Week 1: alpha\n- Week 8: beta\n\n### Option 2: Launch \
             now\n\n**Timeline:** 1 day",
    after: "## Options\n\n### Option 1: Full launch\n\n**Timeline:** 8 weeks\n\n**Milestones:**\n\n- Week 1: alpha\n- Week 8: beta\n\n### Option 2: Launch \
            now\n\n**Timeline:** 1 day",
    fix: "move the milestone, or lengthen the option",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (index, option) in facts.draft.report.options.iter().enumerate() {
        let Some(duration) = &option.duration else { continue };
        let open = duration.bound() == gonogo_report::Bound::AtLeast;
        for milestone in &option.milestones {
            let Some(at) = &milestone.at else { continue };
            if !open && at.days().low() >= duration.days().high() && duration.days().high() > 0.0 {
                let Some(span) = facts
                    .draft
                    .source(Item::Option, index, "milestones")
                    .or_else(|| facts.draft.place(Item::Option, index))
                else {
                    continue;
                };
                let message = format!(
                    "the milestone `{}` lies after the `{}` that the option takes",
                    at.wording(),
                    duration.wording()
                );
                found.push(
                    RULE.says(Severity::Warning, span, message).stated(at.wording()).computed(duration.wording()),
                );
            }
        }
    }
}
