//! The built viewer in a real browser. Each module is one promise to its readers.
//!
//! * `every_part`: all that an audit says is on the page, and the page does nothing behind its reader's back.
//! * `choosing`: an option is chosen by mouse, keyboard or link, and everything follows it.
//! * `links`: what a reader chose comes back from the link; a link that cannot be followed says so.
//! * `first_screen`, `accessibility`: what is seen at once, and by whom.
//! * `opened`: any Markdown shows its whole report, as it is read natively.
//! * `provenance`: every number leads back to where it comes from.
//! * `files`: other audits are opened, broken ones keep the last good report.
//! * `adversarial`: whatever a file holds, there is a clear answer and no script runs.
//! * `without_the_viewer`: the page says what is wrong when the viewer cannot start.
//! * `reading`, `charts`, `print`: finding, ticking, walking, saving, printing.
//!
//! What a page should show is never copied into a test: the same files are read natively by the same library.

// A test may stop where it stands, and a bench uses the harness as well.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod accessibility;
mod adversarial;
mod charts;
mod choosing;
mod documented;
mod embedded;
mod every_part;
mod files;
mod first_screen;
mod harness;
mod hosts;
mod links;
mod long;
mod opened;
mod print;
mod provenance;
mod published;
mod reading;
mod without_the_viewer;
