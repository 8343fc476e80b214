//! What the charts promise: an audit in, a scene out. Each file is one promise.

// A test may stop where it stands.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod absent;
mod assistant;
mod audit;
mod files;
mod layout;
mod random;
mod wordings;
