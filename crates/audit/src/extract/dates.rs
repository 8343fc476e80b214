//! Dates as people write them, in the languages of the word files, without a calendar library.

use gonogo_report::{Date, StatedDate};

use super::words::{MONTHS, Words, head};

/// The first date in a text, with its wording and where that stands; a month of a year is a date without a day.
pub(super) fn find(words: &Words, text: &str) -> Option<(StatedDate, std::ops::Range<usize>)> {
    let text = head(text, 200);
    let pieces = pieces(text);
    let months: Vec<(usize, usize, u8)> = words
        .hits(text)
        .iter()
        .filter_map(|hit| {
            let month = MONTHS.iter().position(|month| *month == hit.word)?;
            Some((hit.start, hit.end, u8::try_from(month + 1).ok()?))
        })
        .collect();
    let made = |date: Date, start: usize, end: usize| {
        Some((StatedDate { wording: text.get(start..end)?.to_owned(), date: Some(date) }, start..end))
    };
    for (at, piece) in pieces.iter().enumerate() {
        let after = pieces.get(at + 1).zip(pieces.get(at + 2));
        let Some((second, third)) = after else { break };
        let between = |one: &Piece, other: &Piece| text[one.end..other.start].trim();
        let (first_sign, second_sign) = (between(piece, second), between(second, third));
        // 2026-02-18, 2026/2/18, 2026.02.18, 2026年2月18日
        let by_year = piece.digits == 4 && second.digits <= 2 && third.digits <= 2;
        let signs = (matches!(first_sign, "-" | "/" | "." | "‑") && first_sign == second_sign)
            || (matches!(first_sign, "年" | "년") && matches!(second_sign, "月" | "월"));
        if by_year
            && signs
            && let Some(date) = date(piece.value, second.value, third.value)
        {
            let end = third.end
                + ["日", "일"].iter().find(|sign| text[third.end..].starts_with(**sign)).map_or(0, |s| s.len());
            return made(date, piece.start, end);
        }
        // 18.02.2026, 18/02/2026, 02/18/2026
        let by_day = piece.digits <= 2 && second.digits <= 2 && third.digits == 4;
        if by_day && matches!(first_sign, "-" | "/" | ".") && first_sign == second_sign {
            let month_first = second.value > 12 || (first_sign == "/" && piece.value <= 12 && words.language == "en");
            let (day, month) = if month_first { (second.value, piece.value) } else { (piece.value, second.value) };
            if let Some(date) = date(third.value, month, day) {
                return made(date, piece.start, third.end);
            }
        }
    }
    let named = months.iter().find_map(|(start, end, month)| named(text, &pieces, *start, *end, *month));
    named.or_else(|| pieces.windows(2).find_map(|pair| without_day(text, &pair[0], &pair[1])))
}

/// `2026年2月`, which has no day.
fn without_day(text: &str, year: &Piece, month: &Piece) -> Option<(StatedDate, std::ops::Range<usize>)> {
    let signs = [("年", "月"), ("년", "월")];
    let (_, sign) = signs.iter().find(|(sign, _)| text[year.end..month.start].trim() == *sign)?;
    let wording = format!("{:04}-{:02}", year.value, month.value);
    let known = year.digits == 4 && date(year.value, month.value, 1).is_some() && text[month.end..].starts_with(sign);
    known.then(|| (StatedDate { wording, date: None }, year.start..month.end + sign.len()))
}

/// A date around the name of a month: `18 February 2026`, `February 18, 2026`, `18-Feb-2026`, `Feb 2026`.
fn named(
    text: &str,
    pieces: &[Piece],
    start: usize,
    end: usize,
    month: u8,
) -> Option<(StatedDate, std::ops::Range<usize>)> {
    const NEAR: usize = 12;
    let close = |from: usize, to: usize| {
        let gap = text.get(from..to)?;
        let known = ["de", "del", "of", "г", "di", "the", "st", "nd", "rd", "th", "er"];
        let fits = gap
            .split(|c: char| !c.is_alphanumeric())
            .all(|word| word.is_empty() || known.iter().any(|known| known.eq_ignore_ascii_case(word)));
        (fits && gap.len() <= NEAR).then_some(())
    };
    let before = pieces.iter().rfind(|piece| piece.end <= start && close(piece.end, start).is_some());
    let mut after = pieces.iter().filter(|piece| piece.start >= end);
    let next = after.next().filter(|piece| close(end, piece.start).is_some());
    let (day, year) = match (before, next) {
        (Some(day), Some(year)) if day.digits <= 2 && year.digits == 4 => (Some(day), year),
        (_, Some(day)) if day.digits <= 2 => {
            let year = after.next().filter(|year| year.digits == 4 && close(day.end, year.start).is_some())?;
            (Some(day), year)
        }
        (_, Some(year)) if year.digits == 4 => (None, year),
        (Some(year), Some(day)) if year.digits == 4 && day.digits <= 2 => (Some(day), year),
        _ => return None,
    };
    let from = day.map_or(start, |day| day.start.min(start));
    let to = day.map_or(year.end, |day| day.end.max(year.end)).max(end);
    let wording = text.get(from.min(year.start)..to)?.to_owned();
    let date = day.and_then(|day| date(year.value, u32::from(month), day.value));
    if day.is_some() && date.is_none() {
        return None;
    }
    // Without its day it is no `Date`, but its month is known: the wording says it in the form of ISO 8601.
    let wording = if date.is_some() { wording } else { format!("{:04}-{month:02}", year.value) };
    Some((StatedDate { wording, date }, from.min(year.start)..to))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = u16::try_from(year).ok().filter(|year| (1970..2200).contains(year))?;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A run of digits.
struct Piece {
    value: u32,
    digits: usize,
    start: usize,
    end: usize,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let end = start + digits;
        from = end;
        if let (true, Ok(value)) = (digits <= 4, text[start..end].parse()) {
            pieces.push(Piece { value, digits, start, end });
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_many_forms() {
        for (text, wanted) in [
            ("the February 18, 2026 (Updated)", "2026-02-18"),
            ("the 18 Feb 2026", "2026-02-18"),
            ("the 3rd of March 2026", "2026-03-03"),
            ("the 2026-02-18T10:00", "2026-02-18"),
            ("the 2026/2/18", "2026-02-18"),
            ("the 02/18/2026", "2026-02-18"),
            ("18.02.2026", "2026-02-18"),
            ("2026年2月18日", "2026-02-18"),
            ("the January 4, 2026, 7:30 PM", "2026-01-04"),
        ] {
            let (found, _) = find(&Words::of(text), text).expect(text);
            assert_eq!(found.date.map(|date| date.to_string()).as_deref(), Some(wanted), "{text}");
        }
        let (found, _) = find(&Words::of("the"), "December 2025").expect("a month");
        assert_eq!((found.wording.as_str(), found.date), ("2025-12", None));
        assert!(find(&Words::of("the"), "$(date), 14.2.33, 10 items").is_none());
    }
}
