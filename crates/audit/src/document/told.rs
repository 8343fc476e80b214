//! What the reader is told about a text once all of it is known.

use super::Targets;
use crate::html::Address;
use crate::markdown::MAX_DEPTH;
#[cfg(feature = "unseen")]
use crate::markdown::spaced;
use crate::notice::{Notice, NoticeKind, counted};

/// Of one kind, this many notices are given one by one.
const MAX_NOTICES: usize = 20;

/// Places gathered while the text is scanned, in bytes.
#[derive(Default)]
pub(super) struct Told {
    too_deep: Option<usize>,
    raw: usize,
    first_raw: Option<usize>,
    /// Links that are refused, or lead to a heading that may come later.
    links: Vec<(Address, usize)>,
    /// Definitions that are not used.
    #[cfg(feature = "unseen")]
    unused: Vec<(usize, String)>,
    /// Cells beyond the columns of their table.
    #[cfg(feature = "unseen")]
    cells: Vec<(usize, String)>,
}

impl Told {
    /// Something is nested too deeply.
    pub(super) fn too_deep(&mut self, at: usize) {
        self.too_deep.get_or_insert(at);
    }

    /// A piece of raw HTML is shown as text.
    pub(super) fn raw(&mut self, at: usize) {
        self.raw += 1;
        self.first_raw.get_or_insert(at);
    }

    /// A link or an image.
    pub(super) fn link(&mut self, destination: &str, at: usize) {
        let address = Address::of(destination);
        if matches!(address, Address::Refused(_) | Address::Fragment(_)) {
            self.links.push((address, at));
        }
    }

    /// Whether a link names a heading.
    pub(super) fn names_headings(&self) -> bool {
        self.links.iter().any(|(address, _)| matches!(address, Address::Fragment(_)))
    }

    /// A definition that no link uses.
    #[cfg(feature = "unseen")]
    pub(super) fn unused(&mut self, definition: &str, at: usize) {
        let definition = spaced(definition);
        self.unused.push((at, format!("No link uses the definition `{}`.", cut(&definition))));
    }

    /// Cells of a row that its table has no columns for.
    #[cfg(feature = "unseen")]
    pub(super) fn cells(&mut self, cells: &str, at: usize) {
        self.cells.push((at, format!("The table has no column for `{}`.", cut(cells))));
    }

    /// The notices about a text, by kind and line; `lines` are the bytes at which its lines begin.
    pub(super) fn notices(self, text: &str, lines: &[usize], targets: &Targets) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut tell = |kind, at: usize, message: String| {
            notices.push(Notice::new(kind, Some(lines.partition_point(|&start| start <= at)), message));
        };
        const TURNING: [char; 2] = ['\u{202D}', '\u{202E}'];
        if let Some(first) = TURNING.into_iter().filter_map(|sign| text.find(sign)).min() {
            let count = counted(text.matches(TURNING).count(), "character");
            tell(NoticeKind::DirectionOverride, first, format!("{count} would turn the reading direction around."));
        }
        if let Some(at) = self.too_deep {
            let message = format!("Blocks nested deeper than {MAX_DEPTH} levels are shown flat.");
            tell(NoticeKind::DeepNesting, at, message);
        }
        if let Some(at) = self.first_raw {
            let message = format!("{} of raw HTML shown as text.", counted(self.raw, "piece"));
            tell(NoticeKind::RawHtml, at, message);
        }
        let (mut refused, mut missing) = (Vec::new(), Vec::new());
        for (address, at) in self.links {
            match targets.resolve(address) {
                Address::Refused(to) => refused.push((at, format!("The link to `{}` is not allowed.", cut(&to)))),
                Address::Fragment(name) if name.is_empty() => missing.push((at, "A link has no address.".to_owned())),
                Address::Fragment(name) => missing.push((at, format!("No heading is named `#{}`.", cut(&name)))),
                Address::Foreign(_) | Address::Mail(_) | Address::Local(_) | Address::Anchor(_) => {}
            }
        }
        for (kind, found, noun) in [
            (NoticeKind::RefusedLink, refused, "further link"),
            (NoticeKind::MissingAnchor, missing, "further link"),
            #[cfg(feature = "unseen")]
            (NoticeKind::UnusedDefinition, self.unused, "further definition"),
            #[cfg(feature = "unseen")]
            (NoticeKind::LostCells, self.cells, "further row"),
        ] {
            let more = found.len().saturating_sub(MAX_NOTICES);
            for (index, (at, mut message)) in found.into_iter().take(MAX_NOTICES).enumerate() {
                if index == MAX_NOTICES - 1 && more > 0 {
                    message.push_str(&format!(" The same holds for {}.", counted(more, noun)));
                }
                tell(kind, at, message);
            }
        }
        notices
    }
}

/// Enough of an address to recognize it.
fn cut(address: &str) -> String {
    const ENOUGH: usize = 80;
    let mut short: String = address.chars().take(ENOUGH).collect();
    if short.len() < address.len() {
        short.push('…');
    }
    short
}
