//! Values with the places they were read from, on their way into a draft.

use std::collections::BTreeMap;
use std::ops::Range;

use gonogo_report::{
    Action, Category, Finding, Gate, Headline, LaunchOption, Level, Loss, NextSteps, Phase, Point, Report, Risk, Score,
    StatedDate, Totals, Verdict,
};

use super::ids::Ids;
use super::{Draft, StatedScore, Unread};

/// A part of the report that values belong to; in a list its index tells which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The fields of the report itself: `title`, `date`, `subject`, …
    Report,
    /// The verdict.
    Verdict,
    /// The overall score.
    Score,
    /// A level.
    Level,
    /// A comparison.
    Comparison,
    /// A gate.
    Gate,
    /// A category.
    Category,
    /// A finding.
    Finding,
    /// A risk that the audit puts first.
    BiggestRisk,
    /// A strength.
    Strength,
    /// A gap.
    Gap,
    /// An action.
    Action,
    /// The stated total of some actions.
    Fixes,
    /// A phase.
    Phase,
    /// The stated total of the plan.
    Totals,
    /// An option.
    Option,
    /// A risk.
    Risk,
    /// A loss.
    Loss,
    /// A question.
    Question,
    /// Next steps.
    NextSteps,
}

impl Item {
    /// The items that `scores.json` has a field for, with its name.
    const FIELDS: [(Self, &'static str); 19] = [
        (Self::Verdict, "verdict"),
        (Self::Score, "score"),
        (Self::Level, "levels"),
        (Self::Comparison, "comparisons"),
        (Self::Gate, "gates"),
        (Self::Category, "categories"),
        (Self::Finding, "findings"),
        (Self::BiggestRisk, "biggest_risks"),
        (Self::Strength, "strengths"),
        (Self::Gap, "gaps"),
        (Self::Action, "actions"),
        (Self::Fixes, "fixes"),
        (Self::Phase, "phases"),
        (Self::Totals, "totals"),
        (Self::Option, "options"),
        (Self::Risk, "risks"),
        (Self::Loss, "losses"),
        (Self::Question, "questions"),
        (Self::NextSteps, "next_steps"),
    ];

    /// The name of its field in `scores.json`; `None` for the report itself.
    #[must_use]
    pub fn field(self) -> Option<&'static str> {
        Self::FIELDS.into_iter().find(|(item, _)| *item == self).map(|(_, field)| field)
    }

    /// The item of a field of `scores.json`.
    #[must_use]
    pub fn of_field(name: &str) -> Option<Self> {
        Self::FIELDS.into_iter().find(|(_, field)| *field == name).map(|(item, _)| item)
    }
}

/// The place of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What the value belongs to.
    pub item: Item,
    /// Its index in the list of its kind; 0 where there is but one.
    pub index: usize,
    /// The name of the field, as in `scores.json`.
    pub field: &'static str,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// The places of the fields of one item.
pub(super) type Places = Vec<(&'static str, Range<usize>)>;

/// An item with the places of its fields, that of its name first.
#[derive(Debug, Clone)]
pub(super) struct Sourced<T> {
    pub(super) value: T,
    pub(super) places: Places,
}

impl<T> Sourced<T> {
    pub(super) fn new(value: T, field: &'static str, span: Range<usize>) -> Self {
        // Most have some more.
        let mut places = Vec::with_capacity(4);
        places.push((field, span));
        Self { value, places }
    }

    pub(super) fn at(&mut self, field: &'static str, span: Range<usize>) {
        if !self.places.iter().any(|(known, _)| *known == field) {
            self.places.push((field, span));
        }
    }

    /// Where it begins.
    pub(super) fn start(&self) -> usize {
        self.places.first().map_or(0, |(_, span)| span.start)
    }
}

/// A draft in the making.
#[derive(Default)]
pub(super) struct Drafting {
    pub(super) title: Option<Sourced<String>>,
    pub(super) subject: Option<Sourced<String>>,
    pub(super) date: Option<Sourced<StatedDate>>,
    pub(super) assessor: Option<Sourced<String>>,
    pub(super) revision: Option<Sourced<String>>,
    pub(super) classification: Option<Sourced<String>>,
    pub(super) verdict: Option<Sourced<Verdict>>,
    pub(super) score: Option<Sourced<Score>>,
    pub(super) score_alternatives: Vec<StatedScore>,
    pub(super) levels: Vec<Sourced<Level>>,
    pub(super) comparisons: Vec<Sourced<Level>>,
    pub(super) gates: Vec<Sourced<Gate>>,
    pub(super) categories: Vec<Sourced<Category>>,
    pub(super) findings: Vec<Sourced<Finding>>,
    pub(super) biggest_risks: Vec<Sourced<Headline>>,
    pub(super) strengths: Vec<Sourced<Point>>,
    pub(super) gaps: Vec<Sourced<Point>>,
    pub(super) actions: Vec<Sourced<Action>>,
    pub(super) fixes: Option<Sourced<gonogo_report::ActionTotal>>,
    pub(super) phases: Vec<Sourced<Phase>>,
    pub(super) totals: Option<Sourced<Totals>>,
    pub(super) options: Vec<Sourced<LaunchOption>>,
    pub(super) risks: Vec<Sourced<Risk>>,
    pub(super) losses: Vec<Sourced<Loss>>,
    pub(super) questions: Vec<Sourced<String>>,
    pub(super) next_steps: Vec<Sourced<NextSteps>>,
    /// Sections that are launch options, with the index of the option.
    pub(super) option_sections: BTreeMap<usize, usize>,
    /// Sections that are phases, with the index of the phase.
    pub(super) phase_sections: BTreeMap<usize, usize>,
    /// The ids of phases, by the number in their names.
    pub(super) phase_numbers: Vec<(u32, String)>,
    pub(super) ids: Ids,
    /// Blocks that a rule has read.
    pub(super) read: Blocks,
}

/// A set of blocks.
#[derive(Default)]
pub(super) struct Blocks(Vec<bool>);

impl Blocks {
    pub(super) fn insert(&mut self, block: usize) {
        // What is in no block has the largest number.
        if block == usize::MAX {
            return;
        }
        if self.0.len() <= block {
            self.0.resize(block + 1, false);
        }
        self.0[block] = true;
    }

    pub(super) fn extend(&mut self, blocks: impl IntoIterator<Item = usize>) {
        blocks.into_iter().for_each(|block| self.insert(block));
    }

    pub(super) fn contains(&self, block: usize) -> bool {
        self.0.get(block).copied().unwrap_or_default()
    }
}

impl Drafting {
    /// Whether a section is that of an option or of a phase.
    pub(super) fn is_own(&self, section: usize) -> bool {
        self.option_sections.contains_key(&section) || self.phase_sections.contains_key(&section)
    }

    pub(super) fn finish(self, language: &'static str, unread: Vec<Unread>) -> Draft {
        // Most items have a handful of places.
        let items =
            self.findings.len() + self.actions.len() + self.categories.len() + self.strengths.len() + self.gaps.len();
        let mut sources = Sources(Vec::with_capacity(32 + 4 * items));
        let report = Report {
            title: sources.one(Item::Report, self.title),
            subject: sources.one(Item::Report, self.subject),
            date: sources.one(Item::Report, self.date),
            assessor: sources.one(Item::Report, self.assessor),
            revision: sources.one(Item::Report, self.revision),
            classification: sources.one(Item::Report, self.classification),
            verdict: sources.one(Item::Verdict, self.verdict),
            score: sources.one(Item::Score, self.score),
            levels: sources.list(Item::Level, self.levels),
            comparisons: sources.list(Item::Comparison, self.comparisons),
            gates: sources.list(Item::Gate, self.gates),
            categories: sources.list(Item::Category, self.categories),
            findings: sources.list(Item::Finding, self.findings),
            biggest_risks: sources.list(Item::BiggestRisk, self.biggest_risks),
            strengths: sources.list(Item::Strength, self.strengths),
            gaps: sources.list(Item::Gap, self.gaps),
            actions: sources.list(Item::Action, self.actions),
            fixes: sources.one(Item::Fixes, self.fixes),
            phases: sources.list(Item::Phase, self.phases),
            totals: sources.one(Item::Totals, self.totals),
            options: sources.list(Item::Option, self.options),
            risks: sources.list(Item::Risk, self.risks),
            losses: sources.list(Item::Loss, self.losses),
            questions: sources.list(Item::Question, self.questions),
            next_steps: sources.list(Item::NextSteps, self.next_steps),
            ..Report::default()
        };
        Draft { report, sources: sources.0, score_alternatives: self.score_alternatives, unread, language }
    }
}

struct Sources(Vec<Source>);

impl Sources {
    fn one<T>(&mut self, item: Item, sourced: Option<Sourced<T>>) -> Option<T> {
        sourced.map(|sourced| self.add(item, 0, sourced))
    }

    fn list<T>(&mut self, item: Item, list: Vec<Sourced<T>>) -> Vec<T> {
        list.into_iter().enumerate().map(|(index, sourced)| self.add(item, index, sourced)).collect()
    }

    fn add<T>(&mut self, item: Item, index: usize, sourced: Sourced<T>) -> T {
        self.0.extend(sourced.places.into_iter().map(|(field, span)| Source { item, index, field, span }));
        sourced.value
    }
}
