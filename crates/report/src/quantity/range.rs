//! A closed interval of numbers, the shape of every quantity.

use std::ops::Add;

/// A closed interval `low..=high` of finite numbers; a point value has both ends equal.
///
/// The unit is that of the quantity that holds the range: currency units, days or hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    low: f64,
    high: f64,
}

impl Range {
    /// The interval that holds nothing but zero.
    pub const ZERO: Self = Self { low: 0.0, high: 0.0 };

    /// The interval between two numbers, given in either order. `None` if one of them is not finite.
    pub fn new(one: f64, other: f64) -> Option<Self> {
        (one.is_finite() && other.is_finite()).then(|| Self { low: tidy(one.min(other)), high: tidy(one.max(other)) })
    }

    /// The interval of a single number. `None` if it is not finite.
    pub fn point(value: f64) -> Option<Self> {
        Self::new(value, value)
    }

    /// The lower end.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The upper end.
    pub fn high(self) -> f64 {
        self.high
    }

    /// Whether both ends are the same number.
    pub fn is_point(self) -> bool {
        self.low == self.high
    }

    /// Whether the interval is nothing but zero.
    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }

    /// Both ends multiplied by a factor; a negative or infinite factor leaves the range as it is.
    pub fn scaled(self, factor: f64) -> Self {
        if factor < 0.0 { self } else { Self::new(self.low * factor, self.high * factor).unwrap_or(self) }
    }

    /// The end by end maximum: when the later of two things ends.
    pub fn later(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// The end by end minimum: when the earlier of two things ends.
    pub fn earlier(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    /// Whether the two intervals share a number.
    pub fn overlaps(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// How far this range lies above `other`, end by end: `(low - other.low, high - other.high)`.
    pub fn minus(self, other: Self) -> (f64, f64) {
        (tidy(self.low - other.low), tidy(self.high - other.high))
    }
}

impl Add for Range {
    type Output = Self;

    /// Ranges add up end to end. A sum too large for a number stays at the largest one.
    fn add(self, other: Self) -> Self {
        let clamp = |sum: f64| tidy(sum.clamp(f64::MIN, f64::MAX));
        Self { low: clamp(self.low + other.low), high: clamp(self.high + other.high) }
    }
}

/// Rounds to a millionth, so that sums of decimal fractions print as people add them (0.1 + 0.2 = 0.3), and turns
/// `-0.0` into `0.0`.
fn tidy(value: f64) -> f64 {
    const STEPS: f64 = 1e6;
    if value.abs() < 1e9 { (value * STEPS).round() / STEPS + 0.0 } else { value }
}
