//! A quantity as `scores.json` may hold it.

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
