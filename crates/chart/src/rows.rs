//! Charts whose things stand below each other: a name, a bar, a value. On a wide sheet the name stands left of the bar and
//! the value right of it; on a narrow one both stand above.

use crate::backend::Tag;
use crate::role::Role;
use crate::scene::{Anchor, Rect, Series};
use crate::sheet::{Sheet, within};
use crate::text;

/// Below this width of a sheet, names stand above their bars.
const NARROW: f64 = 520.0;
const LINE: f64 = 16.0;
pub(crate) const BAR: f64 = 14.0;
const GAP: f64 = 10.0;

/// Where the values stand on a wide sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    /// Behind the end of each bar.
    BehindBar,
    /// In a column on the right, one below the other.
    InColumn,
}

/// The rows of a chart, filled from the top.
pub(crate) struct Rows {
    values: Values,
    pub(crate) narrow: bool,
    /// Where the bars begin.
    pub(crate) left: f64,
    /// Where the longest bar ends.
    pub(crate) right: f64,
    /// Where the next row begins.
    pub(crate) y: f64,
}

/// What stands in a row beside the bar.
pub(crate) struct Row<'a> {
    pub(crate) key: &'a str,
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
    pub(crate) role: Role,
    pub(crate) series: Series,
}

/// Where the bar of a row goes.
#[derive(Clone, Copy)]
pub(crate) struct Lane {
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    /// The upper and lower side of the whole row.
    pub(crate) row: (f64, f64),
}

impl Lane {
    pub(crate) fn middle(&self) -> f64 {
        (self.top + self.bottom) / 2.0
    }

    /// The whole row, for pointing at.
    pub(crate) fn area(&self, width: f64) -> Rect {
        Rect::between((0.0, self.row.0), (width, self.row.1))
    }
}

impl Rows {
    /// Room for the names left and for the values right, as much as they need up to a part of the width.
    pub(crate) fn new(width: f64, names: &[&str], texts: &[&str], values: Values) -> Self {
        let narrow = width < NARROW;
        let widest = |texts: &[&str]| {
            let width = |content: &&str| text::width(&text::one_line(content), Role::Strong.text_size(), Role::Strong);
            texts.iter().map(width).fold(0.0, f64::max)
        };
        if narrow {
            return Self { values, narrow, left: 1.0, right: width - 12.0, y: 0.0 };
        }
        let left = within(widest(names) + 14.0, 60.0, width * 0.32).ceil();
        let right = (width - within(widest(texts) + 16.0, 12.0, width * 0.34)).floor();
        Self { values, narrow, left, right, y: 0.0 }
    }

    /// A line above the bars: "Weeks from the start".
    pub(crate) fn heading(&mut self, sheet: &mut Sheet, key: &str, words: &str) {
        let limit = if self.narrow { sheet.width } else { self.left - 8.0 };
        let words = if self.narrow {
            vec![text::fit(words, limit, Role::Note)]
        } else {
            text::wrap(words, limit, 2, Role::Note)
        };
        for line in words {
            sheet.text(&Tag::new(Role::Note, key), (0.0, self.y + 12.0), Anchor::Start, &line);
            self.y += LINE;
        }
        self.y += 2.0;
    }

    /// Writes the name and the value of a row; `end` is where its bar ends. Returns where the bar goes.
    pub(crate) fn row(&mut self, sheet: &mut Sheet, row: &Row<'_>, end: f64) -> Lane {
        let top = self.y;
        let name = Tag::new(row.role, &format!("name.{}", row.key)).series(row.series);
        let value = Tag::new(row.role, &format!("value.{}", row.key)).series(row.series);
        let size = row.role.text_size();
        if self.narrow {
            let wide = text::width(&text::one_line(row.value), size, row.role);
            let beside = wide <= sheet.width * 0.6;
            let room = if beside { sheet.width - wide - 12.0 } else { sheet.width };
            if beside {
                sheet.text(&value, (sheet.width, self.y + 12.0), Anchor::End, row.value);
            }
            for line in text::wrap(row.name, room, 2, row.role) {
                sheet.text(&name, (0.0, self.y + 12.0), Anchor::Start, &line);
                self.y += LINE;
            }
            self.y = self.y.max(top + LINE);
            for line in text::wrap(row.value, sheet.width, 2, row.role).iter().filter(|_| !beside) {
                sheet.text(&value, (0.0, self.y + 12.0), Anchor::Start, line);
                self.y += LINE;
            }
            self.y += 2.0 + BAR + GAP;
            let bottom = self.y - GAP;
            return Lane { top: bottom - BAR, bottom, row: (top, self.y) };
        }
        let (from, at, anchor) = match self.values {
            Values::BehindBar => (end + 8.0, end + 8.0, Anchor::Start),
            Values::InColumn => (self.right + 12.0, sheet.width, Anchor::End),
        };
        let names = text::wrap(row.name, self.left - 12.0, 2, row.role);
        let figures = text::wrap(row.value, sheet.width - from, 2, row.role);
        let height = names.len().max(figures.len()).max(1) as f64 * LINE + GAP;
        let middle = top + height / 2.0;
        for (tag, lines, x, anchor) in [(name, names, 0.0, Anchor::Start), (value, figures, at, anchor)] {
            let first = middle - (lines.len() as f64 - 1.0) * LINE / 2.0 + size * 0.35;
            for (at, line) in lines.iter().enumerate() {
                sheet.text(&tag, (x, first + at as f64 * LINE), anchor, line);
            }
        }
        self.y += height;
        Lane { top: middle - BAR / 2.0, bottom: middle + BAR / 2.0, row: (top, self.y) }
    }

    /// Room between groups of rows.
    pub(crate) fn gap(&mut self) {
        self.y += GAP;
    }
}
