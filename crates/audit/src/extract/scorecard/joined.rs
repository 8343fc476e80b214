//! Scorecards that are spread over chapters: equal tables in sibling sections.

use std::collections::{BTreeMap, BTreeSet};

use super::super::columns::Grid;
use super::super::reading::Reading;
use super::Candidate;

/// The tables that score categories, those with equal headers in sibling sections together. They are worth a little more
/// than the best of them.
pub(super) fn siblings(reading: &Reading<'_>, tables: &[(&Grid<'_>, Candidate)]) -> Vec<Candidate> {
    let mut groups: BTreeMap<_, Vec<&(&Grid<'_>, Candidate)>> = BTreeMap::new();
    for table in tables {
        let grid = table.0;
        let part = &reading.parts[grid.section];
        let header: Vec<&str> = grid.table.header.iter().map(|cell| cell.text().trim()).collect();
        // Numbers and states are no one scorecard.
        let numeric = table.1.rows.iter().any(|row| row.value.score.is_some());
        if part.level > 1 && numeric {
            groups.entry((part.parent, part.level, header)).or_default().push(table);
        }
    }
    groups.into_values().filter_map(|group| join(&group)).collect()
}

/// The rows of all tables of a group; `None` where they are of one section, or say the same again: "Before" and "After".
fn join(group: &[&(&Grid<'_>, Candidate)]) -> Option<Candidate> {
    let sections: BTreeSet<usize> = group.iter().map(|(grid, _)| grid.section).collect();
    let rows: Vec<_> = group.iter().flat_map(|(_, table)| table.rows.iter().cloned()).collect();
    let names: BTreeSet<&str> = rows.iter().map(|row| row.value.name.as_str()).collect();
    let worth = group.iter().map(|(_, table)| table.worth).max()?;
    let apart = sections.len() == group.len() && group.len() > 1 && names.len() * 10 >= rows.len() * 8;
    let blocks = group.iter().flat_map(|(_, table)| table.blocks.iter().copied()).collect();
    apart.then_some(Candidate { rows, worth: worth + 2, blocks })
}
