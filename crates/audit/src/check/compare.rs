//! Compares a stated figure with a computed one, with the tolerance that its wording asks for.

use gonogo_report::Range;

use super::figure::{Bound, Figure};

/// How a stated figure stands to a computed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// They agree: equal, rounded, roughly equal where the text says "about", or inside of a stated range.
    Agrees,
    /// The stated one is larger.
    Above,
    /// The stated one is smaller.
    Below,
    /// Both are ranges, and the stated one is the wider: it holds what was computed without being it.
    Wider,
}

/// Of a figure that is called rough, this share may be missing.
const ROUGH: f64 = 0.1;

/// Compares; `value` is the stated figure in the unit of `computed`, `step` what it is rounded to in that unit.
pub(super) fn compare(figure: &Figure, value: Range, step: f64, computed: Range) -> Outcome {
    let tolerance = |of: f64| {
        let rough = if figure.approximate { ROUGH * of.abs() } else { 0.0 };
        // Half a step of rounding, and what floats lose.
        (step * 0.5).max(rough) + 1e-6 * (1.0 + of.abs())
    };
    let (low, high) = (computed.low(), computed.high());
    let near = |stated: f64, computed: f64| (stated - computed).abs() <= tolerance(stated.max(computed));
    match figure.bound {
        // "270+": more is as good.
        Bound::AtLeast if high + tolerance(high) >= value.low() => return Outcome::Agrees,
        Bound::UpTo if low - tolerance(low) <= value.high() => return Outcome::Agrees,
        Bound::AtLeast | Bound::UpTo | Bound::Exact => {}
    }
    if near(value.low(), low) && near(value.high(), high) {
        return Outcome::Agrees;
    }
    let (slack_low, slack_high) = (tolerance(value.low()), tolerance(value.high()));
    let holds = value.low() - slack_low <= low && high <= value.high() + slack_high;
    let is_held = low - slack_low <= value.low() && value.high() <= high + slack_high;
    match (value.is_point(), computed.is_point()) {
        // A point in a computed range is one of the sums that are possible; a point in a stated range is what it promises.
        (true, false) if is_held => Outcome::Agrees,
        (false, true) if holds => Outcome::Agrees,
        (false, false) if holds => Outcome::Wider,
        _ if value.low() + value.high() > low + high => Outcome::Above,
        _ => Outcome::Below,
    }
}

/// What a written number is rounded to: `8.5` to a tenth, `$52K` to a thousand, `8-10 hours` to one.
pub(super) fn step(figure: &Figure, written: &str) -> f64 {
    // A letter that touches the last digit: `$52K`, not `1 week`.
    let last = written.rfind(|c: char| c.is_ascii_digit()).map_or("", |at| &written[at + 1..]);
    let scale = match last.chars().next() {
        Some('k' | 'K') => 1e3,
        Some('M') => 1e6,
        Some(_) | None => 1.0,
    };
    let places = i32::try_from(figure.decimals.min(6)).unwrap_or(0);
    scale / 10_f64.powi(places)
}

#[cfg(test)]
mod tests {
    use super::super::figure::class;
    use super::*;
    use gonogo_report::quantity::mentions;

    fn outcome(stated: &str, low: f64, high: f64) -> Outcome {
        let figure = mentions(stated).remove(0);
        assert!(!matches!(class(&figure), super::super::figure::Class::Calendar));
        compare(&figure, figure.value, step(&figure, &stated[figure.range.clone()]), Range::new(low, high).unwrap())
    }

    #[test]
    fn exact_figures_must_be_equal() {
        assert_eq!(outcome("42 hours", 42.0, 42.0), Outcome::Agrees);
        assert_eq!(outcome("42 hours", 41.0, 41.0), Outcome::Above);
        assert_eq!(outcome("12-16 weeks", 7.0, 10.0), Outcome::Above);
        assert_eq!(outcome("2 weeks", 7.0, 10.0), Outcome::Below);
    }

    #[test]
    fn wording_gives_tolerance() {
        assert_eq!(outcome("~$6,500", 6200.0, 6200.0), Outcome::Agrees);
        assert_eq!(outcome("~$6,500", 5326.0, 5326.0), Outcome::Above);
        assert_eq!(outcome("270+", 300.0, 300.0), Outcome::Agrees);
        assert_eq!(outcome("270+", 262.0, 262.0), Outcome::Above);
        assert_eq!(outcome("up to 10", 7.0, 7.0), Outcome::Agrees);
        assert_eq!(outcome("$69K", 69_400.0, 69_400.0), Outcome::Agrees);
        assert_eq!(outcome("8-10 hours", 7.5, 9.5), Outcome::Agrees);
    }

    #[test]
    fn ranges_hold_points_and_are_compared_end_by_end() {
        assert_eq!(outcome("$52K-$90K", 69_000.0, 69_000.0), Outcome::Agrees);
        assert_eq!(outcome("$52K-$90K", 64_000.0, 84_000.0), Outcome::Wider);
        assert_eq!(outcome("60-80 hours", 84.0, 84.0), Outcome::Below);
        assert_eq!(outcome("5 days", 4.0, 6.0), Outcome::Agrees);
    }
}
