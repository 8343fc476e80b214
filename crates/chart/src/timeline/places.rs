//! What happens at a point in time: milestones and gates, as signs with labels in as many lanes as they need.

use gonogo_report::Range;
use gonogo_report::order::sorted;

use crate::backend::Tag;
use crate::bars::Bars;
use crate::glyphs;
use crate::role::Role;
use crate::scene::{Anchor, Rect};
use crate::sheet::Span;
use crate::text;
use crate::words::Plans;

const LINE: f64 = 15.0;

/// Something at a point in time.
pub(super) struct Place {
    role: Role,
    key: String,
    name: String,
    detail: Option<String>,
    /// When: a gate opens in it, a milestone is reached by its end.
    pub(super) days: Range,
    /// The same in words.
    pub(super) when: String,
}

impl Place {
    /// The day at which its sign stands.
    fn day(&self) -> f64 {
        if self.role == Role::Gate { self.days.low() } else { self.days.high() }
    }

    pub(super) fn sentence(&self) -> String {
        let what = if self.role == Role::Gate { "Gate opens" } else { "Milestone" };
        let detail = self.detail.as_ref().map(|detail| format!(" ({detail})")).unwrap_or_default();
        format!("{what}: {}{detail}", self.name)
    }
}

/// The gates that the chosen plan opens, and its milestones that name a time.
pub(super) fn places(plans: &Plans<'_>) -> Vec<Place> {
    let outlook = plans.chosen().outlook;
    let gates = outlook.gates.iter().filter_map(|gate| {
        let days = gate.opens_after?;
        let when = plans.locale.after(days);
        let (key, name) = (format!("gate.{}", gate.name), gate.name.clone());
        Some(Place { role: Role::Gate, key, name, detail: None, days, when })
    });
    let option = plans.report.option(&outlook.plan);
    let milestones = option.into_iter().flat_map(|option| &option.milestones).filter_map(|milestone| {
        let at = milestone.at.as_ref()?;
        let (key, name) = (format!("milestone.{}", milestone.name), milestone.name.clone());
        let (days, when) = (at.days(), at.wording().to_owned());
        Some(Place { role: Role::Milestone, key, name, detail: milestone.detail.clone(), days, when })
    });
    gates.chain(milestones).collect()
}

/// Gates that stay closed and milestones without a time: their names and why they are not drawn.
pub(super) fn without_time(plans: &Plans<'_>) -> Vec<(String, String)> {
    let outlook = plans.chosen().outlook;
    let gates = outlook.gates.iter().filter(|gate| gate.opens_after.is_none());
    let gates = gates.map(|gate| {
        (format!("Gate: {}", gate.name), if plans.chosen().known { "stays closed" } else { "not stated" }.to_owned())
    });
    let option = plans.report.option(&outlook.plan);
    let milestones =
        option.into_iter().flat_map(|option| &option.milestones).filter(|milestone| milestone.at.is_none());
    let milestones =
        milestones.map(|milestone| (format!("Milestone: {}", milestone.name), "no time stated".to_owned()));
    gates.chain(milestones).collect()
}

/// Draws the gates, then the milestones.
pub(super) fn draw(bars: &mut Bars, places: &[Place]) {
    for (role, words) in [(Role::Gate, "Gates open"), (Role::Milestone, "Milestones stated")] {
        let group: Vec<&Place> = places.iter().filter(|place| place.role == role).collect();
        if group.is_empty() {
            continue;
        }
        bars.rows.gap();
        let top = bars.rows.y;
        bars.rows.heading(&mut bars.sheet, role.class(), words);
        let below = bars.rows.y;
        if !bars.rows.narrow {
            bars.rows.y = top;
        }
        let mut lanes: Vec<(f64, f64)> = Vec::new();
        let mut taken: Vec<Rect> = Vec::new();
        for place in sorted(group, |a, b| a.day().total_cmp(&b.day())) {
            put(bars, place, &mut lanes, &mut taken);
        }
        let bottom = lanes.last().map_or(bars.rows.y, |(_, bottom)| *bottom);
        bars.rows.y = bottom.max(below);
    }
}

/// Puts a sign and its label into the first of the lanes (their tops and bottoms) where it touches nothing of
/// what is there.
fn put(bars: &mut Bars, place: &Place, lanes: &mut Vec<(f64, f64)>, taken: &mut Vec<Rect>) {
    // A sign at the very start stays on the sheet.
    let x = bars.x(place.day()).max(glyphs::REACH);
    let end = bars.x(place.days.high());
    let (after, before) = (end.max(x + 9.0) + 6.0, x - 10.0);
    let (right, left) = (bars.sheet.width - after, before - bars.rows.left);
    // The time stays on one line.
    let words = format!("{} ·\u{a0}{}", place.name, text::one_line(&place.when).replace(' ', "\u{a0}"));
    let wide = text::width(&words, Role::Label.text_size(), Role::Label);
    let (from, room, anchor) =
        if wide <= right || right >= left { (after, right, Anchor::Start) } else { (before, left, Anchor::End) };
    let lines = text::wrap(&words, room, 2, Role::Label);
    let height = lines.len() as f64 * LINE + 7.0;
    let widest = lines.iter().map(|line| text::width(line, Role::Label.text_size(), Role::Label)).fold(0.0, f64::max);
    let label = anchor.start(from, widest);
    let (start, stop) = (label.min(x - 9.0), (label + widest).max(after));
    let fits = |(top, bottom): &(f64, f64)| {
        bottom - top >= height
            && !taken.iter().any(|other| other.overlaps(&Rect::between((start, *top), (stop, *bottom))))
    };
    let (top, bottom) = lanes.iter().copied().find(fits).unwrap_or_else(|| {
        let top = lanes.last().map_or(bars.rows.y, |(_, bottom)| *bottom);
        lanes.push((top, top + height));
        (top, top + height)
    });
    taken.push(Rect::between((start, top), (stop, bottom)));
    let middle = top + height / 2.0;
    let phrase = format!("{}, {}", place.sentence(), place.when);
    let datum = bars.sheet.datum(&place.key, &phrase, Rect::between((start, top), (stop, bottom)));
    let first = middle - (lines.len() as f64 - 1.0) * LINE / 2.0 + 4.5;
    for (at, line) in lines.iter().enumerate() {
        let tag = Tag::new(Role::Label, &place.key).datum(datum);
        bars.sheet.text(&tag, (from, first + at as f64 * LINE), anchor, line);
    }
    let pixels = bars.sheet.plane(Span::pixels(), Span::pixels());
    let tag = Tag::new(place.role, &place.key).datum(datum);
    if place.role == Role::Gate {
        if end > x {
            let until = Tag::new(Role::Uncertain, &place.key).datum(datum);
            pixels.bar(&until, (x, middle + 3.0), (end, middle + 7.0));
        }
        glyphs::flag(&pixels, &tag, (x, middle));
    } else {
        glyphs::diamond(&pixels, &tag, (x, middle));
    }
}
