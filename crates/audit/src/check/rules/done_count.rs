//! `4/6` below a list of six: how many of its items are done.

use gonogo_report::letters::lower;

use crate::check::counting;
use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, class, maximum, number};
use crate::check::words;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::Kind as Block;

pub(super) const RULE: Rule = Rule {
    code: "G042",
    name: "progress of a list",
    kind: Kind::Count,
    what: "Compares `4/6` below or above a list of six with the items that are ticked or marked as done, and `8/11 bugs fixed` with a \
           list in which more than eight are. `Completion: 5/12` at the end of a chapter is compared with all tasks in it.",
    why: "Progress is reported upwards without its list. It should say what the list says.",
    before: "- ✅ Backups\n- ✅ Alerts\n- ✅ Tests\n\n**Status:** 2/3",
    after: "- ✅ Backups\n- ✅ Alerts\n- ❌ Tests\n\n**Status:** 2/3",
    fix: "correct the number, or the marks of the list",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (block, here) in facts.blocks.iter().enumerate() {
        let states = |line: &Line<'_>| line.figures.iter().any(|figure| class(figure) == Class::Of);
        if !matches!(here.kind, Block::Paragraph(_)) || !facts.of_block(block).iter().any(states) {
            continue;
        }
        found.extend(facts.of_block(block).iter().find_map(|line| of_chapter(facts, block, line)));
        let Some(before) = block.checked_sub(1).and_then(|last| list_of(facts, last)) else { continue };
        if facts.blocks[before.first].section != here.section {
            continue;
        }
        for line in facts.of_block(block) {
            found.extend(compare(line, &before));
        }
    }
}

/// A list, and how many of its items are done.
struct List {
    first: usize,
    items: usize,
    done: usize,
    /// Done ones, where an item that says so counts as several: "All security bugs (7 bugs)".
    fixed: f64,
    marked: usize,
}

/// The top list whose last block this is.
fn list_of(facts: &Facts<'_>, last: usize) -> Option<List> {
    let mut at = last;
    // From an item, or a block in one, up to the item at the top.
    loop {
        match (&facts.blocks[at].kind, facts.blocks[at].item) {
            (_, Some(item)) => at = item,
            (Block::Item(item), None) => {
                let items = counting::whole_list(facts, at, item.list);
                let marks: Vec<(Option<bool>, f64)> = items.iter().map(|item| counting::done(facts, *item)).collect();
                return Some(List {
                    first: *items.first()?,
                    items: items.len(),
                    done: marks.iter().filter(|(done, _)| *done == Some(true)).count(),
                    fixed: marks.iter().filter(|(done, _)| *done == Some(true)).map(|(_, many)| many).sum(),
                    marked: marks.iter().filter(|(done, _)| done.is_some()).count(),
                });
            }
            _ => return None,
        }
    }
}

/// "Completion: 5/12" as the last word of a chapter whose sections hold tasks: how many of all of them are ticked. It is
/// about these where one of its numbers is that of the tasks.
fn of_chapter(facts: &Facts<'_>, block: usize, line: &Line<'_>) -> Option<Diagnostic> {
    let (name, _) = line.inline.field()?;
    let sections = facts.document.sections();
    let chapter = sections.get(facts.blocks[block].section)?.parent.filter(|at| sections[*at].level > 1)?;
    let under = facts.under(chapter);
    let all = facts.of_section(under.start).start..facts.of_section(under.end.checked_sub(1)?).end;
    if block + 1 != all.end || !words::has(&words::label(name), PROGRESS) {
        return None;
    }
    let task = |block: &crate::content::Block| match &block.kind {
        Block::Item(item) => item.task,
        Block::Heading(_) | Block::Paragraph(_) | Block::Table(_) | Block::Code(_) | Block::Html => None,
    };
    let tasks: Vec<bool> = facts.blocks[all].iter().filter_map(task).collect();
    let (items, done) = (tasks.len(), tasks.iter().filter(|done| **done).count());
    let stated = line.figures.iter().find(|figure| class(figure) == Class::Of && figure.value.is_point())?;
    let same = |value: f64, count: usize| (value - count as f64).abs() < f64::EPSILON;
    let (ticked, whole) = (same(stated.value.low(), done), same(maximum(stated)?, items));
    if items < 3 || !ticked && !whole {
        return None;
    }
    let written = line.said(stated);
    let computed = format!("{done} of {items} items done");
    let (severity, message) = if ticked && whole {
        (Severity::Ok, format!("`{written}` agrees with the items done above"))
    } else {
        (Severity::Warning, format!("`{written}` stated, but {done} of the {items} items above are ticked"))
    };
    Some(RULE.says(severity, line.source(stated), message).stated(written).computed(computed))
}

/// What the label of such a line says.
const PROGRESS: &words::Set = &words::Set::of(&[
    "completion",
    "completed",
    "complete",
    "progress",
    "done",
    "overall progress",
    "fortschritt",
    "progression",
    "avance",
    "progresso",
    "прогресс",
]);

fn compare(line: &Line<'_>, list: &List) -> Option<Diagnostic> {
    let stated = line.figures.iter().find(|figure| class(figure) == Class::Of && figure.value.is_point())?;
    let max = maximum(stated)?;
    let written = line.said(stated);
    let span = line.source(stated);
    let text = lower(line.text());
    if (max - list.items as f64).abs() < f64::EPSILON && list.marked == list.items && list.items >= 2 {
        let computed = format!("{} of {} items done", list.done, list.items);
        let agrees = (stated.value.low() - list.done as f64).abs() < f64::EPSILON;
        let (severity, message) = if agrees {
            (Severity::Ok, format!("`{written}` agrees with the items done above"))
        } else {
            (
                Severity::Warning,
                format!("`{written}` stated, but {} of the {} items above are marked as done", list.done, list.items),
            )
        };
        return Some(RULE.says(severity, span, message).stated(written).computed(computed));
    }
    let says_done = words::has(
        &text,
        const {
            &words::Set::of(&[
                "fixed",
                "resolved",
                "closed",
                "done",
                "completed",
                "complete",
                "behoben",
                "erledigt",
                "corrigés",
                "résolus",
            ])
        },
    );
    let exceeds = list.done == list.items && list.fixed > stated.value.low() && list.fixed <= max;
    if says_done && exceeds && list.items >= 2 {
        let computed = format!("{} listed as done", number(list.fixed));
        let message = format!("`{written}` stated, but {} are listed as done above", number(list.fixed));
        return Some(RULE.says(Severity::Warning, span, message).stated(written).computed(computed));
    }
    None
}
