//! The numbers of a chart as a table, for readers of text and for spreadsheets.

/// A table whose rows are as long as its headers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The names of its columns; the first column names the rows.
    pub headers: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it says; empty where there is nothing to say.
    pub text: String,
    /// Whether it is a figure, to be aligned at its end.
    pub numeric: bool,
}

impl Cell {
    /// A cell of words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), numeric: false }
    }

    /// A cell of figures.
    pub fn figure(text: impl Into<String>) -> Self {
        Self { text: text.into(), numeric: true }
    }
}

impl Table {
    pub(crate) fn new(caption: impl Into<String>, headers: &[&str]) -> Self {
        let headers = headers.iter().map(|&header| header.to_owned()).collect();
        Self { caption: caption.into(), headers, rows: Vec::new() }
    }

    /// The table as CSV by RFC 4180: commas, lines ended by CR LF, the headers first.
    ///
    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").
    pub fn to_csv(&self) -> String {
        let mut csv = String::new();
        let headers = std::iter::once(self.headers.iter().map(String::as_str).collect::<Vec<_>>());
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect());
        for line in headers.chain(rows) {
            let fields: Vec<String> = line.into_iter().map(field).collect();
            csv.push_str(&fields.join(","));
            csv.push_str("\r\n");
        }
        csv
    }
}

fn field(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']);
    let guarded = if formula { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}
