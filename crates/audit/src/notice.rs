//! What the reader of an audit is told about its text: one short sentence, a line, and advice where there is any.

/// Something that was repaired, replaced, flattened or refused while the text was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What kind of thing happened; its [`code`](NoticeKind::code) is stable.
    pub kind: NoticeKind,
    /// The 1-based line of the source where it first happened, where it has a place.
    pub line: Option<usize>,
    /// One plain sentence, the culprit in backticks.
    pub message: String,
    /// What the author may do about it.
    pub help: Option<String>,
}

impl Notice {
    pub(crate) fn new(kind: NoticeKind, line: Option<usize>, message: String) -> Self {
        Self { kind, line, message, help: kind.help().map(str::to_owned) }
    }
}

/// The kinds of [`Notice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// The bytes are not text at all.
    NotText,
    /// The bytes are text, but not UTF-8.
    Encoding,
    /// UTF-8 that had once been read as another character set was turned back.
    Repaired,
    /// Bytes or code units that stand for no character were replaced by U+FFFD.
    InvalidBytes,
    /// The text itself already held U+FFFD: characters were lost before it came here.
    LostCharacters,
    /// Control characters were replaced by visible signs.
    ControlCharacters,
    /// Characters that turn the reading direction around are spelled out.
    DirectionOverride,
    /// Blocks or emphasis are nested deeper than a browser can lay out.
    DeepNesting,
    /// Raw HTML is shown as text.
    RawHtml,
    /// A link has an address that is not allowed and is shown as text.
    RefusedLink,
    /// A link points to a heading that the text does not have.
    MissingAnchor,
    /// A definition of a link that no link uses: nothing shows it.
    UnusedDefinition,
    /// Cells beyond the columns of their table: nothing shows them.
    LostCells,
}

impl NoticeKind {
    /// The stable kebab-case code of the kind.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotText => "not-text",
            Self::Encoding => "encoding",
            Self::Repaired => "repaired-text",
            Self::InvalidBytes => "invalid-bytes",
            Self::LostCharacters => "lost-characters",
            Self::ControlCharacters => "control-characters",
            Self::DirectionOverride => "direction-override",
            Self::DeepNesting => "deep-nesting",
            Self::RawHtml => "raw-html",
            Self::RefusedLink => "refused-link",
            Self::MissingAnchor => "missing-anchor",
            Self::UnusedDefinition => "unused-definition",
            Self::LostCells => "lost-cells",
        }
    }

    const fn help(self) -> Option<&'static str> {
        match self {
            Self::NotText => Some("choose the Markdown file of the audit"),
            Self::Encoding | Self::Repaired => Some("save the file as UTF-8"),
            Self::InvalidBytes | Self::LostCharacters => Some("compare these places with the original"),
            Self::ControlCharacters | Self::DirectionOverride => Some("delete them if they are not meant"),
            Self::DeepNesting => Some("use fewer levels of lists and quotes"),
            Self::RawHtml => Some("write it in Markdown"),
            Self::RefusedLink => Some("use an http, https, mailto, relative or # address"),
            Self::MissingAnchor => Some("name a heading of this text"),
            Self::UnusedDefinition => Some("use it or delete it"),
            Self::LostCells => Some("give the table more columns, or write a pipe in text as `\\|`"),
        }
    }
}

/// `1 character`, `2 characters`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// The end of a sentence after [`counted`]: `was` or `were`.
pub(crate) fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}
