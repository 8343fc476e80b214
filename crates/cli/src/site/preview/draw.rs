//! Where the lines of the picture stand, and in which colors: those of the light page.

use super::SIZE;
use super::canvas::{Canvas, Pen, Rgb};
use super::letters::Weight;
use super::said::{Box, Said};

const INK: Rgb = [0x1b, 0x21, 0x28];
const QUIET: Rgb = [0x56, 0x61, 0x6d];
const LINE: Rgb = [0xd9, 0xde, 0xe4];
const TINT: Rgb = [0xf4, 0xf6, 0xf8];
const ACCENT: Rgb = [0x14, 0x58, 0x9c];
const GOOD: Rgb = [0x18, 0x70, 0x4a];
const MIDDLE: Rgb = [0x85, 0x56, 0x0a];
const BAD: Rgb = [0xae, 0x2a, 0x20];

/// The room left free at the sides.
const LEFT: f32 = 76.0;
const RIGHT: f32 = 1140.0;
/// The room between boxes.
const GAP: f32 = 24.0;

/// Draws all of it.
pub fn draw(canvas: &mut Canvas<'_>, said: &Said) {
    let (_, height) = size();
    let color = said.verdict.as_ref().map_or(ACCENT, |(_, class, _)| color(class));
    canvas.rectangle((0.0, 0.0), (20.0, height), color);
    let title = title(canvas, said);
    // The decision stands in the middle between the title and what is below it.
    let below = if said.boxes.is_empty() { height - 70.0 } else { height - 230.0 };
    let result = f32::midpoint(title, below);
    score(canvas, said, result);
    verdict(canvas, said, result);
    boxes(canvas, &said.boxes, height - 88.0);
    let foot = said.foot.join("  ·  ");
    let quiet = Pen { weight: Weight::Regular, size: 25.0, color: QUIET };
    let foot = canvas.fonts.fit(quiet.weight, quiet.size, RIGHT - LEFT, &foot);
    canvas.write(quiet, (LEFT, height - 40.0), &foot);
}

/// The title; returns the line on which its last line stands.
fn title(canvas: &mut Canvas<'_>, said: &Said) -> f32 {
    let Some(title) = &said.title else { return 60.0 };
    let pen = Pen { weight: Weight::Bold, size: 46.0, color: INK };
    let mut y = 96.0;
    for (row, line) in (0_u8..).zip(canvas.fonts.wrap(pen.weight, pen.size, RIGHT - LEFT, 2, title)) {
        y = 96.0 + f32::from(row) * 58.0;
        canvas.write(pen, (LEFT, y), &line);
    }
    y
}

/// The decision with its shape, and under it the words of the audit.
fn verdict(canvas: &mut Canvas<'_>, said: &Said, y: f32) {
    let Some((word, class, statement)) = &said.verdict else { return };
    let pen = Pen { weight: Weight::Bold, size: 84.0, color: color(class) };
    canvas.shape(class, (LEFT, y - 59.0), 58.0, pen.color);
    canvas.write(pen, (LEFT + 80.0, y), word);
    if let Some(statement) = statement {
        let pen = Pen { weight: Weight::Regular, size: 32.0, color: INK };
        let room = if said.level.is_some() { 690.0 } else { RIGHT - LEFT };
        let line = canvas.fonts.fit(pen.weight, pen.size, room, statement);
        canvas.write(pen, (LEFT, y + 56.0), &line);
    }
}

/// The score at the right, with its level under it.
fn score(canvas: &mut Canvas<'_>, said: &Said, y: f32) {
    let Some((value, max)) = &said.score else { return };
    let large = Pen { weight: Weight::Bold, size: 84.0, color: INK };
    let small = Pen { weight: Weight::Regular, size: 40.0, color: QUIET };
    let value = canvas.fonts.fit(large.weight, large.size, 260.0, value);
    let max = canvas.fonts.fit(small.weight, small.size, 200.0, &format!("of {max}"));
    let of = RIGHT - canvas.width(small, &max);
    canvas.write(small, (of, y), &max);
    canvas.write(large, (of - 16.0 - canvas.width(large, &value), y), &value);
    if let Some(level) = &said.level {
        let pen = Pen { weight: Weight::Regular, size: 32.0, color: QUIET };
        let level = canvas.fonts.fit(pen.weight, pen.size, 340.0, level);
        canvas.write(pen, (RIGHT - canvas.width(pen, &level), y + 56.0), &level);
    }
}

/// The options or gates beside each other, down to a line.
fn boxes(canvas: &mut Canvas<'_>, boxes: &[Box], bottom: f32) {
    let count = f32::from(u8::try_from(boxes.len()).unwrap_or(u8::MAX));
    let width = (RIGHT - LEFT - GAP * (count - 1.0)) / count;
    let height = if boxes.iter().any(|one| one.figures.len() > 1) { 150.0 } else { 112.0 };
    let y = bottom - height;
    for (column, one) in (0_u8..).zip(boxes) {
        let x = LEFT + f32::from(column) * (width + GAP);
        let border = if one.advised { (4.0, ACCENT) } else { (2.0, LINE) };
        canvas.framed((x, y), (width, height), TINT, border);
        let name = Pen { weight: Weight::Bold, size: 27.0, color: INK };
        let first = Pen { weight: Weight::Bold, size: 34.0, color: one.class.map_or(INK, color) };
        let second = Pen { weight: Weight::Regular, size: 27.0, color: QUIET };
        let mut write = |pen: Pen, (dx, dy): (f32, f32), text: &str| {
            let line = canvas.fonts.fit(pen.weight, pen.size, width - 44.0 - dx, text);
            canvas.write(pen, (x + 22.0 + dx, y + dy), &line);
        };
        write(name, (0.0, 42.0), &one.name);
        let beside = if one.class.is_some() { 36.0 } else { 0.0 };
        if let Some(figure) = one.figures.first() {
            write(first, (beside, 91.0), figure);
        }
        if let Some(figure) = one.figures.get(1) {
            write(second, (0.0, 130.0), figure);
        }
        if let Some(class) = one.class {
            canvas.shape(class, (x + 22.0, y + 66.0), 25.0, first.color);
        }
    }
}

fn color(class: &str) -> Rgb {
    match class {
        "good" => GOOD,
        "middle" => MIDDLE,
        _ => BAD,
    }
}

/// The size of the picture as lengths.
fn size() -> (f32, f32) {
    let length = |pixels: u32| f32::from(u16::try_from(pixels).unwrap_or(u16::MAX));
    (length(SIZE.0), length(SIZE.1))
}
