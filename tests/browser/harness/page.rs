//! A page as its reader has it: what it shows, and what can be done with it.

use std::fmt::Debug;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::browser::{Complaint, Tab};
use super::site::{BASE, Site};

/// How long something may take to happen on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A page that is about to be opened.
pub struct Opening {
    site: Site,
    tab: Tab,
}

impl Opening {
    pub(super) fn new(site: Site) -> Self {
        Self { site, tab: Tab::new() }.screen(1366, 768)
    }

    /// On a screen of this size, in CSS pixels.
    pub fn screen(self, width: u32, height: u32) -> Self {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.after("Emulation.setDeviceMetricsOverride", &metrics)
    }

    /// On a small phone: touched with fingers, and scroll bars lie on top of the page.
    pub fn phone(self) -> Self {
        let metrics = json!({"width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": true});
        self.after("Emulation.setDeviceMetricsOverride", &metrics)
            .after("Emulation.setTouchEmulationEnabled", &json!({"enabled": true}))
    }

    /// With a script that runs before any other.
    pub fn before_all(self, script: &str) -> Self {
        self.tab.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({"source": script}));
        self
    }

    /// After a command of the DevTools protocol.
    pub fn after(self, command: &str, parameters: &Value) -> Self {
        self.tab.devtools(command, parameters);
        self
    }

    /// Opened, and waited for until it shows a report, or says why it does not.
    #[track_caller]
    pub fn at(self, rest: &str) -> Page {
        let page = self.unwatched(rest);
        page.wait_until_shown();
        page
    }

    /// A window with nothing in it.
    #[track_caller]
    pub fn nowhere(self) -> Page {
        Page { tab: self.tab, site: self.site }
    }

    /// Opened and not waited for.
    #[track_caller]
    pub fn unwatched(self, rest: &str) -> Page {
        self.tab.load(&self.site.url(rest));
        Page { tab: self.tab, site: self.site }
    }
}

/// An open page.
pub struct Page {
    tab: Tab,
    site: Site,
}

/// What a part of a page shows.
pub struct Part {
    selector: String,
    text: String,
}

impl Page {
    /// HarmoniQ, as a reader opens it.
    #[track_caller]
    pub fn open() -> Self {
        Site::new().open("")
    }

    /// The site that it is part of.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The window that it is in.
    pub fn tab(&self) -> &Tab {
        &self.tab
    }

    #[track_caller]
    fn wait_until_shown(&self) {
        let script = "return document.getElementById('boot')?.hidden && (!document.getElementById('failed').hidden || !document.getElementById('report').hidden)";
        eventually("the page is shown", || self.run(script, &[]), |shown: &Value| *shown == true);
    }

    /// Waits until the viewer has taken over a published page.
    #[track_caller]
    pub fn wait_until_live(&self) {
        let script = "return document.documentElement.hasAttribute('data-live')";
        eventually("the page is live", || self.run(script, &[]), |live: &Value| *live == true);
    }

    /// A picture of what is in view, in base64.
    #[track_caller]
    pub fn picture(&self) -> String {
        self.settle();
        let picture = self.tab.devtools("Page.captureScreenshot", &json!({"format": "png"}));
        picture["data"].as_str().expect("a picture").to_owned()
    }

    /// All text that is on the page and not hidden, in order.
    #[track_caller]
    pub fn all_text(&self) -> String {
        self.read(include_str!("scripts/all_text.js"), &[])
    }

    // What it shows.

    /// The visible text of the first element of a selector, folds that are closed and hidden words left out.
    #[track_caller]
    pub fn text_of(&self, selector: &str) -> String {
        self.texts_of(selector).into_iter().next().unwrap_or_else(|| panic!("the page has no `{selector}`"))
    }

    /// The visible text of every element of a selector that is displayed.
    #[track_caller]
    pub fn texts_of(&self, selector: &str) -> Vec<String> {
        self.read(include_str!("scripts/texts.js"), &[json!(selector)])
    }

    /// What a part shows, to be compared piece by piece.
    #[track_caller]
    pub fn part(&self, selector: &str) -> Part {
        Part { selector: selector.to_owned(), text: self.text_of(selector) }
    }

    /// An attribute of every element of a selector that is displayed.
    #[track_caller]
    pub fn attributes_of(&self, selector: &str, name: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter(e => e.checkVisibility()).map(e => e.getAttribute(arguments[1]) ?? '')";
        self.read(script, &[json!(selector), json!(name)])
    }

    /// How many elements a selector has.
    #[track_caller]
    pub fn count(&self, selector: &str) -> usize {
        self.read("return document.querySelectorAll(arguments[0]).length", &[json!(selector)])
    }

    /// Whether the first element of a selector is there and displayed.
    #[track_caller]
    pub fn shows(&self, selector: &str) -> bool {
        self.read("return document.querySelector(arguments[0])?.checkVisibility() ?? false", &[json!(selector)])
    }

    /// Whether an element is there, and not made invisible.
    #[track_caller]
    pub fn shows_itself(&self, selector: &str) -> bool {
        let visible =
            "return document.querySelector(arguments[0])?.checkVisibility({ visibilityProperty: true }) ?? false";
        self.read(visible, &[json!(selector)])
    }

    /// The id of the option that is chosen.
    #[track_caller]
    pub fn chosen(&self) -> String {
        self.read("return document.querySelector('.card input:checked')?.value ?? ''", &[])
    }

    /// What was said last to a screen reader.
    #[track_caller]
    pub fn said(&self) -> String {
        self.read("return document.getElementById('said').textContent", &[])
    }

    /// The address, with what was chosen.
    #[track_caller]
    pub fn address(&self) -> String {
        self.read("return location.href", &[])
    }

    /// The fragment of the address with its `#`.
    #[track_caller]
    pub fn fragment(&self) -> String {
        self.read("return location.hash", &[])
    }

    // What can be done with it.

    /// Clicks an element, after bringing it into view.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let there: bool = self.read(include_str!("scripts/bring.js"), &[json!(selector)]);
        assert!(there, "the page has no `{selector}`");
        self.tab.click(selector);
    }

    /// Clicks the card of an option.
    #[track_caller]
    pub fn choose(&self, option: &str) {
        self.click(&format!(".card[data-option=\"{option}\"]"));
    }

    /// Types a text into a field.
    #[track_caller]
    pub fn type_into(&self, selector: &str, text: &str) {
        self.tab.type_into(selector, text);
    }

    /// Presses a key.
    #[track_caller]
    pub fn press(&self, key: &str) {
        self.tab.press(key);
    }

    /// Picks files through the button.
    #[track_caller]
    pub fn pick(&self, files: &[std::path::PathBuf]) {
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        self.tab.type_into("input[type=file]", &paths.join("\n"));
    }

    /// Drops files on the page, each a name and its bytes.
    #[track_caller]
    pub fn drop_files(&self, files: &[(&str, &[u8])]) {
        use base64::Engine;
        let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
        let files: Vec<Value> = files.iter().map(|(name, bytes)| json!([name, encode(bytes)])).collect();
        self.run(include_str!("scripts/drop.js"), &[json!(files)]);
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.tab.reload();
        self.wait_until_shown();
    }

    /// Opens an address in a new window and closes this one.
    #[track_caller]
    pub fn in_new_window(self, address: &str) -> Self {
        self.tab.go_to_new_window();
        self.tab.load(address);
        self.wait_until_shown();
        self
    }

    /// Goes on to another site in the same window, which takes less time than a new one.
    #[track_caller]
    pub fn go_on_to(self, site: &Site, rest: &str) -> Self {
        self.tab.forget_logs();
        Opening { site: site.clone(), tab: self.tab }.at(rest)
    }

    /// Goes on to HarmoniQ as it is published.
    #[track_caller]
    pub fn go_on_to_published(self, rest: &str) -> Self {
        self.tab.forget_logs();
        let page = Opening { site: Site::published(), tab: self.tab }.unwatched(rest);
        page.run("window.release?.()", &[]);
        page.wait_until_live();
        page
    }

    /// Requests that left the server of the site.
    #[track_caller]
    pub fn requests_elsewhere(&self) -> Vec<String> {
        let origin = self.site.origin();
        self.tab.requested().into_iter().filter(|url| !url.starts_with(&origin)).collect()
    }

    /// Opens all folds.
    #[track_caller]
    pub fn unfold(&self) {
        self.run("document.querySelectorAll('details').forEach(fold => { fold.open = true; })", &[]);
    }

    /// Waits until what has changed is laid out and painted.
    #[track_caller]
    pub fn settle(&self) {
        self.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))", &[]);
    }

    /// Runs a script in the page.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.tab.run(script, arguments)
    }

    /// Runs a script in the page and reads what it returns.
    #[track_caller]
    pub fn read<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        let value = self.run(script, arguments);
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error} in {value}"))
    }

    // What it did behind the scenes.

    /// Warnings and errors on the console.
    #[track_caller]
    pub fn complaints(&self) -> Vec<Complaint> {
        self.tab.complaints()
    }

    /// Requests that left the site.
    #[track_caller]
    pub fn foreign_requests(&self) -> Vec<String> {
        let own = format!("{}{BASE}", self.site.origin());
        // A download comes from an address that the page made itself.
        let is_own = |url: &String| url.starts_with(&own) || url.starts_with(&format!("blob:{}/", self.site.origin()));
        self.tab.requested().into_iter().filter(|url| !is_own(url)).collect()
    }

    /// Nothing went wrong and nothing left the site.
    #[track_caller]
    pub fn is_quiet(&self) {
        assert_eq!(self.complaints(), [], "the console complains");
        assert_eq!(self.foreign_requests(), [""; 0], "the page asked elsewhere");
        let outside: Vec<_> = self.site.requests().into_iter().filter(|line| !line.contains(BASE)).collect();
        assert_eq!(outside, [""; 0], "the page asked outside of its folder");
    }
}

impl Part {
    /// The part shows a text.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        let found = squeezed(&self.text).contains(&squeezed(&as_shown(text)));
        let shown: String = self.text.chars().take(3000).collect();
        assert!(found, "`{}` does not show `{text}`. It shows:\n{shown}", self.selector);
        self
    }

    /// The part shows all of these texts.
    #[track_caller]
    pub fn says_all<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> &Self {
        texts.into_iter().for_each(|text| {
            self.says(text.as_ref());
        });
        self
    }
}

/// A text without its white space: where lines break and boxes begin is no part of what is said.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A text as the page writes it: what acts unseen, such as a control character, is spelled out.
pub fn as_shown(text: &str) -> String {
    let mut escaped = String::new();
    gonogo_audit::html::escape(&mut escaped, text);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(escaped, |text, (entity, sign)| text.replace(entity, sign))
}

/// Two long texts are the same; says where they part if they are not.
#[track_caller]
pub fn assert_same(what: &str, seen: &str, wanted: &str) {
    if seen != wanted {
        let same = seen.lines().zip(wanted.lines()).take_while(|(one, other)| one == other).count();
        let line = |text: &str| text.lines().nth(same).unwrap_or("its end").to_owned();
        panic!("{what}: line {} is `{}` and should be `{}`", same + 1, line(seen), line(wanted));
    }
}

/// Waits until what `look` sees is `right`; fails with what it saw last.
#[track_caller]
pub fn eventually<T: Debug>(what: &str, look: impl Fn() -> T, right: impl Fn(&T) -> bool) -> T {
    let start = Instant::now();
    loop {
        let seen = look();
        if right(&seen) {
            return seen;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain until {what}; last seen: {seen:?}");
        sleep(Duration::from_millis(20));
    }
}
