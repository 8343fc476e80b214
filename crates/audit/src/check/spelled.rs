//! Numbers that are written as words.

use gonogo_report::letters::lower;

use super::sets::Set;

/// A number written as a word in letters of any size, 1 to 12.
pub(super) fn number_in(word: &str) -> Option<f64> {
    if !word.is_ascii() {
        let folded = (word.len() <= "одиннадцать".len()).then(|| lower(word))?;
        return number(&folded, |known| known == folded);
    }
    // No number up to twelve is longer, and most words begin otherwise.
    let [first, second, ..] = word.as_bytes() else { return None };
    let may_be = word.len() <= "quattro".len() && may_count(*first, *second);
    may_be.then(|| number(word, |known| known.eq_ignore_ascii_case(word)))?
}

/// Whether a number up to twelve begins with two letters of ASCII.
pub(super) fn may_count(first: u8, second: u8) -> bool {
    const PAIRS: &Set = &Set::of(&[
        "ac", "ci", "cu", "de", "di", "do", "du", "ei", "el", "fi", "fo", "hu", "qu", "ne", "ni", "no", "nu", "oc",
        "oi", "on", "ot", "se", "si", "te", "th", "tr", "tw", "um", "un", "vi", "ze", "zw",
    ]);
    first.is_ascii_alphabetic() && second.is_ascii_alphabetic() && PAIRS.begins().may_begin(&[first, second])
}

/// The number of the word that is the one, of those that begin with the same byte.
fn number(word: &str, is: impl Fn(&str) -> bool) -> Option<f64> {
    #[rustfmt::skip]
    let alike: &[(u8, &str)] = match word.as_bytes().first()?.to_ascii_lowercase() {
        b'a' => &[(8, "acht")],
        b'c' => &[(4, "cuatro"), (5, "cinq"), (5, "cinco"), (5, "cinque")],
        b'd' => &[(2, "deux"), (2, "dois"), (2, "duas"), (3, "drei"), (10, "dix"), (10, "diez"), (10, "dez"), (10, "dieci"),
                  (12, "douze"), (12, "doce"), (12, "doze"), (12, "dodici")],
        b'e' => &[(1, "eine"), (1, "ein"), (8, "eight"), (11, "eleven")],
        b'f' => &[(4, "four"), (5, "five"), (5, "fünf")],
        b'h' => &[(8, "huit")],
        b'n' => &[(9, "nine"), (9, "neun"), (9, "neuf"), (9, "nueve"), (9, "nove")],
        b'o' => &[(1, "one"), (8, "ocho"), (8, "oito"), (8, "otto"), (11, "onze")],
        b'q' => &[(4, "quatre"), (4, "quatro"), (4, "quattro")],
        b's' => &[(6, "six"), (6, "sechs"), (6, "seis"), (6, "sei"), (7, "seven"), (7, "sieben"), (7, "sept"), (7, "siete"),
                  (7, "sete"), (7, "sette")],
        b't' => &[(2, "two"), (3, "three"), (3, "trois"), (3, "tres"), (3, "três"), (3, "tre"), (10, "ten"), (12, "twelve")],
        b'u' => &[(1, "une"), (1, "un"), (1, "uno"), (1, "una"), (1, "um"), (1, "uma"), (11, "undici")],
        b'v' => &[(4, "vier")],
        b'z' => &[(2, "zwei"), (10, "zehn"), (12, "zwölf")],
        0x80.. => &[(1, "один"), (1, "одна"), (2, "два"), (2, "две"), (3, "три"), (4, "четыре"), (5, "пять"), (6, "шесть"),
                    (7, "семь"), (8, "восемь"), (9, "девять"), (10, "десять"), (11, "одиннадцать"), (12, "двенадцать")],
        _ => &[],
    };
    alike.iter().find(|(_, known)| known.len() == word.len() && is(known)).map(|(number, _)| f64::from(*number))
}

#[cfg(test)]
mod tests {
    use super::number_in;

    #[test]
    fn numbers_are_told_in_the_languages_of_audits() {
        for (word, value) in [
            ("One", 1.0),
            ("zwei", 2.0),
            ("TROIS", 3.0),
            ("cuatro", 4.0),
            ("fünf", 5.0),
            ("шесть", 6.0),
            ("onze", 11.0),
            ("Двенадцать", 12.0),
        ] {
            assert_eq!(number_in(word), Some(value), "{word}");
        }
        for word in ["", "o", "once", "ones", "thirteen", "second"] {
            assert_eq!(number_in(word), None, "{word}");
        }
    }
}
