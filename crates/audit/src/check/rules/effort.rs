//! The work or time that a section is said to take, against its tasks.

use gonogo_report::Range;

use crate::check::compare::{Outcome, compare, step};
use crate::check::facts::{COUNTING, Facts, Line};
use crate::check::figure::{Class, Figure, class, counted, time_unit};
use crate::check::table::{self, Row};
use crate::check::words::{self, label};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::{Facts as Marks, Kind as Block};

pub(super) const RULE: Rule = Rule {
    code: "G003",
    name: "estimate against its tasks",
    kind: Kind::Range,
    what: "Compares the hours that a section states (`**Estimated effort:** 40-60 hours`, or `(1 hour)` in its heading) with the \
           hours of the tasks in it. Days and weeks are left alone: tasks may run side by side.",
    why: "The estimate is what a team commits to. Tasks that exceed it were added later, or were never counted.",
    before: "## Phase 2\n\n**Estimated effort:** 60-80 hours\n\n| Task | Effort |\n|---|---|\n| CI | 40h |\n| Export | 44h |",
    after: "## Phase 2\n\n**Estimated effort:** 80-90 hours\n\n| Task | Effort |\n|---|---|\n| CI | 40h |\n| Export | 44h |",
    fix: "widen the estimate, or move tasks out",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    // One estimate for all tasks of a section: what comes later is that of something in it.
    let mut last = None;
    for (block, here) in facts.blocks.iter().enumerate().filter(|(_, here)| here.facts.any(COUNTING)) {
        let lines = facts.of_block(block);
        match &here.kind {
            Block::Heading(heading) if heading.begins_section => {
                found.extend(lines.first().and_then(|line| of_heading(facts, here.section, line)));
            }
            Block::Paragraph(_) => {
                for line in lines.iter().filter(|line| !line.figures.is_empty()) {
                    if last != Some(here.section)
                        && let Some(said) = of_field(facts, here.section, block, line)
                    {
                        found.extend(said);
                        last = Some(here.section);
                    }
                }
            }
            Block::Heading(_) | Block::Item(_) | Block::Table(_) | Block::Code(_) | Block::Html => {}
        }
    }
}

/// Hours in the brackets of a heading.
fn of_heading(facts: &Facts<'_>, section: usize, line: &Line<'_>) -> Option<Diagnostic> {
    let stated = line.figures.iter().find(|figure| is_short(figure))?;
    let text = line.text();
    let in_brackets = text.get(..stated.range.start)?.trim_end_matches('~').ends_with(['(', '（'])
        && text.get(stated.range.end..)?.starts_with([')', '）']);
    in_brackets.then(|| against(facts, section, usize::MAX, line, stated))?
}

/// Hours in a field that is named after work.
///
/// `None` where the line states none; else what is said of it, if anything.
fn of_field(facts: &Facts<'_>, section: usize, block: usize, line: &Line<'_>) -> Option<Option<Diagnostic>> {
    let (name, value) = Some(line.inline).filter(|inline| inline.facts().any(Marks::COLONS))?.field()?;
    if !words::may_have(name, words::EFFORT.begins()) {
        return None;
    }
    let name = label(name);
    if !words::has(&name, words::EFFORT) || words::has(&name, words::TOTAL) {
        return None;
    }
    let at = value.as_ptr() as usize - line.text().as_ptr() as usize;
    let stated = line.figures.iter().find(|figure| figure.range.start >= at)?;
    let first = value.get(..stated.range.start - at)?.split_whitespace().count() <= 1;
    (first && is_short(stated)).then(|| against(facts, section, block, line, stated))
}

fn is_short(figure: &Figure) -> bool {
    class(figure) == Class::Time && time_unit(figure).is_some_and(gonogo_report::quantity::TimeUnit::is_short)
}

/// Compares with the tasks of the section and of those under it; `own` is the block of the statement.
fn against(facts: &Facts<'_>, section: usize, own: usize, line: &Line<'_>, stated: &Figure) -> Option<Diagnostic> {
    let (hours, tasks, complete) = tasks(facts, section, own)?;
    let unit = time_unit(stated)?;
    let worth = unit.hours();
    let written = line.said(stated);
    let outcome = compare(stated, stated.value.scaled(worth), step(stated, line.written(stated)) * worth, hours);
    let sum = counted(hours.scaled(1.0 / worth), unit.word());
    let span = line.source(stated);
    let said = |severity, message: String| {
        Some(
            RULE.says(severity, span.clone(), message)
                .stated(written.clone())
                .computed(format!("{sum} ({tasks} tasks)")),
        )
    };
    match outcome {
        Outcome::Agrees => said(Severity::Ok, format!("`{written}` agrees with the {tasks} tasks")),
        // Tasks without a figure may take the rest.
        Outcome::Above if !complete => None,
        Outcome::Above | Outcome::Wider => {
            said(Severity::Warning, format!("`{written}` is more than the {tasks} tasks take: {sum}"))
        }
        Outcome::Below => said(Severity::Warning, format!("`{written}` is less than the {tasks} tasks take: {sum}")),
    }
}

/// The hours of all tasks under a section, their number, and whether each has a figure: the columns of tables that hold
/// work; else the items that end in it; else lines that do.
fn tasks(facts: &Facts<'_>, section: usize, own: usize) -> Option<(Range, usize, bool)> {
    let sections = facts.under(section);
    let blocks = facts.of_section(sections.start).start..facts.of_section(sections.end.checked_sub(1)?).end;
    let mut hours: Vec<Range> = Vec::new();
    let mut complete = true;
    for block in blocks.clone() {
        if let Block::Table(table) = &facts.blocks[block].kind {
            let roles = facts.roles(block);
            let rows: Vec<usize> = (0..roles.len()).filter(|row| roles[*row] == Row::Part).collect();
            let named =
                |at: &usize| facts.headers(block).get(*at).is_some_and(|header| words::has(header, words::EFFORT));
            let columns = (0..table.header.len()).filter(named).filter_map(|at| table::column(facts, block, &rows, at));
            for column in columns.filter(|column| column.class == Class::Time).take(1) {
                complete &= column.complete;
                hours.extend(column.figures().filter_map(work));
            }
        }
    }
    if hours.is_empty() {
        for block in blocks {
            let lines = match &facts.blocks[block].kind {
                Block::Item(item) if item.depth == 0 => facts.of_block(block).get(..1).unwrap_or_default(),
                Block::Paragraph(_) if block != own && facts.blocks[block].item.is_none() => facts.of_block(block),
                Block::Heading(_)
                | Block::Paragraph(_)
                | Block::Item(_)
                | Block::Table(_)
                | Block::Code(_)
                | Block::Html => continue,
            };
            let is_item = matches!(facts.blocks[block].kind, Block::Item(_));
            for line in lines {
                match at_end(line) {
                    Some(figure) => hours.extend(work(figure)),
                    None => complete &= !is_item,
                }
            }
        }
    }
    (hours.len() >= 2).then(|| (table::sum(hours.iter().copied()), hours.len(), complete))
}

/// Work in the brackets at the end of a line: `Set up backups (4h)`.
fn at_end<'f>(line: &'f Line<'_>) -> Option<&'f Figure> {
    let text = line.text().trim_end();
    let last = line.figures.iter().rfind(|figure| is_short(figure))?;
    let closes = text.get(last.range.end..)?.trim_start_matches('+').trim_end_matches(':');
    let opens = text.get(..last.range.start)?.trim_end_matches('~').ends_with(['(', '（']);
    (opens && matches!(closes, ")" | "）")).then_some(last)
}

fn work(figure: &Figure) -> Option<Range> {
    time_unit(figure).map(|unit| figure.value.scaled(unit.hours()))
}
