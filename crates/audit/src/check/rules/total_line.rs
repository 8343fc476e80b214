//! A line that states a total, against the table or list beside it.

use std::cell::OnceCell;

use crate::check::compare::Outcome;
use crate::check::counting;
use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, Figure, class};
use crate::check::line::{self, Added};
use crate::check::table::{self, Row};
use crate::check::words::{self, label};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::{Facts as Marks, Kind as Block};
use crate::text;

pub(super) const RULE: Rule = Rule {
    code: "G002",
    name: "total line",
    kind: Kind::Sum,
    what: "Compares a line such as `**Total: 84 hours**` with the table or list that it stands below or above: the column that \
           measures the same, or the figure of each item.",
    why: "Such a line is what readers quote; the rows beside it are what the work will be.",
    before: "**Total cost: $9,000**\n\n| Fix | Cost |\n|---|---|\n| Backups | $500 |\n| Tests | $3,600 |",
    after: "**Total cost: $4,100**\n\n| Fix | Cost |\n|---|---|\n| Backups | $500 |\n| Tests | $3,600 |",
    fix: "correct the total, or the figures beside it",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let beside = Beside { facts, totals: OnceCell::new() };
    for (block, index, line) in facts.figured() {
        if !matches!(facts.blocks[block].kind, Block::Paragraph(_) | Block::Item(_)) || !is_total(line) {
            continue;
        }
        for stated in stated(line).into_iter().take(MOST) {
            let (groups, apart) = beside.groups(block, index, stated);
            let said = best(facts, block, line, stated, &groups);
            found.extend(said.filter(|said| !apart || said.severity == Severity::Ok));
        }
    }
}

/// Whether a line is led by a word for a total: `Total: …`, `**Estimated total effort:** …`.
fn is_total(line: &Line<'_>) -> bool {
    if !line.inline.facts().any(Marks::COLONS) {
        return false;
    }
    let Some((colon, _)) = text::colon(line.text()) else { return false };
    let lead = &line.text()[..colon];
    if !words::may_have(lead, words::TOTAL.begins()) {
        return false;
    }
    let lead = label(lead);
    text::words_up_to(&lead, 7) <= 6 && words::has(&lead, words::TOTAL) && !words::has(&lead, words::SUBTOTAL)
}

/// The figures that a total line states: behind the colon, outside of brackets, before any arrow.
fn stated<'f>(line: &'f Line<'_>) -> Vec<&'f Figure> {
    let text = line.text();
    let colon = text.find([':', '：']).unwrap_or_default();
    let arrow = text.find(['→', '⇒']).unwrap_or(text.len());
    let mut found: Vec<&Figure> = Vec::new();
    for figure in table::outside_brackets(line) {
        let apart = found.last().is_none_or(|last| {
            text.get(last.range.end..figure.range.start).is_some_and(|between| between.contains('|'))
        });
        if figure.range.start > colon && figure.range.start < arrow && apart {
            found.push(figure);
        }
    }
    found
}

/// Parts are looked for this many blocks away from their total, and no farther.
const FAR: usize = 64;

/// So many sections before the one with a total are looked at.
const SIBLINGS: usize = 16;

/// A line states no more totals than these.
const MOST: usize = 8;

/// Figures that may be the parts of a total.
struct Group<'f> {
    figures: Vec<&'f Figure>,
    /// Whether each row or item has one.
    complete: bool,
    name: &'static str,
}

/// What may stand beside a total line.
struct Beside<'f, 't> {
    facts: &'f Facts<'t>,
    /// See [`Beside::is_total`]; found when it is first asked for.
    totals: OnceCell<Vec<bool>>,
}

impl<'f> Beside<'f, '_> {
    /// Whether a block is an item whose first line is led by a word for a total.
    fn is_total(&self, block: usize) -> bool {
        let facts = self.facts;
        let begins = |block| facts.of_block(block).first().is_some_and(is_total);
        let is_item = |block: usize| matches!(facts.blocks[block].kind, Block::Item(_));
        let find = || (0..facts.blocks.len()).map(|block| is_item(block) && begins(block)).collect();
        self.totals.get_or_init(find)[block]
    }

    /// The tables and lists of the section that lie next to a total line: before it, else right behind it. And whether
    /// a rule stands between, which ends what a list is about: the total may be of more than that.
    fn groups(&self, block: usize, line: usize, stated: &Figure) -> (Vec<Group<'f>>, bool) {
        let facts = self.facts;
        let section = facts.of_section(facts.blocks[block].section);
        let (start, end) = (section.start, section.end);
        // Another total between ends what this one is about.
        let mut before = block;
        let (mut seen, mut apart) = (None, false);
        while before > start && !(before < block && ends_group(facts, before)) {
            before -= 1;
            apart |= facts.is_apart(before);
            // One item speaks for its list.
            let list = match &facts.blocks[before].kind {
                Block::Item(item) => Some(item.list),
                Block::Heading(_) | Block::Paragraph(_) | Block::Table(_) | Block::Code(_) | Block::Html => None,
            };
            let known = list.is_some() && seen == list;
            seen = list.or(seen);
            let groups = if known { Vec::new() } else { self.group_at(before, stated) };
            if !groups.is_empty() || block - before >= FAR {
                return (self.with_chapter(groups, block, stated), apart);
            }
        }
        let own = lines_before(facts, block, line, stated);
        if !own.figures.is_empty() && own.figures.len() > 1 {
            return (vec![own], false);
        }
        let behind = block + 1;
        let groups =
            if behind < end && (block..end).contains(&behind) { self.group_at(behind, stated) } else { Vec::new() };
        (groups, behind < end && facts.is_apart(block))
    }

    /// What stands beside a total, and the same with the lists of the sections before: below the last of several, a total
    /// may be of all of them, unless one before has its own.
    fn with_chapter(&self, mut groups: Vec<Group<'f>>, block: usize, stated: &Figure) -> Vec<Group<'f>> {
        let facts = self.facts;
        let [own] = groups.as_slice() else { return groups };
        if !matches!(facts.blocks[block].kind, Block::Paragraph(_)) {
            return groups;
        }
        let sections = facts.document.sections();
        let here = facts.blocks[block].section;
        let mut figures = own.figures.clone();
        for before in (here.saturating_sub(SIBLINGS)..here).rev() {
            let blocks = facts.of_section(before);
            let near = blocks.start.max(blocks.end.saturating_sub(FAR))..blocks.end;
            let beside =
                sections[before].parent == sections[here].parent && sections[before].level == sections[here].level;
            if !beside || near.clone().any(|at| self.is_total(at) || ends_group(facts, at)) {
                break;
            }
            let last = near.rev().map(|at| self.group_at(at, stated)).find(|groups| !groups.is_empty());
            figures.extend(last.into_iter().flatten().flat_map(|group| group.figures));
        }
        if figures.len() > own.figures.len() {
            groups.push(Group { figures, complete: false, name: "the items of the sections before it" });
        }
        groups
    }

    /// What a block offers as parts of a total: each column of a table that measures the same, or the items of a list.
    fn group_at(&self, block: usize, stated: &Figure) -> Vec<Group<'f>> {
        let facts = self.facts;
        match &facts.blocks[block].kind {
            Block::Table(table) => {
                let roles = facts.roles(block);
                let rows: Vec<usize> = (0..roles.len()).filter(|row| roles[*row] == Row::Part).collect();
                let named =
                    |at: &usize| table.header.get(*at).is_some_and(|header| words::NAMES.holds(&label(header.text())));
                (0..table.header.len())
                    .filter(|at| !named(at))
                    .filter_map(|at| table::column(facts, block, &rows, at))
                    .filter(|column| {
                        column.class == class(stated) || column.class == Class::Calendar && class(stated) == Class::Time
                    })
                    .map(|column| Group {
                        figures: column.figures().collect(),
                        complete: column.complete,
                        name: "the rows shown",
                    })
                    .collect()
            }
            Block::Item(item) if item.depth > 0 => Vec::new(),
            Block::Item(item) => {
                // All items of this list, wherever in it we are.
                let items = counting::whole_list(facts, block, item.list);
                let first_line = |at: &usize| facts.of_block(*at).first();
                // The total itself may be an item.
                let parts: Vec<usize> = items.iter().copied().filter(|at| !self.is_total(*at)).collect();
                let figures: Vec<&Figure> =
                    parts.iter().filter_map(first_line).filter_map(|line| one_of(line, stated)).collect();
                let complete = figures.len() == parts.len();
                if figures.len() < 2 {
                    return Vec::new();
                }
                let listed = Group { figures: figures.clone(), complete, name: "the items listed" };
                // Lines before the list may be parts of the same total: "Labor: $42,000", then a list of services.
                let first = items.first().copied().unwrap_or(block);
                let section = facts.of_section(facts.blocks[block].section);
                let start = section.start.max(first.saturating_sub(FAR));
                let lines = (start..first).filter(|at| matches!(facts.blocks[*at].kind, Block::Paragraph(_)));
                let lines = lines
                    .flat_map(|at| facts.of_block(at))
                    .filter(|line| line.inline.field().is_some() && !is_total(line));
                let more: Vec<&Figure> = lines.filter_map(|line| one_of(line, stated)).collect();
                if more.is_empty() {
                    return vec![listed];
                }
                let all = more.into_iter().chain(figures).collect();
                vec![listed, Group { figures: all, complete, name: "the lines and items above" }]
            }
            Block::Heading(_) | Block::Paragraph(_) | Block::Code(_) | Block::Html => Vec::new(),
        }
    }
}

fn ends_group(facts: &Facts<'_>, block: usize) -> bool {
    facts.of_block(block).iter().any(|line| !line.figures.is_empty() && is_total(line))
        && matches!(facts.blocks[block].kind, Block::Paragraph(_))
}

/// The lines of the same paragraph above the total.
fn lines_before<'f>(facts: &'f Facts<'_>, block: usize, line: usize, stated: &Figure) -> Group<'f> {
    let lines = &facts.of_block(block)[..line];
    let figures: Vec<&Figure> = lines.iter().filter_map(|line| one_of(line, stated)).collect();
    let complete = figures.len() == lines.len();
    Group { figures, complete, name: "the lines above" }
}

/// The one figure of a line that measures what is stated, behind the last sign of equality where there is one; `None`
/// where there are several.
fn one_of<'f>(line: &'f Line<'_>, stated: &Figure) -> Option<&'f Figure> {
    // "Monthly: $500" beside "Setup: $2,000" counts as often as there are months.
    if line.inline.field().is_some_and(|(name, _)| words::has(&label(name), words::REPEATED)) {
        return None;
    }
    let equals = line.text().rfind('=').unwrap_or_default();
    let mut same = line.figures.iter().filter(|figure| figure.range.start >= equals && class(figure) == class(stated));
    let one = same.next()?;
    same.next().is_none().then_some(one)
}

/// The best reading: one that agrees; else, where there is only one, what it says.
fn best(facts: &Facts<'_>, block: usize, line: &Line<'_>, stated: &Figure, groups: &[Group<'_>]) -> Option<Diagnostic> {
    let read = |group: &Group<'_>| {
        Some((line::add(stated, line.written(stated), &group.figures)?, group.complete, group.name))
    };
    let readings: Vec<(Added, bool, &'static str)> = groups.iter().filter_map(read).collect();
    let agrees = readings.iter().find(|(added, ..)| added.outcome == Outcome::Agrees);
    let (added, complete, name) = match (agrees, readings.as_slice()) {
        (Some(reading), _) => reading,
        (None, [only]) => only,
        (None, _) => return None,
    };
    // Counts and points are many things; what measures nothing is compared only where it fits.
    let loose = matches!(class(stated), Class::Number | Class::Percent) && added.outcome != Outcome::Agrees;
    let may_be_missing = !complete && added.outcome == Outcome::Above;
    if loose || may_be_missing {
        return None;
    }
    let parallel = added.outcome == Outcome::Below && facts.says_parallel(block);
    Some(line::say(&RULE, line, stated, added, name, parallel))
}
