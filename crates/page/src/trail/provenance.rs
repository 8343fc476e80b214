//! Where the values of a report were read: in its text, or in its scores.

use std::ops::Range;

use gonogo_audit::{Completed, Draft, Drafted, Item};
use gonogo_report::Report;
use gonogo_report::merge::Origins;

/// Where a value was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its bytes in the text, where the text says it.
    pub passage: Option<Range<usize>>,
    /// Its path in `scores.json`, where that states it.
    pub path: Option<String>,
}

/// Where the values of a report were read.
#[derive(Clone, Debug, Default)]
pub struct Provenance {
    draft: Draft,
    origins: Origins,
    /// What the scores state; `None` of it where there were none.
    stated: Report,
}

impl Provenance {
    /// That of a completed report.
    pub fn of(completed: &Completed) -> Self {
        let Drafted { draft, origins, .. } = &completed.drafted;
        Self { draft: draft.clone(), origins: origins.clone(), stated: completed.stated.clone() }
    }

    /// The place of a field of an item of the merged report. What has no place of its own has that of its item, unless the
    /// scores state it.
    pub fn place(&self, item: Item, index: usize, field: &str) -> Place {
        let (list, in_list, stated) = self.list(item);
        // What belongs to the report itself is no list, but its date.
        let read = if list.is_empty() { self.origins.of(field, 0) } else { self.origins.of(list, index) };
        let own = read.and_then(|read| self.draft.source(item, read, field));
        let whole = || read.filter(|_| !stated).and_then(|read| self.draft.place(item, read));
        let path = stated.then(|| match (list, in_list) {
            ("", _) => field.to_owned(),
            (list, true) => format!("{list}[{index}].{field}"),
            (list, false) => format!("{list}.{field}"),
        });
        Place { passage: own.or_else(whole).filter(|passage| !passage.is_empty()), path }
    }

    /// The name of the list of an item in `scores.json`, whether it is a list, and whether the scores state it.
    fn list(&self, item: Item) -> (&'static str, bool, bool) {
        let stated = &self.stated;
        match item {
            Item::Report => ("", false, stated.date.is_some()),
            Item::Verdict => ("verdict", false, stated.verdict.is_some()),
            Item::Score => ("score", false, stated.score.is_some()),
            Item::Fixes => ("fixes", false, stated.fixes.is_some()),
            Item::Totals => ("totals", false, stated.totals.is_some()),
            Item::Level => ("levels", true, !stated.levels.is_empty()),
            Item::Comparison => ("comparisons", true, !stated.comparisons.is_empty()),
            Item::Gate => ("gates", true, !stated.gates.is_empty()),
            Item::Category => ("categories", true, !stated.categories.is_empty()),
            Item::Finding => ("findings", true, !stated.findings.is_empty()),
            Item::BiggestRisk => ("biggest_risks", true, !stated.biggest_risks.is_empty()),
            Item::Strength => ("strengths", true, !stated.strengths.is_empty()),
            Item::Gap => ("gaps", true, !stated.gaps.is_empty()),
            Item::Action => ("actions", true, !stated.actions.is_empty()),
            Item::Phase => ("phases", true, !stated.phases.is_empty()),
            Item::Option => ("options", true, !stated.options.is_empty()),
            Item::Risk => ("risks", true, !stated.risks.is_empty()),
            Item::Loss => ("losses", true, !stated.losses.is_empty()),
            Item::Question => ("questions", true, !stated.questions.is_empty()),
            Item::NextSteps => ("next_steps", true, !stated.next_steps.is_empty()),
        }
    }
}
