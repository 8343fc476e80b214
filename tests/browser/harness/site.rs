//! The built viewer on a server of its own, under a path, with other files put in place of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use gonogo_cli::read::Read;
use gonogo_cli::site::{self, Source, Viewer};
use gonogo_server::{Builder, Server};

use super::page::{Opening, Page};

/// Where the viewer lies on the server: not at its root, as in the documentation of a project.
pub const BASE: &str = "/docs/report/";

/// A file of an example that is shipped with the viewer, such as `harmoniq/audit.md`.
pub fn example(name: &str) -> PathBuf {
    xtask::workspace_root().join("examples").join(name)
}

/// A site that shows HarmoniQ unless told otherwise.
#[derive(Clone)]
pub struct Site {
    server: Arc<Server>,
}

impl Site {
    /// The viewer as it was built.
    pub fn new() -> Self {
        let dist = xtask::dist().unwrap_or_else(|error| panic!("{error}"));
        Self::of(&dist)
    }

    /// Any folder.
    pub fn of(folder: &Path) -> Self {
        Self::served(Server::builder(folder).base(BASE))
    }

    /// A folder as a server was told to serve it.
    pub fn served(server: Builder) -> Self {
        Self { server: Arc::new(server.start().unwrap_or_else(|error| panic!("cannot serve: {error}"))) }
    }

    /// HarmoniQ as `gonogo build` publishes it.
    pub fn published() -> Self {
        Self::of(&published())
    }

    /// Puts `bytes` in place of a file, with a content type.
    pub fn with(self, path: &str, content_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.server.set_overlay(path, Some((content_type, bytes.into())));
        self
    }

    /// Puts an audit in place of HarmoniQ's.
    pub fn audit(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.with("audit.md", "text/markdown; charset=utf-8", bytes)
    }

    /// Puts scores in place of HarmoniQ's.
    pub fn scores(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.with("scores.json", "application/json", bytes)
    }

    /// Takes a file away.
    pub fn without(self, path: &str) -> Self {
        self.server.set_overlay(path, None);
        self
    }

    /// The page, opened at its address with `rest` behind it, a query or a fragment.
    #[track_caller]
    pub fn open(&self, rest: &str) -> Page {
        self.page().at(rest)
    }

    /// A published page, opened and taken over by the viewer.
    #[track_caller]
    pub fn open_live(&self, rest: &str) -> Page {
        let page = self.page().unwatched(rest);
        page.wait_until_live();
        page
    }

    /// A page that is yet to be opened.
    pub fn page(&self) -> Opening {
        Opening::new(self.clone())
    }

    /// The address of a file of the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.url())
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// What was asked of the server so far: status, a space, and path with query.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests()
    }

    /// The names of the files that the server gave away so far, relative to the viewer.
    pub fn given(&self) -> Vec<String> {
        let name = |line: &String| line.strip_prefix("200 ")?.strip_prefix(BASE).map(str::to_owned);
        self.requests().iter().filter_map(name).collect()
    }

    /// Forgets what was asked so far.
    pub fn forget_requests(&self) {
        self.server.clear_requests();
    }
}

/// The folder of HarmoniQ as `gonogo build` publishes it.
pub fn published() -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let make = || {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("published");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        with_source(|source| {
            for (name, bytes) in site::folder(source) {
                fs::write(folder.join(name), bytes).expect("it can be written");
            }
        });
        folder
    };
    FOLDER.get_or_init(make).clone()
}

/// The one file of HarmoniQ as `gonogo build --single-file` makes it.
pub fn single_file() -> PathBuf {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    let make = || {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("harmoniq.html");
        let page = with_source(|source| site::single(source).expect("it can be put into one file"));
        fs::write(&file, page).expect("it can be written");
        file
    };
    FILE.get_or_init(make).clone()
}

fn with_source<T>(make: impl FnOnce(&Source<'_>) -> T) -> T {
    let read = Read::of(&example("harmoniq/audit.md"), None).expect("an example can be read");
    let dist = xtask::dist().unwrap_or_else(|error| panic!("{error}"));
    let viewer = Viewer::find(Some(&dist)).expect("a viewer was built");
    make(&read.source("en-US", None, viewer.as_ref()))
}
