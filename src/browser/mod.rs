//! The only module that touches the DOM, the address, the clipboard and the disk.
//!
//! Everything here gives up quietly where the browser refuses: the page must work without any of it.

pub mod address;
pub mod charts;
pub mod failure;
pub mod files;
pub mod highlight;
pub mod live;
pub mod marks;
pub mod observe;
pub mod places;
pub mod prose;
pub mod published;
pub mod reader;
pub mod scroll;
pub mod share;
pub mod sheet;

use gloo::timers::callback::Timeout;
use web_sys::{Document, Window};

/// The window. There is none when the library runs natively.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// Does something once what has changed has had the time to be painted, so that it does not keep the reader waiting.
pub fn after_paint(work: impl FnOnce() + 'static) {
    /// Three frames.
    const MILLISECONDS: u32 = 50;
    Timeout::new(MILLISECONDS, work).forget();
}

/// The document of the window.
pub fn document() -> Option<Document> {
    window()?.document()
}
