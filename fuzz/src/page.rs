//! The fragment of a link.

use gonogo_page::selection::{Fragment, MOST_CHARACTERS, Selection, Trouble};

const REPORT: &str = "3f9a2c41";

/// Any fragment is read; what it chooses comes back the same when it is printed, and a link that was cut is told.
pub fn link(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let parse = |fragment: &str| Fragment::parse(fragment, REPORT, |_| true);
    match parse(&text) {
        Fragment::Empty => assert!(text.trim_start_matches('#').is_empty()),
        Fragment::Place(_) => assert!(!text.trim_start_matches('#').starts_with("v1&")),
        Fragment::Trouble(trouble) => assert!(trouble.message().ends_with("by default.")),
        Fragment::Selection(selection) => printed(&selection, parse),
    }
    // The same bytes as the choices themselves: nothing that a reader types breaks a link.
    let mut pieces = text.split('\n').map(str::to_owned);
    let mut next = || pieces.next().unwrap_or_default();
    let (option, at, filter, find) = (next(), next(), next(), next());
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    printed(&Selection { option: some(option), at: some(at), severities: Vec::new(), filter, find }, parse);
}

fn printed(selection: &Selection, parse: impl Fn(&str) -> Fragment) {
    let fragment = selection.print(REPORT);
    assert!(fragment.len() <= MOST_CHARACTERS && fragment.is_ascii(), "{fragment}");
    let back = match parse(&fragment) {
        Fragment::Empty => Selection::default(),
        Fragment::Selection(back) => back,
        other @ (Fragment::Place(_) | Fragment::Trouble(_)) => panic!("{fragment} gives {other:?}"),
    };
    assert_eq!(back.print(REPORT), fragment, "printed twice");
    for end in 3..fragment.len() {
        let cut = parse(&fragment[..end]);
        assert_eq!(cut, Fragment::Trouble(Trouble::Cut), "{}", &fragment[..end]);
    }
}
