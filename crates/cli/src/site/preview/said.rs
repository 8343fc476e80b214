//! What the picture says, in the words of the page; a line whose letters the font lacks is absent.

use gonogo_page::decision::{card, decision, gate};
use gonogo_page::load::Loaded;
use gonogo_report::Locale;

use super::letters::Fonts;

/// So many boxes fit beside each other.
const BOXES: usize = 3;
/// So much of a text is looked at: more than fits on any line.
const MOST_LETTERS: usize = 200;

/// The lines of the picture.
#[derive(Default)]
pub struct Said {
    /// The title of the report.
    pub title: Option<String>,
    /// The decision: its word, the class of its shape, and the audit's own words.
    pub verdict: Option<(&'static str, &'static str, Option<String>)>,
    /// The score: the points reached, and of how many.
    pub score: Option<(String, String)>,
    /// The level of the score.
    pub level: Option<String>,
    /// The options, else the launch gates.
    pub boxes: Vec<Box>,
    /// What is written at the foot: what is not shown, the date, who may read the report.
    pub foot: Vec<String>,
}

/// An option with its cost and time, or a gate with its decision.
pub struct Box {
    /// Its name.
    pub name: String,
    /// Its figures, the most important first.
    pub figures: Vec<String>,
    /// The class of the shape before its first figure, if there is one.
    pub class: Option<&'static str>,
    /// Whether the audit advises it.
    pub advised: bool,
}

impl Said {
    /// What is said of a report.
    pub fn of(loaded: &Loaded, locale: &Locale, fonts: &Fonts) -> Self {
        let report = &loaded.report;
        let write = |text: &str| writable(text, fonts);
        let verdict = report.verdict.as_ref().map(|verdict| {
            let (word, class) = decision(verdict.decision);
            (word, class, verdict.statement.as_deref().and_then(write))
        });
        let score = report
            .score
            .and_then(|score| Some((write(&locale.number(score.value, 1))?, write(&locale.number(score.max, 1))?)));
        let level = report.score.and_then(|score| report.level(score.value)).and_then(|level| write(&level.name));
        let (boxes, kind, all) = if report.options.is_empty() {
            (gates(loaded, &write), "gate", report.gates.len())
        } else {
            (options(loaded, locale, &write), "option", report.options.len())
        };
        let more = (!boxes.is_empty() && all > boxes.len()).then(|| {
            let more = all - boxes.len();
            format!("and {more} more {kind}{}", if more == 1 { "" } else { "s" })
        });
        let date = report.date.as_ref().map(|date| date.date.map_or(date.wording.clone(), |day| locale.date(day)));
        let foot = [more, date.as_deref().and_then(write), report.classification.as_deref().and_then(write)];
        let title = write(loaded.title());
        Self { title, verdict, score, level, boxes, foot: foot.into_iter().flatten().collect() }
    }

    /// All of it in one paragraph.
    pub fn alt(&self) -> String {
        let verdict = self.verdict.as_ref().map(|(word, _, statement)| {
            statement.as_ref().map_or((*word).to_owned(), |statement| format!("{word}: {statement}"))
        });
        let score = self.score.as_ref().map(|(value, max)| {
            let level = self.level.as_ref().map(|level| format!(", {level}")).unwrap_or_default();
            format!("{value} of {max}{level}")
        });
        let boxes = self.boxes.iter().map(|one| format!("{}: {}", one.name, one.figures.join(", ")));
        let lines = [self.title.clone(), verdict, score].into_iter().flatten().chain(boxes).chain(self.foot.clone());
        lines
            .map(|line| if line.ends_with(['.', '!', '?']) { line } else { format!("{line}.") })
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn options(loaded: &Loaded, locale: &Locale, write: &impl Fn(&str) -> Option<String>) -> Vec<Box> {
    let cards = (0..loaded.report.options.len()).filter_map(|index| card(loaded, index, locale));
    let shown = cards.filter_map(|card| {
        let figures = [&card.cost.value, &card.time.value].into_iter().filter_map(|value| write(value)).collect();
        Some(Box { name: write(&card.name)?, figures, class: None, advised: card.stance == Some("advised") })
    });
    shown.take(BOXES).collect()
}

fn gates(loaded: &Loaded, write: &impl Fn(&str) -> Option<String>) -> Vec<Box> {
    let shown = loaded.report.gates.iter().filter_map(|item| {
        let (word, class) = gate(item.decision);
        Some(Box { name: write(&item.name)?, figures: vec![word.to_owned()], class: Some(class), advised: false })
    });
    shown.take(BOXES).collect()
}

/// A text in one line, as far as it may be looked at; `None` if the font lacks a letter of it, or nothing is left.
///
/// A sign that is no letter, such as a picture sign, is left out alone.
fn writable(text: &str, fonts: &Fonts) -> Option<String> {
    let mut line = String::new();
    for letter in text.chars().take(MOST_LETTERS) {
        match letter {
            space if space.is_whitespace() => line.push(' '),
            known if fonts.have(known) => line.push(known),
            letter if letter.is_alphanumeric() => return None,
            _ => {}
        }
    }
    line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().nth(MOST_LETTERS).is_some() {
        line.push('…');
    }
    (!line.is_empty()).then_some(line)
}
