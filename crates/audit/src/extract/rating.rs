//! Status and severity: one normalizer that knows which of the two is asked for.
//!
//! A green circle is "good" as a status and "low" as a severity. Where signs and words disagree, the sign tells the
//! status and the word tells the severity: that is how audits use them.

use std::borrow::Cow;

use gonogo_report::{Severity, Status};

use super::words::{Hit, Kinds, Word, Words, covered, head, is_letter};
use crate::status::{self, Mark};

/// A severity found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rated {
    pub(super) severity: Severity,
    /// Whether a word says it that means nothing else ("critical", "P1"), or one that might ("blocker", "important").
    pub(super) firm: bool,
    /// Where the word stands.
    pub(super) start: usize,
    pub(super) end: usize,
}

const FIRM: [(Word, Severity); 4] = [
    (Word::Critical, Severity::Critical),
    (Word::High, Severity::High),
    (Word::Medium, Severity::Medium),
    (Word::Low, Severity::Low),
];
const SOFT: [(Word, Severity); 3] =
    [(Word::Blocking, Severity::Critical), (Word::Major, Severity::High), (Word::Minor, Severity::Low)];

/// The severity that the words of a text name: the first firm one, else the first other one.
pub(super) fn severity(words: &Words, text: &str) -> Option<Rated> {
    let text = head(text, 300);
    let hits = words.hits(text);
    if !hits.kinds.any(&RATED) {
        return None;
    }
    of_hits(&undenied(text, &hits))
}

/// What is found in a text without what it denies: "non-critical".
fn undenied<'h>(text: &str, hits: &'h [Hit]) -> Cow<'h, [Hit]> {
    let denied = |hit: &Hit| {
        let before = text[..hit.start].trim_end_matches(['-', ' ', '‑']);
        before.len().checked_sub(3).and_then(|at| before.get(at..)).is_some_and(|non| non.eq_ignore_ascii_case("non"))
    };
    if hits.iter().any(denied) {
        Cow::Owned(hits.iter().copied().filter(|hit| !denied(hit)).collect())
    } else {
        Cow::Borrowed(hits)
    }
}

/// The severity whose firm word a text begins with.
pub(crate) fn begun(words: &Words, text: &str) -> Option<Severity> {
    let begins = words.beginnings(text);
    FIRM.iter().find(|(word, _)| begins.has(*word)).map(|(_, severity)| *severity)
}

/// The meanings that rate.
pub(super) const RATED: [Word; 7] =
    [Word::Critical, Word::High, Word::Medium, Word::Low, Word::Blocking, Word::Major, Word::Minor];

pub(super) fn of_hits(hits: &[Hit]) -> Option<Rated> {
    let first = |table: &[(Word, Severity)], firm: bool| {
        let found = hits.iter().filter_map(|hit| {
            let (_, severity) = table.iter().find(|(word, _)| *word == hit.word)?;
            Some(Rated { severity: *severity, firm, start: hit.start, end: hit.end })
        });
        found.min_by_key(|rated| rated.start)
    };
    first(&FIRM, true).or_else(|| first(&SOFT, false))
}

/// The severity of a cell or value that says little else: "High", "🟠 Élevé", "P1 (High)", "🔴".
pub(super) fn severity_value(words: &Words, text: &str) -> Option<Severity> {
    const LONGEST: usize = 90;
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let lead = text.find(char::is_alphanumeric).unwrap_or(text.len());
    match severity(words, text) {
        // "(Very) high": a word or two may stand before it.
        Some(rated) if text[lead.min(rated.start)..rated.start].split_whitespace().count() <= 1 => {
            Some(range(words, &text[rated.end..]).map_or(rated.severity, |other| other.min(rated.severity)))
        }
        Some(_) => None,
        None if text.len() <= 40 || lead > 0 => circle(text),
        None => None,
    }
}

/// The other end of a range of severities, by what follows its first: "medium-high", "low / medium". The worse one
/// counts.
fn range(words: &Words, rest: &str) -> Option<Severity> {
    let other = rest.trim_start().strip_prefix(['-', '–', '/'])?;
    // "High - low traffic" explains.
    let apart = rest.starts_with(' ') && !rest.trim_start().starts_with('/');
    begun(words, other.trim_start()).filter(|_| !apart)
}

/// The severity of the first circle or alarm sign in a text.
pub(super) fn circle(text: &str) -> Option<Severity> {
    let (_, mark) = status::find_mark(text)?;
    of_sign(mark)
}

/// The severity that a sign stands for where severities are told by signs.
pub(super) fn of_sign(mark: Mark) -> Option<Severity> {
    match mark.sign {
        '🔴' | '🚨' | '⛔' | '🛑' => Some(Severity::Critical),
        '🟠' | '🔶' => Some(Severity::High),
        '🟡' => Some(Severity::Medium),
        '🟢' | '🔵' | '⚪' => Some(Severity::Low),
        _ => None,
    }
}

/// How something does: by the first sign, else by the first words.
pub(super) fn status(words: &Words, text: &str) -> Option<Status> {
    if let Some((_, mark)) = status::find_mark(text) {
        return Some(of_mark(mark.status));
    }
    status_words(words, text)
}

/// How something does by its words alone: the first that tells it, of equals the longest.
pub(super) fn status_words(words: &Words, text: &str) -> Option<Status> {
    const STATUSES: [(Word, Status); 4] = [
        (Word::Pending, Status::Pending),
        (Word::Bad, Status::Bad),
        (Word::Middle, Status::Middle),
        (Word::Good, Status::Good),
    ];
    let hits = words.hits(head(text, 200));
    if !hits.kinds.any(&STATUSES.map(|(word, _)| word)) {
        return None;
    }
    let found = hits.iter().filter_map(|hit| {
        let (_, status) = STATUSES.iter().find(|(word, _)| *word == hit.word)?;
        Some((hit.start, usize::MAX - (hit.end - hit.start), *status))
    });
    found.min_by_key(|(start, shortness, _)| (*start, *shortness)).map(|(_, _, status)| status)
}

/// The status of a mark in the model's type.
pub(super) fn of_mark(status: status::Status) -> Status {
    match status {
        status::Status::Good => Status::Good,
        status::Status::Middle => Status::Middle,
        status::Status::Bad => Status::Bad,
        status::Status::Pending => Status::Pending,
    }
}

/// Whether a heading or lead names a severity for what stands under it: "🟠 HIGH (4 issues)", "Critical Issues",
/// "P0 — blockers"; and which. `signs` allows a circle alone to say so.
pub(crate) fn group(words: &Words, title: &str, signs: bool) -> Option<(Severity, bool)> {
    const LONGEST: usize = 120;
    if title.len() > LONGEST {
        return None;
    }
    let (outer, inner) = without_brackets(super::cells::name(title));
    let outer = outer.trim();
    let hits = words.hits(outer);
    let findings = hits.iter().find(|hit| hit.word == Word::Findings);
    if let Some(rated) = of_hits(&undenied(outer, &hits)) {
        // "Critical test gaps", "Problèmes critiques": one of the two begins it, or follows its first word.
        let other =
            hits.iter().find(|hit| hit.word == Word::Findings && (hit.start, hit.end) != (rated.start, rated.end));
        let begins = |start: usize| outer[..start].split_whitespace().count() <= 1;
        let named = other.is_some_and(|other| begins(rated.start.min(other.start)));
        if named || only_generic(outer, &hits) {
            return Some((rated.severity, rated.firm));
        }
    } else if findings.is_some()
        && !inner.is_empty()
        && let Some(rated) = severity(words, &inner)
        && only_generic(&inner, &words.hits(&inner))
    {
        return Some((rated.severity, rated.firm));
    }
    let sign = signs && (findings.is_some() || outer.is_empty());
    // An alarm in front of a heading calls for attention; only the signs of a scale rate.
    let scale = |(_, mark): &(usize, Mark)| mark.sign != '🚨';
    let severity = status::find_mark(title).filter(|_| sign).filter(scale).and_then(|(_, mark)| of_sign(mark))?;
    Some((severity, true))
}

/// The severity that the remark at the end of a title names, in brackets or behind a dash, if it says nothing else.
pub(super) fn remark(words: &Words, title: &str) -> Option<Severity> {
    let title = title.trim_end_matches([')', '）', ' ']);
    let at =
        [" - ", " — ", " – ", "(", "（"].iter().filter_map(|sign| title.rfind(sign).map(|at| at + sign.len())).max()?;
    let tail = &title[at..];
    let rated = severity(words, tail).filter(|rated| rated.firm)?;
    only_generic(tail, &words.hits(tail)).then_some(rated.severity)
}

/// The same, for a title of which it is known what its words mean: most can group nothing.
pub(super) fn group_of(words: &Words, kinds: Kinds, title: &str, signs: bool) -> Option<(Severity, bool)> {
    if title.is_empty() {
        return None;
    }
    let unnamed = || !super::cells::name(title).starts_with(is_letter);
    let may_group = kinds.any(&RATED) || kinds.has(Word::Findings) || signs && unnamed() || may_join(title, usize::MAX);
    may_group.then(|| group(words, title, signs)).flatten()
}

/// Whether a text says nothing but a severity and words that go with one.
fn only_generic(text: &str, hits: &[Hit]) -> bool {
    let kinds = [
        Word::Critical,
        Word::High,
        Word::Medium,
        Word::Low,
        Word::Blocking,
        Word::Major,
        Word::Minor,
        Word::Generic,
        Word::Findings,
        Word::Fixed,
    ];
    // What follows a dash explains: "Critical — fix before launch".
    let dash = |at: &usize| match text.as_bytes()[*at] {
        b' ' => ["— ", "– ", "- "].iter().any(|dash| text[at + 1..].starts_with(dash)),
        b':' => text[at + 1..].starts_with(' '),
        _ => false,
    };
    let end = (0..text.len()).find(dash).unwrap_or(text.len());
    let mut at = 0;
    for word in text[..end].split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        at = start + word.len();
        if !covered(hits, start..at, &kinds) && !word.chars().all(|c| c.is_ascii_digit()) {
            return false;
        }
    }
    at > 0
}

/// Whether something opens or closes a remark.
pub(super) fn has_brackets(text: &str) -> bool {
    gonogo_report::letters::holds(text, |byte| matches!(byte, b'(' | b'[' | b')' | b']'))
        || !text.is_ascii() && text.contains(['（', '【', '）', '】'])
}

/// Whether words that do not stand in a text may stand in what is left of it without its remarks, or of its first bytes:
/// where space or an end is on the outer side of each bracket, nothing comes together that was apart.
pub(super) fn may_join(text: &str, most: usize) -> bool {
    if !has_brackets(text) {
        return false;
    }
    let bytes = text.as_bytes();
    let apart = |at: usize| match bytes[at] {
        b'(' | b'[' => at == 0 || bytes[at - 1] == b' ',
        b')' | b']' => bytes.get(at + 1).is_none_or(|next| *next == b' '),
        _ => true,
    };
    let wide = || !text.is_ascii() && text.contains(['（', '【', '）', '】']);
    text.len() > most || !(0..bytes.len()).all(apart) || wide()
}

/// A text without what stands in brackets, and that.
pub(super) fn without_brackets(text: &str) -> (Cow<'_, str>, Cow<'_, str>) {
    if !has_brackets(text) {
        return (Cow::Borrowed(text), Cow::Borrowed(""));
    }
    if let Some((outer, inner)) = remark_behind(text) {
        return (Cow::Borrowed(outer), Cow::Borrowed(inner));
    }
    let (mut outer, mut inner, mut depth, mut from) = (String::with_capacity(text.len()), String::new(), 0_usize, 0);
    for (at, sign) in text.match_indices(['(', '[', '（', '【', ')', ']', '）', '】']) {
        let into = if depth > 0 { &mut inner } else { &mut outer };
        into.push_str(&text[from..at]);
        from = at + sign.len();
        if matches!(sign, "(" | "[" | "（" | "【") {
            depth += 1;
        } else {
            depth = depth.saturating_sub(1);
            inner.push(' ');
        }
    }
    let into = if depth > 0 { &mut inner } else { &mut outer };
    into.push_str(&text[from..]);
    (Cow::Owned(outer), Cow::Owned(inner.trim().to_owned()))
}

/// A text of ASCII and the one remark that it ends with, as most remarks stand.
fn remark_behind(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', ']']).filter(|_| text.is_ascii())?;
    let mut signs = inner.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'(' | b'[' | b')' | b']'));
    let (open, sign) = signs.next()?;
    let alone = matches!(sign, b'(' | b'[') && signs.next().is_none();
    alone.then(|| (&text[..open], inner[open + 1..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::of("the")
    }

    #[test]
    fn a_green_circle_is_good_as_a_status_and_low_as_a_severity() {
        assert_eq!(status(&words(), "🟢 Excellent"), Some(Status::Good));
        assert_eq!(severity_value(&words(), "🟢"), Some(Severity::Low));
    }

    #[test]
    fn the_sign_tells_the_status_and_the_word_the_severity() {
        assert_eq!(status(&words(), "⚠️ Good"), Some(Status::Middle));
        assert_eq!(severity_value(&words(), "🔴 HIGH"), Some(Severity::High));
    }

    #[test]
    fn of_a_range_of_severities_the_worse_one_counts() {
        for (text, wanted) in [
            ("🟠 MEDIUM-HIGH", Severity::High),
            ("Low/Medium", Severity::Medium),
            ("High - low traffic", Severity::High),
        ] {
            assert_eq!(severity_value(&words(), text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn headings_that_group_by_severity_are_told_from_others() {
        for (title, wanted) in [
            ("🟠 HIGH (4 issues)", Some(Severity::High)),
            ("Critical Test Gaps", Some(Severity::Critical)),
            ("P0 — must not ship with", Some(Severity::Critical)),
            ("Medium Priority Risks (P2)", Some(Severity::Medium)),
            ("Security gaps (critical priority)", Some(Severity::Critical)),
            ("Critical path to launch", None),
            ("High availability", None),
            ("Critical success factors", None),
        ] {
            assert_eq!(group(&words(), title, true).map(|(severity, _)| severity), wanted, "{title}");
        }
    }
}
