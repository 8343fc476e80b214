//! Fetches files of the page's own origin, and reads those that were dropped or picked.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{address, window};
use gonogo_page::load::{File, MOST_BYTES, Problem};

/// What came of fetching a file.
pub enum Fetched {
    /// It is there.
    Found(File),
    /// The server has no such file.
    Missing(Problem),
    /// It may not be fetched, or the request failed.
    Refused(Problem),
}

/// Fetches a file named relative to the page. Only files of the page's own origin are asked for.
pub async fn fetch(name: &str) -> Fetched {
    let problem = |message: String, help: &str| Problem {
        file: name.to_owned(),
        place: String::new(),
        message,
        help: Some(help.to_owned()),
    };
    let Some(address) = address::same_origin(name) else {
        let help = "name a file beside this page, or drop the file here";
        return Fetched::Refused(problem(
            "the file is not on the site of this page and was not asked for".to_owned(),
            help,
        ));
    };
    let Some(response) = request(&address).await else {
        let help = "check the connection; a page opened from disk cannot fetch files: drop them here instead";
        return Fetched::Refused(problem("the file could not be fetched".to_owned(), help));
    };
    if !response.ok() {
        let message = format!("the server answered {} {}", response.status(), response.status_text());
        return Fetched::Missing(problem(message.trim_end().to_owned(), "check the name, or drop the file here"));
    }
    // Many hosts answer a missing file with a page of their own.
    let kind = response.headers().get("content-type").ok().flatten();
    if kind.is_some_and(|kind| kind.starts_with("text/html")) {
        let help = "check the name, or drop the file here";
        return Fetched::Missing(problem("the server answered with a web page instead of the file".to_owned(), help));
    }
    match body(&response).await {
        Some(bytes) => Fetched::Found(File { name: name.to_owned(), bytes }),
        None => Fetched::Refused(problem("the file broke off while it was fetched".to_owned(), "load the page again")),
    }
}

async fn request(address: &str) -> Option<Response> {
    JsFuture::from(window()?.fetch_with_str(address)).await.ok().map(JsCast::unchecked_into)
}

async fn body(response: &Response) -> Option<Vec<u8>> {
    bytes(response.array_buffer().ok()?).await
}

async fn bytes(buffer: Promise) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(buffer).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Reads files that were dropped or picked. They never leave the browser.
pub async fn read(picked: Vec<web_sys::File>) -> (Vec<File>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for file in picked {
        let name = file.name();
        let refuse = |message: String, help: &str| Problem {
            file: name.clone(),
            place: String::new(),
            message,
            help: Some(help.to_owned()),
        };
        if file.size() > MOST_BYTES as f64 {
            problems.push(refuse(format!("the file is larger than {} MB", MOST_BYTES >> 20), "choose a smaller one"));
            continue;
        }
        match bytes(file.array_buffer()).await {
            Some(bytes) => files.push(File { name: name.clone(), bytes }),
            None => problems
                .push(refuse("the file could not be read".to_owned(), "a folder cannot be opened: choose its files")),
        }
    }
    (files, problems)
}
