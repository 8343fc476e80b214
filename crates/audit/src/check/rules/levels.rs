//! Levels of a score: bands that leave gaps, overlap, or cannot be reached.

use gonogo_report::letters::lower;

use crate::check::facts::{COUNTING, Facts, Line};
use crate::check::figure::{Bound, Class, Figure, class, maximum, number};
use crate::check::words;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::Kind as Block;
use crate::text;

pub(super) const RULE: Rule = Rule {
    code: "G031",
    name: "levels of a score",
    kind: Kind::Scale,
    what: "Reads a list or table of levels (`26-35 → Pilot`) as bands of the overall score. Bands should follow each other without gaps \
           and overlaps, and begin at or below the maximum. Bands above the maximum in `/50` are named by the rule G030.",
    why: "A score in a gap has no level; a level above the maximum is one that nobody can reach.",
    before: "Score: 25/50\n\n- 0-25 → Prototype\n- 30-50 → Beta\n- 51+ → Production",
    after: "Score: 25/50\n\n- 0-25 → Prototype\n- 26-40 → Beta\n- 41-50 → Production",
    fix: "let each level begin where the one below it ends, and the last one end at the maximum",
    check,
};

struct Band<'f> {
    line: &'f Line<'f>,
    figure: &'f Figure,
    low: f64,
    /// `None` where it is open above.
    high: Option<f64>,
    max: Option<f64>,
}

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let overall = facts.draft.report.score.map(|score| score.max);
    let mut block = 0;
    while block < facts.blocks.len() {
        let (bands, next) = bands(facts, block);
        if bands.len() >= 3 {
            levels(facts, block, bands, overall, found);
        }
        block = next.max(block + 1);
    }
}

/// The bands of a list or table that begins here, and where to go on.
fn bands<'f>(facts: &'f Facts<'f>, block: usize) -> (Vec<Band<'f>>, usize) {
    if !facts.blocks[block].facts.any(COUNTING) {
        return (Vec::new(), block + 1);
    }
    match &facts.blocks[block].kind {
        Block::Item(first) => {
            let mut found = Vec::new();
            let mut at = block;
            while let Some(Block::Item(item)) = facts.blocks.get(at).map(|block| &block.kind) {
                if item.list != first.list {
                    break;
                }
                match facts.of_block(at).first().and_then(band) {
                    Some(band) => found.push(band),
                    None => return (Vec::new(), at + 1),
                }
                at += 1;
            }
            (found, at)
        }
        Block::Table(table) => {
            let columns = (0..table.header.len()).map(|column| {
                let cells = (0..table.rows.len()).map(|row| facts.cell(block, row, column).and_then(band));
                cells.collect::<Option<Vec<_>>>().unwrap_or_default()
            });
            (columns.max_by_key(Vec::len).unwrap_or_default(), block + 1)
        }
        Block::Heading(_) | Block::Paragraph(_) | Block::Code(_) | Block::Html => (Vec::new(), block + 1),
    }
}

/// A band is the only range of its line, or its first where the line begins with it; times and money are none.
fn band<'f>(line: &'f Line<'f>) -> Option<Band<'f>> {
    let figure =
        line.figures.first().filter(|figure| matches!(class(figure), Class::Number | Class::Of | Class::Percent))?;
    let before = line.text().get(..figure.range.start)?;
    let open = figure.bound == Bound::AtLeast;
    if figure.value.is_point() && !open && figure.bound != Bound::UpTo || text::words_up_to(before, 7) > 6 {
        return None;
    }
    // "10-50 users" counts something.
    let after = line.text().get(figure.range.end..)?.trim_start();
    let counts = class(figure) == Class::Number
        && after.starts_with(|c: char| c.is_alphabetic())
        && !words::holds(after, words::SCORE);
    let low = if figure.bound == Bound::UpTo { 0.0 } else { figure.value.low() };
    (!counts).then(|| Band { line, figure, low, high: (!open).then_some(figure.value.high()), max: maximum(figure) })
}

fn levels(
    facts: &Facts<'_>,
    block: usize,
    mut bands: Vec<Band<'_>>,
    overall: Option<f64>,
    found: &mut Vec<Diagnostic>,
) {
    let own = bands.iter().find_map(|band| band.max);
    let percent = bands.iter().all(|band| class(band.figure) == Class::Percent);
    let Some(max) = own.or(percent.then_some(100.0)).or(overall) else { return };
    let title = facts
        .document
        .sections()
        .get(facts.blocks[block].section)
        .map(|section| lower(&section.title))
        .unwrap_or_default();
    let names =
        words::has(&title, LEVELS) || words::has(&title, words::SCORE) || own.is_some() || introduced(facts, block);
    let highest = bands.iter().map(|band| band.high.unwrap_or(band.low)).fold(0.0, f64::max);
    // Bands of something else do not fit the scale.
    if !names || highest > max * 1.3 || highest < max * 0.7 {
        return;
    }
    bands.sort_by(|a, b| a.low.total_cmp(&b.low));
    let whole = bands.iter().all(|band| band.low.fract() == 0.0);
    let (mut gaps, mut overlaps) = (Vec::new(), Vec::new());
    for pair in bands.windows(2) {
        let [below, above] = pair else { continue };
        let Some(end) = below.high else { continue };
        let step = if whole { 1.0 } else { 0.1 };
        if above.low > end + step + 1e-6 {
            gaps.push((above, format!("{}-{}", number(end + step), number(above.low - step))));
        } else if above.low < end - 1e-6 {
            overlaps.push((above, format!("{}-{}", number(above.low), number(end.min(above.high.unwrap_or(end))))));
        }
    }
    let all: Vec<&str> = bands.iter().map(|band| band.line.written(band.figure)).collect();
    let all = all.join(", ");
    let mut say = |places: &[(&Band<'_>, String)], what: &str| {
        let Some((first, _)) = places.first() else { return };
        let which: Vec<String> = places.iter().map(|(_, which)| tidy(which)).collect();
        let which = which.join(", ");
        let message = format!("the levels {what} `{which}`");
        found.push(
            RULE.says(Severity::Warning, first.line.source(first.figure), message).stated(all.as_str()).computed(which),
        );
    };
    say(&gaps, "leave out");
    say(&overlaps, "overlap at");
    for band in &bands {
        // Those with a maximum of their own are told by the rule about maxima.
        if band.low > max && band.max.is_none() {
            let written = band.line.said(band.figure);
            let message = format!("the level `{written}` is out of reach");
            found.push(
                RULE.says(Severity::Error, band.line.source(band.figure), message)
                    .stated(written)
                    .computed(format!("at most {}", number(max))),
            );
        }
    }
    if gaps.is_empty() && overlaps.is_empty() && bands.iter().all(|band| band.low <= max) {
        let first = &bands[0];
        found.push(
            RULE.says(Severity::Ok, first.line.source(first.figure), "the levels follow each other without gaps")
                .stated(all),
        );
    }
}

/// `39-39` is `39`.
fn tidy(range: &str) -> String {
    range.split_once('-').filter(|(low, high)| low == high).map_or(range, |(low, _)| low).to_owned()
}

const LEVELS: &words::Set = &words::Set::of(&[
    "level",
    "levels",
    "rubric",
    "scale",
    "classification",
    "maturity",
    "verdict",
    "legend",
    "stufe",
    "stufen",
    "skala",
    "niveau",
    "niveaux",
    "barème",
    "nivel",
    "niveles",
    "níveis",
    "livelli",
    "уровень",
    "уровни",
    "шкала",
    "等级",
    "级别",
    "レベル",
    "基準",
]);

/// Whether the paragraph before a list names levels or scores.
fn introduced(facts: &Facts<'_>, block: usize) -> bool {
    let Some(before) = block.checked_sub(1).filter(|before| matches!(facts.blocks[*before].kind, Block::Paragraph(_)))
    else {
        return false;
    };
    facts.of_block(before).last().is_some_and(|line| {
        let text = lower(line.text());
        words::has(&text, LEVELS)
            || words::has(&text, words::SCORE)
            || words::has(&text, const { &words::Set::of(&["scoring"]) })
    })
}
