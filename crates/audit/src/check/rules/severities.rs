//! Stated counts of problems by severity against the problems that the text lists.

use gonogo_report::{FindingStatus, Severity as Weight};

use crate::check::facts::{COUNTING, Facts, Line};
use crate::check::figure::{Bound, Class, Figure, class, number};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::Kind as Block;
use crate::extract::rating;
use crate::extract::words::Words;
use crate::text;

pub(super) const RULE: Rule = Rule {
    code: "G044",
    name: "count by severity",
    kind: Kind::Count,
    what: "Compares the counts of a summary (`Critical: 2`, `High: 3`, or side by side) with the problems of each severity that the \
           text lists, where at least two of them agree: then the lists are known to be what is counted.",
    why: "The summary is what is quoted; a problem that was added or dropped later is easily left out of it.",
    before: "2 critical, 1 high, 3 low\n\n## Critical issues\n\n- No backups\n- No alerts\n\n## High issues\n\n- No tests\n\n\
             ## Low issues\n\n- Old logo\n- No favicon",
    after: "2 critical, 1 high, 2 low\n\n## Critical issues\n\n- No backups\n- No alerts\n\n## High issues\n\n- No tests\n\n\
            ## Low issues\n\n- Old logo\n- No favicon",
    fix: "count again, and correct the summary",
    check,
};

/// A count and where it stands.
type Stated<'f, 'a> = (Weight, &'f Line<'a>, &'f Figure);

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let findings = &facts.draft.report.findings;
    if findings.len() < 3 {
        return;
    }
    // All of each severity, and the open ones.
    let mut listed = [[0.0; 2]; 5];
    for finding in findings {
        let counts = &mut listed[finding.severity as usize];
        counts[0] += 1.0;
        counts[1] += f64::from(u8::from(finding.status == FindingStatus::Open));
    }
    for run in runs(facts, &Words::speaking(facts.draft.language)) {
        let agrees = |(weight, _, figure): &Stated<'_, '_>| {
            let counts = listed[*weight as usize];
            (counts.contains(&figure.value.low()), counts[0])
        };
        // That nothing is listed proves nothing.
        let sure = run.iter().filter(|stated| agrees(stated).0 && stated.2.value.low() >= 1.0).count();
        for stated in run.iter().filter(|_| sure >= 2) {
            let (fits, all) = agrees(stated);
            let (_, line, figure) = stated;
            let (written, computed) = (line.said(figure), format!("{} listed", number(all)));
            let (severity, message) = if fits {
                (Severity::Ok, format!("`{written}` agrees with the problems listed"))
            } else if all > 0.0 {
                (Severity::Warning, format!("`{written}` stated, but {} of this severity listed", number(all)))
            } else {
                continue;
            };
            found.push(RULE.says(severity, line.source(figure), message).stated(written).computed(computed));
        }
    }
}

/// Counts of at least three severities, told together.
fn runs<'f, 'a>(facts: &'f Facts<'a>, words: &Words) -> Vec<Vec<Stated<'f, 'a>>> {
    let mut found: Vec<Vec<Stated<'f, 'a>>> = Vec::new();
    // By section, which follow one another: lines with a label each.
    let mut labelled: Vec<(usize, Vec<Stated<'f, 'a>>)> = Vec::new();
    for (block, here) in facts.blocks.iter().enumerate().filter(|(_, here)| here.facts.any(COUNTING)) {
        match &here.kind {
            Block::Paragraph(_) | Block::Item(_) => {
                for line in facts.of_block(block).iter().filter(|line| !line.figures.is_empty()) {
                    if line.figures.len() > 2 {
                        found.push(beside(words, line));
                    }
                    if let Some(stated) = of_line(words, line) {
                        match labelled.last_mut() {
                            Some((section, run)) if *section == here.section => run.push(stated),
                            _ => labelled.push((here.section, vec![stated])),
                        }
                    }
                }
            }
            Block::Table(table) if table.header.len() == 2 => {
                let row = |row: usize| {
                    let cell = facts.cell(block, row, 1)?;
                    let alone = alone(cell, 0)?;
                    Some((called(words, table.rows[row].cells[0].text())?, cell, alone))
                };
                found.push((0..table.rows.len()).filter_map(row).collect());
            }
            Block::Heading(_) | Block::Table(_) | Block::Code(_) | Block::Html => {}
        }
    }
    found.extend(labelled.into_iter().map(|(_, run)| run));
    // Each severity once: what is told twice is told of two things.
    found.retain(|run| {
        run.len() >= 3 && run.iter().all(|(weight, ..)| run.iter().filter(|(other, ..)| other == weight).count() == 1)
    });
    found
}

/// "**High priority: 8**": a label, and nothing but a number.
fn of_line<'f, 'a>(words: &Words, line: &'f Line<'a>) -> Option<Stated<'f, 'a>> {
    let [_] = line.figures.as_slice() else { return None };
    let (colon, _) = text::colon(line.text())?;
    let alone = alone(line, colon)?;
    Some((called(words, line.text().get(..colon)?)?, line, alone))
}

/// The number that is all that stands behind a byte of a line.
fn alone<'f>(line: &'f Line<'_>, from: usize) -> Option<&'f Figure> {
    let [figure] = line.figures.as_slice() else { return None };
    let around = [line.text().get(from..figure.range.start)?, line.text().get(figure.range.end..)?];
    let bare = around.iter().all(|text| !text.contains(char::is_alphanumeric));
    (bare && is_count(figure)).then_some(figure)
}

/// "2 critical, 3 high, 4 low"
fn beside<'f, 'a>(words: &Words, line: &'f Line<'a>) -> Vec<Stated<'f, 'a>> {
    let word = |figure: &'f Figure| {
        let after = line.text().get(figure.range.end..)?.trim_start_matches([' ', '*', '×']);
        let word = after.split(|c: char| !c.is_alphanumeric()).next()?;
        is_count(figure).then_some((called(words, word)?, line, figure))
    };
    line.figures.iter().filter_map(word).collect()
}

fn is_count(figure: &Figure) -> bool {
    class(figure) == Class::Number
        && figure.value.is_point()
        && !figure.approximate
        && figure.bound == Bound::Exact
        && figure.decimals == 0
}

/// The severity that a short label begins with.
fn called(words: &Words, label: &str) -> Option<Weight> {
    let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
    if label.split_whitespace().count() > 3 { None } else { rating::begun(words, label) }
}
