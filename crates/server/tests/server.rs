//! The server as its clients see it: a request as text in, an answer as text out.
#![allow(clippy::unwrap_used)] // helpers of tests: a refusal here is a failed test

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use gonogo_server::Server;

#[test]
fn a_folder_answers_with_its_index() {
    let site = Site::new("index");
    let server = site.serve("/");
    assert_eq!(get(&server, "/"), page("200 OK", "text/html; charset=utf-8", "<p>home"));
    assert_eq!(get(&server, "/guide/"), page("200 OK", "text/html; charset=utf-8", "<p>guide"));
    assert_eq!(get(&server, "/guide/index.html?theme=dark").body, "<p>guide");
    assert_eq!(get(&server, "/empty/").status, "404 Not Found");
}

#[test]
fn a_folder_without_its_slash_is_redirected_so_that_relative_links_hold() {
    let site = Site::new("redirect");
    let server = site.serve("/docs/report/");
    assert_eq!(get(&server, "/docs/report").header("location"), "/docs/report/");
    assert_eq!(get(&server, "/docs/report/guide?a=1").header("location"), "/docs/report/guide/?a=1");
    assert_eq!(get(&server, "/docs/report/index.html/").status, "404 Not Found");
}

#[test]
fn nothing_is_outside_the_base() {
    let site = Site::new("base");
    let server = site.serve("docs/report");
    assert_eq!(server.url(), format!("{}/docs/report/", server.origin()));
    assert_eq!(get(&server, "/docs/report/").body, "<p>home");
    for path in ["/", "/index.html", "/docs/", "/docs/reports/", "/docs/report.html"] {
        assert_eq!(get(&server, path).status, "404 Not Found", "{path}");
    }
}

#[test]
fn each_kind_of_file_has_its_content_type() {
    let site = Site::new("types");
    let server = site.serve("/");
    for (file, expected) in [
        ("app.js", "text/javascript; charset=utf-8"),
        ("app.css", "text/css; charset=utf-8"),
        ("app.wasm", "application/wasm"),
        ("scores.json", "application/json"),
        ("audit.md", "text/markdown; charset=utf-8"),
        ("mark.svg", "image/svg+xml"),
        ("shot.png", "image/png"),
        ("note.txt", "text/plain; charset=utf-8"),
    ] {
        site.write(file, "x");
        let answer = get(&server, &format!("/{file}"));
        assert_eq!(answer.header("content-type"), expected, "{file}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let site = Site::new("traversal");
    fs::write(site.0.join("../secret-of-traversal.txt"), "secret").unwrap();
    let server = site.serve("/");
    for path in [
        "/../secret-of-traversal.txt",
        "/guide/../../secret-of-traversal.txt",
        "/%2e%2e/secret-of-traversal.txt",
        "/%2E%2e%2fsecret-of-traversal.txt",
        "/%252e%252e/secret-of-traversal.txt",
        "/..%5csecret-of-traversal.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/etc/passwd",
        "/index.html%00",
    ] {
        assert_eq!(get(&server, path).status, "404 Not Found", "{path}");
    }
    assert_eq!(get(&server, "http://example.org/index.html").status, "404 Not Found");
    fs::remove_file(site.0.join("../secret-of-traversal.txt")).unwrap();
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_may_point_inside_but_not_outside() {
    use std::os::unix::fs::symlink;
    let site = Site::new("symlink");
    symlink(site.0.join("index.html"), site.0.join("inside.html")).unwrap();
    symlink("/etc/passwd", site.0.join("outside.txt")).unwrap();
    symlink("/etc", site.0.join("etc")).unwrap();
    let server = site.serve("/");
    assert_eq!(get(&server, "/inside.html").body, "<p>home");
    for path in ["/outside.txt", "/etc", "/etc/", "/etc/passwd"] {
        assert_eq!(get(&server, path).status, "404 Not Found", "{path}");
    }
}

#[test]
fn an_overlay_wins_over_the_disk_and_can_be_changed_while_running() {
    let site = Site::new("overlay");
    site.write("audit.md", "# On disk");
    let builder = Server::builder(&site.0).base("/docs/").overlay("audit.md", "text/plain", "# Overlaid");
    let server = builder.overlay("/host.html", "text/html", *b"<iframe>").start().unwrap();
    assert_eq!(get(&server, "/docs/audit.md"), page("200 OK", "text/plain", "# Overlaid"));
    assert_eq!(get(&server, "/host.html").body, "<iframe>", "a path from the origin may lie outside the base");

    server.set_overlay("audit.md", None);
    assert_eq!(get(&server, "/docs/audit.md").status, "404 Not Found");
    server.set_overlay("my audit.md", Some(("text/markdown", b"# New".to_vec())));
    assert_eq!(get(&server, "/docs/my%20audit.md").body, "# New");
    server.set_overlay("index.html", Some(("text/html", b"<p>other".to_vec())));
    assert_eq!(get(&server, "/docs/").body, "<p>other", "the index of a folder can be overlaid, too");

    server.remove_overlay("audit.md");
    assert_eq!(get(&server, "/docs/audit.md").body, "# On disk");
}

#[test]
fn only_reading_is_allowed() {
    let site = Site::new("methods");
    let server = site.serve("/");
    let head = send(&server, "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!((head.status.as_str(), head.header("content-length"), head.body.as_str()), ("200 OK", "7", ""));
    let post = send(&server, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
    assert_eq!((post.status.as_str(), post.header("allow")), ("405 Method Not Allowed", "GET, HEAD"));
    let delete = send(&server, "DELETE /index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!(delete.status, "405 Method Not Allowed");
    assert_eq!(send(&server, "what is this?\r\n\r\n").status, "400 Bad Request");
}

#[test]
fn a_foreign_name_for_this_machine_gets_nothing() {
    let site = Site::new("host");
    let server = site.serve("/");
    let ask = |host: &str| send(&server, &format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n")).status;
    assert_eq!(ask("Host: localhost:8080\r\n"), "200 OK");
    assert_eq!(ask("Host: [::1]\r\n"), "200 OK");
    assert_eq!(ask("Host: rebound.example.org\r\n"), "404 Not Found");
    assert_eq!(ask("Host: 127.0.0.1.example.org\r\n"), "404 Not Found");
    assert_eq!(ask(""), "404 Not Found");
}

#[test]
fn requests_are_remembered_with_their_status() {
    let site = Site::new("requests");
    let server = site.serve("/docs/");
    get(&server, "/docs/?audit=x.md");
    get(&server, "/favicon.ico");
    assert_eq!(server.requests(), ["200 /docs/?audit=x.md", "404 /favicon.ico"]);
    server.clear_requests();
    assert!(server.requests().is_empty());
}

#[test]
fn a_client_that_reads_brotli_gets_the_smaller_file_that_stands_beside() {
    let site = Site::new("brotli");
    site.write("index.html.br", "packed");
    let server = site.serve("/");
    let ask = |path: &str, accepted: &str| {
        let port = server.port();
        send(
            &server,
            &format!(
                "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: {accepted}\r\nConnection: close\r\n\r\n"
            ),
        )
    };
    for path in ["/", "/index.html"] {
        let answer = ask(path, "gzip, deflate, br;q=0.9");
        assert_eq!((answer.header("content-encoding"), answer.body.as_str()), ("br", "packed"), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!((ask(path, "gzip").body.as_str(), ask(path, "gzip").header("content-encoding")), ("<p>home", ""));
    }
    assert_eq!(ask("/guide/", "br").body, "<p>guide");
}

#[test]
fn one_connection_carries_several_requests() {
    let site = Site::new("keep-alive");
    let server = site.serve("/");
    let ask = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let both = exchange(&server, &format!("{ask}{}", ask.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")));
    assert_eq!(both.matches("HTTP/1.1 200 OK").count(), 2);
    assert_eq!(both.matches("<p>home").count(), 2);
}

#[test]
fn a_dropped_server_closes_its_port_and_its_connections() {
    let site = Site::new("drop");
    let server = site.serve("/");
    let address = ("127.0.0.1", server.port());
    let mut kept = TcpStream::connect(address).unwrap();
    kept.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut answer = [0; 512];
    assert!(kept.read(&mut answer).unwrap() > 0);

    drop(server);
    let mut rest = Vec::new();
    let _ = kept.read_to_end(&mut rest);
    assert!(TcpStream::connect(address).is_err());
}

/// A small site in a folder of its own, removed at the end.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("gonogo-xtask-{}", process::id())).join(name);
        let site = Self(folder);
        site.write("index.html", "<p>home");
        site.write("guide/index.html", "<p>guide");
        fs::create_dir_all(site.0.join("empty")).unwrap();
        site
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        fs::write(path, text).unwrap();
    }

    fn serve(&self, base: &str) -> Server {
        Server::builder(&self.0).base(base).start().unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[derive(Debug)]
struct Answer {
    status: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// Two answers are the same if status, content type and body are.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        let parts =
            |answer: &Self| (answer.status.clone(), answer.header("content-type").to_owned(), answer.body.clone());
        parts(self) == parts(other)
    }
}

fn page(status: &str, content_type: &str, body: &str) -> Answer {
    let headers = vec![("content-type".to_owned(), content_type.to_owned())];
    Answer { status: status.to_owned(), headers, body: body.to_owned() }
}

fn get(server: &Server, target: &str) -> Answer {
    send(server, &format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", server.port()))
}

fn send(server: &Server, request: &str) -> Answer {
    let text = exchange(server, request);
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().strip_prefix("HTTP/1.1 ").unwrap().to_owned();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    Answer { status, headers, body: body.to_owned() }
}

fn exchange(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
