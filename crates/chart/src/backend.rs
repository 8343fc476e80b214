//! The drawing backend behind plotters: it paints nothing and writes down what is drawn.
//!
//! plotters hands a backend colors. Here a color is a number in a table of tags, so every primitive comes back with what
//! it stands for. Text does not pass through plotters, whose fonts would need a DOM in a browser: [`crate::text`]
//! measures it, and the sheet writes it down itself.
//!
//! plotters counts in whole pixels; the recorder gives it ten to a CSS pixel, hence coordinates to a tenth.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::style::RGBColor;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use crate::role::Role;
use crate::scene::{Mark, PathOp, Series, Shape};

/// The units of plotters in a CSS pixel.
pub(crate) const SCALE: f64 = 10.0;

/// What a primitive stands for.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) role: Role,
    pub(crate) series: Series,
    pub(crate) datum: Option<usize>,
    pub(crate) key: String,
}

/// What was drawn so far.
#[derive(Debug, Default)]
pub(crate) struct Recording {
    tags: Vec<Tag>,
    marks: Vec<Mark>,
    keys: BTreeMap<String, usize>,
}

impl Recording {
    /// The color by which the recorder knows the tag again.
    pub(crate) fn color(&mut self, tag: &Tag) -> RGBColor {
        let [_, r, g, b] = u32::try_from(self.tags.len()).unwrap_or(u32::MAX).to_be_bytes();
        self.tags.push(tag.clone());
        RGBColor(r, g, b)
    }

    pub(crate) fn take_marks(&mut self) -> Vec<Mark> {
        std::mem::take(&mut self.marks)
    }

    /// Writes down a mark.
    pub(crate) fn record(&mut self, tag: &Tag, shape: Shape) {
        let key =
            format!("{}.{}{}", tag.role.class(), if tag.series == Series::Other { "other." } else { "" }, tag.key);
        let times = self.keys.entry(key.clone()).or_default();
        *times += 1;
        let key = if *times == 1 { key } else { format!("{key}#{times}") };
        self.marks.push(Mark { key, shape, role: tag.role, series: tag.series, datum: tag.datum });
    }
}

/// The backend; what it records is shared with the sheet that draws.
pub(crate) struct Recorder {
    pub(crate) recording: Rc<RefCell<Recording>>,
    pub(crate) size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Recorder {
    fn path(&self, color: BackendColor, ops: Vec<PathOp>) -> Drawn {
        let ((r, g, b), mut recording) = (color.rgb, self.recording.borrow_mut());
        if let Some(tag) = recording.tags.get(u32::from_be_bytes([0, r, g, b]) as usize).cloned() {
            recording.record(&tag, Shape::Path(ops));
        }
        Ok(())
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.path(color, open([at, at]))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.path(style.color(), open([from, to]))
    }

    fn draw_rect<S: BackendStyle>(&mut self, one: BackendCoord, other: BackendCoord, style: &S, _fill: bool) -> Drawn {
        self.path(style.color(), closed([one, (other.0, one.1), other, (one.0, other.1)]))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.path(style.color(), open(path))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.path(style.color(), closed(path))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let ((x, y), r) = (px(center), f64::from(radius) / SCALE);
        let (left, right) = (tenth(x - r), tenth(x + r));
        let halves = [PathOp::HalfCircle(r, right, y), PathOp::HalfCircle(r, left, y)];
        self.path(style.color(), [&[PathOp::Move(left, y)], halves.as_slice(), &[PathOp::Close]].concat())
    }

    fn blit_bitmap(&mut self, _at: BackendCoord, _size: (u32, u32), _pixels: &[u8]) -> Drawn {
        // No chart holds a bitmap.
        Ok(())
    }
}

/// The pixels of a place in the units of plotters.
pub(crate) fn px((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / SCALE, f64::from(y) / SCALE)
}

fn tenth(value: f64) -> f64 {
    (value * SCALE).round() / SCALE
}

fn open(points: impl IntoIterator<Item = BackendCoord>) -> Vec<PathOp> {
    let line = |(at, (x, y))| if at == 0 { PathOp::Move(x, y) } else { PathOp::Line(x, y) };
    points.into_iter().map(px).enumerate().map(line).collect()
}

fn closed(points: impl IntoIterator<Item = BackendCoord>) -> Vec<PathOp> {
    let mut ops = open(points);
    ops.push(PathOp::Close);
    ops
}
