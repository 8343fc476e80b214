//! A total and the parts that a list of figures names: tests passed and failed, bugs open and closed.

use gonogo_report::letters::lower;

use crate::check::facts::{Facts, Line};
use crate::check::figure::{Bound, Class, Figure, class, number};
use crate::check::words::{self, label, may_have};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::{Fact, Facts as Marks, Kind as Block, Row};

pub(super) const RULE: Rule = Rule {
    code: "G005",
    name: "total and its states",
    kind: Kind::Sum,
    what: "Adds up what a list, table or box says of one total by state (`Total tests: 40`, `Passed: 36`, `Failed: 5`), and what stands in \
           brackets behind a number (`12 issues (3 critical, 9 high)`). In a row, a part (`3 deferred`) is no more than its count.",
    why: "Passed, failed and skipped tests that make more than all tests come from different runs.",
    before: "- Total tests: 40\n- Passed: 36\n- Failed: 5",
    after: "- Total tests: 41\n- Passed: 36\n- Failed: 5",
    fix: "take all figures from one run",
    check,
};

/// States by which a total is divided. Of those in one row only one is counted: they mean the same.
pub(super) const STATES: [&words::Set; 6] = [
    &words::Set::of(&["passed", "passing", "pass", "bestanden", "réussis", "superadas", "успешно"]),
    &words::Set::of(&["failed", "failing", "failures", "fail", "fehlgeschlagen", "échoués", "fallidas", "провалено"]),
    &words::Set::of(&["skipped", "skip", "ignored", "übersprungen", "ignorés", "omitidas", "пропущено"]),
    &words::Set::of(&["open", "unresolved", "remaining", "offen", "ouverts", "abiertos", "открыто"]),
    &words::Set::of(&[
        "closed",
        "fixed",
        "resolved",
        "done",
        "completed",
        "geschlossen",
        "behoben",
        "fermés",
        "cerrados",
        "закрыто",
    ]),
    &words::Set::of(&["in progress", "in arbeit", "en cours", "en progreso"]),
];

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    let mut last_list = None;
    for (block, here) in facts.blocks.iter().enumerate() {
        let list = match &here.kind {
            Block::Item(item) => Some(item.list),
            Block::Heading(_) | Block::Paragraph(_) | Block::Table(_) | Block::Code(_) | Block::Html => None,
        };
        if !pairs.is_empty() && (list.is_none() || list != last_list) {
            compare(&std::mem::take(&mut pairs), found);
        }
        last_list = list;
        if !here.facts.has(Fact::Digit) {
            continue;
        }
        let lines = facts.of_block(block);
        if let Block::Table(table) = &here.kind {
            super::row_parts::check(facts, block, table, found);
            // Without a total there is nothing to compare.
            let has_total =
                |row: &Row| row.cells.first().is_some_and(|cell| may_have(cell.text(), words::TOTAL.begins()));
            if table.header.len() >= 2 && table.rows.iter().any(has_total) {
                for row in 0..table.rows.len() {
                    pairs.extend(
                        facts
                            .cell(block, row, 0)
                            .zip(facts.cell(block, row, 1))
                            .and_then(|(name, value)| of_cells(name, value)),
                    );
                }
            }
        } else {
            let labelled = lines.iter().filter(|line| line.inline.facts().any(Marks::COLONS));
            labelled.for_each(|line| of_line(line, &mut pairs));
        }
        // A total, and at least two parts of it.
        let may_add = |line: &&Line<'_>| line.figures.len() > 2 && line.inline.facts().has(Fact::Paren);
        lines.iter().filter(may_add).for_each(|line| in_brackets(line, found));
    }
    compare(&pairs, found);
}

/// A label, as written, with its count.
struct Pair<'f> {
    name: &'f str,
    line: &'f Line<'f>,
    figure: &'f Figure,
}

pub(super) fn exact(figure: &Figure) -> bool {
    class(figure) == Class::Number && figure.value.is_point() && !figure.approximate && figure.bound == Bound::Exact
}

fn of_cells<'f>(name: &'f Line<'f>, value: &'f Line<'f>) -> Option<Pair<'f>> {
    let figure = value.figures.first().filter(|figure| {
        exact(figure) && value.text().get(..figure.range.start).is_some_and(|lead| lead.trim().is_empty())
    })?;
    Some(Pair { name: name.text(), line: value, figure })
}

/// `Total Tests: 41    Passed: 36`: each number with the words before its colon.
fn of_line<'f>(line: &'f Line<'f>, found: &mut Vec<Pair<'f>>) {
    let text = line.text();
    let mut from = 0;
    for figure in &line.figures {
        let before = text.get(from..figure.range.start).unwrap_or_default();
        from = figure.range.end;
        let trimmed = before.trim_end();
        let Some(name) = trimmed.strip_suffix([':', '：']).filter(|_| exact(figure)) else { continue };
        let name = name.rsplit(['│', '|', '•', ',', ';', ')', '(']).next().unwrap_or(name);
        if name.contains(char::is_alphanumeric) || !label(name).is_empty() {
            found.push(Pair { name, line, figure });
        }
    }
}

/// States stand this close behind their total.
const NEAR: usize = 16;

/// Compares each total with the states that follow it up to the next total.
fn compare(pairs: &[Pair<'_>], found: &mut Vec<Diagnostic>) {
    // Most lists have no total, which is told before a label is made.
    if !pairs.iter().any(|pair| may_have(pair.name, words::TOTAL.begins())) {
        return;
    }
    let labels: Vec<String> = pairs.iter().map(|pair| label(pair.name)).collect();
    let is_total = |at: usize| words::begins(&labels[at], words::TOTAL);
    for (at, total) in pairs.iter().enumerate().filter(|(at, _)| is_total(*at)) {
        let noun = noun(&labels[at]);
        let mut states: [Option<f64>; STATES.len()] = [None; STATES.len()];
        let mut doubtful = false;
        let mut parts = Vec::new();
        for (at, pair) in pairs.iter().enumerate().skip(at + 1).take(NEAR) {
            if is_total(at) {
                if parts.is_empty() && !noun.is_empty() {
                    continue;
                }
                break;
            }
            let Some(state) = state(&labels[at], noun) else { continue };
            doubtful |= states[state].replace(pair.figure.value.low()).is_some();
            parts.push(number(pair.figure.value.low()));
        }
        if !doubtful && parts.len() >= 2 {
            found.extend(say(total, &states, &parts));
        }
    }
}

/// `tests` of "total tests".
fn noun(label: &str) -> &str {
    label.split_once(' ').map_or("", |(_, noun)| noun.trim())
}

/// The state that a label is, alone or with the noun of the total.
fn state(label: &str, noun: &str) -> Option<usize> {
    let bare = label.strip_suffix(noun).unwrap_or(label).trim();
    STATES.iter().position(|state| state.holds(bare))
}

fn say(total: &Pair<'_>, states: &[Option<f64>; STATES.len()], parts: &[String]) -> Option<Diagnostic> {
    let sum: f64 = states.iter().flatten().sum();
    let value = total.figure.value.low();
    let written = total.line.said(total.figure);
    let computed = format!("{} ({})", number(sum), parts.join(" + "));
    let span = total.line.source(total.figure);
    // Open and closed are all there are; tests may also be skipped.
    let whole =
        states[3].is_some() && states[4].is_some() || states[0].is_some() && states[1].is_some() && states[2].is_some();
    let (severity, message) = if (sum - value).abs() < f64::EPSILON {
        (Severity::Ok, format!("`{written}` agrees with its parts"))
    } else if sum > value {
        (Severity::Error, format!("`{written}` in all, but its parts make {}", number(sum)))
    } else if whole {
        (Severity::Warning, format!("`{written}` in all is not explained by its parts, which make {}", number(sum)))
    } else {
        return None;
    };
    Some(RULE.says(severity, span, message).stated(written).computed(computed))
}

/// `52 pages (48 static, 4 dynamic)`: parts in brackets. Only severities and states are known to be all.
fn in_brackets(line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let text = line.text();
    for (at, total) in line.figures.iter().enumerate().filter(|(_, figure)| exact(figure)) {
        let Some(open) = near(text, total.range.end).find('(').map(|open| open + total.range.end) else {
            continue;
        };
        let Some(close) = near(text, open).find(')').map(|close| close + open) else { continue };
        let between = text.get(total.range.end..open).unwrap_or_default();
        if between.split_whitespace().count() > 3 || between.contains([',', ';', ':', '(', ')', '|', '.']) {
            continue;
        }
        let parts: Vec<&Figure> =
            line.figures[at + 1..].iter().take_while(|figure| figure.range.end <= close).collect();
        let inner = text.get(open + 1..close).unwrap_or_default();
        let segments: Vec<&str> = inner.split([',', '+', ';', '，']).map(str::trim).collect();
        let plain = parts.len() >= 2 && segments.len() == parts.len() && parts.iter().all(|part| exact(part));
        let led = |segment: &&str| {
            segment.starts_with(|c: char| c.is_ascii_digit()) && segment.split_whitespace().count() <= 3
        };
        if !plain || !segments.iter().all(led) {
            continue;
        }
        let sum: f64 = parts.iter().map(|part| part.value.low()).sum();
        let value = total.value.low();
        let known = segments.iter().all(|segment| {
            let words = lower(segment);
            words::has(&words, SEVERITIES) || STATES.iter().any(|state| words::has(&words, state))
        });
        let lowest = words::has(
            &lower(inner),
            const { &words::Set::of(&["low", "niedrig", "faible", "bajo", "baja", "низкий"]) },
        );
        let written = line.said(total);
        let computed = format!("{} ({inner})", number(sum));
        let (severity, message) = if (sum - value).abs() < f64::EPSILON {
            (Severity::Ok, format!("`{written}` agrees with its parts"))
        } else if known && (sum > value || lowest) {
            (Severity::Warning, format!("`{written}` in all, but its parts make {}", number(sum)))
        } else {
            continue;
        };
        found.push(RULE.says(severity, line.source(total), message).stated(written).computed(computed));
    }
}

/// What stands close behind a byte.
fn near(text: &str, from: usize) -> &str {
    const CLOSE: usize = 160;
    text.get(from..text.floor_char_boundary(from + CLOSE)).unwrap_or_default()
}

const SEVERITIES: &words::Set = &words::Set::of(&[
    "critical",
    "high",
    "medium",
    "moderate",
    "low",
    "major",
    "minor",
    "kritisch",
    "hoch",
    "mittel",
    "niedrig",
    "critique",
    "critiques",
    "élevé",
    "moyen",
    "faible",
    "crítico",
    "alto",
    "alta",
    "medio",
    "bajo",
    "p0",
    "p1",
    "p2",
    "p3",
]);
