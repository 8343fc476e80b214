//! Units of time in the languages audits are written in.
//!
//! A week has 7 days, a month 30, a quarter 3 months; a working day has 8 hours, a working week 5 days, a working month
//! 20 days. Calendar time (`Span`) counts in days, work (`Effort`) in hours.

use std::sync::OnceLock;

use super::wording::strip;
use crate::letters::{lower, small};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    /// Days of calendar time; hours and minutes are parts of a working day of 8 hours.
    pub(super) fn days(self) -> f64 {
        match self {
            Self::Minute => 1.0 / 480.0,
            Self::Hour => 1.0 / 8.0,
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 30.0,
            Self::Quarter => 90.0,
            Self::Year => 365.0,
        }
    }

    /// Hours of work.
    pub(super) fn hours(self) -> f64 {
        match self {
            Self::Minute => 1.0 / 60.0,
            Self::Hour => 1.0,
            Self::Day => 8.0,
            Self::Week => 40.0,
            Self::Month => 160.0,
            Self::Quarter => 480.0,
            Self::Year => 1920.0,
        }
    }

    /// How many of this unit a month has: the factor that turns money per unit into money per month.
    fn per_month(self) -> f64 {
        match self {
            Self::Minute => 60.0 * 24.0 * 30.0,
            Self::Hour => 24.0 * 30.0,
            Self::Day => 30.0,
            Self::Week => 30.0 / 7.0,
            Self::Month => 1.0,
            Self::Quarter => 1.0 / 3.0,
            Self::Year => 1.0 / 12.0,
        }
    }
}

/// Words for units: English, German, French, Spanish, Portuguese, Italian, Russian, Chinese, Japanese, Arabic. Longer
/// words come before their own beginnings.
const UNITS: [(Unit, &[&str]); 7] = [
    (
        Unit::Minute,
        &["minutes", "minute", "mins", "min.", "min", "minuten", "minutos", "minuti", "минут", "分钟", "分", "دقيقة"],
    ),
    (
        Unit::Hour,
        &[
            "person-hours",
            "hours",
            "hour",
            "hrs",
            "hr",
            "h",
            "stunden",
            "stunde",
            "std.",
            "std",
            "heures",
            "heure",
            "horas",
            "hora",
            "ore",
            "ora",
            "часов",
            "часа",
            "час",
            "ч",
            "小时",
            "時間",
            "ساعات",
            "ساعة",
        ],
    ),
    (
        Unit::Day,
        &[
            "business days",
            "business day",
            "working days",
            "working day",
            "work days",
            "workdays",
            "workday",
            "person-days",
            "person days",
            "calendar days",
            "days",
            "day",
            "d",
            "arbeitstage",
            "personentage",
            "tage",
            "tagen",
            "tag",
            "pt",
            "jours ouvrés",
            "jours",
            "jour",
            "j",
            "días",
            "dias",
            "día",
            "dia",
            "giorni",
            "giorno",
            "рабочих дней",
            "дней",
            "дня",
            "день",
            "дн",
            "个工作日",
            "工作日",
            "天",
            "日間",
            "日",
            "أيام",
            "يوم",
        ],
    ),
    (
        Unit::Week,
        &[
            "weeks",
            "week",
            "wks",
            "wk",
            "w",
            "wochen",
            "woche",
            "kw",
            "semaines",
            "semaine",
            "semanas",
            "semana",
            "settimane",
            "settimana",
            "недель",
            "недели",
            "неделя",
            "нед",
            "个星期",
            "周",
            "週間",
            "週",
            "أسابيع",
            "أسبوع",
        ],
    ),
    (
        Unit::Month,
        &[
            "months",
            "month",
            "mos",
            "mo.",
            "mo",
            "mth",
            "monate",
            "monaten",
            "monat",
            "mois",
            "meses",
            "mês",
            "mes",
            "mesi",
            "mese",
            "месяцев",
            "месяца",
            "месяц",
            "мес",
            "个月",
            "ヶ月",
            "か月",
            "カ月",
            "月",
            "أشهر",
            "شهر",
        ],
    ),
    (Unit::Quarter, &["quarters", "quarter", "quartale", "quartal", "trimestres", "trimestre", "квартал", "季度"]),
    (
        Unit::Year,
        &[
            "years", "year", "yrs", "yr", "y", "jahre", "jahren", "jahr", "annum", "ans", "an", "années", "année",
            "años", "año", "anos", "ano", "anni", "anno", "лет", "года", "год", "年", "سنة",
        ],
    ),
];

/// Takes a unit off the start of `text`.
pub(super) fn take(text: &str) -> Option<(Unit, &str)> {
    let text = text.trim_start().trim_start_matches('-');
    let first = *text.as_bytes().first()?;
    if first.is_ascii() && !first.is_ascii_alphabetic() {
        return None;
    }
    // Where bytes count more than time, all words are tried.
    if cfg!(not(feature = "quick")) {
        let mut words = UNITS.iter().flat_map(|(unit, words)| words.iter().map(move |word| (unit, word)));
        return words.find_map(|(unit, word)| Some((*unit, strip(text, word)?)));
    }
    if first.is_ascii() {
        let own = &by_letter()[usize::from(first.to_ascii_lowercase() - b'a')];
        return own.iter().find_map(|(unit, word)| Some((*unit, strip(text, word)?)));
    }
    let letter = small(text.chars().next()?);
    let own = by_letter()[OTHERS].iter().filter(|(_, word)| word.starts_with(letter));
    own.into_iter().find_map(|(unit, word)| Some((*unit, strip(text, word)?)))
}

/// Where the words that begin with no letter of ASCII are.
const OTHERS: usize = 26;

/// The words by their first letters, in their order: two hundred would be tried for each number of a text.
fn by_letter() -> &'static [Vec<(Unit, &'static str)>; OTHERS + 1] {
    static BY_LETTER: OnceLock<[Vec<(Unit, &str)>; OTHERS + 1]> = OnceLock::new();
    BY_LETTER.get_or_init(|| {
        let mut by_letter = [const { Vec::new() }; OTHERS + 1];
        for (unit, words) in UNITS {
            for word in words {
                let first = word.bytes().next().unwrap_or_default();
                let at = if first.is_ascii_lowercase() { usize::from(first - b'a') } else { OTHERS };
                by_letter[at].push((unit, *word));
            }
        }
        by_letter
    })
}

/// The factor that turns money for the unit at the start of `text` into money per month.
pub(super) fn per_month(text: &str) -> Option<(f64, &str)> {
    take(text)
        .filter(|(unit, _)| !matches!(unit, Unit::Minute | Unit::Hour))
        .map(|(unit, rest)| (unit.per_month(), rest))
}

/// "monthly", "annually" and their kin, with the factor to a month.
pub(super) fn adverb_per_month(text: &str) -> Option<(f64, &str)> {
    const ADVERBS: [(&str, Unit); 10] = [
        ("monthly", Unit::Month),
        ("mtl.", Unit::Month),
        ("monatlich", Unit::Month),
        ("mensuel", Unit::Month),
        ("mensual", Unit::Month),
        ("yearly", Unit::Year),
        ("annually", Unit::Year),
        ("jährlich", Unit::Year),
        ("p.m.", Unit::Month),
        ("p.a.", Unit::Year),
    ];
    ADVERBS.iter().find_map(|(word, unit)| Some((unit.per_month(), strip(text, word)?)))
}

/// Whether `text` begins with a unit of time: "4 hours" is no money.
pub(super) fn is_time_word(text: &str) -> bool {
    take(text).is_some()
}

/// Words for "costs nothing".
pub(super) fn is_free(text: &str) -> bool {
    const FREE: [&str; 10] =
        ["free", "none", "no cost", "nothing", "kostenlos", "keine", "gratuit", "gratis", "бесплатно", "免费"];
    const LONGEST: usize = 32;
    text.trim().len() <= LONGEST && FREE.contains(&lower(text).trim())
}

/// Words for "at once".
pub(super) fn is_immediate(text: &str) -> bool {
    const NOW: [&str; 15] = [
        "immediate",
        "immediately",
        "now",
        "today",
        "at once",
        "none",
        "instant",
        "sofort",
        "immédiat",
        "inmediato",
        "imediato",
        "immediato",
        "немедленно",
        "立即",
        "即時",
    ];
    let text = text.trim();
    // Most texts begin with another letter.
    if !text.bytes().next().is_some_and(|first| !first.is_ascii() || b"ainst".contains(&first.to_ascii_lowercase())) {
        return false;
    }
    let text = lower(text);
    NOW.contains(&text.as_str()) || ["immediate ", "immediately "].iter().any(|word| text.starts_with(word))
}
