//! A quantity that a text mentions, as the rules speak of it.

use gonogo_report::figure::plain;
pub(super) use gonogo_report::quantity::{Bound, Measure, Mention as Figure, Per, TimeUnit};
use gonogo_report::{Currency, Range};

/// What can be added to each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Class {
    /// Counts and points.
    Number,
    /// Percentages.
    Percent,
    /// Points of a maximum.
    Of,
    /// Money of one currency, paid once or monthly.
    Money,
    /// Lengths of time or work.
    Time,
    /// Numbered units of a calendar.
    Calendar,
}

/// The class of a figure.
pub(super) fn class(figure: &Figure) -> Class {
    match figure.measure {
        Measure::Number => Class::Number,
        Measure::Percent => Class::Percent,
        Measure::Of(_) => Class::Of,
        Measure::Money(..) => Class::Money,
        Measure::Time(_) => Class::Time,
        Measure::Calendar(_) => Class::Calendar,
    }
}

/// The unit of a length of time.
pub(super) fn time_unit(figure: &Figure) -> Option<TimeUnit> {
    match figure.measure {
        Measure::Time(unit) | Measure::Calendar(unit) => Some(unit),
        Measure::Number | Measure::Percent | Measure::Of(_) | Measure::Money(..) => None,
    }
}

/// The maximum of a ratio.
pub(super) fn maximum(figure: &Figure) -> Option<f64> {
    match figure.measure {
        Measure::Of(max) => Some(max),
        Measure::Number | Measure::Percent | Measure::Money(..) | Measure::Time(_) | Measure::Calendar(_) => None,
    }
}

/// A number as people write it: thousands apart, at most two decimal places.
pub(super) fn number(value: f64) -> String {
    let plain = plain(value, 2);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut grouped = String::new();
    let digits = whole.trim_start_matches('-');
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if whole.starts_with('-') { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// `7-10`, or a single number where both ends are equal.
pub(super) fn ends(range: Range) -> String {
    if range.is_point() { number(range.low()) } else { format!("{}-{}", number(range.low()), number(range.high())) }
}

/// `7-10 weeks`, `1 hour`.
pub(super) fn counted(range: Range, word: &str) -> String {
    let plural = if range.is_point() && range.low() == 1.0 { "" } else { "s" };
    format!("{} {word}{plural}", ends(range))
}

/// `$52,000-$90,000`, `5,300 EUR`.
pub(super) fn money(range: Range, currency: Currency) -> String {
    let sign = currency.sign();
    let one = |value: f64| {
        if sign.ends_with(char::is_alphabetic) {
            format!("{} {sign}", number(value))
        } else {
            format!("{sign}{}", number(value))
        }
    };
    if range.is_point() { one(range.low()) } else { format!("{}-{}", one(range.low()), one(range.high())) }
}
