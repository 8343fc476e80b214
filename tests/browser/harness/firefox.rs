//! Firefox, for what a second browser must show as well: one window, driven by geckodriver.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::driver::bound_to_us;
use super::wire::Wire;

/// A running Firefox with one window; it ends with its driver when it is dropped.
pub struct Firefox {
    process: Child,
    wire: Wire,
    session: String,
}

impl Firefox {
    /// Starts it.
    pub fn start() -> Self {
        let driver = xtask::tools::find(&["geckodriver"]);
        let driver = driver.expect("`geckodriver` is missing; help: run `cargo xtask test`");
        let firefox = xtask::tools::firefox().unwrap_or_else(|error| panic!("{error}"));
        let mut process = bound_to_us(&driver)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start `{}`: {error}", driver.display()));
        // "1764000000000 geckodriver INFO Listening on 127.0.0.1:4444"
        let mut lines = BufReader::new(process.stdout.take().expect("it was piped")).lines().map_while(Result::ok);
        let port = lines.find_map(|line| line.rsplit_once("127.0.0.1:")?.1.trim().parse::<u16>().ok());
        // The driver goes on talking, and would stop if nobody listened.
        std::thread::spawn(move || lines.for_each(drop));
        let wire = Wire::new(format!("http://127.0.0.1:{}", port.expect("geckodriver says at which port it listens")));
        // No request of its own, and the language that the other browser has.
        let settings = json!({
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "intl.accept_languages": "en-US",
        });
        let options = json!({"binary": firefox, "args": ["-headless"], "prefs": settings});
        let wanted = json!({"capabilities": {"alwaysMatch": {"moz:firefoxOptions": options}}});
        let started = wire.post("/session", &wanted).unwrap_or_else(|refusal| panic!("no Firefox: {refusal}"));
        let session = started["sessionId"].as_str().expect("a session has an id").to_owned();
        let firefox = Self { process, wire, session };
        firefox.post("/window/rect", &json!({"width": 1366, "height": 900}));
        firefox
    }

    /// Loads an address.
    #[track_caller]
    pub fn load(&self, url: &str) {
        self.post("/url", &json!({"url": url}));
    }

    /// Runs a script in the page and reads what it returns.
    #[track_caller]
    pub fn read<T: DeserializeOwned>(&self, script: &str) -> T {
        let value = self.post("/execute/sync", &json!({"script": script, "args": []}));
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error} in {value}"))
    }

    #[track_caller]
    fn post(&self, command: &str, body: &Value) -> Value {
        let done = self.wire.post(&format!("/session/{}{command}", self.session), body);
        done.unwrap_or_else(|refusal| panic!("{command}: {refusal}"))
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.wire.delete(&format!("/session/{}", self.session));
        // What waits for the end of its input ends the driver with everything that it has started.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
