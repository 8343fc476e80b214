//! Which numbers a page shows, and which passages they lead back to: found out while the page is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use gonogo_audit::Document;
use gonogo_audit::html::Mark;
use gonogo_report::Report;

use super::{How, Of, Place, Provenance, Trail, told};
use crate::parts::Source;

/// So many trails have a popover of their own; what was read beyond that leads straight to its passage, so that a page with
/// thousands of numbers does not carry thousands of lists that nobody opens.
const MOST: usize = 600;

/// The trails of a page.
#[derive(Debug, Default)]
pub struct Trails {
    provenance: Provenance,
    asked: Mutex<Asked>,
}

#[derive(Debug, Default)]
struct Asked {
    /// The trails, in the order in which their numbers are first shown.
    trails: Vec<(Of, Trail)>,
    opens: BTreeMap<Of, Opens>,
    /// The number that leads back from the text, by the index of its trail: the first one that every plan shows.
    shown: BTreeSet<usize>,
    marks: Marks,
    actions: BTreeMap<String, usize>,
    risks: BTreeMap<String, usize>,
    losses: BTreeMap<String, usize>,
}

/// What a number does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// Nothing: nothing is known of it.
    Nothing,
    /// The trail with this number.
    Trail(usize),
    /// It leads to the mark with this number, and is one that nothing else is read from.
    Mark(usize, usize),
}

/// The passages that are marked.
#[derive(Debug, Default)]
struct Marks {
    /// By their first bytes: the end, and the number of the mark.
    by_start: BTreeMap<usize, (usize, usize)>,
    /// Line, count within the line, and the trail that the mark leads back to, if it is shown.
    all: Vec<(usize, usize, usize)>,
    in_line: BTreeMap<usize, usize>,
}

impl Trails {
    /// For a report whose values were read as told.
    pub fn new(provenance: Provenance) -> Self {
        Self { provenance, asked: Mutex::default() }
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a page of a report.
    pub(super) fn begin(&self, report: &Report) {
        let index = |ids: &mut dyn Iterator<Item = &str>| ids.enumerate().map(|(at, id)| (id.to_owned(), at)).collect();
        *self.asked() = Asked {
            actions: index(&mut report.actions.iter().map(|action| action.id.as_str())),
            risks: index(&mut report.risks.iter().map(|risk| risk.id.as_str())),
            losses: index(&mut report.losses.iter().map(|loss| loss.id.as_str())),
            ..Asked::default()
        };
    }

    /// The index of an action.
    pub(super) fn action(&self, id: &str) -> Option<usize> {
        self.asked().actions.get(id).copied()
    }

    /// The index of a risk.
    pub(super) fn risk(&self, id: &str) -> Option<usize> {
        self.asked().risks.get(id).copied()
    }

    /// The index of a loss.
    pub(super) fn loss(&self, id: &str) -> Option<usize> {
        self.asked().losses.get(id).copied()
    }

    /// The id of a mark.
    pub(super) fn mark_id(&self, mark: usize) -> String {
        self.asked().marks.id(mark)
    }

    /// A number is shown: what it opens, and whether it is the one that is led back to. What is shown for one plan alone
    /// is hidden with others, and cannot be.
    pub(super) fn ask(&self, source: Source<'_>, of: Of, everywhere: bool) -> (Opens, bool) {
        let mut asked = self.asked();
        let document = &source.loaded.document;
        let opens = match asked.opens.get(&of) {
            Some(opens) => *opens,
            None => {
                let trail = told(source, &self.provenance, of);
                let opens = asked.take(document, of, trail);
                asked.opens.insert(of, opens);
                opens
            }
        };
        let index = match opens {
            Opens::Nothing => return (opens, false),
            Opens::Trail(index) | Opens::Mark(_, index) => index,
        };
        let first = everywhere && asked.shown.insert(index);
        (opens, first)
    }

    /// Calls `write` with every trail that has a popover.
    pub(super) fn each(&self, mut write: impl FnMut(usize, &Trail, &dyn Fn(&Place) -> Option<String>)) {
        let asked = self.asked();
        let mark = |place: &Place| Some(asked.marks.id(asked.marks.over(place.passage.as_ref()?)?));
        for (index, (of, trail)) in asked.trails.iter().enumerate() {
            if asked.opens.get(of) == Some(&Opens::Trail(index)) {
                write(index, trail, &mark);
            }
        }
    }

    /// The passages to mark in the text, in its order.
    pub(crate) fn marks(&self) -> Vec<Mark> {
        let asked = self.asked();
        let marks = asked.marks.by_start.iter();
        marks
            .map(|(start, (end, mark))| {
                let back = asked.marks.all.get(*mark).filter(|(.., back)| asked.shown.contains(back));
                let back = back.map_or(String::new(), |(.., back)| number_id(*back));
                Mark { span: *start..*end, id: asked.marks.id(*mark), back }
            })
            .collect()
    }

    /// How many values lead back to the text, of how many.
    pub(crate) fn traced(&self) -> (usize, usize) {
        let asked = self.asked();
        let trails = asked.trails.iter().filter(|(of, _)| !matches!(of, Of::Chart(_) | Of::Count(_)));
        let mut count = (0, 0);
        for step in trails.flat_map(|(_, trail)| &trail.steps) {
            count.0 += usize::from(step.leads_to_text());
            count.1 += 1;
        }
        count
    }

    /// The trails of the numbers that were shown, in order.
    pub fn all(&self) -> Vec<(Of, Trail)> {
        self.asked().trails.clone()
    }
}

/// The id of the number that a trail is led back to.
pub(super) fn number_id(index: usize) -> String {
    format!("n{index}")
}

impl Asked {
    fn take(&mut self, document: &Document, of: Of, trail: Trail) -> Opens {
        if trail.steps.is_empty() {
            return Opens::Nothing;
        }
        let index = self.trails.len();
        let only_read = trail.steps.iter().all(|step| matches!(step.how, How::Read(_)));
        let mut first = None;
        for (place, own) in trail.places() {
            let Some(passage) = &place.passage else { continue };
            // What a number was computed from leads back to where it is shown itself.
            let back = own.map(|own| match self.opens.get(&own) {
                Some(Opens::Trail(own) | Opens::Mark(_, own)) => *own,
                Some(Opens::Nothing) | None => index,
            });
            let mark = self.marks.mark(document, passage, back.unwrap_or(index), own.is_none());
            first = first.or(Some(mark));
        }
        self.trails.push((of, trail));
        match first {
            Some(mark) if only_read && index >= MOST => Opens::Mark(mark, index),
            Some(_) | None => Opens::Trail(index),
        }
    }
}

impl Marks {
    /// The mark over a passage: of two passages that overlap, one is marked.
    fn over(&self, passage: &Range<usize>) -> Option<usize> {
        let before = self.by_start.range(..passage.end).next_back();
        before.filter(|(_, (end, _))| *end > passage.start).map(|(_, (_, mark))| *mark)
    }

    fn mark(&mut self, document: &Document, passage: &Range<usize>, back: usize, own: bool) -> usize {
        if let Some(mark) = self.over(passage) {
            // The number that was read there is nearer than one that was computed from it.
            if let Some((.., leads)) = self.all.get_mut(mark).filter(|_| own) {
                *leads = back;
            }
            return mark;
        }
        let line = document.line_of(passage.start);
        let count = self.in_line.entry(line).or_default();
        *count += 1;
        self.all.push((line, *count, back));
        self.by_start.insert(passage.start, (passage.end, self.all.len() - 1));
        self.all.len() - 1
    }

    /// `m12` for the first mark in line 12, `m12-2` for the second one.
    fn id(&self, mark: usize) -> String {
        match self.all.get(mark) {
            Some((line, 1, _)) => format!("m{line}"),
            Some((line, count, _)) => format!("m{line}-{count}"),
            None => String::new(),
        }
    }
}
