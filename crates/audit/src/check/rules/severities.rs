//! Stated counts of problems by severity against the problems that the text lists.

use gonogo_report::letters::lower;
use gonogo_report::{FindingStatus, Severity as Weight};

use crate::check::facts::{COUNTING, Facts, Line};
use crate::check::figure::{Bound, Class, Figure, class, number};
use crate::check::words;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::{Kind as Block, Row, Table};
use crate::extract::words::{Word, Words};
use crate::extract::{Item, rating};
use crate::text;

pub(super) const RULE: Rule = Rule {
    code: "G044",
    name: "count by severity",
    kind: Kind::Count,
    what: "Compares the counts of a summary (`Critical: 2`, `High: 3`, side by side, or as columns of all and of fixed ones) with the \
           problems of each severity that the text lists, or that stand under a heading for it, where at least two of them agree: \
           then the lists are known to be what is counted. So they are where all together are as many, and one was moved.",
    why: "The summary is what is quoted; a problem that was added or dropped later is easily left out of it.",
    before: "2 critical, 1 high, 3 low\n\n## Critical issues\n\n- No backups\n- No alerts\n\n## High issues\n\n- No tests\n\n\
             ## Low issues\n\n- Old logo\n- No favicon",
    after: "2 critical, 1 high, 2 low\n\n## Critical issues\n\n- No backups\n- No alerts\n\n## High issues\n\n- No tests\n\n\
            ## Low issues\n\n- Old logo\n- No favicon",
    fix: "count again, and correct the summary",
    check,
};

/// Which problems a count is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    All,
    Open,
    Fixed,
}

/// A count and where it stands.
struct Stated<'f, 'a> {
    weight: Weight,
    of: Of,
    line: &'f Line<'a>,
    figure: &'f Figure,
}

/// The problems of each severity: all, the open ones, the fixed ones.
type Tally = [[f64; 3]; 5];

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let findings = &facts.draft.report.findings;
    if findings.len() < 3 {
        return;
    }
    let words = Words::speaking(facts.draft.language);
    let runs = runs(facts, &words);
    if runs.is_empty() {
        return;
    }
    let rated = tally(findings.iter().map(|finding| (finding.severity, finding.status)));
    // Where problems are rated one by one, the headings that they stand under may be what was counted.
    let under = grouped(facts, &words);
    for run in runs {
        for (listed, place) in [(&rated, "of this severity listed"), (&under, "listed under its heading")] {
            if is_sure(&run, listed) {
                found.extend(run.iter().filter_map(|stated| say(stated, listed, place)));
                break;
            }
        }
    }
}

fn tally(problems: impl Iterator<Item = (Weight, FindingStatus)>) -> Tally {
    let mut listed = Tally::default();
    for (weight, status) in problems {
        let counts = &mut listed[weight as usize];
        counts[Of::All as usize] += 1.0;
        counts[Of::Open as usize] += f64::from(u8::from(status == FindingStatus::Open));
        counts[Of::Fixed as usize] += f64::from(u8::from(status == FindingStatus::Fixed));
    }
    listed
}

/// The problems by the severity of the nearest heading around each.
fn grouped(facts: &Facts<'_>, words: &Words) -> Tally {
    let sections = facts.document.sections();
    let group = |title: &str| {
        let group = rating::group(words, title, true).map(|(weight, _)| weight);
        group.or_else(|| rating::begun(words, title.trim_start_matches(|c: char| !c.is_alphanumeric())))
    };
    let groups: Vec<Option<Weight>> = sections.iter().map(|section| group(&section.title)).collect();
    let around = |(index, finding): (usize, &gonogo_report::Finding)| {
        let start = facts.draft.source(Item::Finding, index, "title")?.start;
        let own = sections.partition_point(|section| section.span.start <= start).checked_sub(1)?;
        // The heading of a problem is not the one around it.
        let heading = facts.blocks.get(facts.of_section(own).start)?;
        let first = if heading.span.contains(&start) { sections[own].parent } else { Some(own) };
        let mut around = std::iter::successors(first, |at| sections[*at].parent);
        Some((around.find_map(|at| groups[at])?, finding.status))
    };
    tally(facts.draft.report.findings.iter().enumerate().filter_map(around))
}

/// Whether the lists are known to be what is counted: two counts agree; or one problem has only been moved, and all
/// together are as many.
fn is_sure(run: &[Stated<'_, '_>], listed: &Tally) -> bool {
    // That nothing is listed proves nothing.
    let some = |stated: &&Stated<'_, '_>| stated.figure.value.low() >= 1.0;
    let agree = run.iter().filter(|stated| stated.fits(listed) && some(stated)).count();
    let of = run.iter().find(some).map_or(Of::All, |stated| stated.of);
    let apart: Vec<f64> = run.iter().map(|stated| stated.figure.value.low() - stated.listed(listed)).collect();
    let told: f64 = run.iter().map(|stated| stated.listed(listed)).sum();
    let all: f64 = listed.iter().map(|counts| counts[of as usize]).sum();
    let same = |one: f64, other: f64| (one - other).abs() < f64::EPSILON;
    let moved = run.iter().filter(some).all(|stated| stated.of == of)
        && same(told, all)
        && told >= 3.0
        && apart.iter().filter(|by| same(**by, 1.0)).count() == 1
        && apart.iter().filter(|by| same(**by, -1.0)).count() == 1
        && apart.iter().filter(|by| same(**by, 0.0)).count() + 2 == run.len();
    agree >= 2 || moved
}

impl Stated<'_, '_> {
    fn listed(&self, listed: &Tally) -> f64 {
        listed[self.weight as usize][self.of as usize]
    }

    fn fits(&self, listed: &Tally) -> bool {
        let value = self.figure.value.low();
        let counts = listed[self.weight as usize];
        value.total_cmp(&counts[self.of as usize]).is_eq()
            || self.of == Of::All && value.total_cmp(&counts[Of::Open as usize]).is_eq()
    }
}

fn say(stated: &Stated<'_, '_>, listed: &Tally, place: &str) -> Option<Diagnostic> {
    let (written, all) = (stated.line.said(stated.figure), stated.listed(listed));
    let (severity, message) = if stated.fits(listed) {
        (Severity::Ok, format!("`{written}` agrees with the problems listed"))
    } else if listed[stated.weight as usize][Of::All as usize] > 0.0 {
        let state = match stated.of {
            Of::All => "",
            Of::Open => " as open",
            Of::Fixed => " as fixed",
        };
        (Severity::Warning, format!("`{written}` stated, but {} {place}{state}", number(all)))
    } else {
        return None;
    };
    let computed = format!("{} listed", number(all));
    Some(RULE.says(severity, stated.line.source(stated.figure), message).stated(written).computed(computed))
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
            Block::Table(table) => found.extend(of_table(facts, words, block, table)),
            Block::Heading(_) | Block::Code(_) | Block::Html => {}
        }
    }
    found.extend(labelled.into_iter().map(|(_, run)| run));
    // Each severity once: what is told twice is told of two things.
    found.retain(|run| {
        run.len() >= 3 && run.iter().all(|stated| run.iter().filter(|other| other.weight == stated.weight).count() == 1)
    });
    found
}

/// The columns of a table whose rows are severities: of two columns the second, of more those whose headers say that
/// they count.
fn of_table<'f, 'a>(facts: &'f Facts<'a>, words: &Words, block: usize, table: &Table) -> Vec<Vec<Stated<'f, 'a>>> {
    let firm: Vec<Option<Weight>> = table.rows.iter().map(|row| called(words, name(row))).collect();
    let soft = |row: &Row| softly(words, name(row)).filter(|weight| !firm.contains(&Some(*weight)));
    let weights: Vec<Option<Weight>> =
        firm.iter().zip(&table.rows).map(|(firm, row)| firm.or_else(|| soft(row))).collect();
    if weights.iter().flatten().count() < 3 {
        return Vec::new();
    }
    let of = |at: usize| {
        let header = table.header.get(at).map_or("", |header| header.text());
        let counts = table.header.len() == 2 || words.whole(header).has(Word::Count);
        state(&lower(header)).or_else(|| counts.then_some(Of::All))
    };
    let column = |(at, of): (usize, Of)| {
        let rows = weights.iter().enumerate().filter_map(|(row, weight)| Some((row, (*weight)?)));
        let cell = |(row, weight): (usize, Weight)| {
            let line = facts.cell(block, row, at)?;
            Some(Stated { weight, of, line, figure: alone(line, 0)? })
        };
        rows.filter_map(cell).collect()
    };
    (1..table.header.len()).filter_map(|at| Some((at, of(at)?))).map(column).collect()
}

/// "**High priority: 8**", "**Low**: 3 deferred": a label, and nothing but a number and what it counts.
fn of_line<'f, 'a>(words: &Words, line: &'f Line<'a>) -> Option<Stated<'f, 'a>> {
    let [figure] = line.figures.as_slice() else { return None };
    let (colon, _) = text::colon(line.text())?;
    let before = line.text().get(colon..figure.range.start)?;
    if before.contains(char::is_alphanumeric) || !is_count(figure) {
        return None;
    }
    let after = lower(line.text().get(figure.range.end..)?);
    let after = after.split(['(', '（']).next()?;
    let mut counted = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if !counted.by_ref().take(3).all(|word| state(word).is_some() || THINGS.holds(word)) || counted.next().is_some() {
        return None;
    }
    Some(Stated {
        weight: called(words, line.text().get(..colon)?)?,
        of: state(after).unwrap_or(Of::All),
        line,
        figure,
    })
}

/// What is counted, told behind the number.
const THINGS: &words::Set = &words::Set::of(&[
    "issues",
    "issue",
    "findings",
    "finding",
    "bugs",
    "bug",
    "vulnerabilities",
    "vulnerability",
    "problems",
    "items",
    "gaps",
    "blockers",
    "known",
    "found",
    "identified",
    "total",
]);
const OPEN: &words::Set =
    &words::Set::of(&["open", "remaining", "deferred", "outstanding", "unresolved", "offen", "restants", "abiertos"]);
const FIXED: &words::Set =
    &words::Set::of(&["fixed", "resolved", "closed", "behoben", "corrigés", "corregidos", "corrigidos", "исправлено"]);

/// Which problems a header, or what stands behind a number, speaks of; `None` where it does not say.
fn state(text: &str) -> Option<Of> {
    if words::has(text, OPEN) { Some(Of::Open) } else { words::has(text, FIXED).then_some(Of::Fixed) }
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
        let weight = called(words, word).filter(|_| is_count(figure))?;
        Some(Stated { weight, of: Of::All, line, figure })
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

/// The severity of a row that tells what is to be done: "Nice to have".
fn softly(words: &Words, label: &str) -> Option<Weight> {
    let begins = words.beginnings(label.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let soft = [(Word::Blocking, Weight::Critical), (Word::Major, Weight::High), (Word::Minor, Weight::Low)];
    soft.into_iter().find(|(word, _)| begins.has(*word)).map(|(_, weight)| weight)
}

fn name(row: &Row) -> &str {
    row.cells.first().map_or("", |cell| cell.text())
}
