//! The decision in words and figures: what each option's card says, what choosing it accepts, what is announced.
//!
//! Every figure comes from the [`Outlook`]s; this module only puts them into the reader's words.

use gonogo_report::{
    Currency, Decision, Difference, Finding, LaunchOption, Locale, Loss, Outlook, Range, Report, Risk, Stance, Status,
};

use crate::load::Loaded;

/// One of the four numbers of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The computed value, in full.
    pub value: String,
    /// What the audit states where that is worded differently, such as `stated $52K–$90K`.
    pub stated: Option<String>,
    /// Whether the stated value contradicts the computed one, or the value lies outside its scale.
    pub doubtful: bool,
}

/// What a card says of its option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The id of the option.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What the audit thinks of it.
    pub stance: Option<&'static str>,
    /// What it costs.
    pub cost: Figure,
    /// How long it takes.
    pub time: Figure,
    /// The score it reaches, with its level.
    pub score: Figure,
    /// The risks that stay open.
    pub risks: Figure,
}

/// How a card's numbers differ from those of the chosen option; empty strings for the chosen one itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Money.
    pub cost: String,
    /// Time.
    pub time: String,
    /// Points.
    pub score: String,
    /// Risks.
    pub risks: String,
}

/// What choosing an option accepts.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted<'a> {
    /// The findings that stay open.
    pub findings: Vec<&'a Finding>,
    /// The risks that stay open.
    pub risks: Vec<&'a Risk>,
    /// What the audit itself says is accepted.
    pub stated: &'a [String],
    /// The losses that the audit names with it.
    pub losses: Vec<&'a Loss>,
}

impl Accepted<'_> {
    /// Whether the audit names nothing.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.risks.is_empty() && self.stated.is_empty() && self.losses.is_empty()
    }
}

/// The card of the option with an index; `None` if there is no such option.
pub fn card(loaded: &Loaded, index: usize, locale: &Locale) -> Option<Card> {
    let (report, option, outlook) = (&loaded.report, loaded.report.options.get(index)?, loaded.outlooks.get(index)?);
    Some(Card {
        id: option.id.clone(),
        name: option.name.clone(),
        stance: option.stance.map(stance),
        cost: cost(report, option, outlook, locale),
        time: time(option, outlook, locale),
        score: score(report, outlook, locale),
        risks: risks(report, outlook),
    })
}

fn cost(report: &Report, option: &LaunchOption, outlook: &Outlook, locale: &Locale) -> Figure {
    let stated = option.cost.as_ref().map(|cost| (cost.wording(), outlook.stated.cost));
    let computed = outlook.cost.by_main(report.currency).0.once;
    if option.phases.is_none() {
        return only_stated(stated.map(|(wording, _)| wording));
    }
    let value = locale.money_sum(&outlook.cost, report.currency);
    compare(value, computed, stated)
}

fn time(option: &LaunchOption, outlook: &Outlook, locale: &Locale) -> Figure {
    let stated = option.duration.as_ref().map(|duration| (duration.wording(), outlook.stated.days));
    if option.phases.is_none() {
        return only_stated(stated.map(|(wording, _)| wording));
    }
    compare(locale.days(outlook.days), outlook.days, stated)
}

/// An option that names no phases: nothing is computed, so only the audit's own words are shown.
fn only_stated(wording: Option<&str>) -> Figure {
    let value = wording.map_or("not stated".to_owned(), dashes);
    Figure { value, stated: wording.map(|_| "as stated".to_owned()), doubtful: false }
}

fn compare(value: String, computed: Range, stated: Option<(&str, Option<Range>)>) -> Figure {
    let Some((wording, range)) = stated else { return Figure { value, ..Figure::default() } };
    let same = range == Some(computed);
    let doubtful = range.is_some_and(|range| !range.overlaps(computed));
    Figure { value, stated: (!same).then(|| format!("stated {}", dashes(wording))), doubtful }
}

fn score(report: &Report, outlook: &Outlook, locale: &Locale) -> Figure {
    let Some(score) = outlook.score else { return Figure { value: "not scored".to_owned(), ..Figure::default() } };
    let value = format!("{} of {}", locale.number(score.value, 1), locale.number(score.max, 1));
    let above = score.value > score.max;
    let level = report.level(score.value).map(|level| level.name.clone());
    let note = match (level, above) {
        (Some(level), true) => Some(format!("{level}, above the scale")),
        (None, true) => Some("above the scale".to_owned()),
        (level, false) => level,
    };
    Figure { value, stated: note, doubtful: above }
}

fn risks(report: &Report, outlook: &Outlook) -> Figure {
    let (open, all) = (outlook.open_risks.len(), report.risks.len());
    if all > 0 {
        return Figure {
            value: format!("{open} of {all}"),
            stated: Some("risks stay open".to_owned()),
            doubtful: false,
        };
    }
    let (open, all) = (outlook.open_findings.len(), report.findings.len());
    let value = if all > 0 { format!("{open} of {all}") } else { "none listed".to_owned() };
    Figure { value, stated: (all > 0).then(|| "findings stay open".to_owned()), doubtful: false }
}

/// How the option with an index differs from the chosen one.
pub fn delta(loaded: &Loaded, index: usize, chosen: usize, locale: &Locale) -> Delta {
    let (Some(other), Some(base)) = (loaded.outlooks.get(index), loaded.outlooks.get(chosen)) else {
        return Delta::default();
    };
    let computed = |index: usize| loaded.report.options.get(index).is_some_and(|option| option.phases.is_some());
    if index == chosen || !computed(index) || !computed(chosen) {
        return Delta::default();
    }
    let currency: Currency = loaded.currency();
    let difference = Difference::between(other, base, currency);
    let count = if loaded.report.risks.is_empty() { difference.open_findings } else { difference.open_risks };
    Delta {
        cost: locale.money_difference(difference.cost, currency),
        time: locale.days_difference(difference.days),
        score: difference.score.map(|points| locale.signed(points, 1)).unwrap_or_default(),
        risks: signed_count(count),
    }
}

pub(crate) fn signed_count(count: i64) -> String {
    match count {
        0 => "±0".to_owned(),
        count if count > 0 => format!("+{count}"),
        count => format!("−{}", count.unsigned_abs()),
    }
}

/// What choosing the option with an index accepts.
pub fn accepted(loaded: &Loaded, index: usize) -> Accepted<'_> {
    let report = &loaded.report;
    let (option, outlook) = (report.options.get(index), loaded.outlooks.get(index));
    // What is open stands in the report's order.
    let open = |ids: fn(&Outlook) -> &Vec<String>| outlook.map(ids).into_iter().flatten().peekable();
    let (mut findings, mut risks) = (open(|outlook| &outlook.open_findings), open(|outlook| &outlook.open_risks));
    Accepted {
        findings: report
            .findings
            .iter()
            .filter(|finding| findings.next_if(|id| **id == finding.id).is_some())
            .collect(),
        risks: report.risks.iter().filter(|risk| risks.next_if(|id| **id == risk.id).is_some()).collect(),
        stated: option.map_or(&[], |option| option.risks.as_slice()),
        losses: option.iter().flat_map(|option| &option.losses).filter_map(|id| report.loss(id)).collect(),
    }
}

/// What is said when an option is chosen.
pub fn announcement(loaded: &Loaded, index: usize, locale: &Locale) -> String {
    let Some(card) = card(loaded, index, locale) else { return String::new() };
    let left = card.risks.stated.as_deref().unwrap_or_default();
    format!(
        "{} chosen: costs {}, time {}, score {}, {} {left}.",
        card.name, card.cost.value, card.time.value, card.score.value, card.risks.value
    )
}

/// The price of a loss in the audit's words, with what it is paid for each of; absent where the audit gives none.
pub fn price(loss: &Loss) -> Option<String> {
    let amount = dashes(loss.amount.as_ref()?.wording());
    Some(loss.per.as_ref().map_or(amount.clone(), |each| format!("{amount} per {each}")))
}

/// The audit's opinion in words.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Recommended => "advised",
        Stance::NotRecommended => "not advised",
        Stance::Discouraged => "strongly discouraged",
    }
}

/// A decision in words: the verdict, and the class of its mark.
pub fn decision(decision: Decision) -> (&'static str, &'static str) {
    match decision {
        Decision::Go => ("Go", "good"),
        Decision::Conditional => ("Conditional", "middle"),
        Decision::NoGo => ("No-go", "bad"),
    }
}

/// A gate's decision in one word, and the class of its mark.
pub fn gate(gate: Decision) -> (&'static str, &'static str) {
    match gate {
        Decision::Go => ("yes", "good"),
        Decision::Conditional => ("with conditions", "middle"),
        Decision::NoGo => ("no", "bad"),
    }
}

/// A status in one word, and the class of its mark.
pub fn status(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Good => ("good", "good"),
        Status::Middle => ("partly", "middle"),
        Status::Bad => ("gap", "bad"),
        Status::Pending => ("pending", "pending"),
    }
}

/// The audit's wording with an en dash between the ends of its ranges, and "about" for its tilde.
pub fn dashes(wording: &str) -> String {
    let chars: Vec<char> = wording.trim().chars().collect();
    let mut text = String::with_capacity(wording.len());
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        let ends_figure = before.is_some_and(|c| c.is_ascii_digit() || matches!(c, 'K' | 'M' | 'k' | '%'));
        let begins_figure = after.is_some_and(|c| c.is_ascii_digit() || matches!(c, '$' | '€' | '£'));
        match c {
            '-' if ends_figure && begins_figure => text.push('–'),
            '~' if begins_figure => text.push_str("about "),
            _ => text.push(c),
        }
    }
    text
}
