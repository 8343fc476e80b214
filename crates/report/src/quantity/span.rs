//! Calendar time: how long something lasts, and when it happens.

use super::Range;
use super::number::{self, Style};
use super::units::{self, Unit};
use super::wording::{self, Bound, NotRead, strip, without_remarks};

/// How long something lasts, in days: a week has 7, a month 30, and 8 hours of work make one.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    days: Range,
    wording: String,
    approximate: bool,
    bound: Bound,
}

impl Span {
    /// Reads what a person wrote: `1 week`, `2-3 weeks`, `Week 4-6` (21 days), `3-5 business days`, `Q1`, `Immediate`.
    ///
    /// `Ongoing` and `TBD` name no length and are not read.
    pub fn parse(text: &str) -> Result<Self, NotRead> {
        Self::read(text).ok_or_else(|| NotRead::new(text, "a length of time"))
    }

    /// The same, for texts of which most are none.
    pub fn read(text: &str) -> Option<Self> {
        let plain = without_remarks(text);
        let lead = wording::lead(&plain);
        let of = |days, bound| Self { days, wording: text.trim().to_owned(), approximate: lead.approximate, bound };
        if units::is_immediate(lead.rest) {
            return Some(of(Range::ZERO, Bound::Exact));
        }
        if let Some(calendar) = calendar(lead.rest) {
            let bound = if calendar.open { Bound::AtLeast } else { lead.bound };
            return Some(of(calendar.length(), bound));
        }
        let (range, open) = lengths(lead.rest, Unit::days, Unit::Day)?;
        let bound = if open { Bound::AtLeast } else { lead.bound };
        let range = if bound == Bound::UpTo { Range::ZERO.later(range).widened_to_zero() } else { range };
        Some(of(range, bound))
    }

    /// A length given as numbers of days.
    pub fn from_days(days: Range, wording: &str) -> Self {
        Self { days, wording: wording.trim().to_owned(), approximate: false, bound: Bound::Exact }
    }

    /// The length in days.
    pub fn days(&self) -> Range {
        self.days
    }

    /// The text it was read from, without surrounding space.
    pub fn wording(&self) -> &str {
        &self.wording
    }

    /// Whether the text says that the figure is a rough one.
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Whether the text leaves an end open ("within", `Week 4+`).
    pub fn bound(&self) -> Bound {
        self.bound
    }
}

/// When something happens, in days from the start: `Week 1` is `0..=7`, `Month 1` is `0..=30`, `today` is `0..=0`.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    days: Range,
    wording: String,
}

impl Moment {
    /// Reads what a person wrote: `Week 4`, `Day 1-2`, `Month 3`, `Q1`, `Immediate`, `after 2 weeks`.
    pub fn parse(text: &str) -> Result<Self, NotRead> {
        let plain = without_remarks(text);
        let lead = wording::lead(&plain);
        let of = |days| Self { days, wording: text.trim().to_owned() };
        if units::is_immediate(lead.rest) {
            return Ok(of(Range::ZERO));
        }
        if let Some(calendar) = calendar(lead.rest) {
            return Ok(of(calendar.window()));
        }
        let rest = wording::strip_any(lead.rest, &["after", "in", "nach", "après"]).unwrap_or(lead.rest);
        lengths(rest, Unit::days, Unit::Day)
            .map(|(range, _)| of(range))
            .ok_or_else(|| NotRead::new(text, "a point in time"))
    }

    /// The window in which it happens, in days from the start.
    pub fn days(&self) -> Range {
        self.days
    }

    /// The text it was read from, without surrounding space.
    pub fn wording(&self) -> &str {
        &self.wording
    }
}

impl Range {
    fn widened_to_zero(self) -> Self {
        Self::new(0.0, self.high()).unwrap_or(self)
    }
}

/// Numbered units of a calendar: `Week 4-6`, `Day 1`, `Month 2+`, `Q1`.
struct Calendar {
    unit: Unit,
    first: f64,
    last: f64,
    open: bool,
}

impl Calendar {
    fn length(&self) -> Range {
        Range::point((self.last - self.first + 1.0) * self.unit.days()).unwrap_or(Range::ZERO)
    }

    fn window(&self) -> Range {
        let day = self.unit.days();
        Range::new((self.first - 1.0).max(0.0) * day, self.last * day).unwrap_or(Range::ZERO)
    }
}

fn calendar(text: &str) -> Option<Calendar> {
    let (unit, rest) = match strip_quarter(text) {
        Some(rest) => (Unit::Quarter, rest),
        None => units::take(text)?,
    };
    let rest = rest.trim_start_matches(['#', ':']).trim_start();
    let (first, rest) = number::take(rest, Style::Plain).filter(|_| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let (last, rest) = match number::range_sign(rest) {
        Some(after) => {
            let after = strip_quarter(after).or_else(|| units::take(after).map(|(_, rest)| rest)).unwrap_or(after);
            number::take(after, Style::Plain)?
        }
        None => (first, rest),
    };
    let open = rest.starts_with('+') || strip(rest, "onwards").is_some();
    let (first, last) = (first.value(), last.value());
    (first >= 0.0 && last >= first).then_some(Calendar { unit, first, last, open })
}

/// "Q1": a quarter of the year, written without a space.
fn strip_quarter(text: &str) -> Option<&str> {
    text.strip_prefix(['Q', 'q']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A length such as "2-3 weeks" or "1 week + 2 days", in the measure that `worth` gives a unit. The second value tells
/// whether a trailing `+` leaves it open above. A bare number counts in `bare` units only if nothing else follows.
pub(super) fn lengths(text: &str, worth: fn(Unit) -> f64, bare: Unit) -> Option<(Range, bool)> {
    let mut total = Range::ZERO;
    let mut rest = text.trim();
    loop {
        let (range, after) = length(rest, worth, bare)?;
        total = total + range;
        let open = after.starts_with('+');
        rest = after.trim_start_matches('+').trim_start();
        let more = rest.strip_prefix("and ").unwrap_or(rest);
        if !more.starts_with(|c: char| c.is_ascii_digit()) {
            // Words may follow ("2 weeks in parallel"), another figure may not.
            let ends = !rest.contains(|c: char| c.is_ascii_digit()) && !rest.starts_with(['%', '/']);
            return ends.then_some((total, open));
        }
        rest = more;
    }
}

/// One length, and what follows it; a plus between the number and its unit ("4+ weeks") is moved behind the unit.
fn length(text: &str, worth: fn(Unit) -> f64, bare: Unit) -> Option<(Range, &str)> {
    let (low, rest) = number::take(text, Style::Plain)?;
    let (low_unit, after_low) = unit(rest);
    let (high, high_unit, rest) =
        match number::range_sign(after_low).and_then(|after| number::take(after, Style::Plain)) {
            Some((high, rest)) => {
                let (high_unit, rest) = unit(rest);
                (high, high_unit.or(low_unit), rest)
            }
            None => (low, low_unit, after_low),
        };
    let (high_unit, rest) = match rest.strip_prefix('+').and_then(units::take) {
        Some((found, after)) if high_unit.is_none() => (Some(found), if after.is_empty() { "+" } else { after }),
        _ => (high_unit, rest),
    };
    let high_unit = high_unit.or_else(|| rest.is_empty().then_some(bare))?;
    let low_unit = low_unit.unwrap_or(high_unit);
    Some((Range::new(low.value() * worth(low_unit), high.value() * worth(high_unit))?, rest))
}

fn unit(text: &str) -> (Option<Unit>, &str) {
    units::take(text).map_or((None, text), |(unit, rest)| (Some(unit), rest))
}
