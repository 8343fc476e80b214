//! Footnotes of the whole text: numbered in the order in which they are referred to, wherever they are defined.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::markdown;

/// A footnote that the text defines.
#[derive(Debug, Clone)]
pub(crate) struct Footnote {
    /// As written at its definition.
    pub(crate) label: String,
    /// Where its first definition begins, in bytes.
    pub(crate) defined_at: usize,
    /// 1-based, in the order of first reference.
    pub(crate) number: usize,
    /// How often it is referred to.
    pub(crate) references: usize,
    /// Where the last of the references known so far stands.
    last_at: Option<usize>,
}

/// A reference to a footnote.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reference {
    /// Where it stands, in bytes.
    at: usize,
    /// Index of its footnote.
    pub(crate) footnote: usize,
    /// 1-based among the references to the same footnote.
    pub(crate) occurrence: usize,
    /// Where the one before it stands, if there is one.
    before: Option<usize>,
}

/// All footnotes and references to them, each in the order of the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Footnotes {
    list: Vec<Footnote>,
    references: Vec<Reference>,
    by_label: BTreeMap<String, usize>,
    /// Labels that are referred to, with the place; the definition may come later.
    referred: Vec<(String, usize)>,
}

impl Footnotes {
    /// Takes a definition that begins at a byte; of two with one label the first counts.
    pub(super) fn define(&mut self, label: &str, defined_at: usize) {
        let next = self.list.len();
        if *self.by_label.entry(markdown::label(label)).or_insert(next) == next {
            self.list.push(Footnote { label: label.to_owned(), defined_at, number: 0, references: 0, last_at: None });
        }
    }

    /// Takes a reference that stands at a byte.
    pub(super) fn refer(&mut self, label: &str, at: usize) {
        self.referred.push((markdown::label(label), at));
    }

    /// Gives numbers once the whole text is known; footnotes that nothing refers to come last.
    pub(super) fn number(&mut self) {
        let mut last = 0;
        for (label, at) in std::mem::take(&mut self.referred) {
            let Some(&index) = self.by_label.get(&label) else { continue };
            let footnote = &mut self.list[index];
            if footnote.number == 0 {
                last += 1;
                footnote.number = last;
            }
            footnote.references += 1;
            let before = footnote.last_at.replace(at);
            self.references.push(Reference { at, footnote: index, occurrence: footnote.references, before });
        }
        for footnote in self.list.iter_mut().filter(|footnote| footnote.number == 0) {
            last += 1;
            footnote.number = last;
        }
    }

    /// The footnote that a reference leads to.
    pub(crate) fn of(&self, reference: Reference) -> &Footnote {
        &self.list[reference.footnote]
    }

    /// The footnote whose first definition begins at a byte.
    pub(crate) fn defined_at(&self, byte: usize) -> Option<&Footnote> {
        let at = self.list.binary_search_by_key(&byte, |footnote| footnote.defined_at).ok()?;
        Some(&self.list[at])
    }

    /// The references within a range of bytes.
    pub(crate) fn references_in(&self, span: &Range<usize>) -> &[Reference] {
        let from = self.references.partition_point(|r| r.at < span.start);
        let to = self.references.partition_point(|r| r.at < span.end);
        &self.references[from..to]
    }

    /// The labels referred to within a range of bytes, each once.
    pub(crate) fn labels_in(&self, span: &Range<usize>) -> Vec<&str> {
        let first = |r: &&Reference| r.before.is_none_or(|before| before < span.start);
        self.references_in(span).iter().filter(first).map(|r| self.of(*r).label.as_str()).collect()
    }
}
