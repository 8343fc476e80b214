//! How one outlook differs from another.

use super::Outlook;
use crate::quantity::Currency;

/// An outlook minus the chosen one. Pairs are (low end, high end).
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// One-off money in the main currency of the report.
    pub cost: (f64, f64),
    /// Days.
    pub days: (f64, f64),
    /// Points of the score, where there is one.
    pub score: Option<f64>,
    /// The number of risks that stay open.
    pub open_risks: i64,
    /// The number of findings that stay open.
    pub open_findings: i64,
}

impl Difference {
    /// `other` minus `chosen`, the cost in `currency`.
    pub fn between(other: &Outlook, chosen: &Outlook, currency: Currency) -> Self {
        Self {
            cost: other.cost.of(currency).once.minus(chosen.cost.of(currency).once),
            days: other.days.minus(chosen.days),
            score: other.score.zip(chosen.score).map(|(other, chosen)| other.value - chosen.value),
            open_risks: count(&other.open_risks) - count(&chosen.open_risks),
            open_findings: count(&other.open_findings) - count(&chosen.open_findings),
        }
    }
}

fn count(ids: &[String]) -> i64 {
    i64::try_from(ids.len()).unwrap_or(i64::MAX)
}
