//! What a word can mean, with the names that the data files give it.

macro_rules! words {
    ($($name:ident $key:literal)*) => {
        /// What a word can mean; one word may mean several things, depending on where it stands.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Word { $(#[doc = $key] $name,)* }

        impl Word {
            /// All of them, with their names in the files.
            pub(crate) const ALL: &[(Self, &str)] = &[$((Self::$name, $key),)*];
        }
    };
}

words! {
    Tag "tag" Common "common"
    Good "good" Middle "middle" Bad "bad" Pending "pending"
    Critical "critical" High "high" Medium "medium" Low "low" Blocking "blocking" Major "major" Minor "minor"
    Generic "generic" Fixed "fixed" Accepted "accepted"
    Go "go" Conditional "conditional" NoGo "no-go" Early "early" Not "not" Yes "yes" No "no" Undecided "undecided" However "however"
    Ready "ready"
    Date "l-date" Updated "l-updated" Next "l-next" Version "l-version" Author "l-author" Subject "l-subject"
    Classification "l-classification" StatusLabel "l-status" VerdictLabel "l-verdict" ScoreLabel "l-score"
    Overall "l-overall" Target "l-target" Max "l-max" Weight "l-weight" Weighted "l-weighted" Duration "l-duration"
    Effort "l-effort" Cost "l-cost" Services "l-services" Owner "l-owner" Priority "l-priority" Severity "l-severity"
    Impact "l-impact" Risk "l-risk" Fix "l-fix" Evidence "l-evidence" Location "l-location" Problem "l-problem"
    Outcome "l-outcome" Milestones "l-milestones" Losses "l-losses" Likelihood "l-likelihood" Task "l-task"
    Finding "l-finding" Category "l-category" PhaseLabel "l-phase" OptionLabel "l-option" Level "l-level" Id "l-id"
    Count "l-count" Note "l-note" Reason "l-reason" Money "l-money" Progress "l-progress"
    Findings "s-findings" Strengths "s-strengths" Options "s-options" Plan "s-plan" Steps "s-steps"
    Questions "s-questions" Risks "s-risks" Gates "s-gates" Scores "s-scores" Levels "s-levels"
    Comparison "s-comparison" Today "s-today" Verdict "s-verdict" Summary "s-summary" Contents "s-contents"
    Checklist "s-checklist" Biggest "s-biggest" Fixes "s-fixes" FixedPart "s-fixed" Clean "s-clean" Method "s-method"
    Metrics "s-metrics" Appendix "s-appendix" Contact "s-contact" Success "s-success"
    Phase "phase" Option "option" For "for" Recommended "recommended" NotRecommended "not-recommended"
    Discouraged "discouraged" Now "now" Short "short" Mid "mid" Long "long" Ongoing "ongoing" This "this"
    Day "day" Week "week" Month "month" Quarter "quarter" First "first" Second "second" Third "third" Fourth "fourth"
    Total "total" Present "present" None "none"
    Number1 "number-1" Number2 "number-2" Number3 "number-3" Number4 "number-4" Number5 "number-5" Number6 "number-6"
    Number7 "number-7" Number8 "number-8" Number9 "number-9" Number10 "number-10" Number11 "number-11"
    Number12 "number-12"
    Month1 "month-1" Month2 "month-2" Month3 "month-3" Month4 "month-4" Month5 "month-5" Month6 "month-6"
    Month7 "month-7" Month8 "month-8" Month9 "month-9" Month10 "month-10" Month11 "month-11" Month12 "month-12"
}

/// The months in order.
pub(crate) const MONTHS: [Word; 12] = [
    Word::Month1,
    Word::Month2,
    Word::Month3,
    Word::Month4,
    Word::Month5,
    Word::Month6,
    Word::Month7,
    Word::Month8,
    Word::Month9,
    Word::Month10,
    Word::Month11,
    Word::Month12,
];

/// The numbers that are written as words, from one on.
pub(crate) const NUMBERS: [Word; 12] = [
    Word::Number1,
    Word::Number2,
    Word::Number3,
    Word::Number4,
    Word::Number5,
    Word::Number6,
    Word::Number7,
    Word::Number8,
    Word::Number9,
    Word::Number10,
    Word::Number11,
    Word::Number12,
];
