//! What a title says of itself: its id, its severity, and whether the problem is mended.

use gonogo_report::Severity;

use super::super::cells;
use super::super::rating;
use super::super::words::{Kinds, Word, Words, head, is_letter, lower};

/// What a title says of itself: its id, its severity, whether it is mended; and the title without these.
pub(super) struct Title<'t> {
    pub(super) text: &'t str,
    pub(super) id: Option<String>,
    pub(super) severity: Option<(Severity, bool)>,
    pub(super) fixed: bool,
}

/// Takes a title apart: "### F-01: No backups 🔴 CRITICAL", "BUG-023: loop (P0) - FIXED ✅", "~~eval()~~". What its words
/// mean is known already, and most hold none that rate.
pub(super) fn title<'t>(words: &Words, kinds: Kinds, text: &'t str, struck: bool) -> Title<'t> {
    let whole = text;
    let (rates, mends) = (kinds.any(&rating::RATED), kinds.has(Word::Fixed));
    let (text, ticked) = unticked(text);
    let mut text = cells::name(text);
    let mut id = None;
    if let Some((found, rest)) = leading_id(words, kinds, text) {
        (id, text) = (Some(found), cells::name(rest));
    }
    let mut severity = None;
    // "[HIGH] …", "High: …", "P1 — …"
    let lead = text.trim_start_matches(['[', '(']);
    if rates
        && words.begins_any(lead, &rating::RATED)
        && let Some(rated) = rating::severity(words, head(lead, 40)).filter(|rated| rated.start == 0)
    {
        let rest = lead[rated.end..].trim_start_matches([')', ' ']);
        let rest = words.begins(rest, Word::Generic).map_or(rest, |end| rest[end..].trim_start());
        if rest.starts_with([']', ':', '：', '-', '–', '—', '|']) && cells::name(rest).chars().any(char::is_alphabetic)
        {
            severity = Some((rated.severity, rated.firm));
            text = cells::name(rest);
            if let Some((found, rest)) = leading_id(words, kinds, text).filter(|_| id.is_none()) {
                (id, text) = (Some(found), cells::name(rest));
            }
        }
    }
    // "… (P1)", "… ❌ CRITICAL", "… [High]", "… - HIGH"
    let mut fixed = struck || ticked;
    // A handful of remarks at the end of a title; more are prose. Most titles hold no word for any.
    let remarks = if rates || mends || ends_open(text) { 6 } else { 0 };
    for _ in 0..remarks {
        let before = text;
        if let Some((rest, tail)) = tail_of(text) {
            let rated = |tail| {
                let rated = rating::severity_value(words, tail);
                rated.filter(|_| rating::severity(words, tail).is_some_and(|rated| rated.end + 24 >= tail.len()))
            };
            if let Some(rated) = rates.then(|| rated(tail)).flatten() {
                severity = severity.or(Some((rated, true)));
                text = rest;
            } else if mends
                && (words.is(tail, Word::Fixed) || words.begins(tail, Word::Fixed).is_some() && tail.len() < 24)
            {
                fixed = true;
                text = rest;
            } else if is_open(tail) {
                text = rest;
            }
        }
        if text == before {
            break;
        }
    }
    // Most titles hold no sign, nor the colon of a shortcode.
    let coded = || whole.as_bytes().windows(2).any(|pair| pair[0] == b':' && pair[1].is_ascii_lowercase());
    if gonogo_report::letters::holds(whole, |byte| byte >= 0xE2) || coded() {
        let first = crate::status::mark_at(whole.trim());
        let rated = || first.and_then(rating::of_sign).or_else(|| rating::circle(whole));
        severity = severity.or_else(|| Some((rated()?, false)));
        fixed |= whole.trim_end_matches([' ', '\u{FE0F}', '*']).ends_with(['✅', '✔']);
        let bare = whole.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
        fixed |= crate::status::mark_at(bare).is_some_and(|mark| matches!(mark.sign, '✅' | '✓' | '✔' | '☑'));
    }
    Title { text, id, severity, fixed }
}

/// A title without the box of a task in front of it, which headings have as well, and whether the box is ticked:
/// "- [x] C1. No backups".
fn unticked(text: &str) -> (&str, bool) {
    let bare = text.trim_start_matches(['-', '*', ' ']);
    let boxed = |sign: &str| bare.strip_prefix('[')?.strip_prefix(sign)?.strip_prefix("] ");
    let ticked = boxed("x").or_else(|| boxed("X"));
    (ticked.or_else(|| boxed(" ")).unwrap_or(text), ticked.is_some())
}

/// The last word or bracket of a title, and what stands before it.
fn tail_of(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(|c: char| !is_letter(c) && !matches!(c, ')' | ']'));
    if let Some(open) = text.strip_suffix([')', ']']).and_then(|inner| inner.rfind(['(', '['])) {
        let (rest, tail) = (&text[..open], &text[open + 1..text.len() - 1]);
        return Some((trim_title(rest), tail)).filter(|(rest, _)| !rest.is_empty());
    }
    // A tail is short: only the end of a text is looked at, unless space could make it longer than it is.
    let long = text.len() > 64 && !text.contains("  ");
    let near = if long { text.ceil_char_boundary(text.len() - 64) } else { 0 };
    let (start, end) = last_sign(text.as_bytes(), near)?;
    let (rest, tail) = (&text[..start], text[end..].trim());
    let short = !tail.is_empty() && tail.len() <= 40 && !rest.trim().is_empty();
    short.then(|| (trim_title(rest), tail))
}

/// What parts a title from a remark behind it. Of a sign with and without its selector the longer one stands first.
const SIGNS: [&str; 15] = [" - ", " — ", " – ", ": ", "❌", "⚠️", "⚠", "🔴", "🟠", "🟡", "🟢", "🔵", "✅", "🚨", "⏳"];

/// Where the last of the signs in a text begins and ends, if it stands behind a byte of it.
fn last_sign(text: &[u8], near: usize) -> Option<(usize, usize)> {
    let may_part = |at: &usize| match text[*at] {
        b' ' => matches!(text.get(at + 1), Some(b'-' | 0xE2)),
        b':' => text.get(at + 1) == Some(&b' '),
        byte => matches!(byte, 0xE2 | 0xF0),
    };
    (near..text.len()).rev().filter(may_part).find_map(|at| {
        let sign = SIGNS.iter().find(|sign| text[at..].starts_with(sign.as_bytes()))?;
        Some((at, at + sign.len()))
    })
}

fn trim_title(text: &str) -> &str {
    text.trim_end_matches(|c: char| !is_letter(c) && !matches!(c, ')' | ']' | '%' | '"' | '`' | '”' | '!' | '?' | '+'))
}

/// What is said of a problem that is not mended; those in other letters than ASCII last.
const OPEN: [&str; 9] = ["open", "offen", "ouvert", "abierto", "aberto", "aperto", "открыто", "未解决", "未対応"];

fn is_open(tail: &str) -> bool {
    // No word for it is longer.
    const LONGEST: usize = 16;
    tail.len() <= LONGEST && OPEN.contains(&lower(tail).as_str())
}

/// Whether the last word of a text may be one for what is not mended.
fn ends_open(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !is_letter(c));
    let ends = |word: &&str| {
        let start = end.len().checked_sub(word.len());
        start.is_some_and(|start| end.as_bytes()[start..].eq_ignore_ascii_case(word.as_bytes()))
    };
    end.bytes().last().is_some_and(|last| !last.is_ascii()) || OPEN.iter().any(ends)
}

/// "F-01", "CRITICAL-2", "Issue #19", "BUG-023", "P0-1": an id in front of a title, and what follows it.
fn leading_id<'t>(words: &Words, kinds: Kinds, text: &'t str) -> Option<(String, &'t str)> {
    let text = text.trim_start_matches(['[', '(']);
    let first =
        text.find(|c: char| c.is_whitespace() || matches!(c, ':' | ']' | ')' | '：' | '—')).unwrap_or(text.len());
    let (word, rest) = text.split_at(first);
    // "C1. No backups"
    let (word, dotted) = word.strip_suffix('.').map_or((word, false), |word| (word, true));
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let code = word.len() <= 16
        && letters > 0
        && letters < word.len()
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '#'))
        && word.ends_with(|c: char| c.is_ascii_digit())
        && (word.contains(['-', '#', '_'])
            || letters <= 3
                && word[..letters].chars().all(|c| c.is_ascii_uppercase())
                && !matches!(word, "P0" | "P1" | "P2" | "P3" | "P4"));
    let begins_name = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next().is_some();
    if code
        && begins_name
        && !(rest.starts_with(char::is_whitespace)
            && !rest.trim_start().starts_with([':', '-', '–', '—', '|'])
            && !word.contains(['-', '#'])
            && !dotted)
    {
        return Some((word.to_owned(), rest.trim_start_matches([']', ')'])));
    }
    // "Issue #19: …", "Finding 3 — …"
    if !kinds.has(Word::Finding) {
        return None;
    }
    let end = words.begins(text, Word::Finding)?;
    let after = text[end..].trim_start();
    let number = after.trim_start_matches(['#', '№', ' ']);
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    let rest = &number[digits..];
    let named = digits > 0
        && rest.starts_with([':', '.', ' ', ')', '—', '-', '：'])
        && cells::name(rest).chars().any(char::is_alphabetic);
    named.then(|| (format!("{}-{}", &text[..end], &number[..digits]), rest))
}
