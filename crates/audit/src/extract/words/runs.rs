//! Runs of letters and digits of ASCII, eight bytes at a time: most words of most texts are such runs.

/// A run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Where it ends, in bytes.
    pub(super) end: usize,
    /// Its [`key`].
    pub(super) key: u32,
}

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// A byte in which capitals of ASCII become small letters, in all eight; digits keep theirs.
const SMALL: u64 = LOW * 0x20;

/// The run that begins at a byte; an empty one where no letter or digit stands.
#[inline]
pub(super) fn run(bytes: &[u8], start: usize) -> Run {
    let (mut hash, mut end) = (0, start);
    loop {
        let stands = window(bytes, end);
        let letters = letters(stands);
        if letters < 8 {
            let hash = if letters > 0 { mix(hash, (stands | SMALL) & before(letters)) } else { hash };
            return Run { end: end + letters, key: (hash >> 32) as u32 };
        }
        hash = mix(hash, stands | SMALL);
        end += 8;
    }
}

/// A hash of a word, the same for capitals and small letters; different words of one key are told apart by looking.
pub(super) fn key(bytes: &[u8]) -> u32 {
    let (parts, rest) = bytes.as_chunks::<8>();
    let hash = parts.iter().fold(0, |hash, part| mix(hash, u64::from_le_bytes(*part) | SMALL));
    let hash = if rest.is_empty() { hash } else { mix(hash, (window(rest, 0) | SMALL) & before(rest.len())) };
    (hash >> 32) as u32
}

fn mix(hash: u64, part: u64) -> u64 {
    // Any odd number of which about half of the bits are set; this one comes from the golden ratio.
    (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The first bytes of eight, fewer than all.
fn before(bytes: usize) -> u64 {
    (1 << (8 * bytes)) - 1
}

/// In each of eight bytes the highest bit, where it is a letter of ASCII, and where it is a digit.
fn kinds(stands: u64) -> (u64, u64) {
    // The sums reach the highest bit of a byte where it is not below a bound; none carries into the next.
    let plain = stands & !HIGH;
    let not_below = |bytes: u64, bound: u8| bytes + LOW * u64::from(0x80 - bound);
    let small = plain | SMALL;
    let letter = not_below(small, b'a') & !not_below(small, b'z' + 1);
    let digit = not_below(plain, b'0') & !not_below(plain, b'9' + 1);
    (letter & !stands & HIGH, digit & !stands & HIGH)
}

/// How many of eight bytes are letters or digits of ASCII before the first that is none.
fn letters(stands: u64) -> usize {
    let (letter, digit) = kinds(stands);
    ((letter | digit) ^ HIGH).trailing_zeros() as usize / 8
}

/// The first of eight bytes: a word of ASCII without digits, or something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// So many letters before the first byte that is none, eight at most; all of them as small letters, zero behind them.
    Word(usize, u64),
    /// So many bytes of ASCII that are no letters; 0 where a byte stands that is not of ASCII.
    Other(usize),
}

/// What stands at a byte of a text.
pub(super) fn stretch(bytes: &[u8], start: usize) -> Stretch {
    let stands = window(bytes, start);
    let letter = kinds(stands).0;
    match (letter ^ HIGH).trailing_zeros() as usize / 8 {
        0 => Stretch::Other((letter | stands & HIGH).trailing_zeros() as usize / 8),
        8 => Stretch::Word(8, stands | SMALL),
        letters => Stretch::Word(letters, (stands | SMALL) & before(letters)),
    }
}

/// Eight bytes with capitals of ASCII as small letters.
pub(super) fn small(stands: u64) -> u64 {
    let plain = stands & !HIGH;
    let not_below = |bound: u8| plain + LOW * u64::from(0x80 - bound);
    let capital = not_below(b'A') & !not_below(b'Z' + 1) & !stands & HIGH;
    stands | capital >> 2
}

/// Up to eight bytes that stand at a byte; zero behind the end.
#[inline]
pub(super) fn window(bytes: &[u8], start: usize) -> u64 {
    match bytes.get(start..start + 8).and_then(|part| part.first_chunk()) {
        Some(part) => u64::from_le_bytes(*part),
        None => last_window(bytes, start),
    }
}

/// The same where fewer than eight stand.
fn last_window(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    match bytes.last_chunk::<8>() {
        Some(_) if rest.is_empty() => 0,
        Some(last) => u64::from_le_bytes(*last) >> (8 * (8 - rest.len())),
        None => rest.iter().rev().fold(0, |window, byte| window << 8 | u64::from(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_where_no_letter_and_no_digit_stands() {
        for text in [
            "",
            "a",
            "Ready for",
            "go/no-go",
            "Zz09 ",
            "a\u{0}b",
            "\u{11}",
            "0123456789abcdefghij",
            "12345678",
            "naïve",
        ] {
            for start in 0..=text.len() {
                let bytes = &text.as_bytes()[start..];
                let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                let run = run(text.as_bytes(), start);
                assert_eq!(run.end, start + letters, "{text:?} from {start}");
                assert_eq!(run.key, key(&bytes[..letters]), "{text:?} from {start}");
            }
        }
        for byte in 0..=255_u8 {
            let little = if byte.is_ascii() { byte.to_ascii_lowercase() } else { byte };
            assert_eq!(small(u64::from_le_bytes([byte; 8])), u64::from_le_bytes([little; 8]));
            let told = letters(u64::from(byte)) == 1;
            assert_eq!(told, byte.is_ascii_alphanumeric(), "{byte}");
        }
    }

    #[test]
    fn a_stretch_is_a_word_or_what_is_none() {
        assert_eq!(stretch(b"The end", 0), Stretch::Word(3, u64::from_le_bytes(*b"the\0\0\0\0\0")));
        assert_eq!(stretch(b"ab1", 0), Stretch::Word(2, u64::from_le_bytes(*b"ab\0\0\0\0\0\0")));
        assert_eq!(stretch(b"PRODUCTION", 0), Stretch::Word(8, u64::from_le_bytes(*b"producti")));
        assert_eq!(stretch(b"a: 1 - b", 1), Stretch::Other(6));
        assert_eq!(stretch("12 é".as_bytes(), 0), Stretch::Other(3));
        assert_eq!(stretch("é".as_bytes(), 0), Stretch::Other(0));
    }

    #[test]
    fn keys_do_not_tell_capitals_from_small_letters() {
        assert_eq!(key(b"PRODUCTION-ready"), key(b"production-READY"));
        assert_ne!(key(b"ready"), key(b"read"));
        assert_ne!(key(b"production"), key(b"productive"));
    }
}
