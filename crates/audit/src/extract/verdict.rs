//! The verdict: of all phrases that may be one, the one in the best place counts.

mod boxes;
mod decision;
mod levels;

use gonogo_report::{Decision, Status, Verdict};

use super::cells;
use super::rating;
use super::reading::{Field, Reading, Shape, fields_of};
use super::sourced::{Drafting, Sourced};
use super::words::{Word, Words, core};
use crate::content::{Fact, Facts};
use decision::{
    DECIDING, LONGEST_SENTENCE, answer, asks, behind_score, ends_in_question, has_decision, in_prose, is_verdict_alone,
    stated,
};

struct Candidate {
    decision: Decision,
    statement: String,
    span: std::ops::Range<usize>,
    /// The smaller the better.
    rank: usize,
    /// The section whose own status it is, where only a section around it is about the verdict.
    part: Option<usize>,
}

pub(super) fn read(reading: &Reading<'_>, draft: &mut Drafting) {
    let mut found = Vec::new();
    headings(reading, &mut found);
    lines(reading, &mut found);
    boxes::lists(reading, &mut found);
    drop_parts(reading, &mut found);
    totals(reading, &mut found);
    pairs(reading, &mut found);
    let best = found.into_iter().min_by_key(|candidate| (candidate.rank, candidate.span.start));
    draft.verdict = best.filter(|best| best.rank < usize::MAX).map(|best| {
        let verdict = Verdict { decision: best.decision, statement: Some(best.statement) };
        Sourced::new(verdict, "decision", best.span)
    });
}

/// Sibling sections that each have a status, and not all the same, are parts of what is judged.
fn drop_parts(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    // The first decision below each parent, and whether another section decides otherwise.
    let mut parents: std::collections::BTreeMap<Option<usize>, (Decision, usize, bool)> =
        std::collections::BTreeMap::new();
    for candidate in found.iter().filter(|candidate| candidate.rank < IN_PROSE) {
        let Some(at) = candidate.part else { continue };
        let first = (candidate.decision, at, false);
        let (decision, section, differ) = parents.entry(reading.parts[at].parent).or_insert(first);
        *differ |= *decision != candidate.decision && *section != at;
    }
    found.retain(|candidate| {
        let of_parent = candidate.part.and_then(|at| parents.get(&reading.parts[at].parent));
        !of_parent.is_some_and(|(.., differ)| *differ)
    });
}

fn headings(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    let words = &reading.words;
    for (at, part) in reading.parts.iter().enumerate() {
        let Some(heading) = part.heading else { continue };
        let text = heading.text();
        let title = part.level == 1 && at <= 1;
        let under = part.parent.is_some_and(|parent| reading.parts[parent].own.has(Word::Verdict));
        // What has no word for a verdict decides nothing; a number before a label may hide it.
        let said = [Word::NoGo, Word::Conditional, Word::Ready, Word::VerdictLabel, Word::ScoreLabel];
        let fielded = heading.facts().any(Facts::COLONS)
            && (heading.facts().has(Fact::Digit) || part.kinds.any(&[Word::VerdictLabel, Word::ScoreLabel]));
        if !under && !part.kinds.any(&said) && !fielded {
            continue;
        }
        let fields = if fielded { fields_of(text) } else { Vec::new() };
        let labelled = fields.iter().find(|field| is_verdict_label(words, field.label));
        if let Some(field) = labelled {
            if let Some(decision) = stated(words, field.value) {
                push(found, decision, field.value, heading.source_of(field.value), 1);
            }
            continue;
        }
        // "Overall score: 6.5/10 — promising, but not yet production-grade"
        if let Some(score) = &fields.iter().find(|field| words.has(field.label, Word::ScoreLabel))
            && let (_, rest) = cells::parted(score.value)
            && let Some(decision) = stated(words, rest)
        {
            push(found, decision, rest, heading.source_of(rest), 2);
            continue;
        }
        // A heading that is nothing but a verdict: "## ✅ Ready for production". With parts of its own below it, it may
        // tell which of them are ready.
        if !title
            && text.len() <= 80
            && part.kinds.any(&[Word::NoGo, Word::Conditional, Word::Ready])
            && is_verdict_alone(words, text)
            && let Some(decision) = stated(words, text)
        {
            let some = decision == Decision::Go && lists_some(reading, at);
            let decision = if some { Decision::Conditional } else { decision };
            // Deep inside of a chapter it is the verdict on that.
            let gathers = decision == Decision::Go && part.end > at + 1 || some || part.level > 3 && !under;
            push(found, decision, text, heading.span(), if gathers { IN_PROSE + 1 } else { 4 });
            continue;
        }
        if !under && !part.kinds.has(Word::VerdictLabel) && !rating::may_join(text, usize::MAX) {
            continue;
        }
        let outer = rating::without_brackets(text).0;
        let hits = words.hits(&outer);
        let named = hits.iter().any(|hit| hit.word == Word::VerdictLabel);
        // A sign alone adorns it: "## ✅ Final verdict". "Time to production-ready" is none, nor a remark: "Now (not ready)".
        let text = if named { text } else { &outer };
        if (under || named)
            && !title
            && !hits.kinds.any(&[Word::Effort, Word::Duration])
            && has_decision(words, text)
            && let Some(decision) = stated(words, text)
            && !ends_in_question(text)
        {
            let weak = !hits.iter().any(|hit| matches!(hit.word, Word::NoGo | Word::Conditional));
            let candidate = push(found, decision, text, heading.span(), if weak { 7 } else { 4 });
            candidate.part = under.then_some(at);
        }
    }
}

/// Whether a list stands below a heading, and a sign in front of the next one tells that not all is well:
/// "✅ Ready for production", then "⚠️ Needs a look".
fn lists_some(reading: &Reading<'_>, at: usize) -> bool {
    let part = &reading.parts[at];
    let next = reading.parts.get(part.end).filter(|next| next.parent == part.parent).and_then(|next| next.heading);
    let mark =
        next.and_then(|next| crate::status::mark_at(next.text().trim())).map(|mark| rating::of_mark(mark.status));
    matches!(mark, Some(Status::Middle | Status::Bad))
        && reading.lines[part.lines.clone()].iter().any(|line| matches!(line.shape, Shape::Item { .. }))
}

fn lines(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    let words = &reading.words;
    let (mut section, mut elsewhere) = (usize::MAX, false);
    let mut asked = false;
    let mut last = (usize::MAX, Decision::Go, 0);
    for line in &reading.lines {
        let own = &reading.parts[line.section];
        if section != line.section {
            section = line.section;
            asked = own.heading.is_some_and(|heading| asks(own.kinds, heading.text()));
            elsewhere = reading.within(section, Word::Options)
                || reading.within(section, Word::Gates) && !own.own.has(Word::Verdict);
        }
        let code = matches!(line.shape, Shape::Code { .. });
        if elsewhere || matches!(line.shape, Shape::Code { plain: false } | Shape::Item { task: Some(_), .. }) {
            continue;
        }
        let decides = line.may_mean(&DECIDING, LONGEST_SENTENCE);
        // Without a word that decides, a label must tell of it, which a number before it may hide, or a question.
        let told = line.figured || line.kinds.any(&LABELS) || line.kinds.has(Word::Ready);
        if !decides && !asked && !told {
            continue;
        }
        // The frame of a box may part what is in it in another way.
        if !decides && !asked && reading.fields(line).is_empty() && !line.text.facts().has(Fact::Sign) {
            continue;
        }
        let (text, fields) = line.unboxed();
        if fields.is_empty() && !decides && !asked {
            continue;
        }
        if let Some(form) = boxes::chosen(words, line, text, &fields) {
            let whole = reading.is_opening(section) || own.own.any(&[Word::Verdict, Word::Gates]);
            if let Some((decision, name)) = form {
                push(found, decision, name, line.text.source_of(name), if whole { 0 } else { 8 });
            }
            continue;
        }
        let opening = reading.is_opening(section);
        let of_whole = opening || own.own.any(&[Word::Verdict, Word::Summary]);
        // A phase of what is recommended tells what to do then.
        let verdicts = own.own.has(Word::Verdict)
            || own.parent.is_some_and(|parent| reading.parts[parent].own.has(Word::Verdict))
                && !own.own.has(Word::Plan);
        // "Is it ready for production?" and behind that "No, …"
        if std::mem::replace(&mut asked, line.shape == Shape::Text && asks(line.kinds, text))
            && let Some(decision) = answer(words, text)
        {
            push(found, decision, text, line.text.span(), if opening || verdicts { 3 } else { 8 });
            continue;
        }
        // "Can we launch? Not yet."
        if (opening || verdicts || of_whole)
            && let Some((question, said)) = text.split_once('?')
            && question.len() <= 80
            && !said.is_empty()
            && words.hits(question).kinds.any(&[Word::Ready, Word::Go])
            && let Some(decision) = answer(words, said)
        {
            push(found, decision, text, line.text.span(), 3);
            continue;
        }
        let mut labelled = false;
        for field in fields.iter() {
            if !line.may_hold(field.label, &[Word::StatusLabel, Word::VerdictLabel])
                || !words.hits(field.label).kinds.any(&[Word::StatusLabel, Word::VerdictLabel])
            {
                continue;
            }
            let value = field.value.trim();
            let of_subject = is_status_of_subject(reading, field.label);
            let status = of_subject || is_status_label(words, field.label);
            let verdict = is_verdict_label(words, field.label);
            if !status && !verdict || value.is_empty() {
                continue;
            }
            // A status is that of its section: only at the head, in a summary or a verdict it is that of the whole.
            let whole = opening || verdicts || of_subject || own.own.has(Word::Summary) || verdict && !status;
            let level = || levels::decision(words, field.label, value);
            let Some(decision) = stated(words, value).or_else(level) else { continue };
            labelled = true;
            let rank = match (code, opening, whole, verdict) {
                (true, ..) => 6,
                (_, true, ..) => 0,
                (_, _, true, true) => 3,
                (_, _, true, false) => 3,
                (_, _, false, _) => continue,
            };
            let sure = has_decision(words, value);
            let candidate = push(found, decision, value, line.text.source_of(value), rank + if sure { 0 } else { 6 });
            candidate.part = (!verdict && !of_whole).then_some(section);
        }
        if labelled || code {
            continue;
        }
        // "Score: 25/50 (50%) - PROTOTYPE": the words behind a score of the whole.
        let scores = |field: &&Field<'_>| line.may_hold(field.label, &[Word::ScoreLabel, Word::Total]);
        if (opening || verdicts || line.shape == Shape::Text)
            && let Some(field) = fields.first().filter(|_| line.figured).filter(scores)
            && let Some(decision) = behind_score(words, *field)
        {
            push(found, decision, text, line.text.span(), if opening { 5 } else { 8 });
        }
        if !decides {
            continue;
        }
        let strong = || line.text.is_strong() || line.text.strong_lead().is_some_and(|lead| has_decision(words, lead));
        let plain = matches!(line.shape, Shape::Text | Shape::Item { depth: 0, .. });
        if plain
            && (verdicts || opening || own.own.has(Word::Summary))
            && let Some((decision, sentence)) = in_prose(words, line, text)
        {
            let mut rank = if verdicts && strong() { IN_PROSE } else { IN_PROSE + 1 };
            if line.shape != Shape::Text && words.begins_any(text, &DECIDING) {
                // "- GO: when all gates pass", "- NO-GO: when one fails": different decisions in one list are rules.
                let (place, other, at) = std::mem::replace(&mut last, (section, decision, found.len()));
                if place == section && other != decision {
                    found[at].rank = usize::MAX;
                    rank = usize::MAX;
                }
            }
            push(found, decision, sentence, line.text.source_of(sentence), rank).part = (!of_whole).then_some(section);
        } else if plain
            && line.kinds.has(Word::NoGo)
            && strong()
            && let Some((Decision::NoGo, sentence)) = in_prose(words, line, text)
            && words
                .hits(sentence)
                .iter()
                .any(|hit| hit.word == Word::NoGo && sentence[hit.start..hit.end].contains(' '))
        {
            push(found, Decision::NoGo, sentence, line.text.source_of(sentence), 11);
        }
    }
}

fn totals(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    for grid in &reading.grids {
        if grid.column(Word::Cost).is_some()
            || grid.column(Word::Duration).is_some()
            || grid.column(Word::PhaseLabel) == Some(0)
        {
            continue;
        }
        for (row, total) in grid.told() {
            let first = row.cells.first().map_or("", |cell| cell.text());
            let labelled = grid.begins.has(Word::VerdictLabel) && reading.words.is(first, Word::VerdictLabel);
            if !total && !labelled {
                continue;
            }
            for cell in row.cells.iter().skip(1).rev() {
                if has_decision(&reading.words, cell.text())
                    && let Some(decision) = stated(&reading.words, cell.text())
                {
                    push(found, decision, cell.text(), cell.span(), if labelled { 4 } else { 8 });
                    break;
                }
            }
        }
    }
}

/// Tables of two columns at the head of the text: a label and its value per row.
fn pairs(reading: &Reading<'_>, found: &mut Vec<Candidate>) {
    for (label, value) in super::header::pairs(reading) {
        let words = &reading.words;
        // "Ready for production?" asks what the cell beside it answers.
        let name = label.text().trim_end_matches(['?', ' ']);
        let named = is_status_label(words, name) || is_verdict_label(words, name);
        let answers = |value: &str| has_decision(words, value) || words.whole(value).any(&[Word::Yes, Word::No]);
        if let Some(decision) = stated(words, value.text()).filter(|_| named && answers(value.text())) {
            push(found, decision, value.text(), value.span(), 0);
        }
    }
}

fn is_verdict_label(words: &Words, label: &str) -> bool {
    let hits = words.hits(label);
    words.is(label, Word::VerdictLabel)
        || hits.iter().any(|hit| hit.word == Word::VerdictLabel && hit.end == core(label).len())
            && !hits.iter().any(|hit| matches!(hit.word, Word::Next | Word::Target))
            && label.split_whitespace().count() <= 5
}

fn is_status_label(words: &Words, label: &str) -> bool {
    if words.is(label, Word::StatusLabel) {
        return true;
    }
    let hits = words.hits(label);
    let status = hits.iter().any(|hit| hit.word == Word::StatusLabel);
    let whole = hits.iter().any(|hit| matches!(hit.word, Word::Subject | Word::Overall | Word::Ready));
    status && whole && !hits.iter().any(|hit| matches!(hit.word, Word::Target | Word::Next))
}

/// "Lanterna current status": a status of what the title names.
fn is_status_of_subject(reading: &Reading<'_>, label: &str) -> bool {
    let hits = reading.words.hits(label);
    let Some(status) =
        hits.iter().filter(|hit| hit.word == Word::StatusLabel && hit.end == label.len()).map(|hit| hit.start).min()
    else {
        return false;
    };
    let subject = label[..status].trim();
    let title = reading.parts.iter().find(|part| part.level == 1).and_then(|part| part.heading);
    subject.len() >= 3 && title.is_some_and(|title| title.text().contains(subject))
}

/// The labels of what decides.
const LABELS: [Word; 4] = [Word::StatusLabel, Word::VerdictLabel, Word::ScoreLabel, Word::Total];

/// How far behind a decision in prose comes.
const IN_PROSE: usize = 9;

fn push<'f>(
    found: &'f mut Vec<Candidate>,
    decision: Decision,
    statement: &str,
    span: std::ops::Range<usize>,
    rank: usize,
) -> &'f mut Candidate {
    let statement = cells::unmarked(statement).trim_matches(['*', '_', ' ', '│']).to_owned();
    found.push(Candidate { decision, statement, span, rank, part: None });
    let last = found.len() - 1;
    &mut found[last]
}
