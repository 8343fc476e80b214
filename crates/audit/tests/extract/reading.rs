//! What is read from a text, as tests ask for it.

use gonogo_audit::{Draft, content, extract};
use gonogo_report::{Decision, Finding, FindingStatus, Severity};

/// All that is read from a text.
pub fn read(text: &str) -> Draft {
    let (document, content) = content::parse(text);
    extract(&document, &content)
}

/// What its verdict decides.
pub fn decision(text: &str) -> Option<Decision> {
    read(text).report.verdict.map(|verdict| verdict.decision)
}

/// The problems that are still open, each with how bad it is.
pub fn problems(text: &str) -> Vec<(String, Severity)> {
    let open = |finding: &Finding| finding.status == FindingStatus::Open;
    let findings = read(text).report.findings;
    findings.into_iter().filter(open).map(|finding| (finding.title, finding.severity)).collect()
}
