//! A quantity as `scores.json` may hold it.

use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};

/// A quantity: a number in the unit of its field, the text a person would write, or an object with its ends.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub enum Figure {
    /// A number in the unit that the field documents.
    Number(f64),
    /// What a person would write, such as `2-3 weeks` or `$52K-$90K`.
    Text(String),
    /// Both ends, and for money the currency and whether it is paid per month.
    Ends(Ends),
}

/// Both ends of a quantity.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ends {
    /// The lower end.
    pub low: Option<f64>,
    /// The upper end; the same as `low` where it is left out.
    pub high: Option<f64>,
    /// The ISO 4217 code of an amount of money.
    pub currency: Option<String>,
    /// `month`, `year` or another time for money that is paid again and again, else what it is paid for each of.
    pub per: Option<String>,
    /// The unit of a time, such as `weeks`.
    pub unit: Option<String>,
}

/// Numbers and texts; the reader takes an object apart itself, so that a mistake in it costs one of its fields only.
impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FigureVisitor)
    }
}

struct FigureVisitor;

impl<'de> Visitor<'de> for FigureVisitor {
    type Value = Figure;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a quantity: a number, a text such as \"2-3 weeks\", or an object with `low` and `high`")
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Figure, E> {
        Ok(Figure::Number(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "amounts above 2^53 lose their last digit, as in any JSON reader")]
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Figure, E> {
        Ok(Figure::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "amounts above 2^53 lose their last digit, as in any JSON reader")]
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Figure, E> {
        Ok(Figure::Number(value as f64))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Figure, E> {
        Ok(Figure::Text(value.to_owned()))
    }
}
