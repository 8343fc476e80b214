//! Names, remarks and quantities out of cells, items and headings.

use gonogo_report::{Effort, Money, Span};

use super::words::{core, is_letter};
use crate::status;
use crate::text::trim;

/// A name without signs, numbers, marks and a colon around it.
pub(super) fn name(text: &str) -> &str {
    // Most begin with a letter, and have nothing before it.
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return without_tail(text);
    }
    let text = unmarked(text);
    let text = core_name(text);
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len();
    let rest = digits.strip_prefix(['.', ')', ':']).map(str::trim_start);
    match rest {
        // "1.2 Backups" and "1. Backups"; "2.5 GB" has no name behind it that a number could lead.
        Some(rest) if numbered && rest.chars().any(char::is_alphabetic) => {
            let more = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            if more.starts_with(char::is_whitespace) { core_name(more) } else { core_name(rest) }
        }
        _ => text,
    }
}

/// A text without the marks, shortcodes included, at its start and end.
pub(super) fn unmarked(text: &str) -> &str {
    let mut text = trim(text);
    while let Some(mark) = status::mark_at(text) {
        text = text[mark.len..].trim_start();
    }
    text
}

fn core_name(text: &str) -> &str {
    let lead =
        |c: char| !is_letter(c) && !matches!(c, '(' | '[' | '.' | '/' | '`' | '"' | '“' | '$' | '<' | '@' | '\'');
    without_tail(text.trim_start_matches(lead))
}

fn without_tail(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        !is_letter(c) && !matches!(c, ')' | ']' | '%' | '+' | '!' | '?' | '/' | '"' | '”' | '\'' | '`' | '>' | '.')
    })
}

/// The parts of a text before and behind its first dash, arrow or colon; the second is empty where there is none.
pub(super) fn parted(text: &str) -> (&str, &str) {
    // By the byte that each begins with; no two of them begin at one place.
    const SPACED: [&str; 6] = [" - ", " — ", " – ", " → ", " -> ", " => "];
    let bytes = text.as_bytes();
    let stands = |at: usize, signs: &[&str]| {
        signs.iter().find(|sign| bytes[at..].starts_with(sign.as_bytes())).map(|sign| (at, sign.len()))
    };
    let sign = |at: usize| match bytes[at] {
        b' ' if matches!(bytes.get(at + 1), Some(b'-' | b'=' | 0xE2)) => stands(at, &SPACED),
        b':' => stands(at, &[": "]),
        0xE2 => stands(at, &["——"]),
        0xEF => stands(at, &["："]),
        _ => None,
    };
    let cut = (0..bytes.len()).find_map(sign);
    cut.map_or((text, ""), |(at, len)| (trim(&text[..at]), trim(&text[at + len..])))
}

/// A length of time, if a text is one.
pub(super) fn span(text: &str) -> Option<Span> {
    gonogo_report::work::spend(text.len());
    let text = core(text);
    if text.len() > 80 || !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    // A bare number is no length of time: its unit is not said.
    if text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | ' ')) {
        return None;
    }
    Span::read(text)
}

/// An amount of work, if a text is one.
pub(super) fn effort(text: &str) -> Option<Effort> {
    gonogo_report::work::spend(text.len());
    let text = text.trim();
    let named = text.chars().any(char::is_alphabetic);
    (named && text.len() <= 80).then(|| Effort::read(text)).flatten()
}

/// An amount of money with its currency, if a text is one.
pub(super) fn money(text: &str) -> Option<Money> {
    gonogo_report::work::spend(text.len());
    let text = text.trim();
    (text.len() <= 120 && names_currency(text)).then(|| Money::read(text, None)).flatten()
}

/// Whether a currency is named anywhere in a text.
fn names_currency(text: &str) -> bool {
    const CODES: [&[u8]; 9] = [b"USD", b"EUR", b"GBP", b"CHF", b"JPY", b"CNY", b"RUB", b"INR", b"BRL"];
    const SIGNS: [&str; 8] = ["€", "£", "¥", "₽", "₹", "руб", "元", "円"];
    let bytes = text.as_bytes();
    (0..bytes.len()).any(|at| match bytes[at] {
        b'$' => true,
        b'd' => bytes[at..].starts_with(b"dollar"),
        b'e' => bytes[at..].starts_with(b"euro"),
        b'k' => bytes[at..].starts_with(b"kr"),
        b'U' | b'E' | b'G' | b'C' | b'J' | b'R' | b'I' | b'B' => CODES.iter().any(|code| bytes[at..].starts_with(code)),
        0xC2.. => SIGNS.iter().any(|sign| bytes[at..].starts_with(sign.as_bytes())),
        _ => false,
    })
}
