//! `scores.json`: the wire format, its reader, which never fails, and what writes it.
//!
//! What cannot be read is left out and reported with its JSON path, line and column; everything else is used.

mod build;
mod fields;
mod figure;
mod json;
mod json_out;
mod leaf;
mod print;
mod read;
mod refs;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "schema")]
mod wire;

pub use figure::{Ends, Figure};
pub use json_out::Json;
pub use print::{Printing, print, report, source};
pub use read::{Read, read};
#[cfg(feature = "schema")]
pub use schema::schema;

/// The format that this version reads.
pub const FORMAT: u64 = 1;
