//! The verdict against the gates.

use gonogo_report::Decision;

use crate::check::facts::Facts;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::extract::Item;

pub(super) const RULE: Rule = Rule {
    code: "G060",
    name: "verdict and gates",
    kind: Kind::Contradiction,
    what: "Compares the verdict with the decisions on the launch gates: a go while every gate is closed, or a no-go while every gate \
           is open.",
    why: "Two people read the same report and leave with opposite decisions.",
    before: "## Verdict: READY FOR PRODUCTION\n\n## Can we launch?\n\n### ❌ Employee use: **NO**\n\nToo early.\n\n### ❌ Public beta: **NO**\n\nToo early.",
    after: "## Verdict: NOT READY FOR PRODUCTION\n\n## Can we launch?\n\n### ❌ Employee use: **NO**\n\nToo early.\n\n### ❌ Public beta: **NO**\n\nToo early.",
    fix: "decide which of both holds",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let report = &facts.draft.report;
    let Some(verdict) = &report.verdict else { return };
    let Some(span) = facts.draft.place(Item::Verdict, 0) else { return };
    let all = |decision| !report.gates.is_empty() && report.gates.iter().all(|gate| gate.decision == decision);
    let gates: Vec<&str> = report.gates.iter().map(|gate| gate.name.as_str()).collect();
    let gates = gates.join(", ");
    let (says, against) = match verdict.decision {
        Decision::Go if all(Decision::NoGo) => ("go", "closed"),
        Decision::NoGo if all(Decision::Go) => ("no-go", "open"),
        Decision::NoGo if all(Decision::NoGo) => {
            let agreement = RULE.says(Severity::Ok, span, "the verdict `no-go` agrees with the gates");
            return found.push(agreement.stated("no-go").computed(format!("closed: {gates}")));
        }
        Decision::Go | Decision::Conditional | Decision::NoGo => return,
    };
    let message = format!("the verdict is `{says}`, but every gate is {against}");
    found.push(RULE.says(Severity::Warning, span, message).stated(says).computed(format!("{against}: {gates}")));
}
