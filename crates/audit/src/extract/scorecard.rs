//! The scorecard: the one table, run of headings or run of lines that scores the categories of the audit.

mod headed;
mod joined;
mod listed;
mod stars;
mod stated;
mod tabled;
pub(super) mod told;

use gonogo_report::Category;

use super::reading::Reading;
use super::sourced::{Drafting, Sourced};
use super::words::Word;
use headed::headings;
use listed::runs;
use tabled::table;

/// Fewer rows are no scorecard, and more are an inventory.
const ROWS: std::ops::RangeInclusive<usize> = 2..=40;

/// A scorecard that may be the one.
#[derive(Clone)]
struct Candidate {
    rows: Vec<Sourced<Category>>,
    /// The larger the better.
    worth: i32,
    blocks: Vec<usize>,
}

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let max = draft.score.as_ref().map(|score| score.value.max);
    let tables: Vec<_> = reading.grids.iter().filter_map(|grid| Some((grid, table(reading, grid, max)?))).collect();
    let mut found = joined::siblings(reading, &tables);
    found.extend(tables.into_iter().map(|(_, table)| table));
    found.extend(headings(reading));
    found.extend(runs(reading));
    found.extend(told::sections(reading));
    found.extend(stated::sections(reading));
    // Of equals the first one.
    let mut best: Option<Candidate> = None;
    for candidate in found.into_iter().filter(|candidate| ROWS.contains(&candidate.rows.len())) {
        if best.as_ref().is_none_or(|best| candidate.worth > best.worth) {
            best = Some(candidate);
        }
    }
    let Some(best) = best else { return };
    draft.read.extend(best.blocks);
    for mut row in best.rows {
        row.value.id = draft.ids.claim("category", &row.value.name);
        draft.categories.push(row);
    }
}

/// How well the place of a scorecard fits.
fn place(reading: &Reading<'_>, section: usize, lead: Option<usize>) -> i32 {
    let part = &reading.parts[section];
    let parent = part.parent.map(|parent| reading.parts[parent].own).unwrap_or_default();
    let title = reading.title(section);
    let mut worth = 0;
    let lead = reading.lead(lead);
    if part.own.has(Word::Scores) || reading.words.has(lead, Word::Scores) {
        worth += 16;
    } else if parent.has(Word::Scores)
        || part.own.any(&[Word::Verdict, Word::Summary])
        || parent.any(&[Word::Verdict, Word::Summary])
    {
        worth += 10;
    }
    if reading.words.has(title, Word::Overall) {
        worth += 4;
    }
    if (part.own.has(Word::Metrics) || parent.has(Word::Metrics) && !parent.has(Word::Scores))
        && !part.own.has(Word::Scores)
    {
        worth -= 25;
    }
    if part.topics.any(&[Word::Comparison, Word::Contents, Word::Levels]) && !part.own.has(Word::Scores) {
        worth -= 40;
    }
    worth
}
