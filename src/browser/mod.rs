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
pub mod reading;
pub mod scroll;
pub mod share;
pub mod sheet;

use std::cell::Cell;

use gloo::timers::callback::Timeout;
use web_sys::{Document, Window};

/// The window. There is none when the library runs natively.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// Does something once the reader has rested for a moment, so that it keeps nobody waiting; not at all if something else is
/// to be done by then.
pub fn at_rest(work: Box<dyn FnOnce()>) {
    const MILLISECONDS: u32 = 200;
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    let turn = LAST.get().wrapping_add(1);
    LAST.set(turn);
    let work = move || {
        if LAST.get() == turn {
            work();
        }
    };
    later(MILLISECONDS, Box::new(work));
}

/// Does something after so many milliseconds, in a task of its own. Not generic, since every byte of it would be there once
/// per kind of work.
pub fn later(milliseconds: u32, work: Box<dyn FnOnce()>) {
    Timeout::new(milliseconds, work).forget();
}

/// The document of the window.
pub fn document() -> Option<Document> {
    window()?.document()
}
