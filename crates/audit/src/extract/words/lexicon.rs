//! The words of English and of one more language, and how they are found in a text in one pass over it.

use super::files::{FILES, entries, tag};
use super::meaning::Word;
use super::{BASIS, Hit, fnv, is_letter, unspaced};

/// A power of two above the number of words.
const BUCKETS: usize = 4096;

/// Words with their meanings, made once per language.
pub(super) struct Lexicon {
    /// The language as a BCP 47 tag.
    pub(super) language: &'static str,
    /// By the buckets of their keys.
    entries: Vec<Entry>,
    /// The words themselves, in the same order.
    texts: Vec<&'static str>,
    /// Where the entries of each bucket begin; one more than there are buckets.
    starts: Vec<u16>,
    /// The signs of ASCII that a word begins with: most begin none.
    signs: u128,
    /// The other signs and letters that a word begins with, in 256 groups.
    foreign: [u64; 4],
    /// How many letters the first words have that begin with two letters of ASCII, a bit each.
    pairs: Vec<u32>,
    /// The letters that stems with these two go on with.
    thirds: Vec<u64>,
    /// The letters of ASCII that are a word, or stand before a sign in one.
    singles: u128,
    /// The commonest words.
    commons: Vec<&'static str>,
}

/// The letters and digits of ASCII from 1 on; 0 for all else.
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut at = 0;
    while at < 26 {
        letters[b'a' as usize + at] = at as u8 + 1;
        letters[b'A' as usize + at] = at as u8 + 1;
        at += 1;
    }
    let mut digit = 0;
    while digit < 10 {
        letters[b'0' as usize + digit] = digit as u8 + 27;
        digit += 1;
    }
    letters
};

/// The number of a letter or digit of ASCII, 0 for all else.
fn letter(byte: Option<u8>) -> u8 {
    byte.map_or(0, |byte| LETTERS[usize::from(byte)])
}

/// Letters and digits of ASCII, and all else as one, in pairs.
const PAIRS: usize = 37 * 37;

/// Where what begins with two letters of ASCII stands in [`Lexicon::pairs`].
fn pair(one: u8, other: u8) -> usize {
    usize::from(LETTERS[usize::from(one)]) * 37 + usize::from(LETTERS[usize::from(other)])
}

/// The group of a sign or letter.
fn group(letter: char) -> usize {
    letter as usize % 256
}

/// The bit of a first word of so many letters.
fn bit(letters: usize) -> u32 {
    1 << letters.min(31)
}

/// A word, as small as it gets: a thousand of them should stay near the processor.
struct Entry {
    /// Its first eight bytes at most: most others differ in these.
    head: u64,
    /// The hash of its first word; of stems, and where words are not parted, that of the first two letters.
    key: u32,
    /// How many bytes it has.
    len: u8,
    stem: bool,
    /// Whether what follows it may be no letter.
    whole: bool,
    word: Word,
}

impl Lexicon {
    pub(super) fn of(file: &'static str) -> Self {
        let mut lexicon = Self {
            language: tag(file),
            entries: Vec::new(),
            texts: Vec::new(),
            starts: Vec::new(),
            signs: 0,
            foreign: [0; 4],
            pairs: vec![0; PAIRS],
            thirds: vec![0; PAIRS],
            singles: 0,
            commons: Vec::new(),
        };
        let mut all = Vec::new();
        lexicon.add(FILES[0], &mut all);
        if lexicon.language != tag(FILES[0]) {
            lexicon.add(file, &mut all);
        }
        // A stable sort: in a bucket the words stay in the order of the files.
        all.sort_by_key(|(entry, _)| bucket(entry.key));
        let end = |at: usize| all.partition_point(|(entry, _)| bucket(entry.key) < at);
        lexicon.starts = (0..=BUCKETS).map(|at| u16::try_from(end(at)).unwrap_or(u16::MAX)).collect();
        (lexicon.entries, lexicon.texts) = all.into_iter().unzip();
        lexicon
    }

    fn add(&mut self, file: &'static str, all: &mut Vec<(Entry, &'static str)>) {
        for (word, text) in entries(file) {
            // They stand in every line, and few ask for them.
            if matches!(word, Word::Common | Word::Tag) {
                self.commons.push(text);
                continue;
            }
            let (text, stem) = text.strip_suffix('*').map_or((text, false), |text| (text, true));
            let key = if stem || text.starts_with(unspaced) { two(text) } else { first(text) };
            let last = text.chars().next_back().unwrap_or(' ');
            let whole = is_letter(last) && !unspaced(last);
            let (head, len) = (window(text.as_bytes(), 0), u8::try_from(text.len()).unwrap_or(u8::MAX));
            all.push((Entry { head, key: fnv(BASIS, key.as_bytes()), len, stem, whole, word }, text));
            self.signs |= text.bytes().next().filter(u8::is_ascii).map_or(0, |byte| 1 << byte);
            if let Some(letter) = text.chars().next() {
                self.foreign[group(letter) / 64] |= 1 << (group(letter) % 64);
            }
            match key.as_bytes() {
                [one, other, ..] if LETTERS[usize::from(*one)] > 0 && LETTERS[usize::from(*other)] > 0 => {
                    let at = pair(*one, *other);
                    if key.len() > 2 {
                        self.pairs[at] |= bit(key.len());
                    } else {
                        let third = text.as_bytes().get(2).copied();
                        self.thirds[at] |= if third.is_none() && stem { u64::MAX } else { 1 << letter(third) };
                    }
                }
                [one, ..] if one.is_ascii_alphanumeric() => self.singles |= 1 << one,
                _ => {}
            }
        }
    }

    /// All words in a text of small letters, in the order in which they begin; of two with one meaning at one place the
    /// longer one.
    pub(super) fn look(&self, text: &str, hits: &mut Vec<Hit>) {
        let bytes = text.as_bytes();
        // Whether a letter or digit stands before.
        let mut within = false;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let start = at;
            if byte.is_ascii_alphanumeric() {
                at += 1;
                if !within {
                    within = true;
                    if let Some(end) = plain(bytes, start) {
                        self.find_plain(text, start, end, hits);
                        at = end;
                        continue;
                    }
                    let (word, pair, end) = keys(text, start);
                    self.find(text, start, Some(word), pair, hits);
                    // Where a word ends, or a letter that may begin one inside of others.
                    at = end;
                }
            } else if byte.is_ascii() {
                at += 1;
                within = false;
                if self.signs >> byte & 1 == 1 && !byte.is_ascii_whitespace() {
                    self.find_sign(text, start, at, hits);
                }
            } else {
                let letter = text[start..].chars().next().unwrap_or(' ');
                at += letter.len_utf8();
                let alone = unspaced(letter);
                let before = std::mem::replace(&mut within, is_letter(letter));
                if alone || !within {
                    // Where words are not parted, a line may be one long run of letters: only its first two are looked up.
                    if self.foreign[group(letter) / 64] >> (group(letter) % 64) & 1 == 1 && !letter.is_whitespace() {
                        self.find_sign(text, start, at, hits);
                    }
                } else if !before {
                    let (word, pair, end) = keys(text, start);
                    self.find(text, start, Some(word), pair, hits);
                    at = end.max(at);
                }
            }
        }
    }

    /// Whether a word of small letters is one of the commonest.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.commons.contains(&word)
    }

    /// The words that a text of small letters begins with, the longest of each meaning.
    pub(super) fn begins(&self, text: &str, hits: &mut Vec<Hit>) {
        let Some(letter) = text.chars().next() else { return };
        if unspaced(letter) || !is_letter(letter) {
            self.find_sign(text, 0, letter.len_utf8(), hits);
        } else if let Some(end) = plain(text.as_bytes(), 0) {
            self.find_plain(text, 0, end, hits);
        } else {
            let (first, pair, _) = keys(text, 0);
            self.find(text, 0, Some(first), pair, hits);
        }
    }

    /// Whether a text, in letters of any size, may begin with a word: most that do not are told by a look at their first
    /// letters.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match bytes.first() {
            None => false,
            Some(first) if first.is_ascii_alphanumeric() => {
                plain(bytes, 0).is_none_or(|end| self.may_be(bytes, 0, end))
            }
            Some(first) => !first.is_ascii() || self.signs >> first & 1 == 1,
        }
    }

    /// Whether two letters, and the byte behind them, may be those of a stem or of a word of two letters.
    fn is_stem(&self, pair: usize, third: Option<&u8>) -> bool {
        self.thirds[pair] >> letter(third.copied()) & 1 == 1
    }

    /// Whether a word of ASCII, or what its first letters are a stem of, may be known.
    fn may_be(&self, bytes: &[u8], start: usize, end: usize) -> bool {
        match bytes[start..end] {
            [one, other, ..] => {
                let at = pair(one, other);
                self.pairs[at] & bit(end - start) != 0 || self.is_stem(at, bytes.get(start + 2))
            }
            [one] => self.singles >> one.to_ascii_lowercase() & 1 == 1,
            [] => false,
        }
    }

    /// Words that begin with one that is of ASCII as a whole.
    fn find_plain(&self, text: &str, start: usize, end: usize, hits: &mut Vec<Hit>) {
        let bytes = text.as_bytes();
        let [one, other, ..] = bytes[start..end] else {
            if self.may_be(bytes, start, end) {
                let (word, pair, _) = keys(text, start);
                self.find(text, start, Some(word), pair, hits);
            }
            return;
        };
        let at = pair(one, other);
        let (word, stem) = (self.pairs[at] & bit(end - start) != 0, self.is_stem(at, bytes.get(start + 2)));
        if word || stem {
            let pair = fnv(BASIS, &[one, other]);
            let word = word.then(|| fnv(pair, &bytes[start + 2..end]));
            if stem {
                self.find(text, start, word, pair, hits);
            } else if let Some(word) = word {
                self.find(text, start, None, word, hits);
            }
        }
    }

    /// Words that begin with a sign, or with a letter that is a word of its own.
    fn find_sign(&self, text: &str, start: usize, end: usize, hits: &mut Vec<Hit>) {
        let word = fnv(BASIS, &text.as_bytes()[start..end]);
        let next = text[end..].chars().next().map_or(0, char::len_utf8);
        let pair = fnv(word, &text.as_bytes()[end..end + next]);
        self.find(text, start, Some(word), pair, hits);
    }

    /// Adds the words that begin at a byte, by the hashes of the word that stands there, if one is known, and of its two
    /// letters.
    fn find(&self, text: &str, start: usize, word: Option<u32>, pair: u32, hits: &mut Vec<Hit>) {
        let from = hits.len();
        let stands = window(text.as_bytes(), start);
        let mut look = |key: u32| {
            let bucket = bucket(key);
            let own = usize::from(self.starts[bucket])..usize::from(self.starts[bucket + 1]);
            for (entry, known) in self.entries[own.clone()].iter().zip(&self.texts[own]) {
                if entry.key != key || !entry.begins(stands) {
                    continue;
                }
                let Some(end) = entry.ends(known, text, start) else { continue };
                match hits[from..].iter_mut().find(|hit| hit.word == entry.word) {
                    Some(hit) => hit.end = hit.end.max(end),
                    None => hits.push(Hit { word: entry.word, start, end }),
                }
            }
        };
        if let Some(word) = word.filter(|word| *word != pair) {
            look(word);
        }
        look(pair);
    }
}

impl Entry {
    /// Whether its first eight bytes are these.
    fn begins(&self, stands: u64) -> bool {
        let beyond = 64 - 8 * u32::from(self.len.clamp(1, 8));
        (self.head ^ stands) << beyond == 0
    }

    /// Where it, whose word is `known`, ends in a text of small letters if it begins at a byte, where its first eight bytes
    /// stand.
    fn ends(&self, known: &str, text: &str, start: usize) -> Option<usize> {
        if known.len() > 8 && !text.as_bytes()[start..].starts_with(known.as_bytes()) {
            return None;
        }
        let rest = text.get(start + known.len()..)?;
        if self.stem {
            let tail = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
            return Some(text.len() - rest.len() + tail);
        }
        (!self.whole || !rest.starts_with(is_letter)).then_some(text.len() - rest.len())
    }
}

/// Up to eight bytes that stand at a byte; zero behind the end.
fn window(bytes: &[u8], start: usize) -> u64 {
    let rest = &bytes[start..];
    match rest.first_chunk::<8>() {
        Some(part) => u64::from_le_bytes(*part),
        None => rest.iter().rev().fold(0, |window, byte| window << 8 | u64::from(*byte)),
    }
}

/// Where a word ends that begins at a byte, if it is of ASCII as a whole.
fn plain(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        if LETTERS[usize::from(byte)] == 0 {
            return byte.is_ascii().then_some(end);
        }
        end += 1;
    }
    Some(end)
}

/// The hashes of the word and of the first two letters at a byte where a letter stands, and where to go on: at the end of
/// the word, or at the first letter in it that is a word of its own.
fn keys(text: &str, start: usize) -> (u32, u32, usize) {
    let bytes = text.as_bytes();
    let (mut hash, mut at) = (BASIS, start);
    let mut pair = None;
    let mut stop = None;
    // Most words are of ASCII as a whole.
    while let Some(&byte) = bytes.get(at)
        && byte.is_ascii_alphanumeric()
    {
        hash = fnv(hash, std::slice::from_ref(&byte));
        at += 1;
        if at == start + 2 {
            pair = Some(hash);
        }
    }
    let mut letters = at - start;
    while let Some(&byte) = bytes.get(at) {
        let len = if byte.is_ascii_alphanumeric() {
            1
        } else if byte.is_ascii() {
            break;
        } else {
            let letter = text[at..].chars().next().unwrap_or(' ');
            if !is_letter(letter) {
                break;
            }
            if at > start && unspaced(letter) {
                stop.get_or_insert(at);
            }
            letter.len_utf8()
        };
        hash = fnv(hash, &bytes[at..at + len]);
        at += len;
        letters += 1;
        if letters == 2 {
            pair = Some(hash);
        }
    }
    // A word of one letter: the two letters are it and the sign behind it.
    let pair = pair.unwrap_or_else(|| {
        let next = text[at..].chars().next().map_or(0, char::len_utf8);
        fnv(hash, &bytes[at..at + next])
    });
    (hash, pair, stop.unwrap_or(at))
}

/// The first word of a text; a sign is one of its own.
fn first(text: &str) -> &str {
    let end = text.find(|c: char| !is_letter(c)).unwrap_or(text.len());
    if end == 0 { &text[..text.chars().next().map_or(0, char::len_utf8)] } else { &text[..end] }
}

/// The first two letters of a text.
fn two(text: &str) -> &str {
    let end = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn bucket(key: u32) -> usize {
    key as usize % BUCKETS
}
