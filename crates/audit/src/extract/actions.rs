//! The fixes: rows of task tables, tasks of the plan's lists, and the fixes that a summary puts first.

mod plain;

use gonogo_report::{Action, ActionTotal};

use super::cells;
use super::columns::Grid;
use super::figures::figures;
use super::rating::{has_brackets, without_brackets};
use super::reading::{Line, Reading, Shape};
use super::sourced::{Drafting, Sourced};
use super::words::{Word, core};
use crate::text::{trim, words_up_to};

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    for grid in &reading.grids {
        table(reading, draft, grid);
    }
    lists(reading, draft);
}

fn new(
    draft: &mut Drafting,
    title: &str,
    span: std::ops::Range<usize>,
    section: usize,
    reading: &Reading<'_>,
) -> Sourced<Action> {
    let phase = reading.around(section).find_map(|at| draft.phase_sections.get(&at).map(|index| (at, *index)));
    let id = draft.ids.claim("action", title);
    let action = Action {
        id,
        title: title.to_owned(),
        effort: None,
        cost: None,
        impact: None,
        owner: None,
        priority: None,
        phase: phase.and_then(|(_, index)| draft.phases.get(index)).map(|phase| phase.value.id.clone()),
        resolves: Vec::new(),
    };
    let mut action = Sourced::new(action, "title", span);
    if let Some(heading) = phase.and_then(|(at, _)| reading.parts[at].heading) {
        action.at("phase", heading.span());
    }
    action
}

fn table(reading: &Reading<'_>, draft: &mut Drafting, grid: &Grid<'_>) {
    let name = (0..grid.width()).find(|at| grid.is(*at, Word::Task) && !grid.is(*at, Word::PhaseLabel));
    let Some(name) = name else { return };
    let priced = grid.column(Word::Effort).or_else(|| grid.column(Word::Duration)).is_some()
        || grid.column(Word::Cost).is_some();
    let planned = priced
        || grid.whole(Word::Owner).is_some()
        || grid.whole(Word::Priority).is_some() && reading.within(grid.section, Word::Plan);
    let problems = (0..grid.width())
        .any(|at| at != name && grid.is(at, Word::Finding) && !grid.is(at, Word::Task) && !grid.is(at, Word::Impact));
    if !planned || problems || grid.whole(Word::PhaseLabel).is_some() || reading.within(grid.section, Word::Options) {
        return;
    }
    let first = draft.actions.len();
    for row in grid.parts() {
        let Some(cell) = grid.cell(row, Some(name)) else { continue };
        let title = cells::name(cell.text());
        if title.is_empty() {
            continue;
        }
        let mut action = new(draft, &title.replace('\n', " "), cell.span(), grid.section, reading);
        for (at, cell) in row.cells.iter().enumerate().filter(|(at, cell)| *at != name && !cell.is_blank()) {
            let text = cell.text().replace('\n', " ");
            let value = &mut action.value;
            if (grid.is(at, Word::Effort) || grid.is(at, Word::Duration)) && value.effort.is_none() {
                value.effort = cells::effort(&text);
                if value.effort.is_some() {
                    action.at("effort", cell.span());
                }
            } else if grid.holds(at, Word::Cost) && value.cost.is_none() {
                value.cost = cells::money(&text);
                if value.cost.is_some() {
                    action.at("cost", cell.span());
                }
            } else if grid.is(at, Word::Owner) && value.owner.is_none() {
                value.owner = Some(text.trim().to_owned());
                action.at("owner", cell.span());
            } else if grid.is(at, Word::Priority) && value.priority.is_none() {
                value.priority = Some(text.trim().to_owned());
                action.at("priority", cell.span());
            } else if grid.is(at, Word::Impact) && value.impact.is_none() {
                value.impact = Some(text.trim().to_owned());
                action.at("impact", cell.span());
            }
        }
        draft.actions.push(action);
    }
    draft.read.insert(grid.block);
    if draft.fixes.is_none() && reading.within(grid.section, Word::Fixes) && draft.actions.len() > first {
        fixes(reading, draft, grid.section, first);
    }
}

/// The stated total of the fixes that a section lists: "Total effort: 42 hours | Total cost: ~$6,500".
fn fixes(reading: &Reading<'_>, draft: &mut Drafting, section: usize, first: usize) {
    let words = &reading.words;
    let part = &reading.parts[section];
    let mut total = Sourced { value: ActionTotal::default(), places: Vec::new() };
    for line in &reading.lines[part.lines.clone()] {
        for field in reading.fields(line) {
            let place = line.text.source_of(field.value);
            if !words.has(field.label, Word::Total) {
                continue;
            }
            if words.has(field.label, Word::Cost) && total.value.cost.is_none() {
                total.value.cost = cells::money(field.value);
                total.at("cost", place);
            } else if words.has(field.label, Word::Effort) && total.value.effort.is_none() {
                total.value.effort = cells::effort(field.value);
                total.at("effort", place);
            }
        }
        // "These fixes move the score from 25/50 to ~32/50"
        let scores: Vec<_> = figures(line.text.text()).into_iter().filter(|figure| !figure.percent).collect();
        if let [_, to] = scores.as_slice()
            && total.value.score_after.is_none()
        {
            total.value.score_after = Some(to.value);
            total.at("score_after", line.text.source(to.start..to.end));
        }
    }
    if total.places.is_empty() {
        return;
    }
    total.value.title = Some(cells::name(reading.title(section)).to_owned());
    total.at("title", part.heading.map_or(0..0, crate::content::Inline::span));
    total.value.of = draft.actions[first..].iter().map(|action| action.value.id.clone()).collect();
    draft.fixes = Some(total);
}

/// Items of a plan with an effort behind them: "- [ ] Set up backups (4h)"; in a phase, and below a heading for how urgent
/// they are, the others as well.
fn lists(reading: &Reading<'_>, draft: &mut Drafting) {
    let (mut section, mut wanted, mut urgency) = (usize::MAX, (false, false), None);
    let mut explained = false;
    for line in &reading.lines {
        if line.section != section {
            section = line.section;
            let in_phase = reading.around(section).any(|at| draft.phase_sections.contains_key(&at));
            let plan =
                reading.around(section).any(|at| reading.parts[at].own.any(&[Word::Plan, Word::Steps, Word::Fixes]));
            let other = reading.around(section).any(|at| draft.option_sections.contains_key(&at));
            wanted = (in_phase, plan && !other);
            explained = false;
            urgency = plain::urgency(reading, section).filter(|_| plan && !other && !in_phase);
        }
        if !matches!(line.shape, Shape::Item { depth: 0, .. }) {
            if wanted.0 && line.shape == Shape::Text {
                explained = plain::explains(reading, line);
            }
            continue;
        }
        if wanted == (false, false)
            || reading.lead_kinds(line.lead).any(&[Word::Checklist, Word::Success])
                && reading.words.hits(reading.lead(line.lead)).kinds.any(&[Word::Checklist, Word::Success])
        {
            continue;
        }
        let counted = plain::is_counted(line);
        let is_task =
            counted && (wanted.0 || urgency.is_some()) || wanted.0 && !explained && plain::is_task(reading, line);
        if let Some(mut action) = item(reading, draft, line, is_task) {
            if let Some(urgency) = urgency {
                action.value.priority = Some(urgency.to_owned());
                action.at("priority", reading.parts[section].heading.map_or(0..0, crate::content::Inline::span));
            }
            draft.read.insert(line.block);
            draft.actions.push(action);
        }
    }
}

fn item(reading: &Reading<'_>, draft: &mut Drafting, line: &Line<'_>, is_task: bool) -> Option<Sourced<Action>> {
    let text = trim(line.text.text());
    // Where nothing is in brackets, there is no effort in them.
    if !is_task && !has_brackets(text) {
        return None;
    }
    let (outer, inner) = without_brackets(text);
    let whole = inner.contains(';').then_some(&*inner);
    let effort = inner.split(';').chain(whole).find_map(|part| {
        // A bracket that holds an effort and nothing else: "(4 hours)", "(2-3 days)".
        let alone = part.starts_with(|c: char| c.is_ascii_digit() || c == '~') && words_up_to(part, 5) <= 4;
        alone.then(|| cells::effort(part)).flatten()
    });
    if effort.is_none() && !is_task {
        return None;
    }
    let strong = || Some(cells::parted(cells::unmarked(&outer))).filter(|(_, rest)| !rest.is_empty());
    let named = line.text.strong_lead().and_then(|_| strong());
    let title = named.map_or_else(|| cells::name(&outer), |(name, _)| core(name));
    if title.is_empty() || title.len() > 160 || text.ends_with([':', '：']) {
        return None;
    }
    let mut action = new(draft, title, line.text.span(), line.section, reading);
    if effort.is_some() {
        action.value.effort = effort;
        action.at("effort", line.text.span());
    }
    Some(action)
}
