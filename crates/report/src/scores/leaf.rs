//! A single JSON value of a text that is known to be well formed.

use crate::quantity;

/// A value as it stands in the file.
pub(super) enum Leaf {
    Text(String),
    Number(f64),
    /// Neither: a list, an object, `true`, `false` or `null`.
    Other,
}

impl Leaf {
    /// Reads a value that is well formed. serde would bring what it says about other types into the wasm, with a table for
    /// printing their numbers.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub(super) fn read(json: &str) -> Result<Self, &'static str> {
        match json.bytes().next() {
            Some(b'"') => text(json).map(Self::Text).ok_or("an escape stands for half a character"),
            Some(b'-' | b'0'..=b'9') => number(json).map(Self::Number).ok_or("number out of range"),
            _ => Ok(Self::Other),
        }
    }
}

/// What a JSON string says; `None` if it escapes half a character of UTF-16.
fn text(json: &str) -> Option<String> {
    let mut rest = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(rest.len());
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let escape = char::from(*rest.as_bytes().get(at + 1)?);
        rest = &rest[at + 2..];
        text.push(match escape {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => character(&mut rest)?,
            itself => itself,
        });
    }
    text.push_str(rest);
    Some(text)
}

/// The character whose one or two units of UTF-16 begin here, the first after its `\u`.
fn character(rest: &mut &str) -> Option<char> {
    let first = unit(rest)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    *rest = rest.strip_prefix("\\u")?;
    let second = unit(rest)?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
    char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + second)
}

fn unit(rest: &mut &str) -> Option<u32> {
    let (digits, after) = rest.split_at_checked(4)?;
    *rest = after;
    digits.chars().try_fold(0, |unit, digit| Some(unit * 16 + digit.to_digit(16)?))
}

/// A JSON number, exact up to fifteen digits; `None` if it is too large.
fn number(json: &str) -> Option<f64> {
    let (sign, json) = json.strip_prefix('-').map_or((1.0, json), |rest| (-1.0, rest));
    let (digits, exponent) = json.split_once(['e', 'E']).unwrap_or((json, "0"));
    let value = quantity::plain(digits)?;
    if value == 0.0 {
        return Some(0.0);
    }
    // An exponent that does not fit is as good as one that is far too large.
    let small = exponent.starts_with('-');
    let exponent = exponent.trim_start_matches(['+', '-']).parse().unwrap_or(i32::MAX);
    let power = 10_f64.powi(exponent);
    Some(sign * if small { value / power } else { value * power }).filter(|value| value.is_finite())
}

/// What a JSON value is, in serde's words, with the value where it is short.
pub(super) fn described(json: &str) -> String {
    match json.bytes().next() {
        Some(b'"') => "string".to_owned(),
        Some(b'[') => "sequence".to_owned(),
        Some(b'{') => "map".to_owned(),
        Some(b't' | b'f') => format!("boolean `{json}`"),
        _ if json.contains(['.', 'e', 'E']) => format!("floating point `{json}`"),
        _ => format!("integer `{json}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_with_every_escape() {
        for (json, said) in [
            (r#""""#, Some("")),
            (r#""plain, Ü""#, Some("plain, Ü")),
            (r#""\"\\\/\b\f\n\r\t""#, Some("\"\\/\u{8}\u{c}\n\r\t")),
            (r#""a\u00e9b\u4E2D""#, Some("aéb中")),
            (r#""\ud83d\uDE00!""#, Some("😀!")),
            (r#""\ud83d""#, None),
            (r#""\ud83dx""#, None),
            (r#""\ud83d\u0041""#, None),
            (r#""\udE00""#, None),
        ] {
            assert_eq!(text(json).as_deref(), said, "{json}");
        }
    }

    #[test]
    fn numbers_are_read_in_every_form_that_json_has() {
        for (json, value) in [
            ("0", 0.0),
            ("-0.0", 0.0),
            ("7", 7.0),
            ("1.250", 1.25),
            ("-1.5e2", -150.0),
            ("1E+3", 1000.0),
            ("12e-2", 0.12),
            ("9007199254740991", 9_007_199_254_740_991.0),
            ("0e999", 0.0),
            ("1e-400", 0.0),
            ("1e-99999999999", 0.0),
        ] {
            assert_eq!(number(json), Some(value), "{json}");
        }
        for json in ["1e400", "-1e400", "1e99999999999", &"9".repeat(400)] {
            assert_eq!(number(json), None, "{json}");
        }
    }
}
