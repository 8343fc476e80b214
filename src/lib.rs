//! The viewer: one page on which a stakeholder decides go, wait or no-go.
//!
//! * [`load`], [`selection`], [`decision`] and [`find`] are plain functions with native tests: what the page shows and what
//!   a link means.
//! * `page` lays out and no more: Leptos components, one per part of the page.
//! * `state` holds what changes; `browser` is the only module that touches the DOM, the address and the disk.

mod app;
mod browser;
pub mod decision;
pub mod find;
pub mod load;
mod page;
pub mod selection;
mod state;

/// Mounts the app on the page.
pub fn start() {
    browser::failure::install();
    leptos::mount::mount_to_body(app::App);
    browser::failure::running();
}
