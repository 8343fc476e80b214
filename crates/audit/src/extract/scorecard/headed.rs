//! Scorecards that are sibling headings with a figure each: "3. Data safety (3/5)".

use std::collections::BTreeMap;
use std::ops::Range;

use gonogo_report::{Category, Score, Status};

use super::super::cells;
use super::super::figures::figures;
use super::super::rating;
use super::super::reading::Reading;
use super::super::sourced::Sourced;
use super::super::words::{Word, Words};
use super::{Candidate, stars};
use crate::content::{Fact, Inline};

/// Sibling headings with a figure each: "3. Data safety (3/5)".
pub(super) fn headings(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut groups: BTreeMap<(Option<usize>, u8), Candidate> = BTreeMap::new();
    for part in &reading.parts {
        let Some(heading) = part.heading else { continue };
        if part.own.any(&[Word::Options, Word::Comparison, Word::Steps]) || part.level == 1 {
            continue;
        }
        let facts = heading.facts();
        if !facts.has(Fact::Digit) && !facts.any(stars::SIGNS) {
            continue;
        }
        let text = heading.text();
        let figured = figures(text).into_iter().rfind(|figure| !figure.loose && figure.value <= figure.max);
        let Some(figure) = figured.or_else(|| stars::closing(text)) else { continue };
        let title = heading_name(&reading.words, &text[..figure.start]);
        if title.is_empty() || reading.words.is(title, Word::ScoreLabel) || reading.words.is(title, Word::Total) {
            continue;
        }
        let group = groups.entry((part.parent, part.level)).or_insert_with(|| Candidate {
            rows: Vec::new(),
            worth: 44,
            blocks: Vec::new(),
        });
        let mut category = Sourced::new(
            Category {
                id: String::new(),
                name: title.to_owned(),
                score: Some(Score { value: figure.value, max: figure.max }),
                weight: None,
                status: None,
                note: None,
            },
            "name",
            heading.span(),
        );
        category.at("score", heading.source(figure.start..figure.end));
        let (status, place) = heading_status(reading, part.lines.clone(), heading, figure.end);
        if let (Some(status), Some(place)) = (status, place) {
            category.value.status = Some(status);
            category.at("status", place);
        }
        if !figure.percent {
            group.worth += 2;
        }
        group.rows.push(category);
        group.blocks.push(part.block);
    }
    groups.into_values().filter(|group| group.rows.len() >= 3).collect()
}

/// "Category 3: Security & Privacy (" without what numbers it and without the bracket that opens.
pub(super) fn heading_name<'t>(words: &Words, text: &'t str) -> &'t str {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let name = cells::name(text);
    let name = name.trim_end_matches(['(', '[', '-', '–', '—', ':', ' ', '.']);
    // "Security: A-": a grade is no part of the name.
    let graded = name.rsplit_once([':', '—', '–']).filter(|(_, grade)| grade.trim().len() <= 2);
    let name = graded.map_or(name, |(name, _)| name.trim_end());
    match words.begins(name, Word::Category) {
        Some(end) => {
            let rest = name[end..].trim_start_matches([' ', '#']);
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            if digits.len() < rest.len() {
                cells::name(digits.trim_start_matches([':', '.', '-', '–', '—', ' ']))
            } else {
                name
            }
        }
        None => name,
    }
}

pub(super) fn heading_status(
    reading: &Reading<'_>,
    lines: Range<usize>,
    heading: &Inline,
    after: usize,
) -> (Option<Status>, Option<Range<usize>>) {
    let rest = heading.text().get(after..).unwrap_or_default();
    if let Some(status) = rating::status(&reading.words, rest)
        .or_else(|| crate::status::find_mark(heading.text()).map(|(_, mark)| rating::of_mark(mark.status)))
    {
        return (Some(status), Some(heading.span()));
    }
    for line in reading.lines[lines].iter().take(3) {
        for field in reading.fields(line) {
            if reading.words.is(field.label, Word::StatusLabel) {
                return (rating::status(&reading.words, field.value), Some(line.text.source_of(field.value)));
            }
        }
    }
    (None, None)
}
