//! Letters, for texts that are compared without case.

use unicase::UniCase;

/// The text in small letters, letter by letter: equal to that of a text that differs in case only.
pub fn lower(text: &str) -> String {
    crate::work::spend(text.len());
    text.chars().map(small).collect()
}

/// The small letter of a letter by Unicode's simple case folding, itself if it has none or more than one. All forms of
/// sigma are one.
pub fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    // No script of East Asia has capitals.
    if matches!(letter, '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{F8FF}') {
        return letter;
    }
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
    use super::lower;

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
