//! Findings without a fix.

use gonogo_report::{FindingStatus, Severity as Weight};

use crate::check::facts::Facts;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::extract::Item;

pub(super) const RULE: Rule = Rule {
    code: "G065",
    name: "finding without a fix",
    kind: Kind::Unread,
    what: "Names critical and high findings that say nothing of what mends them, where most others do.",
    why: "What has no fix is in no plan and in no price.",
    before: "## Critical issues\n\n### 1. No backups\n\n**Fix:** daily dumps\n\n### 2. No alerts\n\n**Fix:** a pager\n\n### 3. No tests\n\n**Impact:** regressions",
    after: "## Critical issues\n\n### 1. No backups\n\n**Fix:** daily dumps\n\n### 2. No alerts\n\n**Fix:** a pager\n\n### 3. No tests\n\n**Fix:** a test suite",
    fix: "add what mends it",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let findings = &facts.draft.report.findings;
    let counts = |finding: &gonogo_report::Finding| {
        finding.status == FindingStatus::Open && matches!(finding.severity, Weight::Critical | Weight::High)
    };
    let (with, all) = findings
        .iter()
        .filter(|finding| counts(finding))
        .fold((0, 0), |(with, all), finding| (with + usize::from(finding.fix.is_some()), all + 1));
    // Where hardly any names one, fixes stand elsewhere.
    if with * 2 <= all {
        return;
    }
    for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| counts(finding) && finding.fix.is_none())
    {
        if let Some(span) = facts.draft.place(Item::Finding, index) {
            found.push(RULE.says(Severity::Info, span, format!("`{}` names no fix", finding.title)));
        }
    }
}
