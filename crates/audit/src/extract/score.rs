//! The overall score: of all figures that may be one, the one in the best place counts.
//!
//! Category rows, test counts, coverage and targets look the same, so the words before a figure must speak of the whole.

mod latest;

use gonogo_report::Score;

use super::StatedScore;
use super::cells;
use super::figures::{Figure, figures};
use super::reading::{Field, Reading, Shape};
use super::sourced::{Drafting, Sourced};
use super::words::{Word, Words, core, covered, head, lower};
use crate::content::{Fact, Inline};

/// A figure that may be the overall score.
struct Candidate {
    score: Score,
    span: std::ops::Range<usize>,
    /// The smaller the better.
    rank: usize,
}

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let mut candidates = Vec::new();
    headings(reading, &mut candidates);
    lines(reading, &mut candidates);
    // A score that each section has is none of the whole.
    let own: std::collections::BTreeSet<usize> = super::scorecard::told::lines(reading)
        .into_iter()
        .map(|(line, figure)| reading.lines[line].text.source(figure.start..figure.end).start)
        .collect();
    candidates.retain(|candidate| !own.contains(&candidate.span.start));
    totals(reading, &mut candidates);
    for (label, value) in super::header::pairs(reading) {
        let named =
            speaks_of_all(&reading.words, core(label.text())) || reading.words.is(label.text(), Word::StatusLabel);
        if let Some(figure) = first(value.text()).filter(|_| named) {
            push(&mut candidates, value, &figure, 1);
        }
    }
    candidates.sort_by_key(|candidate| (candidate.rank, candidate.span.start));
    let mut candidates = candidates.into_iter();
    let Some(best) = candidates.next() else { return };
    let span = best.span.clone();
    draft.score = Some(Sourced::new(best.score, "value", best.span));
    let mut others: Vec<StatedScore> = candidates
        .filter(|other| other.span != span)
        .map(|other| StatedScore { score: other.score, span: other.span })
        .collect();
    others.sort_by_key(|other| other.span.start);
    draft.score_alternatives = others;
}

fn headings(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    for part in reading.parts.iter() {
        let Some(heading) = part.heading else { continue };
        if !heading.facts().has(Fact::Digit) || !part.kinds.any(&WHOLE) {
            continue;
        }
        if let Some(figure) = labelled(&reading.words, heading.text(), true) {
            push(found, heading, &figure, if part.level == 1 { 1 } else { 0 });
        }
    }
}

fn lines(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    let words = &reading.words;
    let (mut section, mut elsewhere) = (usize::MAX, false);
    for line in reading.lines.iter().filter(|line| line.figured) {
        if section != line.section {
            section = line.section;
            elsewhere = reading.within(section, Word::Options) || reading.within(section, Word::Comparison);
        }
        let opening = reading.is_opening(section);
        let (ranked, item) = match line.shape {
            Shape::Text => (if opening { 0 } else { 2 }, false),
            Shape::Item { task: None, .. } => (if opening { 0 } else { 4 }, true),
            Shape::Item { .. } | Shape::More => continue,
            Shape::Code { plain: true } => (5, false),
            Shape::Code { plain: false } => continue,
        };
        if elsewhere {
            continue;
        }
        let (text, fields) = line.unboxed();
        // What speaks of the whole has a word for it, which a number before it may hide.
        if !line.kinds.any(&WHOLE) && !fields.iter().any(|field| line.may_hold(field.label, &[])) {
            continue;
        }
        let all = figures(text);
        // What is cut off may end in another figure.
        let may_be = text.len() > LONGEST || all.iter().any(|figure| !figure.loose && figure.value <= figure.max);
        if !may_be {
            continue;
        }
        let offset = text.as_ptr() as usize - line.text.text().as_ptr() as usize;
        // A status of the whole may carry the figure: "Status: almost ready (78/100)".
        let header = fields.iter().any(|field| {
            line.may_hold(field.label, &[Word::StatusLabel, Word::VerdictLabel])
                && (opening && words.is(field.label, Word::StatusLabel)
                    || words.is(field.label, Word::VerdictLabel) && !item
                    || is_status_of_all(words, field.label))
        });
        // "Initial score: 4/10 → current score: 8/10"
        let beside = |field: &Field<'_>| {
            let named = fields.len() > 1 && speaks_of_all(words, field.label);
            named.then(|| first(field.value)).flatten().map(|found| shift(found, text, field.value))
        };
        let of_line = if text.len() > LONGEST {
            labelled(words, text, false)
        } else {
            counting(&all).and_then(|figure| labels(words, text, figure, false))
        };
        // "**Score:**" and below it "- Now: 9/10"
        let of_lead = || {
            let field = fields.first().filter(|field| item && line.may_hold(field.label, &[Word::Present]))?;
            let now = words.is(field.label, Word::Present) && speaks_of_all(words, reading.lead(line.lead));
            now.then(|| first(field.value)).flatten().map(|found| shift(found, text, field.value))
        };
        let own = of_line.or_else(|| fields.iter().find_map(beside)).or_else(of_lead);
        // A score says more than a status: "Status: 100% ready".
        let status = |field: &Field<'_>| words.is(field.label, Word::StatusLabel);
        let of_status = usize::from(own.is_none() || fields.first().is_some_and(status));
        let figure = own.or_else(|| {
            header
                .then(|| {
                    fields.iter().find_map(|field| {
                        let found = first(field.value)?;
                        let counts = names_test(words, &field.value[found.end..]);
                        (!counts).then(|| shift(found, text, field.value))
                    })
                })
                .flatten()
        });
        if let Some(figure) = figure {
            push(
                found,
                line.text,
                &shift_by(figure, offset),
                ranked
                    + of_status
                    + usize::from(
                        !line.text.is_strong()
                            && !header
                            && line.text.strong_lead().is_none()
                            && line.shape == Shape::Text,
                    ),
            );
        } else if line.shape == Shape::Text
            && let Some(figure) = in_prose(words, text)
        {
            push(found, line.text, &shift_by(figure, offset), if opening { 5 } else { 6 });
        }
    }
}

/// "Project status", "Статус проекта": a status of the whole, wherever it stands in a summary.
fn is_status_of_all(words: &Words, label: &str) -> bool {
    let hits = words.hits(label);
    // "Build result": that a word may mean either makes it no status of the whole.
    let mut statuses = hits.iter().filter(|hit| hit.word == Word::StatusLabel);
    let whole = statuses.any(|status| {
        hits.iter().any(|hit| {
            matches!(hit.word, Word::Subject | Word::Overall) && (hit.end <= status.start || status.end <= hit.start)
                || matches!(hit.word, Word::Subject | Word::Overall) && hit.end - hit.start < status.end - status.start
        })
    });
    whole && hits.iter().all(|hit| hit.word != Word::Target)
}

/// The total row of a table, and a row that is called the overall score.
fn totals(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    for grid in &reading.grids {
        let scored = grid
            .column(Word::ScoreLabel)
            .is_some_and(|column| !grid.holds(column, Word::Target) && !grid.holds(column, Word::Weighted));
        let named = grid.column(Word::Category).is_some() || (0..2).any(|column| grid.is(column, Word::Finding));
        for row in grid.totals() {
            if !scored && !named || grid.column(Word::Cost).is_some() || grid.column(Word::Duration).is_some() {
                continue;
            }
            for (column, cell) in row.cells.iter().enumerate() {
                for figure in figures(cell.text()).iter().filter(|figure| !figure.loose && figure.value <= figure.max) {
                    // A column of weights adds up to 100%.
                    if figure.percent && figure.value == 100.0 && (grid.holds(column, Word::Weight) || !scored) {
                        continue;
                    }
                    push(found, cell, figure, 3);
                }
            }
        }
    }
}

/// What a score of the whole is said with.
const WHOLE: [Word; 6] =
    [Word::ScoreLabel, Word::Total, Word::Ready, Word::StatusLabel, Word::VerdictLabel, Word::Present];

/// Of a line so many bytes may label a figure.
const LONGEST: usize = 300;

/// A figure whose label speaks of the whole: "Overall Score: 25/50", "Total: 86 / 100 points".
fn labelled(words: &Words, text: &str, heading: bool) -> Option<Figure> {
    let text = head(text, LONGEST);
    labels(words, text, first(text)?, heading)
}

/// The figure, if what stands before it in a text labels it so.
fn labels(words: &Words, text: &str, figure: Figure, heading: bool) -> Option<Figure> {
    let before = &text[..figure.start];
    let label = cells::name(before).trim_end_matches([':', '：', '-', '–', '—', '=', '(', ' ', '*', '~', '≈']);
    let after = &text[figure.end..];
    if label.is_empty() || label.len() > 80 || names_test(words, after) {
        return None;
    }
    // A letter or a word of praise may stand between: "Overall Grade: B- (78/100)".
    let (label, counted) = label.split_once([':', '：']).unwrap_or((label, ""));
    // "Total: 47 problems, 16 of them solved (34%)" counts.
    if counted.contains(|c: char| c.is_ascii_digit()) && counted.contains(char::is_alphabetic) {
        return None;
    }
    let label = label.trim();
    (speaks_of_all(words, label) || heading && speaks_of_all(words, core(label)))
        .then(|| latest::figure(words, text, figure))
}

/// Whether a label consists of words for the whole alone, one of them for a score.
pub(super) fn speaks_of_all(words: &Words, label: &str) -> bool {
    let hits = words.hits(label);
    let has = |wanted: &[Word]| hits.iter().any(|hit| wanted.contains(&hit.word));
    if has(&[Word::Target, Word::Metrics]) && !has(&[Word::ScoreLabel]) || has(&[Word::Target]) {
        return false;
    }
    let allowed =
        [Word::Overall, Word::ScoreLabel, Word::Subject, Word::Ready, Word::StatusLabel, Word::Present, Word::Total];
    let covered = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        let start = word.as_ptr() as usize - label.as_ptr() as usize;
        covered(&hits, start..start + word.len(), &allowed) || words.is_common(word)
    });
    let scored =
        has(&[Word::ScoreLabel, Word::Total]) || has(&[Word::Ready, Word::StatusLabel]) && has(&[Word::Overall]);
    covered && scored
}

/// Whether what follows a figure tells that it counts something: "36/41 tests passed".
pub(super) fn names_test(words: &Words, after: &str) -> bool {
    let next = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let counted = [Word::Metrics, Word::Task, Word::Finding, Word::Category, Word::Count];
    words.begins_any(next, &counted)
}

/// A sentence that states the score: "an overall readiness score of 87%", "is 80% production-ready".
fn in_prose(words: &Words, text: &str) -> Option<Figure> {
    for figure in figures(text).into_iter().filter(|figure| !figure.loose && figure.value <= figure.max) {
        let before = tail(&text[..figure.start], 48);
        let hits = words.hits(before);
        let near = |word: Word| hits.iter().any(|hit| hit.word == word);
        let clear = !near(Word::Target) && !near(Word::Metrics);
        let after = text[figure.end..].trim_start_matches([' ', '*', '_', ')']);
        let readies = words.begins(after, Word::Ready).is_some()
            || words.hits(head(after, 40)).iter().any(|hit| hit.word == Word::Ready && hit.start == 0);
        let scored = near(Word::ScoreLabel) && near(Word::Overall) && lower(before).split_whitespace().count() > 1;
        if clear && figure.percent && readies
            || clear && scored && hits.iter().any(|hit| hit.word == Word::Ready || hit.word == Word::Total)
        {
            return Some(figure);
        }
    }
    None
}

fn first(text: &str) -> Option<Figure> {
    counting(&figures(text))
}

/// The first figure that may be a score.
fn counting(all: &[Figure]) -> Option<Figure> {
    let counts =
        |figure: &&Figure| !figure.loose && figure.value <= figure.max && (figure.percent || figure.max >= 4.0);
    all.iter().find(counts).copied()
}

fn shift(figure: Figure, text: &str, part: &str) -> Figure {
    shift_by(figure, part.as_ptr() as usize - text.as_ptr() as usize)
}

fn shift_by(figure: Figure, by: usize) -> Figure {
    Figure { start: figure.start + by, end: figure.end + by, ..figure }
}

/// At most so many bytes of the end of a text.
fn tail(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

fn push(found: &mut Vec<Candidate>, inline: &Inline, figure: &Figure, rank: usize) {
    let score = Score { value: figure.value, max: figure.max };
    found.push(Candidate { score, span: inline.source(figure.start..figure.end), rank });
}
