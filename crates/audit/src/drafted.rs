//! What was read from a text, joined with what its scores say, and the way back from the joint report to the text.

use gonogo_report::merge::Origins;
use gonogo_report::{Diagnostic, Disagreement, Merged, Report, merge, scores};

use crate::document::Document;
use crate::extract::{Draft, Item};

/// An audit with what was read from its text, and from the scores beside it.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// The parsed text.
    pub document: Document,
    /// What was read from the text; its report has become a part of the merged one.
    pub draft: Draft,
    /// The merged report.
    pub report: Report,
    /// Where scores and text differ.
    pub disagreements: Vec<Disagreement>,
    /// What was wrong with the scores.
    pub diagnostics: Vec<Diagnostic>,
    /// Which item of the text each item of the report is.
    pub origins: Origins,
}

impl Drafted {
    /// What was read from a text, with what the scores say.
    pub fn of(document: Document, mut draft: Draft, read: scores::Read) -> Self {
        let merged = merge(read.report, std::mem::take(&mut draft.report));
        Self::joined(document, draft, merged, read.diagnostics)
    }

    /// The same, of what is merged already.
    pub(crate) fn joined(document: Document, draft: Draft, merged: Merged, diagnostics: Vec<Diagnostic>) -> Self {
        let Merged { report, disagreements, origins } = merged;
        Self { document, draft, report, disagreements, diagnostics, origins }
    }

    /// The 1-based line that an item was read from: the name of its list in `scores.json`, and its index there.
    pub fn line(&self, list: &str, index: usize) -> Option<usize> {
        let (item, index) = (Item::of_field(list)?, self.origins.of(list, index)?);
        self.draft.place(item, index).map(|span| self.document.line_of(span.start))
    }
}
