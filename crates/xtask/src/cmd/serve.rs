//! `cargo xtask serve`: sets up what is missing, builds the viewer, serves it on this machine and shows it.

use anyhow::Result;
use gonogo_server::{Server, on_free_port, show};

use super::build;
use crate::progress::say;

/// What the caller chose.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    /// `None`: 8080, or the next free one.
    pub(crate) port: Option<u16>,
    pub(crate) open: bool,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    build::run()?;
    let dist = xtask::dist()?;
    let server = on_free_port(options.port, |port| Server::builder(&dist).port(port).start())?;
    let url = server.url();
    say("serving `dist/` until Ctrl+C at");
    println!("{url}");
    if options.open
        && let Err(error) = show(&url)
    {
        say(&format!("no browser opened: {error}"));
    }
    loop {
        std::thread::park();
    }
}
