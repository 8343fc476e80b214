//! A count at the start of a line against what the line introduces or lists.

use crate::check::counting;
use crate::check::facts::{Facts, Line};
use crate::check::words;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::{Facts as Marks, Kind as Block};

pub(super) const RULE: Rule = Rule {
    code: "G041",
    name: "count before a list",
    kind: Kind::Count,
    what: "Compares a number at the start of a line with the list that the line introduces (`Only 1 test file found:`), or with the \
           names behind its colon (`3 roles: guest, member, admin`).",
    why: "Such a sentence is a claim that its own list proves or refutes.",
    before: "- **3 roles:** guest, member, editor, admin",
    after: "- **4 roles:** guest, member, editor, admin",
    fix: "correct the number, or complete the list",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    // What is counted stands behind a colon.
    for (block, here) in facts.blocks.iter().enumerate().filter(|(_, here)| here.facts.any(Marks::COLONS)) {
        let lines = facts.of_block(block);
        match &here.kind {
            Block::Paragraph(_) | Block::Item(_) => {
                for (index, line) in lines.iter().enumerate() {
                    if !line.inline.facts().any(Marks::COLONS) {
                        continue;
                    }
                    let Some(count) = counting::at_start(line) else { continue };
                    let last = index + 1 == lines.len();
                    found.extend(names(line, &count));
                    if last && line.text().trim_end().ends_with([':', '：']) {
                        found.extend(introduced(facts, block, line, &count));
                    }
                }
            }
            Block::Code(_) => in_code(lines, found),
            Block::Heading(_) | Block::Table(_) | Block::Html => {}
        }
    }
}

/// `3 roles: guest, member, admin`: short names behind the colon, nothing else.
fn names(line: &Line<'_>, count: &counting::Count) -> Option<Diagnostic> {
    let text = line.text();
    let colon = text.find([':', '：'])?;
    let between = text.get(count.range.end..colon)?;
    let behind = text.get(colon..)?.trim_start_matches([':', '：']).trim().trim_end_matches('.');
    if between.split_whitespace().count() > 5 || behind.contains([';', '(', '→', '—', ':']) || behind.is_empty() {
        return None;
    }
    let parts: Vec<&str> = behind.split([',', '、', '،', '，']).map(str::trim).collect();
    let named = |part: &&str| {
        let words = part.split_whitespace().count();
        (1..=3).contains(&words) && !part.contains(|c: char| c.is_ascii_digit() || c == '.')
    };
    let lower = gonogo_report::letters::lower(behind);
    let examples = counting::names_examples(&lower)
        || lower.contains('…')
        || lower.contains("...")
        || words::has(&lower, const { &words::Set::of(&["etc", "more", "others"]) });
    if parts.len() < 2 || !parts.iter().all(named) || examples || !count.firm {
        return None;
    }
    // "a, b and c": the last two are one part here.
    let last = parts.last().map(|last| gonogo_report::letters::lower(last))?;
    let joined =
        [" and ", " und ", " et ", " y ", " e ", " и ", " & ", "和", "、"].iter().any(|word| last.contains(word));
    let most = parts.len() + usize::from(joined);
    Some(say(line, count, most, "names listed on the line"))
}

/// A paragraph or item that ends in a colon, and the list right behind it.
fn introduced(facts: &Facts<'_>, block: usize, line: &Line<'_>, count: &counting::Count) -> Option<Diagnostic> {
    let next = facts.blocks.get(block + 1)?;
    if next.section != facts.blocks[block].section || !count.firm {
        return None;
    }
    let (many, what) = match &next.kind {
        Block::Item(item) => (counting::items(facts, block + 1, item.list), "items listed below"),
        Block::Table(_) => (counting::rows(facts, block + 1), "rows below"),
        Block::Heading(_) | Block::Paragraph(_) | Block::Code(_) | Block::Html => return None,
    };
    let text = gonogo_report::letters::lower(line.text());
    let agrees = (count.value - many as f64).abs() < f64::EPSILON;
    (agrees || !counting::names_examples(&text)).then(|| say(line, count, many, what))
}

/// In code, a line that ends in a colon and the lines behind it up to a blank one.
fn in_code(lines: &[Line<'_>], found: &mut Vec<Diagnostic>) {
    for (index, line) in lines.iter().enumerate() {
        if !line.text().trim_end().ends_with(':') {
            continue;
        }
        let Some(count) = counting::at_start(line).filter(|count| count.firm) else { continue };
        let mark = |text: &str| text.trim_start().chars().next();
        let below: Vec<&Line<'_>> = lines[index + 1..].iter().take_while(|line| !line.inline.is_blank()).collect();
        // Paths or bullets of one kind, not code.
        let alike = below.first().is_some_and(|first| {
            let first = mark(first.text());
            matches!(first, Some('.' | '/' | '-' | '*' | '•')) && below.iter().all(|line| mark(line.text()) == first)
        });
        if alike {
            found.push(say(line, &count, below.len(), "lines listed below"));
        }
    }
}

fn say(line: &Line<'_>, count: &counting::Count, many: usize, what: &str) -> Diagnostic {
    let written = count.written.as_str();
    let span = line.inline.source(count.range.clone());
    let computed = format!("{many} {what}");
    if (count.value - many as f64).abs() < f64::EPSILON {
        RULE.says(Severity::Ok, span, format!("`{written}` agrees with the {what}")).stated(written).computed(computed)
    } else {
        RULE.says(Severity::Warning, span, format!("`{written}` stated, but {many} {what}"))
            .stated(written)
            .computed(computed)
    }
}
