//! How wide text will be, without a font: the same estimate natively and in a browser, on the wide side.

use crate::role::Role;

/// The sign that stands for what was cut off.
const CUT: char = '…';

/// The width of a line of text in CSS pixels at a font size, in a system font. Never less than zero.
pub(crate) fn width(text: &str, size: f64, role: Role) -> f64 {
    let bold = if role == Role::Strong { 1.1 } else { 1.0 };
    text.chars().map(em).sum::<f64>() * size * bold
}

/// The width of a character in parts of the font size: about that of DejaVu Sans, the widest of the usual system fonts.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '·' | ' ' | '\u{a0}' | '\u{202f}' => 0.34,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '!' => 0.42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' => 1.0,
        'b' | 'd' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' | '0'..='9' | '$' | '€' | '–' => 0.64,
        'a'..='z' | '*' | '?' | '’' | '"' => 0.6,
        'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' => 0.78,
        'A'..='Z' => 0.69,
        '&' | '+' | '−' | '=' | '#' | '<' | '>' | '~' | '±' | '→' => 0.84,
        '\u{200b}'..='\u{200f}' | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        c if is_ideograph(c) => 1.0,
        '\u{1f000}'.. => 1.3,
        '\u{2000}'..='\u{2e7f}' => 0.9,
        _ => 0.66,
    }
}

/// Letters as wide as high, after any of which a line may end: Chinese, Japanese, Korean.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// The text as one line without control characters: what stands between words becomes one space.
pub(crate) fn one_line(text: &str) -> String {
    let plain = text.replace(|c: char| c.is_control() || is_direction(c), " ");
    plain.split([' ', '\u{2028}', '\u{2029}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Marks that turn the order of what follows around: in a label they would reach beyond it.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text, cut with an ellipsis where it is wider than `limit`; empty if not even that fits.
pub(crate) fn fit(text: &str, limit: f64, role: Role) -> String {
    let size = role.text_size();
    let text = one_line(text);
    if width(&text, size, role) <= limit {
        return text;
    }
    let mut cut = String::new();
    let mut used = width(&CUT.to_string(), size, role);
    if used > limit {
        return String::new();
    }
    for c in text.chars() {
        used += width(c.encode_utf8(&mut [0; 4]), size, role);
        if used > limit {
            break;
        }
        cut.push(c);
    }
    let mut cut = cut.trim_end_matches([' ', ',', ':', ';', '–', '-']).to_owned();
    cut.push(CUT);
    cut
}

/// The text in lines no wider than `limit`, at most `lines` of them; the last is cut with an ellipsis where more follows.
/// A word wider than a line is broken.
pub(crate) fn wrap(text: &str, limit: f64, lines: usize, role: Role) -> Vec<String> {
    let size = role.text_size();
    let text = one_line(text);
    let mut wrapped: Vec<String> = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() && wrapped.len() < lines {
        if wrapped.len() + 1 == lines || width(rest, size, role) <= limit {
            wrapped.push(fit(rest, limit, role));
            break;
        }
        let end = line_end(rest, limit, size, role);
        wrapped.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    wrapped.retain(|line| !line.is_empty());
    wrapped
}

/// The byte at which the first line of `text` ends: after the last space or wide character that fits, else after the
/// last character that does. At least one character.
fn line_end(text: &str, limit: f64, size: f64, role: Role) -> usize {
    let mut used = 0.0;
    let mut space = None;
    for (at, c) in text.char_indices() {
        used += width(c.encode_utf8(&mut [0; 4]), size, role);
        if used > limit && c != ' ' {
            return space.unwrap_or(at).max(text.chars().next().map_or(1, char::len_utf8));
        }
        if c == ' ' || is_ideograph(c) {
            space = Some(at + c.len_utf8());
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_the_next_line_whole() {
        assert_eq!(wrap("one two three", 52.0, 9, Role::Note), ["one two", "three"]);
        assert_eq!(wrap("  one\n\ttwo  ", 500.0, 9, Role::Note), ["one two"]);
        assert_eq!(wrap("", 50.0, 9, Role::Note), [""; 0]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        assert_eq!(wrap("aaaaaaaaaa", 30.0, 9, Role::Note), ["aaaa", "aaaa", "aa"]);
        assert_eq!(wrap("one wwwwww", 60.0, 9, Role::Note), ["one", "wwwww", "w"]);
        assert_eq!(wrap("生产准备", 25.0, 9, Role::Note), ["生产", "准备"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(wrap("one two three four", 52.0, 2, Role::Note), ["one two", "three…"]);
        assert_eq!(fit("one two", 30.0, Role::Note), "on…");
        assert_eq!(fit("one two", 3.0, Role::Note), "");
    }
}
