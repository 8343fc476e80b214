//! Scores that are told in stars: "★★★★☆", "⭐⭐⭐".

use super::super::figures::Figure;
use crate::content::{Fact, Facts};

/// What stands in a line that has stars.
pub(super) const SIGNS: Facts = Facts::of(&[Fact::Sign, Fact::Pictograph]);

/// The stars of a text as a figure: of as many as there are with the empty ones, else of five.
pub(super) fn figure(text: &str) -> Option<Figure> {
    let stars = |(_, sign): &(usize, char)| matches!(sign, '★' | '⭐' | '🌟' | '☆');
    let (mut full, mut empty, mut start, mut end) = (0_u8, 0_u8, text.len(), 0);
    for (at, sign) in text.char_indices().filter(stars) {
        let count = if sign == '☆' { &mut empty } else { &mut full };
        *count = count.checked_add(1)?;
        (start, end) = (start.min(at), at + sign.len_utf8());
    }
    let max = if empty > 0 { full.checked_add(empty)? } else { 5 };
    let fits = full > 0 && full <= max && max <= 10;
    fits.then_some(Figure { value: full.into(), max: max.into(), percent: false, loose: false, start, end })
}

/// The stars that a text ends with, remarks aside: a star in front of a word adorns it.
pub(super) fn closing(text: &str) -> Option<Figure> {
    figure(text).filter(|stars| {
        let rest = text[stars.end..].trim_start();
        !rest.contains(char::is_alphabetic) || rest.starts_with(['(', '-', '–', '—'])
    })
}
