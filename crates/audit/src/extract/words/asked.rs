//! What was found in texts that were asked about: the rules ask for the same titles and labels again and again.

use std::rc::Rc;

use super::{Hit, Word};

/// Meanings as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Kinds([u64; Kinds::PARTS]);

impl Kinds {
    const PARTS: usize = Word::ALL.len().div_ceil(64);

    /// Whether a meaning is in it.
    pub(crate) fn has(self, word: Word) -> bool {
        let at = word as usize;
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    /// Whether one of some meanings is in it.
    pub(crate) fn any(self, words: &[Word]) -> bool {
        words.iter().any(|word| self.has(*word))
    }

    /// Both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    pub(super) fn add(&mut self, word: Word) {
        let at = word as usize;
        self.0[at / 64] |= 1 << (at % 64);
    }
}

/// The words of a text in the order in which they begin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hits {
    list: Vec<Hit>,
    /// The meanings of all of them.
    pub(crate) kinds: Kinds,
    /// The meanings of those that are the text as a whole.
    pub(crate) whole: Kinds,
}

impl FromIterator<Word> for Kinds {
    fn from_iter<I: IntoIterator<Item = Word>>(words: I) -> Self {
        let mut kinds = Self::default();
        words.into_iter().for_each(|word| kinds.add(word));
        kinds
    }
}

impl Hits {
    pub(super) fn new(text: &str, list: &[Hit]) -> Self {
        let mut hits = Self { list: list.to_vec(), ..Self::default() };
        for hit in list {
            hits.kinds.add(hit.word);
            if (hit.start, hit.end) == (0, text.len()) {
                hits.whole.add(hit.word);
            }
        }
        hits
    }
}

impl std::ops::Deref for Hits {
    type Target = [Hit];

    fn deref(&self) -> &[Hit] {
        &self.list
    }
}

/// A table of texts and what was found in them, by the hashes of the texts.
#[derive(Default)]
pub(super) struct Asked {
    entries: Vec<Entry>,
    /// All texts, one after the other.
    texts: String,
    /// Indices of entries plus one, by their hashes; 0 where there is none. As long as a power of two.
    slots: Vec<u32>,
    /// The entry that was asked for last: rules try many meanings on one text.
    last: usize,
    /// What is found in most texts.
    nothing: Rc<Hits>,
}

struct Entry {
    hash: u64,
    start: usize,
    end: usize,
    hits: Rc<Hits>,
}

impl Asked {
    /// What was found in a text, if it was asked about before.
    pub(super) fn get(&mut self, text: &str) -> Option<&Rc<Hits>> {
        if self.entries.get(self.last).is_none_or(|last| self.texts[last.start..last.end] != *text) {
            self.last = self.position(hash(text), text)?;
        }
        self.entries.get(self.last).map(|entry| &entry.hits)
    }

    fn position(&self, hash: u64, text: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & mask;
        // At least half of the slots are free, so there is an end.
        while let Some(at) = self.slots[slot].checked_sub(1) {
            let entry = &self.entries[at as usize];
            if entry.hash == hash && self.texts[entry.start..entry.end] == *text {
                return Some(at as usize);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// Keeps what was found in a text that was not asked about before.
    pub(super) fn put(&mut self, text: &str, list: &[Hit]) -> &Rc<Hits> {
        let hits = if list.is_empty() { Rc::clone(&self.nothing) } else { Rc::new(Hits::new(text, list)) };
        let start = self.texts.len();
        self.texts.push_str(text);
        self.entries.push(Entry { hash: hash(text), start, end: self.texts.len(), hits });
        self.last = self.entries.len() - 1;
        if self.entries.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.entries.len() * 4).next_power_of_two()];
            (0..self.entries.len()).for_each(|at| self.fill(at));
        } else {
            self.fill(self.last);
        }
        &self.entries[self.last].hits
    }

    fn fill(&mut self, at: usize) {
        let mask = self.slots.len() - 1;
        let mut slot = self.entries[at].hash as usize & mask;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = u32::try_from(at + 1).unwrap_or(0);
    }
}

/// A hash of a text, eight bytes at a time, the same everywhere; texts of one hash are compared.
fn hash(text: &str) -> u64 {
    // Any odd number of which about half of the bits are set; this one comes from the golden ratio.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, part: u64| (hash.rotate_left(23) ^ part).wrapping_mul(FACTOR);
    let (parts, rest) = text.as_bytes().as_chunks::<8>();
    let mut hash = parts.iter().fold(text.len() as u64, |hash, part| mix(hash, u64::from_le_bytes(*part)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    hash = mix(hash, u64::from_le_bytes(last));
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_keeps_its_own() {
        let mut asked = Asked::default();
        let texts: Vec<String> = (0..500).map(|at| format!("text {at}")).collect();
        for (at, text) in texts.iter().enumerate() {
            assert!(asked.get(text).is_none(), "{text}");
            asked.put(text, &[Hit { word: Word::Go, start: at, end: text.len() }]);
        }
        for (at, text) in texts.iter().enumerate() {
            let hits = asked.get(text).expect("it was asked about");
            assert_eq!(hits[0].start, at);
            assert!(hits.kinds.has(Word::Go) && !hits.kinds.has(Word::NoGo));
            assert_eq!(hits.whole.has(Word::Go), at == 0);
        }
    }
}
