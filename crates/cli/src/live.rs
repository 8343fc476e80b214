//! A report that is served while its files change.
//!
//! The files are looked at again and again instead of being watched by the system: that sees a file that was replaced,
//! deleted and made again, on any disk, and a thousand saves in a second are one change.

use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use gonogo_server::{Server, on_free_port};

use crate::input;
use crate::read::Read;
use crate::site::{self, Viewer};
use crate::told::Told;

/// The file by which the page learns of changes.
const STATE: &str = "state.json";
/// The script that reads it.
const SCRIPT: &str = include_str!("live.js");
const SCRIPT_NAME: &str = "live.js";

/// What is shown.
pub struct Preview {
    /// The audit.
    pub audit: PathBuf,
    /// The scores, where they are not those beside it.
    pub scores: Option<PathBuf>,
    /// What makes the page live.
    pub viewer: Option<Viewer>,
    /// The language of the page, as a tag.
    pub language: String,
}

/// A running preview.
pub struct Live {
    preview: Preview,
    server: Server,
    seen: Vec<Seen>,
    /// Whether something changed that has not been read: it may still be being written.
    pending: bool,
    /// Counts what was published; 0 until there is a report.
    version: usize,
    told: Vec<Told>,
    good: bool,
    /// The names of the files of the report.
    names: Vec<String>,
}

/// What tells a file from the one that was there before; `None` if there is none.
type Seen = Option<(SystemTime, u64)>;

impl Live {
    /// Serves the preview at `port`, or at the first free one.
    ///
    /// Fails if the port cannot be had. Files that cannot be used are told on the page instead.
    pub fn start(preview: Preview, listen: IpAddr, port: Option<u16>) -> anyhow::Result<Self> {
        let server = on_free_port(port, |port| Server::in_memory().listen(listen).port(port).start())?;
        let (told, names) = (Vec::new(), Vec::new());
        let mut live = Self { preview, server, seen: Vec::new(), pending: false, version: 0, told, good: false, names };
        live.put(SCRIPT_NAME, SCRIPT.as_bytes().to_vec());
        live.put("index.html", waiting().into_bytes());
        live.seen = live.now();
        live.build();
        Ok(live)
    }

    /// Where the report is.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// What was objected to when it was built last.
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// Whether the last build could be shown.
    pub fn is_good(&self) -> bool {
        self.good
    }

    /// Looks at the files, and builds again if they have changed and stand still; whether it did.
    pub fn look(&mut self) -> bool {
        let now = self.now();
        if now != self.seen {
            (self.seen, self.pending) = (now, true);
            return false;
        }
        let changed = std::mem::take(&mut self.pending);
        if changed {
            self.build();
        }
        changed
    }

    fn now(&self) -> Vec<Seen> {
        let scores = input::beside(&self.preview.audit, self.preview.scores.as_deref());
        let beside = self.preview.audit.with_file_name("scores.json");
        [Some(self.preview.audit.as_path()), scores.as_deref(), Some(beside.as_path())]
            .into_iter()
            .map(|path| path.and_then(seen))
            .collect()
    }

    fn build(&mut self) {
        let read = Read::of(&self.preview.audit, self.preview.scores.as_deref());
        let (told, good) = match &read {
            Ok(read) => (read.told.clone(), read.whole),
            Err(error) => (vec![Told::refusal(error)], false),
        };
        (self.told, self.good) = (told, good);
        // A report of which a part is missing is shown only where there is no better one.
        if let Ok(read) = read
            && (good || self.version == 0)
        {
            self.version += 1;
            self.publish(&read);
        }
        let state = serde_json::json!({ "version": self.version, "good": self.good, "told": self.told });
        self.put(STATE, state.to_string().into_bytes());
    }

    fn publish(&mut self, read: &Read) {
        let files = site::folder(&read.source(&self.preview.language, None, self.preview.viewer.as_ref()));
        let old = std::mem::take(&mut self.names);
        for name in old.iter().filter(|name| !files.contains_key(*name)) {
            self.server.remove_overlay(name);
        }
        for (name, bytes) in files {
            let bytes = if name == "index.html" { watched(&bytes, self.version) } else { bytes.into_owned() };
            self.put(&name, bytes);
            self.names.push(name);
        }
    }

    fn put(&self, name: &str, bytes: Vec<u8>) {
        self.server.set_overlay(name, Some((gonogo_server::content_type(Path::new(name)), bytes)));
    }
}

fn seen(path: &Path) -> Seen {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}

/// The page with the script that looks for changes.
fn watched(page: &[u8], version: usize) -> Vec<u8> {
    let script = format!(
        "<script type=\"module\" src=\"{SCRIPT_NAME}\" id=\"watch\" data-version=\"{version}\"></script>\n</body>"
    );
    String::from_utf8_lossy(page).replacen("</body>", &script, 1).into_bytes()
}

/// The page until there is a report.
fn waiting() -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Waiting for a report</title>\n\
         <main><h1>There is no report yet</h1></main>\n\
         <script type=\"module\" src=\"{SCRIPT_NAME}\" id=\"watch\" data-version=\"0\"></script>\n"
    )
}
