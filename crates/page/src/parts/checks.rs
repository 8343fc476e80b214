//! Does it add up? What the checks found, the worst first, and what of the text was not understood.
//!
//! The viewers never write what it says: for a published page the program does that publishes it, else the reader. They keep its
//! place meanwhile.

use gonogo_audit::check::{Diagnostic, Kind, Severity};
use gonogo_audit::extract::Unread;
use gonogo_audit::{Document, Section};

use super::Part;
use crate::decision::dashes;
use crate::load::Loaded;
use crate::markup::{Html, put};
use crate::trail;

/// What the checks of a text found.
#[derive(Clone, Copy, Debug)]
pub struct Checks<'a> {
    /// What disagrees, the worst first, and what agrees.
    pub found: &'a [Diagnostic],
    /// What looks like data and was not understood, in the order of the text.
    pub unread: &'a [Unread],
    /// How many entries of the report lead back to a line of the text, of how many.
    pub traced: (usize, usize),
}

/// So many are listed of each sort; the rest are counted.
const MOST: usize = 200;

/// The id of the part.
pub(super) const ID: &str = "checks";

/// The part.
pub(super) fn part(loaded: &Loaded, checks: &Checks<'_>) -> Part {
    named(body(loaded, checks))
}

/// The part before the text was checked, which begins no later than when the part comes into view.
pub(super) fn awaited() -> Part {
    let mut html = Html::default();
    put!(html, "<p class=\"quiet\">Reading the text and checking its figures …</p>");
    named(html)
}

fn named(body: Html) -> Part {
    Part { id: ID, name: "Does it add up?", title: "Does it add up?".to_owned(), body }
}

fn body(loaded: &Loaded, checks: &Checks<'_>) -> Html {
    let document = &loaded.document;
    // What was not understood has a list of its own.
    let told = || checks.found.iter().filter(|found| found.kind != Kind::Unread);
    let of = |wanted: fn(Severity) -> bool| told().filter(|found| wanted(found.severity)).collect::<Vec<_>>();
    let mut html = Html::default();
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .rev()
        .map(|severity| (severity, told().filter(|found| found.severity == severity).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| tally(severity, count))
        .collect();
    put!(html, "<p>");
    if told().all(|found| found.severity <= Severity::Info) {
        put!(html, "Nothing was found that does not add up. ");
    }
    match counts.as_slice() {
        [] => put!(html, "The text holds no figures that could be checked against each other."),
        counts => put!(html, (counts.join(", ")) "."),
    }
    put!(html, "</p>");
    list(&mut html, document, &of(|severity| severity >= Severity::Warning));
    fold(&mut html, document, "Worth knowing", &of(|severity| severity == Severity::Info));
    fold(&mut html, document, "What agrees", &of(|severity| severity == Severity::Ok));
    unread(&mut html, document, checks.unread);
    let (traced, all) = checks.traced;
    if let Some((traced, all)) = trail::traced_of(loaded).filter(|(_, all)| *all > 0) {
        put!(html, "<p class=\"quiet\" id=\"traced\">" (traced) " of " (all) " numbers on this page lead back to the text");
        html.raw(if traced < all { "; the others are stated in scores.json alone.</p>" } else { ".</p>" });
    } else if all > 0 {
        put!(html, "<p class=\"quiet\">" (traced) " of " (all) " entries of the report lead back to a line of the text.</p>");
    }
    html
}

/// How many there are of a severity, in words that say what is meant by it.
fn tally(severity: Severity, count: usize) -> String {
    let what = match (severity, count) {
        (Severity::Error, 1) => "place does not add up",
        (Severity::Error, _) => "places do not add up",
        (Severity::Warning, 1) => "place may not add up",
        (Severity::Warning, _) => "places may not add up",
        (Severity::Info, 1) => "remark",
        (Severity::Info, _) => "remarks",
        (Severity::Ok, 1) => "place agrees",
        (Severity::Ok, _) => "places agree",
    };
    format!("{count} {what}")
}

fn fold(html: &mut Html, document: &Document, title: &'static str, found: &[&Diagnostic]) {
    if !found.is_empty() {
        put!(html, "<details class=\"remarks\"><summary>" (title) ": " (found.len()) "</summary>");
        list(html, document, found);
        put!(html, "</details>");
    }
}

fn list(html: &mut Html, document: &Document, found: &[&Diagnostic]) {
    if found.is_empty() {
        return;
    }
    put!(html, "<ul class=\"checks\">");
    found.iter().take(MOST).for_each(|found| one(html, document, found));
    put!(html, "</ul>");
    more(html, found.len());
}

fn one(html: &mut Html, document: &Document, found: &Diagnostic) {
    let (class, word) = match found.severity {
        Severity::Error => ("bad", "Error"),
        Severity::Warning => ("middle", "Warning"),
        Severity::Info => ("pending", "Remark"),
        Severity::Ok => ("good", "Agrees"),
    };
    put!(html, "<li><p>");
    super::sign(html, class, word);
    put!(html, " ");
    phrase(html, &found.message);
    put!(html, " ");
    place(html, document, found.span.start);
    put!(html, "</p>");
    if found.severity > Severity::Ok {
        let value = |value: &Option<String>| value.as_deref().map(dashes);
        let facts = [
            ("Stated", value(&found.stated)),
            ("Computed", value(&found.computed)),
            ("What to do", found.help.clone()),
        ];
        super::fields(html, &facts);
    }
    put!(html, "</li>");
}

/// A message: what stands between backticks is code.
fn phrase(html: &mut Html, message: &str) {
    let mut rest = message;
    while let Some((before, code, after)) =
        rest.split_once('`').and_then(|(before, rest)| rest.split_once('`').map(|(code, after)| (before, code, after)))
    {
        put!(html, (before) "<code>" (code) "</code>");
        rest = after;
    }
    html.text(rest);
}

/// A link to the section in which a byte stands, by the number of its line.
fn place(html: &mut Html, document: &Document, byte: usize) {
    let line = document.line_of(byte);
    let sections = document.sections();
    let at = sections.partition_point(|section| section.span.start <= byte).saturating_sub(1);
    match sections.get(at) {
        Some(Section { anchor, .. }) => {
            put!(html, "<a href=\"#" (anchor) "\">line " (line) "</a>");
        }
        None => put!(html, "line "(line)),
    }
}

fn unread(html: &mut Html, document: &Document, unread: &[Unread]) {
    if unread.is_empty() {
        return;
    }
    put!(html, "<details class=\"remarks\"><summary>Not understood: " (unread.len()) "</summary>"
        "<p>This looks like data, but could not be read as such. It is in the text.</p><ul class=\"checks\">");
    for unread in unread.iter().take(MOST) {
        put!(html, "<li><code>" (unread.text) "</code> ");
        place(html, document, unread.span.start);
        put!(html, "</li>");
    }
    put!(html, "</ul>");
    more(html, unread.len());
    put!(html, "</details>");
}

fn more(html: &mut Html, all: usize) {
    let more = all.saturating_sub(MOST);
    if more > 0 {
        put!(html, "<p>and " (more) " more: <code>gonogo check</code> lists them all.</p>");
    }
}

#[cfg(test)]
mod tests {
    use gonogo_audit::check::{Subject, check};
    use gonogo_audit::{content, extract};

    use super::*;
    use crate::load::{File, load};

    fn page(text: &str) -> String {
        let (document, content) = content::parse(text);
        let draft = extract(&document, &content);
        let subject =
            Subject { document: &document, content: &content, decoding: &[], draft: &draft, disagreements: &[] };
        let found = check(&subject);
        let file = File { name: "audit.md".to_owned(), bytes: text.as_bytes().to_vec() };
        let loaded = load(Some(file), None).0.expect("it can be shown");
        part(&loaded, &Checks { found: &found, unread: &draft.unread, traced: (3, 4) }).body.into_string()
    }

    #[test]
    fn what_disagrees_is_told_with_both_values_and_a_link_to_its_section() {
        let page = page(
            "# Audit\n\n## Costs\n\n| Item | Cost |\n| --- | --- |\n| Backups | $100 |\n| Alerts | $200 |\n| **Total** | $400 |\n",
        );
        assert!(page.starts_with("<p>1 place does not add up."), "{page}");
        for part in [
            "<span class=\"mark bad\"><span class=\"shape\" aria-hidden=\"true\"></span>Error</span>",
            "<code>$400</code>",
            "<dt>Stated</dt><dd>$400</dd>",
            "<dt>Computed</dt><dd>$300</dd>",
            "<a href=\"#t-costs\">line 9</a>",
            "3 of 4 entries",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }

    #[test]
    fn what_agrees_is_counted_and_folded() {
        let page = page(
            "# Audit\n\n| Item | Cost |\n| --- | --- |\n| Backups | $100 |\n| Alerts | $200 |\n| **Total** | $300 |\n",
        );
        assert!(page.starts_with("<p>Nothing was found that does not add up. "), "{page}");
        assert!(page.contains("1 place agrees") && page.contains("<summary>What agrees: 1</summary>"), "{page}");
    }

    #[test]
    fn nothing_to_check_is_said_plainly() {
        assert!(page("# Audit\n\nWords.\n").contains("no figures that could be checked"));
    }

    #[test]
    fn text_of_an_audit_in_a_message_stays_text() {
        let page = page(
            "# Audit\n\nSee [this](#<img>) and [that](#x\"><script>alert(1)</script>).\n\n| Item | Cost |\n| --- | --- |\n| A | $100 |\n| B | $200 |\n| **Total <b>x</b>** | $400 |\n",
        );
        assert!(page.contains("does not add up"), "{page}");
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"), "{page}");
    }
}
