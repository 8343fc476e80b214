//! Charts of a plan against the others, as scenes of marks with roles.
//!
//! ```text
//! Report + Outlooks --timeline | cost | score | risks | expected--> plotters --Recorder--> Scene --viewer, svg--> pixels
//! ```
//!
//! Each chart is a pure function of an [`Input`] and a width. It draws through plotters onto a backend that writes down
//! what is drawn instead of painting it, so that a page can style, update and describe every mark. There are no colors, no
//! fonts, no DOM and no clock here: the same input gives the same bytes, natively and in WebAssembly.
//!
//! A chart without data is [`Missing`], with the words for what the audit would need.

#![cfg_attr(not(test), warn(clippy::use_debug, reason = "a release has no debug printing: `cargo xtask seal`"))]

mod backend;
mod bars;
mod legend;
mod role;
mod scene;
mod sheet;
mod svg;
mod table;
mod text;
mod words;

mod cost;
mod expected;
mod glyphs;
mod risks;
mod rows;
mod score;
mod steps;
mod ticks;
mod timeline;

use gonogo_report::{Locale, Outlook, Report};

pub use cost::cost;
pub use expected::expected;
pub use legend::Legend;
pub use risks::risks;
pub use role::Role;
pub use scene::{Anchor, Datum, Mark, PathOp, Rect, Scene, Series, Shape, length};
pub use score::score;
pub use table::{Cell, Table};
pub use timeline::timeline;

/// The least width that charts are drawn for, in CSS pixels: what is narrower is drawn for this one.
pub const MIN_WIDTH: f64 = 240.0;

/// The greatest width that charts are drawn for, in CSS pixels.
pub const MAX_WIDTH: f64 = 4000.0;

/// The least width and height of the area in which a datum can be hit, in CSS pixels (WCAG 2.2, 2.5.8).
pub const TARGET: f64 = 24.0;

/// What the charts are drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// What the audit says.
    pub report: &'a Report,
    /// What the plans lead to, one per option in the order of the report; where there are no options, one plan of all
    /// phases. A plan that is no option of the report is named by what it holds.
    pub outlooks: &'a [Outlook],
    /// The index of the plan that was chosen.
    pub chosen: usize,
    /// How the reader writes numbers.
    pub locale: &'a Locale,
}

/// A chart and everything that stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Which of the charts it is: `timeline`, `cost`, `score`, `risks` or `expected`.
    pub id: &'static str,
    /// What it tells, in one phrase.
    pub title: String,
    /// One to three sentences that say in words what is drawn.
    pub summary: String,
    /// What is drawn.
    pub scene: Scene,
    /// The same as a table.
    pub table: Table,
    /// What the marks mean, for those that occur.
    pub legend: Vec<Legend>,
}

/// A chart that cannot be drawn because the audit does not say enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Which of the charts it is.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What the audit would need, as the end of "To show it, the audit would need …".
    pub needs: String,
}

/// All charts in the order of the page, for a width in CSS pixels.
pub fn charts(input: &Input<'_>, width: f64) -> Vec<Result<Chart, Missing>> {
    [timeline, cost, score, risks, expected].iter().map(|draw| draw(input, width)).collect()
}

/// The width that a chart is drawn for: that asked for, to a tenth, unless it is too narrow or no width.
fn usable(width: f64) -> f64 {
    if width.is_finite() { ((width * 10.0).floor() / 10.0).clamp(MIN_WIDTH, MAX_WIDTH) } else { MIN_WIDTH }
}
