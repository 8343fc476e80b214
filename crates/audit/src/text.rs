//! Looks at texts that most of them answer at once: the ways of the standard library decode every letter.

/// The small form of each letter and digit of ASCII, zero for what is none.
pub(crate) const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            small[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};

/// A text without space around it.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Where the first colon of a text begins and ends; a wide one is one, too.
pub(crate) fn colon(text: &str) -> Option<(usize, usize)> {
    const WIDE: &str = "：";
    let bytes = text.as_bytes();
    bytes.iter().enumerate().find_map(|(at, byte)| match byte {
        b':' => Some((at, at + 1)),
        0xEF if bytes[at..].starts_with(WIDE.as_bytes()) => Some((at, at + WIDE.len())),
        _ => None,
    })
}

/// The words of a text between its spaces.
pub(crate) fn spaced(text: &str) -> Spaced<'_> {
    Spaced(text)
}

/// How many words stand between the spaces of a text, as far as it matters: at most so many.
pub(crate) fn words_up_to(text: &str, most: usize) -> usize {
    spaced(text).take(most).count()
}

/// See [`spaced`].
#[derive(Clone)]
pub(crate) struct Spaced<'t>(&'t str);

impl<'t> Iterator for Spaced<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let start = stretch(self.0, 0, true);
        let end = stretch(self.0, start, false);
        let word = &self.0[start..end];
        self.0 = &self.0[end..];
        (!word.is_empty()).then_some(word)
    }
}

/// Where a stretch of space, or of anything else, ends that begins at a byte.
#[inline]
fn stretch(text: &str, start: usize, space: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let is_space = match byte {
            b'!'..0x80 => false,
            b' ' | b'\t'..=b'\r' => true,
            0..b' ' => false,
            0x80.. => text[at..].starts_with(char::is_whitespace),
        };
        if is_space != space {
            break;
        }
        at = if byte.is_ascii() { at + 1 } else { text.ceil_char_boundary(at + 1) };
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_lead_to_what_the_long_ones_lead_to() {
        for text in [
            "",
            " ",
            "a",
            "a b",
            " a  b\t",
            "\u{a0}a\u{3000}b：c",
            "é: ü",
            "\u{1c}x\u{b}y\u{85}",
            "a\u{2028}",
            "🔴 a: b：",
        ] {
            assert_eq!(trim(text), text.trim());
            assert!(spaced(text).eq(text.split_whitespace()), "{text:?}");
            assert_eq!(colon(text).map(|(at, _)| at), text.find([':', '：']));
            assert_eq!(colon(text).map(|(at, end)| (&text[..at], &text[end..])), text.split_once([':', '：']));
        }
    }
}
