//! Line breaks and control characters: LF for every line break, and a visible sign for every control character, so that
//! nothing acts unseen and nothing disappears.

/// Cleaned text and what was replaced in it.
pub(super) struct Cleaned {
    pub(super) text: String,
    /// How many control characters were replaced.
    pub(super) controls: usize,
    /// The 1-based line of the first of them.
    pub(super) first_line: Option<usize>,
}

/// Replaces line breaks and control characters; tab, line feed and form feed are text.
pub(super) fn clean(text: String) -> Cleaned {
    gonogo_report::work::spend(text.len());
    if is_clean(text.as_bytes()) {
        return Cleaned { text, controls: 0, first_line: None };
    }
    let mut out = Cleaned { text: String::with_capacity(text.len()), controls: 0, first_line: None };
    let mut line = 1;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' | '\n' => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                line += 1;
                out.text.push('\n');
            }
            '\t' | '\x0C' => out.text.push(c),
            _ => match visible(c) {
                None => out.text.push(c),
                Some(sign) => {
                    out.text.push(sign);
                    out.controls += 1;
                    out.first_line.get_or_insert(line);
                }
            },
        }
    }
    out
}

/// Whether nothing is to be replaced; what is doubtful is not clean.
fn is_clean(text: &[u8]) -> bool {
    let plain = |b: u8| (b >= b' ') & (b != 0x7F) | (b == b'\n') | (b == b'\t') | (b == 0x0C);
    // Without a way out in the middle, a machine looks at many bytes at a time.
    let all = |part: &[u8]| part.iter().fold(true, |all, b| all & plain(*b));
    // The C1 set begins with 0xC2, and so do signs such as `·`.
    let c1 = |pair: &[u8]| matches!(pair, [0xC2, 0x80..0xA0]);
    text.chunks(256).all(all) && (!text.contains(&0xC2) || !text.windows(2).any(c1))
}

/// The sign shown for a control character: Unicode's control pictures, U+FFFD for the C1 set, which has none.
pub(crate) fn visible(c: char) -> Option<char> {
    match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code),
        0x7F => Some('\u{2421}'),
        0x80..0xA0 => Some('\u{FFFD}'),
        _ => None,
    }
}

/// The 1-based line of a byte offset in text whose line breaks may still be LF, CR LF or CR.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    let mut line = 1;
    for (at, byte) in before.iter().enumerate() {
        let ends = *byte == b'\n' || *byte == b'\r' && text.as_bytes().get(at + 1) != Some(&b'\n');
        line += usize::from(ends);
    }
    line
}
