//! A drawn chart as values: marks with roles, and the data behind them.
//!
//! All lengths are CSS pixels, x to the right and y downwards from the upper left corner, rounded to a tenth.

use std::fmt;

use crate::role::Role;
use crate::text;

/// A drawn chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The width that was asked for, at least [`MIN_WIDTH`](crate::MIN_WIDTH).
    pub width: f64,
    /// The height that the content needs.
    pub height: f64,
    /// The marks from the back to the front; every key occurs once.
    pub marks: Vec<Mark>,
    /// The data that the marks show, in reading order.
    pub data: Vec<Datum>,
}

/// Whether a mark belongs to the chosen plan or to one it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Series {
    /// The chosen plan, or what belongs to no plan.
    Chosen,
    /// Another plan: drawn quietly.
    Other,
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Names the mark within its scene; the same thing keeps its key when the choice or the width changes.
    pub key: String,
    /// What it looks like.
    pub shape: Shape,
    /// What it stands for.
    pub role: Role,
    /// Whose it is.
    pub series: Series,
    /// The index into [`Scene::data`] of the datum that it shows.
    pub datum: Option<usize>,
}

impl Mark {
    /// The classes for a style sheet: that of the role, and `m-other` for the plans that were not chosen.
    pub fn class(&self) -> String {
        match self.series {
            Series::Chosen => self.role.class().to_owned(),
            Series::Other => format!("{} m-other", self.role.class()),
        }
    }

    /// The box around the mark; that of text is estimated.
    pub fn bounds(&self) -> Rect {
        match &self.shape {
            Shape::Path(ops) => path_bounds(ops),
            Shape::Text { x, y, anchor, size, content } => {
                let width = text::width(content, *size, self.role);
                Rect { x: anchor.start(*x, width), y: y - size * 0.8, width, height: size * 1.05 }
            }
        }
    }
}

/// What a mark looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Lines and arcs; whether they are filled or stroked follows from the role.
    Path(Vec<PathOp>),
    /// A line of text.
    Text {
        /// Where the anchor is.
        x: f64,
        /// The baseline.
        y: f64,
        /// Which part of the text is at `x`.
        anchor: Anchor,
        /// The size of the font.
        size: f64,
        /// The text, as the audit has it: to be escaped.
        content: String,
    },
}

impl Shape {
    /// The `d` attribute of an SVG path; `None` for text.
    pub fn d(&self) -> Option<String> {
        match self {
            Self::Path(ops) => Some(ops.iter().map(ToString::to_string).collect()),
            Self::Text { .. } => None,
        }
    }
}

/// One command of a path, with absolute coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathOp {
    /// Begins at a point.
    Move(f64, f64),
    /// A straight line to a point.
    Line(f64, f64),
    /// Half a circle of a radius to a point, clockwise.
    HalfCircle(f64, f64, f64),
    /// Back to where it began.
    Close,
}

impl fmt::Display for PathOp {
    /// As SVG has it, at most one decimal place: `M10 20.5`, `L30 40`, `A4 4 0 1 1 8 8`, `Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Move(x, y) => write!(f, "M{} {}", length(x), length(y)),
            Self::Line(x, y) => write!(f, "L{} {}", length(x), length(y)),
            Self::HalfCircle(r, x, y) => write!(f, "A{0} {0} 0 1 1 {1} {2}", length(r), length(x), length(y)),
            Self::Close => f.write_str("Z"),
        }
    }
}

/// Which part of a text is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// The value of SVG's `text-anchor`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }

    /// Where a text of a width begins if its anchor is at `x`.
    pub(crate) fn start(self, x: f64, width: f64) -> f64 {
        match self {
            Self::Start => x,
            Self::Middle => x - width / 2.0,
            Self::End => x - width,
        }
    }
}

/// A value that a reader can point at or step to.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// Names the datum within its scene; the same thing keeps its key when the choice or the width changes.
    pub key: String,
    /// A full phrase: "Phase 2: Foundation, $12,600 for labor, days 7 to 21–28".
    pub label: String,
    /// Where it can be hit, at least [`TARGET`](crate::TARGET) wide and high.
    pub area: Rect,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left side.
    pub x: f64,
    /// Its upper side.
    pub y: f64,
    /// Its width, zero or more.
    pub width: f64,
    /// Its height, zero or more.
    pub height: f64,
}

impl Rect {
    /// The rectangle between two corners, given in any order.
    pub fn between((x0, y0): (f64, f64), (x1, y1): (f64, f64)) -> Self {
        Self { x: x0.min(x1), y: y0.min(y1), width: (x1 - x0).abs(), height: (y1 - y0).abs() }
    }

    /// Its right side.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its lower side.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// A length as SVG has it, at most one decimal place: `10`, `20.5`, `-0.3`. Printed as a whole number of tenths, which
/// needs none of the code that finds the shortest digits of any number.
pub fn length(pixels: f64) -> String {
    let tenths = (pixels * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

fn path_bounds(ops: &[PathOp]) -> Rect {
    let mut bounds: Option<(f64, f64, f64, f64)> = None;
    let mut from = (0.0, 0.0);
    let mut reach = |x0: f64, y0: f64, x1: f64, y1: f64| {
        bounds = Some(bounds.map_or((x0, y0, x1, y1), |(l, t, r, b)| (l.min(x0), t.min(y0), r.max(x1), b.max(y1))));
    };
    for op in ops {
        match *op {
            PathOp::Move(x, y) | PathOp::Line(x, y) => {
                reach(x, y, x, y);
                from = (x, y);
            }
            PathOp::HalfCircle(r, x, y) => {
                let (cx, cy) = ((from.0 + x) / 2.0, (from.1 + y) / 2.0);
                reach(cx - r, cy - r, cx + r, cy + r);
                from = (x, y);
            }
            PathOp::Close => {}
        }
    }
    let (x0, y0, x1, y1) = bounds.unwrap_or_default();
    Rect::between((x0, y0), (x1, y1))
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn lengths_have_one_decimal_place_at_most() {
        let lengths = [0.0, -0.0, 10.0, 20.5, -0.3, -12.04, 0.049, 99.96].map(length);
        assert_eq!(lengths, ["0", "0", "10", "20.5", "-0.3", "-12", "0", "100"]);
    }
}
