//! Undoes text whose UTF-8 was once read as Windows-1252 or Mac Roman, such as `Ã©` for `é`.
//!
//! Correct text must never change, so the whole file is weighed before anything is touched. A *candidate* is a run of
//! characters whose bytes in the page are the UTF-8 of one character. Correct text has some by chance (a German `ß“`
//! is one), but then most of its other letters are none. The file is taken as damaged throughout if its candidates
//! outnumber its other non-ASCII characters three to one and are convincing on their own; then every candidate is
//! turned back. Otherwise only candidates for signs that no language spells by chance are, such as a check mark or a
//! typographic quote (damage pasted into a healthy text), and not those standing in quotes or backticks, because such
//! a text speaks about the damage.

use super::{Page, Repair, clean};
use crate::status;

/// The repaired text, or `None` if nothing needs repair.
pub(super) fn repair(text: &str) -> Option<(String, Repair)> {
    if !may_be_damaged(text) {
        return None;
    }
    let pages = [Page::Windows1252, Page::MacRoman].map(|page| (page, weigh(text, page)));
    let strength = |(page, e): &(Page, Evidence)| (e.damaged_throughout(*page), e.signs, e.letters);
    let (page, evidence) = pages.into_iter().max_by_key(strength)?;
    let throughout = evidence.damaged_throughout(page);
    if !throughout && evidence.signs == 0 {
        return None;
    }
    rewrite(text, page, throughout)
}

/// Whether a character that is in one of the pages stands before another one that is not ASCII.
fn may_be_damaged(text: &str) -> bool {
    let mut at = 0;
    while let Some(c) = next_foreign(text, &mut at) {
        at += c.len_utf8();
        let another = text.as_bytes().get(at).is_some_and(|byte| !byte.is_ascii());
        if another && [Page::Windows1252, Page::MacRoman].iter().any(|page| page.byte_of(c).is_some()) {
            return true;
        }
    }
    false
}

/// What a text says for and against one page.
#[derive(Default)]
struct Evidence {
    /// Candidates for signs that no correct text holds by chance.
    signs: usize,
    /// Candidates inside words or beside other candidates.
    letters: usize,
    /// How many of these were followed by a different one.
    changes: usize,
    /// The last of them, as it would be repaired, and whether it alone is convincing.
    last: Option<char>,
    last_alone: bool,
    /// Characters outside ASCII that are no part of a candidate.
    others: usize,
}

impl Evidence {
    fn damaged_throughout(&self, page: Page) -> bool {
        let convincing = match page {
            Page::Windows1252 => self.signs > 0 || self.letters > 1 || self.letters == 1 && self.last_alone,
            // `√π` is a candidate too, and a formula may hold it several times.
            Page::MacRoman => self.signs > 0 || self.letters > 2 && self.changes > 0,
        };
        convincing && self.signs + self.letters >= self.others * 3
    }
}

/// A character that came out of a candidate.
struct Candidate {
    /// What it would be repaired to.
    repaired: char,
    /// Its length in bytes of the text as it stands.
    len: usize,
}

fn weigh(text: &str, page: Page) -> Evidence {
    gonogo_report::work::spend(text.len());
    let mut evidence = Evidence::default();
    let mut previous_candidate_end = usize::MAX;
    let mut at = 0;
    while let Some(c) = next_foreign(text, &mut at) {
        let Some(found) = candidate(&text[at..], page) else {
            evidence.others += usize::from(c != '\u{FFFD}');
            at += c.len_utf8();
            continue;
        };
        let end = at + found.len;
        let beside = previous_candidate_end == at || candidate(&text[end..], page).is_some();
        let in_word = text[..at].ends_with(|c| joins(page, c)) || text[end..].starts_with(|c| joins(page, c));
        let latin = matches!(found.repaired, '\u{A0}'..='\u{17F}');
        if is_sign(found.repaired) {
            evidence.signs += 1;
        } else if !latin && !beside {
            // French `É` before a no-break space, or `é` after an apostrophe, would give a letter of another script;
            // what takes three bytes or more hardly comes by chance, and says nothing.
            evidence.others += usize::from(found.repaired.len_utf8() == 2);
        } else if beside || in_word {
            evidence.letters += 1;
            evidence.changes += usize::from(evidence.last.is_some_and(|last| last != found.repaired));
            evidence.last = Some(found.repaired);
            evidence.last_alone = in_word && alone(&text[at..end]);
        }
        previous_candidate_end = end;
        at = end;
    }
    evidence
}

fn rewrite(text: &str, page: Page, throughout: bool) -> Option<(String, Repair)> {
    let mut out = String::with_capacity(text.len());
    let mut repair = Repair { page, characters: 0, first_line: 0 };
    let (mut at, mut copied) = (0, 0);
    while let Some(c) = next_foreign(text, &mut at) {
        match candidate(&text[at..], page) {
            Some(found) if throughout || is_sign(found.repaired) && !quoted(text, at) => {
                if repair.characters == 0 {
                    repair.first_line = clean::line_at(text, at);
                }
                repair.characters += 1;
                out.push_str(&text[copied..at]);
                out.push(found.repaired);
                at += found.len;
                copied = at;
            }
            _ => at += c.len_utf8(),
        }
    }
    out.push_str(&text[copied..]);
    (repair.characters > 0).then_some((out, repair))
}

/// Moves `at` to the next character outside ASCII and returns it.
fn next_foreign(text: &str, at: &mut usize) -> Option<char> {
    // Most bytes are ASCII: eight of them are looked at together.
    let rest = &text.as_bytes()[*at..];
    let plain = rest.chunks_exact(8).take_while(|part| part.is_ascii()).count() * 8;
    *at += plain + rest[plain..].iter().position(|b| !b.is_ascii())?;
    text[*at..].chars().next()
}

/// Reads one candidate at the start of `text`.
fn candidate(text: &str, page: Page) -> Option<Candidate> {
    let mut bytes = [0; 4];
    let mut chars = text.chars();
    let lead = chars.next().filter(|c| !c.is_ascii())?;
    // One sign alone is none, and that is what most are.
    if text.as_bytes().get(lead.len_utf8()).is_none_or(u8::is_ascii) {
        return None;
    }
    bytes[0] = page.byte_of(lead)?;
    let count = match bytes[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut len = lead.len_utf8();
    for byte in &mut bytes[1..count] {
        let c = chars.next().filter(|c| !c.is_ascii())?;
        *byte = page.byte_of(c).filter(|b| (0x80..0xC0).contains(b))?;
        len += c.len_utf8();
    }
    let repaired = str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    Some(Candidate { repaired, len })
}

/// What shows that a candidate belongs to a word or a figure; in Mac Roman a figure may stand before a correct `√π`.
fn joins(page: Page, c: char) -> bool {
    match page {
        Page::Windows1252 => c.is_ascii_alphanumeric(),
        Page::MacRoman => c.is_ascii_alphabetic(),
    }
}

/// Whether one `Ã©` is enough. `Ã` ends words written in capitals, but what then follows is punctuation or a space.
fn alone(run: &str) -> bool {
    run.starts_with(['Ã', 'Â'])
        && !run.ends_with(['\u{A0}', '«', '»', '“', '”', '‘', '’', '‹', '›', '…', '–', '—', '®', '™'])
}

/// Signs that audits use and whose damaged form no language spells by chance.
fn is_sign(c: char) -> bool {
    matches!(c, '–' | '—' | '‘' | '’' | '“' | '”' | '•' | '…' | '€' | '™' | '←'..='↓' | '\u{1F300}'..='\u{1FAFF}')
        || status::of_mark(c).is_some()
}

/// Whether the run of foreign characters around `at` stands between two equal quotes or backticks.
fn quoted(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c: char| !c.is_ascii()).chars().next_back();
    let after = text[at..].trim_start_matches(|c: char| !c.is_ascii()).chars().next();
    before == after && matches!(before, Some('`' | '"' | '\''))
}
