//! What a text decides by its words: a label's value, a heading, a sentence, the answer to a question.

use gonogo_report::{Decision, Status};

use super::super::cells;
use super::super::rating;
use super::super::reading::{Field, Line, fields_of};
use super::super::words::{Hit, Kinds, Word, Words, covered, head, unspaced};

/// The decision that a label's value, or a heading, states: by its words, else by its mark.
pub(super) fn stated(words: &Words, text: &str) -> Option<Decision> {
    let text = head(text, 200);
    // "Decision: which parts go live?" asks for one.
    if ends_in_question(text) {
        return None;
    }
    let hits = words.hits(text);
    if hits.kinds.has(Word::No) && words.is(text, Word::No) {
        return Some(Decision::NoGo);
    }
    if hits.iter().any(|hit| hit.word == Word::Undecided) && !has(&hits, Word::NoGo) && !has(&hits, Word::Conditional) {
        return None;
    }
    // "GO / NO-GO": a form that nobody filled in.
    if hits.kinds.has(Word::NoGo) && is_choice(words, text) {
        return None;
    }
    // "3 of 5 gates passed" counts.
    let counts = super::super::figures::figures(text)
        .iter()
        .any(|figure| !figure.percent && super::super::score::names_test(words, &text[figure.end..]));
    if counts {
        return None;
    }
    let by_words = decide(&hits, text).filter(|decision| *decision != Decision::Go || allows(&hits, text));
    let by_mark = crate::status::find_mark(text).map(|(_, mark)| rating::of_mark(mark.status));
    match (by_words, by_mark) {
        (Some(Decision::Go), Some(Status::Middle)) => Some(Decision::Conditional),
        (Some(Decision::Go), Some(Status::Bad)) => Some(Decision::NoGo),
        (Some(decision), _) => Some(decision),
        (None, Some(Status::Good)) => Some(Decision::Go),
        (None, Some(Status::Middle)) => Some(Decision::Conditional),
        (None, Some(Status::Bad)) => Some(Decision::NoGo),
        (None, Some(Status::Pending) | None) => None,
    }
}

/// Whether a text names several decisions to choose from and says nothing else: "GO / CONDITIONAL GO / NO-GO".
pub(super) fn is_choice(words: &Words, text: &str) -> bool {
    let mut pieces = text.split(['/', '|']);
    let named = |piece: &str| piece.split_whitespace().count() <= 3 && words.hits(piece).kinds.any(&DECIDING);
    pieces.clone().count() > 1 && pieces.clone().all(named) && pieces.any(|piece| !words.has(piece, Word::NoGo))
}

/// Whether a text that names going live allows it. "Start with phases 1 and 2 for the launch" does not.
fn allows(hits: &[Hit], text: &str) -> bool {
    let said =
        |hit: &Hit| text[hit.start..hit.end].contains([' ', '-']) || text[..hit.start].split_whitespace().count() < 4;
    hits.iter().any(|hit| hit.word == Word::Ready || hit.word == Word::Go && said(hit))
}

pub(super) fn has_decision(words: &Words, text: &str) -> bool {
    let text = head(text, 200);
    let hits = words.hits(text);
    hits.kinds.any(&DECIDING) && decide(&hits, text).is_some()
}

fn has(hits: &[Hit], word: Word) -> bool {
    hits.iter().any(|hit| hit.word == word)
}

/// The decision in words: what is refused outweighs what is conditional, and that what is allowed.
fn decide(hits: &[Hit], text: &str) -> Option<Decision> {
    let longest = |hit: &Hit, words: &[Word]| {
        hits.iter().any(|other| words.contains(&other.word) && other.start <= hit.start && other.end >= hit.end)
    };
    // "Launch recommendation" recommends nothing yet.
    let labels = |hit: &Hit| {
        let longer = |label: &Hit| {
            label.start <= hit.start && label.end >= hit.end && label.end - label.start > hit.end - hit.start
        };
        hits.iter().any(|label| label.word == Word::VerdictLabel && longer(label))
    };
    // "Go/No-Go" asks for one of them.
    let refused = hits.iter().any(|hit| hit.word == Word::NoGo && !longest(hit, &[Word::Conditional]) && !labels(hit));
    let go = |hit: &&Hit| {
        hit.word == Word::Go
            && !longest(hit, &[Word::NoGo, Word::Conditional])
            && (!labels(hit) || longest(hit, &[Word::Ready]))
            && !text[..hit.start].ends_with('-')
            && !text[hit.end..].starts_with('-')
    };
    let negated = hits.iter().filter(go).any(|hit| {
        let before = text[..hit.start].trim_end();
        hits.iter().any(|not| {
            let near = not.word == Word::Not && not.end <= hit.start;
            near && before.get(not.end.min(before.len())..).is_some_and(|gap| {
                // "is not, however, ready"
                let however =
                    hits.iter().any(|hit| hit.word == Word::However && hit.start >= not.end && hit.end < before.len());
                gap.split_whitespace().count() <= 3
                    && gap.chars().filter(|sign| unspaced(*sign)).count() <= 8
                    && !gap.contains(['.', ';', ':', '(', '-', '–', '—', '。', '；', '：', '（', '؛'])
                    && (however || !gap.contains([',', '，', '、', '،']))
            })
        })
    });
    if refused || negated {
        return Some(Decision::NoGo);
    }
    if has(hits, Word::Conditional) {
        return Some(Decision::Conditional);
    }
    if has(hits, Word::Early) {
        return Some(Decision::NoGo);
    }
    let hit = hits.iter().find(go)?;
    // "The code is ready, the servers are not"
    let all = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    if hits.iter().any(|not| not.word == Word::Not && not.start > hit.end && not.end == all) {
        return Some(Decision::Conditional);
    }
    // "Production-ready (65-70%)"
    let remark = text[hit.end..].trim_start().strip_prefix('(').and_then(|rest| rest.split(')').next());
    let part = is_part(&text[..hit.start]) || remark.is_some_and(is_part);
    Some(if part { Decision::Conditional } else { Decision::Go })
}

/// Whether a text ends in a percentage that leaves something to do: "75-80%" before "production ready".
fn is_part(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '*', '_']);
    let figure = before.ends_with(['%', '％']).then(|| super::super::figures::figures(before).pop()).flatten();
    figure.is_some_and(|figure| figure.percent && figure.value < 90.0)
}

/// Whether all words of a text belong to a decision; figures make it a count of something.
pub(super) fn is_verdict_alone(words: &Words, text: &str) -> bool {
    let hits = words.hits(text);
    let known = [Word::Go, Word::Conditional, Word::NoGo, Word::Ready, Word::For, Word::Generic, Word::Overall];
    let mut all = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let decided = hits.iter().any(|hit| matches!(hit.word, Word::NoGo | Word::Conditional | Word::Ready));
    decided
        && all.peek().is_some()
        && all.all(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            covered(&hits, start..start + word.len(), &known) || words.is_common(word)
        })
        && decide(&hits, text).is_some()
}

/// What is said behind the score of the whole, where it is a decision.
pub(super) fn behind_score(words: &Words, field: Field<'_>) -> Option<Decision> {
    let hits = words.hits(field.label);
    let of_all = has(&hits, Word::ScoreLabel) || words.is(field.label, Word::Total);
    if !of_all || has(&hits, Word::Target) || hits.iter().any(|hit| hit.word == Word::Category) {
        return None;
    }
    let figures = super::super::figures::figures(field.value);
    if super::super::score::names_test(words, &field.value[figures.last()?.end..]) {
        return None;
    }
    let rest = head(&field.value[figures.last()?.end..], 200);
    let decision = decide(&words.hits(rest), rest)?;
    // "🟡 60% ready": the sign tells that it is not the whole of it.
    let mark = crate::status::mark_at(field.value.trim()).map(|mark| rating::of_mark(mark.status));
    Some(if (decision, mark) == (Decision::Go, Some(Status::Middle)) { Decision::Conditional } else { decision })
}

/// The meanings without which a sentence decides nothing.
pub(super) const DECIDING: [Word; 4] = [Word::Go, Word::Conditional, Word::NoGo, Word::Early];

/// Of a sentence so many bytes are read.
pub(super) const LONGEST_SENTENCE: usize = 400;

/// A sentence of prose that decides: it speaks of production, launch or release.
pub(super) fn in_prose<'t>(words: &Words, line: &Line<'_>, text: &'t str) -> Option<(Decision, &'t str)> {
    let aims = [Word::Target, Word::Next];
    let may_aim = line.kinds.any(&aims) || line.figured || text.len() > 200;
    let aimed = |label: &str| words.hits(label).kinds.any(&aims);
    if may_aim && fields_of(head(text, 200)).iter().any(|field| aimed(field.label)) {
        return None;
    }
    // A dot inside of a number ends no sentence.
    let mut sentences = text.split(['!', '。', '！']).flat_map(|part| part.split(". ")).peekable();
    while let Some(sentence) = sentences.next() {
        // A verdict is said in a few words; a longer sentence would be compared with itself word by word.
        let sentence = head(sentence.trim(), LONGEST_SENTENCE);
        if ends_in_question(sentence) {
            continue;
        }
        // "Yes, now (before: not ready)": what was so before decides nothing.
        let remark = sentence.find('(').filter(|at| words.begins(&sentence[at + 1..], Word::Target).is_some());
        let sentence = remark.map_or(sentence, |at| sentence[..at].trim_end());
        let hits = words.hits(sentence);
        let Some(decision) = decide(&hits, sentence) else { continue };
        // "Launch readiness: 6/10" names what is rated, and allows nothing.
        let is_ready = |ready: &Hit| {
            ready.word == Word::Ready
                && (decision != Decision::Go || hits.iter().any(|go| go.word == Word::Go && go.start == ready.start))
        };
        let speaks = hits.iter().any(|hit| hit.word == Word::NoGo || is_ready(hit))
            || hits.iter().any(|hit| {
                let said = &sentence[hit.start..hit.end];
                // Where words are not parted, three signs say as much as two words.
                let several = said.contains([' ', '-']) || said.chars().filter(|sign| unspaced(*sign)).count() > 2;
                matches!(hit.word, Word::Go | Word::Conditional) && several
            });
        // "Release: v1.2.0" says which one.
        let which = |hit: &Hit| {
            sentence[hit.end..].trim_start_matches([':', ' ', '`', 'v']).starts_with(|c: char| c.is_ascii_digit())
        };
        let goes = sentence.len() <= 60 && hits.iter().any(|hit| hit.word == Word::Go && hit.start <= 2 && !which(hit));
        if speaks || goes {
            // "Ready for a hundred users. However, the leak must be mended first."
            let limited = decision == Decision::Go
                && sentences.peek().is_some_and(|next| {
                    let next = head(next.trim(), LONGEST_SENTENCE);
                    words.begins(next, Word::However).is_some()
                        && (words.has(next, Word::Now) || rating::severity(words, next).is_some())
                });
            return Some((if limited { Decision::Conditional } else { decision }, sentence));
        }
    }
    None
}

/// Whether a text asks if something is ready, or may go.
pub(super) fn asks(kinds: Kinds, text: &str) -> bool {
    kinds.any(&[Word::Ready, Word::Go]) && text.len() <= 160 && ends_in_question(text)
}

/// The decision that the first words of an answer are: "NO - the servers are missing", "Yes, with reservations". "No
/// locks are missing" answers nothing.
pub(super) fn answer(words: &Words, text: &str) -> Option<Decision> {
    let text = cells::name(text);
    let first = text.split(['.', ',', ';', ':', '!', '(', '-', '–', '—', '。', '，', '：']).next().unwrap_or_default();
    if first.split_whitespace().count() > 3 {
        return None;
    }
    if words.begins_any(first, &[Word::No, Word::Not]) {
        return Some(Decision::NoGo);
    }
    words.begins(first, Word::Yes)?;
    Some(
        decide(&words.hits(head(text, 200)), text)
            .filter(|said| *said == Decision::Conditional)
            .unwrap_or(Decision::Go),
    )
}

pub(super) fn ends_in_question(text: &str) -> bool {
    core_end(text).ends_with(['?', '？', '؟'])
}

fn core_end(text: &str) -> &str {
    text.trim_end_matches(['*', '_', ' '])
}
