//! JSON that is written: values whose objects keep the order of their fields.
//!
//! Not by serde, whose way of printing would have to be told that it cannot fail; the reader in the browser writes these too.

use std::fmt::Write as _;

use crate::figure::plain;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// A number; one that is not finite is written as `null`.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// The value in lines, indented by two spaces; no line break at the end.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Number(number) => out.push_str(&written(*number)),
            Self::Text(text) => string(out, text),
            Self::List(items) if items.is_empty() => out.push_str("[]"),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    line(out, at, depth + 1);
                    item.write(out, depth + 1);
                }
                line(out, 0, depth);
                out.push(']');
            }
            Self::Object(fields) if fields.is_empty() => out.push_str("{}"),
            Self::Object(fields) => {
                out.push('{');
                for (at, (name, value)) in fields.iter().enumerate() {
                    line(out, at, depth + 1);
                    string(out, name);
                    out.push_str(": ");
                    value.write(out, depth + 1);
                }
                line(out, 0, depth);
                out.push('}');
            }
        }
    }
}

fn line(out: &mut String, at: usize, depth: usize) {
    out.push_str(if at > 0 { ",\n" } else { "\n" });
    (0..depth).for_each(|_| out.push_str("  "));
}

/// The shortest digits that read as the same number.
fn written(number: f64) -> String {
    if !number.is_finite() {
        return "null".to_owned();
    }
    let short = plain(number, 6);
    if short.parse() == Ok(number) { short } else { number.to_string() }
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_serde_writes_them() {
        let text = "\"\\\n\r\t\u{8}\u{c}\u{1}\u{1f}\u{7f}/<é漢\u{1f600}";
        for number in [0.0, 1.0, -2.5, 7200.0, 0.1, 1.0 / 3.0, 1e15, 9_007_199_254_740_991.0, 0.000_001_5] {
            let json = Json::Object(vec![
                ("n", Json::Number(number)),
                ("t", Json::Text(text.to_owned())),
                ("none", Json::List(Vec::new())),
                ("empty", Json::Object(Vec::new())),
                ("list", Json::List(vec![Json::Null, Json::Object(vec![("a", Json::Text(String::new()))])])),
            ]);
            let written = json.pretty();
            let read: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
            assert_eq!((read["n"].as_f64(), read["t"].as_str()), (Some(number), Some(text)), "{written}");
            assert!(written.contains("\n  \"none\": [],\n  \"empty\": {},\n  \"list\": [\n    null,\n"), "{written}");
        }
        let texts = Json::List(vec![Json::Text(text.to_owned()), Json::Text("b".to_owned())]);
        let wanted = serde_json::to_string_pretty(&[text, "b"]).expect("it can be written");
        assert_eq!(texts.pretty(), wanted);
        assert_eq!(Json::Number(f64::NAN).pretty(), "null");
    }
}
