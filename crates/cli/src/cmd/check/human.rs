//! `--format human`: the line of each diagnostic with the culprit underlined; a line per audit where there are several.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use gonogo_audit::check::{Diagnostic, Severity};

use super::checked::{Checked, SCORES};

/// All diagnostics of the audits, the worst first, and a tally at the end.
pub(super) fn full(checked: &[Checked], colored: bool) -> String {
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for checked in checked {
        let mut found: Vec<&Diagnostic> = checked.found.iter().filter(|found| found.severity > Severity::Ok).collect();
        found.sort_by_key(|found| std::cmp::Reverse(found.severity));
        for found in found {
            out.push_str(&one(checked, found, &renderer));
            out.push_str("\n\n");
        }
        for found in &checked.scores {
            let report = Group::with_title(level(found.severity).primary_title(&found.message).id(SCORES));
            out.push_str(&renderer.render(&[report]));
            out.push_str(&format!("\n --> {}:{}:{}\n", found.file, found.line, found.column));
            if let Some(help) = &found.help {
                out.push_str(&format!("help: {help}\n"));
            }
            out.push('\n');
        }
        out.push_str(&line(checked));
    }
    out
}

fn one(checked: &Checked, found: &Diagnostic, renderer: &Renderer) -> String {
    let first = checked.document.line_of(found.span.start);
    let span = checked.document.line_span(first);
    let text = checked.document.text().get(span.clone()).unwrap_or_default();
    // Only the line itself is handed over: a report must not cost its text for each diagnostic.
    let (text, offset) = window(text, found.span.start.saturating_sub(span.start));
    let cut = |byte: usize| byte.saturating_sub(span.start + offset).min(text.len());
    let label = found.computed.as_deref().map(|computed| format!("computed: {computed}"));
    let mut annotation = AnnotationKind::Primary.span(cut(found.span.start)..cut(found.span.end));
    if let Some(label) = &label {
        annotation = annotation.label(label);
    }
    let snippet = Snippet::source(text).path(&checked.name).line_start(first).annotation(annotation);
    let mut report = level(found.severity).primary_title(&found.message).id(found.code).element(snippet);
    if let Some(help) = &found.help {
        report = report.element(Level::HELP.message(help));
    }
    renderer.render(&[report])
}

/// A part of a long line around a byte, and where it begins.
fn window(line: &str, at: usize) -> (&str, usize) {
    const AROUND: usize = 200;
    if line.len() <= 2 * AROUND {
        return (line, 0);
    }
    let start = line.floor_char_boundary(at.saturating_sub(AROUND));
    let end = line.floor_char_boundary((at + AROUND).min(line.len()));
    (line.get(start..end).unwrap_or(line), start)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info | Severity::Ok => Level::INFO,
    }
}

/// A line per audit.
pub(super) fn summary(checked: &[Checked]) -> String {
    checked.iter().map(line).collect()
}

/// `audit.md: 1 error, 2 warnings, 3 agree`.
fn line(checked: &Checked) -> String {
    let counted = |severity, one: &str, many: &str| {
        let count = checked.count(severity);
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let parts = [
        counted(Severity::Error, "error", "errors"),
        counted(Severity::Warning, "warning", "warnings"),
        counted(Severity::Info, "remark", "remarks"),
        counted(Severity::Ok, "agrees", "agree"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts = if parts.is_empty() { "nothing to check".to_owned() } else { parts.join(", ") };
    format!("{}: {parts}\n", checked.name)
}
