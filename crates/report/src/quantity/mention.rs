//! Quantities in running text: where they stand, what they measure, and how sure the text is of them.
//!
//! The other readers of this module are given a text that is a quantity; this one finds quantities in a sentence, a cell
//! or a heading, each with its bytes.

use super::currency::Currency;
use super::number::{self, Number, Style};
use super::units::{self, Unit};
use super::wording::{self, Bound};
use super::{Per, Range};
use crate::work::spend;

/// A quantity that a text mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its bytes in the text, signs and unit included.
    pub range: std::ops::Range<usize>,
    /// Its value, in the unit of its measure; both ends are equal where one number is written.
    pub value: Range,
    /// What it measures.
    pub measure: Measure,
    /// Whether the text says that the figure is a rough one (`~`, "about").
    pub approximate: bool,
    /// Whether the text leaves an end open (`+`, "up to").
    pub bound: Bound,
    /// How many decimal places are written, at most.
    pub decimals: u32,
}

/// What a number measures.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// A number alone: a count, or points.
    Number,
    /// A percentage: the value is 50 for `50%`.
    Percent,
    /// A number of a maximum, `25/50`.
    Of(f64),
    /// An amount in units of a currency.
    Money(Currency, Per),
    /// A length of time or work: the value is in hours of work (a day has 8) where that is what people count in.
    Time(TimeUnit),
    /// Numbered units of a calendar, `Week 4-6`: the value is `4..=6`.
    Calendar(TimeUnit),
}

/// A unit of time as it was written; what it is worth depends on whether work or the calendar is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeUnit(Unit);

impl TimeUnit {
    /// Days of the calendar: a week has 7, a month 30, and 8 hours make one.
    #[must_use]
    pub fn days(self) -> f64 {
        self.0.days()
    }

    /// Hours of work: a day has 8, a week 40.
    #[must_use]
    pub fn hours(self) -> f64 {
        self.0.hours()
    }

    /// Whether it is shorter than a day, so that work is meant and not the calendar.
    #[must_use]
    pub fn is_short(self) -> bool {
        matches!(self.0, Unit::Minute | Unit::Hour)
    }

    /// The English word for one of it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self.0 {
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
        }
    }
}

/// All quantities of a text, in its order. Dates, times of day, versions, addresses and numbers in names (`P0`, `v2`,
/// `SHA-256`) are none.
#[must_use]
pub fn mentions(text: &str) -> Vec<Mention> {
    spend(text.len());
    let mut found = Vec::new();
    // Most texts have neither a digit nor a sign.
    if !crate::letters::holds(text, |byte| byte.is_ascii_digit() | (byte == b'$') | !byte.is_ascii()) {
        return found;
    }
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        spend(1);
        match mention(text, start, at) {
            Ok(mention) => {
                at = mention.range.end.max(start + 1);
                found.push(mention);
            }
            Err(end) => at = end.max(start + 1),
        }
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// The next byte at which a digit or the sign of a currency stands.
fn next_start(text: &str, from: usize) -> Option<usize> {
    /// The bytes at which a quantity may begin; most others are told by one look.
    const MAY_BEGIN: [bool; 256] = {
        let mut may = [false; 256];
        let mut byte = 0xC2;
        while byte < 256 {
            may[byte] = true;
            byte += 1;
        }
        let mut digit = b'0' as usize;
        while digit <= b'9' as usize {
            may[digit] = true;
            digit += 1;
        }
        (may[b'$' as usize], may[b'.' as usize], may[b'U' as usize]) = (true, true, true);
        may
    };
    let bytes = text.as_bytes();
    (from..bytes.len()).filter(|&at| MAY_BEGIN[usize::from(bytes[at])]).find(|&at| {
        let byte = bytes[at];
        byte.is_ascii_digit()
            || byte == b'$'
            || byte == b'.'
                && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
                && !bytes[..at].last().is_some_and(u8::is_ascii_alphanumeric)
            || byte >= 0xC2 && text.is_char_boundary(at) && Currency::take_start(&text[at..]).is_some()
            || byte == b'U' && text[at..].starts_with("US$")
    })
}

/// Reads the mention that starts here, or tells where to go on.
fn mention(text: &str, start: usize, done: usize) -> Result<Mention, usize> {
    let before = &text[done..start];
    let token = token_end(text, start);
    if in_name(text, start) || is_date_or_version(&text[start..token]) {
        return Err(token);
    }
    let (mut currency, rest) = currency(&text[start..]);
    let style = if currency.is_some() || reads_as_money(rest) { Style::Money } else { Style::Plain };
    let (low, mut rest) = number::take_figure(rest, style).ok_or(token)?;
    let (mut high, mut decimals) = (low, decimals(&text[start..text.len() - rest.len()]));
    let mut open = false;
    let first_unit = time_unit(rest);
    let (after_first, figure_end) = (first_unit.map_or(rest, |(_, after)| after), rest.len());
    if let Some((value, after)) = second(after_first, style) {
        decimals = decimals.max(self::decimals(&after_first[..after_first.len() - after.len()]));
        (high, rest) = (value, after);
    }
    if let Some(after) =
        rest.strip_prefix('+').filter(|after| !after.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    {
        (open, rest) = (true, after);
    }
    let low = low.scaled_like(high);
    let (mut from, mut to) = (low.value(), high.value());
    let mut measure = Measure::Number;
    if let Some(after) = rest.trim_start().strip_prefix(['%', '％']) {
        (measure, rest) = (Measure::Percent, after);
    } else if let Some((max, after)) = maximum(rest) {
        (measure, rest) = (Measure::Of(max), after);
    } else if let Some((unit, after)) =
        // Most are no ranges, and what follows is looked at already.
        if rest.len() == figure_end { first_unit } else { time_unit(rest) }.filter(|_| currency.is_none())
    {
        let low_unit = first_unit.map_or(unit, |(unit, _)| unit);
        (from, to) = (from * low_unit.hours() / unit.hours(), to);
        (measure, rest) = (Measure::Time(TimeUnit(unit)), after);
        if let Some(after) = rest.strip_prefix('+') {
            (open, rest) = (true, after);
        }
    } else {
        if currency.is_none()
            && let (Some(found), after) = self::currency(rest.trim_start())
        {
            (currency, rest) = (Some(found), after);
        }
        if let Some(currency) = currency {
            let (per, factor, after) = per(rest);
            (from, to, rest) = (from * factor, to * factor, after);
            measure = Measure::Money(currency, per);
        } else if let Some(unit) = calendar_before(text, start) {
            measure = Measure::Calendar(TimeUnit(unit));
        }
    }
    let value = Range::new(from, to).ok_or(token)?;
    let lead = lead(before);
    let bound = if open { Bound::AtLeast } else { lead.1 };
    let end = start + text[start..text.len() - rest.len()].trim_end().len();
    Ok(Mention { range: start..end, value, measure, approximate: lead.0, bound, decimals })
}

/// Whether a currency follows the figure here, as in `12.000 €`, or it is scaled, as in `15K`.
fn reads_as_money(text: &str) -> bool {
    let Some((_, rest)) = number::take_figure(text, Style::Money) else { return false };
    let rest = second(rest, Style::Money).map_or(rest, |(_, rest)| rest);
    let digits = text[..text.len() - rest.len()].trim_end();
    let scaled = digits.ends_with(['k', 'K', 'M']) && !text[digits.len()..].starts_with(char::is_alphanumeric);
    scaled || currency(rest.trim_start_matches('+').trim_start()).0.is_some()
}

/// The second end of a range and what follows it; "5 - 3 of them" counts down and is none.
fn second(text: &str, style: Style) -> Option<(Number, &str)> {
    let after = number::range_sign(text)?;
    // A date or an id may follow: "1 - 2025-01-02".
    let (_, after) = currency(after);
    let end = token_end(after, 0);
    if is_date_or_version(&after[..end]) {
        return None;
    }
    number::take_figure(after, style)
}

/// `/50`, where no further slash follows (a date) and no letter (a unit).
fn maximum(text: &str) -> Option<(f64, &str)> {
    let after = text.trim_start_matches(' ').strip_prefix('/')?.trim_start_matches(' ');
    let (number, rest) = number::take_figure(after, Style::Plain)?;
    let ends = !rest.starts_with(['/', '_', '%']) && !rest.starts_with(char::is_alphabetic);
    (ends && number.value() > 0.0).then(|| (number.value(), rest))
}

fn currency(text: &str) -> (Option<Currency>, &str) {
    Currency::take_start(text).map_or((None, text), |(currency, rest)| (Some(currency), rest))
}

/// `/month`, `per record`: only the unit itself belongs to the mention.
fn per(text: &str) -> (Per, f64, &str) {
    let trimmed = text.trim_start();
    let after = ["/", "per ", "pro ", "par ", "por "].iter().find_map(|word| trimmed.strip_prefix(word));
    let Some(after) = after else {
        return units::adverb_per_month(trimmed)
            .map_or((Per::Once, 1.0, text), |(factor, rest)| (Per::Month, factor, rest));
    };
    if let Some((factor, rest)) = units::per_month(after) {
        return (Per::Month, factor, untrimmed(after, rest));
    }
    let what = after.trim_start();
    let end = what.find(|c: char| !c.is_alphanumeric()).unwrap_or(what.len());
    if end == 0 { (Per::Once, 1.0, text) } else { (Per::Each(what[..end].to_owned()), 1.0, &what[end..]) }
}

/// A unit behind a number: a single letter must touch it, or `4 a` and `3 d` could be anything.
fn time_unit(text: &str) -> Option<(Unit, &str)> {
    let (unit, rest) = units::take(text)?;
    let rest = untrimmed(text, rest);
    let word = text[..text.len() - rest.len()].trim_start().trim_start_matches('-');
    let touches = text.starts_with(|c: char| !c.is_whitespace());
    let short = word.chars().count() == 1 && word.is_ascii();
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    (ends && (touches || !short)).then_some((unit, rest))
}

/// `rest`, a trimmed end of `text`, with the space before it.
fn untrimmed<'a>(text: &'a str, rest: &str) -> &'a str {
    let head = &text[..text.len() - rest.len()];
    &text[head.trim_end().len()..]
}

/// Whether the digits here belong to a name: `P0`, `SHA-256`, `#12`, `v2.1`, `file_3`, `L71`.
fn in_name(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        Some(c) if c.is_alphabetic() && !c.is_ascii() => !matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7AF),
        Some(c) if c.is_alphanumeric() || matches!(c, '_' | '#' | '@' | '\\') => true,
        Some('-' | '.' | ':' | '/') => {
            before.next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '_' | '.'))
        }
        Some(_) | None => false,
    }
}

/// Where the run of figures, signs and letters that starts here ends; a long one is cut, so that no run is read again for
/// each of its figures.
fn token_end(text: &str, start: usize) -> usize {
    let stays = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '_' | '-' | '/');
    const LONGEST: usize = 64;
    let tail = &text[start..text.floor_char_boundary(start + LONGEST)];
    let sign = tail.chars().next().filter(|c| !stays(*c)).map_or(0, char::len_utf8);
    let end = tail[sign..].find(|c: char| !stays(c)).map_or(tail.len(), |end| end + sign);
    start + tail[..end].trim_end_matches(['.', ',', ':', '-', '/']).len()
}

/// `2026-02-18`, `10:30`, `14.2.33`, `18/02/2026`, `127.0.0.1`, `2x3a`.
fn is_date_or_version(token: &str) -> bool {
    if !token.contains([':', '-', '.', '/']) {
        return false;
    }
    let digits_of = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    let count = |sign: char| token.split(sign).count() - 1;
    let time = token.split_once(':').is_some_and(|(_, rest)| digits_of(rest) > 0);
    let iso = {
        let mut parts = token.split('-');
        parts.next().is_some_and(|year| year.len() == 4 && digits_of(year) == 4)
            && parts.next().is_some_and(|month| month.len() == 2 && digits_of(month) == 2)
            && parts.next().is_some_and(|day| digits_of(day) == 2)
    };
    let version = {
        let end = token.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(token.len());
        let parts: Vec<&str> = token[..end].trim_end_matches('.').split('.').collect();
        parts.len() > 3 || parts.len() == 3 && !parts[1..].iter().all(|part| part.len() == 3)
    };
    time || iso || version || count('/') > 1
}

/// The calendar unit that stands before a number: "Week 4".
fn calendar_before(text: &str, start: usize) -> Option<Unit> {
    let before = text[..start].trim_end_matches([' ', '#', ':', '\u{a0}']);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().filter(|word| word.chars().count() > 1)?;
    let (unit, rest) = units::take(word)?;
    rest.is_empty().then_some(unit)
}

/// Whether "about", "~", "up to" and their kin stand right before: as a sign, or as the last word or two.
fn lead(before: &str) -> (bool, Bound) {
    let before = before.trim_end_matches([' ', '$', '*']);
    let Some(last) = before.chars().next_back().filter(|_| wording::may_end(before)) else {
        return (false, Bound::Exact);
    };
    let sign = before.len() - last.len_utf8();
    let word = |end: usize| {
        let start =
            before[..end].char_indices().rev().take(16).take_while(|(_, c)| !c.is_whitespace() && *c != '(').last();
        start.map_or(end, |(at, _)| at)
    };
    let one = word(before.len());
    let two = word(before[..one].trim_end().len());
    for at in [sign, one, two] {
        let lead = wording::lead(&before[at..]);
        if lead.rest.is_empty() && at < before.len() {
            return (lead.approximate, lead.bound);
        }
    }
    (false, Bound::Exact)
}

/// How many decimal places a written figure has.
fn decimals(figure: &str) -> u32 {
    let digits = figure.trim_end_matches(|c: char| !c.is_ascii_digit());
    digits.rfind(['.', ',']).map_or(0, |at| {
        let places = digits.len() - at - 1;
        if places == 3 { 0 } else { u32::try_from(places).unwrap_or(0) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        mentions(text).into_iter().map(|mention| say(text, &mention)).collect()
    }

    fn say(text: &str, mention: &Mention) -> String {
        let (low, high) = (mention.value.low(), mention.value.high());
        let value = if low == high { low.to_string() } else { format!("{low}-{high}") };
        let sign = if mention.approximate { "~" } else { "" };
        let bound = match mention.bound {
            Bound::Exact => "",
            Bound::AtLeast => "+",
            Bound::UpTo => "<",
        };
        let measure = match &mention.measure {
            Measure::Number => "number".to_owned(),
            Measure::Percent => "percent".to_owned(),
            Measure::Of(max) => format!("of {max}"),
            Measure::Money(currency, Per::Once) => currency.to_string(),
            Measure::Money(currency, Per::Month) => format!("{currency} a month"),
            Measure::Money(currency, Per::Each(what)) => format!("{currency} each {what}"),
            Measure::Time(unit) => format!("{}s", unit.word()),
            Measure::Calendar(unit) => format!("calendar {}s", unit.word()),
        };
        format!("{sign}{bound}{value} {measure} `{}`", &text[mention.range.clone()])
    }

    #[test]
    fn scores_percentages_and_counts() {
        assert_eq!(shown("Score: 25/50 (50%)"), ["25 of 50 `25/50`", "50 percent `50%`"]);
        assert_eq!(shown("MVP: 32-38/50, SaaS: 55+/50"), ["32-38 of 50 `32-38/50`", "+55 of 50 `55+/50`"]);
        assert_eq!(shown("1,164 tests, 87.8 % passed"), ["1164 number `1,164`", "87.8 percent `87.8 %`"]);
        assert_eq!(shown("0-25 → Prototype, 51+ more"), ["0-25 number `0-25`", "+51 number `51+`"]);
    }

    #[test]
    fn times_and_calendars() {
        assert_eq!(shown("4h, 0.5h and 2-4 hrs"), ["4 hours `4h`", "0.5 hours `0.5h`", "2-4 hours `2-4 hrs`"]);
        assert_eq!(shown("(Week 4-6) 3-4 weeks"), ["4-6 calendar weeks `4-6`", "3-4 weeks `3-4 weeks`"]);
        assert_eq!(shown("30 min – 2 hours"), ["0.5-2 hours `30 min – 2 hours`"]);
        assert_eq!(shown("~48 hours, about 2 days"), ["~48 hours `48 hours`", "~2 days `2 days`"]);
        assert_eq!(shown("0/360 hours"), ["0 of 360 `0/360`"]);
        assert_eq!(
            shown("2-3 недели, 4 Wochen, 1-2 mois"),
            ["2-3 weeks `2-3 недели`", "4 weeks `4 Wochen`", "1-2 months `1-2 mois`"]
        );
    }

    #[test]
    fn money() {
        assert_eq!(shown("$52K-$90K or ~$6,500"), ["52000-90000 USD `$52K-$90K`", "~6500 USD `$6,500`"]);
        assert_eq!(shown("$23,400 + $15K services"), ["23400 USD `$23,400`", "15000 USD `$15K`"]);
        assert_eq!(
            shown("$26/month, 12.000 € per record"),
            ["26 USD a month `$26/month`", "12000 EUR each record `12.000 € per record`"]
        );
        assert_eq!(shown("5-7K users, 3 M"), ["5000-7000 number `5-7K`", "3 number `3`"]);
        assert_eq!(shown("$0-200/month"), ["0-200 USD a month `$0-200/month`"]);
    }

    #[test]
    fn names_dates_and_versions_are_none() {
        for text in
            ["P0", "SHA-256", "v2.1", "2026-02-18", "10:30", "14.2.33", "#12", "L71", "18/02/2026", "127.0.0.1", "F-01"]
        {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn any_text_is_read() {
        for text in [
            "",
            "$",
            "€",
            "1/",
            "1/0",
            "9".repeat(400).as_str(),
            "1-",
            "½",
            "１２",
            "5 µs/op",
            "1/2/3",
            "$$5",
            "٣ أسابيع",
        ] {
            for mention in mentions(text) {
                assert!(text.get(mention.range.clone()).is_some(), "{text}");
            }
        }
    }
}
