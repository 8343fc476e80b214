//! Horizontal bars over a common axis: what stands in the rows of the timeline and of the cost chart.

use gonogo_report::Range;

use crate::backend::Tag;
use crate::role::Role;
use crate::rows::{BAR, Lane, Row, Rows};
use crate::scene::{Anchor, Scene, Series};
use crate::sheet::{Plane, Sheet, Span};
use crate::words::Total;

/// The baseline of the labels of the axis on a wide sheet, and the room to the first row.
const AXIS: f64 = 14.0;

/// A chart of bars in the making.
pub(crate) struct Bars {
    pub(crate) sheet: Sheet,
    pub(crate) rows: Rows,
    /// Values across, pixels down.
    pub(crate) plane: Plane,
    /// Where the axis is.
    top: f64,
}

/// What a row is called and what it says.
pub(crate) struct Figure<'a> {
    pub(crate) key: &'a str,
    pub(crate) name: &'a str,
    pub(crate) words: &'a str,
    pub(crate) role: Role,
    pub(crate) series: Series,
}

impl Bars {
    /// An axis from zero to `most` under a caption.
    pub(crate) fn new(width: f64, mut rows: Rows, most: f64, caption: &str) -> Self {
        let mut sheet = Sheet::new(width);
        let plane = sheet.plane(Span::to(most, rows.left..rows.right), Span::pixels());
        rows.heading(&mut sheet, "axis", caption);
        let top = if rows.narrow { rows.y + AXIS } else { AXIS };
        rows.y = rows.y.max(top + 8.0);
        Self { sheet, rows, plane, top }
    }

    /// Where a value is, in pixels.
    pub(crate) fn x(&self, value: f64) -> f64 {
        self.plane.at((value, 0.0)).0
    }

    /// The next row; its bar ends at the value `end`.
    pub(crate) fn row(&mut self, figure: &Figure<'_>, end: f64) -> Lane {
        let &Figure { key, name, words, role, series } = figure;
        let end = self.x(end);
        self.rows.row(&mut self.sheet, &Row { key, name, value: words, role, series }, end)
    }

    /// A row for what a plan takes in all, drawn in the manner of where that comes from.
    pub(crate) fn total(&mut self, figure: &Figure<'_>, total: Total) {
        let lane = self.row(figure, total.high());
        let label = format!("{}: {}", figure.name, figure.words);
        let datum = self.sheet.datum(figure.key, &label, lane.area(self.sheet.width));
        // What is compared with is drawn thinner.
        let reach = if figure.series == Series::Other { BAR / 3.5 } else { BAR / 2.0 };
        let lane = Lane { top: lane.middle() - reach, bottom: lane.middle() + reach, ..lane };
        let tag = |role| Tag::new(role, figure.key).series(figure.series).datum(datum);
        match total {
            Total::Computed(range) => self.range(&tag(Role::Total), Role::Uncertain, range, lane),
            Total::Stated(range) => self.range(&tag(Role::Stated), Role::StatedRange, range, lane),
            Total::Unknown => {}
        }
    }

    /// The rows of the chosen plan: what its phases add up to, and what the audit states.
    pub(crate) fn totals(&mut self, name: &str, (total, words): (Total, &str), stated: Option<(Range, &str)>) {
        let computed = match total {
            Total::Computed(_) | Total::Unknown => true,
            Total::Stated(_) => false,
        };
        if computed {
            let (role, series) = (Role::Strong, Series::Chosen);
            self.rows.gap();
            self.total(&Figure { key: "total", name, words, role, series }, total);
        }
        if let Some((range, words)) = stated {
            let (role, series) = (Role::Label, Series::Chosen);
            let figure = Figure { key: "stated", name: "Stated in the audit", words, role, series };
            self.total(&figure, Total::Stated(range));
        }
    }

    /// The rows of the other plans: key, name, total and the words for it.
    pub(crate) fn others<'a>(&mut self, plans: impl Iterator<Item = (String, &'a str, Total, &'a str)>) {
        let (role, series) = (Role::Note, Series::Other);
        for (at, (key, name, total, words)) in plans.enumerate() {
            if at == 0 {
                self.rows.gap();
                self.rows.heading(&mut self.sheet, "others", "The other options");
            }
            self.total(&Figure { key: &key, name, words, role, series }, total);
        }
    }

    /// A bar in two parts, the second in another manner; a line where both are nothing.
    pub(crate) fn parts(&self, tag: &Tag, further: Role, [from, low, high]: [f64; 3], lane: Lane) {
        let further = Tag { role: further, ..tag.clone() };
        // What an audit gives as less than nothing has no length.
        let [from, low, high] = [from, low, high].map(|end| end.max(0.0));
        for (tag, from, to) in [(tag, from, low), (&further, low, high)] {
            if to > from {
                self.plane.bar(tag, (from, lane.top), (to, lane.bottom));
            }
        }
        if high <= from {
            self.plane.line(&Tag { role: Role::Axis, ..tag.clone() }, &[(from, lane.top), (from, lane.bottom)]);
        }
    }

    fn range(&self, tag: &Tag, further: Role, range: Range, lane: Lane) {
        self.parts(tag, further, [0.0, range.low(), range.high()], lane);
    }

    /// Labels the axis at the ticks, draws their lines through all rows, and ends the drawing.
    pub(crate) fn finish(mut self, ticks: &[(f64, String)]) -> Scene {
        let (top, bottom) = (self.top, self.rows.y.max(self.top + 12.0));
        for (tick, label) in ticks {
            let x = self.x(*tick);
            let key = format!("tick.{label}");
            let tag = Tag::new(Role::AxisLabel, &key);
            let (at, anchor) = if x < 12.0 { (0.0, Anchor::Start) } else { (x, Anchor::Middle) };
            self.sheet.text_if_free(&tag, (at, top - 3.0), anchor, label);
            self.plane.line(&Tag::new(Role::Grid, &key), &[(*tick, top + 2.0), (*tick, bottom)]);
        }
        self.sheet.finish(bottom + 2.0)
    }
}
