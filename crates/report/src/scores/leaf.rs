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
    /// Reads a value that is well formed.
    ///
    /// Only strings are left to serde: its numbers bring a table of powers into the wasm, and what it would walk through
    /// in a list is not needed.
    ///
    /// # Errors
    /// Why not, where a number is too large or a string escapes half a character.
    pub(super) fn read(json: &str) -> Result<Self, String> {
        match json.bytes().next() {
            Some(b'"') => serde_json::from_str(json).map(Self::Text).map_err(|error| without_place(&error)),
            Some(b'-' | b'0'..=b'9') => number(json).map(Self::Number).ok_or_else(|| "number out of range".to_owned()),
            _ => Ok(Self::Other),
        }
    }
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

/// What an error of serde says, without the place in the piece of text that it was given.
pub(super) fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(what, _)| what.to_owned())
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
