//! Small signs at a place, different in shape so that they can be told apart without color.

use crate::backend::Tag;
use crate::sheet::Plane;

/// The way from the middle of a sign to its side, in pixels.
pub(crate) const REACH: f64 = 6.0;

/// A diamond around a point.
pub(crate) fn diamond(pixels: &Plane, tag: &Tag, (x, y): (f64, f64)) {
    pixels.area(tag, &[(x, y - REACH), (x + REACH, y), (x, y + REACH), (x - REACH, y)]);
}

/// A flag whose pole stands at `x`, as high as a diamond.
pub(crate) fn flag(pixels: &Plane, tag: &Tag, (x, y): (f64, f64)) {
    let (top, bottom) = (y - REACH - 1.0, y + REACH + 1.0);
    pixels
        .area(tag, &[(x - 0.8, top), (x + 9.0, top + 4.0), (x + 0.8, top + 8.0), (x + 0.8, bottom), (x - 0.8, bottom)]);
}

/// A square around a point.
pub(crate) fn square(pixels: &Plane, tag: &Tag, (x, y): (f64, f64)) {
    let reach = REACH - 1.0;
    pixels.bar(tag, (x - reach, y - reach), (x + reach, y + reach));
}

/// A circle around a point with a tick in it: two marks.
pub(crate) fn ticked(pixels: &Plane, tag: &Tag, (x, y): (f64, f64)) {
    pixels.dot(tag, (x, y), REACH);
    pixels.line(tag, &[(x - 2.8, y + 0.2), (x - 0.7, y + 2.4), (x + 3.0, y - 2.4)]);
}

/// A line over a range with an end on either side, at a height.
pub(crate) fn whisker(pixels: &Plane, tag: &Tag, (from, to): (f64, f64), y: f64) {
    let cap = 4.0;
    let ends = [(from, y - cap), (from, y + cap), (from, y), (to, y), (to, y - cap), (to, y + cap)];
    pixels.line(tag, &ends);
}
