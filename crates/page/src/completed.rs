//! A report with what was read from its text, as a page shows it: the same for a page that is published, and for a file that is
//! opened in a browser.

use gonogo_audit::{Completed, complete};
use gonogo_report::scores;

use crate::load::{File, Loaded};
use crate::parts::Checks;

/// A report that is shown with its checks.
pub struct Checked {
    /// The report.
    pub loaded: Loaded,
    /// The file of its scores where the text tells more than those that were given. The report is what this file says: who
    /// reads it finds the same.
    pub scores: Option<File>,
    /// What was read from the text and found in it.
    pub completed: Completed,
    traced: (usize, usize),
}

/// Completes a report that was loaded from these files by what its text tells.
pub fn completed(loaded: Loaded, audit: &File, given: Option<&File>) -> Checked {
    let completed = complete(&audit.bytes, given.map(|file| file.bytes.as_slice()));
    let written = completed.written();
    let traced = written.traced;
    let (loaded, scores) = if completed.tells_more() {
        let file = File { name: "scores.json".to_owned(), bytes: written.json.into_bytes() };
        (loaded.with(scores::read(&String::from_utf8_lossy(&file.bytes)).report), Some(file))
    } else {
        (loaded, None)
    };
    #[cfg(feature = "trails")]
    let loaded = loaded.traced(crate::trail::Provenance::of(&completed));
    Checked { loaded, scores, completed, traced }
}

impl Checked {
    /// What the page tells of the checks.
    pub fn checks(&self) -> Checks<'_> {
        Checks { found: &self.completed.found, unread: &self.completed.drafted.draft.unread, traced: self.traced }
    }
}
