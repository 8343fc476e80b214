//! The plans with their names, and phrases that several charts use.

use gonogo_report::{Locale, Outlook, Range, Report, letters};

use crate::text::one_line;
use crate::{Input, Missing};

/// The plans that a chart compares.
pub(crate) struct Plans<'a> {
    pub(crate) report: &'a Report,
    pub(crate) locale: &'a Locale,
    all: Vec<Plan<'a>>,
    chosen: usize,
}

/// A plan with its name.
pub(crate) struct Plan<'a> {
    pub(crate) name: String,
    pub(crate) outlook: &'a Outlook,
    /// Whether the audit says which phases it takes: what follows from them is known then.
    pub(crate) known: bool,
}

impl Plan<'_> {
    /// The key of its marks.
    pub(crate) fn key(&self) -> String {
        format!("plan.{}", self.outlook.plan)
    }
}

/// What a plan takes in all: time or money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Total {
    /// Added up from the phases.
    Computed(Range),
    /// Only the audit's own figure for the whole.
    Stated(Range),
    /// Neither.
    Unknown,
}

impl Total {
    /// `computed` where that follows from phases, else what is stated.
    pub(crate) fn of(computed: Range, follows: bool, stated: Option<Range>) -> Self {
        match (follows, stated) {
            (true, _) => Self::Computed(computed),
            (false, Some(stated)) => Self::Stated(stated),
            (false, None) => Self::Unknown,
        }
    }

    /// Its high end; zero for what is unknown.
    pub(crate) fn high(self) -> f64 {
        match self {
            Self::Computed(range) | Self::Stated(range) => range.high(),
            Self::Unknown => 0.0,
        }
    }

    /// "7–10 weeks", "7–10 weeks stated", "not stated".
    pub(crate) fn words(self, print: &dyn Fn(Range) -> String) -> String {
        match self {
            Self::Computed(range) => print(range),
            Self::Stated(range) => format!("{} stated", print(range)),
            Self::Unknown => "not stated".to_owned(),
        }
    }
}

/// What a chart without data says.
pub(crate) struct Absence {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) needs: &'static str,
}

impl Absence {
    pub(crate) fn missing(&self) -> Missing {
        Missing { id: self.id, name: self.name, needs: self.needs.to_owned() }
    }
}

impl<'a> Plans<'a> {
    /// The plans of the input; `None` if none is chosen.
    pub(crate) fn of(input: &Input<'a>) -> Option<Self> {
        let known = |outlook: &Outlook| input.report.option(&outlook.plan).is_none_or(|option| option.phases.is_some());
        let plan = |outlook| Plan { name: name(input.report, outlook), outlook, known: known(outlook) };
        let all: Vec<Plan<'a>> = input.outlooks.iter().map(plan).collect();
        (input.chosen < all.len()).then_some(Self {
            report: input.report,
            locale: input.locale,
            all,
            chosen: input.chosen,
        })
    }

    pub(crate) fn chosen(&self) -> &Plan<'a> {
        &self.all[self.chosen]
    }

    pub(crate) fn all(&self) -> &[Plan<'a>] {
        &self.all
    }

    /// " For comparison: …." with a phrase for each of the others; empty where there are none.
    pub(crate) fn comparison(&self, phrase: &dyn Fn(&Plan<'a>) -> String) -> String {
        let phrases = few(self.others().map(phrase), "options");
        if phrases.is_empty() { String::new() } else { format!(" For comparison: {}.", list(&phrases)) }
    }

    /// The plans that were not chosen, in order.
    pub(crate) fn others(&self) -> impl Iterator<Item = &Plan<'a>> {
        self.all.iter().enumerate().filter(|(at, _)| *at != self.chosen).map(|(_, plan)| plan)
    }
}

fn name(report: &Report, outlook: &Outlook) -> String {
    let option = report.option(&outlook.plan).map(|option| short(&option.name));
    option.unwrap_or_else(|| {
        let whole = outlook.slots.len() == report.phases.len();
        if whole { "The whole plan" } else { "Your choice" }.to_owned()
    })
}

/// How a computed range lies to a stated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Both are the same.
    Equal,
    /// It lies within the stated one.
    Inside,
    /// All of it lies below.
    Below,
    /// All of it lies above.
    Above,
    /// They overlap in part.
    Partly,
}

impl Fit {
    pub(crate) fn of(computed: Range, stated: Range) -> Self {
        match () {
            () if computed == stated => Self::Equal,
            () if computed.low() >= stated.low() && computed.high() <= stated.high() => Self::Inside,
            () if computed.high() < stated.low() => Self::Below,
            () if computed.low() > stated.high() => Self::Above,
            () => Self::Partly,
        }
    }
}

/// What to say of a plan whose phases the audit does not name.
pub(crate) fn unknown(plan: &Plan<'_>) -> String {
    format!("{}: the audit does not say which phases it takes", plan.name)
}

/// "1 risk", "9 risks".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Phrases for a sentence: all of them, or the first ones and how many more there are.
pub(crate) fn few(phrases: impl Iterator<Item = String>, what: &str) -> Vec<String> {
    const MOST: usize = 6;
    let mut all: Vec<String> = phrases.collect();
    if all.len() > MOST {
        let more = all.len() + 1 - MOST;
        all.truncate(MOST - 1);
        all.push(format!("{more} more {what}"));
    }
    all
}

/// A name short enough for a sentence.
pub(crate) fn short(name: &str) -> String {
    const MOST: usize = 60;
    let name = one_line(name);
    match name.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name,
    }
}

/// The text with a capital first.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| std::iter::once(capital_of(first)).chain(chars).collect())
}

/// The capital of a letter, itself if it has none. Unicode has it at one of a few distances before the small letter in
/// the alphabets that have capitals; it is told by its small letter, because a table of capitals would double the one
/// of small letters that the page needs anyway.
fn capital_of(small: char) -> char {
    let is_capital = |c: &char| *c != small && letters::small(*c) == small;
    let before = |distance| char::from_u32(u32::from(small).checked_sub(distance)?);
    [32, 1, 80, 37, 48].into_iter().filter_map(before).find(is_capital).unwrap_or(small)
}

#[cfg(test)]
mod tests {
    use super::capital;

    #[test]
    fn a_capital_is_that_of_its_alphabet() {
        let small =
            ["", "phase 1", "öffentlich", "štart", "ωmega", "έναρξη", "запуск", "ёлка", "ռիսկ", "1 week", "结论"];
        let large =
            ["", "Phase 1", "Öffentlich", "Štart", "Ωmega", "Έναρξη", "Запуск", "Ёлка", "Ռիսկ", "1 week", "结论"];
        assert_eq!(small.map(capital), large);
    }
}
