//! Work: hours of people.

use super::Range;
use super::span::lengths;
use super::units::Unit;
use super::wording::{self, Bound, NotRead, without_remarks};

/// Work in hours: a working day has 8, a working week 40, a working month 160.
#[derive(Clone, Debug, PartialEq)]
pub struct Effort {
    hours: Range,
    wording: String,
    approximate: bool,
    bound: Bound,
}

impl Effort {
    /// Reads what a person wrote: `4h`, `40-60 hours`, `30-60 mins`, `~48 hours`, `2 days`; a bare number is hours.
    pub fn parse(text: &str) -> Result<Self, NotRead> {
        Self::read(text).ok_or_else(|| NotRead::new(text, "an amount of work"))
    }

    /// The same, for texts of which most are none.
    pub fn read(text: &str) -> Option<Self> {
        let plain = without_remarks(text);
        let lead = wording::lead(&plain);
        let (hours, open) = lengths(lead.rest, Unit::hours, Unit::Hour)?;
        let (hours, bound) = match (open, lead.bound) {
            (true, _) => (hours, Bound::AtLeast),
            (false, Bound::UpTo) => (Range::new(0.0, hours.high()).unwrap_or(hours), Bound::UpTo),
            (false, bound) => (hours, bound),
        };
        Some(Self { hours, wording: text.trim().to_owned(), approximate: lead.approximate, bound })
    }

    /// Work given as a number of hours.
    pub fn from_hours(hours: Range, wording: &str) -> Self {
        Self { hours, wording: wording.trim().to_owned(), approximate: false, bound: Bound::Exact }
    }

    /// The work in hours.
    pub fn hours(&self) -> Range {
        self.hours
    }

    /// The text it was read from, without surrounding space.
    pub fn wording(&self) -> &str {
        &self.wording
    }

    /// Whether the text says that the figure is a rough one.
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Whether the text leaves an end open.
    pub fn bound(&self) -> Bound {
        self.bound
    }
}
