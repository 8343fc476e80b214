//! The words of English and of one more language, and how they are found in a text in one pass over it.

use super::files::{FILES, entries, tag};
use super::meaning::Word;
use super::runs::{Run, key, run, small, window};
use super::{Hit, is_letter, unspaced};

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
    /// Keys of words, by their first bits: most words of a text have none of these.
    known: Vec<u64>,
    /// The letters that stems which begin with two letters of ASCII go on with; none where no language has such stems.
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

/// Where stems that begin with two letters of ASCII stand in [`Lexicon::thirds`].
fn pair(one: u8, other: u8) -> usize {
    usize::from(LETTERS[usize::from(one)]) * 37 + usize::from(LETTERS[usize::from(other)])
}

/// The group of a sign or letter.
fn group(letter: char) -> usize {
    letter as usize % 256
}

/// A power of two far above the number of words.
const KNOWN: usize = 1 << 14;

/// Where the first bits of a key stand in [`Lexicon::known`]: the part, and the bit in it.
fn place(key: u32) -> (usize, u32) {
    let bits = key >> (u32::BITS - KNOWN.trailing_zeros());
    (bits as usize / 64, bits % 64)
}

/// A word, as small as it gets: a thousand of them should stay near the processor.
struct Entry {
    /// Its first eight bytes at most: most others differ in these.
    head: u64,
    /// The hash of its first word; of stems, and where words are not parted, that of the first two letters.
    key: u32,
    /// How many bits of these eight bytes are beyond it.
    beyond: u8,
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
            known: vec![0; KNOWN / 64],
            thirds: Vec::new(),
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
            let (text, stem) = text.strip_suffix('*').map_or((text, text.contains('*')), |text| (text, true));
            let known = text.find('*').unwrap_or(text.len());
            let first = if stem || text.starts_with(unspaced) { two(text) } else { first(text) };
            let last = text.chars().next_back().unwrap_or(' ');
            let whole = is_letter(last) && !unspaced(last);
            let (head, beyond) = (window(text.as_bytes(), 0), 64 - 8 * known.clamp(1, 8) as u8);
            let key = key(first.as_bytes());
            all.push((Entry { head, key, beyond, stem, whole, word }, text));
            self.signs |= text.bytes().next().filter(u8::is_ascii).map_or(0, |byte| 1 << byte);
            if let Some(letter) = text.chars().next() {
                self.foreign[group(letter) / 64] |= 1 << (group(letter) % 64);
            }
            let (part, bit) = place(key);
            self.known[part] |= 1 << bit;
            let mut letters = first.bytes().map(|byte| LETTERS[usize::from(byte)] > 0);
            match (letters.next(), letters.next()) {
                (Some(true), Some(true)) if !stem => {}
                (Some(true), Some(true)) => {
                    let third = text.as_bytes().get(2).copied();
                    self.thirds.resize(PAIRS, 0);
                    let at = pair(text.as_bytes()[0], text.as_bytes()[1]);
                    self.thirds[at] |= if third.is_none() { u64::MAX } else { 1 << letter(third) };
                }
                (Some(true), _) => self.singles |= 1 << text.as_bytes()[0],
                (Some(false) | None, _) => {}
            }
        }
    }

    /// All words in a text whose letters beyond ASCII are small, in the order in which they begin; of two with one meaning at one place the
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
                    let run = run(bytes, start);
                    if bytes.get(run.end).is_none_or(u8::is_ascii) {
                        // What most languages need for most words.
                        if self.thirds.is_empty() && run.end > start + 1 {
                            if self.knows(run.key) {
                                self.find(text, start, None, run.key, hits);
                            }
                        } else {
                            self.find_plain(text, start, run, hits);
                        }
                        at = run.end;
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

    /// The words that a text whose letters beyond ASCII are small begins with, the longest of each meaning.
    pub(super) fn begins(&self, text: &str, hits: &mut Vec<Hit>) {
        let Some(letter) = text.chars().next() else { return };
        if unspaced(letter) || !is_letter(letter) {
            self.find_sign(text, 0, letter.len_utf8(), hits);
            return;
        }
        let run = run(text.as_bytes(), 0);
        if run.end > 0 && text.as_bytes().get(run.end).is_none_or(u8::is_ascii) {
            self.find_plain(text, 0, run, hits);
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
                let run = run(bytes, 0);
                bytes.get(run.end).is_some_and(|byte| !byte.is_ascii()) || self.may_be(bytes, 0, run)
            }
            Some(first) => !first.is_ascii() || self.signs >> first & 1 == 1,
        }
    }

    /// Whether a word has this key, as far as its first bits tell.
    fn knows(&self, key: u32) -> bool {
        let (part, bit) = place(key);
        self.known[part] >> bit & 1 == 1
    }

    /// Whether two letters, and the byte behind them, may be those of a stem.
    fn is_stem(&self, one: u8, other: u8, third: Option<&u8>) -> bool {
        self.thirds.get(pair(one, other)).is_some_and(|thirds| thirds >> letter(third.copied()) & 1 == 1)
    }

    /// Whether a word of ASCII, or what its first letters are a stem of, may be known.
    fn may_be(&self, bytes: &[u8], start: usize, run: Run) -> bool {
        match bytes[start..run.end] {
            [one, other, ..] => self.knows(run.key) || self.is_stem(one, other, bytes.get(start + 2)),
            [one] => self.singles >> one.to_ascii_lowercase() & 1 == 1,
            [] => false,
        }
    }

    /// Words that begin with one that is of ASCII as a whole.
    fn find_plain(&self, text: &str, start: usize, run: Run, hits: &mut Vec<Hit>) {
        let bytes = text.as_bytes();
        let [one, other, ..] = bytes[start..run.end] else {
            if self.may_be(bytes, start, run) {
                let (word, pair, _) = keys(text, start);
                self.find(text, start, Some(word), pair, hits);
            }
            return;
        };
        let word = self.knows(run.key).then_some(run.key);
        if self.is_stem(one, other, bytes.get(start + 2)) {
            self.find(text, start, word, key(&[one, other]), hits);
        } else if let Some(word) = word {
            self.find(text, start, None, word, hits);
        }
    }

    /// Words that begin with a sign, or with a letter that is a word of its own.
    fn find_sign(&self, text: &str, start: usize, end: usize, hits: &mut Vec<Hit>) {
        let next = text[end..].chars().next().map_or(0, char::len_utf8);
        let bytes = &text.as_bytes()[start..end + next];
        self.find(text, start, Some(key(&bytes[..end - start])), key(bytes), hits);
    }

    /// Adds the words that begin at a byte, by the hashes of the word that stands there, if one is known, and of its two
    /// letters.
    fn find(&self, text: &str, start: usize, word: Option<u32>, pair: u32, hits: &mut Vec<Hit>) {
        let from = hits.len();
        let stands = small(window(text.as_bytes(), start));
        if let Some(word) = word.filter(|word| *word != pair) {
            self.add_of(text, start, word, stands, from, hits);
        }
        self.add_of(text, start, pair, stands, from, hits);
    }

    /// Adds the words of a key that begin at a byte, where these eight bytes stand; hits behind `from` begin there, too.
    fn add_of(&self, text: &str, start: usize, key: u32, stands: u64, from: usize, hits: &mut Vec<Hit>) {
        if !self.knows(key) {
            return;
        }
        let bucket = bucket(key);
        let (begin, end) = (usize::from(self.starts[bucket]), usize::from(self.starts[bucket + 1]));
        for (at, entry) in self.entries[begin..end].iter().enumerate() {
            if entry.key != key || !entry.begins(stands) {
                continue;
            }
            let Some(end) = entry.ends(self.texts[begin + at], text, start) else { continue };
            match hits[from..].iter_mut().find(|hit| hit.word == entry.word) {
                Some(hit) => hit.end = hit.end.max(end),
                None => hits.push(Hit { word: entry.word, start, end }),
            }
        }
    }
}

impl Entry {
    /// Whether its first eight bytes are these.
    fn begins(&self, stands: u64) -> bool {
        (self.head ^ stands) << self.beyond == 0
    }

    /// Where it, whose word is `known`, ends in a text if it begins at a byte, where its first eight bytes stand.
    fn ends(&self, known: &str, text: &str, start: usize) -> Option<usize> {
        if self.stem
            && let Some((stem, more)) = known.split_once('*')
        {
            return goes_on(text, start, stem).and_then(|end| goes_on(text, end, more));
        }
        let end = start + known.len();
        let bytes = text.as_bytes();
        if known.len() > 8 && !bytes.get(start + 8..end)?.eq_ignore_ascii_case(&known.as_bytes()[8..]) {
            return None;
        }
        // Most words are parted by signs of ASCII.
        if let Some(next) = bytes.get(end)
            && next.is_ascii()
            && !self.stem
        {
            return (!self.whole || letter(Some(*next)) == 0).then_some(end);
        }
        let rest = text.get(end..)?;
        if self.stem {
            let tail = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
            return Some(text.len() - rest.len() + tail);
        }
        (!self.whole || !rest.starts_with(is_letter)).then_some(text.len() - rest.len())
    }
}

/// Where a word ends that begins with a stem at a byte.
fn goes_on(text: &str, start: usize, stem: &str) -> Option<usize> {
    let end = start + stem.len();
    text.as_bytes().get(start..end).filter(|part| part.eq_ignore_ascii_case(stem.as_bytes()))?;
    Some(text.len() - text.get(end..)?.trim_start_matches(is_letter).len())
}

/// The hashes of the word and of the first two letters at a byte where a letter stands, and where to go on: at the end of
/// the word, or at the first letter in it that is a word of its own.
fn keys(text: &str, start: usize) -> (u32, u32, usize) {
    let bytes = text.as_bytes();
    let mut at = start;
    let (mut letters, mut pair, mut stop) = (0, None, None);
    for letter in text[start..].chars() {
        if !is_letter(letter) {
            // A word of one letter: the two letters are it and the sign behind it.
            pair = pair.or((letters == 1).then(|| at + letter.len_utf8()));
            break;
        }
        if at > start && unspaced(letter) {
            stop.get_or_insert(at);
        }
        at += letter.len_utf8();
        letters += 1;
        if letters == 2 {
            pair = Some(at);
        }
    }
    let pair = pair.unwrap_or(at);
    (key(&bytes[start..at]), key(&bytes[start..pair]), stop.unwrap_or(at))
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
