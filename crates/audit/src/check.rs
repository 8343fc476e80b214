//! Does it add up? What a text says twice is computed and compared, line by line.
//!
//! One rule, one file: its stable code, what it does, why it matters, an example, the check and its tests. A rule sees
//! the `Facts` of a text and reports what disagrees and, with the same pains, what agrees. It never claims more than was
//! proved: a sum that rows do not explain is "not explained by the rows shown".
//!
//! What holds for all of them: a figure that the text calls rough (`~`, "about") has a tenth of tolerance, `+` leaves the
//! upper end open, what is rounded may be so by half a unit, and what is larger than its parts' sum is wrong at once while
//! what is smaller is so only where every part is known.

mod compare;
mod counting;
mod facts;
mod figure;
mod line;
mod notices;
mod rules;
mod sets;
mod spelled;
mod table;
mod words;

use std::ops::Range;

use gonogo_report::Disagreement;

use crate::content::Content;
use crate::document::Document;
use crate::extract::Draft;
use crate::notice::Notice;

pub use rules::RULES;

pub(crate) use facts::Facts;
pub(crate) use words::key;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it; never changes its meaning.
    pub code: &'static str,
    /// How bad it is; [`Severity::Ok`] is an agreement.
    pub severity: Severity,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// One short phrase with the culprit in backticks.
    pub message: String,
    /// What the text says, as written.
    pub stated: Option<String>,
    /// What was computed, and from what.
    pub computed: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Two places agree.
    Ok,
    /// Worth knowing; nothing is proved.
    Info,
    /// Two places disagree, and a reading exists in which they do not.
    Warning,
    /// Two places disagree.
    Error,
}

impl Severity {
    /// All of them, the mildest first.
    pub const ALL: [Self; 4] = [Self::Ok, Self::Info, Self::Warning, Self::Error];

    /// The word for it in output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What sort of thing a diagnostic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A total and its parts.
    Sum,
    /// A ratio and its percentage.
    Percent,
    /// A number and what is listed.
    Count,
    /// A range and what should lie in it.
    Range,
    /// A scale and the values on it.
    Scale,
    /// A mean and its parts.
    Mean,
    /// Two statements that cannot both hold.
    Contradiction,
    /// How the text is written.
    Format,
    /// The characters of the text.
    Encoding,
    /// Links and anchors.
    Link,
    /// What looks like data and was not understood.
    Unread,
}

impl Kind {
    /// The word for it in output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Range => "range",
            Self::Scale => "scale",
            Self::Mean => "mean",
            Self::Contradiction => "contradiction",
            Self::Format => "format",
            Self::Encoding => "encoding",
            Self::Link => "link",
            Self::Unread => "unread",
        }
    }
}

/// A rule: what its page says, and its check.
pub struct Rule {
    /// `G001`; never given to another rule.
    pub code: &'static str,
    /// A name in small letters.
    pub name: &'static str,
    /// What its diagnostics are about.
    pub kind: Kind,
    /// What it does, in a sentence or two.
    pub what: &'static str,
    /// Why it matters to who decides.
    pub why: &'static str,
    /// Markdown that it objects to.
    pub before: &'static str,
    /// The same, mended.
    pub after: &'static str,
    /// How to fix it.
    pub fix: &'static str,
    /// Adds what it finds in a text.
    pub(crate) check: fn(&Facts<'_>, &mut Vec<Diagnostic>),
}

impl Rule {
    /// A diagnostic of this rule.
    pub(crate) fn says(&self, severity: Severity, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code: self.code,
            severity,
            kind: self.kind,
            span,
            message: message.into(),
            stated: None,
            computed: None,
            help: (severity > Severity::Ok).then(|| self.fix.to_owned()),
        }
    }

    /// The rule with a code, in any case.
    #[must_use]
    pub fn of_code(code: &str) -> Option<&'static Self> {
        RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code))
    }

    /// Its page, as Markdown.
    #[must_use]
    pub fn page(&self) -> String {
        let Self { code, name, kind, what, why, before, after, fix, .. } = self;
        let kind = kind.word();
        format!(
            "## {code}: {name}\n\nKind: `{kind}`\n\n{what}\n\n**Why it matters.** {why}\n\n**Example.**\n\n```markdown\n{before}\n```\n\n\
             **Better.**\n\n```markdown\n{after}\n```\n\n**How to fix.** {fix}\n"
        )
    }
}

impl Diagnostic {
    pub(crate) fn stated(self, stated: impl Into<String>) -> Self {
        Self { stated: Some(stated.into()), ..self }
    }

    pub(crate) fn computed(self, computed: impl Into<String>) -> Self {
        Self { computed: Some(computed.into()), ..self }
    }
}

/// What is checked.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The text with its sections.
    pub document: &'a Document,
    /// Its blocks.
    pub content: &'a Content,
    /// What was noticed while the bytes were decoded.
    pub decoding: &'a [Notice],
    /// What was read from it.
    pub draft: &'a Draft,
    /// Where `scores.json` says otherwise.
    pub disagreements: &'a [Disagreement],
}

/// Checks a text by all rules. The worst come first, each severity in the order of the text; what several rules say of one
/// place in one kind is said once.
#[must_use]
pub fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let facts = Facts::of(subject);
    let mut found = Vec::new();
    for rule in RULES {
        (rule.check)(&facts, &mut found);
    }
    sorted(found)
}

/// The worst first, in the order of the text; a place is not objected to twice in one kind, and agreements do not repeat
/// what is objected to.
fn sorted(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    use std::cmp::Reverse;
    found.sort_by(|a, b| {
        let key =
            |found: &Diagnostic| (found.span.start, found.span.end, found.kind, Reverse(found.severity), found.code);
        key(a).cmp(&key(b))
    });
    found.dedup_by(|later, first| later.kind == first.kind && later.span == first.span);
    found.sort_by_key(|found| Reverse(found.severity));
    found
}
