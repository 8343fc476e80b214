//! Words by which totals, means, weights and counts are known, in the languages audits are written in.

use gonogo_report::letters::lower;

use crate::extract::words::is_letter;

/// What begins or is the label of a total.
pub(super) const TOTAL: &[&str] = &[
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
];

/// What begins the label of a part of a total that is one itself.
pub(super) const SUBTOTAL: &[&str] = &[
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
];

/// What names something that is paid again and again.
pub(super) const REPEATED: &[&str] = &["monthly", "annual", "yearly"];

/// What names a mean.
pub(super) const MEAN: &[&str] = &[
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
];

/// What names an overall value.
pub(super) const OVERALL: &[&str] = &[
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
];

/// What names points or their share.
pub(super) const SCORE: &[&str] = &[
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
];

/// What names a weight.
pub(super) const WEIGHT: &[&str] = &[
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
];

/// What names work.
pub(super) const EFFORT: &[&str] = &[
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
];

/// Words that say that things run side by side.
pub(super) const PARALLEL: &[&str] = &[
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
];

/// Headers of columns that name things instead of counting them.
pub(super) const NAMES: &[&str] = &[
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
];

/// Whether one of `words` occurs in `text` (in small letters) as whole words. Words of scripts without spaces may stand
/// anywhere.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    gonogo_report::work::spend(text.len());
    // What they begin with: most words of a text begin with something else.
    let begin = words.iter().filter_map(|word| word.bytes().next()).fold(0_u128, |all, byte| all | 1 << (byte & 0x7F));
    let mut before = ' ';
    text.char_indices().any(|(at, c)| {
        let starts = !is_letter(before) || is_joined(c);
        before = c;
        let may_be = starts && begin >> (text.as_bytes()[at] & 0x7F) & 1 == 1;
        may_be && words.iter().any(|word| stands_at(&text[at..], word))
    })
}

/// Whether a text begins with a word, and the word ends there.
fn stands_at(text: &str, word: &str) -> bool {
    text.as_bytes().first() == word.as_bytes().first()
        && text.strip_prefix(word).is_some_and(|rest| joined(word) || !rest.starts_with(char::is_alphanumeric))
}

/// Whether `text` (in small letters) begins with one of `words`, as a whole word.
pub(super) fn begins(text: &str, words: &[&str]) -> bool {
    let first = text.as_bytes().first();
    words
        .iter()
        .filter(|word| word.as_bytes().first() == first)
        .any(|word| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || joined(word)))
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
    if text.is_ascii() && !text.contains(['*', '_', '`']) {
        return bare(text);
    }
    let kept: String = text.chars().filter(|c| !crate::status::is_emoji(*c) && !matches!(c, '*' | '_' | '`')).collect();
    bare(&kept)
}

/// A number written as a word in letters of any size, 1 to 12.
pub(super) fn number_in(word: &str) -> Option<f64> {
    // No number up to twelve is longer, and none begins otherwise.
    let first = word.bytes().next()?;
    if !first.is_ascii() {
        return (word.len() <= "одиннадцать".len()).then(|| number(&lower(word))).flatten();
    }
    let may_be = word.len() <= "quattro".len() && b"acdefhnoqstuvz".contains(&first.to_ascii_lowercase());
    may_be.then(|| number(&lower(word))).flatten()
}

/// The same of a word in small letters.
fn number(word: &str) -> Option<f64> {
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
    let found = WORDS.iter().position(|words| words.contains(&word))?;
    u32::try_from(found).ok().map(|found| f64::from(found + 1))
}
