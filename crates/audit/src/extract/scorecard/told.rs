//! Scorecards whose scores stand below the headings: "### Storage" and in it "**Score:** 7/10", one per section.

use std::collections::BTreeMap;

use gonogo_report::{Category, Score};

use super::super::figures::{Figure, figures};
use super::super::reading::{Reading, Shape};
use super::super::sourced::Sourced;
use super::super::words::{Word, Words, lower};
use super::Candidate;
use super::headed::{heading_name, heading_status};

/// The lines that score the section which they stand in: at least three with one label, and not all alike. Such a score
/// is none of the whole, whatever its label says.
pub(in crate::extract) fn lines(reading: &Reading<'_>) -> Vec<(usize, Figure)> {
    let mut groups: Vec<Vec<(usize, Figure)>> = Vec::new();
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    for (at, line) in reading.lines.iter().enumerate().filter(|(_, line)| line.figured) {
        let part = &reading.parts[line.section];
        let fits = matches!(line.shape, Shape::Text | Shape::Item { depth: 0, task: None, .. })
            && part.level > 1
            && !part.own.any(&[Word::Verdict, Word::Summary, Word::Scores])
            && !part.topics.any(&[Word::Plan, Word::Options, Word::Comparison, Word::Levels]);
        let Some(field) = reading.fields(line).first().filter(|_| fits) else { continue };
        let named = field.label.len() <= 40
            && line.may_hold(field.label, &[Word::ScoreLabel])
            && is_score(&reading.words, field.label);
        let Some(figure) = named.then(|| figures(field.value).into_iter().next()).flatten() else { continue };
        let leads = field.value[..figure.start].trim().len() <= 2;
        if !leads || figure.loose || figure.value > figure.max {
            continue;
        }
        let known = *index.entry(lower(field.label)).or_insert(groups.len());
        if known == groups.len() {
            groups.push(Vec::new());
        }
        let group = &mut groups[known];
        // The first one of a section is its own.
        if group.last().is_none_or(|(last, _)| reading.lines[*last].section != line.section) {
            let by = field.value.as_ptr() as usize - line.text.text().as_ptr() as usize;
            group.push((at, Figure { start: figure.start + by, end: figure.end + by, ..figure }));
        }
    }
    let differ = |group: &[(usize, Figure)]| group.iter().any(|(_, figure)| figure.value != group[0].1.value);
    let most = groups.into_iter().filter(|group| group.len() >= 3 && differ(group)).max_by_key(Vec::len);
    most.unwrap_or_default()
}

/// "Score", "Review score", but not "Target score".
fn is_score(words: &Words, label: &str) -> bool {
    let hits = words.hits(label);
    hits.iter().any(|hit| hit.word == Word::ScoreLabel && hit.end == label.len())
        && !hits.iter().any(|hit| matches!(hit.word, Word::Target | Word::Metrics))
}

/// The sections that are scored so, as a scorecard.
pub(super) fn sections(reading: &Reading<'_>) -> Option<Candidate> {
    let mut found = Candidate { rows: Vec::new(), worth: 46, blocks: Vec::new() };
    for (at, figure) in lines(reading) {
        let line = &reading.lines[at];
        let part = &reading.parts[line.section];
        let heading = part.heading?;
        let name = heading_name(&reading.words, heading.text());
        if name.is_empty() {
            continue;
        }
        let score = Some(Score { value: figure.value, max: figure.max });
        let category =
            Category { id: String::new(), name: name.to_owned(), score, weight: None, status: None, note: None };
        let mut category = Sourced::new(category, "name", heading.span());
        category.at("score", line.text.source(figure.start..figure.end));
        let (status, place) = heading_status(reading, part.lines.clone(), heading, 0);
        if let (Some(status), Some(place)) = (status, place) {
            category.value.status = Some(status);
            category.at("status", place);
        }
        found.rows.push(category);
        found.blocks.extend([part.block, line.block]);
    }
    Some(found).filter(|found| found.rows.len() >= 3)
}
