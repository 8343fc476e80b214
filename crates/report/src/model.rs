//! The typed content of a report. The words are those of the manual; every list keeps the order of the audit.
//!
//! Fields are plain data: what must hold between them (unique ids, references that lead somewhere) is established by
//! [`crate::scores::read`], which reports what did not hold.

use crate::date::Date;
use crate::index::Index;
use crate::quantity::{Currency, Effort, Moment, Money, Span};

/// A date as stated, and as understood where it could be.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedDate {
    /// The text of the audit.
    pub wording: String,
    /// The day it names, if it was understood.
    pub date: Option<Date>,
}

/// Everything that an audit says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The title of the audit.
    pub title: Option<String>,
    /// What was audited.
    pub subject: Option<String>,
    /// When it was audited.
    pub date: Option<StatedDate>,
    /// Who audited it.
    pub assessor: Option<String>,
    /// The revision of the document.
    pub revision: Option<String>,
    /// Who may read it.
    pub classification: Option<String>,
    /// The currency of bare numbers.
    pub currency: Option<Currency>,
    /// The decision that the audit comes to.
    pub verdict: Option<Verdict>,
    /// The overall score.
    pub score: Option<Score>,
    /// Named bands of scores.
    pub levels: Vec<Level>,
    /// What products of a known kind usually score.
    pub comparisons: Vec<Level>,
    /// Launch stages and the decision on each.
    pub gates: Vec<Gate>,
    /// The lines of the scorecard.
    pub categories: Vec<Category>,
    /// The problems, each once.
    pub findings: Vec<Finding>,
    /// The risks that the audit puts first.
    pub biggest_risks: Vec<Headline>,
    /// What is good.
    pub strengths: Vec<Point>,
    /// What is broken, in the words of the summary; a gap may stand for several findings.
    pub gaps: Vec<Point>,
    /// The fixes.
    pub actions: Vec<Action>,
    /// A stated total over some of the actions.
    pub fixes: Option<ActionTotal>,
    /// The steps of the plan.
    pub phases: Vec<Phase>,
    /// The stated total of the plan.
    pub totals: Option<Totals>,
    /// The paths to choose from.
    pub options: Vec<LaunchOption>,
    /// What is expected to happen if nothing is done.
    pub risks: Vec<Risk>,
    /// Priced consequences.
    pub losses: Vec<Loss>,
    /// Values that the audit leaves to the reader.
    pub assumptions: Vec<Assumption>,
    /// What the audit asks its readers.
    pub questions: Vec<String>,
    /// What to do next, per option.
    pub next_steps: Vec<NextSteps>,
    /// Earlier audits of the same subject.
    pub history: Vec<Milepost>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Further documents.
    pub links: Vec<Link>,
}

/// What may be done: go, go under conditions, or not go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Ready.
    Go,
    /// Ready if conditions are met.
    Conditional,
    /// Not ready.
    NoGo,
}

/// The decision of the audit and its words for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Go, conditional or no-go.
    pub decision: Decision,
    /// The audit's words.
    pub statement: Option<String>,
}

/// A value on a scale that starts at zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The points reached; a target may lie above the maximum if the audit says so.
    pub value: f64,
    /// The points that can be reached; above zero.
    pub max: f64,
}

impl Score {
    /// The share of the points that can be reached, 1 for all of them.
    pub fn share(self) -> f64 {
        self.value / self.max
    }
}

/// A named band of scores, `from..=to`.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Its name.
    pub name: String,
    /// The lowest score in it.
    pub from: f64,
    /// The highest score in it; `None` where it is open above.
    pub to: Option<f64>,
    /// A remark on it.
    pub note: Option<String>,
}

impl Level {
    /// Whether a score lies in the band. A value between two whole scores belongs to the band below it.
    pub fn holds(&self, value: f64) -> bool {
        self.from <= value && self.to.is_none_or(|to| value < to + 1.0 && (value <= to || value.fract() != 0.0))
    }
}

/// A launch stage with the decision on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// The stage.
    pub name: String,
    /// The decision today.
    pub decision: Decision,
    /// Why.
    pub reason: Option<String>,
}

/// How a category does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In order.
    Good,
    /// Partly.
    Middle,
    /// Not in order.
    Bad,
    /// Not assessed yet.
    Pending,
}

/// A line of the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Unique among the categories.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The points it got, `None` where only a status is given.
    pub score: Option<Score>,
    /// Its share in a weighted mean.
    pub weight: Option<f64>,
    /// How it does.
    pub status: Option<Status>,
    /// A remark on it.
    pub note: Option<String>,
}

/// How much a finding or risk weighs, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing may be launched with it.
    Critical,
    /// Must be mended soon.
    High,
    /// Should be mended.
    Medium,
    /// May be mended.
    Low,
    /// The audit does not say.
    Unrated,
}

impl Severity {
    /// All of them, worst first.
    pub const ALL: [Self; 5] = [Self::Critical, Self::High, Self::Medium, Self::Low, Self::Unrated];

    /// The word for it in text and links.
    pub fn word(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Unrated => "unrated",
        }
    }
}

/// Whether a finding still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingStatus {
    /// It does.
    Open,
    /// It was mended.
    Fixed,
    /// It was accepted as it is.
    Accepted,
}

/// A problem that the audit found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Unique among the findings.
    pub id: String,
    /// What it is.
    pub title: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether it still counts.
    pub status: FindingStatus,
    /// The id of the category it belongs to.
    pub category: Option<String>,
    /// What may go wrong.
    pub risk: Option<String>,
    /// What it leads to.
    pub impact: Option<String>,
    /// What mends it.
    pub fix: Option<String>,
    /// The work that mending it takes.
    pub effort: Option<Effort>,
    /// What mending it costs.
    pub cost: Option<Money>,
    /// What shows it.
    pub evidence: Option<String>,
    /// The heading under which the audit lists it.
    pub group: Option<String>,
}

/// A risk that the audit puts first, with the price of mending it.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Its name.
    pub title: String,
    /// What it comes from.
    pub cause: Option<String>,
    /// What may go wrong.
    pub risk: Option<String>,
    /// What it leads to.
    pub impact: Option<String>,
    /// The work that mending it takes.
    pub effort: Option<Effort>,
    /// What mending it costs.
    pub cost: Option<Money>,
    /// The ids of the findings behind it.
    pub findings: Vec<String>,
}

/// A titled remark: a strength or a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The matter in a word or a sentence.
    pub title: String,
    /// More about it.
    pub detail: Option<String>,
    /// The ids of the findings behind it.
    pub findings: Vec<String>,
}

/// A fix.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Unique among the actions.
    pub id: String,
    /// What is done.
    pub title: String,
    /// The work it takes.
    pub effort: Option<Effort>,
    /// What it costs.
    pub cost: Option<Money>,
    /// What it brings.
    pub impact: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// How urgent it is, in the audit's words.
    pub priority: Option<String>,
    /// The id of the phase it is done in.
    pub phase: Option<String>,
    /// The ids of the findings it mends: each is mended as soon as one action that resolves it is done.
    pub resolves: Vec<String>,
}

/// A stated total over some of the actions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActionTotal {
    /// What these actions are called together.
    pub title: Option<String>,
    /// The ids of the actions, in order.
    pub of: Vec<String>,
    /// The stated work.
    pub effort: Option<Effort>,
    /// The stated cost.
    pub cost: Option<Money>,
    /// The score that the audit expects after them.
    pub score_after: Option<f64>,
}

/// A step of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Unique among the phases.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How long it lasts.
    pub duration: Option<Span>,
    /// The work it takes.
    pub effort: Option<Effort>,
    /// What it costs; a written sum may name services in it.
    pub cost: Option<Money>,
    /// Services that it buys beside `cost`.
    pub services: Option<Money>,
    /// What it leads to.
    pub outcome: Option<String>,
    /// The score that the audit expects after it.
    pub score_after: Option<f64>,
    /// The names of the gates that open when it has ended.
    pub opens: Vec<String>,
    /// The ids of the phases that must have ended before; `None` where the audit gives no more than an order.
    pub after: Option<Vec<String>>,
}

/// The stated total of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// How long it lasts.
    pub duration: Option<Span>,
    /// What it costs.
    pub cost: Option<Money>,
    /// The work it takes.
    pub effort: Option<Effort>,
    /// The score after it.
    pub score_after: Option<f64>,
}

/// What the audit thinks of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It advises it.
    Recommended,
    /// It advises against it.
    NotRecommended,
    /// It advises strongly against it.
    Discouraged,
}

/// A path to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct LaunchOption {
    /// Unique among the options.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What the audit thinks of it.
    pub stance: Option<Stance>,
    /// The ids of its phases, in order; `None` where the audit does not say which it takes.
    pub phases: Option<Vec<String>>,
    /// The stated time.
    pub duration: Option<Span>,
    /// The stated cost.
    pub cost: Option<Money>,
    /// What it leads to.
    pub outcome: Option<String>,
    /// What is reached when.
    pub milestones: Vec<Milestone>,
    /// What the audit says is accepted with it.
    pub risks: Vec<String>,
    /// The ids of the losses that it makes likely.
    pub losses: Vec<String>,
}

/// Something reached at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// When, as stated.
    pub at: Option<Moment>,
    /// What is reached.
    pub name: String,
    /// More about it.
    pub detail: Option<String>,
}

/// Something that is expected to happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Risk {
    /// Unique among the risks.
    pub id: String,
    /// Its name.
    pub title: String,
    /// When it is expected, after a launch today.
    pub when: Option<Moment>,
    /// What sets it off.
    pub trigger: Option<String>,
    /// What it leads to.
    pub consequence: Option<String>,
    /// Why nothing stops it.
    pub reason: Option<String>,
    /// How much it weighs.
    pub severity: Option<Severity>,
    /// The probability that the audit gives it, 0..=1.
    pub likelihood: Option<f64>,
    /// The id of the loss it causes.
    pub loss: Option<String>,
    /// The ids of the actions or phases that close it: it is closed when all of them are done, never where none is named.
    pub closed_by: Vec<String>,
}

/// A priced consequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// Unique among the losses.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Its price, if it was understood.
    pub amount: Option<Money>,
    /// What else the audit says of it, such as a price that no number can tell.
    pub detail: Option<String>,
    /// What the price is for one of.
    pub per: Option<String>,
    /// The id of the assumption that tells how many there are.
    pub times: Option<String>,
}

/// A value that the audit leaves to the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// Unique among the assumptions.
    pub id: String,
    /// What it is.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// The value, if the audit gives one.
    pub value: Option<f64>,
    /// The lowest sensible value.
    pub low: Option<f64>,
    /// The highest sensible value.
    pub high: Option<f64>,
}

/// What to do next under an option.
#[derive(Clone, Debug, PartialEq)]
pub struct NextSteps {
    /// The id of the option, `None` where the steps are for all.
    pub option: Option<String>,
    /// When, in the audit's words.
    pub when: Option<String>,
    /// The steps, in order.
    pub items: Vec<String>,
}

/// An earlier audit of the same subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Milepost {
    /// When it was.
    pub date: Option<StatedDate>,
    /// The score it gave.
    pub score: Option<Score>,
    /// Where it is.
    pub href: Option<String>,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// The person or team.
    pub name: Option<String>,
    /// Their address.
    pub email: Option<String>,
}

/// A further document.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What it is.
    pub title: String,
    /// Where it is.
    pub href: Option<String>,
    /// What is in it.
    pub detail: Option<String>,
}

impl Report {
    /// The level that holds a score, the first one where levels overlap.
    pub fn level(&self, value: f64) -> Option<&Level> {
        self.levels.iter().find(|level| level.holds(value))
    }

    /// The phase with an id.
    pub fn phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// Where the phases stand, by their ids.
    pub(crate) fn phase_index(&self) -> Index<'_> {
        Index::of(self.phases.iter().map(|phase| phase.id.as_str()))
    }

    /// The option with an id.
    pub fn option(&self, id: &str) -> Option<&LaunchOption> {
        self.options.iter().find(|option| option.id == id)
    }

    /// The finding with an id.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// The loss with an id.
    pub fn loss(&self, id: &str) -> Option<&Loss> {
        self.losses.iter().find(|loss| loss.id == id)
    }

    /// The option that the page shows first: the recommended one, else the first.
    pub fn default_option(&self) -> Option<&LaunchOption> {
        self.options.iter().find(|option| option.stance == Some(Stance::Recommended)).or(self.options.first())
    }
}
