//! Joins what `scores.json` says with what was read from the text: the scores win, the text fills what they leave out,
//! and where both speak and differ, that is told.

use crate::index::Index;
use crate::letters::lower;
use crate::model::Report;

/// A value that the scores and the text state differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The name of the list that it is in (`phases`), or of the field of the report itself (`score`).
    pub list: &'static str,
    /// The index in the merged list; 0 where it is no list.
    pub index: usize,
    /// The index of the same item in what was read from the text; 0 where it is no list.
    pub read_index: usize,
    /// What it is a value of: the name of the item, empty where it is no list.
    pub name: String,
    /// The name of the field.
    pub field: &'static str,
    /// What the scores say.
    pub scores: String,
    /// What the text says.
    pub text: String,
}

/// For each item of a list of the merged report, its index in the list that was read from the text; what is no list
/// (`verdict`, `score`, `date`, `fixes`, `totals`) has the index 0 where the text states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins(Vec<(&'static str, Vec<Option<usize>>)>);

impl Origins {
    /// The index in the list as read from the text; `None` where the item stands in the scores alone.
    pub fn of(&self, list: &str, index: usize) -> Option<usize> {
        let (_, indices) = self.0.iter().find(|(name, _)| *name == list)?;
        indices.get(index).copied().flatten()
    }
}

/// A merged report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// The report.
    pub report: Report,
    /// Where scores and text differ, in the order of the fields.
    pub disagreements: Vec<Disagreement>,
    /// Where the items of the lists were read.
    pub origins: Origins,
}

/// Merges what the scores say with what was read from the text.
pub fn merge(scores: Report, text: Report) -> Merged {
    let mut merge = Merge::default();
    let wording = |quantity: Option<&str>| quantity.map(str::to_owned);
    let date = merge.one("date", "date", scores.date, text.date, |date| date.date.map(|day| day.to_string()));
    let verdict = merge.one("verdict", "decision", scores.verdict, text.verdict, |verdict| {
        Some(decision_word(verdict.decision).to_owned())
    });
    let score = merge.one("score", "value", scores.score, text.score, |score| {
        Some(format!("{}/{}", crate::figure::plain(score.value, 2), crate::figure::plain(score.max, 2)))
    });
    macro_rules! list {
        ($list:literal $field:ident $key:ident, $($told:literal $read:expr),*) => {{
            let (mut own, read) = (scores.$field, text.$field);
            if own.is_empty() {
                merge.origins.0.push(($list, (0..read.len()).map(Some).collect()));
                own = read;
            } else {
                let keys: Vec<String> = read.iter().map(|item| key(&item.$key)).collect();
                let index = Index::of(keys.iter().map(String::as_str));
                let mut origins = Vec::with_capacity(own.len());
                for (at, item) in own.iter().enumerate() {
                    let found = index.at(&key(&item.$key));
                    origins.push(found);
                    if let Some(read_index) = found {
                        let other = &read[read_index];
                        let _ = (other, read_index, at);
                        $(merge.compare($list, at, read_index, &item.$key, $told, $read(item), $read(other));)*
                    }
                }
                merge.origins.0.push(($list, origins));
            }
            own
        }};
    }
    let levels = list!("levels" levels name,);
    let comparisons = list!("comparisons" comparisons name,);
    let gates =
        list!("gates" gates name, "decision" |gate: &crate::model::Gate| Some(decision_word(gate.decision).to_owned()));
    let categories = list!("categories" categories name, "score" |category: &crate::model::Category| category.score.map(|score| {
        format!("{}/{}", crate::figure::plain(score.value, 2), crate::figure::plain(score.max, 2))
    }));
    let findings = list!("findings" findings title, "severity" |finding: &crate::model::Finding| {
        (finding.severity != crate::model::Severity::Unrated).then(|| finding.severity.word().to_owned())
    });
    let biggest_risks = list!("biggest_risks" biggest_risks title,);
    let strengths = list!("strengths" strengths title,);
    let gaps = list!("gaps" gaps title,);
    let actions = list!("actions" actions title,
        "effort" |action: &crate::model::Action| action.effort.as_ref().map(|effort| effort.wording().to_owned()),
        "cost" |action: &crate::model::Action| wording(action.cost.as_ref().map(crate::Money::wording)));
    let phases = list!("phases" phases name,
        "duration" |phase: &crate::model::Phase| wording(phase.duration.as_ref().map(crate::Span::wording)),
        "cost" |phase: &crate::model::Phase| wording(phase.cost.as_ref().map(crate::Money::wording)));
    let options = list!("options" options name,
        "duration" |option: &crate::model::LaunchOption| wording(option.duration.as_ref().map(crate::Span::wording)),
        "cost" |option: &crate::model::LaunchOption| wording(option.cost.as_ref().map(crate::Money::wording)));
    let risks = list!("risks" risks title,);
    let losses = list!("losses" losses title,);
    let questions = merge.several("questions", scores.questions, text.questions, |question| key(question));
    let next_steps = merge.several("next_steps", scores.next_steps, text.next_steps, |steps| {
        key(&steps.when.iter().chain(&steps.items).map(String::as_str).collect::<Vec<_>>().join(" "))
    });
    let fixes = merge.one("fixes", "cost", scores.fixes, text.fixes, |_| None);
    let totals = merge.one("totals", "cost", scores.totals, text.totals, |_| None);
    let report = Report {
        title: scores.title.or(text.title),
        subject: scores.subject.or(text.subject),
        date,
        assessor: scores.assessor.or(text.assessor),
        revision: scores.revision.or(text.revision),
        classification: scores.classification.or(text.classification),
        currency: scores.currency.or(text.currency),
        verdict,
        score,
        levels,
        comparisons,
        gates,
        categories,
        findings,
        biggest_risks,
        strengths,
        gaps,
        actions,
        fixes,
        phases,
        totals,
        options,
        risks,
        losses,
        assumptions: if scores.assumptions.is_empty() { text.assumptions } else { scores.assumptions },
        questions,
        next_steps,
        history: if scores.history.is_empty() { text.history } else { scores.history },
        contact: scores.contact.or(text.contact),
        links: if scores.links.is_empty() { text.links } else { scores.links },
    };
    Merged { report, disagreements: merge.disagreements, origins: merge.origins }
}

#[derive(Default)]
struct Merge {
    disagreements: Vec<Disagreement>,
    origins: Origins,
}

impl Merge {
    /// A value of the report itself: that of the scores, else that of the text.
    fn one<T>(
        &mut self,
        list: &'static str,
        field: &'static str,
        scores: Option<T>,
        text: Option<T>,
        told: impl Fn(&T) -> Option<String>,
    ) -> Option<T> {
        self.origins.0.push((list, vec![text.is_some().then_some(0)]));
        if let (Some(scores), Some(text)) = (&scores, &text) {
            self.compare(list, 0, 0, "", field, told(scores), told(text));
        }
        scores.or(text)
    }

    /// A list whose items have no name: they are the same where all that they say is.
    fn several<T>(&mut self, list: &'static str, scores: Vec<T>, text: Vec<T>, key: impl Fn(&T) -> String) -> Vec<T> {
        let (own, origins) = if scores.is_empty() {
            let origins = (0..text.len()).map(Some).collect();
            (text, origins)
        } else {
            let keys: Vec<String> = text.iter().map(&key).collect();
            let index = Index::of(keys.iter().map(String::as_str));
            let origins = scores.iter().map(|item| index.at(&key(item))).collect();
            (scores, origins)
        };
        self.origins.0.push((list, origins));
        own
    }

    #[expect(clippy::too_many_arguments, reason = "they are the fields of one disagreement")]
    fn compare(
        &mut self,
        list: &'static str,
        index: usize,
        read_index: usize,
        name: &str,
        field: &'static str,
        scores: Option<String>,
        text: Option<String>,
    ) {
        if let (Some(scores), Some(text)) = (scores, text)
            && key(&scores) != key(&text)
        {
            self.disagreements.push(Disagreement {
                list,
                index,
                read_index,
                name: name.to_owned(),
                field,
                scores,
                text,
            });
        }
    }
}

fn decision_word(decision: crate::model::Decision) -> &'static str {
    match decision {
        crate::model::Decision::Go => "go",
        crate::model::Decision::Conditional => "conditional",
        crate::model::Decision::NoGo => "no-go",
    }
}

/// Names as they are compared: letters and digits in small, signs as spaces.
fn key(name: &str) -> String {
    let small = lower(name);
    small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
