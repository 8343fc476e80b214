//! Letters, for texts that are compared without case.

use unicase::UniCase;

/// Whether a text holds a byte of some kind: all are looked at, which a machine does many at a time.
#[inline]
pub fn holds(text: &str, kind: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |held, byte| held | kind(byte))
}

/// The text in small letters, letter by letter: equal to that of a text that differs in case only.
pub fn lower(text: &str) -> String {
    crate::work::spend(text.len());
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(small).collect()
}

/// The small letter of a letter by Unicode's simple case folding, itself if it has none or more than one. All forms of
/// sigma are one.
pub fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    #[cfg(feature = "quick")]
    if let Some(small) = known(letter) {
        return small;
    }
    folded(letter)
}

/// The short way for the letters of most texts. Where bytes count more than time, all go the long way.
#[cfg(feature = "quick")]
fn known(letter: char) -> Option<char> {
    match letter {
        // The letters of Western Europe and of Russian lie as far apart as those of ASCII; `ß` has no single one.
        'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => Some(shifted(letter, 0x20)),
        'Ѐ'..='Џ' => Some(shifted(letter, 0x50)),
        '\u{80}'..='´' | '¶'..='¿' | '×' | 'ß'..='ÿ' | 'а'..='џ' => Some(letter),
        // Arabic, signs, the scripts of East Asia and pictographs have no capitals.
        '\u{600}'..='\u{6FF}' | '\u{2000}'..='\u{2125}' | '\u{2190}'..='\u{2426}' | '\u{2500}'..='\u{2BFF}' => {
            Some(letter)
        }
        '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}' => {
            Some(letter)
        }
        _ => None,
    }
}

#[cfg(feature = "quick")]
fn shifted(letter: char, by: u32) -> char {
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

fn folded(letter: char) -> char {
    let mut bytes = [0; 4];
    let folded = UniCase::unicode(&*letter.encode_utf8(&mut bytes)).to_folded_case();
    let mut folded = folded.chars();
    match (folded.next(), folded.next()) {
        (Some(small), None) => small,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, lower, small};

    #[test]
    fn the_short_ways_lead_to_the_same_letters() {
        for letter in '\u{80}'..=char::MAX {
            assert_eq!(small(letter), folded(letter), "{letter} U+{:04X}", u32::from(letter));
        }
    }

    #[test]
    fn texts_that_differ_in_case_only_become_equal() {
        for (one, other) in [("Backups", "BACKUPS"), ("Über", "ÜBER"), ("σοφός", "ΣΟΦΌΣ"), ("Запуск", "ЗАПУСК")]
        {
            assert_eq!(lower(one), lower(other));
        }
    }

    #[test]
    fn each_letter_stays_one_letter() {
        assert_eq!(lower("Straße İZMİR 結論 ﬁ Ǆ"), "straße İzmİr 結論 ﬁ ǆ");
    }
}
