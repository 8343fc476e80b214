//! Sums of money that never mix what cannot be added: currencies, and one-off with monthly amounts.

use super::{Amount, Currency, Per, Range};

/// What adds up in one currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    /// The currency of both ranges.
    pub currency: Currency,
    /// One-off money; zero where there is none.
    pub once: Range,
    /// Money per month, or `None` where nothing is paid monthly.
    pub per_month: Option<Range>,
}

/// A sum per currency, in the order in which the currencies first occurred.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MoneySum {
    sums: Vec<Sum>,
}

impl MoneySum {
    /// The sum of nothing.
    pub const NOTHING: Self = Self { sums: Vec::new() };

    /// Whether nothing was added, not even a zero.
    pub fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }

    /// One sum per currency, in the order in which they occurred.
    pub fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// The sum in one currency; zero where nothing was added in it.
    pub fn of(&self, currency: Currency) -> Sum {
        let zero = Sum { currency, once: Range::ZERO, per_month: None };
        self.sums.iter().find(|sum| sum.currency == currency).copied().unwrap_or(zero)
    }

    /// The sum in the main currency (`home` where anything was added in it or nothing at all was added, else the first
    /// that occurred), and those in the others.
    pub fn by_main(&self, home: Option<Currency>) -> (Sum, Vec<Sum>) {
        let occurs = |currency: &Currency| self.sums.iter().any(|sum| sum.currency == *currency);
        let first = self.sums.first().map(|sum| sum.currency);
        let main = home.filter(|home| occurs(home)).or(first).or(home).unwrap_or(Currency::UNSTATED);
        (self.of(main), self.sums.iter().filter(|sum| sum.currency != main).copied().collect())
    }

    /// Adds an amount. What is paid for each of something has no total and is left out.
    pub fn add(&mut self, amount: &Amount) {
        let (once, per_month) = match amount.per {
            Per::Once => (amount.range, None),
            Per::Month => (Range::ZERO, Some(amount.range)),
            Per::Each(_) => return,
        };
        self.add_sum(Sum { currency: amount.currency, once, per_month });
    }

    /// Adds another sum to this one.
    pub fn add_all(&mut self, other: &Self) {
        for sum in &other.sums {
            self.add_sum(*sum);
        }
    }

    fn add_sum(&mut self, more: Sum) {
        match self.sums.iter_mut().find(|sum| sum.currency == more.currency) {
            Some(sum) => {
                sum.once = sum.once + more.once;
                sum.per_month = match (sum.per_month, more.per_month) {
                    (Some(one), Some(other)) => Some(one + other),
                    (one, other) => one.or(other),
                };
            }
            None => self.sums.push(more),
        }
    }
}

impl<'a> FromIterator<&'a Amount> for MoneySum {
    fn from_iter<I: IntoIterator<Item = &'a Amount>>(amounts: I) -> Self {
        let mut sum = Self::default();
        amounts.into_iter().for_each(|amount| sum.add(amount));
        sum
    }
}
