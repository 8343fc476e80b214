//! Quantities: numbers with a unit and a range, read from what people write, added end to end, printed for a reader.
//!
//! Every quantity keeps the wording it was read from, so that the page can show what the audit says beside what was
//! understood.

mod currency;
mod effort;
mod mention;
mod money;
mod number;
mod range;
mod span;
mod sum;
mod units;
mod wording;

pub use currency::Currency;
pub use effort::Effort;
pub use mention::{Measure, Mention, TimeUnit, mentions};
pub use money::{Amount, Money, Part, PartKind, Per};
pub use range::Range;
pub use span::{Moment, Span};
pub use sum::{MoneySum, Sum};
pub use wording::{Bound, NotRead};

pub(crate) use number::plain;
