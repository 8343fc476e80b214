//! Finding a free port, and showing what is served there.

use std::io;

use super::Server;

const FIRST: u16 = 8080;
const LAST: u16 = 8179;

/// Starts a server on the port that is asked for, or on the first free one from 8080.
///
/// # Errors
/// When the port is taken, or all ports up to 8179 are.
pub fn on_free_port(port: Option<u16>, start: impl Fn(u16) -> io::Result<Server>) -> io::Result<Server> {
    if let Some(port) = port {
        return start(port).map_err(|error| {
            io::Error::new(error.kind(), format!("cannot serve at port {port}: {error}; help: try another `--port`"))
        });
    }
    let free = (FIRST..=LAST).map(start).find(|server| !is_taken(server));
    free.unwrap_or_else(|| {
        Err(io::Error::new(io::ErrorKind::AddrInUse, format!("all ports of {FIRST}..={LAST} are taken")))
    })
}

fn is_taken(server: &io::Result<Server>) -> bool {
    server.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AddrInUse)
}

/// Opens an address in the reader's browser, where there is a screen. A convenience: the address should be printed too.
///
/// # Errors
/// When a browser should have opened and did not.
pub fn show(url: &str) -> io::Result<()> {
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if cfg!(target_os = "linux") && !has_display {
        return Ok(());
    }
    open::that_detached(url)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_taken_port_is_an_error_only_for_the_one_who_asked_for_it() {
        let start = |port| Server::builder(Path::new(env!("CARGO_MANIFEST_DIR"))).port(port).start();
        let first = on_free_port(None, start).expect("a port is free");
        let second = on_free_port(None, start).expect("another port is free");
        assert!(second.port() > first.port());
        let error = on_free_port(Some(first.port()), start).expect_err("it is taken");
        assert!(error.to_string().starts_with("cannot serve at port"), "{error}");
    }
}
