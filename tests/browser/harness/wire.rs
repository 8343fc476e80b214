//! The wire of WebDriver (W3C recommendation of 2018): JSON over HTTP, one request at a time, to a driver on loopback.
//!
//! This is a client of our own on `ureq` because tests have nothing to do while a browser works: blocking calls read
//! like the documents they are. `ureq` without TLS brings 10 crates and 6 s of compiling, `fantoccini` with tokio and
//! hyper 127 crates and 56 s (two cores, 2026). Any browser with a WebDriver understands this module.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};

/// What a driver refused to do.
#[derive(Debug)]
pub struct Refusal {
    /// The error code of the standard, such as `no such element`.
    pub error: String,
    /// What the driver says about it.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.error, self.message.lines().take(4).collect::<Vec<_>>().join(" | "))
    }
}

/// A connection to a driver.
#[derive(Clone, Debug)]
pub struct Wire {
    agent: ureq::Agent,
    base: String,
}

impl Wire {
    /// A connection to the driver at `base`, an address without a slash at its end.
    pub fn new(base: String) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            // Loopback is never behind the proxy of a build machine.
            .proxy(None)
            // A driver closes connections when it likes; on loopback a new one costs nothing.
            .max_idle_connections(0)
            .timeout_global(Some(Duration::from_secs(180)))
            .build();
        Self { agent: config.into(), base }
    }

    /// Sends a command and returns the `value` of its answer.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        let request = self.agent.post(format!("{}{path}", self.base)).content_type("application/json");
        answer(request.send(body.to_string().as_bytes()))
    }

    /// Asks for something and returns the `value` of the answer.
    pub fn get(&self, path: &str) -> Result<Value, Refusal> {
        answer(self.agent.get(format!("{}{path}", self.base)).call())
    }

    /// Ends something.
    pub fn delete(&self, path: &str) -> Result<Value, Refusal> {
        answer(self.agent.delete(format!("{}{path}", self.base)).call())
    }
}

fn answer(sent: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    /// A page of the adversarial tests, read back as text, is larger than the 10 MB that `ureq` allows by itself.
    const MOST_BYTES: u64 = 256 * 1024 * 1024;
    let broken = |message: String| Refusal { error: "no answer".to_owned(), message };
    let mut response = sent.map_err(|error| broken(error.to_string()))?;
    let text = response.body_mut().with_config().limit(MOST_BYTES).read_to_string();
    let text = text.map_err(|error| broken(error.to_string()))?;
    let mut answer: Value = serde_json::from_str(&text).map_err(|error| broken(format!("{error} in {text}")))?;
    let value = answer.get_mut("value").map_or(json!(null), Value::take);
    if response.status().is_success() {
        return Ok(value);
    }
    let field = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Err(Refusal { error: field("error"), message: field("message") })
}
