//! What a page should show: the same files, read by the same library without a browser.

use gonogo_chart::{Chart, Input};
use gonogo_page::completed::{Checked, completed};
use gonogo_page::decision;
use gonogo_page::load::{self, File, Loaded, Problem};
use gonogo_report::Locale;

use super::site::example;

/// The language of the browser that tests drive.
pub const US: &str = "en-US";

/// A report as the library reads it natively.
pub struct Native {
    /// The report.
    pub loaded: Loaded,
    /// How the reader writes numbers.
    pub locale: Locale,
}

impl Native {
    /// What a page with these files should show; `None` where there is nothing to show, and what should be told.
    pub fn load(audit: Option<(&str, &[u8])>, scores: Option<(&str, &[u8])>) -> (Option<Self>, Vec<Problem>) {
        let file = |(name, bytes): (&str, &[u8])| File { name: name.to_owned(), bytes: bytes.to_vec() };
        let (loaded, problems) = load::load(audit.map(file), scores.map(file));
        (loaded.map(|loaded| Self { loaded, locale: Locale::new(US) }), problems)
    }

    /// The same completed by what is read from its text, as `gonogo build` publishes it.
    #[track_caller]
    pub fn checked(name: &str, audit: &[u8]) -> Checked {
        let file = File { name: name.to_owned(), bytes: audit.to_vec() };
        let loaded = load::load(Some(file.clone()), None).0.expect("it can be shown");
        completed(loaded, &file, None)
    }

    /// A report of both files, with nothing to be told about them.
    #[track_caller]
    pub fn of(audit: &[u8], scores: &[u8]) -> Self {
        let (native, problems) = Self::load(Some(("audit.md", audit)), Some(("scores.json", scores)));
        assert!(problems.is_empty(), "{problems:?}");
        native.expect("it can be shown")
    }

    /// An example that is shipped with the viewer.
    #[track_caller]
    pub fn example(name: &str) -> Self {
        let read = |file: &str| std::fs::read(example(&format!("{name}/{file}"))).expect("an example has both files");
        Self::of(&read("audit.md"), &read("scores.json"))
    }

    /// The ids of the options in order.
    pub fn options(&self) -> Vec<&str> {
        self.loaded.report.options.iter().map(|option| option.id.as_str()).collect()
    }

    /// The index of the option that a page shows first.
    pub fn first(&self) -> usize {
        self.loaded.chosen(None)
    }

    /// What is said when the option with an index is chosen.
    pub fn announcement(&self, option: usize) -> String {
        decision::announcement(&self.loaded, option, &self.locale)
    }

    /// A chart by its id, drawn for an option and a width in CSS pixels; `None` where the audit has nothing for it.
    pub fn chart(&self, id: &str, option: usize, width: f64) -> Option<Chart> {
        let Loaded { report, outlooks, .. } = &self.loaded;
        let input = Input { report, outlooks, chosen: option, locale: &self.locale };
        gonogo_chart::charts(&input, width).into_iter().flatten().find(|chart| chart.id == id)
    }

    /// The fragment of the link to a selection.
    pub fn link(&self, selection: &gonogo_page::selection::Selection) -> String {
        selection.print(&self.loaded.id)
    }
}
