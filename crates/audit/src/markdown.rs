//! The one place that knows how pulldown-cmark is called.
//!
//! A [`Document`](crate::Document) keeps no events: those of a 10 MB text take ten times its size. One pass over the
//! whole text finds the sections and everything that crosses their borders (link definitions, footnotes); a section is
//! then parsed again from its own bytes when it is shown, so that the cost of showing it depends on its size alone.
//! Sections begin at headings outside of any quote or list, where Markdown starts anew, so both passes agree.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use gonogo_report::letters::lower;
#[cfg(feature = "unseen")]
use gonogo_report::order::sorted;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, OffsetIter, Options, Parser, RefDefs, Tag};

/// Nesting beyond this many blocks and spans is shown flat: browsers slow down, then fail, some hundred levels deep.
pub(crate) const MAX_DEPTH: usize = 64;

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
}

/// What knows the address and title of a link that the parsed text does not define. One type for both passes: each that
/// the parser is used with brings half of it into the wasm once more.
type Elsewhere<'c, 't> = &'c mut dyn FnMut(BrokenLink<'t>) -> Option<(CowStr<'t>, CowStr<'t>)>;

type Events<'c, 't> = OffsetIter<'t, Elsewhere<'c, 't>>;

fn events<'c, 't>(text: &'t str, elsewhere: Option<Elsewhere<'c, 't>>) -> Events<'c, 't> {
    Parser::new_with_broken_link_callback(text, options(), elsewhere).into_offset_iter()
}

/// The events of a whole text, each with its bytes in it.
pub(crate) fn whole(text: &str) -> Events<'_, '_> {
    events(text, None)
}

/// Link definitions of a whole text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Definitions {
    /// Addresses and titles.
    list: Vec<(String, String)>,
    /// Indices of them by [`label`].
    by_label: BTreeMap<String, usize>,
    /// Where they stand, in the order of the text, with their labels.
    #[cfg(feature = "unseen")]
    places: Vec<(Range<usize>, String)>,
}

impl Definitions {
    /// What the text defines for links; of two definitions with one label the first counts.
    pub(crate) fn of(events: &Events<'_, '_>) -> Self {
        let mut definitions = Self::default();
        let all: &RefDefs<'_> = events.reference_definitions();
        // They come in no order, and labels that differ for the parser (in no-break spaces) may be one here.
        let mut starts = Vec::new();
        for (name, found) in all.iter() {
            let first = definitions.by_label.entry(label(name)).or_insert(starts.len());
            if starts.get(*first).is_some_and(|start| found.span.start < *start) {
                *first = starts.len();
            }
            starts.push(found.span.start);
            #[cfg(feature = "unseen")]
            definitions.places.push((found.span.clone(), label(name)));
            let title = found.title.as_ref().map_or("", |title| title);
            definitions.list.push((found.dest.to_string(), title.to_owned()));
        }
        #[cfg(feature = "unseen")]
        {
            let places = std::mem::take(&mut definitions.places);
            definitions.places = sorted(places, |(one, _), (other, _)| one.start.cmp(&other.start));
        }
        definitions
    }

    /// Their bytes and labels, in the order of the text.
    #[cfg(feature = "unseen")]
    pub(crate) fn places(&self) -> impl Iterator<Item = (&Range<usize>, &str)> {
        self.places.iter().map(|(span, label)| (span, label.as_str()))
    }

    fn get(&self, name: &str) -> Option<&(String, String)> {
        self.list.get(*self.by_label.get(&label(name))?)
    }
}

/// A label as CommonMark compares it: case and the length of white space do not matter.
pub(crate) fn label(raw: &str) -> String {
    lower(&spaced(raw))
}

/// A text with one space between its words.
pub(crate) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
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
    pub(crate) fn for_each(&self, definitions: &Definitions, each: &mut dyn FnMut(Event<'_>, Range<usize>)) {
        // A long definition used in many small sections must not multiply: each may spend a few times its own size.
        let fuel = Cell::new(4096 + 8 * self.text.len());
        let find = |label: &str| {
            let (address, title) = definitions.get(label)?;
            fuel.set(fuel.get().checked_sub(address.len() + title.len())?);
            Some((address, title))
        };
        let mut elsewhere = |link: BrokenLink<'_>| {
            let (address, title) = find(&link.reference)?;
            Some((address.clone().into(), title.clone().into()))
        };
        for (mut event, bytes) in events(&self.text, Some(&mut elsewhere)) {
            if bytes.start < self.stubs || bytes.end < self.stubs {
                continue;
            }
            // A section may define what an earlier one has defined, and the first definition counts.
            if let Event::Start(
                Tag::Link { link_type, dest_url, title, id } | Tag::Image { link_type, dest_url, title, id },
            ) = &mut event
                && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
                && let Some((address, first)) = find(id)
            {
                (*dest_url, *title) = (address.as_str().into(), first.as_str().into());
            }
            each(event, bytes.start - self.stubs..bytes.end - self.stubs);
        }
    }
}
