//! One connection of HTTP/1.1: reads the head of a request, writes the answer, and again until either side closes.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::answer::Answer;
use crate::site::{Ask, Site};

/// The longest head that is read; browsers send about 1 kB.
const HEAD_LIMIT: usize = 32 * 1024;
/// How long a kept connection may stay silent, and how long a client may take to read.
const PATIENCE: Duration = Duration::from_secs(120);

/// Answers until the connection ends; `log` gets one line per request.
pub(crate) fn run(
    mut stream: TcpStream,
    site: &Site,
    headers: &[(String, String)],
    log: impl Fn(String),
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut buffer = Vec::new();
    while let Some(head) = read_head(&mut stream, &mut buffer)? {
        let answer = match &head {
            Head::Request(request) => {
                let host = request.host.as_deref();
                let ask = Ask { method: &request.method, target: &request.target, host, brotli: request.brotli };
                let answer = site.answer(&ask);
                log(format!("{} {}", answer.status.code(), request.target));
                answer
            }
            Head::Malformed => Answer::bad_request(),
        };
        let (with_body, keep) = match &head {
            Head::Request(request) => (request.method != "HEAD", request.keep),
            Head::Malformed => (true, false),
        };
        write_answer(&mut stream, &answer, headers, with_body, keep)?;
        if !keep {
            return close(&mut stream);
        }
    }
    Ok(())
}

enum Head {
    Request(Request),
    Malformed,
}

struct Request {
    method: String,
    target: String,
    host: Option<String>,
    brotli: bool,
    keep: bool,
}

/// The next head, or `None` when the client is done. What follows the head stays in `buffer`.
fn read_head(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<Head>> {
    loop {
        if !buffer.is_empty() {
            match parse(buffer) {
                Ok(Some((length, request))) => {
                    buffer.drain(..length);
                    return Ok(Some(Head::Request(request)));
                }
                Ok(None) if buffer.len() <= HEAD_LIMIT => {}
                Ok(None) | Err(_) => return Ok(Some(Head::Malformed)),
            }
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk)? {
            0 => return Ok(None),
            read => buffer.extend_from_slice(&chunk[..read]),
        }
    }
}

fn parse(bytes: &[u8]) -> Result<Option<(usize, Request)>, httparse::Error> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(length) = parsed.parse(bytes)? else { return Ok(None) };
    let (Some(method), Some(target)) = (parsed.method, parsed.path) else { return Ok(None) };
    let header = |name: &str| {
        let found = parsed.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(found.value).into_owned())
    };
    // Bodies are never read, so a connection that carries one cannot be kept.
    let has_body =
        header("transfer-encoding").is_some() || header("content-length").is_some_and(|length| length != "0");
    let asked_to_close = header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
    let brotli = header("accept-encoding")
        .is_some_and(|accepted| accepted.split(',').any(|one| one.trim().split(';').next() == Some("br")));
    let keep = parsed.version == Some(1) && !has_body && !asked_to_close;
    Ok(Some((
        length,
        Request { method: method.to_owned(), target: target.to_owned(), host: header("host"), brotli, keep },
    )))
}

fn write_answer(
    stream: &mut TcpStream,
    answer: &Answer,
    headers: &[(String, String)],
    with_body: bool,
    keep: bool,
) -> io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: {}\r\n",
        answer.status.line(),
        answer.content_type,
        answer.body.len(),
        if keep { "keep-alive" } else { "close" },
    );
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

/// Closing with unread bytes would reset the connection and could cost the client its answer: read a little first.
fn close(stream: &mut TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    io::copy(&mut stream.take(1024 * 1024), &mut io::sink())?;
    Ok(())
}
