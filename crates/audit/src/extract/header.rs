//! Title, date, author and their kin: the lines at the head of an audit, else those at its foot.

use std::ops::Range;

use gonogo_report::StatedDate;

use super::columns::Grid;
use super::dates;
use super::reading::{Field, Reading, Shape};
use super::sourced::{Drafting, Sourced};
use super::words::{Kinds, Word, Words, core};
use crate::content::Inline;
use crate::status;

/// A field with the place of its value.
struct Place<'a> {
    field: Field<'a>,
    /// What its label means as a whole.
    label: Kinds,
    span: Range<usize>,
    /// Whether it stands before the first real section.
    head: bool,
    block: usize,
}

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    draft.title = title(reading);
    let fields = fields(reading);
    draft.date = date(reading, &fields);
    draft.subject = text(&fields, Word::Subject, "subject");
    draft.assessor = text(&fields, Word::Author, "assessor");
    draft.revision = text(&fields, Word::Version, "revision");
    draft.classification =
        text(&fields, Word::Classification, "classification").filter(|found| is_secrecy(&found.value));
    for place in fields.iter().filter(|place| place.label.any(&KNOWN)) {
        draft.read.insert(place.block);
    }
}

/// The labels of what an audit tells of itself.
const KNOWN: [Word; 7] =
    [Word::Date, Word::Updated, Word::Next, Word::Version, Word::Author, Word::Subject, Word::Classification];

fn title(reading: &Reading<'_>) -> Option<Sourced<String>> {
    let sections = reading.document.sections();
    let first = sections.iter().position(|section| section.level == 1);
    let at = first.or_else(|| sections.iter().position(|section| section.level > 0))?;
    let heading = reading.parts[at].heading?;
    let title = status::without_emoji(heading.text());
    (!title.is_empty()).then(|| Sourced::new(title, "title", heading.span()))
}

/// The fields that may tell about the audit itself: those before the first section and, behind them, those of the
/// whole text that are no list items; of tables those of two columns.
fn fields<'a>(reading: &Reading<'a>) -> Vec<Place<'a>> {
    let mut found = Vec::new();
    for line in &reading.lines {
        let head = reading.is_opening(line.section);
        let fits = match line.shape {
            Shape::Text => true,
            Shape::Item { depth, task, .. } => head && depth == 0 && task.is_none(),
            Shape::More => false,
            Shape::Code { plain } => plain && head,
        };
        if !fits {
            continue;
        }
        for field in reading.fields(line).iter().copied().filter(|field| line.may_hold(field.label, &KNOWN)) {
            let label = reading.words.whole(field.label);
            found.push(Place { field, label, span: line.text.source_of(field.value), head, block: line.block });
        }
    }
    for grid in reading.grids.iter().filter(|grid| grid.width() == 2) {
        let head = reading.is_head(grid.section);
        for (label, value) in rows(grid) {
            let field = Field { label: core(label.text()), value: value.text().trim() };
            let label = reading.words.whole(field.label);
            found.push(Place { field, label, span: value.span(), head, block: grid.block });
        }
    }
    let text = reading.document.text();
    for line in text.get(reading.front.clone()).unwrap_or_default().lines() {
        let Some((label, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        let start = value.as_ptr() as usize - text.as_ptr() as usize;
        let field = Field { label: label.trim(), value };
        let label = reading.words.whole(field.label);
        found.push(Place { field, label, span: start..start + value.len(), head: true, block: usize::MAX });
    }
    // A stable sort: those at the head come first, each group in the order of the text.
    found.sort_by_key(|place| !place.head);
    found
}

/// The date of the audit: a date that is called so, else the day of its last change.
fn date(reading: &Reading<'_>, fields: &[Place<'_>]) -> Option<Sourced<StatedDate>> {
    let words = &reading.words;
    for word in [Word::Date, Word::Updated] {
        for place in fields.iter().filter(|place| is_label(words, place.field.label, word)) {
            if let Some((date, _)) = dates::find(words, place.field.value) {
                return Some(Sourced::new(date, "date", place.span.clone()));
            }
        }
    }
    // "Generated on 18 February 2026" as a line of its own, or a date in the title.
    let at = reading.parts.iter().position(|part| part.level == 1);
    let title = at.and_then(|at| reading.parts[at].heading);
    // A heading right below the title is a subtitle.
    let bare = at.filter(|at| reading.parts[*at].lines.is_empty());
    let subtitle = bare.and_then(|at| reading.parts.get(at + 1)).and_then(|part| part.heading);
    let lines = reading.lines.iter().filter(|line| line.shape == Shape::Text).map(|line| line.text);
    let ends = reading.lines.len();
    let edges = lines.enumerate().filter(|(at, _)| *at < 12 || at + 6 > ends).map(|(_, text)| text);
    for text in edges.chain(title).chain(subtitle) {
        let dated = |text: &str| {
            let hits = words.hits(text);
            let named = hits.iter().any(|hit| matches!(hit.word, Word::Date | Word::Updated));
            let next = hits.iter().any(|hit| hit.word == Word::Next);
            named && !next
        };
        let all = text.text();
        let heading = [title, subtitle].contains(&Some(text));
        let alone = all.len() <= if subtitle == Some(text) { 80 } else { 40 } || title == Some(text);
        // "Release decision. Last updated: 2026-06-23."
        let mut sentences = all.split(". ").take(2).filter(|sentence| sentence.len() < 120 && dated(sentence));
        let sentence = if alone { Some(all) } else { sentences.next().filter(|_| !heading) };
        if let Some(sentence) = sentence
            && let Some((date, range)) = dates::find(words, sentence)
        {
            return Some(Sourced::new(date, "date", text.source_of(&sentence[range])));
        }
    }
    None
}

/// Whether a label is a word of this meaning, or holds one and none that turns it into another.
fn is_label(words: &Words, label: &str, word: Word) -> bool {
    if words.is(label, word) {
        return true;
    }
    let hits = words.hits(label);
    let others = [Word::Next, Word::Target];
    hits.iter().any(|hit| hit.word == word) && !hits.iter().any(|hit| others.contains(&hit.word)) && label.len() <= 40
}

fn text(fields: &[Place<'_>], word: Word, field: &'static str) -> Option<Sourced<String>> {
    const LONGEST: usize = 160;
    let fits = |place: &&Place<'_>| {
        let value = place.field.value.trim_matches(['*', '_', ' ']);
        place.label.has(word)
            && !value.is_empty()
            && value.len() <= LONGEST
            && !value.starts_with(['[', '<'])
            && !value.contains("$(")
            && (place.head || !matches!(word, Word::Subject))
    };
    let place = fields.iter().find(fits)?;
    Some(Sourced::new(place.field.value.trim_matches(['*', '_', ' ']).to_owned(), field, place.span.clone()))
}

/// "Classification" names a level of secrecy in some audits and of readiness in others.
fn is_secrecy(value: &str) -> bool {
    const SECRECY: [&str; 20] = [
        "internal",
        "confidential",
        "public",
        "restricted",
        "secret",
        "private",
        "eyes only",
        "intern",
        "vertraulich",
        "öffentlich",
        "confidentiel",
        "interne",
        "confidencial",
        "interno",
        "riservato",
        "внутренн",
        "конфиденциальн",
        "内部",
        "机密",
        "社外秘",
    ];
    let small = super::words::lower(value);
    SECRECY.iter().any(|word| small.contains(word))
}

/// The rows of tables of two columns at the head of the text: label and value.
pub(super) fn pairs<'a>(reading: &Reading<'a>) -> Vec<(&'a Inline, &'a Inline)> {
    let grids = reading.grids.iter().filter(|grid| grid.width() == 2 && reading.is_head(grid.section));
    grids.flat_map(rows).collect()
}

fn rows<'a>(grid: &Grid<'a>) -> Vec<(&'a Inline, &'a Inline)> {
    let header = std::iter::once(&grid.table.header);
    let rows = header.chain(grid.rows().iter().map(|row| &row.cells));
    rows.filter_map(|cells| if let [label, value] = cells.as_slice() { Some((label, value)) } else { None }).collect()
}
