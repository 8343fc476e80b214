//! Bytes to text, text to sections, blocks and HTML, text to a report and its checks.

use gonogo_audit::check::{Subject, check};
use gonogo_audit::{Encoding, NoticeKind, content, render, render_section};

#[path = "../../crates/audit/tests/audit/validator.rs"]
mod validator;

/// Bytes become text without control characters; what is text already stays as it is.
pub fn decode(input: &[u8]) {
    let decoded = gonogo_audit::decode(input);
    let is_text = |c: char| !c.is_control() || matches!(c, '\n' | '\t' | '\x0C');
    assert!(decoded.text.chars().all(is_text), "control characters are left");
    let lines = 1 + decoded.text.matches('\n').count();
    for notice in &decoded.notices {
        assert!(notice.line.is_none_or(|line| (1..=lines).contains(&line)), "{notice:?} of {lines} lines");
    }
    for repair in &decoded.repairs {
        assert!(repair.characters > 0 && (1..=lines).contains(&repair.first_line), "{repair:?} of {lines} lines");
    }
    assert_eq!(decoded, gonogo_audit::decode(input), "read twice");

    // A second reading finds nothing more to repair, unless the first gave up, or replaced what spoke against a repair.
    let replaced = decoded.notices.iter().any(|notice| notice.kind == NoticeKind::ControlCharacters);
    if decoded.repairs.len() < 3 && !replaced && decoded.encoding != Encoding::Binary {
        let again = gonogo_audit::decode(decoded.text.as_bytes());
        let same = again.text == decoded.text || again.encoding == Encoding::Binary;
        assert!(same || decoded.text.starts_with('\u{FEFF}'), "{:?} became {:?}", decoded.text, again.text);
    }
    if let Ok(text) = str::from_utf8(input) {
        let untouched = decoded.encoding == Encoding::Utf8 && decoded.notices.is_empty();
        let expected = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
        assert!(!untouched || decoded.text == expected, "{:?} was changed without a word", decoded.text);
        utf16(text);
    }
}

/// A text is the same in UTF-16 as in UTF-8.
fn utf16(text: &str) {
    let text = text.trim_start_matches('\u{FEFF}');
    let little = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes));
    let big = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes));
    let (little, big) =
        (gonogo_audit::decode(&little.collect::<Vec<_>>()), gonogo_audit::decode(&big.collect::<Vec<_>>()));
    let utf8 = gonogo_audit::decode(&[b"\xEF\xBB\xBF", text.as_bytes()].concat());
    if [&little, &big, &utf8].iter().all(|decoded| decoded.encoding != Encoding::Binary) {
        assert!(little.text == big.text && little.text == utf8.text, "{:?}, {:?}", little.text, utf8.text);
    }
}

/// Sections cover the text, blocks lie in it, and its HTML is safe, section by section and as a whole.
pub fn parse(input: &[u8]) {
    let text = gonogo_audit::decode(input).text;
    let (document, found) = content::parse(text.as_str());
    let mut end = 0;
    for (index, section) in document.sections().iter().enumerate() {
        assert!(section.span.start == end && section.span.end > end, "{section:?} begins elsewhere than at {end}");
        assert!(section.parent.is_none_or(|parent| parent < index), "{section:?} is under a later one");
        end = section.span.end;
        let html = render_section(&document, index);
        assert_eq!(html.heading.is_empty(), section.level == 0, "{section:?}");
    }
    assert_eq!(end, text.len());
    let mut start = 0;
    for (index, block) in found.blocks().iter().enumerate() {
        assert!(block.span.start >= start && text.get(block.span.clone()).is_some(), "{block:?}");
        assert!(block.item.is_none_or(|item| item < index) && block.section < document.sections().len(), "{block:?}");
        start = block.span.start;
        for inline in block.inlines() {
            assert!(text.get(inline.span()).is_some(), "{inline:?} lies outside of the text");
            for word in inline.text().split(|c: char| !c.is_alphanumeric()) {
                assert!(text.get(inline.source_of(word)).is_some(), "{word:?} of {inline:?} leads nowhere");
            }
        }
    }
    let html = render(&document);
    let seen = validator::read(&html).unwrap_or_else(|error| panic!("{error} in {html}"));
    assert!(seen.depth < 80, "{} levels", seen.depth);
    assert_eq!(html, render(&gonogo_audit::parse(text)), "rendered twice");
}

/// Every value and every objection has a place in the text, and a second reading gives the same.
pub fn extract(input: &[u8]) {
    let decoded = gonogo_audit::decode(input);
    let (document, found) = content::parse(decoded.text.as_str());
    let before = render(&document);
    let draft = gonogo_audit::extract(&document, &found);
    let text = document.text();
    for source in &draft.sources {
        assert!(text.get(source.span.clone()).is_some(), "{source:?} lies outside of the text");
    }
    assert!(draft.sources.is_sorted_by_key(|source| (source.item, source.index)), "places in no order");
    for unread in &draft.unread {
        assert!(text.get(unread.span.clone()).is_some(), "{unread:?} lies outside of the text");
    }
    for stated in &draft.score_alternatives {
        assert!(text.get(stated.span.clone()).is_some() && stated.score.max > 0.0, "{stated:?}");
    }
    let subject =
        Subject { document: &document, content: &found, decoding: &decoded.notices, draft: &draft, disagreements: &[] };
    let told = check(&subject);
    for diagnostic in &told {
        assert!(text.get(diagnostic.span.clone()).is_some(), "{diagnostic:?} lies outside of the text");
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?} says nothing");
    }
    assert_eq!(told, check(&subject), "checked twice");
    let again = gonogo_audit::extract(&document, &content::of(&document));
    assert_eq!(
        (&draft.report, &draft.sources, &draft.unread),
        (&again.report, &again.sources, &again.unread),
        "read twice"
    );
    assert_eq!(before, render(&document), "reading changed the text");
}
