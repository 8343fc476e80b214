//! One file per subcommand.

pub(crate) mod bench;
pub(crate) mod book;
pub(crate) mod build;
pub(crate) mod seal;
pub(crate) mod serve;
pub(crate) mod test;
