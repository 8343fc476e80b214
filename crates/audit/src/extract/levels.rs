//! Named bands of scores: "26-35 → Dev preview", "**Early product:** 32-38/50", or a table of ranges.

use gonogo_report::Level;

use super::cells;
use super::figures;
use super::reading::{Reading, Shape};
use super::sourced::{Drafting, Sourced};
use super::words::Word;
use crate::content::{Fact, Facts, Inline};

/// A band: its ends, and where it stands in the text.
struct Band {
    from: f64,
    to: Option<f64>,
    start: usize,
    end: usize,
}

/// What stands in a band: a dash between its ends, or a sign that one is open.
const ENDS: Facts = Facts::of(&[Fact::Hyphen, Fact::Tilde, Fact::Plus, Fact::Equals, Fact::Sign]);

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let mut runs: Vec<(usize, Option<usize>, Vec<Sourced<Level>>)> = Vec::new();
    for line in &reading.lines {
        let fits = line.figured && line.text.facts().any(ENDS);
        if !fits || !matches!(line.shape, Shape::Item { depth: 0, task: None, .. }) {
            continue;
        }
        let Some(level) = of_text(line.text) else { continue };
        match runs.last_mut() {
            Some((section, lead, run)) if (*section, *lead) == (line.section, line.lead) => run.push(level),
            _ => runs.push((line.section, line.lead, vec![level])),
        }
    }
    for (section, lead, run) in runs {
        let about = |word| reading.within(section, word) || reading.words.has(reading.lead(lead), word);
        if run.len() < 2 {
            continue;
        }
        if about(Word::Comparison) && draft.comparisons.is_empty() {
            draft.comparisons = run;
        } else if (about(Word::Levels) || about(Word::Scores) || about(Word::Verdict))
            && run.len() >= 3
            && draft.levels.is_empty()
        {
            draft.levels = run;
        }
    }
    if draft.levels.is_empty() {
        tables(reading, draft);
    }
}

fn tables(reading: &Reading<'_>, draft: &mut Drafting) {
    for grid in &reading.grids {
        let (Some(name), Some(range)) = (grid.column(Word::Level), grid.column(Word::ScoreLabel)) else { continue };
        if name == range || grid.whole(Word::PhaseLabel).is_some() || !reading.within(grid.section, Word::Levels) {
            continue;
        }
        let mut levels = Vec::new();
        for row in grid.rows() {
            let (Some(name), Some(range)) = (grid.cell(row, Some(name)), grid.cell(row, Some(range))) else { continue };
            let Some(band) = band(range.text()) else { continue };
            let title = cells::name(name.text()).to_owned();
            let mut level =
                Sourced::new(Level { name: title, from: band.from, to: band.to, note: None }, "name", name.span());
            level.at("from", range.source(band.start..band.end));
            levels.push(level);
        }
        if levels.len() >= 3 {
            draft.levels = levels;
            draft.read.insert(grid.block);
            return;
        }
    }
}

fn of_text(inline: &Inline) -> Option<Sourced<Level>> {
    let text = inline.text();
    let band = band(text)?;
    let (before, after) = (text[..band.start].trim(), text[band.end..].trim());
    let (name, note) = if before.chars().any(char::is_alphabetic) {
        (cells::name(before), cells::name(after))
    } else {
        let after = after.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = crate::status::find_mark(after).map_or(after.len(), |(at, _)| at);
        (cells::name(&after[..end]), "")
    };
    if name.is_empty() || name.len() > 60 {
        return None;
    }
    let note = (!note.is_empty()).then(|| note.trim_start_matches('(').trim_end_matches(')').to_owned());
    let mut level =
        Sourced::new(Level { name: name.to_owned(), from: band.from, to: band.to, note }, "name", inline.span());
    level.at("from", inline.source(band.start..band.end));
    Some(level)
}

/// "26-35", "32-38/50", "51+", "55+/50", "90-100%", "<50".
fn band(text: &str) -> Option<Band> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    if text[..start].ends_with(['$', '€', '£', '.', '/', '#'])
        || text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
    {
        return None;
    }
    let (from, mut end) = figures::number(text, start);
    let from = from?;
    let rest = text[end..].trim_start_matches('%');
    end = text.len() - rest.len();
    let below = text[..start].trim_end().ends_with(['<', '≤']);
    let to = if let Some(after) = rest.trim_start().strip_prefix(['-', '–', '—', '~']) {
        let after = after.trim_start();
        let at = text.len() - after.len();
        let (to, stop) = figures::number(text, at);
        end = stop;
        Some(to?)
    } else if rest.starts_with('+') {
        end += 1;
        None
    } else if below {
        Some(from)
    } else {
        return None;
    };
    // "/50" and "%" belong to the band; "2-3 weeks" is none.
    let rest = &text[end..];
    let rest = rest.strip_prefix('%').unwrap_or(rest);
    let rest = match rest.strip_prefix('/') {
        Some(after) => &after[figures::number(after, 0).1..],
        None => rest,
    };
    end = text.len() - rest.len();
    let next = rest.trim_start();
    let unit = next.starts_with(|c: char| c.is_alphabetic())
        && !rest.starts_with([':', '→'])
        && !text[..start].trim().is_empty();
    let from = if below { 0.0 } else { from };
    (!unit && to.is_none_or(|to| to >= from)).then_some(Band { from, to, start, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_told_from_other_ranges() {
        let read = |text: &str| band(text).map(|band| (band.from, band.to));
        assert_eq!(read("26-35 → Dev preview"), Some((26.0, Some(35.0))));
        assert_eq!(read("Early product: 32-38/50 (can survive)"), Some((32.0, Some(38.0))));
        assert_eq!(read("51+ → Production ready"), Some((51.0, None)));
        assert_eq!(read("Takes 2-3 weeks"), None);
        assert_eq!(read("Costs $50-90"), None);
    }
}
