//! Tables, in a frame that scrolls and has a name, with columns of figures set apart.

use pulldown_cmark::Alignment;

use super::walk::{Open, Walk};
use super::writer::Place;

/// An open table.
pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// The tags of the heading cells.
    heads: Vec<Place>,
    /// Per column, whether its cells so far hold only figures; `None` while all are empty.
    figures: Vec<Option<bool>>,
    column: usize,
}

impl<'d> Walk<'d> {
    pub(super) fn start_table(&mut self, alignments: &[Alignment]) -> Open<'d> {
        self.tables += 1;
        // Numbered, because two regions of a page must not have one name.
        let label = match self.section.title.as_str() {
            "" => format!("Table {}", self.tables),
            title => format!("Table {}: {title}", self.tables),
        };
        let frame = [("class", "table"), ("tabindex", "0"), ("role", "region"), ("aria-label", label.as_str())];
        self.writer.open("div", &frame);
        self.writer.open("table", &[]);
        let figures = vec![None; alignments.len()];
        Open::Table(Box::new(Table { alignments: alignments.to_vec(), heads: Vec::new(), figures, column: 0 }))
    }

    pub(super) fn start_head(&mut self) -> Open<'d> {
        self.writer.open("thead", &[]);
        self.writer.open("tr", &[]);
        Open::Head
    }

    pub(super) fn end_head(&mut self) {
        self.writer.close();
        self.writer.close();
        self.writer.open("tbody", &[]);
        self.writer.text("\n");
    }

    pub(super) fn start_cell(&mut self) -> Open<'d> {
        self.cell = Some(String::new());
        let in_head = matches!(self.open.last(), Some(Open::Head));
        let place =
            if in_head { self.writer.open_block("th", &[("scope", "col")]) } else { self.writer.open_block("td", &[]) };
        Open::Cell(place)
    }

    pub(super) fn end_cell(&mut self, place: Place) {
        self.writer.close();
        let text = self.cell.take().unwrap_or_default();
        let in_head = matches!(self.open.last(), Some(Open::Head));
        let Some(Open::Table(table)) = self.open.iter_mut().rev().nth(1) else { return };
        if in_head {
            table.heads.push(place);
            return;
        }
        let column = table.column % table.alignments.len().max(1);
        table.column = column + 1;
        let figures = is_figure(&text);
        if let Some(seen) = table.figures.get_mut(column)
            && !text.trim().is_empty()
        {
            *seen = Some(seen.unwrap_or(true) && figures);
        }
        if let Some(class) = class(table.alignments.get(column), figures) {
            self.writer.amend(place, "class", class);
        }
    }

    pub(super) fn end_table(&mut self, table: &Table) {
        let columns = table.heads.iter().zip(&table.alignments).zip(&table.figures);
        for ((place, alignment), figures) in columns {
            if let Some(class) = class(Some(alignment), *figures == Some(true)) {
                self.writer.amend(*place, "class", class);
            }
        }
        for _ in 0..3 {
            self.writer.close();
        }
        self.writer.text("\n");
    }
}

fn class(alignment: Option<&Alignment>, figures: bool) -> Option<&'static str> {
    match (alignment, figures) {
        (Some(Alignment::Right), true) => Some("num right"),
        (Some(Alignment::Right), false) => Some("right"),
        (Some(Alignment::Center), true) => Some("num center"),
        (Some(Alignment::Center), false) => Some("center"),
        (Some(Alignment::None | Alignment::Left) | None, true) => Some("num"),
        (Some(Alignment::None | Alignment::Left) | None, false) => None,
    }
}

/// Whether a cell holds only figures, with their signs and units of one letter: `4/5`, `~$6,500`, `80-120h`, `92%`.
fn is_figure(text: &str) -> bool {
    let mut digits = false;
    let mut after_digit = false;
    for c in text.trim().chars() {
        match c {
            '0'..='9' => digits = true,
            'k' | 'K' | 'M' | 'B' | 'h' | 'd' | 'w' | 'm' if after_digit => {}
            '.' | ',' | '\'' | ' ' | '\u{A0}' | '\u{202F}' | '+' | '-' | '–' | '−' | '~' | '≈' | '<' | '>' | '≤'
            | '≥' => {}
            '/' | '%' | '$' | '€' | '£' | '¥' | '₹' | '(' | ')' | '×' => {}
            _ => return false,
        }
        after_digit = c.is_ascii_digit();
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::is_figure;

    #[test]
    fn figures_are_told_from_words() {
        for figures in ["12", " 4/5 ", "~$6,500", "80–120h", "92 %", "$52K-$90K", "(3)", "+1.5"] {
            assert!(is_figure(figures), "{figures}");
        }
        for words in ["", "-", "2 weeks", "high", "v1.2", "K", "12 ✅"] {
            assert!(!is_figure(words), "{words}");
        }
    }
}
