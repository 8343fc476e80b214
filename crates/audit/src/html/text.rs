//! Text, with its status marks named for those who cannot see them.

use super::walk::Walk;
use crate::status;

impl Walk<'_> {
    /// Writes the text gathered so far.
    pub(super) fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.plain(&text);
            self.text = text;
            self.text.clear();
        }
    }

    /// Writes text.
    pub(super) fn plain(&mut self, text: &str) {
        self.seen(text);
        let mut rest = text;
        while !self.in_code
            && let Some((at, mark)) = status::find_mark(rest)
        {
            self.writer.text(&rest[..at]);
            let (word, after) = (mark.status.word(), &rest[at + mark.len..]);
            let class = ["status ", word].concat();
            let attributes = [("class", class.as_str()), ("role", "img"), ("aria-label", word)];
            let written = &rest[at..at + mark.len];
            let mut sign = [0; 4];
            let shown = if written.starts_with(':') { mark.sign.encode_utf8(&mut sign) } else { written };
            self.writer.element("span", &attributes, shown);
            rest = after;
        }
        self.writer.text(rest);
    }

    /// Notes text that was written, for whoever asks about its content later.
    pub(super) fn seen(&mut self, text: &str) {
        self.readable |= !text.trim().is_empty();
        if let Some(cell) = &mut self.cell {
            cell.push_str(text);
        }
    }
}
