//! Words that carry a meaning in audits, one data file per language.
//!
//! A file has one line per [`Word`]: its name, a colon, and its words between commas. A word that ends in `*` stands for
//! all that begin with it, and `list* para beta` for all that begin so and go on so, since the words of most languages have
//! many endings; lines that begin with `#` are remarks. English is consulted for every text, since its words
//! are used in all languages.

mod asked;
mod files;
mod language;
mod lexicon;
mod meaning;
mod runs;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::OnceLock;

use gonogo_report::letters::small;

use asked::Asked;
pub(crate) use asked::{Hits, Kinds};
use files::FILES;
use lexicon::Lexicon;
pub(crate) use meaning::{MONTHS, NUMBERS, Word};

/// The words of English and of the text's own language.
pub(crate) struct Words {
    /// Its own language as a BCP 47 tag.
    pub(crate) language: &'static str,
    lexicon: &'static Lexicon,
    asked: RefCell<Asked>,
    /// How many bytes were looked up: the work that the rules make.
    looked_at: Cell<usize>,
    /// Space to look a text up in.
    scratch: RefCell<(String, Vec<Hit>)>,
}

/// A word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What it means.
    pub(crate) word: Word,
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    /// Where it ends, in bytes.
    pub(crate) end: usize,
}

impl Words {
    /// The words for a text.
    pub(crate) fn of(text: &str) -> Self {
        Self::of_file(language::language(text))
    }

    /// The words of a language, by the BCP 47 tag that they were told by before; of English alone where it is not known.
    pub(crate) fn speaking(tag: &str) -> Self {
        Self::of_file(FILES.iter().position(|file| files::tag(file) == tag).unwrap_or(0))
    }

    fn of_file(own: usize) -> Self {
        static LEXICONS: [OnceLock<Lexicon>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
        let lexicon = LEXICONS[own].get_or_init(|| Lexicon::of(FILES[own]));
        Self {
            language: lexicon.language,
            lexicon,
            asked: RefCell::default(),
            looked_at: Cell::new(0),
            scratch: RefCell::default(),
        }
    }

    /// All words in a text, in the order in which they begin; of two with one meaning at one place the longer one.
    pub(crate) fn hits(&self, text: &str) -> Rc<Hits> {
        self.ask(text, Rc::clone)
    }

    /// Whether a text holds a word with this meaning.
    pub(crate) fn has(&self, text: &str, word: Word) -> bool {
        self.ask(text, |hits| hits.kinds.has(word))
    }

    /// Whether a text, signs and pictographs around it left aside, is a word with this meaning.
    pub(crate) fn is(&self, text: &str, word: Word) -> bool {
        let text = core(text);
        !text.is_empty() && self.ask(text, |hits| hits.whole.has(word))
    }

    /// Whether a word is one of the commonest of its language; no text holds a hit of these.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        self.lexicon.is_common(&lower(word))
    }

    /// Whether a text may begin with a word that has a meaning; most that do not are told by a quick look.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        self.lexicon.may_begin(text)
    }

    /// What a text, signs and pictographs around it left aside, means as a whole.
    pub(crate) fn whole(&self, text: &str) -> Kinds {
        let text = core(text);
        if text.is_empty() { Kinds::default() } else { self.ask(text, |hits| hits.whole) }
    }

    /// What the words of a text mean, for texts that are asked about once.
    pub(crate) fn kinds(&self, text: &str) -> Kinds {
        let mut scratch = self.scratch.borrow_mut();
        let (letters, found) = &mut *scratch;
        self.look(text, letters, found);
        found.iter().map(|hit| hit.word).collect()
    }

    /// Whether a text begins with a word of this meaning; where it ends.
    pub(crate) fn begins(&self, text: &str, word: Word) -> Option<usize> {
        self.begins_so(text, |other| other == word)
    }

    /// What the words mean that a text begins with.
    pub(crate) fn beginnings(&self, text: &str) -> Kinds {
        let mut kinds = Kinds::default();
        self.begins_so(text, |word| {
            kinds.add(word);
            false
        });
        kinds
    }

    fn begins_so(&self, text: &str, mut fits: impl FnMut(Word) -> bool) -> Option<usize> {
        // Long texts are prose; what they begin with is in their first words.
        let head = head(text, 80);
        if !self.lexicon.may_begin(head) {
            return None;
        }
        let mut scratch = self.scratch.borrow_mut();
        let (letters, found) = &mut *scratch;
        self.looked_at.set(self.looked_at.get() + head.len());
        found.clear();
        self.lexicon.begins(folded(head, letters), found);
        found.iter().find(|hit| fits(hit.word)).map(|hit| hit.end)
    }

    /// Whether a text begins with a word of one of some meanings.
    pub(crate) fn begins_any(&self, text: &str, words: &[Word]) -> bool {
        self.begins_so(text, |word| words.contains(&word)).is_some()
    }

    fn look(&self, text: &str, letters: &mut String, found: &mut Vec<Hit>) {
        self.looked_at.set(self.looked_at.get() + text.len());
        found.clear();
        self.lexicon.look(folded(text, letters), found);
    }

    /// How many bytes of texts were looked up so far.
    #[cfg(test)]
    pub(crate) fn looked_at(&self) -> usize {
        self.looked_at.get()
    }

    fn ask<T>(&self, text: &str, what: impl FnOnce(&Rc<Hits>) -> T) -> T {
        gonogo_report::work::spend(text.len());
        let mut asked = self.asked.borrow_mut();
        if let Some(hits) = asked.get(text) {
            return what(hits);
        }
        let mut scratch = self.scratch.borrow_mut();
        let (letters, found) = &mut *scratch;
        self.look(text, letters, found);
        what(asked.put(text, found))
    }
}

/// Whether words of some meanings stand end to end over a part of a text; where words are parted, one does.
pub(crate) fn covered(hits: &[Hit], part: std::ops::Range<usize>, meanings: &[Word]) -> bool {
    let mut at = part.start;
    while at < part.end {
        let next = hits.iter().filter(|hit| hit.start <= at && hit.end > at && meanings.contains(&hit.word));
        let Some(end) = next.map(|hit| hit.end).max() else { return false };
        at = end;
    }
    true
}

/// At most so many bytes of the beginning of a text.
pub(super) fn head(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// A text without signs, pictographs and space around it; a closing bracket or percent sign stays.
pub(crate) fn core(text: &str) -> &str {
    let sign = |c: char| !is_letter(c) && !matches!(c, '#' | '(' | ')' | '%' | '+' | '$' | '€' | '£' | '/' | '?');
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => text,
        _ => text.trim_matches(sign),
    }
}

/// Whether a character is surely no letter and no digit: dashes, quotes, arrows, boxes, pictographs. The tables of letters
/// would say so too, but take their time.
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{2426}' | '\u{2500}'..='\u{2775}' | '\u{2794}'..='\u{2BFF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{1F300}'..='\u{1FAFF}')
}

/// Whether a character is a letter or digit, told quickly for those of most texts.
#[inline]
pub(crate) fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii() && is_foreign_letter(letter)
}

fn is_foreign_letter(letter: char) -> bool {
    let known = matches!(letter, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2C1}' | '\u{400}'..='\u{481}'
        | '\u{48A}'..='\u{52F}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}');
    known || !is_sign(letter) && letter.is_alphanumeric()
}

/// Whether a script puts no space between its words.
pub(crate) fn unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// A text in small letters, each as long in bytes as the letter it stands for, so that places in both are the same.
pub(crate) fn lower(text: &str) -> String {
    let mut folded = String::new();
    fold(text, &mut folded);
    folded
}

/// A text whose letters beyond ASCII are small: itself where it has none but these, else what is written into `space`.
fn folded<'a>(text: &'a str, space: &'a mut String) -> &'a str {
    let capital = |letter: char| {
        let little = small(letter);
        little != letter && little.len_utf8() == letter.len_utf8()
    };
    let mut rest = if text.is_ascii() { "" } else { text };
    while let Some(at) = foreign(rest) {
        let letter = rest[at..].chars().next().unwrap_or(' ');
        if capital(letter) {
            fold(text, space);
            return space;
        }
        rest = &rest[at + letter.len_utf8()..];
    }
    text
}

fn fold(text: &str, into: &mut String) {
    into.clear();
    let (mut copied, mut at) = (0, 0);
    while let Some(foreign) = foreign(&text[at..]) {
        at += foreign;
        let letter = text[at..].chars().next().unwrap_or(' ');
        let end = at + letter.len_utf8();
        let little = small(letter);
        if little != letter && little.len_utf8() == letter.len_utf8() {
            into.push_str(&text[copied..at]);
            into.push(little);
            copied = end;
        }
        at = end;
    }
    into.push_str(&text[copied..]);
    into.make_ascii_lowercase();
}

/// The first byte that is not ASCII.
fn foreign(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Most are: eight of them are looked at together.
    let plain = bytes.chunks_exact(8).take_while(|part| part.is_ascii()).count() * 8;
    bytes[plain..].iter().position(|byte| !byte.is_ascii()).map(|at| plain + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whole_and_a_stem_with_its_endings() {
        let words = Words::of("the end");
        assert!(words.has("Not ready.", Word::NoGo) && words.has("READY", Word::Go));
        assert!(!words.has("already", Word::Go) && !words.has("readymade", Word::Go));
        assert!(words.is("✅ **Ready**!", Word::Go));
    }

    #[test]
    fn a_stem_may_go_on_with_another_word() {
        let words = Words::of("El sistema está listo para producción, pero faltan las pruebas.");
        for text in ["Lista para beta", "LISTOS PARA BETA cerrada", "Requiere correcciones"] {
            assert!(words.has(text, Word::Conditional), "{text}");
        }
        for text in ["Lista", "lista de beta", "alista para beta", "list", "listo para bet"] {
            assert!(!words.has(text, Word::Conditional), "{text}");
        }
    }

    #[test]
    fn what_is_surely_a_sign_is_no_letter() {
        assert!((char::MIN..=char::MAX).filter(|letter| is_sign(*letter)).all(|letter| !letter.is_alphanumeric()));
        assert!((char::MIN..=char::MAX).all(|letter| is_letter(letter) == letter.is_alphanumeric()));
    }
}
