//! A chart as a file of its own: SVG with its title, its legend and its styles, light and dark.
//!
//! The text of an audit is untrusted. It goes through [`escaped`], here and nowhere else.

use std::fmt::Write as _;

use crate::role::Role;
use crate::scene::{Shape, length};
use crate::{Chart, Legend, text};

const MARGIN: f64 = 16.0;
const TITLE_LINE: f64 = 19.0;
/// The title is larger than the text that [`text`] measures it as.
const TITLE_ROOM: f64 = 0.86;
const LEGEND_LINE: f64 = 20.0;
const STYLE: &str = include_str!("svg.css");
const HATCH: &str = concat!(
    r#"<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">"#,
    r#"<path class="p-ground" d="M0 0L6 0L6 6L0 6Z"/><path class="p-line" d="M1 0L1 6"/></pattern></defs>"#
);

impl Chart {
    /// The chart as an SVG document: title, marks, legend, and styles that follow the reader's light or dark theme.
    pub fn to_svg(&self) -> String {
        let width = self.scene.width + 2.0 * MARGIN;
        let title = text::wrap(&self.title, self.scene.width * TITLE_ROOM, 4, Role::Strong);
        let top = MARGIN + title.len() as f64 * TITLE_LINE + 8.0;
        let legend_top = top + self.scene.height + 12.0;
        let (legend, legend_height) = legend(&self.legend, self.scene.width);
        let height = length((legend_top + legend_height + MARGIN).ceil());
        let (width, top, legend_top, margin) = (length(width), length(top), length(legend_top), length(MARGIN));
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"gonogo-chart\" role=\"img\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n<title>{}</title>\n<desc>{}</desc>\n<style>{STYLE}</style>\n\
             {HATCH}\n<path class=\"ground\" d=\"M0 0L{width} 0L{width} {height}L0 {height}Z\"/>\n",
            escaped(&self.title),
            escaped(&self.summary),
        );
        for (at, line) in title.iter().enumerate() {
            let y = length(MARGIN + 13.0 + at as f64 * TITLE_LINE);
            let _ = writeln!(svg, "<text class=\"title\" x=\"{margin}\" y=\"{y}\">{}</text>", escaped(line));
        }
        let _ = writeln!(svg, "<g transform=\"translate({margin} {top})\">");
        for mark in &self.scene.marks {
            element(&mut svg, &mark.shape, &mark.class());
        }
        let _ = write!(svg, "</g>\n<g transform=\"translate({margin} {legend_top})\">\n{legend}</g>\n</svg>\n");
        svg
    }
}

/// The samples with their words, as many in a row as fit, and how high that is.
fn legend(entries: &[Legend], width: f64) -> (String, f64) {
    let (mut svg, mut x, mut y) = (String::new(), 0.0, 0.0);
    for entry in entries {
        let words = text::fit(&entry.text, width - 24.0, Role::Note);
        let wide = 24.0 + text::width(&words, Role::Note.text_size(), Role::Note) + 16.0;
        if x > 0.0 && x + wide - 16.0 > width {
            (x, y) = (0.0, y + LEGEND_LINE);
        }
        let other = if entry.series == crate::Series::Other { " m-other" } else { "" };
        let _ = writeln!(svg, "<g transform=\"translate({} {})\">", length(x), length(y));
        element(&mut svg, &entry.sample(), &format!("{}{other}", entry.role.class()));
        let _ =
            writeln!(svg, "<text class=\"m-note\" x=\"24\" y=\"11\" font-size=\"12\">{}</text></g>", escaped(&words));
        x += wide;
    }
    (svg, if entries.is_empty() { 0.0 } else { y + LEGEND_LINE })
}

fn element(svg: &mut String, shape: &Shape, class: &str) {
    let _ = match shape {
        Shape::Path(_) => writeln!(svg, "<path class=\"{class}\" d=\"{}\"/>", shape.d().unwrap_or_default()),
        Shape::Text { x, y, anchor, size, content } => writeln!(
            svg,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"{}\">{}</text>",
            length(*x),
            length(*y),
            anchor.word(),
            length(*size),
            escaped(content)
        ),
    };
}

/// Text for an XML document: markup escaped, characters that XML does not allow left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}
