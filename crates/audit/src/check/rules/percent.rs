//! A ratio against the percentage that stands beside it.

use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, Figure, class, maximum, number};
use crate::check::{Diagnostic, Kind, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "G010",
    name: "ratio and percentage",
    kind: Kind::Percent,
    what: "Computes `25/50 (50%)`, `73% (8/11 bugs)` and `80 → 60 (-25%)`. Rounding up or down is fine.",
    why: "The percentage is what is remembered. Where it does not follow from the ratio, one of both is from another day.",
    before: "Score: 8.55/10 (87%)",
    after: "Score: 8.55/10 (86%)",
    fix: "correct the percentage, or the ratio",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (_, _, line) in facts.figured() {
        for (at, pair) in line.figures.windows(2).enumerate() {
            let [one, two] = pair else { continue };
            match (class(one), class(two)) {
                (Class::Of, Class::Percent) if beside(line, one, two) => found.extend(ratio(line, one, two)),
                (Class::Percent, Class::Of) if in_brackets(line, one, two) => found.extend(ratio(line, two, one)),
                (Class::Number, Class::Number) => {
                    found.extend(line.figures.get(at + 2).and_then(|percent| change(line, one, two, percent)));
                }
                _ => {}
            }
        }
    }
}

/// `25/50 (50%)`, `25/50 = 50%`, `4/6 ✅ (67%)`, `36/41 tests passed (87.8% …)`: the percentage follows in brackets or behind
/// a sign, with nothing between but a few words that name what is counted.
fn beside(line: &Line<'_>, ratio: &Figure, percent: &Figure) -> bool {
    let text = line.text();
    let between =
        text.get(ratio.range.end..percent.range.start).unwrap_or_default().trim_end_matches([' ', '~', '≈', '*']);
    let after = text.get(percent.range.end..).unwrap_or_default();
    let named = between.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() <= 3;
    let plain = !between.contains([',', ';', '|', ')', ':', '.']);
    let equals = between.trim() == "=" || between.trim() == "→" && named;
    let bracket = between.ends_with(['(', '（']) && (closes(after) || names_a_share(after));
    named && plain && (equals || bracket)
}

fn closes(after: &str) -> bool {
    after.starts_with([')', '）'])
}

/// `87.8% success rate)`: words that say that the percentage is the share itself.
fn names_a_share(after: &str) -> bool {
    const SHARE: [&str; 12] = [
        "complete",
        "completed",
        "completion",
        "done",
        "success",
        "passed",
        "passing",
        "pass",
        "fixed",
        "resolved",
        "of total",
        "ready",
    ];
    let near = &after[..after.floor_char_boundary(60)];
    let Some((words, _)) = near.split_once(')') else { return false };
    let words = gonogo_report::letters::lower(words.trim());
    SHARE.iter().any(|share| words.starts_with(share)) && words.split_whitespace().count() <= 2
}

/// `73% (8/11 bugs fixed)`.
fn in_brackets(line: &Line<'_>, percent: &Figure, ratio: &Figure) -> bool {
    let between = line.text().get(percent.range.end..ratio.range.start).unwrap_or_default();
    between.trim_end().ends_with(['(', '（'])
        && between.split_whitespace().count() <= 4
        && !between.contains([',', ';', ')', '.'])
}

fn ratio(line: &Line<'_>, ratio: &Figure, percent: &Figure) -> Option<Diagnostic> {
    let max = maximum(ratio)?;
    if !ratio.value.is_point() || !percent.value.is_point() || ratio.value.low() > max {
        return None;
    }
    let share = ratio.value.low() / max * 100.0;
    Some(say(line, percent, share, &format!("`{}`", line.written(ratio))))
}

fn say(line: &Line<'_>, percent: &Figure, share: f64, from: &str) -> Diagnostic {
    let written = line.said(percent);
    let step = 10_f64.powi(-i32::try_from(percent.decimals.min(6)).unwrap_or(0));
    // Cut off or rounded, both are done.
    let tolerance = if percent.approximate { 3.0 } else { step.max(0.05) };
    let agrees = (share - percent.value.low()).abs() < tolerance + 1e-6;
    let computed = format!("{}%", number(round(share)));
    let (severity, message) = if agrees {
        (Severity::Ok, format!("`{written}` agrees with {from}"))
    } else {
        (Severity::Error, format!("`{written}` is not {from}, which is {computed}"))
    };
    RULE.says(severity, line.source(percent), message).stated(written).computed(computed)
}

fn round(share: f64) -> f64 {
    (share * 10.0).round() / 10.0
}

/// `80 → 60 (-25%)`: the change, or what remains.
fn change(line: &Line<'_>, before: &Figure, after: &Figure, percent: &Figure) -> Option<Diagnostic> {
    let text = line.text();
    let arrow = text.get(before.range.end..after.range.start)?.trim();
    if !matches!(arrow, "→" | "->" | "⇒") || !before.value.is_point() || before.value.low() == 0.0 {
        return None;
    }
    let between = text.get(after.range.end..percent.range.start)?;
    let sign = between.trim_end_matches(['-', '−', '+', '~', '↓', '↑', ' ']);
    let closed = text.get(percent.range.end..)?;
    if class(percent) != Class::Percent
        || !sign.ends_with('(')
        || sign.split_whitespace().count() > 3
        || !closed.starts_with(')')
    {
        return None;
    }
    let (from, to) = (before.value.low(), after.value.low());
    let readings = [(to - from).abs() / from * 100.0, to / from * 100.0];
    let nearest = readings.into_iter().min_by(|a, b| {
        let off = |share: f64| (share - percent.value.low()).abs();
        off(*a).total_cmp(&off(*b))
    })?;
    let from = format!("the change from `{}` to `{}`", line.written(before), line.written(after));
    let said = say(line, percent, nearest, &from);
    // The change is what was meant, where neither fits.
    let meant = if said.severity == Severity::Ok { said } else { say(line, percent, readings[0], &from) };
    Some(meant)
}
