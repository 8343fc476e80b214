//! What a chart draws on: an area of plotters with tags instead of colors, and a list of the places that text has taken.
//!
//! plotters returns an error where a backend fails or is in use; this backend cannot fail and is used by one sheet at a
//! time, so those results carry nothing.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use gonogo_report::order::sorted;
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::{Color, RGBColor};

use crate::TARGET;
use crate::backend::{Recorder, Recording, SCALE, Tag, px};
use crate::role::Role;
use crate::scene::{Anchor, Datum, Mark, Rect, Scene, Series, Shape};
use crate::text;

/// More than any chart is high, in CSS pixels: the height is known only when all is drawn.
const TALLEST: f64 = 10_000_000.0;

impl Tag {
    pub(crate) fn new(role: Role, key: &str) -> Self {
        Self { role, series: Series::Chosen, datum: None, key: key.to_owned() }
    }

    pub(crate) fn datum(self, datum: usize) -> Self {
        Self { datum: Some(datum), ..self }
    }

    pub(crate) fn series(self, series: Series) -> Self {
        Self { series, ..self }
    }
}

/// A chart in the making. All lengths are CSS pixels.
pub(crate) struct Sheet {
    pub(crate) width: f64,
    recording: Rc<RefCell<Recording>>,
    root: DrawingArea<Recorder, Shift>,
    data: Vec<Datum>,
    taken: Vec<Rect>,
}

/// A part of a sheet with its own coordinates.
pub(crate) struct Plane {
    area: DrawingArea<Recorder, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
    recording: Rc<RefCell<Recording>>,
}

/// An axis: the values it spans, and the pixels they are drawn between.
pub(crate) struct Span {
    pub(crate) values: Range<f64>,
    pub(crate) pixels: Range<f64>,
}

impl Span {
    /// From zero to a value; one that is not above zero counts as one.
    pub(crate) fn to(value: f64, pixels: Range<f64>) -> Self {
        Self { values: 0.0..if value > 0.0 { value } else { 1.0 }, pixels }
    }

    /// Pixels as they are.
    pub(crate) fn pixels() -> Self {
        Self { values: 0.0..TALLEST, pixels: 0.0..TALLEST }
    }
}

impl Sheet {
    /// An empty sheet of a width.
    pub(crate) fn new(width: f64) -> Self {
        let recording = Rc::new(RefCell::new(Recording::default()));
        let size = (units(width).unsigned_abs(), units(TALLEST).unsigned_abs());
        let root = Recorder { recording: Rc::clone(&recording), size }.into_drawing_area();
        Self { width, recording, root, data: Vec::new(), taken: Vec::new() }
    }

    pub(crate) fn plane(&self, x: Span, y: Span) -> Plane {
        let actual = |span: &Range<f64>| units(span.start)..units(span.end);
        let actual = (actual(&x.pixels), actual(&y.pixels));
        let area = self.root.apply_coord_spec(Cartesian2d::new(x.values, y.values, actual));
        Plane { area, recording: Rc::clone(&self.recording) }
    }

    /// Adds a datum whose area is widened to what can be hit, and returns its index.
    pub(crate) fn datum(&mut self, key: &str, label: &str, area: Rect) -> usize {
        let label = text::one_line(label);
        self.data.push(Datum { key: key.to_owned(), label, area });
        self.data.len() - 1
    }

    /// Writes a line of text with its baseline at `y`. What would leave the sheet is moved or cut.
    pub(crate) fn text(&mut self, tag: &Tag, (x, y): (f64, f64), anchor: Anchor, content: &str) {
        let content = text::fit(content, self.width, tag.role);
        let (x, area) = self.placed(tag.role, (x, y), anchor, &content);
        if content.is_empty() {
            return;
        }
        self.taken.push(area);
        let (x, y) = px((units(x), units(y)));
        self.recording.borrow_mut().record(tag, Shape::Text { x, y, anchor, size: tag.role.text_size(), content });
    }

    /// Writes a line of text where it touches no other, and says whether it did.
    pub(crate) fn text_if_free(&mut self, tag: &Tag, at: (f64, f64), anchor: Anchor, content: &str) -> bool {
        let free = self.is_free(tag.role, at, anchor, content);
        if free {
            self.text(tag, at, anchor, content);
        }
        free
    }

    /// Whether a line of text would touch no other.
    pub(crate) fn is_free(&self, role: Role, at: (f64, f64), anchor: Anchor, content: &str) -> bool {
        let (x, area) = self.placed(role, at, anchor, content);
        let roomy = Rect { x: area.x - 2.0, y: area.y - 1.0, width: area.width + 4.0, height: area.height + 2.0 };
        let whole = text::width(content, role.text_size(), role) <= self.width && area.y >= 0.0;
        whole && (x - at.0).abs() < 0.1 && !self.taken.iter().any(|taken| taken.overlaps(&roomy))
    }

    /// Where the text comes to stand so that it stays between the sides of the sheet, and its box.
    fn placed(&self, role: Role, (x, y): (f64, f64), anchor: Anchor, content: &str) -> (f64, Rect) {
        let size = role.text_size();
        let width = text::width(content, size, role);
        let start = anchor.start(x, width);
        let moved = within(start, 0.0, (self.width - width).max(0.0));
        (x + moved - start, Rect { x: moved, y: y - size * 0.8, width, height: size * 1.05 })
    }

    /// The finished scene.
    pub(crate) fn finish(self, height: f64) -> Scene {
        let height = (height * SCALE).ceil() / SCALE;
        // What is compared with lies behind what was chosen.
        let layer = |mark: &Mark| (mark.role.layer(), mark.series == Series::Chosen);
        let marks = sorted(self.recording.borrow_mut().take_marks(), |a, b| layer(a).cmp(&layer(b)));
        let reach = |datum: Datum| Datum { area: hit(datum.area, self.width, height), ..datum };
        Scene { width: self.width, height, marks, data: self.data.into_iter().map(reach).collect() }
    }
}

impl Plane {
    /// Where a point is drawn, in pixels of the sheet.
    pub(crate) fn at(&self, point: (f64, f64)) -> (f64, f64) {
        px(self.area.map_coordinate(&point))
    }

    pub(crate) fn bar(&self, tag: &Tag, one: (f64, f64), other: (f64, f64)) {
        let _ = self.area.draw(&Rectangle::new([one, other], self.color(tag).filled()));
    }

    pub(crate) fn line(&self, tag: &Tag, points: &[(f64, f64)]) {
        let _ = self.area.draw(&PathElement::new(points.to_vec(), self.color(tag)));
    }

    pub(crate) fn area(&self, tag: &Tag, points: &[(f64, f64)]) {
        let _ = self.area.draw(&Polygon::new(points.to_vec(), self.color(tag)));
    }

    /// A circle with a radius in pixels.
    pub(crate) fn dot(&self, tag: &Tag, center: (f64, f64), radius: f64) {
        let _ = self.area.draw(&Circle::new(center, units(radius), self.color(tag).filled()));
    }

    fn color(&self, tag: &Tag) -> RGBColor {
        self.recording.borrow_mut().color(tag)
    }
}

/// The value, or the nearer end of `low..=high`. What [`f64::clamp`] says where the ends are the wrong way round would
/// bring the printing of any number with it.
pub(crate) fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// Pixels in the units of plotters, rounded.
fn units(pixels: f64) -> i32 {
    (pixels * SCALE).round() as i32
}

/// The area around `area` that can be hit, within the sheet.
fn hit(area: Rect, width: f64, height: f64) -> Rect {
    let grow = |from: f64, size: f64, most: f64| {
        let grown = size.max(TARGET).min(most);
        let start = within(from - (grown - size) / 2.0, 0.0, most - grown);
        ((start * SCALE).floor() / SCALE, (grown * SCALE).ceil() / SCALE)
    };
    let ((x, width), (y, height)) = (grow(area.x, area.width, width), grow(area.y, area.height, height.max(TARGET)));
    Rect { x, y, width, height }
}
