//! Raw HTML in the text: split into the few tags that are taken at their word and everything else, which is text.

/// A tag from the short list. `name` is one of its constants, never a piece of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: &'static str,
    pub(crate) closes: bool,
}

/// A piece of raw HTML; the pieces together are the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    /// A tag from the short list, with its source.
    Tag(Tag, &'t str),
    /// Any other tags, comments or declarations, one or several in a row.
    Refused(&'t str),
    /// What stands between tags.
    Text(&'t str),
}

const ALLOWED: [&str; 12] = ["br", "details", "summary", "sub", "sup", "kbd", "mark", "b", "i", "strong", "em", "wbr"];

/// Elements whose content is not HTML and must not be searched for tags.
const OPAQUE: [&str; 4] = ["script", "style", "textarea", "pre"];

impl Tag {
    /// Reads one whole tag; `None` unless it is on the list and has no attributes. (`<details open>` is common and
    /// harmless: it is taken as `<details>`.)
    pub(crate) fn of(source: &str) -> Option<Self> {
        let inner = source.strip_prefix('<')?.strip_suffix('>')?;
        let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
        let inner = inner.strip_suffix('/').unwrap_or(inner).trim_ascii_end();
        let name = ALLOWED.iter().find(|name| name.eq_ignore_ascii_case(inner));
        match name {
            Some(name) => Some(Self { name, closes }),
            None => (!closes && inner.eq_ignore_ascii_case("details open")).then_some(Self { name: "details", closes }),
        }
    }

    /// Whether it is an element without content.
    pub(super) fn is_void(self) -> bool {
        matches!(self.name, "br" | "wbr")
    }
}

/// Splits the source of an HTML block.
pub(crate) fn tokens(source: &str) -> Vec<Token<'_>> {
    gonogo_report::work::spend(source.len());
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut at, mut done) = (0, 0);
    // Once a search for an end failed, no later one can succeed, and the rest is text: linear whatever comes.
    while let Some(start) = source[at..].find('<').map(|found| at + found) {
        let Some((len, kind)) = markup(&source[start..]) else {
            at = start + 1;
            continue;
        };
        let end = start + len;
        if start > done {
            tokens.push(Token::Text(&source[done..start]));
        }
        match (kind, Tag::of(&source[start..end])) {
            (Kind::Tag, Some(tag)) => tokens.push(Token::Tag(tag, &source[start..end])),
            (Kind::Tag | Kind::Other, _) => match tokens.last_mut() {
                Some(Token::Refused(before)) if done == start => *before = &source[start - before.len()..end],
                _ => tokens.push(Token::Refused(&source[start..end])),
            },
            (Kind::Unfinished, _) => tokens.push(Token::Text(&source[start..end])),
        }
        (at, done) = (end, end);
    }
    if done < source.len() {
        tokens.push(Token::Text(&source[done..]));
    }
    tokens
}

enum Kind {
    Tag,
    Other,
    Unfinished,
}

/// The length and kind of the markup that `source`, which begins with `<`, begins with.
fn markup(source: &str) -> Option<(usize, Kind)> {
    let until = |end: &str, kind| match source.find(end) {
        Some(at) => (at + end.len(), kind),
        None => (source.len(), Kind::Unfinished),
    };
    let second = source.as_bytes().get(1)?;
    if source.starts_with("<!--") {
        return Some(until("-->", Kind::Other));
    }
    match second {
        b'!' if source.starts_with("<![CDATA[") => Some(until("]]>", Kind::Other)),
        b'?' => Some(until("?>", Kind::Other)),
        b'!' => Some(until(">", Kind::Other)),
        b'/' | b'a'..=b'z' | b'A'..=b'Z' => {
            let name = source[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if OPAQUE.iter().any(|opaque| opaque.eq_ignore_ascii_case(name)) {
                return Some((opaque_end(source, name), Kind::Other));
            }
            Some(tag_end(source).map_or((source.len(), Kind::Unfinished), |len| (len, Kind::Tag)))
        }
        _ => None,
    }
}

/// The length of a tag, whose quoted attributes may hold `>`.
fn tag_end(source: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in source.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None | Some(_), _) => {}
        }
    }
    None
}

/// The length of `<script>…</script>` and the like.
fn opaque_end(source: &str, name: &str) -> usize {
    gonogo_report::work::spend(source.len());
    let bytes = source.as_bytes();
    let closes = |at: &usize| {
        let rest = &bytes[*at..];
        rest.starts_with(b"</") && rest.get(2..2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
    };
    let close = (0..bytes.len()).find(closes);
    close.map_or(source.len(), |at| source[at..].find('>').map_or(source.len(), |end| at + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bare_tags_of_the_list_are_taken() {
        for taken in ["<br>", "<br/>", "<BR />", "</details>", "<kbd >", "<details open>"] {
            assert!(Tag::of(taken).is_some(), "{taken}");
        }
        for refused in ["<b onclick=x>", "<script>", "<br class=\"x\">", "< br>", "<b/ x>", "<details open onclick=x>"]
        {
            assert_eq!(Tag::of(refused), None, "{refused}");
        }
    }

    #[test]
    fn tokens_together_are_the_source() {
        for source in ["<b>x</b> <i y>z<br>", "<!-- a --><x><y>", "<script>a<b>c</script>d", "<a \"", "a < b <", "<!--"]
        {
            let pieces = tokens(source).into_iter().map(|token| match token {
                Token::Tag(_, piece) | Token::Refused(piece) | Token::Text(piece) => piece,
            });
            assert_eq!(pieces.collect::<String>(), source);
        }
    }
}
