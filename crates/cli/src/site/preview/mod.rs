//! The picture that programs draw beside a shared link: the decision, the score and the options, 1200 by 630 pixels.
//!
//! It is drawn here and not by a browser, with a font that the program carries, so that the same report gives the same
//! bytes on any machine.

mod canvas;
mod draw;
mod encode;
mod letters;
mod said;

use gonogo_page::load::Loaded;
use gonogo_report::Locale;

use canvas::Canvas;
use letters::Fonts;
use said::Said;

/// The size of the picture in pixels, as most programs that show links crop nothing from.
pub const SIZE: (u32, u32) = (1200, 630);

/// A drawn picture and what it says.
pub struct Preview {
    /// The picture.
    pub png: Vec<u8>,
    /// All that is written on it, for those who do not see it.
    pub alt: String,
}

/// The picture of a report; `None` if the report has nothing that can be drawn.
pub fn preview(loaded: &Loaded, locale: &Locale) -> Option<Preview> {
    let fonts = Fonts::carried()?;
    let said = Said::of(loaded, locale, &fonts);
    let alt = said.alt();
    if alt.is_empty() {
        return None;
    }
    let mut canvas = Canvas::new(SIZE, &fonts)?;
    draw::draw(&mut canvas, &said);
    Some(Preview { png: encode::png(SIZE, &canvas.pixels())?, alt })
}

#[cfg(test)]
mod tests {
    use gonogo_page::load::{File, load};

    use super::*;

    fn of(text: &str, scores: &str) -> Option<Preview> {
        let file = |name: &str, text: &str| File { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
        let (loaded, _) = load(Some(file("audit.md", text)), Some(file("scores.json", scores)));
        preview(&loaded.unwrap(), &Locale::new("en-US"))
    }

    #[test]
    fn the_words_say_what_the_picture_shows() {
        let scores = r#"{"format": 1, "title": "Lantern before launch", "date": "2026-05-04", "classification": "Internal", "currency": "USD",
            "verdict": {"decision": "conditional", "statement": "After two fixes"}, "score": {"value": 31, "max": 40},
            "levels": [{"name": "Pilot", "from": 30, "to": 35}],
            "phases": [{"id": "a", "name": "Mend", "duration": "2 weeks", "cost": "$4,000"}],
            "options": [{"id": "now", "name": "At once", "phases": []}, {"id": "later", "name": "Mend first", "phases": ["a"]}]}"#;
        let preview = of("# Lantern\n", scores).unwrap();
        assert_eq!(
            preview.alt,
            "Lantern before launch. Conditional: After two fixes. 31 of 40, Pilot. At once: $0, now. \
             Mend first: $4,000, 2 weeks. May 4, 2026. Internal."
        );
        assert_eq!(&preview.png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(preview.png[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");
    }

    #[test]
    fn a_line_that_the_font_has_no_letters_for_is_left_out() {
        let scores = r#"{"format": 1, "title": "灯籠の準備", "verdict": {"decision": "go", "statement": "準備完了"}}"#;
        assert_eq!(of("# 灯籠\n", scores).unwrap().alt, "Go.");
        // A picture sign is no letter: the rest of its line stays.
        assert_eq!(of("# \u{1F680} Lantern\u{FE0F}\n", r#"{"format": 1}"#).unwrap().alt, "Lantern.");
        assert!(of("# 灯籠\n", r#"{"format": 1}"#).is_none());
    }

    #[test]
    fn whatever_is_written_there_is_a_picture_of_moderate_size() {
        let long = "An endless title with many words ".repeat(100);
        let options: Vec<String> =
            (0..300).map(|at| format!(r#"{{"id": "o{at}", "name": "{long}", "duration": "{long}"}}"#)).collect();
        let scores = format!(
            r#"{{"format": 1, "title": "{long}", "classification": "{long}", "verdict": {{"decision": "no-go", "statement": "{long}"}},
            "score": {{"value": 1e300, "max": 2e300}}, "options": [{}]}}"#,
            options.join(",")
        );
        let preview = of("# A\n", &scores).unwrap();
        assert!(preview.png.len() < 60_000 && preview.alt.len() < 2500, "{} {}", preview.png.len(), preview.alt.len());
        assert!(preview.alt.contains("and 297 more options"), "{}", preview.alt);
    }
}
