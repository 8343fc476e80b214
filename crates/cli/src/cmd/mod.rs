//! One module per subcommand.

pub mod build;
pub mod check;
pub mod completions;
pub mod extract;
pub mod forecast;
pub mod init;
pub mod man;
pub mod schema;
pub mod serve;

use std::io::{self, Write};

/// Prints data to stdout; a reader that went away is no error.
pub fn print(text: &str) -> anyhow::Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}
