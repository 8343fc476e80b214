//! Money as people write it: `$52K-$90K`, `$23,400 + $15K services`, `$26/month`, `€20M or 4% of revenue`.

use super::currency::Currency;
use super::number::{self, Style};
use super::units;
use super::wording::{self, Bound, NotRead, without_remarks};
use super::{MoneySum, Range};
use crate::letters::lower;

/// What an amount is paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Per {
    /// Paid once.
    Once,
    /// Paid every month (yearly and weekly figures are converted: a year has 12 months, a month 30 days).
    Month,
    /// Paid for each of something, such as a customer record: never part of a plan's cost.
    Each(String),
}

impl Per {
    /// What stands behind "per": a time such as `month` or `year`, else what the amount is paid for each of. The number
    /// is the factor that turns the amount into one for that `Per`: `year` is a twelfth of it per month.
    pub fn named(what: &str) -> (Self, f64) {
        match units::per_month(what) {
            Some((factor, "")) => (Self::Month, factor),
            Some(_) | None => (Self::Each(what.trim().to_owned()), 1.0),
        }
    }
}

/// An amount of one currency, `range` in its units (dollars, not cents).
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The currency; amounts of different ones are never added.
    pub currency: Currency,
    /// Low and high end, in currency units.
    pub range: Range,
    /// Once, monthly, or for each of something.
    pub per: Per,
}

/// What kind of cost a part of a sum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Work, and whatever is not named as something else.
    Labor,
    /// Bought services, licenses and tools.
    Services,
}

/// One addend of a written sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Labor or services.
    pub kind: PartKind,
    /// How much.
    pub amount: Amount,
}

/// Money as an audit states it: one or more addends, and the wording they were read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    parts: Vec<Part>,
    wording: String,
    approximate: bool,
    bound: Bound,
}

/// Words after an amount that make it a cost of services.
const SERVICES: [&str; 14] = [
    "service",
    "license",
    "licence",
    "subscription",
    "tool",
    "vendor",
    "hosting",
    "cloud",
    "saas",
    "external",
    "dienst",
    "servic",
    "сервис",
    "服务",
];

impl Money {
    /// Reads what a person wrote. `home` is the report's currency: it is taken for bare numbers, and for `$` where
    /// it is a dollar of its own.
    pub fn parse(text: &str, home: Option<Currency>) -> Result<Self, NotRead> {
        Self::read(text, home).ok_or_else(|| NotRead::new(text, "an amount of money"))
    }

    /// The same, for texts of which most are none.
    pub fn read(text: &str, home: Option<Currency>) -> Option<Self> {
        let plain = without_remarks(text);
        // "280 hours × $150/hour = $42,000": what stands behind the sign is the amount.
        let result = plain.rsplit(['=', '→']).next().unwrap_or(&plain);
        // "€20M or 4% of revenue": the alternative stays in the wording.
        let stated = result.split(" or ").next().unwrap_or(result);
        let lead = wording::lead(stated);
        if units::is_free(lead.rest) {
            let amount = Amount { currency: home.unwrap_or(Currency::UNSTATED), range: Range::ZERO, per: Per::Once };
            return Some(Self::of(vec![Part { kind: PartKind::Labor, amount }], text));
        }
        let mut money = Self::of(Vec::new(), text);
        (money.approximate, money.bound) = (lead.approximate, lead.bound);
        for term in terms(lead.rest) {
            let inner = wording::lead(term);
            let (part, open) = part(inner.rest, home)?;
            money.approximate |= inner.approximate;
            if open || inner.bound == Bound::AtLeast {
                money.bound = Bound::AtLeast;
            }
            money.parts.push(part);
        }
        if money.parts.is_empty() {
            return None;
        }
        if money.bound == Bound::UpTo {
            for part in &mut money.parts {
                part.amount.range = Range::new(0.0, part.amount.range.high()).unwrap_or(part.amount.range);
            }
        }
        Some(money)
    }

    /// Money given as numbers rather than as text.
    pub fn from_amount(amount: Amount, wording: &str) -> Self {
        Self::of(vec![Part { kind: PartKind::Labor, amount }], wording)
    }

    fn of(parts: Vec<Part>, wording: &str) -> Self {
        Self { parts, wording: wording.trim().to_owned(), approximate: false, bound: Bound::Exact }
    }

    /// The addends, in the order they were written. Never empty.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The text it was read from, without surrounding space.
    pub fn wording(&self) -> &str {
        &self.wording
    }

    /// Whether the text says that the figure is a rough one (`~`, "about").
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Whether the text leaves an end open ("up to", `+`).
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// The addends added up, one-off and monthly money and currencies apart.
    pub fn sum(&self) -> MoneySum {
        self.parts.iter().map(|part| &part.amount).collect()
    }

    /// Only the addends of one kind, added up.
    pub fn sum_of(&self, kind: PartKind) -> MoneySum {
        self.parts.iter().filter(|part| part.kind == kind).map(|part| &part.amount).collect()
    }

    /// The single amount this is, or `None` where it adds up several that cannot be one (other currency or period).
    pub fn amount(&self) -> Option<Amount> {
        let mut parts = self.parts.iter().map(|part| &part.amount);
        let first = parts.next()?.clone();
        parts.try_fold(first, |sum, next| {
            (sum.currency == next.currency && sum.per == next.per)
                .then(|| Amount { range: sum.range + next.range, ..sum })
        })
    }
}

/// Splits a written sum at its plus signs; a trailing `+` ("$10,000+") is no sum and stays.
fn terms(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let cut = rest.char_indices().find(|(at, c)| *c == '+' && starts_amount(&rest[at + 1..]));
        let (term, next) = cut.map_or((rest, ""), |(at, _)| (&rest[..at], &rest[at + 1..]));
        rest = next.trim_start();
        Some(term.trim())
    })
}

fn starts_amount(text: &str) -> bool {
    let text = wording::lead(text).rest;
    text.starts_with(|c: char| c.is_ascii_digit()) || Currency::take_start(text).is_some()
}

/// One addend, and whether a `+` leaves it open above.
fn part(text: &str, home: Option<Currency>) -> Option<(Part, bool)> {
    let (before, rest) = take_currency(text);
    let (low, mut rest) = number::take(rest, Style::Money)?;
    let mut high = low;
    let mut currency = before;
    if let Some(after) = number::range_sign(rest) {
        let (again, after) = take_currency(after);
        if let Some((value, after)) = number::take(after, Style::Money) {
            if again.is_some() && before.is_some() && again != before {
                return None;
            }
            currency = currency.or(again);
            (high, rest) = (value, after);
        }
    }
    let low = low.scaled_like(high);
    let open = rest.strip_prefix('+').map(|after| rest = after.trim_start()).is_some();
    let (after, rest) = take_currency(rest);
    if currency.is_some() && after.is_some() && after != currency {
        return None;
    }
    let currency = currency.or(after).map_or(home.unwrap_or(Currency::UNSTATED), |found| found.at_home(home));
    let (per, factor, rest) = per(rest);
    // What is left may name what the money is for, but not be another figure, a multiple or a share.
    if rest.contains(|c: char| c.is_ascii_digit()) || rest.starts_with(['%', '×', '/']) || is_multiple(rest) {
        return None;
    }
    let words = lower(rest);
    let kind = if SERVICES.iter().any(|word| words.contains(word)) { PartKind::Services } else { PartKind::Labor };
    let range = Range::new(low.value() * factor, high.value() * factor)?;
    Some((Part { kind, amount: Amount { currency, range, per } }, open))
}

fn is_multiple(rest: &str) -> bool {
    ["x", "times", "fold", "-fold"].iter().any(|word| wording::strip(rest, word).is_some()) || units::is_time_word(rest)
}

fn take_currency(text: &str) -> (Option<Currency>, &str) {
    Currency::take_start(text).map_or((None, text), |(currency, rest)| (Some(currency), rest))
}

/// "/month", "per month", "monthly", "/yr", "per customer record": the period, its factor to a month, and the rest.
fn per(text: &str) -> (Per, f64, &str) {
    let after = ["/", "per ", "a ", "each ", "pro ", "par ", "por ", "al ", "в "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map(str::trim_start);
    if let Some(after) = after {
        if let Some((factor, rest)) = units::per_month(after) {
            return (Per::Month, factor, rest);
        }
        if text.starts_with(['/', 'p', 'e']) && !after.is_empty() {
            return (Per::Each(after.trim().to_owned()), 1.0, "");
        }
    }
    units::adverb_per_month(text).map_or((Per::Once, 1.0, text), |(factor, rest)| (Per::Month, factor, rest))
}
