//! What a report says on its page, natively and in the browser alike.
//!
//! * [`load`], [`selection`], [`decision`] and [`find`] are plain functions: what the page shows and what a link means.
//! * [`parts`] writes it as HTML, through [`markup`], which escapes everything that comes from a report.
//! * [`trail`] tells where its numbers come from.
//! * [`shell`] is the document around it where a report is published.

#![cfg_attr(not(test), warn(clippy::use_debug, reason = "a release has no debug printing: `cargo xtask seal`"))]

pub mod completed;
pub mod decision;
pub mod find;
pub mod load;
pub mod markup;
pub mod parts;
pub mod selection;
pub mod shell;
pub mod trail;
