//! The direction in which text is read: that of its first letter.

/// From left to right, or from right to left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// The direction of the first letter; `None` if the text has none. The ranges are the blocks of scripts written
    /// from right to left (Unicode, `DerivedBidiClass.txt`: the defaults for R and AL).
    pub(super) fn of(text: &str) -> Option<Self> {
        text.chars().filter(|c| c.is_alphabetic()).map(Self::of_letter).next()
    }

    fn of_letter(letter: char) -> Self {
        match letter {
            '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => Self::Rtl,
            '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}' => Self::Rtl,
            _ => Self::Ltr,
        }
    }

    /// As `dir` has it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Direction;

    #[test]
    fn the_first_letter_decides() {
        for (text, direction) in [
            ("12 (ready)", Some(Direction::Ltr)),
            ("**جاهز** ready", Some(Direction::Rtl)),
            ("מוכן", Some(Direction::Rtl)),
            ("4/5 – 80 %", None),
            ("", None),
        ] {
            assert_eq!(Direction::of(text), direction, "{text}");
        }
    }
}
