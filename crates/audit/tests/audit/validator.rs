//! A reader of HTML that accepts only what the serializer may write: known tags and attributes, harmless addresses,
//! escaped text, balanced nesting, unique ids. Anything else is an error, so a trick cannot hide in a lenient parse.

use std::collections::BTreeSet;

/// What a reader sees of valid HTML.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// All text, in order.
    pub(crate) text: String,
    /// All addresses of links.
    pub(crate) links: Vec<String>,
    /// The same with a space at each tag: words that stand in neighboring cells are two.
    pub(crate) words: String,
    /// All values of attributes that a reader may see: addresses, titles, names.
    pub(crate) attributes: Vec<String>,
    /// The deepest nesting of elements.
    pub(crate) depth: usize,
}

const VOID: [&str; 3] = ["br", "hr", "wbr"];

#[rustfmt::skip]
const TAGS: [&str; 36] = [
    "a", "b", "blockquote", "code", "del", "details", "div", "em", "h2", "h3", "h4", "h5", "h6", "i", "kbd", "li",
    "mark", "ol", "p", "pre", "section", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th",
    "thead", "tr", "ul", "br", "hr", "wbr",
];

/// Blocks that a browser moves out of a paragraph.
const BLOCKS: [&str; 14] =
    ["blockquote", "details", "div", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "table", "ul"];

#[rustfmt::skip]
const CLASSES: [&str; 34] = [
    "status", "good", "middle", "bad", "pending", "task", "done", "open", "visually-hidden", "table", "num", "right",
    "center", "alert", "note", "tip", "important", "warning", "caution", "alert-title", "raw-html", "raw-text",
    "image", "missing", "address", "footnote", "footnote-number", "footnote-ref", "footnote-back", "level-0",
    "level-1", "level-2", "level-3", "level-4",
];

/// Reads HTML, or says what is wrong with it and where.
pub(crate) fn read(html: &str) -> Result<Seen, String> {
    let mut seen = Seen::default();
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = html;
    while !rest.is_empty() {
        seen.words.push(' ');
        let here = |what: &str| format!("{what} at `{}`", rest.chars().take(60).collect::<String>());
        if let Some(after) = rest.strip_prefix("</") {
            let (name, after) = after.split_once('>').ok_or_else(|| here("unfinished tag"))?;
            if open.pop() != Some(name) {
                return Err(here("unbalanced end tag"));
            }
            rest = after;
        } else if let Some(after) = rest.strip_prefix('<') {
            let (tag, after) = after.split_once('>').ok_or_else(|| here("unfinished tag"))?;
            let name = tag.split(' ').next().unwrap_or_default();
            if !TAGS.contains(&name) {
                return Err(here("unknown tag"));
            }
            attributes(name, &tag[name.len()..], &mut ids, &mut seen).map_err(|what| here(&what))?;
            nesting(name, &open).map_err(|what| here(&what))?;
            if !VOID.contains(&name) {
                open.push(name);
                seen.depth = seen.depth.max(open.len());
            }
            rest = after;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = unescaped(&rest[..end]).map_err(|what| here(&what))?;
            seen.text.push_str(&text);
            seen.words.push_str(&text);
            if let Some("ul" | "ol" | "table" | "thead" | "tbody" | "tr") = open.last().copied()
                && !rest[..end].trim().is_empty()
            {
                return Err(here("stray text"));
            }
            rest = &rest[end..];
        }
    }
    if open.is_empty() { Ok(seen) } else { Err(format!("never closed: {open:?}")) }
}

fn nesting(name: &str, open: &[&str]) -> Result<(), String> {
    let parent = open.last().copied().unwrap_or_default();
    let fits = match name {
        "li" => matches!(parent, "ul" | "ol"),
        "tr" => matches!(parent, "thead" | "tbody"),
        "td" | "th" => parent == "tr",
        "thead" | "tbody" => parent == "table",
        "summary" => parent == "details",
        "a" => !open.contains(&"a"),
        _ => !matches!(parent, "ul" | "ol" | "tr" | "thead" | "tbody" | "table"),
    };
    let in_paragraph = open.contains(&"p") && BLOCKS.contains(&name);
    if fits && !in_paragraph { Ok(()) } else { Err(format!("<{name}> within {parent}")) }
}

fn attributes(tag: &str, mut rest: &str, ids: &mut BTreeSet<String>, seen: &mut Seen) -> Result<(), String> {
    let mut names = BTreeSet::new();
    while !rest.is_empty() {
        let after = rest.strip_prefix(' ').ok_or("no space before an attribute")?;
        let (name, after) = after.split_once("=\"").ok_or("an attribute without a quoted value")?;
        let (value, after) = after.split_once('"').ok_or("an open quote")?;
        let value = unescaped(value)?;
        if matches!(name, "href" | "title" | "aria-label" | "class" | "start") {
            seen.attributes.push(value.clone());
        }
        let good = match (tag, name, value.as_str()) {
            ("a", "href", address) => {
                seen.links.push(address.to_owned());
                harmless(address)
            }
            ("a", "rel", value) => value == "noopener noreferrer nofollow",
            ("a", "referrerpolicy", value) => value == "no-referrer",
            ("a" | "span" | "code", "title", _) | ("a" | "span" | "div", "aria-label", _) => true,
            ("section", "aria-labelledby", _) => true,
            ("a" | "span" | "div" | "section" | "h2" | "h3" | "h4" | "h5" | "h6", "id", id) => {
                id.starts_with("t-") && !id.contains(char::is_whitespace) && ids.insert(id.to_owned())
            }
            ("code", "class", value) if value.starts_with("language-") => {
                value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '+' | '#' | '-'))
            }
            (_, "class", value) => {
                value.split(' ').all(|class| CLASSES.contains(&class) || matches!(class, "level-5" | "level-6"))
            }
            ("div" | "span", "role", value) => matches!(value, "region" | "img"),
            ("div" | "pre", "tabindex", "0") | ("th", "scope", "col") | (_, "dir", "ltr" | "rtl") => true,
            ("ol", "start", value) => value.parse::<u64>().is_ok(),
            _ => false,
        };
        if !good || !names.insert(name) {
            return Err(format!("{name}=`{value}`"));
        }
        rest = after;
    }
    Ok(())
}

/// As a browser reads an address: control characters and space around it do not count.
fn harmless(address: &str) -> bool {
    let address: String = address.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_lowercase();
    let scheme = address.split(['/', '?', '#', '\\']).next().unwrap_or_default().split_once(':');
    scheme.is_none_or(|(scheme, _)| matches!(scheme, "http" | "https" | "mailto"))
        && address.strip_prefix('#').is_none_or(|id| id.starts_with("t-"))
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        let entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];
        let known = entities.iter().find(|(entity, _)| rest[at..].starts_with(entity));
        let (entity, c) = known.ok_or_else(|| format!("not escaped: `{}`", &rest[at..]))?;
        out.push(*c);
        rest = &rest[at + entity.len()..];
    }
    out.push_str(rest);
    match out.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202D}' | '\u{202E}')) {
        Some(c) => Err(format!("control character {c:?}")),
        None => Ok(out),
    }
}
