//! A surface to draw letters and shapes on.

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::letters::{Fonts, Weight};

/// A color as red, green and blue.
pub type Rgb = [u8; 3];

/// How a text is written.
#[derive(Clone, Copy)]
pub struct Pen {
    /// How heavy.
    pub weight: Weight,
    /// How large, in pixels.
    pub size: f32,
    /// In which color.
    pub color: Rgb,
}

/// The surface.
pub struct Canvas<'a> {
    pixmap: Pixmap,
    /// What letters are drawn with.
    pub fonts: &'a Fonts,
}

impl<'a> Canvas<'a> {
    /// A white one of a size in pixels; `None` if there is no room for it.
    pub fn new((width, height): (u32, u32), fonts: &'a Fonts) -> Option<Self> {
        let mut pixmap = Pixmap::new(width, height)?;
        pixmap.fill(Color::WHITE);
        Some(Self { pixmap, fonts })
    }

    /// Writes a line that begins at `x` and stands on `y`.
    pub fn write(&mut self, pen: Pen, (x, y): (f32, f32), text: &str) {
        if let Some(path) = self.fonts.outline(pen.weight, pen.size, (x, y), text) {
            self.fill(&path, pen.color);
        }
    }

    /// The width of a line in pixels.
    pub fn width(&self, pen: Pen, text: &str) -> f32 {
        self.fonts.width(pen.weight, pen.size, text)
    }

    /// A rectangle.
    pub fn rectangle(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), color: Rgb) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.fill(&PathBuilder::from_rect(rect), color);
        }
    }

    /// A box with a border.
    pub fn framed(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), inside: Rgb, (line, color): (f32, Rgb)) {
        let Some(path) = rounded((x, y), (width, height), 10.0) else { return };
        self.fill(&path, inside);
        let stroke = Stroke { width: line, ..Stroke::default() };
        self.pixmap.stroke_path(&path, &paint(color), &stroke, Transform::identity(), None);
    }

    /// The shape that stands for a class: a disk for good, a triangle for the middle, a square for bad.
    pub fn shape(&mut self, class: &str, (x, y): (f32, f32), size: f32, color: Rgb) {
        let mut path = PathBuilder::new();
        match class {
            "good" => path.push_circle(x + size / 2.0, y + size / 2.0, size / 2.0),
            "middle" => {
                path.move_to(x + size / 2.0, y);
                path.line_to(x + size, y + size);
                path.line_to(x, y + size);
                path.close();
            }
            _ => return self.rectangle((x, y), (size, size), color),
        }
        if let Some(path) = path.finish() {
            self.fill(&path, color);
        }
    }

    /// The pixels, row by row.
    pub fn pixels(&self) -> Vec<Rgb> {
        self.pixmap.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect()
    }

    fn fill(&mut self, path: &Path, color: Rgb) {
        self.pixmap.fill_path(path, &paint(color), FillRule::Winding, Transform::identity(), None);
    }
}

fn paint([red, green, blue]: Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, 255);
    paint.anti_alias = true;
    paint
}

fn rounded((x, y): (f32, f32), (width, height): (f32, f32), radius: f32) -> Option<Path> {
    let (right, bottom) = (x + width, y + height);
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.quad_to(right, y, right, y + radius);
    path.line_to(right, bottom - radius);
    path.quad_to(right, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.quad_to(x, bottom, x, bottom - radius);
    path.line_to(x, y + radius);
    path.quad_to(x, y, x + radius, y);
    path.close();
    path.finish()
}
