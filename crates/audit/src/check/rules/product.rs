//! A written product: `280 hours × $150/hour = $42,000`, `30 pages (5 routes × 6 languages)`.

use gonogo_report::Range;

use crate::check::compare::{Outcome, compare, step};
use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, Figure, class, ends};
use crate::check::{Diagnostic, Kind, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "G006",
    name: "product",
    kind: Kind::Sum,
    what: "Multiplies what is written as a product and compares it with the result that stands beside it.",
    why: "Hours times a rate is how most budgets are made; a changed rate that did not reach the result makes them wrong.",
    before: "**Labor:** 280 hours × $150/hour = $45,000",
    after: "**Labor:** 280 hours × $150/hour = $42,000",
    fix: "correct the result, or a factor",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (_, _, line) in facts.figured() {
        if line.figures.len() < 3 || !line.text().contains(['×', '*', '✕']) {
            continue;
        }
        for pair in line.figures.windows(3) {
            let [one, two, three] = pair else { continue };
            if times(line, one, two) && ends_with(line, two, three, '=') {
                found.extend(say(line, three, one, two, Severity::Error));
            } else if times(line, two, three)
                && ends_with(line, one, two, '(')
                && closes(line, three)
                && class(one) == Class::Number
            {
                found.extend(say(line, one, two, three, Severity::Warning));
            }
        }
    }
}

fn between<'a>(line: &Line<'a>, one: &Figure, two: &Figure) -> &'a str {
    line.text().get(one.range.end..two.range.start).unwrap_or_default()
}

/// Whether two figures are factors: a sign of multiplication, and at most a word before it, stands between them.
fn times(line: &Line<'_>, one: &Figure, two: &Figure) -> bool {
    let between = between(line, one, two).trim();
    // A factor of a longer formula is no product of its own.
    let before = line.text().get(..one.range.start).unwrap_or_default().trim_end();
    let alone = !before.ends_with(['+', '-', '×', '*', '/']);
    alone
        && between.ends_with(['×', '✕', '*'])
        && between.split_whitespace().count() <= 3
        && !between.contains(['(', ')', ',', ';', '='])
}

fn ends_with(line: &Line<'_>, one: &Figure, two: &Figure, sign: char) -> bool {
    let between = between(line, one, two).trim_end_matches([' ', '~', '≈']);
    between.ends_with(sign) && between.split_whitespace().count() <= 4
}

fn closes(line: &Line<'_>, last: &Figure) -> bool {
    let text = line.text();
    let rest = text.get(last.range.end..text.floor_char_boundary(last.range.end + 80)).unwrap_or_default();
    rest.find(')').is_some_and(|at| rest[..at].split_whitespace().count() <= 2)
}

/// Multiples of a unit. `1500 × 100 bytes = 150 KB` is right, though 150 is not the product of the numbers.
const MULTIPLES: [&str; 9] = ["kb", "mb", "gb", "tb", "kib", "mib", "gib", "ms", "km"];

/// Whether a result and its factors are told in different multiples of a unit.
fn rescaled(line: &Line<'_>, stated: &Figure, factors: [&Figure; 2]) -> bool {
    let multiple = |figure: &Figure| {
        let after = line.text().get(figure.range.end..).unwrap_or_default().trim_start();
        let unit = &after[..after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len())];
        MULTIPLES.iter().position(|multiple| unit.eq_ignore_ascii_case(multiple))
    };
    let of_factors = factors.map(multiple);
    let told = multiple(stated);
    if told.is_some() { !of_factors.contains(&told) } else { of_factors != [None; 2] }
}

fn say(line: &Line<'_>, stated: &Figure, one: &Figure, two: &Figure, severity: Severity) -> Option<Diagnostic> {
    if rescaled(line, stated, [one, two]) {
        return None;
    }
    let product = Range::new(one.value.low() * two.value.low(), one.value.high() * two.value.high())?;
    // A share of something is a hundredth of it.
    let shares = [one, two].iter().filter(|factor| class(factor) == Class::Percent).count();
    let product = product.scaled(0.01_f64.powi(i32::try_from(shares).unwrap_or(0)));
    let (written, computed) = (line.said(stated), ends(product));
    let outcome = compare(stated, stated.value, step(stated, line.written(stated)), product);
    let (severity, message) = match outcome {
        Outcome::Agrees => (Severity::Ok, format!("`{written}` agrees with its factors")),
        Outcome::Above | Outcome::Below | Outcome::Wider => {
            (severity, format!("`{written}` is not `{}` × `{}`", line.written(one), line.written(two)))
        }
    };
    Some(RULE.says(severity, line.source(stated), message).stated(written).computed(computed))
}
