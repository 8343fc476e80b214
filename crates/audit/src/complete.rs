//! A report completed in one place, for the command line and for the browser alike: what the scores say, what the text
//! tells beyond them, and whether it adds up.

use std::cell::Cell;

use gonogo_report::{Disagreement, Report, merge, scores};

use crate::check::{Diagnostic, Subject, check};
use crate::content;
use crate::decode::{Encoding, decode};
use crate::drafted::Drafted;
use crate::extract::{Draft, extract};

/// What was read from a text and the scores beside it.
#[derive(Clone, Debug)]
pub struct Completed {
    /// How the text was written down; what is [`Encoding::Binary`] is no text.
    pub encoding: Encoding,
    /// The text, the merged report, and the way from one to the other.
    pub drafted: Drafted,
    /// What the checks found, the worst first.
    pub found: Vec<Diagnostic>,
    /// What the scores alone say.
    pub stated: Report,
}

/// The report as `scores.json`, and how much of it leads back to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The report as `scores.json`, with the lines that its entries were read from.
    pub json: String,
    /// How many entries of the report lead back to a line of the text, of how many.
    pub traced: (usize, usize),
}

/// Reads the bytes of a text, completes its scores, and checks both. Never fails: of what is no text little is read, and
/// scores that cannot be used say nothing.
pub fn complete(audit: &[u8], scores: Option<&[u8]>) -> Completed {
    let decoded = decode(audit);
    let (document, content) = content::parse(decoded.text);
    let mut draft = extract(&document, &content);
    let read = scores.map(|bytes| scores::read(&decode(bytes).text)).unwrap_or_default();
    let stated = read.report.clone();
    let told = |draft: &Draft, disagreements: &[Disagreement]| {
        check(&Subject { document: &document, content: &content, decoding: &decoded.notices, draft, disagreements })
    };
    // The checks look at what the text alone says, which becomes a part of the merged report. Without scores nothing can
    // differ, and it need not be copied.
    let (found, merged) = if scores.is_none() {
        let found = told(&draft, &[]);
        (found, merge(read.report, std::mem::take(&mut draft.report)))
    } else {
        let merged = merge(read.report, draft.report.clone());
        let found = told(&draft, &merged.disagreements);
        draft.report = Report::default();
        (found, merged)
    };
    let drafted = Drafted::joined(document, draft, merged, read.diagnostics);
    Completed { encoding: decoded.encoding, drafted, found, stated }
}

impl Completed {
    /// The merged report as `scores.json`.
    pub fn written(&self) -> Written {
        let (traced, all) = (Cell::new(0), Cell::new(0));
        let line = |list: &str, index: usize| {
            let line = self.drafted.line(list, index);
            all.set(all.get() + 1);
            traced.set(traced.get() + usize::from(line.is_some()));
            line
        };
        let json = scores::print(&self.drafted.report, &line);
        Written { json, traced: (traced.get(), all.get()) }
    }

    /// Whether the text tells more than the scores did. The title alone is no more: a page takes it from the text anyway.
    pub fn tells_more(&self) -> bool {
        let Report { title, .. } = &self.drafted.report;
        let title = self.stated.title.as_ref().or(title.as_ref()).cloned();
        self.drafted.report != Report { title, ..self.stated.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUDIT: &str = "# Ready?\n\n**Verdict:** No-go\n\n**Score:** 12/20\n\n## Costs\n\n| Item | Cost |\n| --- | --- |\n\
        | Backups | $100 |\n| Alerts | $200 |\n| **Total** | $400 |\n";

    #[test]
    fn a_text_alone_is_a_report_that_reads_the_same_from_its_scores() {
        let completed = complete(AUDIT.as_bytes(), None);
        let written = completed.written();
        assert!(completed.tells_more());
        assert!(scores::read(&written.json).report == completed.drafted.report, "{}", written.json);
        assert_eq!(completed.drafted.report.score.map(|score| score.value), Some(12.0));
        assert!(written.traced.0 >= 2 && written.traced.0 <= written.traced.1, "{:?}", written.traced);
        assert_eq!(completed.found.first().and_then(|found| found.computed.as_deref()), Some("$300"));
    }

    #[test]
    fn scores_win_and_a_text_that_only_repeats_them_tells_no_more() {
        let text = b"# Ready?\n\n**Score:** 12/20\n";
        let first = complete(text, None).written().json;
        let again = complete(text, Some(first.as_bytes()));
        assert!(!again.tells_more() && again.drafted.disagreements.is_empty());
        let other = complete(text, Some(br#"{"format": 1, "score": {"value": 13, "max": 20}}"#));
        assert_eq!(other.drafted.report.score.map(|score| score.value), Some(13.0));
        assert_eq!(other.drafted.disagreements.len(), 1);
    }

    #[test]
    fn whatever_the_bytes_are_there_is_an_answer() {
        for bytes in [&b""[..], b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"{}"] {
            let completed = complete(bytes, Some(bytes));
            assert!(scores::read(&completed.written().json).usable);
        }
    }
}
