//! What a section is about, told by the words of its heading.

use super::rating::{may_join, without_brackets};
use super::words::{Kinds, Word, Words, head};

/// Meanings of a heading; it may have several ("Risks and next steps").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Topics(u32);

/// The meanings that are looked for.
const KNOWN: [Word; 22] = [
    Word::Findings,
    Word::Strengths,
    Word::Options,
    Word::Plan,
    Word::Steps,
    Word::Questions,
    Word::Risks,
    Word::Gates,
    Word::Scores,
    Word::Levels,
    Word::Comparison,
    Word::Today,
    Word::Verdict,
    Word::Summary,
    Word::Contents,
    Word::Checklist,
    Word::Biggest,
    Word::Fixes,
    Word::FixedPart,
    Word::Method,
    Word::Metrics,
    Word::Success,
];

/// The bit of each meaning, none for those that are not looked for.
const BITS: [u32; Word::ALL.len()] = {
    let mut bits = [0; Word::ALL.len()];
    let mut at = 0;
    while at < KNOWN.len() {
        bits[KNOWN[at] as usize] = 1 << at;
        at += 1;
    }
    bits
};

fn bit(word: Word) -> u32 {
    BITS[word as usize]
}

impl Topics {
    /// The topics of a title of which it is known what its words mean.
    pub(super) fn of(words: &Words, kinds: Kinds, title: &str) -> Self {
        let mut topics = Self::default();
        // Without its brackets other words may stand in it.
        if title.is_empty() || !kinds.any(&KNOWN) && !may_join(title, 200) {
            return topics;
        }
        // What stands in brackets explains the rest: "Critical (3 fixed)" is not about what was fixed.
        let (outer, _) = without_brackets(head(title, 200));
        let title = if outer.chars().any(char::is_alphabetic) { &*outer } else { head(title, 200) };
        let hits = words.hits(title);
        for hit in hits.iter().filter(|hit| bit(hit.word) != 0) {
            // "not fixed" and the like: the longer phrase is the one that is meant.
            let inside = hits.iter().any(|other| {
                other.word != hit.word
                    && other.start <= hit.start
                    && other.end >= hit.end
                    && other.end - other.start > hit.end - hit.start
                    && bit(other.word) != 0
            });
            if !inside {
                topics.0 |= bit(hit.word);
            }
        }
        topics
    }

    pub(super) fn has(self, word: Word) -> bool {
        self.0 & bit(word) != 0
    }

    pub(super) fn any(self, words: &[Word]) -> bool {
        words.iter().any(|word| self.has(*word))
    }

    /// Both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}
