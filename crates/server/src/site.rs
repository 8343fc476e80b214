//! What is at which path: a folder under a base, overlays in front of it, and nothing else.
//!
//! A path is decoded once, segment by segment, and refused if any segment could leave the folder; the file found is
//! then resolved through symbolic links and must still lie inside.

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, io};

use percent_encoding::percent_decode_str;

use crate::answer::{Answer, Content, Status};
use crate::{content_type, lock};

#[derive(Debug)]
pub(crate) struct Site {
    /// Canonical, so that a file can be compared with it.
    folder: Option<PathBuf>,
    /// Whether only names of this machine may be asked for.
    loopback: bool,
    /// Starts and ends with `/`.
    base: String,
    /// By decoded path from the origin.
    overlays: Mutex<HashMap<String, Content>>,
}

/// The parts of a request that decide the answer.
pub(crate) struct Ask<'a> {
    pub(crate) method: &'a str,
    pub(crate) target: &'a str,
    pub(crate) host: Option<&'a str>,
    /// Whether the client reads Brotli.
    pub(crate) brotli: bool,
}

impl Site {
    pub(crate) fn new(folder: Option<&Path>, base: &str, loopback: bool) -> io::Result<Self> {
        let folder = folder.map(Path::canonicalize).transpose()?;
        let inner = base.trim_matches('/');
        let base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Ok(Self { folder, loopback, base, overlays: Mutex::default() })
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// `None` takes the overlay away.
    pub(crate) fn set_overlay(&self, path: &str, content: Option<Content>) {
        let path = if path.starts_with('/') { path.to_owned() } else { format!("{}{path}", self.base) };
        let mut overlays = lock(&self.overlays);
        match content {
            Some(content) => overlays.insert(path, content),
            None => overlays.remove(&path),
        };
    }

    pub(crate) fn answer(&self, ask: &Ask<'_>) -> Answer {
        if !ask.host.is_some_and(|host| is_own(host, self.loopback)) {
            return Answer::not_found();
        }
        if !matches!(ask.method, "GET" | "HEAD") {
            let allow = vec![("Allow", "GET, HEAD".to_owned())];
            return Answer { headers: allow, ..Answer::plain(Status::MethodNotAllowed) };
        }
        let (path, query) = ask.target.split_once('?').map_or((ask.target, None), |(path, query)| (path, Some(query)));
        let Some(path) = decode(path) else { return Answer::not_found() };
        let mut answer = self.at(&path, query);
        if ask.brotli && answer.status == Status::Ok {
            // As hosts do that keep a smaller file beside each.
            let index = if path.ends_with('/') { "index.html" } else { "" };
            let packed = self.at(&format!("{path}{index}.br"), None);
            if packed.status == Status::Ok {
                answer.headers.extend([("Content-Encoding", "br".to_owned()), ("Vary", "Accept-Encoding".to_owned())]);
                answer.body = packed.body;
            }
        }
        answer
    }

    fn at(&self, path: &str, query: Option<&str>) -> Answer {
        match self.overlay(path) {
            Some(Content::Bytes { content_type, body }) => Answer::found(content_type, body),
            Some(Content::Missing) => Answer::not_found(),
            None => self.file_at(path, query),
        }
    }

    fn overlay(&self, path: &str) -> Option<Content> {
        let overlays = lock(&self.overlays);
        let index = path.ends_with('/').then(|| overlays.get(&format!("{path}index.html")));
        overlays.get(path).or(index.flatten()).cloned()
    }

    fn file_at(&self, path: &str, query: Option<&str>) -> Answer {
        if format!("{path}/") == self.base {
            return Answer::moved(&self.base, query);
        }
        let Some(rest) = path.strip_prefix(&self.base) else { return Answer::not_found() };
        let wants_folder = rest.is_empty() || rest.ends_with('/');
        let Some(folder) = &self.folder else { return Answer::not_found() };
        let mut file = folder.join(rest.trim_end_matches('/'));
        if file.is_dir() != wants_folder {
            // `docs` is sent to `docs/`, or the relative links of its page would lead astray; `page.html/` is nothing.
            let inside = self.inside(&file).is_some();
            return if inside && !wants_folder {
                Answer::moved(&format!("{path}/"), query)
            } else {
                Answer::not_found()
            };
        }
        if wants_folder {
            file.push("index.html");
        }
        let read = self.inside(&file).filter(|file| file.is_file()).and_then(|file| fs::read(file).ok());
        read.map_or_else(Answer::not_found, |body| Answer::found(content_type::of(&file).to_owned(), body.into()))
    }

    /// The real place of `file`, if that is in the folder.
    fn inside(&self, file: &Path) -> Option<PathBuf> {
        file.canonicalize().ok().filter(|file| self.folder.as_ref().is_some_and(|folder| file.starts_with(folder)))
    }
}

/// A page of another origin can point its own name at 127.0.0.1; it cannot send one of these as `Host`.
fn is_own(host: &str, loopback: bool) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    name.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok_and(|address| !loopback || address.is_loopback())
}

/// The path in plain text, or `None` if it is not one that a static host would serve.
fn decode(path: &str) -> Option<String> {
    let mut decoded = String::new();
    let mut segments = path.strip_prefix('/')?.split('/').peekable();
    while let Some(segment) = segments.next() {
        let segment = percent_decode_str(segment).decode_utf8().ok()?;
        let is_last = segments.peek().is_none();
        let leaves_the_folder = segment == "." || segment == ".." || segment.contains(['/', '\\', '\0']);
        // On Windows `C:` is a way out, too.
        if leaves_the_folder || (segment.is_empty() && !is_last) || (cfg!(windows) && segment.contains(':')) {
            return None;
        }
        decoded.push('/');
        decoded.push_str(&segment);
    }
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_decoded_once() {
        assert_eq!(decode("/").as_deref(), Some("/"));
        assert_eq!(decode("/a%20b/c.md").as_deref(), Some("/a b/c.md"));
        assert_eq!(decode("/%252e%252e/c").as_deref(), Some("/%2e%2e/c"));
    }

    #[test]
    fn a_path_that_could_lead_out_is_none() {
        for path in
            ["", "x", "/..", "/a/../b", "/%2e%2E/b", "/a%2fb", "/a%5Cb", "/a//b", "//b", "/%00", "/%ff", "http://h/"]
        {
            assert_eq!(decode(path), None, "{path}");
        }
    }

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for host in ["127.0.0.1", "127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080", "[::1]"] {
            assert!(is_own(host, true), "{host}");
        }
        for host in [
            "",
            "example.org",
            "example.org:80",
            "127.0.0.1.example.org",
            "localhost.example.org",
            "0.0.0.0",
            "10.0.0.1:80",
        ] {
            assert!(!is_own(host, true), "{host}");
        }
        assert!(is_own("10.0.0.1:80", false) && !is_own("example.org", false));
    }
}
