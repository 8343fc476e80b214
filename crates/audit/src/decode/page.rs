//! The two single-byte character sets that UTF-8 is most often mistaken for, as tables of their upper halves.
//!
//! Windows-1252 is taken as WHATWG's Encoding Standard defines it (its five free bytes are the C1 controls of the same
//! value); Mac Roman as Apple's mapping of 1998 (0xDB is the euro sign, 0xF0 the private U+F8FF).

/// A single-byte character set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Windows-1252, and with it ISO-8859-1.
    Windows1252,
    /// Mac Roman, the character set of old Macintosh computers.
    MacRoman,
}

impl Page {
    /// The name a reader knows it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Windows1252 => "Windows-1252",
            Self::MacRoman => "Mac Roman",
        }
    }

    /// The character of a byte.
    pub(super) fn char_of(self, byte: u8) -> char {
        match (self, byte) {
            (_, 0..=0x7F) | (Self::Windows1252, 0xA0..) => char::from(byte),
            (Self::Windows1252, 0x80..=0x9F) => WINDOWS_1252[usize::from(byte - 0x80)],
            (Self::MacRoman, 0x80..) => MAC_ROMAN[usize::from(byte - 0x80)],
        }
    }

    /// The byte above 0x7F that stands for a character, if the page has one. C1 controls stand for themselves in
    /// Windows-1252, because ISO-8859-1 reads them so.
    pub(super) fn byte_of(self, c: char) -> Option<u8> {
        let from = |table: &[char]| table.iter().position(|&t| t == c).and_then(|at| u8::try_from(at + 0x80).ok());
        // Arrows, boxes, pictographs and the scripts of East Asia are in neither.
        if cfg!(not(target_family = "wasm"))
            && matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2500}'..='\u{25C9}' | '\u{25CB}'..='\u{F8FE}' | '\u{FC00}'..)
        {
            return None;
        }
        match self {
            Self::Windows1252 => match u32::from(c) {
                code @ 0x80..=0xFF => u8::try_from(code).ok(),
                _ => from(&WINDOWS_1252),
            },
            Self::MacRoman => from(&MAC_ROMAN),
        }
    }
}

/// 0x80 to 0x9F; the rest is ISO-8859-1.
#[rustfmt::skip]
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '\u{2dc}', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// 0x80 to 0xFF.
#[rustfmt::skip]
const MAC_ROMAN: [char; 128] = [
    'Ä', 'Å', 'Ç', 'É', 'Ñ', 'Ö', 'Ü', 'á', 'à', 'â', 'ä', 'ã', 'å', 'ç', 'é', 'è',
    'ê', 'ë', 'í', 'ì', 'î', 'ï', 'ñ', 'ó', 'ò', 'ô', 'ö', 'õ', 'ú', 'ù', 'û', 'ü',
    '†', '°', '¢', '£', '§', '•', '¶', 'ß', '®', '©', '™', '´', '¨', '≠', 'Æ', 'Ø',
    '∞', '±', '≤', '≥', '¥', 'µ', '∂', '∑', '∏', 'π', '∫', 'ª', 'º', 'Ω', 'æ', 'ø',
    '¿', '¡', '¬', '√', 'ƒ', '≈', '∆', '«', '»', '…', '\u{a0}', 'À', 'Ã', 'Õ', 'Œ', 'œ',
    '–', '—', '“', '”', '‘', '’', '÷', '◊', 'ÿ', 'Ÿ', '⁄', '€', '‹', '›', 'ﬁ', 'ﬂ',
    '‡', '·', '‚', '„', '‰', 'Â', 'Ê', 'Á', 'Ë', 'È', 'Í', 'Î', 'Ï', 'Ì', 'Ó', 'Ô',
    '\u{f8ff}', 'Ò', 'Ú', 'Û', 'Ù', 'ı', 'ˆ', '\u{2dc}', '¯', '\u{2d8}', '\u{2d9}', '\u{2da}', '¸', '\u{2dd}', '\u{2db}', 'ˇ',
];
