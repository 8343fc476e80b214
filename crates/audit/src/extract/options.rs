//! The paths to choose between: headings, bold lines or table rows that begin with a word for "option".

mod alternatives;

use gonogo_report::{LaunchOption, Milestone, Moment, Stance};

use super::cells;
use super::phases::of_numbers;
use super::reading::{Field, Part, Reading, Shape};
use super::sourced::{Drafting, Sourced};
use super::words::{Word, Words};

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let mut sections = numbered(reading);
    if sections.len() < 2 {
        sections = in_options(reading);
    }
    if sections.len() < 2 {
        sections = addressed(reading);
    }
    if sections.len() < 2 {
        sections = alternatives::headings(reading);
    }
    if sections.len() >= 2 && !are_commands(reading, &sections) {
        for section in sections {
            let option = of_section(reading, draft, section);
            draft.option_sections.insert(section, draft.options.len());
            draft.options.push(option);
        }
    } else {
        table(reading, draft);
        if draft.options.is_empty() {
            alternatives::listed(reading, draft);
        }
    }
}

/// Whether sections tell what to type, and none what it costs or how long it takes: ways to install, not to decide on.
fn are_commands(reading: &Reading<'_>, sections: &[usize]) -> bool {
    let lines = |at: &usize| reading.lines[reading.parts[*at].lines.clone()].iter();
    let types = |at: &&usize| lines(at).any(|line| matches!(line.shape, Shape::Code { plain: false }));
    let weighed = [Word::Duration, Word::Cost, Word::Outcome, Word::Risk];
    let weighs = |at: &usize| {
        lines(at).any(|line| reading.fields(line).iter().any(|field| reading.words.whole(field.label).any(&weighed)))
    };
    sections.iter().filter(types).count() * 2 > sections.len() && !sections.iter().any(weighs)
}

/// Sibling headings "Option 1: …", "Path A — …": those of the first section that has at least two.
fn numbered(reading: &Reading<'_>) -> Vec<usize> {
    siblings(reading, |part, title| part.kinds.has(Word::Option) && is_numbered(&reading.words, title))
}

/// "Option 2: quick fixes": the word, and a number or letter behind it.
fn is_numbered(words: &Words, title: &str) -> bool {
    let title = cells::name(title);
    let Some(end) = words.begins(title, Word::Option) else { return false };
    let rest = title[end..].trim_start_matches([' ', '#']);
    let mark: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let counted = mark.chars().all(|c| c.is_ascii_digit())
        || mark.chars().count() == 1
        || mark.chars().all(|c| "IVX".contains(c));
    !mark.is_empty() && counted || matches!(mark.as_str(), "一" | "二" | "三")
}

/// Headings below one that speaks of options.
fn in_options(reading: &Reading<'_>) -> Vec<usize> {
    siblings(reading, |part, title| {
        part.parent.is_some_and(|parent| {
            reading.parts[parent].own.has(Word::Options)
                && !reading.parts[parent].own.any(&[Word::Plan, Word::Findings])
        }) && !reading.words.is(title, Word::VerdictLabel)
            && super::phases::time_box(&reading.words, title).is_none()
            && super::phases::numbered(&reading.words, title).is_none()
    })
}

/// "For an immediate launch", "For the full product": ways that are named by what they are for.
fn addressed(reading: &Reading<'_>) -> Vec<usize> {
    let found = siblings(reading, |part, title| {
        let about = part.kinds.has(Word::For)
            && part
                .parent
                .is_some_and(|parent| reading.parts[parent].own.any(&[Word::Verdict, Word::Plan, Word::Options]));
        about && reading.words.begins(cells::name(title), Word::For).is_some() && reading.words.has(title, Word::Ready)
            || about
                && reading.words.begins(cells::name(title), Word::For).is_some()
                && reading.words.has(title, Word::Now)
    });
    if found.len() <= 4 { found } else { Vec::new() }
}

/// The first of the groups that has at least two.
fn siblings(reading: &Reading<'_>, fits: impl Fn(&Part<'_>, &str) -> bool) -> Vec<usize> {
    groups(reading, &fits).into_iter().find(|group| group.len() >= 2).unwrap_or_default()
}

/// The headings that fit, those of one section and level together.
fn groups(reading: &Reading<'_>, fits: &dyn Fn(&Part<'_>, &str) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut index = std::collections::BTreeMap::new();
    for (at, part) in reading.parts.iter().enumerate().filter(|(_, part)| part.level > 1) {
        if !fits(part, reading.title(at)) {
            continue;
        }
        let key = (part.parent, part.level);
        let group = *index.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(at);
    }
    groups
}

fn of_section(reading: &Reading<'_>, draft: &mut Drafting, section: usize) -> Sourced<LaunchOption> {
    let words = &reading.words;
    let part = &reading.parts[section];
    let title = cells::name(reading.title(section)).trim_end_matches(':');
    let span = part.heading.map_or(0..0, crate::content::Inline::span);
    let (named, length) = alternatives::named(words, title);
    let (outer, inner) = super::rating::without_brackets(named);
    let name = cells::name(&outer).to_owned();
    let mut option = Sourced::new(empty(draft.ids.claim("option", &short(words, &name)), name), "name", span.clone());
    draft.read.insert(part.block);
    option.value.stance = stance(words, title);
    if option.value.stance.is_some() {
        option.at("stance", span.clone());
    }
    if let Some(duration) = cells::span(&inner).or(length) {
        option.value.duration = Some(duration);
        option.at("duration", span);
    }
    let mut about = About::Nothing;
    for index in part.lines.start
        ..reading.parts[section..part.end].iter().map(|part| part.lines.end).max().unwrap_or(part.lines.end)
    {
        let line = &reading.lines[index];
        let fields = reading.fields(line);
        let top = matches!(line.shape, Shape::Text);
        if let Some(field) = fields.first()
            && (top || line.text.strong_lead().is_some())
            && take_field(words, &mut option, *field, line.text.source_of(field.value), &mut about)
        {
            draft.read.insert(line.block);
            continue;
        }
        if let Shape::Item { depth: 0, .. } = line.shape {
            let text = cells::unmarked(line.text.text()).trim();
            match about {
                About::Milestones => {
                    let (at, name) = cells::parted(text);
                    let moment = Moment::parse(at).ok().filter(|_| !name.is_empty());
                    let name = if moment.is_some() { name } else { text };
                    option.value.milestones.push(Milestone { at: moment, name: name.to_owned(), detail: None });
                    option.places.push(("milestones", line.text.span()));
                }
                About::Risks => {
                    option.value.risks.push(text.to_owned());
                    option.places.push(("risks", line.text.span()));
                }
                About::Losses => super::events::loss(reading, draft, &mut option, line),
                About::Nothing => continue,
            }
            draft.read.insert(line.block);
        } else if top {
            about = About::Nothing;
        }
    }
    option
}

/// What the list that follows is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Nothing,
    Milestones,
    Risks,
    Losses,
}

fn take_field(
    words: &Words,
    option: &mut Sourced<LaunchOption>,
    field: Field<'_>,
    span: std::ops::Range<usize>,
    about: &mut About,
) -> bool {
    let value = field.value.trim_matches(['*', '_', ' ']);
    let label = |word| words.is(field.label, word);
    if value.is_empty() {
        *about = if label(Word::Losses) {
            About::Losses
        } else if label(Word::Milestones) {
            About::Milestones
        } else if label(Word::Risk) {
            About::Risks
        } else {
            About::Nothing
        };
        return *about != About::Nothing;
    }
    if label(Word::Duration) && option.value.duration.is_none() {
        option.value.phases = of_numbers(words, value);
        option.value.duration = cells::span(&super::rating::without_brackets(value).0);
        option.places.push((if option.value.duration.is_some() { "duration" } else { "phases" }, span));
    } else if label(Word::Cost) && option.value.cost.is_none() {
        option.value.cost = cells::money(value);
        option.at("cost", span);
    } else if label(Word::Outcome) && option.value.outcome.is_none() {
        option.value.outcome = Some(value.to_owned());
        option.at("outcome", span);
    } else if label(Word::Risk) {
        option.value.risks.push(value.to_owned());
        option.places.push(("risks", span));
    } else {
        return false;
    }
    true
}

/// What the words of a name say of the option.
fn stance(words: &Words, text: &str) -> Option<Stance> {
    let hits = words.hits(text);
    let has = |word| hits.iter().any(|hit| hit.word == word);
    if has(Word::Discouraged) {
        Some(Stance::Discouraged)
    } else if has(Word::NotRecommended) {
        Some(Stance::NotRecommended)
    } else {
        has(Word::Recommended).then_some(Stance::Recommended)
    }
}

/// The name without "Option 1:", for ids and for the names of steps that follow it.
fn short(words: &Words, name: &str) -> String {
    let Some(end) = words.begins(name, Word::Option) else { return name.to_owned() };
    let rest = name[end..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '#'));
    let rest = rest
        .split_once([':', '—', '–', '-'])
        .map_or(rest, |(before, after)| if before.chars().count() <= 2 { after } else { rest });
    let rest = cells::name(rest);
    if rest.is_empty() { name.to_owned() } else { rest.to_owned() }
}

fn empty(id: String, name: String) -> LaunchOption {
    LaunchOption {
        id,
        name,
        stance: None,
        phases: None,
        duration: None,
        cost: None,
        outcome: None,
        milestones: Vec::new(),
        risks: Vec::new(),
        losses: Vec::new(),
    }
}

/// A table with a column of options.
fn table(reading: &Reading<'_>, draft: &mut Drafting) {
    let words = &reading.words;
    for grid in &reading.grids {
        let named = |row: &&crate::content::Row| row.cells.first().is_some_and(|cell| is_numbered(words, cell.text()));
        let listed = grid.begins.has(Word::Option) && grid.rows().iter().filter(named).count() >= 2;
        let headed = grid.is(0, Word::OptionLabel)
            && (grid.column(Word::Cost).is_some() || grid.column(Word::Duration).is_some());
        if !(listed || headed && grid.rows().len() >= 2) {
            continue;
        }
        for row in grid.rows() {
            let Some(cell) = grid.cell(row, Some(0)) else { continue };
            let (outer, _) = super::rating::without_brackets(cell.text());
            let name = cells::name(&outer).to_owned();
            let mut option =
                Sourced::new(empty(draft.ids.claim("option", &short(words, &name)), name), "name", cell.span());
            option.value.stance = row.cells.iter().find_map(|cell| stance(words, cell.text()));
            if option.value.stance.is_some() {
                option.at("stance", row.span.clone());
            }
            if let Some(cell) = grid.cell(row, grid.column(Word::Duration)) {
                option.value.duration = cells::span(cell.text());
                option.at("duration", cell.span());
            }
            if let Some(cell) = grid.cell(row, grid.column(Word::Cost)) {
                option.value.cost = cells::money(cell.text());
                option.at("cost", cell.span());
            }
            if let Some(cell) = grid.cell(row, grid.column(Word::Outcome)) {
                option.value.outcome = Some(cell.text().trim().to_owned());
                option.at("outcome", cell.span());
            }
            if let Some(cell) = grid.cell(row, grid.column(Word::Risk)) {
                option.value.risks.push(cell.text().trim().to_owned());
                option.at("risks", cell.span());
            }
            draft.options.push(option);
        }
        draft.read.insert(grid.block);
        return;
    }
}
