//! Figures of scores in running text: `25/50`, `7,5 / 10`, `87%`, `8 out of 10`.

use super::words::unspaced;

/// A figure found in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    pub(super) value: f64,
    /// What it is of: 100 for a percentage.
    pub(super) max: f64,
    pub(super) percent: bool,
    /// Whether it is an end of a range, or bounded ("32-38/50", "≥90%", "55+/50").
    pub(super) loose: bool,
    /// Where it stands, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Between a value and what it is of.
const OF: [&str; 12] = ["/", "out of ", "von ", "sur ", "из ", "su ", "de ", "of ", "⁄", "／", "من ", "（满分"];

/// All figures of a text, in order.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    gonogo_report::work::spend(text.len());
    let mut found = Vec::new();
    let mut from = 0;
    let digit = |from: usize| text.as_bytes()[from..].iter().position(u8::is_ascii_digit);
    while let Some(start) = digit(from).map(|at| from + at) {
        let end = digits(text, start);
        from = end;
        // Most numbers are no figures, which what follows them tells.
        let bytes = text.as_bytes();
        let plus = bytes.get(end) == Some(&b'+');
        let mut behind = end;
        while bytes.get(behind) == Some(&b'+') {
            behind += 1;
        }
        while let Some(len) = space(&bytes[behind..]) {
            behind += len;
        }
        let may_go_on = |next: &u8| matches!(next, b'%' | b'/' | b'o' | b'v' | b's' | b'd') || !next.is_ascii();
        if !bytes.get(behind).is_some_and(may_go_on) {
            continue;
        }
        let spaced = &text[behind..];
        let percent = spaced.strip_prefix(['%', '％', '٪']);
        // "85分/100分" is of points.
        let points = spaced.strip_prefix(['分', '点']).unwrap_or(spaced);
        let of = if percent.is_some() { None } else { OF.iter().find_map(|sign| points.strip_prefix(sign)) };
        // "85点（100点満点）"
        let of = of.or_else(|| points.strip_prefix('（').filter(|rest| points != spaced && rest.contains("点満点")));
        let Some(after) = percent.or(of) else { continue };
        let touching = text[..start].chars().next_back();
        // Where words are not parted, a word may stand right before it: "约75%".
        let joined = |c: char| c.is_alphanumeric() && !unspaced(c) || matches!(c, '.' | '/' | '_' | '#' | '$' | '€');
        if touching.is_some_and(joined) {
            continue;
        }
        let Some(value) = plain(&text[start..end]) else { continue };
        let before = text[..start].trim_end().chars().next_back();
        let ranged = before.is_some_and(|c| matches!(c, '-' | '–' | '—'))
            && text[..start]
                .trim_end()
                .trim_end_matches(['-', '–', '—'])
                .trim_end()
                .ends_with(|c: char| c.is_ascii_digit() || c == '%');
        let bounded = before.is_some_and(|c| matches!(c, '<' | '>' | '≥' | '≤' | '='));
        let loose = ranged || bounded || plus;
        if percent.is_some() {
            let end = text.len() - after.len();
            let next = after.trim_start();
            let open = next.starts_with(['-', '–'])
                && next.trim_start_matches(['–', '-', '\u{93}']).trim_start().starts_with(|c: char| c.is_ascii_digit());
            found.push(Figure { value, max: 100.0, percent: true, loose: loose || open, start, end });
            from = end;
            continue;
        }
        let after = after.trim_start_matches([' ', '*', '_', '\u{a0}']);
        let at = text.len() - after.len();
        if !after.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let (max, end) = number(text, at);
        let Some(max) = max.filter(|max| *max > 0.0) else { continue };
        // A date or a path has more of them; "5/day" is a rate.
        if text[end..].starts_with('/') && text[end + 1..].starts_with(|c: char| c.is_alphanumeric()) {
            from = end;
            continue;
        }
        found.push(Figure { value, max, percent: false, loose, start, end });
        from = end;
    }
    found
}

/// How long the space or mark is that bytes begin with, if they do.
fn space(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b' ' | b'*' | b'_', ..] => Some(1),
        [0xC2, 0xA0, ..] => Some(2),
        _ => None,
    }
}

/// The number whose first digit stands at a byte, and where it ends.
pub(super) fn number(text: &str, start: usize) -> (Option<f64>, usize) {
    let end = digits(text, start);
    (plain(&text[start..end]), end)
}

/// Where the number ends that begins at a byte.
fn digits(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() {
        let digit = bytes[end].is_ascii_digit();
        let inner = matches!(bytes[end], b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !digit && !inner {
            break;
        }
        end += 1;
    }
    end
}

/// The value of digits with a decimal point or comma, or with signs between thousands.
fn plain(digits: &str) -> Option<f64> {
    if digits.is_empty() || digits.len() > 15 {
        return None;
    }
    let separators = digits.matches([',', '.']).count();
    let last = digits.rfind([',', '.']);
    let decimals = last.map_or(0, |at| digits.len() - at - 1);
    let comma = last.is_some_and(|at| digits.as_bytes()[at] == b',');
    let grouped = separators > 1 || comma && decimals == 3;
    let (mut value, mut divisor) = (0.0, 1.0);
    for (at, digit) in digits.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        value = value * 10.0 + f64::from(digit - b'0');
        if !grouped && last.is_some_and(|last| at > last) {
            divisor *= 10.0;
        }
    }
    Some(value / divisor)
}

/// The number that a cell consists of, with nothing else but a unit sign: "92", "**7.5**", "B+ | 85" is none.
pub(super) fn bare(text: &str) -> Option<f64> {
    let text = text.trim().trim_matches(['*', '~', '≈', ' ']);
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (value, end) = number(text, 0);
    text[end..].trim().is_empty().then_some(value).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(f64, f64, bool)> {
        figures(text).iter().map(|figure| (figure.value, figure.max, figure.loose)).collect()
    }

    #[test]
    fn scores_are_found_in_their_notations() {
        assert_eq!(read("25/50 (50%)"), [(25.0, 50.0, false), (50.0, 100.0, false)]);
        assert_eq!(read("**7,5** / 10 and 8 out of 10"), [(7.5, 10.0, false), (8.0, 10.0, false)]);
        assert_eq!(read("87.8 %"), [(87.8, 100.0, false)]);
        assert_eq!(read("85 von 100, 6 sur 10"), [(85.0, 100.0, false), (6.0, 10.0, false)]);
        assert_eq!(read("85分/100分, 7.5 من 10, 4／5"), [(85.0, 100.0, false), (7.5, 10.0, false), (4.0, 5.0, false)]);
        assert_eq!(read("85分（满分100分）, 75点（100点満点）"), [(85.0, 100.0, false), (75.0, 100.0, false)]);
        assert_eq!(read("10分（5分）"), []);
    }

    #[test]
    fn ranges_bounds_dates_and_names_are_no_scores() {
        assert!(read("32-38/50, ≥90%, 55+/50").iter().all(|(_, _, loose)| *loose));
        for text in ["2025/10/21", "v1.2/3", "AES-256", "day1/2", "12:30", "1,164 tests"] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
