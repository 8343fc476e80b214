//! The signs by which audits say that something is good, middling, bad or pending: emoji, text symbols and the
//! shortcodes that GitHub turns into them.

/// What a status mark means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Done, passed, ready.
    Good,
    /// Partly, with reservations.
    Middle,
    /// Failed, missing, blocked.
    Bad,
    /// Not yet decided or not started.
    Pending,
}

impl Status {
    /// The one word for it, which is also its class in the HTML.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Middle => "middle",
            Self::Bad => "bad",
            Self::Pending => "pending",
        }
    }
}

/// A status mark found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it means.
    pub status: Status,
    /// The sign, without a variation selector.
    pub sign: char,
    /// Its bytes in the text, a variation selector or a shortcode's colons included.
    pub len: usize,
}

#[rustfmt::skip]
const MARKS: [(char, Status); 33] = [
    ('✅', Status::Good), ('✓', Status::Good), ('✔', Status::Good), ('☑', Status::Good), ('🟢', Status::Good), ('🗸', Status::Good),
    ('⚠', Status::Middle), ('🟡', Status::Middle), ('🟠', Status::Middle), ('🚧', Status::Middle), ('🔶', Status::Middle),
    ('❌', Status::Bad), ('✗', Status::Bad), ('✘', Status::Bad), ('✖', Status::Bad), ('🔴', Status::Bad), ('🚨', Status::Bad),
    ('⛔', Status::Bad), ('🛑', Status::Bad), ('🚫', Status::Bad), ('☒', Status::Bad),
    ('⏳', Status::Pending), ('⌛', Status::Pending), ('⏸', Status::Pending), ('🔵', Status::Pending), ('☐', Status::Pending),
    ('⬜', Status::Pending), ('❓', Status::Pending), ('🔄', Status::Pending), ('⚪', Status::Pending), ('🔲', Status::Pending),
    ('⏱', Status::Pending), ('🕒', Status::Pending),
];

#[rustfmt::skip]
const SHORTCODES: [(&str, char); 24] = [
    (":white_check_mark:", '✅'), (":heavy_check_mark:", '✔'), (":ballot_box_with_check:", '☑'), (":green_circle:", '🟢'),
    (":warning:", '⚠'), (":yellow_circle:", '🟡'), (":orange_circle:", '🟠'), (":construction:", '🚧'),
    (":x:", '❌'), (":heavy_multiplication_x:", '✖'), (":red_circle:", '🔴'), (":rotating_light:", '🚨'),
    (":no_entry:", '⛔'), (":stop_sign:", '🛑'), (":octagonal_sign:", '🛑'), (":no_entry_sign:", '🚫'),
    (":hourglass_flowing_sand:", '⏳'), (":hourglass:", '⌛'), (":pause_button:", '⏸'), (":large_blue_circle:", '🔵'),
    (":white_large_square:", '⬜'), (":question:", '❓'), (":arrows_counterclockwise:", '🔄'), (":white_circle:", '⚪'),
];

/// The status that a single sign stands for.
#[must_use]
pub fn of_mark(sign: char) -> Option<Status> {
    // Most signs that are no letters are none: dashes, quotes, arrows.
    if !matches!(sign, '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B1C}' | '\u{1F500}'..='\u{1F7FF}') {
        return None;
    }
    MARKS.iter().find(|(mark, _)| *mark == sign).map(|(_, status)| *status)
}

/// The status mark at the very start of a text.
#[must_use]
pub fn mark_at(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    if first == ':' {
        let (code, sign) = SHORTCODES.iter().find(|(code, _)| text.starts_with(code))?;
        return Some(Mark { status: of_mark(*sign)?, sign: *sign, len: code.len() });
    }
    let status = of_mark(first)?;
    let selector = text[first.len_utf8()..].chars().next().filter(|c| matches!(c, '\u{FE0E}' | '\u{FE0F}'));
    Some(Mark { status, sign: first, len: first.len_utf8() + selector.map_or(0, char::len_utf8) })
}

/// The first status mark in a text with its byte offset.
#[must_use]
pub fn find_mark(text: &str) -> Option<(usize, Mark)> {
    // Every mark begins with a colon or with a byte that starts three or four bytes of UTF-8.
    let may_start = |(at, b): &(usize, u8)| match *b {
        b':' => text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_lowercase),
        b => b >= 0xE2,
    };
    let found = text.bytes().enumerate().filter(may_start).find_map(|(at, _)| Some((at, mark_at(&text[at..])?)));
    gonogo_report::work::spend(found.as_ref().map_or(text.len(), |(at, _)| *at));
    found
}

/// Whether a character is a pictograph or a part of one; letters, digits, arrows and signs such as `™` are not.
#[must_use]
pub fn is_emoji(c: char) -> bool {
    matches!(u32::from(c),
        0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x231A..=0x231B | 0x23CF..=0x23FF
        | 0x25AA..=0x25FE | 0xFE0E..=0xFE0F | 0x200D | 0x20E3 | 0xE0020..=0xE007F)
}

/// A text without its pictographs and the doubled spaces they leave.
#[must_use]
pub fn without_emoji(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !is_emoji(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_and_shortcode_is_known() {
        assert!(MARKS.iter().all(|(sign, status)| of_mark(*sign) == Some(*status)));
        for (code, sign) in SHORTCODES {
            assert_eq!(find_mark(&["a ", code].concat()).map(|(at, mark)| (at, mark.sign)), Some((2, sign)), "{code}");
        }
    }
}
