//! Amounts, and the formulas by which they follow from others: a test computes each again.

use gonogo_report::{Currency, Locale, MoneySum, Range};

/// An amount of something.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// Money.
    Money(MoneySum),
    /// A length of time, or a time from the start, in days.
    Days(Range),
    /// Work in hours.
    Hours(Range),
    /// Points of a score.
    Points(f64),
    /// A share of a hundred.
    Percent(f64),
    /// A number of things.
    Count(usize),
    /// A difference.
    Change(Change),
}

/// A difference of two amounts; pairs are (low end, high end).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// One-off money in a currency.
    Money((f64, f64), Currency),
    /// Days.
    Days((f64, f64)),
    /// Points.
    Points(f64),
    /// A number of things.
    Count(i64),
}

/// How an amount follows from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// All inputs added up; ranges end by end.
    Sum,
    /// The latest of the inputs, end by end.
    Latest,
    /// The highest of the inputs.
    Highest,
    /// The first input less the second, in numbers of things.
    Less,
    /// How far the first input lies above the second.
    Difference,
    /// The first input as a share of the second.
    Share,
    /// The input itself.
    Same,
}

impl Amount {
    /// The amount as the page writes it; money beginning with the currency of `home`.
    pub fn show(&self, locale: &Locale, home: Option<Currency>) -> String {
        match self {
            Self::Money(sum) => locale.money_sum(sum, home),
            Self::Days(days) => locale.days(*days),
            Self::Hours(hours) => locale.hours(*hours),
            Self::Points(points) => locale.number(*points, 1),
            Self::Percent(percent) => format!("{} %", locale.number(*percent, 0)),
            Self::Count(count) => count.to_string(),
            Self::Change(Change::Money(ends, currency)) => locale.money_difference(*ends, *currency),
            Self::Change(Change::Days(ends)) => locale.days_difference(*ends),
            Self::Change(Change::Points(points)) => locale.signed(*points, 1),
            Self::Change(Change::Count(count)) => crate::decision::signed_count(*count),
        }
    }
}

impl Formula {
    /// What follows from some amounts, differences of money in `currency`; `None` where they are not of one kind.
    pub fn of(self, inputs: &[Amount], currency: Currency) -> Option<Amount> {
        let (first, rest) = inputs.split_first()?;
        match self {
            Self::Sum => rest.iter().try_fold(first.clone(), Amount::plus),
            Self::Latest => rest.iter().try_fold(first.clone(), |last, next| match (last, next) {
                (Amount::Days(last), Amount::Days(next)) => Some(Amount::Days(last.later(*next))),
                _ => None,
            }),
            Self::Highest => rest.iter().try_fold(first.clone(), |best, next| match (best, next) {
                (Amount::Points(best), Amount::Points(next)) => Some(Amount::Points(best.max(*next))),
                _ => None,
            }),
            Self::Less => match (first, rest) {
                (Amount::Count(all), [Amount::Count(less)]) => Some(Amount::Count(all.checked_sub(*less)?)),
                _ => None,
            },
            Self::Difference => Some(Amount::Change(first.above(rest.first()?, currency)?)),
            Self::Share => match (first, rest) {
                (Amount::Points(part), [Amount::Points(all)]) => Some(Amount::Percent(part / all * 100.0)),
                _ => None,
            },
            Self::Same => rest.is_empty().then(|| first.clone()),
        }
    }
}

impl Amount {
    fn plus(self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Money(mut sum), Self::Money(more)) => {
                sum.add_all(more);
                Some(Self::Money(sum))
            }
            (Self::Hours(sum), Self::Hours(more)) => Some(Self::Hours(sum + *more)),
            (Self::Count(sum), Self::Count(more)) => Some(Self::Count(sum + more)),
            _ => None,
        }
    }

    fn above(&self, other: &Self, currency: Currency) -> Option<Change> {
        match (self, other) {
            (Self::Money(one), Self::Money(other)) => {
                Some(Change::Money(one.of(currency).once.minus(other.of(currency).once), currency))
            }
            (Self::Days(one), Self::Days(other)) => Some(Change::Days(one.minus(*other))),
            (Self::Points(one), Self::Points(other)) => Some(Change::Points(one - other)),
            (Self::Count(one), Self::Count(other)) => {
                Some(Change::Count(i64::try_from(*one).ok()? - i64::try_from(*other).ok()?))
            }
            _ => None,
        }
    }
}
