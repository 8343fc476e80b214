//! The two fonts that the program carries (Noto Sans, SIL Open Font License), and how much room their letters take.

use tiny_skia::{Path, PathBuilder, Transform};
use ttf_parser::{Face, OutlineBuilder};

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// For what is read.
    Regular,
    /// For what is seen first.
    Bold,
}

/// Both fonts.
pub struct Fonts {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Fonts {
    /// Those that the program carries; `None` never happens, unless a build carries others that are broken.
    pub fn carried() -> Option<Self> {
        let face = |bytes| Face::parse(bytes, 0).ok();
        Some(Self { regular: face(notosans::REGULAR_TTF)?, bold: face(notosans::BOLD_TTF)? })
    }

    /// Whether both have a letter.
    pub fn have(&self, letter: char) -> bool {
        [&self.regular, &self.bold].into_iter().all(|face| face.glyph_index(letter).is_some())
    }

    /// The width of a line in pixels, at a size in pixels.
    pub fn width(&self, weight: Weight, size: f32, text: &str) -> f32 {
        let face = self.face(weight);
        text.chars().map(|letter| advance(face, letter)).sum::<f32>() * scale(face, size)
    }

    /// The outline of a line that begins at `x` and stands on `y`; `None` if it shows nothing.
    pub fn outline(&self, weight: Weight, size: f32, (x, y): (f32, f32), text: &str) -> Option<Path> {
        let face = self.face(weight);
        let mut outline = Outline { path: PathBuilder::new(), at: 0.0 };
        for letter in text.chars() {
            if let Some(glyph) = face.glyph_index(letter) {
                face.outline_glyph(glyph, &mut outline);
            }
            outline.at += advance(face, letter);
        }
        let scale = scale(face, size);
        // A font's y grows upwards.
        outline.path.finish()?.transform(Transform::from_row(scale, 0.0, 0.0, -scale, x, y))
    }

    /// The text, or as much of it as fits into a width with an ellipsis.
    pub fn fit(&self, weight: Weight, size: f32, width: f32, text: &str) -> String {
        if self.width(weight, size, text) <= width {
            return text.to_owned();
        }
        let mut fitting: Vec<char> = text.chars().collect();
        loop {
            let line: String = fitting.iter().collect::<String>().trim_end().to_owned() + "…";
            if fitting.pop().is_none() || self.width(weight, size, &line) <= width {
                return line;
            }
        }
    }

    /// The text in at most so many lines, the last one cut with an ellipsis.
    pub fn wrap(&self, weight: Weight, size: f32, width: f32, most: usize, text: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            let longer = longer.filter(|longer| {
                // What does not fit on the last line is cut off below.
                lines.len() == most || self.width(weight, size, longer) <= width
            });
            if longer.is_some() {
                lines.pop();
            }
            lines.push(longer.unwrap_or_else(|| word.to_owned()));
        }
        lines.iter().map(|line| self.fit(weight, size, width, line)).collect()
    }

    fn face(&self, weight: Weight) -> &Face<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

fn advance(face: &Face<'_>, letter: char) -> f32 {
    face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(0.0, f32::from)
}

fn scale(face: &Face<'_>, size: f32) -> f32 {
    size / f32::from(face.units_per_em()).max(1.0)
}

/// Gathers the outlines of the letters of a line, one behind the other.
struct Outline {
    path: PathBuilder,
    at: f32,
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.at + x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.at + x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path.quad_to(self.at + x1, y1, self.at + x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.path.cubic_to(self.at + x1, y1, self.at + x2, y2, self.at + x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words_and_cut_at_its_end() {
        let fonts = Fonts::carried().unwrap();
        let lines = |text: &str, most: usize| fonts.wrap(Weight::Regular, 20.0, 120.0, most, text);
        assert_eq!(lines("One short", 2), ["One short"]);
        assert_eq!(lines("Ready for production", 3), ["Ready for", "production"]);
        let cut = lines("Ready for production and for much more", 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].starts_with("production") && cut[1].ends_with('…'), "{cut:?}");
        assert!(cut.iter().all(|line| fonts.width(Weight::Regular, 20.0, line) <= 120.0), "{cut:?}");
        assert!(lines(&"x".repeat(300), 2)[0].ends_with('…'));
    }

    #[test]
    fn the_letters_of_most_european_languages_are_there() {
        let fonts = Fonts::carried().unwrap();
        assert!("Ääßéñøłšž Ελληνικά Кириллица €£–−…’“”·".chars().all(|letter| fonts.have(letter)));
        assert!(!fonts.have('灯') && !fonts.have('\u{1F680}'));
    }
}
