//! A number in a heading against the numbers in the headings under it.

use gonogo_report::letters::lower;

use crate::check::counting;
use crate::check::facts::{Facts, Line};
use crate::check::figure::{Bound, Class, class, number};
use crate::check::words;
use crate::check::{Diagnostic, Kind, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "G043",
    name: "tally of headings",
    kind: Kind::Count,
    what: "Adds the numbers in the headings under a heading up (`#### High (2 remaining - 3 fixed)`, `#### Low (4 issues)`) and compares \
           the sums with its own (`### Backend (18 vulnerabilities → 11 remaining)`).",
    why: "Counts by severity are what a risk is judged by, and they are kept by hand in two places.",
    before: "## API (5 issues → 3 remaining)\n\n### High (2 remaining - 1 fixed)\n\n### Low (2 issues)",
    after: "## API (5 issues → 4 remaining)\n\n### High (2 remaining - 1 fixed)\n\n### Low (2 issues)",
    fix: "count again, and correct the heading",
    check,
};

/// Words for what is open and what is done in a heading.
const OPEN: &words::Set = &words::Set::of(&[
    "remaining",
    "open",
    "left",
    "pending",
    "outstanding",
    "offen",
    "restants",
    "restantes",
    "осталось",
]);
const DONE: &words::Set =
    &words::Set::of(&["fixed", "resolved", "closed", "done", "behoben", "corrigés", "corregidos", "исправлено"]);
/// What is counted in such headings.
const THINGS: &words::Set = &words::Set::of(&[
    "issues",
    "issue",
    "vulnerabilities",
    "vulnerability",
    "findings",
    "finding",
    "bugs",
    "bug",
    "problems",
    "gaps",
    "risks",
    "items",
    "blockers",
    "defects",
]);

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for section in 0..facts.document.sections().len() {
        let Some(line) = heading(facts, section) else { continue };
        let Some(stated) = Tally::of(line) else { continue };
        let parts: Vec<Tally> =
            facts.children(section).filter_map(|child| heading(facts, child)).filter_map(Tally::of).collect();
        // All of them, or a part of the sum is not known.
        if parts.len() < 2 || parts.len() != facts.children(section).count() {
            continue;
        }
        let all: f64 = parts.iter().map(Tally::all).sum();
        let open: f64 = parts.iter().map(|part| part.open.unwrap_or(part.all())).sum();
        let split = parts.iter().any(|part| part.open.is_some());
        let mut wrong = Vec::new();
        if stated.total.is_some_and(|total| (total - all).abs() > f64::EPSILON) {
            wrong.push(format!("{} in all", number(all)));
        }
        if split && stated.open.is_some_and(|stated| (stated - open).abs() > f64::EPSILON) {
            wrong.push(format!("{} remaining", number(open)));
        }
        let span = line.inline.source(stated.range.clone());
        let written = line.text().get(stated.range.clone()).unwrap_or_default().trim();
        let computed = format!("{} in all, {} open by the headings below", number(all), number(open));
        let (severity, message) = if wrong.is_empty() {
            (Severity::Ok, format!("`{written}` agrees with the headings below"))
        } else {
            (Severity::Warning, format!("`{written}` stated, but the headings below make {}", wrong.join(" and ")))
        };
        found.push(RULE.says(severity, span, message).stated(written).computed(computed));
    }
}

fn heading<'f, 'a>(facts: &'f Facts<'a>, section: usize) -> Option<&'f Line<'a>> {
    facts.of_block(facts.of_section(section).start).first()
}

/// The counts in the brackets of a heading.
struct Tally {
    range: std::ops::Range<usize>,
    total: Option<f64>,
    open: Option<f64>,
    done: Option<f64>,
}

impl Tally {
    fn of(line: &Line<'_>) -> Option<Self> {
        let text = line.text();
        if line.figures.is_empty() || !line.inline.facts().any(counting::OPENING) {
            return None;
        }
        let from = text.rfind(['(', '（'])?;
        let to = text.get(from..)?.find([')', '）'])? + from;
        let mut tally = Self { range: from + 1..to, total: None, open: None, done: None };
        for (at, figure) in line.figures.iter().enumerate() {
            if figure.range.start < from || figure.range.end > to {
                continue;
            }
            if class(figure) != Class::Number
                || !figure.value.is_point()
                || figure.approximate
                || figure.bound != Bound::Exact
            {
                return None;
            }
            let next = line.figures.get(at + 1).map_or(to, |next| next.range.start.min(to));
            let after = lower(text.get(figure.range.end..next)?);
            let value = Some(figure.value.low());
            if words::has(&after, OPEN) {
                tally.open = value;
            } else if words::has(&after, DONE) {
                tally.done = value;
            } else if words::has(&after, THINGS) {
                tally.total = value;
            } else {
                return None;
            }
        }
        let known = tally.total.is_some() || tally.open.is_some();
        (known && !counting::names_examples(&lower(text))).then_some(tally)
    }

    /// Open and done ones together.
    fn all(&self) -> f64 {
        self.total.unwrap_or_else(|| self.open.unwrap_or_default() + self.done.unwrap_or_default())
    }
}
