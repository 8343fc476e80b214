//! The overall score against the headings of its categories.

use gonogo_report::letters::lower;

use crate::check::facts::{Facts, Line};
use crate::check::figure::{Class, Figure, class, maximum, number};
use crate::check::words;
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::Kind as Block;

pub(super) const RULE: Rule = Rule {
    code: "G008",
    name: "score and its categories",
    kind: Kind::Sum,
    what: "Adds the scores in the headings of one level up (`### Security (20/25)`) and compares the sum with the overall score, where \
           their maxima add up to its maximum.",
    why: "The overall score is the first number that a reader sees; its categories are where it comes from.",
    before: "Score: 30/50\n\n## Security (20/25)\n\n## Tests (5/25)",
    after: "Score: 25/50\n\n## Security (20/25)\n\n## Tests (5/25)",
    fix: "correct the overall score, or that of a category",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let headings = facts.figured().filter_map(|(block, _, line)| match &facts.blocks[block].kind {
        Block::Heading(heading) if heading.begins_section => Some((heading.level, in_brackets(line)?)),
        Block::Heading(_) | Block::Paragraph(_) | Block::Item(_) | Block::Table(_) | Block::Code(_) | Block::Html => {
            None
        }
    });
    let scored: Vec<(u8, &Figure)> = headings.collect();
    for level in 2..=6_u8 {
        let own = scored.iter().filter(|(other, _)| *other == level);
        let scores: Vec<&Figure> = own.map(|(_, figure)| *figure).collect();
        let max: f64 = scores.iter().filter_map(|score| maximum(score)).sum();
        if scores.len() < 2 {
            continue;
        }
        let sum: f64 = scores.iter().map(|score| score.value.low()).sum();
        for (block, _, line) in facts.figured() {
            let is_plain = matches!(facts.blocks[block].kind, Block::Heading(_) | Block::Paragraph(_) | Block::Item(_));
            if let Some(stated) = overall(line, max).filter(|_| is_plain) {
                let written = line.said(stated);
                let computed = format!("{}/{}", number(sum), number(max));
                let agrees = (stated.value.low() - sum).abs() < 1e-6;
                let (severity, message) = if agrees {
                    (Severity::Ok, format!("`{written}` agrees with the {} categories", scores.len()))
                } else {
                    (
                        Severity::Error,
                        format!("`{written}` is not the sum of the {} categories, {computed}", scores.len()),
                    )
                };
                found.push(RULE.says(severity, line.source(stated), message).stated(written).computed(computed));
            }
        }
    }
}

/// A score in the brackets of a heading.
fn in_brackets<'f>(line: &'f Line<'_>) -> Option<&'f Figure> {
    let figure = line.figures.iter().find(|figure| class(figure) == Class::Of && figure.value.is_point())?;
    let text = line.text();
    (text.get(..figure.range.start)?.ends_with('(') && text.get(figure.range.end..)?.starts_with(')')).then_some(figure)
}

/// The score that a line calls the present overall one.
fn overall<'f>(line: &'f Line<'_>, max: f64) -> Option<&'f Figure> {
    let points = line.figures.iter().find(|figure| class(figure) == Class::Of && figure.value.is_point());
    let stated = points.filter(|stated| maximum(stated) == Some(max))?;
    let before = lower(line.text().get(..stated.range.start)?);
    let named = words::has(&before, words::SCORE)
        || words::has(&before, words::OVERALL)
        || words::begins(before.trim(), words::TOTAL);
    let other = words::has(
        &before,
        const {
            &words::Set::of(&[
                "target",
                "goal",
                "after",
                "previous",
                "expected",
                "ziel",
                "cible",
                "objetivo",
                "цель",
                "estimated",
                "to",
            ])
        },
    );
    (named && !other && before.contains(':') && before.split_whitespace().count() <= 6).then_some(stated)
}
