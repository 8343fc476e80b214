//! Scorecards without figures: sections of the results, each of which states how it went: "**Status:** passed".

use gonogo_report::Category;

use super::super::rating;
use super::super::reading::{Reading, Shape};
use super::super::sourced::Sourced;
use super::super::words::Word;
use super::Candidate;
use super::headed::heading_name;

/// The sections of a chapter of results, where all of them begin with a status.
pub(super) fn sections(reading: &Reading<'_>) -> Vec<Candidate> {
    let chapters = reading.parts.iter().enumerate().filter(|(_, part)| part.level > 1 && part.own.has(Word::Scores));
    chapters.filter_map(|(at, _)| chapter(reading, at)).collect()
}

fn chapter(reading: &Reading<'_>, at: usize) -> Option<Candidate> {
    let mut found = Candidate { rows: Vec::new(), worth: 34, blocks: Vec::new() };
    for (section, part) in reading.parts.iter().enumerate().take(reading.parts[at].end).skip(at + 1) {
        if part.parent != Some(at) {
            continue;
        }
        let heading = part.heading?;
        let line = reading.lines[part.lines.clone()].first()?;
        let fits = matches!(line.shape, Shape::Text | Shape::Item { depth: 0, task: None, .. });
        let field = reading.fields(line).first().filter(|_| fits)?;
        if !reading.words.is(field.label, Word::StatusLabel) {
            return None;
        }
        let status = rating::status(&reading.words, field.value)?;
        let name = heading_name(&reading.words, reading.title(section));
        let category = Category {
            id: String::new(),
            name: name.to_owned(),
            score: None,
            weight: None,
            status: Some(status),
            note: None,
        };
        let mut category = Sourced::new(category, "name", heading.span());
        category.at("status", line.text.source_of(field.value));
        found.rows.push(category);
        found.blocks.extend([part.block, line.block]);
    }
    Some(found).filter(|found| found.rows.len() >= 3)
}
