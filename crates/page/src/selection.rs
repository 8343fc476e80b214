//! What a reader has chosen, as the fragment of a link: `#v1&option=quick-fixes&at=no-ci&report=3f9a2c41`.
//!
//! The report's id stands last: a link that was cut on its way has lost it, and is announced instead of being shown as
//! something else. A fragment that does not begin with `v1` is the plain name of a place in the text.

use gonogo_report::Severity;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// The longest fragment that is printed, in characters.
pub const MOST_CHARACTERS: usize = 512;
/// The longest text to search or filter for that a link carries, in characters.
const MOST_WORDS: usize = 80;
const VERSION: &str = "v1";

/// Everything that changes what a reader sees and that a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The id of the chosen option; `None` for the one that the page shows first.
    pub option: Option<String>,
    /// The id of the place that the link leads to.
    pub at: Option<String>,
    /// The severities that findings are narrowed to; empty for all.
    pub severities: Vec<Severity>,
    /// The words that findings are narrowed to.
    pub filter: String,
    /// The words searched for in the report.
    pub find: String,
}

/// What a fragment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// Nothing: the default view.
    Empty,
    /// The plain name of a place.
    Place(String),
    /// A selection of this report.
    Selection(Selection),
    /// Something that must be told: the default view is shown with a notice.
    Trouble(Trouble),
}

/// Why a link cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It was made by a version that this one does not know.
    Version(String),
    /// It lost its end.
    Cut,
    /// It was made for another report, or another revision of it.
    Foreign,
    /// It chooses something that this report does not have.
    Unknown(String),
}

impl Trouble {
    /// One sentence for the reader.
    pub fn message(&self) -> String {
        let what = match self {
            Self::Version(version) => format!("This link was made by another version of the viewer (`{version}`)."),
            Self::Cut => "This link is not complete: its end was lost on the way.".to_owned(),
            Self::Foreign => "This link was made for another report or another revision of this one.".to_owned(),
            Self::Unknown(what) => format!("This link chooses `{what}`, which this report does not have."),
        };
        format!("{what} You see the report as it opens by default.")
    }
}

/// What may stand in a fragment as it is: all but what has a meaning in it, or breaks when a link is pasted into text.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b',')
    .add(b'(')
    .add(b')')
    .add(b'[')
    .add(b']')
    .add(b'\'')
    .add(b'*')
    .add(b'_');

impl Selection {
    /// The fragment for a report, with its `#`; empty for the default view. At most [`MOST_CHARACTERS`] long: what is
    /// least needed is left out first.
    pub fn print(&self, report: &str) -> String {
        let mut fragment = format!("#{VERSION}");
        let end = format!("&report={report}");
        let severities: Vec<&str> = self.severities.iter().map(|severity| severity.word()).collect();
        let severities = severities.join(".");
        let parts = [
            ("option", self.option.as_deref().unwrap_or_default()),
            ("at", self.at.as_deref().unwrap_or_default()),
            ("severity", &severities),
            ("filter", first_words(&self.filter)),
            ("find", first_words(&self.find)),
        ];
        for (key, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            let part = format!("&{key}={}", utf8_percent_encode(value, ESCAPED));
            if fragment.len() + part.len() + end.len() <= MOST_CHARACTERS {
                fragment.push_str(&part);
            }
        }
        // Nothing is chosen, or nothing of it fits.
        if fragment.len() == 1 + VERSION.len() { String::new() } else { fragment + &end }
    }
}

impl Fragment {
    /// Reads a fragment, with or without its `#`. `has_option` tells whether the report has an option of an id.
    pub fn parse(fragment: &str, report: &str, has_option: impl Fn(&str) -> bool) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() {
            return Self::Empty;
        }
        let mut parts = fragment.split('&');
        let version = parts.next().unwrap_or_default();
        if version != VERSION {
            let looks_like_one = version.len() < 5 && version.starts_with('v') && version[1..].parse::<u32>().is_ok();
            return if looks_like_one {
                Self::Trouble(Trouble::Version(version.to_owned()))
            } else {
                Self::Place(decode(fragment))
            };
        }
        match read(parts, report, has_option) {
            Ok(selection) => Self::Selection(selection),
            Err(trouble) => Self::Trouble(trouble),
        }
    }
}

fn read<'a>(
    parts: impl Iterator<Item = &'a str>,
    report: &str,
    has_option: impl Fn(&str) -> bool,
) -> Result<Selection, Trouble> {
    let mut selection = Selection::default();
    let mut made_for = None;
    let mut unknown = None;
    for part in parts {
        let (key, value) = part.split_once('=').ok_or(Trouble::Cut)?;
        let value = decode(value);
        match key {
            "option" => selection.option = Some(value),
            "at" => selection.at = Some(value),
            "severity" => {
                for word in value.split('.') {
                    match Severity::ALL.into_iter().find(|severity| severity.word() == word) {
                        Some(severity) => selection.severities.push(severity),
                        None => unknown = Some(word.to_owned()),
                    }
                }
            }
            "filter" => selection.filter = value,
            "find" => selection.find = value,
            "report" => made_for = Some(value),
            _ => unknown = Some(key.to_owned()),
        }
    }
    let made_for = made_for.ok_or(Trouble::Cut)?;
    if made_for != report {
        // A shorter beginning of the right id is a link that lost its last characters.
        return Err(if report.starts_with(&made_for) { Trouble::Cut } else { Trouble::Foreign });
    }
    unknown = unknown.or_else(|| selection.option.clone().filter(|id| !has_option(id)));
    unknown.map_or(Ok(selection), |what| Err(Trouble::Unknown(what)))
}

fn decode(value: &str) -> String {
    percent_decode_str(value).decode_utf8_lossy().into_owned()
}

fn first_words(text: &str) -> &str {
    text.char_indices().nth(MOST_WORDS).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "3f9a2c41";

    fn parse(fragment: &str) -> Fragment {
        Fragment::parse(fragment, REPORT, |id| id == "quick-fixes")
    }

    fn chosen() -> Selection {
        Selection { option: Some("quick-fixes".to_owned()), ..Selection::default() }
    }

    #[test]
    fn a_selection_comes_back_as_it_was_sent() {
        let selection = Selection {
            at: Some("t-größe".to_owned()),
            severities: vec![Severity::Critical, Severity::Unrated],
            filter: "no back&ups = #1, 100%".to_owned(),
            find: "数据 loss".to_owned(),
            ..chosen()
        };
        assert_eq!(parse(&selection.print(REPORT)), Fragment::Selection(selection));
    }

    #[test]
    fn the_fragment_is_short_and_readable() {
        assert_eq!(chosen().print(REPORT), "#v1&option=quick-fixes&report=3f9a2c41");
        assert_eq!(Selection::default().print(REPORT), "");
        assert_eq!(Selection { at: Some("x".repeat(600)), ..Selection::default() }.print(REPORT), "");
    }

    #[test]
    fn it_never_grows_beyond_its_budget() {
        let long = "ü".repeat(2000);
        let selection = Selection { at: Some(long.clone()), filter: long.clone(), find: long, ..chosen() };
        let printed = selection.print(REPORT);
        assert!(printed.len() <= MOST_CHARACTERS, "{} characters", printed.len());
        assert!(matches!(parse(&printed), Fragment::Selection(found) if found.option == selection.option));
    }

    #[test]
    fn a_link_cut_anywhere_is_never_taken_for_another_selection() {
        let selection = Selection { find: "backups".to_owned(), ..chosen() };
        let whole = selection.print(REPORT);
        for end in 1..whole.len() {
            let cut = parse(&whole[..end]);
            let told = matches!(cut, Fragment::Trouble(Trouble::Cut) | Fragment::Empty);
            assert!(told || end < 3 && matches!(cut, Fragment::Place(_)), "{} gives {cut:?}", &whole[..end]);
        }
    }

    #[test]
    fn foreign_and_unknown_links_are_told() {
        assert_eq!(parse("#v1&option=quick-fixes&report=00000000"), Fragment::Trouble(Trouble::Foreign));
        assert_eq!(parse("#v2&x=1"), Fragment::Trouble(Trouble::Version("v2".to_owned())));
        let unknown = |what: &str| Fragment::Trouble(Trouble::Unknown(what.to_owned()));
        assert_eq!(parse("#v1&option=gone&report=3f9a2c41"), unknown("gone"));
        assert_eq!(parse("#v1&colour=red&report=3f9a2c41"), unknown("colour"));
        assert_eq!(parse("#v1&severity=urgent&report=3f9a2c41"), unknown("urgent"));
    }

    #[test]
    fn anything_else_is_the_name_of_a_place() {
        assert_eq!(parse("#t-budget"), Fragment::Place("t-budget".to_owned()));
        assert_eq!(parse("#"), Fragment::Empty);
        assert_eq!(parse(""), Fragment::Empty);
    }
}
