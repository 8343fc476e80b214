//! The one place that knows how pulldown-cmark is called.
//!
//! A [`Document`](crate::Document) keeps no events: those of a 10 MB text take ten times its size. One pass over the
//! whole text finds the sections and everything that crosses their borders (link definitions, footnotes); a section is
//! then parsed again from its own bytes when it is shown, so that the cost of showing it depends on its size alone.
//! Sections begin at headings outside of any quote or list, where Markdown starts anew, so both passes agree.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, OffsetIter, Options, Parser};

/// Nesting beyond this many blocks and spans is shown flat: browsers slow down, then fail, some hundred levels deep.
pub(crate) const MAX_DEPTH: usize = 64;

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
}

/// The events of a whole text, each with its bytes in it.
pub(crate) fn whole(text: &str) -> OffsetIter<'_> {
    Parser::new_ext(text, options()).into_offset_iter()
}

/// Link definitions of the whole text by [`label`]: address and title.
pub(crate) type Definitions = BTreeMap<String, (String, String)>;

/// A label as CommonMark compares it: case and the length of white space do not matter.
pub(crate) fn label(raw: &str) -> String {
    raw.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What the whole text defines for links; of two definitions with one label the first counts.
pub(crate) fn definitions(events: &OffsetIter<'_>) -> Definitions {
    let all = events.reference_definitions().iter();
    let text = |cow: Option<&CowStr<'_>>| cow.map_or_else(String::new, ToString::to_string);
    all.map(|(name, found)| (label(name), (found.dest.to_string(), text(found.title.as_ref())))).collect()
}

/// One section ready to be parsed on its own: its bytes, led by a stub for each footnote that it refers to, because
/// pulldown-cmark knows a footnote only from its definition.
pub(crate) struct Slice {
    text: String,
    stubs: usize,
}

impl Slice {
    /// `footnotes` are the labels that the section refers to.
    pub(crate) fn new(section: &str, footnotes: &[&str]) -> Self {
        let mut text: String = footnotes.iter().map(|label| format!("[^{label}]: .\n\n")).collect();
        if !text.is_empty() {
            // A rule ends the last stub, or an indented first line of the section would belong to it.
            text.push_str("***\n\n");
        }
        let stubs = text.len();
        text.push_str(section);
        Self { text, stubs }
    }

    /// Calls `each` with the section's events and their bytes in the section.
    pub(crate) fn for_each(&self, definitions: &Definitions, mut each: impl FnMut(Event<'_>, Range<usize>)) {
        // A long definition used in many small sections must not multiply: each may spend a few times its own size.
        let mut fuel = 4096 + 8 * self.text.len();
        let elsewhere = |link: BrokenLink<'_>| {
            let (address, title) = definitions.get(&label(&link.reference))?;
            fuel = fuel.checked_sub(address.len() + title.len())?;
            Some((address.clone().into(), title.clone().into()))
        };
        let parser = Parser::new_with_broken_link_callback(&self.text, options(), Some(elsewhere));
        for (event, bytes) in parser.into_offset_iter() {
            if bytes.start >= self.stubs && bytes.end >= self.stubs {
                each(event, bytes.start - self.stubs..bytes.end - self.stubs);
            }
        }
    }
}
