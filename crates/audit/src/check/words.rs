//! Words by which totals, means, weights and counts are known, in the languages audits are written in.

use gonogo_report::letters::{lower, small};

use crate::extract::words::is_letter;
use crate::text::{SMALL, trim};

/// What begins or is the label of a total.
pub(super) const TOTAL: &Set = &Set::of(&[
    "total",
    "totals",
    "grand total",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "somme",
    "suma",
    "totale",
    "totaux",
    "итого",
    "всего",
    "сумма",
    "合计",
    "总计",
    "總計",
    "合計",
    "総計",
    "المجموع",
    "الإجمالي",
]);

/// What begins the label of a part of a total that is one itself.
pub(super) const SUBTOTAL: &Set = &Set::of(&[
    "subtotal",
    "sub-total",
    "sub total",
    "zwischensumme",
    "sous-total",
    "subtotale",
    "подытог",
    "промежуточный итог",
    "小计",
    "小計",
]);

/// What names something that is paid again and again.
pub(super) const REPEATED: &Set = &Set::of(&["monthly", "annual", "yearly"]);

/// What names a mean.
pub(super) const MEAN: &Set = &Set::of(&[
    "average",
    "avg",
    "mean",
    "weighted average",
    "weighted avg",
    "weighted",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "promedio",
    "média",
    "media",
    "среднее",
    "средний",
    "средняя",
    "平均",
    "المتوسط",
]);

/// What names an overall value.
pub(super) const OVERALL: &Set = &Set::of(&[
    "overall",
    "global",
    "globale",
    "general",
    "gesamt",
    "gesamtnote",
    "gesamtbewertung",
    "gesamtergebnis",
    "insgesamt",
    "общая",
    "общий",
    "общее",
    "итоговая",
    "итоговый",
    "总体",
    "總體",
    "综合",
    "総合",
    "全体",
    "الإجمالية",
    "complessivo",
    "complessiva",
    "composite",
    "final",
    "aggregate",
]);

/// What names points or their share.
pub(super) const SCORE: &Set = &Set::of(&[
    "score",
    "scores",
    "rating",
    "grade",
    "points",
    "readiness",
    "coverage",
    "completion",
    "progress",
    "note",
    "punkte",
    "bewertung",
    "reife",
    "reifegrad",
    "abdeckung",
    "couverture",
    "puntuación",
    "puntaje",
    "cobertura",
    "pontuação",
    "nota",
    "punteggio",
    "valutazione",
    "voto",
    "copertura",
    "оценка",
    "балл",
    "баллы",
    "готовность",
    "покрытие",
    "评分",
    "得分",
    "分数",
    "覆盖率",
    "スコア",
    "評価",
    "カバレッジ",
    "点数",
    "الدرجة",
    "التقييم",
    "index",
    "compliance",
    "health",
]);

/// What names a weight.
pub(super) const WEIGHT: &Set = &Set::of(&[
    "weight",
    "weights",
    "weighting",
    "gewicht",
    "gewichtung",
    "poids",
    "pondération",
    "peso",
    "ponderación",
    "ponderação",
    "вес",
    "权重",
    "重み",
    "ウェイト",
    "الوزن",
]);

/// What names work.
pub(super) const EFFORT: &Set = &Set::of(&[
    "effort",
    "estimate",
    "estimated",
    "time estimate",
    "aufwand",
    "schätzung",
    "charge",
    "estimation",
    "esfuerzo",
    "estimación",
    "esforço",
    "estimativa",
    "stima",
    "impegno",
    "трудозатраты",
    "оценка времени",
    "工作量",
    "工数",
    "見積",
    "الجهد",
    "hours",
]);

/// Words that say that things run side by side.
pub(super) const PARALLEL: &Set = &Set::of(&[
    "parallel",
    "concurrent",
    "concurrently",
    "overlap",
    "overlapping",
    "simultaneous",
    "gleichzeitig",
    "parallèle",
    "paralelo",
    "parallelo",
    "параллельно",
    "并行",
    "並行",
    "بالتوازي",
]);

/// Headers of columns that name things instead of counting them.
pub(super) const NAMES: &Set = &Set::of(&[
    "#",
    "id",
    "no",
    "no.",
    "nr",
    "nr.",
    "n°",
    "№",
    "rank",
    "priority",
    "version",
    "year",
    "port",
    "line",
    "lines",
    "date",
    "severity",
    "step",
    "order",
    "phase",
    "week",
    "day",
    "sprint",
    "status code",
    "code",
    "номер",
    "编号",
    "番号",
]);

/// Words that are looked for together.
pub(super) struct Set {
    words: &'static [&'static str],
    begins: Beginnings,
}

/// What some words begin with: by the last bits of a first byte, those of the second bytes that follow it. Most words of a
/// text begin otherwise.
pub(super) struct Beginnings([u32; 32]);

impl Beginnings {
    /// Those of both.
    pub(super) const fn and(&self, other: &Self) -> Self {
        let (mut both, mut at) = ([0; 32], 0);
        while at < both.len() {
            both[at] = self.0[at] | other.0[at];
            at += 1;
        }
        Self(both)
    }

    /// Whether a word may begin with the bytes that a text begins with, in letters of any size.
    fn may_begin(&self, text: &[u8]) -> bool {
        let second = text.get(1).copied().unwrap_or_default();
        text.first().is_some_and(|first| self.0[usize::from(first & 31)] >> (second & 31) & 1 == 1)
    }
}

impl Set {
    pub(super) const fn of(words: &'static [&'static str]) -> Self {
        let (mut pairs, mut at) = ([0; 32], 0);
        while at < words.len() {
            let word = words[at].as_bytes();
            pairs[(word[0] & 31) as usize] |= if word.len() > 1 { 1 << (word[1] & 31) } else { u32::MAX };
            at += 1;
        }
        Self { words, begins: Beginnings(pairs) }
    }

    /// What they begin with.
    pub(super) const fn begins(&self) -> &Beginnings {
        &self.begins
    }

    /// Whether one of them begins at a byte of a text, and ends there.
    fn stand_at(&self, text: &str, at: usize) -> bool {
        let rest = &text[at..];
        self.words.iter().any(|word| {
            rest.as_bytes().first() == word.as_bytes().first()
                && rest.strip_prefix(word).is_some_and(|rest| joined(word) || !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Whether a text (in small letters) is one of them.
    pub(super) fn holds(&self, text: &str) -> bool {
        self.begins.may_begin(text.as_bytes()) && self.words.contains(&text)
    }
}

/// Whether one of `words` occurs in `text` (in small letters) as whole words. Words of scripts without spaces may stand
/// anywhere.
pub(super) fn has(text: &str, words: &Set) -> bool {
    gonogo_report::work::spend(text.len());
    let bytes = text.as_bytes();
    // Whether a letter stands before.
    let mut within = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let c = if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or(' ') };
        if (!within || is_joined(c)) && words.begins.may_begin(&bytes[at..]) && words.stand_at(text, at) {
            return true;
        }
        at += c.len_utf8();
        within = is_letter(c);
        // In the middle of a word none begins.
        while within && bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
    }
    false
}

/// Whether one of some words may occur in `text`, in letters of any size: most texts that hold none are told by their letters,
/// before anything is made of them.
pub(super) fn may_have(text: &str, words: &Beginnings) -> bool {
    gonogo_report::work::spend(text.len());
    let bytes = text.as_bytes();
    let mut within = false;
    for (at, byte) in bytes.iter().enumerate() {
        // Marks are left out of labels, and letters beyond ASCII may have forms that are far away.
        if !byte.is_ascii() || matches!(byte, b'*' | b'_' | b'`') {
            return true;
        }
        if !within && words.may_begin(&bytes[at..]) {
            return true;
        }
        within = byte.is_ascii_alphanumeric();
    }
    false
}

/// Whether one of `words` occurs in `text`, in letters of any size, as whole words.
pub(super) fn holds(text: &str, words: &Set) -> bool {
    may_have(text, &words.begins) && has(&lower(text), words)
}

/// Whether `text` (in small letters) begins with one of `words`, as a whole word.
pub(super) fn begins(text: &str, words: &Set) -> bool {
    let alike = |word: &&&str| word.as_bytes().first() == text.as_bytes().first();
    words.begins.may_begin(text.as_bytes())
        && words
            .words
            .iter()
            .filter(alike)
            .filter_map(|word| Some((word, text.strip_prefix(word)?)))
            .any(|(word, rest)| !rest.starts_with(char::is_alphabetic) || joined(word))
}

/// Whether words of this script stand side by side without spaces.
fn joined(word: &str) -> bool {
    word.chars().next().is_some_and(is_joined)
}

fn is_joined(c: char) -> bool {
    matches!(u32::from(c), 0x0600..=0x06FF | 0x2E80..=0x9FFF)
}

/// A label in small letters: no pictographs, no stars, no colon at its end.
pub(super) fn label(text: &str) -> String {
    gonogo_report::work::spend(text.len());
    let bare = |text| trim(trim(text).trim_end_matches([':', '：']));
    let marked = |byte: u8| !byte.is_ascii() | matches!(byte, b'*' | b'_' | b'`');
    if !gonogo_report::letters::holds(text, marked) {
        return bare(text).to_ascii_lowercase();
    }
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '*' | '_' | '`' => {}
            c if c.is_ascii() => kept.push(c.to_ascii_lowercase()),
            c if crate::status::is_emoji(c) => {}
            c => kept.push(small(c)),
        }
    }
    let rest = bare(&kept);
    if rest.len() == kept.len() { kept } else { rest.to_owned() }
}

/// A name as it is compared: its words in small letters, without signs.
pub(crate) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    if name.is_ascii() {
        let mut apart = false;
        for byte in name.bytes() {
            let small = SMALL[usize::from(byte)];
            if small > 0 {
                if apart && !key.is_empty() {
                    key.push(' ');
                }
                key.push(char::from(small));
            }
            apart = small == 0;
        }
        return key;
    }
    let mut apart = false;
    for c in name.chars() {
        let letter = is_letter(c);
        if letter {
            if apart && !key.is_empty() {
                key.push(' ');
            }
            key.push(if c.is_ascii() { c.to_ascii_lowercase() } else { small(c) });
        }
        apart = !letter;
    }
    key
}

/// A number written as a word in letters of any size, 1 to 12.
pub(super) fn number_in(word: &str) -> Option<f64> {
    if !word.is_ascii() {
        let folded = (word.len() <= "одиннадцать".len()).then(|| lower(word))?;
        return number(&folded, |known| known == folded);
    }
    // No number up to twelve is longer, and most words begin otherwise.
    let [first, second, ..] = word.as_bytes() else { return None };
    let may_be = word.len() <= "quattro".len() && may_count(*first, *second);
    may_be.then(|| number(word, |known| known.eq_ignore_ascii_case(word)))?
}

/// Whether a number up to twelve begins with two letters of ASCII.
pub(super) fn may_count(first: u8, second: u8) -> bool {
    const BEGINS: &Beginnings = &Set::of(&[
        "ac", "ci", "cu", "de", "di", "do", "du", "ei", "el", "fi", "fo", "hu", "qu", "ne", "ni", "no", "nu", "oc", "oi",
        "on", "ot", "se", "si", "te", "th", "tr", "tw", "um", "un", "vi", "ze", "zw",
    ])
    .begins;
    first.is_ascii_alphabetic() && second.is_ascii_alphabetic() && BEGINS.may_begin(&[first, second])
}

/// The number of the word that is the one, of those that begin with the same byte.
fn number(word: &str, is: impl Fn(&str) -> bool) -> Option<f64> {
    #[rustfmt::skip]
    let alike: &[(u8, &str)] = match word.as_bytes().first()?.to_ascii_lowercase() {
        b'a' => &[(8, "acht")],
        b'c' => &[(4, "cuatro"), (5, "cinq"), (5, "cinco"), (5, "cinque")],
        b'd' => &[(2, "deux"), (2, "dois"), (2, "duas"), (3, "drei"), (10, "dix"), (10, "diez"), (10, "dez"), (10, "dieci"),
                  (12, "douze"), (12, "doce"), (12, "doze"), (12, "dodici")],
        b'e' => &[(1, "eine"), (1, "ein"), (8, "eight"), (11, "eleven")],
        b'f' => &[(4, "four"), (5, "five"), (5, "fünf")],
        b'h' => &[(8, "huit")],
        b'n' => &[(9, "nine"), (9, "neun"), (9, "neuf"), (9, "nueve"), (9, "nove")],
        b'o' => &[(1, "one"), (8, "ocho"), (8, "oito"), (8, "otto"), (11, "onze")],
        b'q' => &[(4, "quatre"), (4, "quatro"), (4, "quattro")],
        b's' => &[(6, "six"), (6, "sechs"), (6, "seis"), (6, "sei"), (7, "seven"), (7, "sieben"), (7, "sept"), (7, "siete"),
                  (7, "sete"), (7, "sette")],
        b't' => &[(2, "two"), (3, "three"), (3, "trois"), (3, "tres"), (3, "três"), (3, "tre"), (10, "ten"), (12, "twelve")],
        b'u' => &[(1, "une"), (1, "un"), (1, "uno"), (1, "una"), (1, "um"), (1, "uma"), (11, "undici")],
        b'v' => &[(4, "vier")],
        b'z' => &[(2, "zwei"), (10, "zehn"), (12, "zwölf")],
        0x80.. => &[(1, "один"), (1, "одна"), (2, "два"), (2, "две"), (3, "три"), (4, "четыре"), (5, "пять"), (6, "шесть"),
                    (7, "семь"), (8, "восемь"), (9, "девять"), (10, "десять"), (11, "одиннадцать"), (12, "двенадцать")],
        _ => &[],
    };
    alike.iter().find(|(_, known)| known.len() == word.len() && is(known)).map(|(number, _)| f64::from(*number))
}
