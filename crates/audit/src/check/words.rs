//! Words by which totals, means, weights and counts are known, in the languages audits are written in.

use gonogo_report::letters::{lower, small};

use crate::extract::words::is_letter;

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
    /// The bytes that they begin with, without the highest bit: most words of a text begin with something else.
    firsts: u128,
}

impl Set {
    pub(super) const fn of(words: &'static [&'static str]) -> Self {
        let (mut firsts, mut at) = (0, 0);
        while at < words.len() {
            firsts |= 1 << (words[at].as_bytes()[0] & 0x7F);
            at += 1;
        }
        Self { words, firsts }
    }

    fn may_begin(&self, byte: u8) -> bool {
        self.firsts >> (byte & 0x7F) & 1 == 1
    }

    /// Whether a text (in small letters) is one of them.
    pub(super) fn holds(&self, text: &str) -> bool {
        self.words.contains(&text)
    }
}

/// Whether one of `words` occurs in `text` (in small letters) as whole words. Words of scripts without spaces may stand
/// anywhere.
pub(super) fn has(text: &str, words: &Set) -> bool {
    gonogo_report::work::spend(text.len());
    let bytes = text.as_bytes();
    let stands = |at: usize| words.may_begin(bytes[at]) && words.words.iter().any(|word| stands_at(&text[at..], word));
    // Whether a letter stands before.
    let mut within = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let c = if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or(' ') };
        if (!within || is_joined(c)) && stands(at) {
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

/// Whether a text begins with a word, and the word ends there.
fn stands_at(text: &str, word: &str) -> bool {
    text.as_bytes().first() == word.as_bytes().first()
        && text.strip_prefix(word).is_some_and(|rest| joined(word) || !rest.starts_with(char::is_alphanumeric))
}

/// Whether `text` (in small letters) begins with one of `words`, as a whole word.
pub(super) fn begins(text: &str, words: &Set) -> bool {
    let Some(first) = text.bytes().next().filter(|first| words.may_begin(*first)) else { return false };
    let alike = words.words.iter().filter(|word| word.bytes().next() == Some(first));
    alike
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
    let bare = |text: &str| lower(text.trim().trim_end_matches([':', '：']).trim());
    if !gonogo_report::letters::holds(text, |byte| !byte.is_ascii() | matches!(byte, b'*' | b'_' | b'`')) {
        return bare(text);
    }
    let kept: String = text.chars().filter(|c| !crate::status::is_emoji(*c) && !matches!(c, '*' | '_' | '`')).collect();
    bare(&kept)
}

/// A name as it is compared: its words in small letters, without signs.
pub(crate) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut apart = false;
    for c in name.chars() {
        if is_letter(c) {
            if apart && !key.is_empty() {
                key.push(' ');
            }
            key.push(if c.is_ascii() { c.to_ascii_lowercase() } else { small(c) });
        }
        apart = !is_letter(c);
    }
    key
}

/// A number written as a word in letters of any size, 1 to 12.
pub(super) fn number_in(word: &str) -> Option<f64> {
    if !word.is_ascii() {
        let folded = (word.len() <= "одиннадцать".len()).then(|| lower(word))?;
        return number(|known| known == folded);
    }
    // No number up to twelve is longer, and most words begin otherwise.
    let [first, second, ..] = word.as_bytes() else { return None };
    let may_be = word.len() <= "quattro".len() && may_count(*first, *second);
    may_be.then(|| number(|known| known.len() == word.len() && known.eq_ignore_ascii_case(word)))?
}

/// Whether a number up to twelve begins with two letters of ASCII.
pub(super) fn may_count(first: u8, second: u8) -> bool {
    let seconds: &[u8] = match first.to_ascii_lowercase() {
        b'a' => b"c",
        b'c' => b"iu",
        b'd' => b"eiou",
        b'e' => b"il",
        b'f' => b"io",
        b'h' | b'q' => b"u",
        b'n' => b"eiou",
        b'o' => b"cint",
        b's' => b"ei",
        b't' => b"ehrw",
        b'u' => b"mn",
        b'v' => b"i",
        b'z' => b"ew",
        _ => b"",
    };
    seconds.contains(&second.to_ascii_lowercase())
}

/// The number of the word that is the one.
fn number(is: impl Fn(&str) -> bool) -> Option<f64> {
    const WORDS: [&[&str]; 12] = [
        &["one", "eine", "ein", "une", "un", "uno", "una", "um", "uma", "один", "одна"],
        &["two", "zwei", "deux", "dois", "duas", "два", "две"],
        &["three", "drei", "trois", "tres", "três", "tre", "три"],
        &["four", "vier", "quatre", "cuatro", "quatro", "quattro", "четыре"],
        &["five", "fünf", "cinq", "cinco", "cinque", "пять"],
        &["six", "sechs", "seis", "sei", "шесть"],
        &["seven", "sieben", "sept", "siete", "sete", "sette", "семь"],
        &["eight", "acht", "huit", "ocho", "oito", "otto", "восемь"],
        &["nine", "neun", "neuf", "nueve", "nove", "девять"],
        &["ten", "zehn", "dix", "diez", "dez", "dieci", "десять"],
        &["eleven", "onze", "undici", "одиннадцать"],
        &["twelve", "zwölf", "douze", "doce", "doze", "dodici", "двенадцать"],
    ];
    let found = WORDS.iter().position(|words| words.iter().any(|word| is(word)))?;
    u32::try_from(found).ok().map(|found| f64::from(found + 1))
}
