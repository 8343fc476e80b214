//! Numbers and names of phases: "Phase 2: Foundation", "第二阶段", "Stage IV", "phases 2-4".

use super::super::cells;
use super::super::figures;
use super::super::rating::without_brackets;
use super::super::words::{NUMBERS, Word, Words, head};

/// The numbers of the phases that a remark names: "1 week (Phase 1 only)", "phases 2-4".
pub(in crate::extract) fn of_numbers(words: &Words, text: &str) -> Option<Vec<String>> {
    let hit = words.hits(text).iter().copied().find(|hit| hit.word == Word::Phase)?;
    let rest = text[hit.end..].trim_start();
    let (first, end) = figures::number(rest, 0);
    let first = whole(first?)?;
    let after = rest[end..].trim_start();
    let last = after
        .strip_prefix(['-', '–'])
        .and_then(|after| whole(figures::number(after.trim_start(), 0).0?))
        .unwrap_or(first);
    (last >= first && last - first < 30).then(|| (first..=last).map(|number| number.to_string()).collect())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within 0..=99")]
fn whole(value: f64) -> Option<u32> {
    ((0.0..=99.0).contains(&value) && value.fract() == 0.0).then_some(value as u32)
}

/// What the name of a numbered phase begins with.
pub(in crate::extract) const NUMBERED: [Word; 5] = [Word::Phase, Word::First, Word::Second, Word::Third, Word::Fourth];

/// "Phase 2: Foundation", "第二阶段", "Stage IV": its number, and what follows it.
pub(in crate::extract) fn numbered<'t>(words: &Words, text: &'t str) -> Option<(u32, &'t str)> {
    let text = cells::name(text);
    let ordinals = [Word::First, Word::Second, Word::Third, Word::Fourth];
    if !words.begins_any(text, &NUMBERED) {
        return None;
    }
    if let Some(end) = words.begins(text, Word::Phase) {
        let rest = text[end..].trim_start_matches([' ', '#', '-', '.']);
        let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let number = count(words, &rest[..len]).or_else(|| {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest[..digits].parse().ok().filter(|number| *number < 200)
        })?;
        return Some((number, rest[len..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(')));
    }
    // "Première phase", "Первый этап", "第一阶段"
    let hits = words.hits(head(text, 60));
    let (at, end) = ordinals.iter().enumerate().find_map(|(at, ordinal)| {
        hits.iter()
            .filter(|hit| hit.word == *ordinal && hit.start == 0)
            .map(|hit| (at, hit.end))
            .max_by_key(|(_, end)| *end)
    })?;
    let phase = hits
        .iter()
        .find(|hit| hit.word == Word::Phase && hit.start >= end && text[end..hit.start].trim().is_empty())?;
    Some((
        u32::try_from(at + 1).ok()?,
        text[phase.end..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '('),
    ))
}

fn count(words: &Words, text: &str) -> Option<u32> {
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    if let Ok(number) = text.parse::<u32>() {
        return (number < 100).then_some(number);
    }
    if let Some(at) = ROMAN.iter().position(|roman| *roman == text) {
        return u32::try_from(at + 1).ok();
    }
    let ordinals = [Word::First, Word::Second, Word::Third, Word::Fourth];
    let at = ordinals
        .iter()
        .position(|ordinal| words.is(text, *ordinal))
        .or_else(|| NUMBERS.iter().position(|number| words.is(text, *number)));
    match at {
        Some(at) => u32::try_from(at + 1).ok(),
        None if text.len() == 1 && text.starts_with(|c: char| c.is_ascii_uppercase()) => {
            text.bytes().next().map(|byte| u32::from(byte - b'A') + 1)
        }
        None => None,
    }
}

/// The name of a phase: its heading without the length of time in brackets.
pub(super) fn phase_name(title: &str) -> String {
    let (outer, _) = without_brackets(title);
    let before = title.split(['(', '（']).next().unwrap_or(title);
    let name = cells::name(if before.chars().any(char::is_alphanumeric) { before } else { &outer });
    let name = name.trim_end_matches(['-', '–', '—', ':', ' ']);
    // "Phase 1 (must fix before the launch)": nothing but the brackets names it.
    let plain = title.trim_end_matches([':', '：', ' ', '*']);
    let remark = title.get(before.len()..).unwrap_or_default();
    if is_number_alone(name) && plain.ends_with([')', '）']) && !remark.contains(|c: char| c.is_ascii_digit()) {
        return cells::name(plain).to_owned();
    }
    if name.is_empty() { cells::name(title).to_owned() } else { name.to_owned() }
}

/// Whether a name says nothing but the number of a phase: "Phase 2", "Stage IV".
fn is_number_alone(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let (Some(_), Some(number), None) = (words.next(), words.next(), words.next()) else { return false };
    number.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
}
