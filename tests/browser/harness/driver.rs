//! One driver for all tests of a process, and the browsers that it has started.
//!
//! A browser takes a second to start and a window a tenth of that, so browsers are handed from test to test. Whoever is
//! last to let go of the driver ends it with everything that it has started.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use serde_json::Value;

use super::chromium;
use super::wire::Wire;

/// A running chromedriver.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    /// For the profiles of browsers and what they download.
    folder: PathBuf,
    pub(super) wire: Wire,
    /// Sessions that no test uses at the moment.
    idle: Mutex<Vec<String>>,
}

static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

impl Driver {
    /// The driver of this process; started if there is none, or if that which there was has died.
    pub fn shared() -> Arc<Self> {
        let mut shared = lock(&SHARED);
        if let Some(driver) = shared.upgrade().filter(|driver| driver.wire.get("/status").is_ok()) {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *shared = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Self {
        let program = xtask::tools::chromedriver().unwrap_or_else(|error| panic!("{error}"));
        // A driver that ends takes its folder with it, while the next one may have begun already.
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let name = format!("gonogo-browser-{}-{}", std::process::id(), STARTED.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("cannot make `{}`: {error}", folder.display()));
        let mut process = bound_to_us(&program)
            .env("TMPDIR", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start `{}`: {error}", program.display()));
        let lines = BufReader::new(process.stdout.take().expect("it was piped")).lines();
        // "ChromeDriver was started successfully on port 12345."
        let port = lines.map_while(Result::ok).find_map(|line| {
            let number = line.split_once("successfully on port ")?.1.trim_end_matches('.');
            number.parse::<u16>().ok()
        });
        let port = port.expect("chromedriver says at which port it listens");
        let wire = Wire::new(format!("http://127.0.0.1:{port}"));
        Self { process, folder, wire, idle: Mutex::default() }
    }

    /// A folder for files that a test makes; it goes with the driver.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The id of a session with a browser of its own, until [`Driver::give_back`].
    pub fn take(&self) -> String {
        if let Some(session) = lock(&self.idle).pop() {
            return session;
        }
        // On a busy machine a browser may not come up in time: that is no flaw of the page.
        let start = || self.wire.post("/session", &chromium::capabilities());
        let again = |_| {
            std::thread::sleep(std::time::Duration::from_secs(1));
            start()
        };
        let started = start().or_else(again).or_else(again);
        let session = started.unwrap_or_else(|refusal| panic!("no browser: {refusal}"));
        session.get("sessionId").and_then(Value::as_str).expect("a session has an id").to_owned()
    }

    /// Keeps a session for the next test if it is `well`, else ends it with its browser.
    pub fn give_back(&self, session: String, well: bool) {
        if well {
            lock(&self.idle).push(session);
        } else {
            let _ = self.wire.delete(&format!("/session/{session}"));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for session in lock(&self.idle).drain(..) {
            let _ = self.wire.delete(&format!("/session/{session}"));
        }
        // A command of chromedriver's own: it quits what is left, and itself.
        let _ = self.wire.get("/shutdown");
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The command that starts the driver so that it ends with this process, even where that is killed: a shell waits for
/// the end of its input and then ends its process group, to which the browsers belong as well.
#[cfg(unix)]
pub(super) fn bound_to_us(driver: &Path) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("sh");
    command.args(["-c", "\"$0\" --port=0 & cat >/dev/null; kill -- -$$"]).arg(driver).process_group(0);
    command
}

/// The command that starts the driver.
#[cfg(not(unix))]
pub(super) fn bound_to_us(driver: &Path) -> Command {
    let mut command = Command::new(driver);
    command.arg("--port=0");
    command
}

/// A test that failed while it held the lock leaves data that is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
