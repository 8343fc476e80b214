//! What changes while the page is open, and the few things a reader can do to it.

use std::sync::Arc;

use gonogo_page::decision;
use gonogo_page::load::{self, Loaded, Problem};
use gonogo_page::parts::Told;
use gonogo_page::selection::{Fragment, Selection, Trouble};
use gonogo_report::Locale;
use leptos::prelude::*;
use web_sys::File;

use crate::browser;

/// What the page is showing.
#[derive(Clone, Default)]
pub enum Stage {
    /// Files are on their way.
    #[default]
    Loading,
    /// Nothing could be read: the reader is asked for a file.
    Nothing,
    /// A report.
    Shown(Arc<Loaded>),
    /// A report that stands on the page already, written by another program: the one that published it, or the reader.
    Standing(Arc<Loaded>),
}

/// The signals of the app; copies share them.
#[derive(Clone, Copy)]
pub struct State {
    /// What is shown.
    pub stage: RwSignal<Stage>,
    /// What the reader has chosen; it is what the link carries.
    pub selection: RwSignal<Selection>,
    /// What the reader is told.
    pub told: RwSignal<Vec<Told>>,
    /// How the reader writes numbers.
    pub locale: Locale,
    /// What a viewer does in its own way.
    pub way: Way,
}

/// What the whole viewer does itself, and that of published pages leaves to it: so that this one is small.
#[derive(Clone, Copy)]
pub struct Way {
    /// Opens files that were dropped or picked.
    pub open: fn(State, Vec<File>),
    /// Draws the charts for an option.
    pub draw: fn(State, &Arc<Loaded>, usize),
    /// Saves a chart, by its id, as a kind of file.
    pub save: fn(State, &str, &str),
}

impl State {
    /// The state of a page that has just been opened.
    pub fn new(way: Way) -> Self {
        Self {
            stage: RwSignal::new(Stage::Loading),
            selection: RwSignal::new(Selection::default()),
            told: RwSignal::new(Vec::new()),
            locale: browser::published::locale().unwrap_or_else(browser::reader::locale),
            way,
        }
    }

    /// The report on the page, if there is one.
    pub fn loaded(self) -> Option<Arc<Loaded>> {
        self.stage.with_untracked(|stage| match stage {
            Stage::Shown(loaded) | Stage::Standing(loaded) => Some(Arc::clone(loaded)),
            Stage::Loading | Stage::Nothing => None,
        })
    }

    /// The index of the option that the reader has chosen, or of the one that stands for it.
    pub fn chosen(self, loaded: &Loaded) -> usize {
        self.selection.with_untracked(|selection| loaded.chosen(selection.option.as_deref()))
    }

    /// Shows what files hold. A file that cannot be used is told, and the last good report stays.
    pub fn open(self, audit: Option<load::File>, scores: Option<load::File>, earlier: Vec<Problem>) {
        let kept = browser::reading::keep(audit.as_ref(), scores.as_ref());
        let name = audit.as_ref().map(|file| file.name.clone()).unwrap_or_default();
        let has_scores = scores.is_some();
        let (loaded, mut problems) = load::load(audit, scores);
        problems.splice(0..0, earlier);
        let last = self.loaded();
        let stays = last.is_some() && !problems.is_empty();
        // Scores that could not be used say nothing about the text.
        let scores = has_scores && problems.is_empty();
        let usable = problems.iter().all(|problem| problem.file != name);
        let told = problems.into_iter().map(|problem| Told::Problem(problem, stays));
        self.told.set(told.collect());
        match loaded {
            Some(loaded) if !stays => {
                let first = last.is_none();
                self.show(Arc::new(loaded));
                // Where scores say what there is to decide, the first screen does not wait for the rest.
                browser::reading::ask(&kept, usable, scores, first && scores);
                self.begin(first);
            }
            Some(_) | None if last.is_none() => {
                browser::failure::shown();
                self.stage.set(Stage::Nothing);
            }
            Some(_) | None => browser::scroll::to_top(),
        }
    }

    /// Makes a published page live, as its reader has left it.
    pub fn take_over(self, loaded: Loaded) {
        let standing = browser::published::selection(&loaded);
        let at_top = browser::published::at_top();
        self.selection.set(standing.clone());
        self.stage.set(Stage::Standing(Arc::new(loaded)));
        self.read_link(at_top);
        // What was chosen and typed on the page is newer than the link; `boot.js` has chosen the link's option before.
        self.selection.update(|selection| {
            selection.option = standing.option;
            if !standing.severities.is_empty() {
                selection.severities = standing.severities;
            }
            for (now, typed) in [(&mut selection.filter, standing.filter), (&mut selection.find, standing.find)] {
                if !typed.is_empty() {
                    *now = typed;
                }
            }
        });
    }

    /// The report on the page is complete by what was read from its text, or could not be, for a reason. The page was written
    /// anew around the text.
    pub fn complete(self, scores: Option<&str>, problem: Option<String>) {
        let Some(loaded) = self.loaded() else { return };
        if let Some(message) = problem {
            let file = loaded.audit_name.clone().unwrap_or_default();
            let problem = Problem { file, place: String::new(), message, help: None };
            self.told.update(|told| told.push(Told::Problem(problem, false)));
            self.follow_link();
            return;
        }
        let complete = scores.map_or(Arc::clone(&loaded), |scores| Arc::new(loaded.completed(scores)));
        let earlier = self.selection.get_untracked();
        let at_top = browser::published::at_top();
        browser::published::tick(&complete);
        self.stage.set(Stage::Standing(complete));
        self.read_link(at_top);
        // What the reader has chosen since is newer than the link.
        if earlier != Selection::default() {
            self.selection.set(earlier);
        }
        say("The report was read out of the text.");
    }

    fn show(self, loaded: Arc<Loaded>) {
        browser::published::remove();
        browser::reader::set_title(loaded.title());
        browser::failure::shown();
        self.selection.set(Selection::default());
        self.stage.set(Stage::Shown(loaded));
    }

    fn begin(self, first: bool) {
        if first {
            self.follow_link();
        } else {
            browser::address::replace("");
            browser::scroll::to_top();
            say("The report was opened.");
        }
    }

    /// Takes over what the address says, and goes there.
    pub fn follow_link(self) {
        self.read_link(true);
    }

    fn read_link(self, go: bool) {
        let Some(loaded) = self.loaded() else { return };
        let has_option = |id: &str| loaded.report.option(id).is_some();
        let selection = match Fragment::parse(&browser::address::fragment(), &loaded.id, has_option) {
            Fragment::Empty => Selection::default(),
            Fragment::Place(place) => {
                // A name that leads nowhere is no place of this report.
                if !browser::scroll::is_place(&place) && !loaded.document.sections().iter().any(|s| s.anchor == place) {
                    self.tell_link(Trouble::Unknown(place));
                    Selection::default()
                } else {
                    Selection { at: Some(place), ..Selection::default() }
                }
            }
            Fragment::Selection(selection) => selection,
            Fragment::Trouble(trouble) => {
                self.tell_link(trouble);
                Selection::default()
            }
        };
        let place = selection.at.clone();
        if self.selection.with_untracked(|now| *now != selection) {
            self.selection.set(selection);
            self.say_chosen();
        }
        if let Some(place) = place.filter(|_| go) {
            browser::scroll::go_to(place);
        }
    }

    fn tell_link(self, trouble: Trouble) {
        // A link to what is yet to be read out of a text cannot be judged before.
        if browser::reading::is_awaited() {
            return;
        }
        self.told.update(|told| {
            told.retain(|told| !matches!(told, Told::Link(_)));
            told.push(Told::Link(trouble));
        });
    }

    /// Chooses an option: it is announced, and a step in the history.
    pub fn choose(self, option: &str) {
        let Some(loaded) = self.loaded() else { return };
        let default = loaded.report.default_option().is_some_and(|first| first.id == option);
        self.selection.update(|selection| selection.option = (!default).then(|| option.to_owned()));
        // Both take a browser the longer, the longer the page is.
        browser::at_rest(Box::new(move || {
            browser::address::push(&self.link(&loaded));
            self.say_chosen();
        }));
    }

    /// Changes what is filtered or searched for: part of the link, but no step in the history.
    pub fn narrow(self, change: impl FnOnce(&mut Selection)) {
        let Some(loaded) = self.loaded() else { return };
        self.selection.update(change);
        browser::address::replace(&self.link(&loaded));
    }

    /// Goes to a place on the page: a step in the history.
    pub fn go(self, place: &str) {
        let Some(loaded) = self.loaded() else { return };
        self.selection.update(|selection| selection.at = Some(place.to_owned()));
        browser::address::push(&self.link(&loaded));
        browser::scroll::go_to(place.to_owned());
    }

    /// The whole address of what is shown, leading to `place`.
    pub fn address(self, place: Option<&str>) -> String {
        let fragment = self.loaded().map(|loaded| {
            let selection = Selection { at: place.map(str::to_owned), ..self.selection.get_untracked() };
            selection.print(&loaded.id)
        });
        browser::address::with_fragment(&fragment.unwrap_or_default())
    }

    /// Opens the share sheet, or copies the link where the browser has none.
    pub fn share(self) {
        match self.loaded().filter(|_| browser::share::has_sheet()) {
            Some(loaded) => browser::share::sheet(loaded.title(), &self.address(None)),
            None => self.copy_link(None),
        }
    }

    /// Copies the address of a place, and says so.
    pub fn copy_link(self, place: Option<&str>) {
        browser::share::copy(self.address(place), |copied| {
            let told = if copied { "Link copied" } else { "Copying was not allowed: the link is in the address bar" };
            browser::places::write("copied", told);
            say(told);
        });
        if let (Some(_), Some(loaded)) = (place, self.loaded()) {
            self.selection.update(|selection| selection.at = place.map(str::to_owned));
            browser::address::replace(&self.link(&loaded));
        }
    }

    /// Takes away one of the things that the reader is told.
    pub fn dismiss(self, at: usize) {
        self.told.update(|told| {
            if at < told.len() {
                told.remove(at);
            }
        });
    }

    fn link(self, loaded: &Loaded) -> String {
        self.selection.with_untracked(|selection| selection.print(&loaded.id))
    }

    fn say_chosen(self) {
        let Some(loaded) = self.loaded() else { return };
        if loaded.report.options.is_empty() {
            return;
        }
        say(&decision::announcement(&loaded, self.chosen(&loaded), &self.locale));
    }
}

/// Tells a screen reader.
fn say(text: &str) {
    browser::places::write("said", text);
}
