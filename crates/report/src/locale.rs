//! Printing for a reader: numbers, money, time and dates in the way of a language, without a clock and without tables
//! larger than the page can carry.
//!
//! The words ("weeks", "now") are those of the page, which is in English; separators, the place of the currency and the
//! order of a date follow the reader.

use crate::date::Date;
use crate::figure::digits;
use crate::quantity::{Currency, MoneySum, Range, Sum};

/// How a reader writes numbers and dates, by a BCP 47 language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    decimal: char,
    group: char,
    /// Four digits stay together ("1234").
    group_from: usize,
    sign_first: bool,
    dates: Dates,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dates {
    /// Feb 18, 2026
    MonthDayYear,
    /// 18 Feb 2026
    DayMonthYear,
    /// 18.02.2026
    Dotted,
    /// 18/02/2026
    Slashed,
    /// 2026-02-18
    Iso,
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The sign between the ends of a range on the page.
const TO: char = '–';
/// A true minus, as wide as a plus.
const MINUS: char = '−';
/// A space that neither breaks nor is as wide as one.
const THIN: char = '\u{202f}';
/// A space that does not break.
const FIXED: char = '\u{a0}';

impl Default for Locale {
    fn default() -> Self {
        Self::new("en-US")
    }
}

impl Locale {
    /// The conventions of a language tag such as `de-AT`; those of American English for a language that is not known.
    pub fn new(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let (language, region) = tag.split_once('-').unwrap_or((&tag, ""));
        let (decimal, group, group_from, sign_first, dates) = match (language, region) {
            ("en", "" | "us") => ('.', ',', 4, true, Dates::MonthDayYear),
            ("en", "za") => ('.', FIXED, 4, true, Dates::DayMonthYear),
            ("en", _) => ('.', ',', 4, true, Dates::DayMonthYear),
            ("de", "ch" | "li") => ('.', '’', 4, true, Dates::Dotted),
            ("de", "at") => (',', FIXED, 4, true, Dates::Dotted),
            ("de" | "nl" | "da" | "id" | "tr", _) => (',', '.', 4, false, Dates::Dotted),
            ("fr", "ch") => (',', THIN, 4, false, Dates::Dotted),
            ("fr", _) => (',', THIN, 4, false, Dates::Slashed),
            ("es", "mx" | "us" | "419") => ('.', ',', 4, true, Dates::Slashed),
            ("es", _) => (',', '.', 5, false, Dates::Slashed),
            ("pt", "br") => (',', '.', 4, true, Dates::Slashed),
            ("pt", _) => (',', FIXED, 5, false, Dates::Slashed),
            ("it", _) => (',', '.', 4, false, Dates::Slashed),
            ("ru" | "uk" | "cs" | "sk" | "bg" | "fi" | "nb" | "no", _) => (',', FIXED, 4, false, Dates::Dotted),
            ("pl", _) => (',', FIXED, 5, false, Dates::Dotted),
            ("sv" | "hu" | "lt", _) => (',', FIXED, 4, false, Dates::Iso),
            ("zh" | "ja" | "ko", _) => ('.', ',', 4, true, Dates::Iso),
            ("ar" | "he" | "hi", _) => ('.', ',', 4, true, Dates::Slashed),
            _ => ('.', ',', 4, true, Dates::MonthDayYear),
        };
        Self { decimal, group, group_from, sign_first, dates }
    }

    /// A number with at most `decimals` decimal places, without zeros at their end.
    pub fn number(&self, value: f64, decimals: u32) -> String {
        let plain = digits(value, decimals);
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut text = String::new();
        if value < 0.0 && plain.contains(|c: char| c.is_ascii_digit() && c != '0') {
            text.push(MINUS);
        }
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() >= self.group_from {
                text.push(self.group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// A number with its sign: `+6`, `−27`, `±0`.
    pub fn signed(&self, value: f64, decimals: u32) -> String {
        signed(value, &self.number(value.abs(), decimals))
    }

    /// An amount: `$69,000`, `69.000 €`, `1.250,50 €`.
    pub fn amount(&self, value: f64, currency: Currency) -> String {
        // Cents are shown with both digits or not at all.
        let cents = currency.decimals() > 0 && (value * 100.0).round() % 100.0 != 0.0;
        let mut figure = self.number(value.abs(), if cents { currency.decimals() } else { 0 });
        if cents && figure.rsplit(self.decimal).next().is_some_and(|fraction| fraction.len() == 1) {
            figure.push('0');
        }
        let text = self.with_sign(&figure, currency);
        if value < 0.0 { format!("{MINUS}{text}") } else { text }
    }

    /// An amount rounded for an axis: `$0`, `$7.5K`, `$1.2M`.
    pub fn amount_short(&self, value: f64, currency: Currency) -> String {
        let (scale, suffix) = match value.abs() {
            size if size >= 1e9 => (1e9, "B"),
            size if size >= 1e6 => (1e6, "M"),
            size if size >= 1e3 => (1e3, "K"),
            _ => (1.0, ""),
        };
        let text = self.with_sign(&format!("{}{suffix}", self.number(value.abs() / scale, 1)), currency);
        if value < 0.0 { format!("{MINUS}{text}") } else { text }
    }

    /// A range of money: `$69,000`, `$52,000–$90,000`.
    pub fn money(&self, range: Range, currency: Currency) -> String {
        let (low, high) = (self.amount(range.low(), currency), self.amount(range.high(), currency));
        if low == high { low } else { format!("{low}{TO}{high}") }
    }

    /// A sum in one currency with what is paid monthly: `$5,300 + $26/month`.
    pub fn sum(&self, sum: &Sum) -> String {
        let once = self.money(sum.once, sum.currency);
        match sum.per_month {
            Some(monthly) if sum.once.is_zero() => format!("{}/month", self.money(monthly, sum.currency)),
            Some(monthly) => format!("{once} + {}/month", self.money(monthly, sum.currency)),
            None => once,
        }
    }

    /// A sum in all its currencies, the main one first: `$5,300 + $26/month + €500`; a zero of `home` for nothing.
    pub fn money_sum(&self, sum: &MoneySum, home: Option<Currency>) -> String {
        let (main, others) = sum.by_main(home);
        std::iter::once(&main).chain(&others).map(|sum| self.sum(sum)).collect::<Vec<_>>().join(" + ")
    }

    /// A length of time: `now`, `3 days`, `1 week`, `7–10 weeks`, `2–4 months`. Hours only below a day.
    pub fn days(&self, days: Range) -> String {
        if days.is_zero() {
            return "now".to_owned();
        }
        let (size, unit) = unit_of(days);
        let (low, high) = (self.number(days.low() / size, 1), self.number(days.high() / size, 1));
        if low == high { format!("{high} {}", plural(&high, unit)) } else { format!("{low}{TO}{high} {unit}s") }
    }

    /// A point in time as an axis names it: `week 3`, `day 2`; `today` for zero.
    pub fn after(&self, days: Range) -> String {
        if days.is_zero() { "today".to_owned() } else { format!("after {}", self.days(days)) }
    }

    /// Work: `42 hours`, `40–60 hours`, `1 hour`.
    pub fn hours(&self, hours: Range) -> String {
        let (low, high) = (self.number(hours.low(), 1), self.number(hours.high(), 1));
        if low == high { format!("{high} {}", plural(&high, "hour")) } else { format!("{low}{TO}{high} hours") }
    }

    /// A difference of money, end by end: `−$61,800`, `+$500–$1,000`, `±$0`.
    pub fn money_difference(&self, (low, high): (f64, f64), currency: Currency) -> String {
        difference(low, high, |size| self.amount(size, currency))
    }

    /// A difference of time, end by end: `−6–9 weeks`.
    pub fn days_difference(&self, (low, high): (f64, f64)) -> String {
        let Some(size) = Range::new(low.abs(), high.abs()) else { return String::new() };
        if size.is_zero() {
            return "±0 days".to_owned();
        }
        if low.signum() == high.signum() || low == 0.0 || high == 0.0 {
            return signed(if low == 0.0 { high } else { low }, &self.days(size));
        }
        let (unit_days, unit) = unit_of(size);
        let print = |value: f64| self.signed(value / unit_days, 1);
        format!("{} to {} {unit}s", print(low.min(high)), print(low.max(high)))
    }

    /// A date: `Feb 18, 2026`, `18 Feb 2026`, `18.02.2026`.
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
        match self.dates {
            Dates::MonthDayYear => format!("{name} {day}, {year}"),
            Dates::DayMonthYear => format!("{day} {name} {year}"),
            Dates::Dotted => format!("{day:02}.{month:02}.{year}"),
            Dates::Slashed => format!("{day:02}/{month:02}/{year}"),
            Dates::Iso => date.to_string(),
        }
    }

    fn with_sign(&self, figure: &str, currency: Currency) -> String {
        let sign = currency.sign();
        match (sign.is_empty(), self.sign_first) {
            (true, _) => figure.to_owned(),
            (false, true) if sign.ends_with(char::is_alphabetic) => format!("{sign}{FIXED}{figure}"),
            (false, true) => format!("{sign}{figure}"),
            (false, false) => format!("{figure}{FIXED}{sign}"),
        }
    }
}

/// The unit in which a length of time reads best, with its days: the largest that leaves both ends whole or halves.
fn unit_of(days: Range) -> (f64, &'static str) {
    let fits = |size: f64| {
        days.high() >= size && [days.low(), days.high()].iter().all(|end| (end / size * 2.0).fract() == 0.0)
    };
    match () {
        () if fits(30.0) && days.high() >= 60.0 && days.low() >= 30.0 => (30.0, "month"),
        () if fits(7.0) => (7.0, "week"),
        () if fits(30.0) => (30.0, "month"),
        () if days.high() < 1.0 => (1.0 / 8.0, "hour"),
        () if days.high() >= 84.0 => (7.0, "week"),
        () => (1.0, "day"),
    }
}

fn plural(figure: &str, unit: &str) -> String {
    if figure == "1" { unit.to_owned() } else { format!("{unit}s") }
}

fn signed(value: f64, size: &str) -> String {
    match value {
        value if value > 0.0 => format!("+{size}"),
        value if value < 0.0 => format!("{MINUS}{size}"),
        _ => format!("±{size}"),
    }
}

fn difference(low: f64, high: f64, print: impl Fn(f64) -> String) -> String {
    if low == high {
        return signed(low, &print(low.abs()));
    }
    let (first, second) = if low.abs() <= high.abs() { (low, high) } else { (high, low) };
    if first == 0.0 || first.signum() == second.signum() {
        return signed(second, &format!("{}{TO}{}", print(first.abs()), print(second.abs())));
    }
    format!("{} to {}", signed(low, &print(low.abs())), signed(high, &print(high.abs())))
}
