//! Sets of words that are looked for together, and looks that most texts answer by their letters.

use gonogo_report::letters::lower;

use crate::extract::words::is_letter;

/// Words that are looked for together.
pub(super) struct Set {
    words: &'static [&'static str],
    begins: Beginnings,
}

/// What some words begin with: by the last bits of a first byte, those of the second bytes that follow it. Most words of a
/// text begin otherwise.
pub(super) struct Beginnings([u32; 32]);

impl Beginnings {
    /// Those of both.
    pub(super) const fn and(&self, other: &Self) -> Self {
        let (mut both, mut at) = ([0; 32], 0);
        while at < both.len() {
            both[at] = self.0[at] | other.0[at];
            at += 1;
        }
        Self(both)
    }

    /// Whether a word may begin with the bytes that a text begins with, in letters of any size.
    pub(super) fn may_begin(&self, text: &[u8]) -> bool {
        let second = text.get(1).copied().unwrap_or_default();
        text.first().is_some_and(|first| self.0[usize::from(first & 31)] >> (second & 31) & 1 == 1)
    }
}

impl Set {
    pub(super) const fn of(words: &'static [&'static str]) -> Self {
        let (mut pairs, mut at) = ([0; 32], 0);
        while at < words.len() {
            let word = words[at].as_bytes();
            pairs[(word[0] & 31) as usize] |= if word.len() > 1 { 1 << (word[1] & 31) } else { u32::MAX };
            at += 1;
        }
        Self { words, begins: Beginnings(pairs) }
    }

    /// What they begin with.
    pub(super) const fn begins(&self) -> &Beginnings {
        &self.begins
    }

    /// Whether one of them begins at a byte of a text, and ends there.
    fn stand_at(&self, text: &str, at: usize) -> bool {
        let rest = &text[at..];
        self.words.iter().any(|word| {
            rest.as_bytes().first() == word.as_bytes().first()
                && rest.strip_prefix(word).is_some_and(|rest| joined(word) || !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Whether a text (in small letters) is one of them.
    pub(super) fn holds(&self, text: &str) -> bool {
        self.begins.may_begin(text.as_bytes()) && self.words.contains(&text)
    }
}

/// Whether one of `words` occurs in `text` (in small letters) as whole words. Words of scripts without spaces may stand
/// anywhere.
pub(super) fn has(text: &str, words: &Set) -> bool {
    gonogo_report::work::spend(text.len());
    let bytes = text.as_bytes();
    // Whether a letter stands before.
    let mut within = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let c = if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or(' ') };
        if (!within || is_joined(c)) && words.begins.may_begin(&bytes[at..]) && words.stand_at(text, at) {
            return true;
        }
        at += c.len_utf8();
        within = is_letter(c);
        // In the middle of a word none begins.
        while within && bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
    }
    false
}

/// Whether one of some words may occur in `text`, in letters of any size: most texts that hold none are told by their letters,
/// before anything is made of them.
pub(super) fn may_have(text: &str, words: &Beginnings) -> bool {
    gonogo_report::work::spend(text.len());
    let bytes = text.as_bytes();
    let mut within = false;
    for (at, byte) in bytes.iter().enumerate() {
        // Marks are left out of labels, and letters beyond ASCII may have forms that are far away.
        if !byte.is_ascii() || matches!(byte, b'*' | b'_' | b'`') {
            return true;
        }
        if !within && words.may_begin(&bytes[at..]) {
            return true;
        }
        within = byte.is_ascii_alphanumeric();
    }
    false
}

/// Whether one of `words` occurs in `text`, in letters of any size, as whole words.
pub(super) fn holds(text: &str, words: &Set) -> bool {
    may_have(text, &words.begins) && has(&lower(text), words)
}

/// Whether `text` (in small letters) begins with one of `words`, as a whole word.
pub(super) fn begins(text: &str, words: &Set) -> bool {
    let alike = |word: &&&str| word.as_bytes().first() == text.as_bytes().first();
    words.begins.may_begin(text.as_bytes())
        && words
            .words
            .iter()
            .filter(alike)
            .filter_map(|word| Some((word, text.strip_prefix(word)?)))
            .any(|(word, rest)| !rest.starts_with(char::is_alphabetic) || joined(word))
}

/// Whether words of this script stand side by side without spaces.
fn joined(word: &str) -> bool {
    word.chars().next().is_some_and(is_joined)
}

fn is_joined(c: char) -> bool {
    matches!(u32::from(c), 0x0600..=0x06FF | 0x2E80..=0x9FFF)
}

#[cfg(test)]
mod tests {
    use super::super::words::{EFFORT, MEAN, OVERALL, SCORE, SUBTOTAL, TOTAL, WEIGHT};
    use super::*;

    #[test]
    fn what_has_a_word_may_have_it() {
        for set in [EFFORT, MEAN, OVERALL, SCORE, SUBTOTAL, TOTAL, WEIGHT] {
            for word in set.words {
                for text in [word.to_uppercase(), format!("the {word}: 5"), format!("({word})")] {
                    assert!(may_have(&text, set.begins()) && holds(&text, set), "{text}");
                }
                assert!(begins(word, set) && set.holds(word), "{word}");
            }
            assert!(!may_have("xylophone, quiz", set.begins()));
        }
    }
}
