//! What an audit says, read from its text alone: the draft of a report, each value with the place it was read from.
//!
//! The rules are general: no document, company or repository is named in them. They run over a `Reading` of the
//! text, one after the other, each linear in its length; what looks like data and was understood by none is listed.
//!
//! ```
//! let (document, content) = gonogo_audit::content::parse("# Audit\n\n**Date:** 18 February 2026\n**Score:** 25/50\n");
//! let draft = gonogo_audit::extract::extract(&document, &content);
//! assert_eq!(draft.report.score.map(|score| (score.value, score.max)), Some((25.0, 50.0)));
//! let span = draft.source(gonogo_audit::extract::Item::Score, 0, "value").unwrap();
//! assert_eq!(document.line_of(span.start), 4);
//! ```

mod actions;
mod cells;
mod columns;
mod dates;
mod events;
mod figures;
mod findings;
mod gates;
mod header;
mod ids;
mod levels;
mod options;
mod phases;
mod points;
pub(crate) mod rating;
mod reading;
mod score;
mod scorecard;
mod sourced;
mod topics;
mod totals;
mod unread;
mod verdict;
pub(crate) mod words;

use std::ops::Range;

use gonogo_report::{Report, Score};

use crate::content::Content;
use crate::document::Document;
use reading::Reading;
use sourced::Drafting;
pub use sourced::{Item, Source};

/// What was read from a text.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The report, as far as the text tells it.
    pub report: Report,
    /// Where each value was read, in the order of the lists of the report.
    pub sources: Vec<Source>,
    /// Other overall scores that the text states, in its order.
    pub score_alternatives: Vec<StatedScore>,
    /// What looks like data and was not understood, in the order of the text.
    pub unread: Vec<Unread>,
    /// The language whose words were looked for besides English, as a BCP 47 tag.
    pub language: &'static str,
}

/// A score and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedScore {
    /// The score.
    pub score: Score,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// Something that looks like data and was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// How it begins: at most one line.
    pub text: String,
}

impl Draft {
    /// Where a value was read: the first place of the field; `None` if the text does not hold it.
    #[must_use]
    pub fn source(&self, item: Item, index: usize, field: &str) -> Option<Range<usize>> {
        let start = self.sources.partition_point(|source| (source.item, source.index) < (item, index));
        let own = self.sources[start..].iter().take_while(|source| (source.item, source.index) == (item, index));
        own.into_iter().find(|source| source.field == field).map(|source| source.span.clone())
    }

    /// Where an item of a list begins: the first of its places.
    #[must_use]
    pub fn place(&self, item: Item, index: usize) -> Option<Range<usize>> {
        let start = self.sources.partition_point(|source| (source.item, source.index) < (item, index));
        self.sources.get(start).filter(|source| (source.item, source.index) == (item, index)).map(|s| s.span.clone())
    }
}

/// Reads what the text of a document says. Never fails; a text without data gives an empty draft.
#[must_use]
pub fn extract(document: &Document, content: &Content) -> Draft {
    read(&Reading::new(document, content))
}

fn read(reading: &Reading<'_>) -> Draft {
    let mut draft = Drafting::default();
    header::read(reading, &mut draft);
    score::read(reading, &mut draft);
    verdict::read(reading, &mut draft);
    scorecard::read(reading, &mut draft);
    levels::read(reading, &mut draft);
    gates::read(reading, &mut draft);
    options::read(reading, &mut draft);
    phases::read(reading, &mut draft);
    totals::read(reading, &mut draft);
    actions::read(reading, &mut draft);
    findings::read(reading, &mut draft);
    events::read(reading, &mut draft);
    points::read(reading, &mut draft);
    let unread = unread::of(reading, &draft);
    draft.finish(reading.words.language, unread)
}

#[cfg(test)]
mod tests {
    use super::Reading;

    /// How often a byte of a text was looked up in the words, on average.
    fn looks(text: &str) -> f64 {
        let (document, content) = crate::content::parse(text);
        let reading = Reading::new(&document, &content);
        let _ = super::read(&reading);
        reading.words.looked_at() as f64 / text.len() as f64
    }

    #[test]
    fn no_text_is_looked_up_more_often_the_longer_it_is() {
        let pieces = [
            "ready ",
            "not ready. ",
            "a: b | ",
            "(critical) [high] ",
            "**no-go** - ",
            "5/10 (50%), ",
            "- [ ] ready: no\n",
            "| ready | 5/10 |\n",
            "## critical: ready\n\n- high: no\n\n",
            "> > - critical: ",
            "\n\n**high** (4h)",
            "готово критично ",
            "重要な未対応",
        ];
        for piece in pieces {
            let (short, long) = (looks(&piece.repeat(200)), looks(&piece.repeat(3200)));
            assert!(short < 40.0 && long < short + 4.0, "{piece:?}: {short:.1}, then {long:.1} times a byte");
        }
    }
}
