//! The shape of `scores.json`, field by field, for its JSON Schema. All fields are optional but `format`.
//!
//! The reader takes each field by its name instead of through these types: derived readers would give up an item at its
//! first mistake, and weigh too much in the wasm. A test holds that both know the same fields.

#![expect(dead_code, reason = "only the schema of these types is used")]

use schemars::JsonSchema;

use super::Figure;

macro_rules! wire {
    ($($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub(super) struct $name {
            $($(#[$field_about])* $field: Option<$type>,)*
            /// Where it was read in the text of the audit; a remark for people, which nothing is computed from.
            source: Option<Source>,
        }
    )*};
}

/// A place in the text of the audit.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Source {
    /// The line, 1-based.
    line: Option<u64>,
}

macro_rules! choice {
    ($($(#[$about:meta])* $name:ident { $($(#[$variant_about:meta])* $variant:ident,)* })*) => {$(
        $(#[$about])*
        #[derive(JsonSchema)]
        #[schemars(rename_all = "kebab-case")]
        pub(super) enum $name { $($(#[$variant_about])* $variant,)* }
    )*};
}

choice! {
    /// What may be done.
    Decision {
        /// Ready.
        Go,
        /// Ready if conditions are met.
        Conditional,
        /// Not ready.
        NoGo,
    }
    /// How a category does.
    Status {
        /// In order.
        Good,
        /// Partly.
        Middle,
        /// Not in order.
        Bad,
        /// Not assessed yet.
        Pending,
    }
    /// How much a finding or risk weighs.
    Severity {
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
    /// Whether a finding still counts.
    FindingStatus {
        /// It does.
        Open,
        /// It was mended.
        Fixed,
        /// It was accepted as it is.
        Accepted,
    }
    /// What the audit thinks of an option.
    Stance {
        /// It advises it.
        Recommended,
        /// It advises against it.
        NotRecommended,
        /// It advises strongly against it.
        Discouraged,
    }
}

wire! {
    /// The decision of the audit.
    Verdict {
        /// Go, conditional or no-go.
        decision: Decision,
        /// The audit's words for it.
        statement: String,
    }
    /// A value on a scale that starts at zero.
    Score {
        /// The points reached.
        value: f64,
        /// The points that can be reached.
        max: f64,
    }
    /// A named band of scores.
    Level {
        /// Its name.
        name: String,
        /// The lowest score in it.
        from: f64,
        /// The highest score in it; leave it out where the band is open above.
        to: f64,
        /// A remark on it.
        note: String,
    }
    /// A launch stage with the decision on it.
    Gate {
        /// The stage.
        name: String,
        /// The decision today.
        decision: Decision,
        /// Why.
        reason: String,
    }
    /// A line of the scorecard.
    Category {
        /// A name for references; made from `name` where it is left out.
        id: String,
        /// Its name.
        name: String,
        /// The points it got.
        score: f64,
        /// The points it could get.
        max: f64,
        /// Its share in a weighted mean.
        weight: f64,
        /// How it does.
        status: Status,
        /// A remark on it.
        note: String,
    }
    /// A problem that the audit found.
    Finding {
        /// A name for references; made from `title` where it is left out.
        id: String,
        /// What it is.
        title: String,
        /// How much it weighs.
        severity: Severity,
        /// Whether it still counts; open where it is left out.
        status: FindingStatus,
        /// The id of its category.
        category: String,
        /// What may go wrong.
        risk: String,
        /// What it leads to.
        impact: String,
        /// What mends it.
        fix: String,
        /// The work that mending it takes; a bare number is hours.
        effort: Figure,
        /// What mending it costs; a bare number is in `currency`.
        cost: Figure,
        /// What shows it.
        evidence: String,
        /// The heading under which the audit lists it.
        group: String,
    }
    /// A risk that the audit puts first, with the price of mending it.
    Headline {
        /// Its name.
        title: String,
        /// What it comes from.
        cause: String,
        /// What may go wrong.
        risk: String,
        /// What it leads to.
        impact: String,
        /// The work that mending it takes; a bare number is hours.
        effort: Figure,
        /// What mending it costs; a bare number is in `currency`.
        cost: Figure,
        /// The ids of the findings behind it.
        findings: Vec<String>,
    }
    /// A titled remark: a strength or a gap.
    Point {
        /// The matter in a word.
        title: String,
        /// More about it.
        detail: String,
        /// The ids of the findings behind it.
        findings: Vec<String>,
    }
    /// A fix.
    Action {
        /// A name for references; made from `title` where it is left out.
        id: String,
        /// What is done.
        title: String,
        /// The work it takes; a bare number is hours.
        effort: Figure,
        /// What it costs; a bare number is in `currency`.
        cost: Figure,
        /// What it brings.
        impact: String,
        /// Who does it.
        owner: String,
        /// How urgent it is.
        priority: String,
        /// The id of the phase it is done in.
        phase: String,
        /// The ids of the findings it mends.
        resolves: Vec<String>,
    }
    /// A stated total over some of the actions.
    ActionTotal {
        /// What these actions are called together.
        title: String,
        /// The ids of the actions, in order.
        of: Vec<String>,
        /// The stated work; a bare number is hours.
        effort: Figure,
        /// The stated cost; a bare number is in `currency`.
        cost: Figure,
        /// The score after them.
        score_after: f64,
    }
    /// A step of the plan.
    Phase {
        /// A name for references; made from `name` where it is left out.
        id: String,
        /// Its name.
        name: String,
        /// How long it lasts; a bare number is days.
        duration: Figure,
        /// The work it takes; a bare number is hours.
        effort: Figure,
        /// What it costs; a written sum may name services in it. A bare number is in `currency`.
        cost: Figure,
        /// Services that it buys beside `cost`; a bare number is in `currency`.
        services: Figure,
        /// What it leads to.
        outcome: String,
        /// The score after it.
        score_after: f64,
        /// The names of the gates that open when it has ended.
        opens: Vec<String>,
        /// The ids of the phases that must have ended before. Left out: all phases before it. Empty: none.
        after: Vec<String>,
    }
    /// The stated total of the plan.
    Totals {
        /// How long it lasts; a bare number is days.
        duration: Figure,
        /// What it costs; a bare number is in `currency`.
        cost: Figure,
        /// The work it takes; a bare number is hours.
        effort: Figure,
        /// The score after it.
        score_after: f64,
    }
    /// A path to choose.
    LaunchOption {
        /// A name for references and links; made from `name` where it is left out.
        id: String,
        /// Its name.
        name: String,
        /// What the audit thinks of it.
        stance: Stance,
        /// The ids of its phases, in order; empty where it does nothing.
        phases: Vec<String>,
        /// The stated time; a bare number is days.
        duration: Figure,
        /// The stated cost; a bare number is in `currency`.
        cost: Figure,
        /// What it leads to.
        outcome: String,
        /// What is reached when.
        milestones: Vec<Milestone>,
        /// What is accepted with it.
        risks: Vec<String>,
        /// The ids of the losses that it makes likely.
        losses: Vec<String>,
    }
    /// Something reached at a time.
    Milestone {
        /// When, such as `Week 4`; a bare number is days from the start.
        at: Figure,
        /// What is reached.
        name: String,
        /// More about it.
        detail: String,
    }
    /// Something that is expected to happen after a launch today.
    Risk {
        /// A name for references; made from `title` where it is left out.
        id: String,
        /// Its name.
        title: String,
        /// When, such as `Week 1`; a bare number is days from the start.
        when: Figure,
        /// What sets it off.
        trigger: String,
        /// What it leads to.
        consequence: String,
        /// Why nothing stops it.
        reason: String,
        /// How much it weighs.
        severity: Severity,
        /// Its probability, 0 to 1.
        likelihood: f64,
        /// The id of the loss it causes.
        loss: String,
        /// The ids of the actions or phases that close it together.
        closed_by: Vec<String>,
    }
    /// A priced consequence.
    Loss {
        /// A name for references; made from `title` where it is left out.
        id: String,
        /// What it is.
        title: String,
        /// Its price; a bare number is in `currency`.
        amount: Figure,
        /// What else there is to say of it, such as a price that no number can tell.
        detail: String,
        /// What the price is for one of.
        per: String,
        /// The id of the assumption that tells how many there are.
        times: String,
    }
    /// A value that the audit leaves to the reader.
    Assumption {
        /// A name for references; made from `name` where it is left out.
        id: String,
        /// What it is.
        name: String,
        /// Its unit.
        unit: String,
        /// The value.
        value: f64,
        /// The lowest sensible value.
        low: f64,
        /// The highest sensible value.
        high: f64,
    }
    /// What to do next under an option.
    NextSteps {
        /// The id of the option; left out where the steps are for all.
        option: String,
        /// When.
        when: String,
        /// The steps, in order.
        items: Vec<String>,
    }
    /// An earlier audit of the same subject.
    Milepost {
        /// When it was, as `2026-02-18`.
        date: String,
        /// The score it gave.
        score: Score,
        /// Where it is.
        href: String,
    }
    /// Whom to ask.
    Contact {
        /// The person or team.
        name: String,
        /// Their address.
        email: String,
    }
    /// A further document.
    Link {
        /// What it is.
        title: String,
        /// Where it is.
        href: String,
        /// What is in it.
        detail: String,
    }
}
