//! Find in report: where words occur in the text of the audit.

use gonogo_audit::Document;
use gonogo_report::letters::lower;

/// A place where the words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The anchor of the section.
    pub anchor: String,
    /// The title of the section.
    pub title: String,
    /// The 1-based line.
    pub line: usize,
    /// The line around the words, without markup at its ends.
    pub excerpt: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The first places, in the order of the text.
    pub hits: Vec<Hit>,
    /// How many lines hold the words.
    pub total: usize,
}

/// How many places are listed.
pub const MOST_HITS: usize = 50;
const EXCERPT: usize = 90;

/// The lines that hold `words`, compared without case; nothing for fewer than two characters.
pub fn find(document: &Document, words: &str) -> Found {
    let needle = lower(words.trim());
    let mut found = Found::default();
    if needle.chars().count() < 2 {
        return found;
    }
    for (index, section) in document.sections().iter().enumerate() {
        for (offset, line) in document.section_text(index).lines().enumerate() {
            if !lower(line).contains(&needle) {
                continue;
            }
            found.total += 1;
            if found.hits.len() < MOST_HITS {
                let title =
                    if section.title.is_empty() { "Beginning of the text".to_owned() } else { section.title.clone() };
                let line_number = document.line_of(section.span.start) + offset;
                let hit =
                    Hit { anchor: section.anchor.clone(), title, line: line_number, excerpt: excerpt(line, &needle) };
                found.hits.push(hit);
            }
        }
    }
    found
}

/// The part of a line around the words, without table bars and emphasis.
fn excerpt(line: &str, needle: &str) -> String {
    let plain: String = line.chars().filter(|c| !matches!(c, '*' | '`' | '#' | '|' | '_')).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower: Vec<char> = lower(&plain).chars().collect();
    let needle: Vec<char> = needle.chars().collect();
    let at = lower.windows(needle.len().max(1)).position(|window| window == needle).unwrap_or(0);
    let from = at.saturating_sub(EXCERPT / 3);
    let part: String = plain.chars().skip(from).take(EXCERPT).collect();
    let cut = plain.chars().count() > from + EXCERPT;
    format!("{}{part}{}", if from > 0 { "…" } else { "" }, if cut { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_section_and_line() {
        let document = gonogo_audit::parse("Intro\n\n# Plan\n\n| **Backups** | 4h |\n\n## Risk\n\nno backups here\n");
        let found = find(&document, "backups");
        let seen: Vec<(&str, usize, &str)> =
            found.hits.iter().map(|hit| (hit.title.as_str(), hit.line, hit.excerpt.as_str())).collect();
        assert_eq!(seen, [("Plan", 5, "Backups 4h"), ("Risk", 9, "no backups here")]);
        assert_eq!(found.total, 2);
    }

    #[test]
    fn a_single_letter_finds_nothing() {
        let document = gonogo_audit::parse("a b c");
        assert_eq!(find(&document, "a"), Found::default());
    }
}
