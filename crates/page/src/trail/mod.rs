//! Where the numbers on the page come from: each opens its trail, which leads back to the lines it was read from.
//!
//! * [`Of`] says which number something is; parts of the page write numbers through `number` and `traced`.
//! * [`Trail`] is what a number opens: values that were read, each with its [`Place`], and values that were computed, each
//!   with its [`Formula`] and inputs. `told` makes it from the report and its outlooks.
//! * [`Trails`] remembers which numbers a page shows; in the end it writes their trails, and marks the passages in the text.
//!
//! A trail is a popover, which needs no script, and a number the button that opens it. All of this is behind the feature
//! `trails`: a viewer that was not built with it writes numbers as plain text, and carries none of it.

#[cfg(feature = "trails")]
mod amount;
#[cfg(feature = "trails")]
mod asked;
#[cfg(feature = "trails")]
mod card;
#[cfg(feature = "trails")]
mod of;
#[cfg(feature = "trails")]
mod provenance;
#[cfg(feature = "trails")]
mod site;
#[cfg(feature = "trails")]
mod step;
#[cfg(feature = "trails")]
mod told;
#[cfg(feature = "trails")]
mod write;

#[cfg(feature = "trails")]
pub use amount::{Amount, Change, Formula};
#[cfg(feature = "trails")]
pub use asked::Trails;
#[cfg(feature = "trails")]
pub use provenance::{Place, Provenance};
#[cfg(feature = "trails")]
pub(crate) use site::{
    action, loss, loss_by_id, number, opener, risk, shelf_of, traced, traced_of, traced_plan, traced_within,
};
#[cfg(feature = "trails")]
pub use site::{begin, section};
#[cfg(feature = "trails")]
pub use step::{Computed, How, Input, Step, Trail};
#[cfg(feature = "trails")]
pub use told::told;

#[cfg(not(feature = "trails"))]
mod plain;
#[cfg(not(feature = "trails"))]
pub(crate) use plain::{
    action, begin, loss, loss_by_id, number, opener, risk, section, shelf_of, traced, traced_of, traced_plan,
    traced_within,
};

/// Which number of a page something is. Numbers of one item of a list share a trail, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// The date of the audit.
    Date,
    /// The verdict.
    Verdict,
    /// The score, its share and its level.
    Score,
    /// A gate's decision.
    Gate(usize),
    /// A figure of a plan: of the card of an option, or of the whole plan.
    Plan(usize, Figure),
    /// A phase of the plan.
    Phase(usize),
    /// The computed total of the plan.
    PlanTotal,
    /// The stated total of the plan.
    Totals,
    /// An action.
    Action(usize),
    /// The computed total of the fixes.
    FixesTotal,
    /// The stated total of the fixes.
    Fixes,
    /// A category of the scorecard.
    Category(usize),
    /// A level.
    Level(usize),
    /// A comparison.
    Comparison(usize),
    /// A finding.
    Finding(usize),
    /// A risk that the audit puts first.
    BiggestRisk(usize),
    /// A risk.
    Risk(usize),
    /// A loss.
    Loss(usize),
    /// What the audit states of an option.
    Option(usize),
    /// The score of an earlier audit.
    Past(usize),
    /// How many entries a list has.
    Count(List),
    /// A chart, by its index in [`crate::parts::CHARTS`].
    Chart(usize),
}

/// One of the four numbers of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// What it costs.
    Cost,
    /// How long it takes.
    Time,
    /// The score it reaches.
    Score,
    /// The risks, or findings, that stay open.
    Open,
}

/// A list whose entries are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// The categories of the scorecard.
    Categories,
    /// The findings.
    Findings,
}
