//! A window of a browser, by the commands of WebDriver.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};

use super::chromium;
use super::driver::Driver;
use super::wire::Refusal;

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window of its own; dropping it closes the window.
pub struct Tab {
    driver: Arc<Driver>,
    session: String,
    /// The window that the session began with. It stays open, since a browser ends with its last window.
    first: String,
    logs: RefCell<Logs>,
}

/// What was logged so far: drivers forget what they have told once.
#[derive(Default)]
struct Logs {
    complaints: Vec<Complaint>,
    requested: Vec<String>,
}

/// A warning or an error on the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// `WARNING` or `SEVERE`.
    pub level: String,
    /// Where it comes from: `javascript`, `console-api`, `security` (policy reports), `network`, `other` …
    pub source: String,
    /// What it says.
    pub text: String,
}

impl Tab {
    /// A new window.
    pub fn new() -> Self {
        let driver = Driver::shared();
        let session = driver.take();
        let mut tab = Self { driver, session, first: String::new(), logs: RefCell::default() };
        tab.first = text(&tab.get("/window"));
        tab.go_to_new_window();
        tab.forget_logs();
        tab
    }

    /// A new folder for files of this window.
    pub fn folder(&self, name: &str) -> PathBuf {
        let folder = self.driver.folder().join(format!("{}-{name}", self.session));
        std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("cannot make `{}`: {error}", folder.display()));
        folder
    }

    /// Loads an address and waits until the document with its scripts and styles is there.
    #[track_caller]
    pub fn load(&self, url: &str) {
        self.post("/url", &json!({"url": url}));
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.post("/refresh", &json!({}));
    }

    /// One step back in the history.
    #[track_caller]
    pub fn back(&self) {
        self.post("/back", &json!({}));
    }

    /// One step forward in the history.
    #[track_caller]
    pub fn forward(&self) {
        self.post("/forward", &json!({}));
    }

    /// Forgets what was logged so far.
    #[track_caller]
    pub fn forget_logs(&self) {
        self.read_logs();
        self.logs.take();
    }

    /// Goes on in another new window, as when a link is opened that came by mail, and closes this one.
    pub fn go_to_new_window(&self) {
        let old = text(&self.get("/window"));
        let new = self.post("/window/new", &json!({"type": "tab"}));
        if old != self.first {
            self.delete("/window");
        }
        self.post("/window", &json!({"handle": new["handle"]}));
    }

    /// Runs the body of a function in the page with `arguments`, waits for a promise, and returns what it returns.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.post("/execute/sync", &json!({"script": script, "args": arguments}))
    }

    /// Sends a command of the DevTools protocol to this window.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// Clicks in the middle of the first element of a selector, with the mouse.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let element = self.element(selector);
        self.post(&format!("/element/{element}/click"), &json!({}));
    }

    /// Types a text into the first element of a selector; into a file field, the paths of files, one a line.
    #[track_caller]
    pub fn type_into(&self, selector: &str, typed: &str) {
        let element = self.element(selector);
        self.post(&format!("/element/{element}/value"), &json!({"text": typed}));
    }

    /// Presses and releases a key, named as `KeyboardEvent.key` names it, wherever the focus is.
    #[track_caller]
    pub fn press(&self, key: &str) {
        let key = key_of(key);
        let actions = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        self.post("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}));
    }

    /// Warnings and errors on the console since the window was opened.
    #[track_caller]
    pub fn complaints(&self) -> Vec<Complaint> {
        self.read_logs();
        self.logs.borrow().complaints.clone()
    }

    /// The addresses that the window asked for since it was opened, in order.
    #[track_caller]
    pub fn requested(&self) -> Vec<String> {
        self.read_logs();
        self.logs.borrow().requested.clone()
    }

    #[track_caller]
    fn read_logs(&self) {
        let read = |kind: &str| {
            let entries = self.post("/se/log", &json!({"type": kind}));
            entries.as_array().cloned().unwrap_or_else(|| panic!("the log `{kind}` is no list: {entries}"))
        };
        let complaint = |entry: &Value| Complaint {
            level: text(&entry["level"]),
            source: text(&entry["source"]),
            text: text(&entry["message"]),
        };
        let serious = |complaint: &Complaint| matches!(complaint.level.as_str(), "WARNING" | "SEVERE");
        let mut logs = self.logs.borrow_mut();
        logs.complaints.extend(read("browser").iter().map(complaint).filter(serious));
        logs.requested.extend(chromium::requested(&read("performance")));
    }

    #[track_caller]
    fn element(&self, selector: &str) -> String {
        let found = self.post("/element", &json!({"using": "css selector", "value": selector}));
        text(&found[ELEMENT])
    }

    #[track_caller]
    fn post(&self, command: &str, body: &Value) -> Value {
        done(command, body, self.driver.wire.post(&self.path(command), body))
    }

    #[track_caller]
    fn get(&self, command: &str) -> Value {
        done(command, &Value::Null, self.driver.wire.get(&self.path(command)))
    }

    #[track_caller]
    fn delete(&self, command: &str) {
        done(command, &Value::Null, self.driver.wire.delete(&self.path(command)));
    }

    fn path(&self, command: &str) -> String {
        format!("/session/{}{command}", self.session)
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        let closed = self.driver.wire.delete(&self.path("/window"));
        let home = self.driver.wire.post(&self.path("/window"), &json!({"handle": self.first}));
        self.driver.give_back(std::mem::take(&mut self.session), closed.is_ok() && home.is_ok());
    }
}

#[track_caller]
fn done(command: &str, body: &Value, result: Result<Value, Refusal>) -> Value {
    result.unwrap_or_else(|refusal| {
        let asked: String = body.to_string().chars().take(300).collect();
        panic!("the browser refused `{command}` {asked}: {refusal}")
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The character by which WebDriver (section 17.4.2) names a key.
fn key_of(name: &str) -> &str {
    match name {
        "Tab" => "\u{E004}",
        "Enter" => "\u{E007}",
        "Escape" => "\u{E00C}",
        "Space" => " ",
        "End" => "\u{E010}",
        "Home" => "\u{E011}",
        "ArrowLeft" => "\u{E012}",
        "ArrowUp" => "\u{E013}",
        "ArrowRight" => "\u{E014}",
        "ArrowDown" => "\u{E015}",
        other => other,
    }
}
