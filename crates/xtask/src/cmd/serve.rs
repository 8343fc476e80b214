//! `cargo xtask serve`: sets up what is missing, builds the viewer, serves it on this machine and shows it.

use std::io;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::server::Server;

use super::build;
use crate::progress::say;

/// What the caller chose.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    /// `None`: 8080, or the next free one.
    pub(crate) port: Option<u16>,
    pub(crate) open: bool,
}

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8179;

pub(crate) fn run(options: &Options) -> Result<()> {
    build::run()?;
    let server = start(&xtask::dist()?, options.port)?;
    let url = server.url();
    say("serving `dist/` until Ctrl+C at");
    println!("{url}");
    if options.open {
        open(&url);
    }
    loop {
        std::thread::park();
    }
}

fn start(dist: &Path, port: Option<u16>) -> Result<Server> {
    let on = |port: u16| Server::builder(dist).port(port).start();
    if let Some(port) = port {
        return on(port).with_context(|| format!("cannot serve at port {port}; help: try another `--port`"));
    }
    let free = (FIRST_PORT..=LAST_PORT).map(on).find(|server| !is_taken(server));
    let server = free.with_context(|| format!("all ports of {FIRST_PORT}..={LAST_PORT} are taken"))?;
    server.context("cannot serve `dist/`")
}

fn is_taken(server: &io::Result<Server>) -> bool {
    server.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AddrInUse)
}

/// A convenience: whatever goes wrong here, the address is printed already.
fn open(url: &str) {
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if cfg!(target_os = "linux") && !has_display {
        return;
    }
    if let Err(error) = open::that_detached(url) {
        say(&format!("no browser opened: {error}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_an_error_only_for_the_one_who_asked_for_it() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let first = start(folder, None).unwrap();
        let second = start(folder, None).unwrap();
        assert!(second.port() > first.port());

        let error = start(folder, Some(first.port())).unwrap_err();
        assert!(error.to_string().starts_with("cannot serve at port"), "{error}");
    }
}
