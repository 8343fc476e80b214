//! Words by which totals, means, weights and counts are known, in the languages audits are written in.

use gonogo_report::letters::small;

pub(super) use super::sets::{Beginnings, Set, begins, has, holds, may_have};
pub(super) use super::spelled::{may_count, number_in};
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
