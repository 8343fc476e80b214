//! The one list of what a link may lead to.
//!
//! Browsers drop control characters and white space around and inside an address, take `\` for `/`, and ignore case in
//! the scheme; all that is undone before anything is compared. What is not known to be harmless is refused.

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Address {
    /// `http:`, `https:` or `//host`: another origin, opened only when the reader follows the link.
    Foreign(String),
    /// `mailto:`.
    Mail(String),
    /// A path relative to the audit.
    Local(String),
    /// A name after `#`, percent-decoded, not known to be a heading of the text; empty for no address at all.
    Fragment(String),
    /// The id of a heading of the text.
    Anchor(String),
    /// Anything else, as written.
    Refused(String),
}

impl Address {
    /// Judges the destination of a link as written in the text.
    pub(crate) fn of(destination: &str) -> Self {
        let cleaned: String = destination.chars().filter(|c| !c.is_control()).collect();
        let cleaned = cleaned.trim();
        if let Some(name) = cleaned.strip_prefix('#') {
            return Self::Fragment(percent_decoded(name));
        }
        if cleaned.is_empty() {
            return Self::Fragment(String::new());
        }
        if cleaned.starts_with(['/', '\\']) && cleaned[1..].starts_with(['/', '\\']) {
            return Self::Foreign(cleaned.to_owned());
        }
        let head = cleaned.split(['/', '\\', '?', '#']).next().unwrap_or_default();
        match head.split_once(':') {
            Some((scheme, _)) => match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => Self::Foreign(cleaned.to_owned()),
                "mailto" => Self::Mail(cleaned.to_owned()),
                _ => Self::Refused(destination.to_owned()),
            },
            // `javascript%3A…` is a harmless path, but nobody means it.
            None if percent_decoded(head).contains(':') => Self::Refused(destination.to_owned()),
            None => Self::Local(cleaned.to_owned()),
        }
    }

    /// The value for `href`, or `None` where there must be no link.
    pub(crate) fn href(&self) -> Option<String> {
        match self {
            Self::Foreign(address) | Self::Mail(address) | Self::Local(address) => Some(address.clone()),
            Self::Anchor(id) => Some(format!("#{id}")),
            Self::Fragment(_) | Self::Refused(_) => None,
        }
    }
}

/// Resolves `%xx`; what is then no UTF-8 stays as it was.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        match (first, hex(after.first()), hex(after.get(1))) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high * 16 + low);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Address::{self, *};

    #[test]
    fn known_schemes_and_paths_pass() {
        let own = str::to_owned;
        assert_eq!(Address::of("HTTPS://example.org/a?b#c"), Foreign(own("HTTPS://example.org/a?b#c")));
        assert_eq!(Address::of("//example.org"), Foreign(own("//example.org")));
        assert_eq!(Address::of("/\\example.org"), Foreign(own("/\\example.org")));
        assert_eq!(Address::of("mailto:a@example.org"), Mail(own("mailto:a@example.org")));
        assert_eq!(Address::of("../docs/plan.md:12"), Local(own("../docs/plan.md:12")));
        assert_eq!(Address::of("#caf%C3%A9"), Fragment(own("café")));
        assert_eq!(Address::of("  "), Fragment(String::new()));
    }

    #[test]
    fn every_other_scheme_is_refused_in_any_disguise() {
        for disguise in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "\u{A0}javascript:alert(1)",
            "java\u{200B}script:alert(1)",
            "javascript%3Aalert(1)",
            "javascript&colon;alert(1):",
            "vbscript:x",
            "data:text/html,<script>",
            "blob:https://example.org/1",
            "file:///etc/passwd",
            "view-source:https://example.org",
            "main.rs:12",
        ] {
            assert_eq!(Address::of(disguise), Refused(disguise.to_owned()));
        }
    }
}
