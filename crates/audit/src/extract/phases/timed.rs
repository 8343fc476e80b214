//! Phases that only their time tells: sibling headings of a plan with a length each, "Harden the core (week 2-3)",
//! "Must do (3 days)".

use super::super::reading::{Reading, Shape};
use super::super::words::Word;
use super::Found;
use super::headed::{groups, of_section};
use super::times::{length_in, time_box};

/// Fewer are no plan, and more are single tasks.
const STEPS: std::ops::RangeInclusive<usize> = 2..=10;

/// The first group of sibling headings of a plan all of which but one tell a time, in their titles: a place in the
/// calendar, or a length for several tasks. What a task takes alone is its effort.
pub(super) fn headings(reading: &Reading<'_>) -> Vec<Found> {
    let groups = groups(reading, &|at| {
        reading.parts[at].parent.is_some_and(|parent| reading.parts[parent].own.any(&[Word::Plan, Word::Steps]))
    });
    let elsewhere = [Word::Options, Word::Today, Word::FixedPart, Word::Findings, Word::Risks, Word::Method];
    let planned = |group: &Vec<usize>| {
        STEPS.contains(&group.len())
            && !reading.around(group[0]).skip(1).any(|at| reading.parts[at].own.any(&elsewhere))
    };
    let found = groups.into_iter().find(|group| planned(group) && are_steps(reading, group));
    found.unwrap_or_default().into_iter().map(|at| of_section(reading, at, None)).collect()
}

fn are_steps(reading: &Reading<'_>, group: &[usize]) -> bool {
    let words = &reading.words;
    let (mut timed, mut placed, mut tasks) = (0, 0, 0);
    for at in group {
        let part = &reading.parts[*at];
        let Some(length) = length_in(words, reading.title(*at)) else { continue };
        timed += 1;
        placed += usize::from(time_box(words, length.wording()).is_some());
        let task = |shape| matches!(shape, Shape::Item { depth: 0, .. });
        tasks += reading.lines[part.lines.clone()].iter().filter(|line| task(line.shape)).count();
    }
    timed >= 2 && timed + 1 >= group.len() && (placed * 2 > timed || tasks >= timed * 2)
}
