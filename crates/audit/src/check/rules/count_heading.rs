//! A count in a heading against what is listed under it.

use gonogo_report::letters::lower;

use crate::check::counting::{self, Listed};
use crate::check::facts::Facts;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::Kind as Block;

pub(super) const RULE: Rule = Rule {
    code: "G040",
    name: "count in a heading",
    kind: Kind::Count,
    what: "Compares a number in a heading (`### High (4 issues)`, `## Top 5 fixes`, `### Three layers`) with the rows, items or \
           sections that stand directly under it. A number that is open (`10+`) or rough (`~30`) is not compared.",
    why: "A list that is shorter than its heading has lost an item on the way; a longer one was not counted again.",
    before: "### Low (3 issues)\n\n- No favicon\n- Old logo",
    after: "### Low (2 issues)\n\n- No favicon\n- Old logo",
    fix: "correct the number, or complete the list",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for (block, here) in facts.blocks.iter().enumerate() {
        let Block::Heading(heading) = &here.kind else { continue };
        if !heading.begins_section {
            continue;
        }
        let Some(line) = facts.of_block(block).first() else { continue };
        let Some(count) = counting::in_heading(line) else { continue };
        let Some(listed) = listed(facts, here.section, block) else { continue };
        let title = lower(heading.inline.text());
        found.extend(say(facts, &count, &listed, &title, line.inline.source(count.range.clone())));
    }
}

fn say(
    _: &Facts<'_>,
    count: &counting::Count,
    listed: &Listed,
    title: &str,
    span: std::ops::Range<usize>,
) -> Option<Diagnostic> {
    let many = listed.count as f64;
    let written = &count.written;
    let what = listed.what;
    let computed = format!("{} {what}", listed.count);
    if (count.value - many).abs() < f64::EPSILON {
        let message = format!("`{written}` agrees with the {what} under the heading");
        return Some(RULE.says(Severity::Ok, span, message).stated(written.as_str()).computed(computed));
    }
    // Examples are a part of what was counted, and a bare number may be anything.
    let firm = count.firm && listed.direct && !counting::names_examples(title) && many >= 2.0;
    // A long number is that of a search, of which some places are shown.
    let far = count.value > many * 3.0 + 3.0;
    let message = format!("`{written}` in the heading, but {} {what} under it", listed.count);
    (firm && !far).then(|| RULE.says(Severity::Warning, span, message).stated(written.as_str()).computed(computed))
}

/// What is listed directly under a heading: one table or one list, at most an introducing paragraph before it; else the
/// sections under it.
fn listed(facts: &Facts<'_>, section: usize, heading: usize) -> Option<Listed> {
    let blocks = facts.of_section(section);
    let children: Vec<usize> = facts.children(section).collect();
    let mut introductions = 0;
    for block in heading + 1..blocks.end {
        match &facts.blocks[block].kind {
            Block::Paragraph(lines) => {
                // A list behind a label is that of the label.
                let labels =
                    lines.iter().any(|line| line.text().trim_end().ends_with([':', '：']) || line.field().is_some());
                if labels || introductions > 0 || facts.blocks[block].quotes > 0 {
                    return None;
                }
                introductions += 1;
            }
            Block::Item(item) => {
                let count = counting::items(facts, block, item.list);
                let rest = counting::after_list(facts, block, item.list);
                let direct = rest >= blocks.end || !counting::lists_again(facts, rest, blocks.end);
                return (children.is_empty()).then_some(Listed { count, what: "items", direct });
            }
            Block::Table(_) => {
                let count = counting::rows(facts, block);
                let direct = !counting::lists_again(facts, block + 1, blocks.end);
                return (children.is_empty()).then_some(Listed { count, what: "rows", direct });
            }
            Block::Heading(_) | Block::Code(_) | Block::Html => return None,
        }
    }
    // Sections are counted only where nothing but them follows; their number may also be that of groups.
    (children.len() >= 2).then_some(Listed { count: children.len(), what: "sections", direct: false })
}
