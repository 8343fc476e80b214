//! A report for a page: what the scores say, completed by what the text says, and whether it adds up.

use std::cell::Cell;
use std::path::Path;

use gonogo_audit::check::{self, Diagnostic, Severity, Subject};
use gonogo_audit::extract::Unread;
use gonogo_audit::{content, decode, extract};
use gonogo_page::load::File;
use gonogo_page::parts::Checks;
use gonogo_page::trail::Provenance;
use gonogo_report::{DiagnosticSeverity, Report, merge, scores};

use crate::input::Drafted;
use crate::printed;
use crate::told::Told;

/// What was read from a text, beside its scores.
pub struct Completed {
    /// The report and its file, where the text tells more than the scores. The report is what the file says: the viewer
    /// of a published page reads that file, and must find the same.
    pub scores: Option<(Report, File)>,
    /// What the checks found, the worst first.
    pub found: Vec<Diagnostic>,
    /// Where the values of the report were read.
    pub provenance: Provenance,
    unread: Vec<Unread>,
    traced: (usize, usize),
}

impl Completed {
    /// Reads the text of an audit, and completes its scores. Fails only if the result could not be written as JSON.
    pub fn of(audit: &File, given: Option<&File>) -> anyhow::Result<Self> {
        let decoded = decode(&audit.bytes);
        let (document, content) = content::parse(decoded.text);
        let draft = extract(&document, &content);
        let read = given.map(|file| scores::read(&decode(&file.bytes).text)).unwrap_or_default();
        let stated = read.report.clone();
        let disagreements = merge(read.report.clone(), draft.report.clone()).disagreements;
        let found = check::check(&Subject {
            document: &document,
            content: &content,
            decoding: &decoded.notices,
            draft: &draft,
            disagreements: &disagreements,
        });
        let drafted = Drafted::of(document, draft, read, String::new());
        let (traced, all) = (Cell::new(0), Cell::new(0));
        let line = |list: &str, index: usize| {
            let line = drafted.line(list, index);
            all.set(all.get() + 1);
            traced.set(traced.get() + usize::from(line.is_some()));
            line
        };
        let json = printed::scores(&drafted.report, &line)?;
        let scores = tells_more(&drafted.report, stated.clone()).then(|| {
            let report = scores::read(&json).report;
            (report, File { name: "scores.json".to_owned(), bytes: json.into_bytes() })
        });
        let unread = drafted.draft.unread.clone();
        let provenance = drafted.provenance(stated);
        Ok(Self { scores, found, provenance, unread, traced: (traced.get(), all.get()) })
    }

    /// How many places do not add up, in one line: the page tells each.
    pub fn errors(&self, audit: &Path) -> Option<Told> {
        let count = self.found.iter().filter(|found| found.severity == Severity::Error).count();
        (count > 0).then(|| Told {
            severity: DiagnosticSeverity::Warning.word(),
            file: audit.display().to_string(),
            place: String::new(),
            message: if count == 1 {
                "1 place does not add up".to_owned()
            } else {
                format!("{count} places do not add up")
            },
            help: Some("the page tells which, and so does `gonogo check`".to_owned()),
        })
    }

    /// What the page tells of it.
    pub fn checks(&self) -> Checks<'_> {
        Checks { found: &self.found, unread: &self.unread, traced: self.traced }
    }
}

/// Whether a merged report says more than the scores did. The title alone is no more: the page takes it from the text anyway.
fn tells_more(merged: &Report, stated: Report) -> bool {
    let title = stated.title.clone().or_else(|| merged.title.clone());
    *merged != Report { title, ..stated }
}
