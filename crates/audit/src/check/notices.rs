//! Turns what was noticed while a text was read into diagnostics.

use super::{Diagnostic, Facts, Rule, Severity};
use crate::notice::NoticeKind;

/// Adds a diagnostic of `rule` for each notice of a kind.
pub(super) fn told(rule: &Rule, kind: NoticeKind, facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let severity = match kind {
        NoticeKind::NotText => Severity::Error,
        NoticeKind::InvalidBytes | NoticeKind::LostCharacters | NoticeKind::DirectionOverride => Severity::Warning,
        NoticeKind::RefusedLink | NoticeKind::MissingAnchor | NoticeKind::Repaired => Severity::Warning,
        NoticeKind::LostCells => Severity::Warning,
        NoticeKind::UnusedDefinition => Severity::Info,
        NoticeKind::Encoding | NoticeKind::ControlCharacters | NoticeKind::DeepNesting | NoticeKind::RawHtml => {
            Severity::Info
        }
    };
    for notice in facts.notices().filter(|notice| notice.kind == kind) {
        let span = notice.line.map_or(0..0, |line| facts.document.line_span(line));
        found.push(rule.says(severity, span, notice.message.trim_end_matches('.')));
    }
}
