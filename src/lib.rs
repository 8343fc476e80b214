//! The viewer: one page on which a stakeholder decides go, wait or no-go.
//!
//! * [`load`], [`selection`], [`decision`] and [`find`] are plain functions with native tests: what the page shows and what
//!   a link means.
//! * [`parts`] writes what stands still as HTML, through [`markup`], which escapes everything that comes from a report.
//! * `page` puts those parts on the page as a Leptos view; what a reader chooses is then written into it.
//! * `state` holds what changes; `browser` is the only module that touches the DOM, the address and the disk.

#![cfg_attr(not(test), warn(clippy::use_debug, reason = "a release has no debug printing: `cargo xtask seal`"))]

mod app;
mod browser;
pub mod decision;
pub mod find;
pub mod load;
pub mod markup;
mod page;
pub mod parts;
pub mod selection;
mod state;

/// Mounts the app on the page.
pub fn start() {
    #[cfg(debug_assertions)]
    browser::failure::install();
    leptos::mount::mount_to_body(app::App);
    browser::failure::running();
}
