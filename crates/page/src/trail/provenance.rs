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
        let (in_list, stated) = self.stated(item);
        // What belongs to the report itself has a name of its own, such as its date.
        let (list, at) = item.field().map_or((field, 0), |list| (list, index));
        let read = self.origins.of(list, at);
        let own = read.and_then(|read| self.draft.source(item, read, field));
        let whole = || read.filter(|_| !stated).and_then(|read| self.draft.place(item, read));
        let path = stated.then(|| match item.field() {
            None => field.to_owned(),
            Some(list) if in_list => format!("{list}[{index}].{field}"),
            Some(one) => format!("{one}.{field}"),
        });
        Place { passage: own.or_else(whole).filter(|passage| !passage.is_empty()), path }
    }

    /// Whether an item stands in a list, and whether the scores state it.
    fn stated(&self, item: Item) -> (bool, bool) {
        let stated = &self.stated;
        match item {
            Item::Report => (false, stated.date.is_some()),
            Item::Verdict => (false, stated.verdict.is_some()),
            Item::Score => (false, stated.score.is_some()),
            Item::Fixes => (false, stated.fixes.is_some()),
            Item::Totals => (false, stated.totals.is_some()),
            Item::Level => (true, !stated.levels.is_empty()),
            Item::Comparison => (true, !stated.comparisons.is_empty()),
            Item::Gate => (true, !stated.gates.is_empty()),
            Item::Category => (true, !stated.categories.is_empty()),
            Item::Finding => (true, !stated.findings.is_empty()),
            Item::BiggestRisk => (true, !stated.biggest_risks.is_empty()),
            Item::Strength => (true, !stated.strengths.is_empty()),
            Item::Gap => (true, !stated.gaps.is_empty()),
            Item::Action => (true, !stated.actions.is_empty()),
            Item::Phase => (true, !stated.phases.is_empty()),
            Item::Option => (true, !stated.options.is_empty()),
            Item::Risk => (true, !stated.risks.is_empty()),
            Item::Loss => (true, !stated.losses.is_empty()),
            Item::Question => (true, !stated.questions.is_empty()),
            Item::NextSteps => (true, !stated.next_steps.is_empty()),
        }
    }
}
