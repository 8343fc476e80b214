//! Values that change in steps over time, once at the earliest and once at the latest, in a frame with axes.

use gonogo_report::Locale;

use crate::backend::Tag;
use crate::role::Role;
use crate::scene::{Anchor, Rect, Scene, Series};
use crate::sheet::{Plane, Sheet, Span, within};
use crate::text;
use crate::ticks::TimeAxis;

/// Room under the plot for the labels of the time axis.
const BELOW: f64 = 38.0;
const ABOVE: f64 = 10.0;
/// Below this width of a sheet, labels in the plot are as short as can be.
pub(crate) const NARROW: f64 = 560.0;

/// The course of a value under a plan: `(day, value from then on)`, the first at day zero, in the order of time.
pub(crate) struct Course {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) series: Series,
    pub(crate) early: Vec<(f64, f64)>,
    pub(crate) late: Vec<(f64, f64)>,
    /// How the last value is written: "52", "3 open".
    pub(crate) value: String,
    /// The same as a sentence.
    pub(crate) label: String,
}

impl Course {
    fn last(&self) -> f64 {
        self.late.last().map_or(0.0, |(_, value)| *value)
    }
}

/// How a frame is laid out.
pub(crate) struct Layout {
    pub(crate) width: f64,
    /// The height of the plot.
    pub(crate) height: f64,
    /// Room on the left for labels of values.
    pub(crate) left: f64,
    /// The lowest and the highest value.
    pub(crate) values: (f64, f64),
    /// The last day that something happens on.
    pub(crate) days: f64,
}

/// A plot of values over time.
pub(crate) struct Frame {
    pub(crate) sheet: Sheet,
    /// Days across, values up.
    pub(crate) plane: Plane,
    pub(crate) area: Rect,
    axis: TimeAxis,
    /// The lowest and the highest value.
    values: (f64, f64),
}

impl Frame {
    pub(crate) fn new(layout: &Layout, locale: &Locale) -> Self {
        let sheet = Sheet::new(layout.width);
        let (left, right) = (layout.left, layout.width - 10.0);
        let (top, bottom) = (ABOVE, ABOVE + layout.height);
        // After the last change the course goes on for a little, so that its end can be seen.
        let axis = TimeAxis::new(
            if layout.days > 0.0 { layout.days.min(f64::MAX / 4.0) * 1.08 } else { 7.0 },
            right - left,
            locale,
        );
        let (low, high) = layout.values;
        let values = Span { values: low..if high > low { high } else { low + 1.0 }, pixels: bottom..top };
        let plane = sheet.plane(Span::to(axis.end, left..right), values);
        Self { sheet, plane, area: Rect::between((left, top), (right, bottom)), axis, values: (low, high.max(low)) }
    }

    /// The last day on the axis.
    pub(crate) fn end(&self) -> f64 {
        self.axis.end
    }

    /// A line across at a value, with a label on the left.
    pub(crate) fn value_tick(&mut self, value: f64, label: &str) {
        let key = format!("value.{label}");
        self.plane.line(&Tag::new(Role::Grid, &key), &[(0.0, value), (self.end(), value)]);
        let at = (self.area.x - 6.0, self.plane.at((0.0, value)).1 + 4.0);
        self.sheet.text_if_free(&Tag::new(Role::AxisLabel, &key), at, Anchor::End, label);
    }

    /// Draws the courses, the chosen one in front, and labels their ends; a datum for each.
    pub(crate) fn courses(&mut self, courses: &[Course]) {
        for series in [Series::Chosen, Series::Other] {
            for course in courses.iter().filter(|course| course.series == series) {
                self.course(course);
            }
        }
    }

    fn course(&mut self, course: &Course) {
        let end = self.plane.at(self.inside((self.end(), course.last())));
        let area = Rect::between((end.0 - 60.0, end.1 - 12.0), (end.0, end.1 + 12.0));
        let datum = self.sheet.datum(&course.key, &course.label, area);
        let tag = |role| Tag::new(role, &course.key).series(course.series).datum(datum);
        let late = self.stairs(&course.late);
        if course.series == Series::Chosen {
            let early = self.stairs(&course.early);
            if early != late {
                let between: Vec<(f64, f64)> = early.iter().chain(late.iter().rev()).copied().collect();
                self.plane.area(&tag(Role::Uncertain), &between);
                self.plane.line(&tag(Role::Earliest), &early);
            }
        }
        self.plane.line(&tag(Role::Line), &late);
        let role = if course.series == Series::Chosen { Role::Strong } else { Role::Note };
        // On a narrow sheet the legend names the chosen plan.
        let named = course.series == Series::Other || self.sheet.width >= NARROW;
        let words = if named { format!("{}: {}", course.name, course.value) } else { course.value.clone() };
        let words = text::fit(&words, self.area.width * 0.62, role);
        self.near(&tag(role), (self.area.right() - 2.0, end.1), Anchor::End, &words, &[-6.0, 15.0, -21.0, 30.0]);
    }

    /// Writes a label at the first of some distances below a point (negative: above) where there is room, if there is.
    pub(crate) fn near(&mut self, tag: &Tag, (x, y): (f64, f64), anchor: Anchor, words: &str, tries: &[f64]) {
        for away in tries {
            let at = y + away;
            let inside = at - tag.role.text_size() >= 0.0 && at <= self.area.bottom() - 3.0;
            if inside && self.sheet.text_if_free(tag, (x, at), anchor, words) {
                return;
            }
        }
    }

    /// A point of the chosen course with its value.
    pub(crate) fn point(&mut self, key: &str, at: (f64, f64), words: &str, label: &str) {
        let (day, value) = self.inside(at);
        let (x, y) = self.plane.at((day, value));
        let datum = self.sheet.datum(key, label, Rect::between((x - 12.0, y - 12.0), (x + 12.0, y + 12.0)));
        self.plane.dot(&Tag::new(Role::Point, key).datum(datum), (day, value), 3.5);
        let (at, anchor) = if x < self.area.x + 8.0 { (x + 4.0, Anchor::Start) } else { (x - 6.0, Anchor::End) };
        self.near(&Tag::new(Role::Label, key).datum(datum), (at, y), anchor, words, &[-6.0, 15.0]);
    }

    /// Draws the axis of time and ends the drawing.
    pub(crate) fn finish(mut self) -> Scene {
        let bottom = self.area.bottom();
        self.plane.line(&Tag::new(Role::Axis, "time"), &[(0.0, self.values.0), (self.end(), self.values.0)]);
        for (tick, label) in std::mem::take(&mut self.axis.ticks) {
            let x = self.plane.at((tick, 0.0)).0;
            let pixels = self.sheet.plane(Span::pixels(), Span::pixels());
            let key = format!("tick.{label}");
            pixels.line(&Tag::new(Role::Axis, &key), &[(x, bottom), (x, bottom + 4.0)]);
            let tag = Tag::new(Role::AxisLabel, &key);
            self.sheet.text_if_free(&tag, (x, bottom + 16.0), Anchor::Middle, &label);
        }
        let caption = self.axis.caption.clone();
        self.sheet.text(&Tag::new(Role::Note, "axis"), (self.area.right(), bottom + 32.0), Anchor::End, &caption);
        self.sheet.finish(bottom + BELOW)
    }

    /// The points of a stairway to the last day: each value holds until the next begins.
    fn stairs(&self, steps: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for (day, value) in steps.iter().map(|step| self.inside(*step)) {
            points.extend(points.last().map(|(_, before)| (day, *before)));
            points.push((day, value));
        }
        points.extend(points.last().map(|(_, last)| (self.end(), *last)));
        points
    }

    /// The point, or the nearest one in the plot.
    fn inside(&self, (day, value): (f64, f64)) -> (f64, f64) {
        (within(day, 0.0, self.end()), within(value, self.values.0, self.values.1))
    }
}
