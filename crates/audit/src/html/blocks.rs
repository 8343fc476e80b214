//! What each tag of Markdown opens, and what is left of it where it is nested too deeply.

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Tag};

use super::link::Link;
use super::walk::{Flat, Open, Walk};

impl<'d> Walk<'d> {
    pub(super) fn start_element(&mut self, tag: &Tag<'_>, at: usize) -> Open<'d> {
        match tag {
            Tag::Paragraph => {
                self.writer.open_block("p", &[]);
                Open::Block(1)
            }
            Tag::Heading { level, .. } => self.start_heading(*level as usize, at),
            Tag::BlockQuote(kind) => {
                match kind.map(alert) {
                    None => drop(self.writer.open("blockquote", &[])),
                    Some((class, title)) => {
                        self.writer.open("div", &[("class", class)]);
                        self.writer.element("p", &[("class", "alert-title")], title);
                    }
                }
                self.writer.text("\n");
                Open::Block(1)
            }
            Tag::CodeBlock(kind) => {
                self.writer.open("pre", &[("tabindex", "0")]);
                let (class, info) = language(kind);
                let attributes = [("class", class.as_str()), ("title", info)];
                let from = usize::from(class.is_empty());
                self.writer.open("code", &attributes[from..if info.is_empty() { 1 } else { 2 }]);
                self.in_code = true;
                Open::CodeBlock
            }
            Tag::HtmlBlock => Open::HtmlBlock,
            Tag::List(first) => {
                match first {
                    None => self.writer.open("ul", &[]),
                    Some(1) => self.writer.open("ol", &[]),
                    Some(first) => self.writer.open("ol", &[("start", &first.to_string())]),
                };
                self.writer.text("\n");
                Open::Block(1)
            }
            Tag::Item => Open::Item(self.writer.open_block("li", &[])),
            Tag::FootnoteDefinition(label) => self.start_footnote(label, at),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_head(),
            Tag::TableRow => {
                self.writer.open("tr", &[]);
                Open::Block(1)
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.span("em"),
            Tag::Strong => self.span("strong"),
            Tag::Strikethrough => self.span("del"),
            Tag::Superscript => self.span("sup"),
            Tag::Subscript => self.span("sub"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(*link_type, dest_url, title),
            Tag::Image { dest_url, title, .. } => self.start_image(dest_url, title),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition | Tag::MetadataBlock(_) => {
                self.writer.open_block("div", &[]);
                Open::Block(1)
            }
        }
    }

    /// What is nested too deeply has no elements of its own; its text goes on in the block around it.
    pub(super) fn start_flat(&mut self, tag: &Tag<'_>) -> Open<'d> {
        match tag {
            Tag::HtmlBlock => Open::HtmlBlock,
            Tag::CodeBlock(_) => {
                self.in_code = true;
                Open::Flat(Flat::EndOfCode)
            }
            Tag::FootnoteDefinition(label) => {
                self.plain(&format!("[^{label}]: "));
                Open::Flat(Flat::Break)
            }
            Tag::Link { link_type, dest_url, title, .. } => Open::Link(Link::flat(*link_type, dest_url, title)),
            Tag::Image { dest_url, title, .. } => {
                self.plain("Image: ");
                Open::Link(Link::text(dest_url, title))
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                Open::Flat(Flat::Nothing)
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::List(_) | Tag::Item => {
                Open::Flat(Flat::Break)
            }
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => Open::Flat(Flat::Break),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition | Tag::MetadataBlock(_) => {
                Open::Flat(Flat::Break)
            }
        }
    }

    fn span(&mut self, tag: &'static str) -> Open<'d> {
        self.writer.open(tag, &[]);
        Open::Spans(1)
    }

    fn start_heading(&mut self, level: usize, at: usize) -> Open<'d> {
        let tag = heading_tag(level);
        match self.document.anchor_at(at) {
            Some(anchor) => self.writer.open_block(tag, &[("id", anchor)]),
            None => self.writer.open_block(tag, &[]),
        };
        let own = self.open.is_empty() && self.section.level > 0 && self.heading.is_empty();
        if own { Open::Heading } else { Open::Block(1) }
    }

    /// Marks the list item around it; whoever cannot see the mark hears the word.
    pub(super) fn task(&mut self, done: bool) {
        if self.flat > 0 {
            return self.plain(if done { "[x] " } else { "[ ] " });
        }
        let (class, word) = if done { ("task done", "done: ") } else { ("task open", "open: ") };
        let item =
            self.open.iter().rev().find_map(|open| if let Open::Item(place) = open { Some(*place) } else { None });
        if let Some(place) = item {
            self.writer.amend(place, "class", class);
        }
        self.writer.open("span", &[("class", "visually-hidden")]);
        self.writer.remark(word);
        self.writer.close();
    }
}

/// One level below that of the text.
pub(super) fn heading_tag(level: usize) -> &'static str {
    const TAGS: [&str; 6] = ["h2", "h3", "h4", "h5", "h6", "h6"];
    TAGS[level.clamp(1, 6) - 1]
}

fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("alert note", "Note"),
        BlockQuoteKind::Tip => ("alert tip", "Tip"),
        BlockQuoteKind::Important => ("alert important", "Important"),
        BlockQuoteKind::Warning => ("alert warning", "Warning"),
        BlockQuoteKind::Caution => ("alert caution", "Caution"),
    }
}

/// The class for the first word of a fence's info string, of which only harmless characters are kept, and the string
/// itself where it says more.
fn language<'k>(kind: &'k CodeBlockKind<'_>) -> (String, &'k str) {
    let CodeBlockKind::Fenced(info) = kind else { return (String::new(), "") };
    let word = info.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    let kept = word.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-'));
    let name: String = kept.take(32).map(|c| c.to_ascii_lowercase()).collect();
    let more = if info.eq_ignore_ascii_case(&name) { "" } else { info };
    (if name.is_empty() { name } else { format!("language-{name}") }, more)
}
