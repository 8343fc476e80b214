//! What is sent back, before it is written to a connection.

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: Status,
    pub(crate) content_type: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Arc<[u8]>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Status {
    Ok,
    MovedPermanently,
    BadRequest,
    NotFound,
    MethodNotAllowed,
}

/// What an overlay puts at a path.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Bytes { content_type: String, body: Arc<[u8]> },
    Missing,
}

impl Content {
    pub(crate) fn new(content_type: &str, bytes: Vec<u8>) -> Self {
        // A line break would end the header.
        let content_type = content_type.chars().filter(|letter| !letter.is_control()).collect();
        Self::Bytes { content_type, body: bytes.into() }
    }
}

impl Answer {
    pub(crate) fn bad_request() -> Self {
        Self::plain(Status::BadRequest)
    }

    pub(crate) fn not_found() -> Self {
        Self::plain(Status::NotFound)
    }

    pub(crate) fn found(content_type: String, body: Arc<[u8]>) -> Self {
        Self { status: Status::Ok, content_type, headers: Vec::new(), body }
    }

    pub(crate) fn moved(path: &str, query: Option<&str>) -> Self {
        const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
        let mut location = utf8_percent_encode(path, &KEPT).to_string();
        if let Some(query) = query {
            location.push('?');
            location.push_str(query);
        }
        Self { headers: vec![("Location", location)], ..Self::plain(Status::MovedPermanently) }
    }

    pub(crate) fn plain(status: Status) -> Self {
        let body = format!("{}\n", status.line()).into_bytes().into();
        Self { status, content_type: "text/plain; charset=utf-8".to_owned(), headers: Vec::new(), body }
    }
}

impl Status {
    /// Code and reason, as in the first line of an answer.
    pub(crate) fn line(self) -> &'static str {
        match self {
            Self::Ok => "200 OK",
            Self::MovedPermanently => "301 Moved Permanently",
            Self::BadRequest => "400 Bad Request",
            Self::NotFound => "404 Not Found",
            Self::MethodNotAllowed => "405 Method Not Allowed",
        }
    }

    pub(crate) fn code(self) -> &'static str {
        &self.line()[..3]
    }
}
