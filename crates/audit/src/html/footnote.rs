//! Footnotes: numbered references, and notes that lead back to each of them.

use super::walk::{Open, Walk};
use crate::document::Footnote;

impl<'d> Walk<'d> {
    pub(super) fn footnote_reference(&mut self, label: &str, at: usize) {
        let footnotes = self.document.footnotes();
        let Some(&reference) = footnotes.references_in(&(at..at + 1)).first() else {
            return self.plain(&format!("[^{label}]"));
        };
        let number = footnotes.of(reference).number.to_string();
        self.readable = true;
        self.writer.open("sup", &[("class", "footnote-ref")]);
        let id = format!("t-fnref.{number}.{}", reference.occurrence);
        if self.in_link {
            self.writer.element("span", &[("id", &id)], &number);
        } else {
            let (href, label) = (format!("#t-fn.{number}"), format!("Note {number}"));
            self.writer.element("a", &[("href", &href), ("id", &id), ("aria-label", &label)], &number);
        }
        self.writer.close();
    }

    pub(super) fn start_footnote(&mut self, label: &str, at: usize) -> Open<'d> {
        let footnote = self.document.footnotes().defined_at(at);
        let name = match footnote {
            Some(footnote) if footnote.references > 0 => {
                let id = format!("t-fn.{}", footnote.number);
                self.writer.open("div", &[("class", "footnote"), ("id", &id)]);
                format!("{}. ", footnote.number)
            }
            // Nothing refers to it, or it is a second definition of one label: its label is all that names it.
            Some(_) | None => {
                self.writer.open("div", &[("class", "footnote")]);
                format!("{label}. ")
            }
        };
        self.writer.element("span", &[("class", "footnote-number")], &name);
        Open::Footnote(footnote)
    }

    pub(super) fn end_footnote(&mut self, footnote: Option<&Footnote>) {
        if let Some(footnote) = footnote.filter(|footnote| footnote.references > 0) {
            self.writer.open("p", &[("class", "footnote-back")]);
            for occurrence in 1..=footnote.references {
                let href = format!("#t-fnref.{}.{occurrence}", footnote.number);
                let label = format!("Back to reference {occurrence} of note {}", footnote.number);
                self.writer.element("a", &[("href", &href), ("aria-label", &label)], "↩");
                self.writer.text(" ");
            }
            self.writer.close();
        }
        self.writer.close();
        self.writer.text("\n");
    }
}
