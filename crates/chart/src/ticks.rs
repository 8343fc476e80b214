//! Where the ticks of an axis stand, and what time is counted in.

use gonogo_report::Locale;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// Round numbers from zero to `max`, at most `count` of them, by plotters. `max` is above zero.
pub(crate) fn round(max: f64, count: usize) -> Vec<f64> {
    if !(max.is_normal() && max > 0.0) {
        return vec![0.0];
    }
    // plotters steps reliably through numbers of middling size only: it gets the digits without the power of ten.
    let power = 10_f64.powf(max.log10().floor());
    if !power.is_normal() {
        return vec![0.0];
    }
    let points = RangedCoordf64::from(0.0..max / power).key_points(count.max(2));
    points.into_iter().map(|point| point * power).filter(|point| point.is_finite()).collect()
}

/// Whole numbers from zero to `max`, at most `count` of them.
pub(crate) fn whole(max: f64, count: usize) -> Vec<f64> {
    let most = max.floor().max(0.0);
    if most < count as f64 {
        return (0..=most as u32).map(f64::from).collect();
    }
    (2..=count.max(2))
        .rev()
        .map(|count| round(max, count))
        .find(|ticks| ticks.iter().all(|tick| tick.fract() == 0.0))
        .unwrap_or_else(|| vec![0.0])
}

/// An axis of time from today on.
pub(crate) struct TimeAxis {
    /// Where it ends, in days; above zero.
    pub(crate) end: f64,
    /// What it is counted in: "Weeks from the start".
    pub(crate) caption: String,
    /// The places of its ticks in days, and their labels.
    pub(crate) ticks: Vec<(f64, String)>,
}

impl TimeAxis {
    /// An axis that holds all of `days` on `pixels`.
    pub(crate) fn new(days: f64, pixels: f64, locale: &Locale) -> Self {
        let end = if days.is_normal() && days > 0.0 { days.min(f64::MAX / 4.0) } else { 7.0 };
        let (size, unit) = match end {
            end if end < 2.0 => (1.0 / 8.0, "Hours"),
            end if end <= 21.0 => (1.0, "Days"),
            end if end <= 400.0 => (7.0, "Weeks"),
            end if end <= 1500.0 => (30.0, "Months"),
            _ => (365.0, "Years"),
        };
        let count = (pixels / 44.0).clamp(3.0, 14.0) as usize;
        let label = |tick: f64| (tick * size, locale.number(tick, 0));
        let ticks = whole(end / size, count).into_iter().map(label).collect();
        Self { end, caption: format!("{unit} from the start"), ticks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(round(69_000.0, 5), [0.0, 20_000.0, 40_000.0, 60_000.0]);
        assert_eq!(round(0.0, 5), [0.0]);
        assert!(round(f64::MAX, 5).len() > 1);
        assert!(round(f64::MIN_POSITIVE, 5).len() <= 5);
    }

    #[test]
    fn whole_ticks_have_no_fractions() {
        assert_eq!(whole(3.0, 6), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(whole(9.0, 6), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(whole(0.5, 6), [0.0]);
    }

    #[test]
    fn time_is_counted_in_what_fits() {
        let axis = |days| TimeAxis::new(days, 400.0, &Locale::default()).caption;
        let captions = [0.5, 10.0, 112.0, 700.0, 4000.0].map(axis);
        let units = ["Hours", "Days", "Weeks", "Months", "Years"];
        assert_eq!(captions, units.map(|unit| format!("{unit} from the start")));
    }
}
