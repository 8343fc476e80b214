//! What stands in a line, as a set of facts: gathered once while the line is made, so that a rule can pass over most lines
//! by one look at bits.

use super::MarkKind;

/// Something that may stand in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// `0` to `9`.
    Digit,
    /// `A` to `Z`.
    Capital,
    /// `a` to `z`.
    Small,
    /// `%`
    Percent,
    /// `/`
    Slash,
    /// `:`
    Colon,
    /// `$`
    Dollar,
    /// `(`
    Paren,
    /// `[`
    Square,
    /// `{`
    Brace,
    /// `|`
    Pipe,
    /// `-`
    Hyphen,
    /// `>`
    Greater,
    /// `+`
    Plus,
    /// `~`
    Tilde,
    /// `=` or `<`.
    Equals,
    /// `#`
    Hash,
    /// `.`
    Dot,
    /// `,` or `;`.
    Comma,
    /// `?` or `!`.
    Question,
    /// `*` or `_`, where Markdown did not take them.
    Star,
    /// A line feed, in a cell.
    Break,
    /// Anything that is not ASCII.
    Foreign,
    /// One of U+2000 to U+2FFF, which is where arrows, dashes, bullets, `€`, check marks and boxes are.
    Sign,
    /// One of U+F000 to U+FFFF, which is where wide signs are (`：`, `％`), and what follows pictographs.
    Wide,
    /// One beyond U+FFFF, as most pictographs are.
    Pictograph,
    /// One of U+0080 to U+00BF, such as `£`, `¥`, `·` and `×`.
    Latin,
    /// `**strong**`
    Strong,
    /// `*stressed*`
    Emphasis,
    /// `~~struck~~`
    Struck,
    /// `` `code` ``
    Code,
    /// A link or an image.
    Link,
}

/// A set of facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    /// What stands in a line that has a label.
    pub const COLONS: Self = Self::of(&[Fact::Colon, Fact::Wide]);

    /// What stands in a line that has a mark, which may be a shortcode.
    pub(crate) const MARKS: Self = Self::of(&[Fact::Sign, Fact::Pictograph, Fact::Colon]);

    /// What stands in most lines that are not blank.
    pub(crate) const WRITTEN: Self = Self::of(&[Fact::Small, Fact::Capital, Fact::Digit]);

    /// These facts.
    #[must_use]
    pub const fn of(facts: &[Fact]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < facts.len() {
            bits |= 1 << facts[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// What stands in a text; how it is written is not known of it.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self(text.bytes().fold(0, |bits, byte| bits | BYTES[usize::from(byte)]))
    }

    /// Whether something is in it.
    #[must_use]
    pub const fn has(self, fact: Fact) -> bool {
        self.0 >> fact as u32 & 1 == 1
    }

    /// Whether one of some facts is in it.
    #[must_use]
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether all of some facts are in it.
    #[must_use]
    pub const fn all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// A way of writing, too.
    pub(super) fn mark(&mut self, kind: MarkKind) {
        let fact = match kind {
            MarkKind::Strong => Fact::Strong,
            MarkKind::Emphasis => Fact::Emphasis,
            MarkKind::Struck => Fact::Struck,
            MarkKind::Code => Fact::Code,
            MarkKind::Link | MarkKind::Image => Fact::Link,
        };
        self.0 |= 1 << fact as u32;
    }
}

/// What each byte of a text tells.
const BYTES: [u32; 256] = {
    let mut bytes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bytes[byte] = told_by(byte as u8).0;
        byte += 1;
    }
    bytes
};

const fn told_by(byte: u8) -> Facts {
    match byte {
        b'0'..=b'9' => Facts::of(&[Fact::Digit]),
        b'A'..=b'Z' => Facts::of(&[Fact::Capital]),
        b'a'..=b'z' => Facts::of(&[Fact::Small]),
        b'%' => Facts::of(&[Fact::Percent]),
        b'/' => Facts::of(&[Fact::Slash]),
        b':' => Facts::of(&[Fact::Colon]),
        b'$' => Facts::of(&[Fact::Dollar]),
        b'(' => Facts::of(&[Fact::Paren]),
        b'[' => Facts::of(&[Fact::Square]),
        b'{' => Facts::of(&[Fact::Brace]),
        b'|' => Facts::of(&[Fact::Pipe]),
        b'-' => Facts::of(&[Fact::Hyphen]),
        b'>' => Facts::of(&[Fact::Greater]),
        b'+' => Facts::of(&[Fact::Plus]),
        b'~' => Facts::of(&[Fact::Tilde]),
        b'=' | b'<' => Facts::of(&[Fact::Equals]),
        b'#' => Facts::of(&[Fact::Hash]),
        b'.' => Facts::of(&[Fact::Dot]),
        b',' | b';' => Facts::of(&[Fact::Comma]),
        b'?' | b'!' => Facts::of(&[Fact::Question]),
        b'*' | b'_' => Facts::of(&[Fact::Star]),
        b'\n' => Facts::of(&[Fact::Break]),
        0..0x80 => Facts(0),
        0xC2 => Facts::of(&[Fact::Foreign, Fact::Latin]),
        0xE2 => Facts::of(&[Fact::Foreign, Fact::Sign]),
        0xEF => Facts::of(&[Fact::Foreign, Fact::Wide]),
        0xF0..=0xFF => Facts::of(&[Fact::Foreign, Fact::Pictograph]),
        0x80..0xF0 => Facts::of(&[Fact::Foreign]),
    }
}

#[cfg(test)]
mod tests {
    use super::{Fact, Facts};
    use crate::content;

    #[test]
    fn a_line_knows_what_stands_in_it_and_how_it_is_written() {
        let (_, content) = content::parse("**Score:** 25/50 → £3 `a`\n\n| a | (b) 🔴 |\n| - | - |\n| 5 % | ： |\n");
        let facts = content.blocks()[0].inlines().next().expect("a line").facts();
        let there = [Fact::Digit, Fact::Slash, Fact::Colon, Fact::Sign, Fact::Latin, Fact::Strong, Fact::Code];
        assert!(facts.all(Facts::of(&there)));
        let absent = [Fact::Percent, Fact::Paren, Fact::Pictograph, Fact::Wide, Fact::Struck, Fact::Pipe];
        assert!(!facts.any(Facts::of(&absent)));
        let table = content.blocks()[1].facts;
        assert!(table.all(Facts::of(&[Fact::Percent, Fact::Paren, Fact::Pictograph, Fact::Wide])));
        assert!(!table.has(Fact::Strong) && !table.has(Fact::Slash));
    }

    #[test]
    fn a_text_tells_the_same_as_the_line_that_it_is() {
        let text = "Done: 5 of 10 (50%) - $4,000+ ~ #3 = a? · ≥";
        let (_, content) = content::parse(text);
        assert_eq!(content.blocks()[0].facts, Facts::of_text(text));
    }
}
