//! What is Chromium's own: how it is started, and what its DevTools protocol adds to WebDriver.

use serde_json::{Value, json};

/// What is asked of a new browser.
pub fn capabilities() -> Value {
    let program = xtask::tools::chromium().unwrap_or_else(|error| panic!("{error}"));
    json!({"capabilities": {"alwaysMatch": {
        "browserName": "chrome",
        // A dialog that nobody expects makes the next command fail, and with it the test.
        "unhandledPromptBehavior": "dismiss and notify",
        "timeouts": {"script": 60_000, "pageLoad": 60_000},
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        "goog:chromeOptions": {
            "binary": program,
            "args": ARGUMENTS,
            "prefs": {"intl.accept_languages": "en-US,en"},
        },
    }}})
}

const ARGUMENTS: [&str; 15] = [
    "--headless",
    // The sandbox cannot be set up by root, which is who runs tests in most containers.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Windows of several tests lie on top of each other; none of them may fall asleep for that.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    // Whatever a page tries, nothing leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--lang=en-US",
    "--window-size=1366,768",
];

/// The addresses that a window asked for, from the entries of its `performance` log.
pub fn requested(entries: &[Value]) -> Vec<String> {
    let message = |entry: &Value| -> Option<Value> { serde_json::from_str(entry.get("message")?.as_str()?).ok() };
    entries
        .iter()
        .filter_map(message)
        .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|entry| Some(entry["message"]["params"]["request"]["url"].as_str()?.to_owned()))
        .collect()
}
