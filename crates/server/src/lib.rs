//! A static file server for one folder or for files in memory, on loopback unless told otherwise.
//!
//! It behaves like a plain static host (a folder answers with its `index.html`, unknown paths with 404), can be mounted
//! at a sub-path, and lets a test put pages in front of the disk and look at what was asked for. It is written on the
//! standard library so that dropping a [`Server`] really ends it: open connections are closed, not left unanswered.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use self::content_type::of as content_type;
pub use self::ports::{on_free_port, show};

use self::answer::Content;
use self::site::Site;

mod answer;
mod connection;
mod content_type;
mod ports;
mod site;

/// A running server; dropping it closes the port and every connection.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

/// How a [`Server`] is to be started.
#[derive(Debug)]
pub struct Builder {
    folder: Option<PathBuf>,
    base: String,
    address: IpAddr,
    port: u16,
    overlays: Vec<(String, Content)>,
    headers: Vec<(String, String)>,
}

#[derive(Debug)]
struct Shared {
    site: Site,
    headers: Vec<(String, String)>,
    requests: Mutex<Vec<String>>,
    connections: Mutex<HashMap<u64, TcpStream>>,
    stopping: AtomicBool,
}

impl Server {
    /// Prepares a server of `folder` at `/` on any free port.
    pub fn builder(folder: impl AsRef<Path>) -> Builder {
        Builder { folder: Some(folder.as_ref().to_path_buf()), ..Self::in_memory() }
    }

    /// Prepares a server of nothing but overlays, at `/` on any free port.
    pub fn in_memory() -> Builder {
        Builder {
            folder: None,
            base: "/".to_owned(),
            address: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            overlays: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// The address of the folder: `http://127.0.0.1:PORT` and the base, which ends in `/`.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.shared.site.base())
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What was asked for so far, in order: status, a space, and path with query as sent, e.g. `200 /docs/report/`.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared.requests).clone()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        lock(&self.shared.requests).clear();
    }

    /// Answers `path` with this content type and these bytes from now on, or with 404 where `content` is `None`.
    ///
    /// `path` is relative to the base (`audit.md`), or to the origin if it starts with `/`; it is plain text, not
    /// percent-encoded. An overlay wins over the disk.
    pub fn set_overlay(&self, path: &str, content: Option<(&str, Vec<u8>)>) {
        let content = content.map_or(Content::Missing, |(content_type, bytes)| Content::new(content_type, bytes));
        self.shared.site.set_overlay(path, Some(content));
    }

    /// Lets the disk answer `path` again.
    pub fn remove_overlay(&self, path: &str) {
        self.shared.site.set_overlay(path, None);
    }
}

impl Builder {
    /// Mounts the folder at this path of the origin, e.g. `/docs/report/`; everything outside is 404.
    #[must_use]
    pub fn base(mut self, base: &str) -> Self {
        base.clone_into(&mut self.base);
        self
    }

    /// Listens on this port; 0, the default, takes any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Listens on this address of the machine instead of loopback, so that others can reach it. Requests must name an
    /// address then, not a host: a page elsewhere could point a name of its own here.
    #[must_use]
    pub fn listen(mut self, address: IpAddr) -> Self {
        self.address = address;
        self
    }

    /// Like [`Server::set_overlay`], before the first request.
    #[must_use]
    pub fn overlay(mut self, path: &str, content_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.overlays.push((path.to_owned(), Content::new(content_type, bytes.into())));
        self
    }

    /// Sends a header with every answer.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        // A line break would end the header.
        let line = |text: &str| text.chars().filter(|letter| !letter.is_control()).collect();
        self.headers.push((line(name), line(value)));
        self
    }

    /// Starts to listen.
    ///
    /// # Errors
    /// When the folder does not exist or the port cannot be had ([`io::ErrorKind::AddrInUse`] if it is taken).
    pub fn start(self) -> io::Result<Server> {
        let site = Site::new(self.folder.as_deref(), &self.base, self.address.is_loopback())?;
        for (path, content) in self.overlays {
            site.set_overlay(&path, Some(content));
        }
        let listener = TcpListener::bind((self.address, self.port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            site,
            headers: self.headers,
            requests: Mutex::default(),
            connections: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let listening = thread::spawn({
            let shared = Arc::clone(&shared);
            move || listen(&listener, &shared)
        });
        Ok(Server { address, shared, listening: Some(listening) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The listening thread sits in `accept`; one connection of our own wakes it.
        let woken = TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).is_ok();
        if let Some(listening) = self.listening.take().filter(|_| woken) {
            let _ = listening.join();
        }
        for connection in lock(&self.shared.connections).values() {
            let _ = connection.shutdown(Shutdown::Both);
        }
    }
}

/// One thread per connection: a browser opens six, and none of them may wait for another.
fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for (id, stream) in (0..).zip(listener.incoming()) {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else {
            // Out of file handles, most likely; others will be closed in a moment.
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        let Ok(handle) = stream.try_clone() else { continue };
        lock(&shared.connections).insert(id, handle);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // An error here is a client that went away; nobody is left to be told.
            let _ = connection::run(stream, &shared.site, &shared.headers, |line| lock(&shared.requests).push(line));
            lock(&shared.connections).remove(&id);
        });
    }
}

/// A thread that panicked while holding the lock leaves data that is still whole: every write here is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
