//! The viewer: one page on which a stakeholder decides go, wait or no-go.
//!
//! What the page says comes from `gonogo-page`. Here `page` puts it on the page as a Leptos view, `state` holds what changes,
//! and `browser` is the only module that touches the DOM, the address and the disk.

#![cfg_attr(not(test), warn(clippy::use_debug, reason = "a release has no debug printing: `cargo xtask seal`"))]

mod app;
mod browser;
mod page;
mod state;

/// Mounts the app on the page.
pub fn start() {
    #[cfg(debug_assertions)]
    browser::failure::install();
    leptos::mount::mount_to_body(app::App);
    browser::failure::running();
}

/// Takes over a published page.
pub fn stand() {
    #[cfg(debug_assertions)]
    browser::failure::install();
    leptos::mount::mount_to_body(app::Standing);
}
