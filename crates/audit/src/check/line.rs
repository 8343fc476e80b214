//! Adds figures of one class up and compares a stated total with the sum: what the rules about sums share.

use gonogo_report::{Currency, Range};

use super::compare::{Outcome, compare, step};
use super::facts::Line;
use super::figure::{Class, Figure, Measure, Per, TimeUnit, class, counted, ends, maximum, money, number, time_unit};
use super::table::sum;
use super::{Rule, Severity};

/// A stated total beside what its parts add up to.
pub(super) struct Added {
    /// How they compare.
    pub(super) outcome: Outcome,
    /// The sum as people write it, in the unit of the stated total.
    pub(super) sum: String,
    /// Whether the parts may run side by side: the stated total is no less than the longest.
    pub(super) may_overlap: bool,
}

/// Adds `parts` and compares; `None` where they cannot be added, or not be compared with `stated`.
pub(super) fn add(stated: &Figure, written: &str, parts: &[&Figure]) -> Option<Added> {
    let first = parts.first()?;
    match (class(first), class(stated)) {
        (Class::Number, Class::Number | Class::Of) | (Class::Percent, Class::Percent) => {
            let total = sum(parts.iter().map(|part| part.value));
            let unit = if class(stated) == Class::Percent { "%" } else { "" };
            Some(Added {
                outcome: compare(stated, stated.value, step(stated, written), total),
                sum: format!("{}{unit}", ends(total)),
                may_overlap: false,
            })
        }
        (Class::Of, Class::Of) => of(stated, written, parts),
        (Class::Money, Class::Money) => add_money(stated, written, parts),
        (Class::Time, Class::Time) => add_time(stated, written, parts),
        (Class::Calendar, Class::Time) => calendar(stated, written, parts),
        _ => None,
    }
}

/// Points of maxima. Where all have the maximum of the total, they are stages of one score and no parts.
fn of(stated: &Figure, written: &str, parts: &[&Figure]) -> Option<Added> {
    let max = maximum(stated)?;
    let maxima = parts.iter().filter_map(|part| maximum(part)).sum::<f64>();
    if parts.len() > 1 && parts.iter().any(|part| maximum(part) == Some(max)) || (maxima - max).abs() > 1e-6 {
        return None;
    }
    let total = sum(parts.iter().map(|part| part.value));
    let outcome = compare(stated, stated.value, step(stated, written), total);
    Some(Added { outcome, sum: format!("{}/{}", ends(total), number(maxima)), may_overlap: false })
}

/// Money of one currency. What is paid monthly is kept apart, and counted once where the total does not tell it apart.
fn add_money(stated: &Figure, written: &str, parts: &[&Figure]) -> Option<Added> {
    let Measure::Money(currency, per) = &stated.measure else { return None };
    let of = |wanted: &Per| {
        let matching = parts.iter().filter(|part| matches!(&part.measure, Measure::Money(_, per) if per == wanted));
        sum(matching.map(|part| part.value))
    };
    let same = |part: &&&Figure| matches!(&part.measure, Measure::Money(other, per) if other == currency && !matches!(per, Per::Each(_)));
    if !parts.iter().all(|part| same(&part)) {
        return None;
    }
    let step = step(stated, written);
    let (once, monthly) = (of(&Per::Once), of(&Per::Month));
    let (mut outcome, mut said) = match per {
        // A column may be monthly by its header, and hold a yearly price: only what fits is said of such a mix.
        Per::Month if !once.is_zero() => {
            let fits = |sum: &Range| compare(stated, stated.value, step, *sum) == Outcome::Agrees;
            let monthly = [once, once + monthly].into_iter().find(fits)?;
            (Outcome::Agrees, monthly_money(monthly, *currency))
        }
        Per::Once => (compare(stated, stated.value, step, once), money(once, *currency)),
        Per::Month => (compare(stated, stated.value, step, monthly), monthly_money(monthly, *currency)),
        Per::Each(_) => return None,
    };
    if *per == Per::Once && !monthly.is_zero() {
        let with_a_month = compare(stated, stated.value, step, once + monthly);
        if with_a_month == Outcome::Agrees {
            outcome = with_a_month;
        }
        let both = money(once + monthly, *currency);
        said = format!("{both} ({said} + {})", monthly_money(monthly, *currency));
    }
    Some(Added { outcome, sum: said, may_overlap: false })
}

fn monthly_money(range: Range, currency: Currency) -> String {
    format!("{}/month", money(range, currency))
}

/// Time. Days of the calendar and of work are both tried where days and weeks meet; work in hours is work.
fn add_time(stated: &Figure, written: &str, parts: &[&Figure]) -> Option<Added> {
    let unit = time_unit(stated)?;
    let work = |part: &Figure| time_unit(part).map(|unit| part.value.scaled(unit.hours()));
    let days = |part: &Figure| time_unit(part).map(|unit| part.value.scaled(unit.days()));
    let short = unit.is_short() || parts.iter().any(|part| time_unit(part).is_some_and(TimeUnit::is_short));
    let one = |measure: &dyn Fn(&Figure) -> Option<Range>, worth: f64| -> Option<(Outcome, Range, bool)> {
        let all: Vec<Range> = parts.iter().map(|part| measure(part)).collect::<Option<_>>()?;
        let total = sum(all.iter().copied());
        let outcome = compare(stated, stated.value.scaled(worth), step(stated, written) * worth, total);
        let longest = all.iter().map(|part| part.low()).fold(0.0, f64::max);
        Some((outcome, total.scaled(1.0 / worth), stated.value.high() * worth + 1e-6 >= longest))
    };
    let by_calendar = one(&days, unit.days())?;
    let by_work = one(&work, unit.hours())?;
    let (outcome, total, may_overlap) = if short || by_work.0 == Outcome::Agrees { by_work } else { by_calendar };
    Some(Added { outcome, sum: counted(total, unit.word()), may_overlap: may_overlap && !short })
}

/// `Week 1`, `Week 2-3`: from the first to the last.
fn calendar(stated: &Figure, written: &str, parts: &[&Figure]) -> Option<Added> {
    let unit = time_unit(stated)?;
    let counted_in = time_unit(parts.first()?)?;
    if parts.iter().any(|part| time_unit(part) != Some(counted_in)) {
        return None;
    }
    let first = parts.iter().map(|part| part.value.low()).fold(f64::INFINITY, f64::min);
    let last = parts.iter().map(|part| part.value.high()).fold(0.0, f64::max);
    let length = Range::point((last - first + 1.0) * counted_in.days())?;
    let worth = unit.days();
    let outcome = compare(stated, stated.value.scaled(worth), step(stated, written) * worth, length);
    Some(Added { outcome, sum: counted(length.scaled(1.0 / worth), unit.word()), may_overlap: false })
}

/// What a rule says of a total: an agreement, a difference, or that it holds only if parts overlap.
pub(super) fn say(
    rule: &Rule,
    line: &Line<'_>,
    stated: &Figure,
    added: &Added,
    parts: &str,
    overlap_said: bool,
) -> super::Diagnostic {
    let written = line.said(stated);
    let Added { outcome, sum, may_overlap } = added;
    let span = line.source(stated);
    let overlaps = *outcome == Outcome::Below && *may_overlap;
    let (severity, message) = match outcome {
        Outcome::Agrees => (Severity::Ok, format!("`{written}` agrees with {parts}")),
        Outcome::Below if overlaps || overlap_said && *outcome == Outcome::Below => {
            (Severity::Info, format!("`{written}` holds only if {parts} overlap: one after the other they take {sum}"))
        }
        Outcome::Wider => (Severity::Warning, format!("`{written}` is not what {parts} add up to: {sum}")),
        Outcome::Above | Outcome::Below => {
            let severity = if stated.approximate { Severity::Warning } else { Severity::Error };
            (severity, format!("`{written}` is not explained by {parts}, which add up to {sum}"))
        }
    };
    rule.says(severity, span, message).stated(written).computed(sum.as_str())
}
