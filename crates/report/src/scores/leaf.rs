//! A single JSON value, read by serde.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// A value as it stands in the file. One type for all fields: a reader per type would bring serde's messages about each
/// into the wasm, and the reader words its own.
pub(super) enum Leaf {
    Text(String),
    Number(f64),
    /// Neither: a list, an object, `true` or `false`.
    Other,
}

impl<'de> Deserialize<'de> for Leaf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LeafVisitor)
    }
}

struct LeafVisitor;

impl<'de> Visitor<'de> for LeafVisitor {
    type Value = Leaf;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Leaf, E> {
        Ok(Leaf::Text(value.to_owned()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Leaf, E> {
        Ok(Leaf::Number(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "amounts above 2^53 lose their last digit, as in any JSON reader")]
    fn visit_u64<E>(self, value: u64) -> Result<Leaf, E> {
        Ok(Leaf::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "amounts above 2^53 lose their last digit, as in any JSON reader")]
    fn visit_i64<E>(self, value: i64) -> Result<Leaf, E> {
        Ok(Leaf::Number(value as f64))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Leaf, E> {
        Ok(Leaf::Other)
    }

    fn visit_unit<E>(self) -> Result<Leaf, E> {
        Ok(Leaf::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Leaf, A::Error> {
        Ok(Leaf::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<Leaf, A::Error> {
        Ok(Leaf::Other)
    }
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
