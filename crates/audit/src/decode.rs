//! Bytes to text: finds the character set, undoes text that was once decoded with the wrong one, and makes line breaks
//! and control characters uniform. Whatever had to be done is told in [`Decoded::notices`].
//!
//! Line breaks follow CommonMark: LF, CR LF and a lone CR each end one line and become one LF, so a 1-based line number
//! of the decoded text is the line number of the source in an editor.

mod bytes;
mod clean;
mod mojibake;
mod page;

pub(crate) use clean::visible;

pub use page::Page;

use crate::notice::{Notice, NoticeKind, counted, was};

/// A decoded audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with LF as its only line break and no control characters but tab, line feed and form feed.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// What was undone, in this order; empty for healthy text.
    pub repairs: Vec<Repair>,
    /// What the reader should know, in plain words.
    pub notices: Vec<Notice>,
}

/// How bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first, with a byte order mark or told by its zero bytes.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, taken where the bytes are not UTF-8.
    Windows1252,
    /// Not text. [`Decoded::text`] holds what a lossy reading as UTF-8 gives.
    Binary,
}

/// UTF-8 that had been read with the wrong page, turned back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// The page it had been read with.
    pub page: Page,
    /// How many characters came back.
    pub characters: usize,
    /// The 1-based line of the first of them.
    pub first_line: usize,
}

/// Decodes the bytes of an audit. Never fails: bytes that are no text give a lossy text and a notice.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    let raw = bytes::read(bytes);
    let mut notices = Vec::new();
    if raw.encoding == Encoding::Binary {
        let message = format!("This does not look like text but like {}.", raw.what);
        notices.push(Notice::new(NoticeKind::NotText, None, message));
        let text = clean::clean(raw.text).text;
        return Decoded { text, encoding: raw.encoding, repairs: Vec::new(), notices };
    }
    match raw.encoding {
        Encoding::Utf8 | Encoding::Binary => {}
        Encoding::Utf16Le | Encoding::Utf16Be => {
            notices.push(Notice::new(NoticeKind::Encoding, None, "The text is UTF-16.".to_owned()));
        }
        Encoding::Windows1252 => {
            let message = "The text is not UTF-8; it was read as Windows-1252.".to_owned();
            notices.push(Notice::new(NoticeKind::Encoding, None, message));
        }
    }
    if let Some(first) = raw.first_invalid {
        let places = counted(raw.invalid, "place");
        let message = format!("{places} could not be decoded and {} replaced by `\u{FFFD}`.", was(raw.invalid));
        notices.push(Notice::new(NoticeKind::InvalidBytes, Some(clean::line_at(&raw.text, first)), message));
    } else if let Some(first) = raw.text.find('\u{FFFD}') {
        let count = counted(raw.text.matches('\u{FFFD}').count(), "character");
        let message = format!("{count} had been lost before: the text has `\u{FFFD}` in their place.");
        notices.push(Notice::new(NoticeKind::LostCharacters, Some(clean::line_at(&raw.text, first)), message));
    }

    let mut text = raw.text;
    let mut repairs = Vec::new();
    // Some texts went wrong twice, or in one part this way and in another that way.
    while repairs.len() < 3
        && let Some((repaired, repair)) = mojibake::repair(&text)
    {
        let (name, count) = (repair.page.name(), counted(repair.characters, "character"));
        let were = was(repair.characters);
        let message = format!("The text was UTF-8 that had been read as {name}; {count} {were} repaired.");
        notices.push(Notice::new(NoticeKind::Repaired, Some(repair.first_line), message));
        repairs.push(repair);
        text = repaired;
    }

    let cleaned = clean::clean(text);
    if let Some(line) = cleaned.first_line {
        let count = counted(cleaned.controls, "control character");
        let message = format!("{count} {} replaced by visible signs.", was(cleaned.controls));
        notices.push(Notice::new(NoticeKind::ControlCharacters, Some(line), message));
    }
    Decoded { text: cleaned.text, encoding: raw.encoding, repairs, notices }
}
