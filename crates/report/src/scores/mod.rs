//! `scores.json`: the wire format, and its reader, which never fails.
//!
//! What cannot be read is left out and reported with its JSON path, line and column; everything else is used.

mod build;
mod json;
mod read;
mod refs;
#[cfg(feature = "schema")]
mod schema;
pub mod wire;

pub use read::{Read, read};
#[cfg(feature = "schema")]
pub use schema::schema;
