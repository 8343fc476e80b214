//! Numbers as people write them: `7,200`, `1.5`, `1.234,50`, `1 200`, `52K`, `½`.

use super::wording;

/// How a separator before exactly three digits is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As a thousands separator: money has two decimals or none.
    Money,
    /// As a decimal point; a comma still groups thousands.
    Plain,
}

/// A number and the suffix that scales it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    digits: f64,
    scale: f64,
}

impl Number {
    pub(super) fn value(self) -> f64 {
        self.digits * self.scale
    }

    /// "$52-90K": a first number without a suffix shares that of the second, where that keeps the two in order.
    pub(super) fn scaled_like(self, other: Self) -> Self {
        let shares = self.scale == 1.0 && other.scale > 1.0 && self.digits > 0.0 && self.digits <= other.digits;
        if shares { Self { scale: other.scale, ..self } } else { self }
    }
}

const SUFFIXES: [(&str, f64); 18] = [
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("tausend", 1e3),
    ("millionen", 1e6),
    ("mio.", 1e6),
    ("mio", 1e6),
    ("mrd.", 1e9),
    ("mrd", 1e9),
    ("тыс.", 1e3),
    ("тыс", 1e3),
    ("млн", 1e6),
    ("万", 1e4),
    ("k", 1e3),
    ("m", 1e6),
    ("mm", 1e6),
    ("b", 1e9),
    ("bn", 1e9),
];

/// Number words that stand where a figure could.
const WORDS: [(&str, f64); 20] = [
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("twelve", 12.0),
    ("half a", 0.5),
    ("an", 1.0),
    ("a", 1.0),
    ("ein", 1.0),
    ("eine", 1.0),
    ("une", 1.0),
    ("un", 1.0),
    ("una", 1.0),
    ("uma", 1.0),
];

/// Signs and words between the ends of a range.
const RANGE_SIGNS: [&str; 13] = ["–", "—", "−", "-", "…", "..", "~", "～", "〜", "to ", "bis ", "à ", "до "];

/// Takes a number off the start of `text`; the rest is trimmed at its start.
pub(super) fn take(text: &str, style: Style) -> Option<(Number, &str)> {
    if style == Style::Plain
        && let Some((value, rest)) = WORDS.iter().find_map(|(word, value)| Some((value, wording::strip(text, word)?)))
    {
        return Some((Number { digits: *value, scale: 1.0 }, rest));
    }
    let (number, rest) = take_figure(text, style)?;
    Some((number, rest.trim_start()))
}

/// Takes a figure with its suffix off the start of `text`, no word; what follows is left as it is.
pub(super) fn take_figure(text: &str, style: Style) -> Option<(Number, &str)> {
    if let Some((digits, rest)) = take_digits(text) {
        let (scale, rest) = if style == Style::Money { suffix(rest) } else { (1.0, rest) };
        return Some((Number { digits, scale }, rest));
    }
    let end = figure_end(text);
    let (digits, rest) = (value(&text[..end], style), &text[end..]);
    let (fraction, rest) = fraction(rest);
    let digits = digits.map_or((fraction > 0.0).then_some(fraction), |whole| Some(whole + fraction))?;
    let (scale, rest) = if style == Style::Money { suffix(rest) } else { (1.0, rest) };
    Some((Number { digits, scale }, rest))
}

/// Takes digits off the start of `text` where nothing behind them may belong to the figure, as it is for most.
fn take_digits(text: &str) -> Option<(f64, &str)> {
    let bytes = text.as_bytes();
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    let ends = match bytes.get(end) {
        None => true,
        Some(b'.' | b',' | b'\'' | b' ') => !bytes.get(end + 1).is_some_and(u8::is_ascii_digit),
        Some(byte) => byte.is_ascii(),
    };
    let value = |digits: &[u8]| digits.iter().fold(0.0, |value, digit| value * 10.0 + f64::from(digit - b'0'));
    (ends && (1..=15).contains(&end)).then(|| (value(&bytes[..end]), &text[end..]))
}

/// What follows the sign of a range ("-", "to"), or `None` if `text` does not begin with one.
pub(super) fn range_sign(text: &str) -> Option<&str> {
    let text = text.trim_start();
    // Most of what follows a figure begins with none of these letters and signs.
    if cfg!(feature = "quick") && text.bytes().next().is_some_and(|byte| byte.is_ascii() && !b"-.~tb".contains(&byte)) {
        return None;
    }
    RANGE_SIGNS.iter().find_map(|sign| text.strip_prefix(sign)).map(str::trim_start)
}

/// The byte where the figure at the start of `text` ends: digits, and separators that stand between digits.
fn figure_end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let continues = c.is_ascii_digit() || at > 0 && next_is_digit && separates(c, &text[at + c.len_utf8()..]);
        let starts_fraction = at == 0 && c == '.' && next_is_digit;
        if !continues && !starts_fraction {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether `c`, standing before the digits of `rest`, is a separator inside one figure. A space is one only before
/// exactly three digits.
fn separates(c: char, rest: &str) -> bool {
    match c {
        '.' | ',' => true,
        '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' => rest.chars().take_while(char::is_ascii_digit).count() == 3,
        _ => false,
    }
}

/// The value of a figure with a decimal point or none, as JSON writes it.
pub(crate) fn plain(figure: &str) -> Option<f64> {
    value(figure, Style::Plain)
}

/// The value of a figure that holds digits and separators only; `None` where it has no digit.
///
/// Exact up to fifteen digits, which is more than any audit counts; the general parser of the standard library would
/// bring tables of ten kilobytes into the wasm.
fn value(figure: &str, style: Style) -> Option<f64> {
    let decimal = decimal_at(figure, style);
    let (mut digits, mut divisor, mut some) = (0.0, 1.0, false);
    for (at, c) in figure.char_indices() {
        if let Some(digit) = c.to_digit(10) {
            digits = digits * 10.0 + f64::from(digit);
            some = true;
            if decimal.is_some_and(|decimal| at > decimal) {
                divisor *= 10.0;
            }
        }
    }
    some.then_some(digits / divisor).filter(|value| value.is_finite())
}

/// Where the decimal separator of a figure stands, if it has one.
fn decimal_at(figure: &str, style: Style) -> Option<usize> {
    let last = figure.rfind(['.', ','])?;
    let separator = figure[last..].chars().next()?;
    let repeated = figure[..last].contains(separator);
    let other_before = figure[..last].contains(['.', ',', '\'', '’', ' ', '\u{a0}', '\u{202f}']);
    let three_digits = figure.len() - last == 4;
    let groups = repeated || three_digits && !other_before && (style == Style::Money || separator == ',');
    (!groups).then_some(last)
}

fn fraction(text: &str) -> (f64, &str) {
    const FRACTIONS: [(char, f64); 3] = [('½', 0.5), ('¼', 0.25), ('¾', 0.75)];
    let found = FRACTIONS.iter().find_map(|(sign, value)| Some((*value, text.strip_prefix(*sign)?)));
    found.unwrap_or((0.0, text))
}

fn suffix(text: &str) -> (f64, &str) {
    let trimmed = text.trim_start();
    // Most figures are followed by nothing that any suffix begins with.
    if !trimmed.bytes().next().is_some_and(|first| !first.is_ascii() || b"tmbkTMBK".contains(&first)) {
        return (1.0, text);
    }
    let found = SUFFIXES.iter().find_map(|(word, scale)| {
        let short = word.len() <= 2 && word.is_ascii();
        // "5 m" could be anything; a letter counts only where it touches the figure.
        if short && trimmed.len() != text.len() {
            return None;
        }
        Some((*scale, wording::strip(trimmed, word)?))
    });
    // "k€": the suffix touches a sign.
    found.unwrap_or((1.0, text))
}
