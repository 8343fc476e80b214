//! The language of a text: by its script, else by its commonest words.

use std::sync::OnceLock;

use super::files::{FILES, entries, tag};
use super::meaning::Word;
use super::runs::{Stretch, key, stretch, window};
use super::{foreign, head, is_sign, lower};

/// The index of the file of a text's language.
pub(super) fn language(text: &str) -> usize {
    // The beginning tells; a language does not change after some pages.
    let text = head(text, 1 << 14);
    // Counted in bytes for short parts, so that a machine counts many at a time.
    let letters = |part: &[u8]| part.iter().fold(0_u8, |count, byte| count + u8::from(byte.is_ascii_alphabetic()));
    let mut latin: usize = text.as_bytes().chunks(255).map(|part| usize::from(letters(part))).sum();
    let (mut cyrillic, mut han, mut kana, mut arabic) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut rest = text;
    while let Some(at) = foreign(rest) {
        let letter = rest[at..].chars().next().unwrap_or(' ');
        match letter {
            '\u{C0}'..='\u{24F}' => latin += 1,
            '\u{400}'..='\u{4FF}' => cyrillic += 1,
            '\u{3040}'..='\u{30FF}' => kana += 1,
            '\u{3400}'..='\u{9FFF}' => han += 1,
            '\u{600}'..='\u{6FF}' => arabic += 1,
            _ => {}
        }
        rest = &rest[at + letter.len_utf8()..];
    }
    // A sign of Chinese says as much as several letters, and names and code are Latin in all languages.
    let scripts = [("ru", cyrillic), ("ar", arabic), (if kana * 8 > han { "ja" } else { "zh" }, (han + kana) * 3)];
    let script = scripts.iter().filter(|(_, count)| *count * 4 > latin).max_by_key(|(_, count)| *count);
    if let Some((wanted, count)) = script
        && *count > 0
    {
        return FILES.iter().position(|file| tag(file) == *wanted).unwrap_or(0);
    }
    let counts = commons().count(text);
    // Short words are shared by many languages; only a clear lead over English counts.
    let best = (0..FILES.len()).max_by_key(|at| (counts[*at], FILES.len() - at)).unwrap_or(0);
    if counts[best] * 2 > counts[0] * 3 {
        return best;
    }
    // A text of English whose labels are in another script: English is consulted for every text.
    let labels =
        scripts.iter().filter(|(_, count)| *count >= 40 && *count * 32 > latin).max_by_key(|(_, count)| *count);
    labels.and_then(|(wanted, _)| FILES.iter().position(|file| tag(file) == *wanted)).unwrap_or(0)
}

/// The commonest words of all languages.
struct Commons {
    /// Those of up to eight letters of ASCII, which most are: where a slot is taken, the words after it are tried.
    short: Vec<Short>,
    /// All others, by their hashes.
    long: Vec<(u32, &'static str, usize)>,
    /// Where the words of each [`bucket`](Self::bucket) begin; one more than there are buckets.
    starts: Vec<usize>,
    /// How many bytes the longest has.
    longest: usize,
}

/// A word of ASCII.
#[derive(Clone, Copy, Default)]
struct Short {
    /// Its letters, one after the other; 0 where there is none.
    letters: u64,
    /// The languages that have it, a bit each.
    languages: u16,
}

fn commons() -> &'static Commons {
    static COMMONS: OnceLock<Commons> = OnceLock::new();
    COMMONS.get_or_init(|| {
        let mut long: Vec<(u32, &str, usize)> = Vec::new();
        let mut short = vec![Short::default(); Commons::SLOTS];
        let mut longest = 0;
        for (at, file) in FILES.iter().enumerate() {
            for (_, word) in entries(file).filter(|(word, _)| *word == Word::Common) {
                longest = longest.max(word.len());
                if word.len() <= 8 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                    let letters = packed(word);
                    let slot = Commons::slot(&short, letters);
                    short[slot].letters = letters;
                    short[slot].languages |= 1 << at;
                } else {
                    long.push((key(word.as_bytes()), word, at));
                }
            }
        }
        long.sort_by_key(|(hash, ..)| Commons::bucket(*hash));
        let starts = (0..=Commons::BUCKETS).map(|at| long.partition_point(|(hash, ..)| Commons::bucket(*hash) < at));
        Commons { short, starts: starts.collect(), long, longest }
    })
}

/// Up to eight letters of ASCII, one after the other.
fn packed(word: &str) -> u64 {
    window(word.as_bytes(), 0)
}

impl Commons {
    /// A power of two above the number of words.
    const BUCKETS: usize = 64;
    /// A power of two that is some times the number of words.
    const SLOTS: usize = 512;

    fn bucket(hash: u32) -> usize {
        hash as usize % Self::BUCKETS
    }

    /// The slot of a word, or the free one where it would be.
    fn slot(short: &[Short], letters: u64) -> usize {
        let mut slot = (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize % Self::SLOTS;
        while short[slot].letters != 0 && short[slot].letters != letters {
            slot = (slot + 1) % Self::SLOTS;
        }
        slot
    }

    /// How often words of each language occur in a text.
    fn count(&self, text: &str) -> [usize; FILES.len()] {
        let mut counts = [0; FILES.len()];
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            match stretch(bytes, at) {
                Stretch::Word(length, letters) => {
                    at += length;
                    // Some go on behind eight letters, others beyond ASCII.
                    if bytes.get(at).is_none_or(|next| next.is_ascii() && !(length == 8 && next.is_ascii_alphabetic()))
                    {
                        self.add_short(letters, &mut counts);
                        at += 1;
                        continue;
                    }
                }
                Stretch::Other(length) if length > 0 => {
                    at += length;
                    continue;
                }
                Stretch::Other(_) => {}
            }
            let mut skip = 1;
            while let Some(letter) = text[at..].chars().next() {
                let ends = if letter.is_ascii() {
                    !letter.is_ascii_alphabetic()
                } else {
                    is_sign(letter) || !letter.is_alphabetic()
                };
                if ends {
                    skip = letter.len_utf8();
                    break;
                }
                at += letter.len_utf8();
            }
            if (1..=self.longest).contains(&(at - start)) {
                self.add(&lower(&text[start..at]), &mut counts);
            }
            at += skip;
        }
        counts
    }

    fn add_short(&self, letters: u64, counts: &mut [usize; FILES.len()]) {
        // A free slot has no languages.
        let mut languages = self.short[Self::slot(&self.short, letters)].languages;
        while languages != 0 {
            counts[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }

    fn add(&self, word: &str, counts: &mut [usize; FILES.len()]) {
        if word.len() <= 8 && word.is_ascii() {
            return self.add_short(packed(word), counts);
        }
        let hash = key(word.as_bytes());
        let bucket = Self::bucket(hash);
        for (known, other, language) in &self.long[self.starts[bucket]..self.starts[bucket + 1]] {
            counts[*language] += usize::from(*known == hash && word == *other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Words;

    #[test]
    fn the_language_is_known_by_its_script_or_its_commonest_words() {
        for (text, language) in [
            ("The system is ready for production.", "en"),
            ("Das System ist nicht bereit für den Betrieb, und die Tests fehlen.", "de"),
            ("Le système est prêt pour la production, mais les tests manquent.", "fr"),
            ("El sistema está listo para producción, pero faltan las pruebas.", "es"),
            ("O sistema está pronto para produção, mas os testes não existem.", "pt"),
            ("Il sistema è pronto per la produzione, ma non ci sono i test.", "it"),
            ("Система готова к production", "ru"),
            ("系统已准备就绪", "zh"),
            ("システムは準備ができています", "ja"),
            ("النظام جاهز للإنتاج", "ar"),
            (
                "**Дата:** 3 ноября 2025\n**Версия:** 2.1\n\nAll services run in two regions, and each has an owner.",
                "ru",
            ),
            ("The word Дата is not of this text, which is in English from its first line to its last one.", "en"),
            ("", "en"),
        ] {
            assert_eq!(Words::of(text).language, language, "{text}");
        }
    }
}
