//! What surrounds a number in people's writing: "about", "up to", a trailing plus.

use crate::letters::lower;

/// How a wording bounds the number it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// The number as it is.
    #[default]
    Exact,
    /// "at least", "from", a trailing `+`: the upper end is open.
    AtLeast,
    /// "up to", "within", "<": the range starts at zero.
    UpTo,
}

/// Why a text could not be read as a quantity: one short phrase with the culprit in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead(pub String);

impl NotRead {
    pub(super) fn new(text: &str, what: &str) -> Self {
        let shown: String = text.trim().chars().take(60).collect();
        Self(format!("`{shown}` is not {what}"))
    }
}

/// Words and signs that say a number is a rough one.
const ABOUT: [&str; 12] =
    ["~", "≈", "about", "approx.", "approximately", "approx", "ca.", "circa", "around", "roughly", "est.", "environ"];
const AT_LEAST: [&str; 9] = ["at least", "from", "min.", "minimum", "≥", ">=", ">", "over", "more than"];
const UP_TO: [&str; 11] =
    ["up to", "at most", "within", "max.", "maximum", "≤", "<=", "<", "under", "less than", "below"];

/// The start of a phrase taken off: what it said, and the rest.
pub(super) struct Lead<'a> {
    pub(super) approximate: bool,
    pub(super) bound: Bound,
    pub(super) rest: &'a str,
}

/// Takes "about", "up to", "~" and their kin off the start of `text`, in any order.
pub(super) fn lead(text: &str) -> Lead<'_> {
    let mut lead = Lead { approximate: false, bound: Bound::Exact, rest: text.trim() };
    loop {
        if !lead.rest.bytes().next().is_some_and(may_lead) {
            return lead;
        }
        if let Some(rest) = strip_any(lead.rest, &ABOUT) {
            lead = Lead { approximate: true, rest, ..lead };
        } else if let Some(rest) = strip_any(lead.rest, &AT_LEAST) {
            lead = Lead { bound: Bound::AtLeast, rest, ..lead };
        } else if let Some(rest) = strip_any(lead.rest, &UP_TO) {
            lead = Lead { bound: Bound::UpTo, rest, ..lead };
        } else {
            return lead;
        }
    }
}

/// Whether one of the words and signs above begins with this byte: few texts begin with one.
fn may_lead(byte: u8) -> bool {
    const FIRST: &[u8] = b"~<>abceflmoruw";
    !byte.is_ascii() || FIRST.contains(&byte.to_ascii_lowercase())
}

/// Whether one of the words and signs above may end a text, by its last byte: what most texts end in ends none.
pub(super) fn may_end(text: &str) -> bool {
    const LAST: &[u8] = b"~<>=.adtxynmorw";
    let Some(last) = text.as_bytes().last() else { return false };
    !last.is_ascii() || last.is_ascii_whitespace() || LAST.contains(&last.to_ascii_lowercase())
}

/// The rest of `text` after one of `words` (compared without case); a word that ends in a letter must end there.
pub(super) fn strip_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| strip(text, word))
}

/// The rest of `text` after `word`, trimmed at its start; `None` if `text` does not begin with it as a whole word.
#[cfg_attr(feature = "quick", inline)]
pub(super) fn strip<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    // Hundreds of words are tried per quantity: most differ in their first letter.
    let (first, own) = (*text.as_bytes().first()?, *word.as_bytes().first()?);
    if first.is_ascii() != own.is_ascii() || first.is_ascii() && !first.eq_ignore_ascii_case(&own) {
        return None;
    }
    strip_alike(text, word)
}

/// The same for a text and a word whose first letters may be one.
fn strip_alike<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    // Only letters beyond ASCII are worth a copy.
    let plain = head.is_ascii() || word.is_ascii();
    let same = if plain { head.eq_ignore_ascii_case(word) } else { lower(head) == lower(word) };
    if !same {
        return None;
    }
    let rest = &text[word.len()..];
    let whole = !word.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic);
    whole.then(|| rest.trim_start())
}

/// `text` without what stands in round or square brackets, and without Markdown emphasis: remarks, not figures.
pub(super) fn without_remarks(text: &str) -> String {
    const SIGNS: [char; 9] = ['(', '[', '（', ')', ']', '）', '*', '_', '`'];
    if !text.contains(SIGNS) {
        return text.trim().to_owned();
    }
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            '*' | '_' | '`' => {}
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_that_leads_is_looked_for() {
        for word in ABOUT.iter().chain(&AT_LEAST).chain(&UP_TO) {
            assert_eq!(lead(word).rest, "", "{word}");
            assert!(may_end(word), "{word}");
            assert_eq!(lead(&word.to_uppercase()).rest, "", "{word}");
        }
    }
}
