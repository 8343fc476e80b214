//! Scorecards that are runs of items or of lines in a box: "- **Security**: 8/10", "✅ PERFORMANCE: 100%".

use std::collections::BTreeMap;

use gonogo_report::{Category, Score};

use super::super::cells;
use super::super::figures::figures;
use super::super::rating;
use super::super::reading::{Line, Reading, Shape, unboxed};
use super::super::sourced::Sourced;
use super::super::words::{Word, Words, core};
use super::{Candidate, stars};
use crate::content::{Fact, Inline};

/// Runs of items or of lines in a box with a figure each: "✅ PERFORMANCE: 100%", "- **Security**: 8/10".
pub(super) fn runs(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (at, part) in reading.parts.iter().enumerate() {
        if part.topics.any(&[
            Word::Comparison,
            Word::Levels,
            Word::Plan,
            Word::Steps,
            Word::Options,
            Word::Strengths,
            Word::Findings,
        ]) && !part.own.has(Word::Scores)
        {
            continue;
        }
        let overall = reading.around(at).any(|at| reading.parts[at].own.has(Word::Scores));
        let may_count = |line: &Line<'_>| has_bar(line) || reading.lead_kinds(line.lead).has(Word::Scores);
        if !overall && !reading.lines[part.lines.clone()].iter().any(may_count) {
            continue;
        }
        let mut groups: BTreeMap<(Option<usize>, bool), Candidate> = BTreeMap::new();
        for index in part.lines.clone() {
            let line = &reading.lines[index];
            let code = matches!(line.shape, Shape::Code { plain: true });
            let told = line.figured || line.text.facts().any(stars::SIGNS);
            if !told || !code && !matches!(line.shape, Shape::Item { depth: 0, task: None, .. } | Shape::Text) {
                continue;
            }
            let lead = if code { None } else { line.lead };
            // What is worth nothing stays so.
            if groups.get(&(lead, code)).is_some_and(|group| group.worth == 0) {
                continue;
            }
            let text = unboxed(line.text.text());
            let Some(category) = run_row(&reading.words, line.text, text) else { continue };
            let scores = part.own.has(Word::Scores) || reading.words.has(reading.lead(line.lead), Word::Scores);
            let worth = match (scores || has_bar(line), overall) {
                (true, _) => 48,
                (false, true) => 36,
                (false, false) => 0,
            };
            let group =
                groups.entry((lead, code)).or_insert_with(|| Candidate { rows: Vec::new(), worth, blocks: Vec::new() });
            group.rows.push(category);
            group.blocks.push(line.block);
        }
        found.extend(groups.into_values().filter(|group| group.rows.len() >= 3 && group.worth > 0));
    }
    found
}

/// Whether a bar is drawn in a line: bars are drawn for scores.
fn has_bar(line: &Line<'_>) -> bool {
    const BARS: [char; 7] = ['█', '▓', '■', '▰', '▇', '●', '★'];
    let text = line.text.text();
    // All of them begin with the same byte.
    let drawn = |(at, byte): (usize, u8)| byte == 0xE2 && text[at..].starts_with(BARS);
    line.text.facts().has(Fact::Sign) && text.bytes().enumerate().any(drawn)
}

fn run_row(words: &Words, inline: &Inline, text: &str) -> Option<Sourced<Category>> {
    let figured = figures(text).into_iter().find(|figure| !figure.loose && figure.value <= figure.max);
    let figure = figured.or_else(|| stars::closing(text))?;
    let label = text[..figure.start].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let label = cells::name(label);
    let other = super::super::score::speaks_of_all(words, label)
        || words.hits(label).iter().any(|hit| matches!(hit.word, Word::Target | Word::Total) && hit.start == 0);
    let after = text[figure.end..].trim_start();
    if label.is_empty()
        || label.len() > 60
        || other
        || !label.chars().any(char::is_alphabetic)
        || label.contains([':', '('])
    {
        return None;
    }
    // "8/8 attacks blocked" counts something.
    if !figure.percent && after.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let mut category = Sourced::new(
        Category {
            id: String::new(),
            name: core(label).to_owned(),
            score: Some(Score { value: figure.value, max: figure.max }),
            weight: None,
            status: crate::status::find_mark(text).map(|(_, mark)| rating::of_mark(mark.status)),
            note: None,
        },
        "name",
        inline.source_of(label),
    );
    category.at("score", inline.source_of(&text[figure.start..figure.end]));
    if category.value.status.is_some() {
        category.at("status", inline.span());
    }
    Some(category)
}
