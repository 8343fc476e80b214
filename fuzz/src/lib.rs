//! What holds for any input of the readers, as functions that panic where it does not.
//!
//! Each fuzz target calls one of them. `cargo test` calls them too, with the seeds in `seeds/`: the tests of the crates
//! take in these files, so that a finding stays mended without a fuzzer.

pub mod audit;
pub mod page;
pub mod report;
