//! Lengths and boxes of time: "Week 2-3", "first week", "Immediate", and where titles name them.

use std::rc::Rc;

use gonogo_report::{Range, Span};

use super::super::cells;
use super::super::figures;
use super::super::rating::{may_join, without_brackets};
use super::super::words::{Hit, NUMBERS, Word, Words, core, head};
use super::names::numbered;

/// The length of time that a title names: in brackets, behind a dash, or as the box of time that it begins with.
pub(in crate::extract) fn length_in(words: &Words, title: &str) -> Option<Span> {
    // A length has a figure, or is told in words for a unit.
    let figured = |text: &str| gonogo_report::letters::holds(text, |byte| byte.is_ascii_digit());
    let told = words.hits(title).kinds.any(&UNITS) || may_join(title, usize::MAX);
    if !told && !figured(title) {
        return None;
    }
    let length = |words: &Words, piece: &str| if told || figured(piece) { length(words, piece) } else { None };
    let (outer, inner) = without_brackets(title);
    let parts = inner.split([',', ';', '/']).chain(inner.split(" - ").take(1));
    for piece in parts.chain([&*inner]) {
        if let Some(span) = length(words, piece) {
            return Some(span);
        }
    }
    let parts: Vec<&str> = outer.split([':', '：', '—', '–', '|']).map(str::trim).collect();
    // The last piece of "Phase 1: Foundation — 2 weeks"; a dash inside "2–3 weeks" cuts nothing off.
    for piece in parts.iter().rev() {
        if let Some(span) = length(words, piece).filter(|_| numbered(words, piece).is_none()) {
            return Some(span);
        }
    }
    // "Phase 1 - urgent (before anyone comes) ~2 hours"
    let behind = title.rsplit_once([')', '）']).and_then(|(_, tail)| length(words, tail));
    if behind.is_some() {
        return behind;
    }
    let last = outer.rsplit_once(" - ").map(|(_, last)| last);
    last.and_then(|last| length(words, last)).or_else(|| {
        let range = outer.find(|c: char| c.is_ascii_digit()).filter(|_| numbered(words, &outer).is_none())?;
        length(words, &outer[range..])
    })
}

const UNITS: [Word; 4] = [Word::Day, Word::Week, Word::Month, Word::Quarter];

/// A length of time, also where it is told in words: "first week", "this week", "next 2 weeks", "today".
pub(super) fn length(words: &Words, text: &str) -> Option<Span> {
    let text = core(text).trim_end_matches([':', '.']);
    // "within 2 weeks", where that stands behind it.
    let text = text.trim_end_matches("完成").trim_end_matches(['内', '內']);
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    if text.starts_with('0')
        && let Some(window) = window(words, text)
        && window.end == text.len()
    {
        return window.length(text);
    }
    let hits = words.hits(text);
    let of = |word: Word| hits.iter().find(|hit| hit.word == word);
    if hits.iter().any(|hit| hit.word == Word::Ongoing && hit.start == 0) {
        return None;
    }
    if let Some(span) = counted(&hits, text) {
        return Some(span);
    }
    let lead = [Word::This, Word::First, Word::Second, Word::Third, Word::Fourth]
        .iter()
        .find_map(|word| of(*word).filter(|hit| hit.start == 0));
    if let Some(lead) = lead {
        let rest = text[lead.end..].trim_start();
        if let Some(span) = cells::span(rest).filter(|_| rest.starts_with(|c: char| c.is_ascii_digit())) {
            return Some(Span::from_days(span.days(), text));
        }
        let units = [(Word::Day, 1.0), (Word::Week, 7.0), (Word::Month, 30.0), (Word::Quarter, 90.0)];
        let days = units.iter().find_map(|(word, days)| {
            hits.iter().any(|hit| hit.word == *word && hit.start >= lead.end).then_some(*days)
        })?;
        return Some(Span::from_days(Range::point(days)?, text));
    }
    // "1 week later" is when something begins.
    if hits.iter().any(|hit| hit.word == Word::Long && hit.start > 0 && hit.end == text.len()) {
        return None;
    }
    let figured = text.contains(|c: char| c.is_ascii_digit());
    let unit = hits.iter().any(|hit| matches!(hit.word, Word::Day | Word::Week | Word::Month | Word::Quarter));
    let spelled = NUMBERS.iter().any(|word| of(*word).is_some_and(|hit| hit.start == 0)) && unit;
    if words.is(text, Word::Now) && unit {
        return Some(Span::from_days(Range::point(1.0)?, text));
    }
    (figured || spelled).then(|| cells::span(text)).flatten()
}

/// A window of time, counted from the start of the plan.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// When it opens and closes, in days.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Where its wording ends.
    end: usize,
}

/// The window that a text begins with: "0-30 days", "31-60 days", "0-48h". Whether "30-60 days" is one, or a length of time,
/// is told by those beside it.
pub(super) fn window(words: &Words, text: &str) -> Option<Window> {
    let (first, end) = figures::number(text, 0);
    let rest = text[end..].trim_start().strip_prefix(['-', '–', '—'])?.trim_start();
    let (last, end) = figures::number(text, text.len() - rest.len());
    let (first, last) = (first?, last?);
    let unit = text[end..].trim_start();
    let start = text.len() - unit.len();
    let len = unit.find(|c: char| !c.is_alphabetic()).unwrap_or(unit.len());
    let named = &unit[..len];
    let hourly = named.eq_ignore_ascii_case("h") || named.to_ascii_lowercase().starts_with("hour");
    let (month, days) = if hourly { (24.0, 1.0 / 24.0) } else { (30.0, 1.0) };
    let follows = first > 1.0 && (first % month == 0.0 || first % month == 1.0);
    let fits = last > first && (first == 0.0 || follows) && (first == 0.0 && !hourly || last % month == 0.0);
    (fits && (hourly || words.is(named, Word::Day))).then(|| {
        let first = if first % month == 1.0 { first - 1.0 } else { first };
        Window { from: first * days, to: last * days, end: start + len }
    })
}

impl Window {
    /// How long it is open.
    pub(super) fn length(self, wording: &str) -> Option<Span> {
        Some(Span::from_days(Range::point(self.to - self.from)?, wording))
    }
}

/// Weeks that are counted where the unit stands behind them, or with its article before: "第1-2周", "الأسبوع 1-2".
fn counted(hits: &[Hit], text: &str) -> Option<Span> {
    let units = [(Word::Day, "Day"), (Word::Week, "Week"), (Word::Month, "Month")];
    let named = |hit: &Hit| units.iter().find(|(word, _)| *word == hit.word).map(|(_, name)| *name);
    let (name, range) = if let Some(rest) = text.strip_prefix('第') {
        let behind = rest.trim_start_matches(counts);
        let at = text.len() - behind.len();
        let mut units = hits.iter().filter(|hit| hit.start == at && hit.end == text.len());
        (units.find_map(named)?, &rest[..rest.len() - behind.len()])
    } else {
        let unit = hits.iter().find(|hit| hit.start == 0 && !text.is_char_boundary(1) && named(hit).is_some())?;
        (named(unit)?, text[unit.end..].trim_start())
    };
    let digit = |at: Option<char>| at.is_some_and(|at| at.is_ascii_digit());
    if !digit(range.chars().next()) || !digit(range.chars().next_back()) {
        return None;
    }
    let span = cells::span(&format!("{name} {}", range.replace(['〜', '～', '~'], "-")))?;
    Some(Span::from_days(span.days(), text))
}

/// What numbers of weeks consist of.
fn counts(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '-' | '–' | '~' | '〜' | '～')
}

/// What a title begins with where it is a box of time: "Week 2-3", "Immediate", "Short-term", "Next 2 weeks".
pub(in crate::extract) fn time_box(words: &Words, title: &str) -> Option<usize> {
    let text = cells::name(title);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return window(words, head(text, 60)).map(|window| window.end);
    }
    let hits = if words.may_begin(text) { words.hits(head(text, 60)) } else { Rc::default() };
    let begins = |word: Word| hits.iter().filter(|hit| hit.word == word && hit.start == 0).map(|hit| hit.end).max();
    for word in [Word::Now, Word::Short, Word::Mid, Word::Long] {
        if let Some(end) = begins(word) {
            return Some(end);
        }
    }
    for word in [Word::Day, Word::Week, Word::Month, Word::Quarter] {
        if let Some(end) = begins(word) {
            let rest = text[end..].trim_start_matches([' ', '#']);
            let (_, digits) = figures::number(rest, 0);
            return (digits > 0).then_some(end + digits);
        }
    }
    if text.starts_with(['Q', 'q'])
        && text[1..].starts_with(|c: char| ('1'..='4').contains(&c))
        && !text[2..].starts_with(char::is_alphanumeric)
    {
        return Some(2);
    }
    // "第3-4周"
    if let Some(rest) = text.strip_prefix('第') {
        let end = text.len() - rest.trim_start_matches(counts).len();
        let unit = hits.iter().find(|hit| hit.start == end && UNITS.contains(&hit.word));
        if let Some(unit) = unit.filter(|_| rest.starts_with(|c: char| c.is_ascii_digit())) {
            return Some(unit.end);
        }
    }
    let ordinal =
        [Word::This, Word::First, Word::Second, Word::Third, Word::Fourth].iter().find_map(|word| begins(*word));
    let unit = hits.iter().filter(|hit| matches!(hit.word, Word::Day | Word::Week | Word::Month | Word::Quarter));
    ordinal.and_then(|end| unit.filter(|hit| hit.start >= end && hit.start <= end + 12).map(|hit| hit.end).min())
}
