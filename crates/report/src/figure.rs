//! Numbers as plain text, through integers.
//!
//! The general printer of floats in the standard library brings code and tables of twenty kilobytes into the wasm, which
//! amounts, days and points do not need: they are rounded to a few decimal places.

/// The digits of a number without its sign, rounded half up to `decimals` places (at most 6): `1234.50`.
///
/// From 10^18 on, digits that a float does not hold are zeros.
pub fn digits(value: f64, decimals: u32) -> String {
    const EXACT: f64 = 1e18;
    let mut whole = value.abs();
    if !whole.is_finite() {
        return "∞".to_owned();
    }
    let mut zeros = 0;
    while whole >= EXACT {
        (whole, zeros) = (whole / 10.0, zeros + 1);
    }
    if zeros > 0 {
        return format!("{}{}", whole.round() as u64, "0".repeat(zeros));
    }
    let scale = 10_u64.pow(decimals.min(6));
    // The whole part apart, so that scaling cannot leave the range in which integers are exact.
    let (mut units, fraction) = (whole.trunc() as u64, whole.fract());
    let mut parts = (fraction * scale as f64 + ROUND).floor() as u64;
    if parts >= scale {
        (units, parts) = (units + 1, 0);
    }
    if decimals == 0 {
        return units.to_string();
    }
    let parts = parts.to_string();
    format!("{units}.{}{parts}", "0".repeat((decimals as usize).saturating_sub(parts.len())))
}

/// Half, and the little by which a product of decimal fractions falls short of it.
const ROUND: f64 = 0.5 + 1e-9;

/// A number as people write it: up to `decimals` places, no zeros at the end, a hyphen for minus.
pub fn plain(value: f64, decimals: u32) -> String {
    let digits = digits(value, decimals);
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { &digits };
    let is_zero = digits.bytes().all(|b| b == b'0' || b == b'.');
    if value < 0.0 && !is_zero { format!("-{digits}") } else { digits.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_the_standard_library_prints_them() {
        for value in [0.0, 0.5, 1.0, 2.25, 99.99, 0.05, 7200.0, 1234.5, 1e6, 123_456_789.12, 1e15, 0.004, 0.995_1] {
            assert_eq!(digits(value, 2), format!("{value:.2}"), "{value}");
            assert_eq!(digits(value, 0), format!("{:.0}", (value + 1e-9_f64).round()), "{value}");
        }
    }

    #[test]
    fn halves_are_rounded_up_and_zeros_cut() {
        assert_eq!((plain(0.15, 1), plain(2.50, 2), plain(3.0, 1)), ("0.2".into(), "2.5".into(), "3".into()));
        assert_eq!((plain(-1.5, 1), plain(-0.001, 2)), ("-1.5".into(), "0".into()));
    }

    #[test]
    fn what_is_beyond_all_reason_still_prints() {
        assert_eq!(plain(1e20, 0), "100000000000000000000");
        assert_eq!(plain(f64::MAX, 2).len(), 309);
        assert_eq!(plain(f64::INFINITY, 2), "∞");
    }
}
