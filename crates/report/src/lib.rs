//! The model of a readiness report: what an audit says, as typed values with units, and what follows from it.
//!
//! This crate knows no DOM, no files, no clock and no randomness: the same input gives the same output, natively and in
//! WebAssembly. The data's way through it:
//!
//! ```text
//! scores.json --scores::read--> Report --Plan::of_option--> Plan --forecast--> Outlook --difference--> Difference
//! ```

#![cfg_attr(not(test), warn(clippy::use_debug, reason = "a release has no debug printing: `cargo xtask seal`"))]

pub mod date;
pub mod diagnostic;
pub mod figure;
pub mod forecast;
mod index;
pub mod letters;
pub mod locale;
pub mod merge;
pub mod model;
pub mod order;
pub mod quantity;
pub mod scores;
pub mod work;

pub use date::Date;
pub use diagnostic::{Diagnostic, Kind, Place, Severity as DiagnosticSeverity};
pub use forecast::{Difference, GateOpening, Outlook, Plan, ScorePoint, Slot, Stated, forecast};
pub use locale::Locale;
pub use merge::{Disagreement, Merged, merge};
pub use model::*;
pub use quantity::{Amount, Bound, Currency, Effort, Moment, Money, MoneySum, Part, PartKind, Per, Range, Span, Sum};
