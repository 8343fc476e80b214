//! Which character set the bytes are in, and their text in it, before any repair.

use super::{Encoding, Page};

/// Text as the bytes give it.
pub(super) struct Raw {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// How many places could not be decoded; each is one U+FFFD in the text.
    pub(super) invalid: usize,
    /// Byte offset in `text` of the first of them.
    pub(super) first_invalid: Option<usize>,
    /// For [`Encoding::Binary`]: what it looks like instead.
    pub(super) what: &'static str,
}

impl Raw {
    fn whole(text: String, encoding: Encoding) -> Self {
        Self { text, encoding, invalid: 0, first_invalid: None, what: "" }
    }

    fn replace(&mut self) {
        self.first_invalid.get_or_insert(self.text.len());
        self.invalid += 1;
        self.text.push('\u{FFFD}');
    }
}

/// The first bytes of files that are taken for an audit by mistake.
const MAGIC: [(&[u8], &str); 12] = [
    (b"\x89PNG", "a PNG image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\0asm", "WebAssembly"),
    (b"%PDF-", "a PDF"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x7FELF", "a program"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"SQLite format 3\0", "a database"),
    (b"7z\xBC\xAF", "a 7z archive"),
];

/// Reads bytes in the character set they are most likely in.
pub(super) fn read(bytes: &[u8]) -> Raw {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        // `RIFF` and `GIF8` are words that a text may begin with.
        if !matches!(bytes.first(), Some(b'R' | b'G')) || looks_binary(&String::from_utf8_lossy(bytes)) {
            return Raw { what, ..binary(bytes) };
        }
    }
    let raw = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Encoding::Utf16Be),
        _ => match utf16_without_mark(bytes) {
            Some(encoding) => utf16(bytes, encoding),
            None => utf8(bytes),
        },
    };
    if looks_binary(&raw.text) { Raw { what: "binary data", ..binary(bytes) } } else { raw }
}

fn binary(bytes: &[u8]) -> Raw {
    Raw::whole(String::from_utf8_lossy(bytes).into_owned(), Encoding::Binary)
}

/// Text has hardly any control characters; even a log full of terminal colors has fewer than one in sixteen.
fn looks_binary(text: &str) -> bool {
    let control = |b: u8| (b < b' ') & (b != b'\t') & (b != b'\n') & (b != b'\r') & (b != 0x0C) | (b == 0x7F);
    // Counted in bytes for short parts, so that a machine counts many at a time.
    let count = |part: &[u8]| usize::from(part.iter().fold(0_u8, |count, b| count + u8::from(control(*b))));
    let controls: usize = text.as_bytes().chunks(255).map(count).sum();
    controls >= 8 && controls * 16 > text.len() || controls * 3 > text.len()
}

/// Latin letters, digits, spaces and Markdown's own signs have a zero byte in UTF-16, always on the same side: a tenth of
/// any text, and most of one whose bytes are UTF-8 as well, which may hold a stray zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let is_utf8 = str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    let tenths = if is_utf8 { 5 } else { 1 };
    let enough = |zeros: usize, others: usize| zeros * 10 >= head.len() / 2 * tenths && zeros > others * 8;
    match head.len() {
        0..4 => None,
        _ if enough(odd, even) => Some(Encoding::Utf16Le),
        _ if enough(even, odd) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Raw {
    let unit = |pair: &[u8]| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Windows1252 | Encoding::Binary => {
            u16::from_le_bytes([pair[0], pair[1]])
        }
    };
    let mut raw = Raw::whole(String::with_capacity(bytes.len() / 2), encoding);
    let pairs = bytes.chunks_exact(2);
    let half = !pairs.remainder().is_empty();
    for c in char::decode_utf16(pairs.map(unit)) {
        match c {
            Ok(c) => raw.text.push(c),
            Err(_) => raw.replace(),
        }
    }
    if half {
        raw.replace();
    }
    raw
}

/// UTF-8, or Windows-1252 where more is wrong than right. A file cut off inside its last character stays UTF-8.
fn utf8(bytes: &[u8]) -> Raw {
    if let Ok(text) = str::from_utf8(bytes) {
        return Raw::whole(text.to_owned(), Encoding::Utf8);
    }
    let mut raw = Raw::whole(String::with_capacity(bytes.len()), Encoding::Utf8);
    let mut several_bytes = 0;
    let mut cut_off = false;
    for chunk in bytes.utf8_chunks() {
        several_bytes += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        raw.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            raw.replace();
            cut_off = chunk.invalid().len() > 1 && bytes.ends_with(chunk.invalid());
        }
    }
    if raw.invalid <= several_bytes || raw.invalid == 1 && cut_off {
        return raw;
    }
    let text = bytes.iter().map(|&b| Page::Windows1252.char_of(b)).collect();
    Raw::whole(text, Encoding::Windows1252)
}
