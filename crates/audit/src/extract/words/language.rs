//! The language of a text: by its script, else by its commonest words.

use std::sync::OnceLock;

use super::files::{FILES, entries, tag};
use super::meaning::Word;
use super::{BASIS, fnv, head, is_sign, lower};

/// The index of the file of a text's language.
pub(super) fn language(text: &str) -> usize {
    // The beginning tells; a language does not change after some pages.
    let text = head(text, 1 << 14);
    let (mut latin, mut cyrillic, mut han, mut kana, mut arabic) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for byte in text.bytes() {
        latin += usize::from(byte.is_ascii_alphabetic());
    }
    if !text.is_ascii() {
        for letter in text.chars().filter(|letter| !letter.is_ascii()) {
            match letter {
                '\u{C0}'..='\u{24F}' => latin += 1,
                '\u{400}'..='\u{4FF}' => cyrillic += 1,
                '\u{3040}'..='\u{30FF}' => kana += 1,
                '\u{3400}'..='\u{9FFF}' => han += 1,
                '\u{600}'..='\u{6FF}' => arabic += 1,
                _ => {}
            }
        }
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
    if counts[best] * 2 > counts[0] * 3 { best } else { 0 }
}

/// The commonest words of all languages, by their hashes.
struct Commons {
    words: Vec<(u32, &'static str, usize)>,
    /// Where the words of each [`bucket`](Self::bucket) begin; one more than there are buckets.
    starts: Vec<usize>,
}

fn commons() -> &'static Commons {
    static COMMONS: OnceLock<Commons> = OnceLock::new();
    COMMONS.get_or_init(|| {
        let mut words: Vec<(u32, &str, usize)> = Vec::new();
        for (at, file) in FILES.iter().enumerate() {
            let common = entries(file).filter(|(word, _)| *word == Word::Common);
            words.extend(common.map(|(_, word)| (fnv(BASIS, word.as_bytes()), word, at)));
        }
        words.sort_by_key(|(hash, ..)| Commons::bucket(*hash));
        let starts = (0..=Commons::BUCKETS).map(|at| words.partition_point(|(hash, ..)| Commons::bucket(*hash) < at));
        Commons { starts: starts.collect(), words }
    })
}

impl Commons {
    /// A power of two above the number of words.
    const BUCKETS: usize = 1024;

    fn bucket(hash: u32) -> usize {
        hash as usize % Self::BUCKETS
    }

    /// How often words of each language occur in a text.
    fn count(&self, text: &str) -> [usize; FILES.len()] {
        /// In bytes.
        const LONGEST: usize = 32;
        let mut counts = [0; FILES.len()];
        let text = lower(text);
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (start, mut hash) = (at, BASIS);
            let mut skip = 0;
            while let Some(&byte) = bytes.get(at) {
                let len = if byte.is_ascii_alphabetic() {
                    1
                } else if byte.is_ascii() {
                    skip = 1;
                    break;
                } else {
                    let letter = text[at..].chars().next().unwrap_or(' ');
                    if is_sign(letter) || !letter.is_alphabetic() {
                        skip = letter.len_utf8();
                        break;
                    }
                    letter.len_utf8()
                };
                hash = fnv(hash, &bytes[at..at + len]);
                at += len;
            }
            // No common word is longer.
            if (1..=LONGEST).contains(&(at - start)) {
                let bucket = Self::bucket(hash);
                for (known, word, language) in &self.words[self.starts[bucket]..self.starts[bucket + 1]] {
                    counts[*language] += usize::from(*known == hash && text[start..at] == **word);
                }
            }
            at += skip;
        }
        counts
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
            ("", "en"),
        ] {
            assert_eq!(Words::of(text).language, language, "{text}");
        }
    }
}
