//! From files to what the page shows: a pure function that never fails, and says what it could not use.

use std::sync::Arc;

use gonogo_audit::{Document, Encoding, Notice, decode, parse};
use gonogo_report::{Currency, Diagnostic, DiagnosticSeverity, Outlook, Plan, Report, forecast, scores};

/// A file that was fetched, dropped or picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Its name or address, for messages.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Something about a file that the reader must know: what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// Where in it, such as `line 3, column 7`; empty for the whole file.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// A report that can be shown.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The name of the Markdown file, if there is one.
    pub audit_name: Option<String>,
    /// The text, parsed.
    pub document: Arc<Document>,
    /// The typed content.
    pub report: Report,
    /// The id that links carry: the same for the same report, another for another revision.
    pub id: String,
    /// What the plans lead to: one per option in order; without options one of all phases; none without phases.
    pub outlooks: Vec<Outlook>,
    /// What the reader is told about the text.
    pub notices: Vec<Notice>,
    /// What was wrong with the scores.
    pub diagnostics: Vec<Diagnostic>,
    /// The name of the scores' file, if there is one.
    pub scores_name: Option<String>,
    /// Where the numbers come from, if that is known.
    #[cfg(feature = "trails")]
    pub trails: Option<std::sync::Arc<crate::trail::Trails>>,
}

impl Loaded {
    /// The name on the page: the title of the report.
    pub fn title(&self) -> &str {
        self.report.title.as_deref().filter(|title| !title.is_empty()).unwrap_or("Untitled report")
    }

    /// The same text with the report that its completed scores tell. What there is to say about the files is on the page by then.
    ///
    /// Links to a report that had scores were made before its text was read: its id stays.
    #[must_use]
    pub fn completed(&self, scores: &str) -> Self {
        let whole = whole(Arc::clone(&self.document), scores::read(scores), self.report.title.clone());
        let id = if self.scores_name.is_some() { self.id.clone() } else { whole.id };
        Self { audit_name: self.audit_name.clone(), scores_name: self.scores_name.clone(), id, ..whole }
    }

    /// The same text with another report, such as one that was read from the text.
    #[must_use]
    pub fn with(self, mut report: Report) -> Self {
        // A published page is taken over with the title that stands on it.
        report.title = report.title.or(self.report.title);
        Self { id: identify(&report), outlooks: outlooks(&report), report, ..self }
    }

    /// The same with where its values were read: its numbers lead there.
    #[cfg(feature = "trails")]
    #[must_use]
    pub fn traced(self, provenance: crate::trail::Provenance) -> Self {
        Self { trails: Some(std::sync::Arc::new(crate::trail::Trails::new(provenance))), ..self }
    }

    /// The index of the option with an id, or of the one that the page shows first.
    pub fn chosen(&self, option: Option<&str>) -> usize {
        let wanted = option.and_then(|id| self.report.options.iter().position(|option| option.id == id));
        let first = || {
            let default = self.report.default_option().map(|option| option.id.as_str());
            self.report.options.iter().position(|option| Some(option.id.as_str()) == default)
        };
        wanted.or_else(first).unwrap_or(0)
    }

    /// The currency in which costs are compared.
    pub fn currency(&self) -> Currency {
        let first = self.outlooks.iter().find_map(|outlook| outlook.cost.sums().first()).map(|sum| sum.currency);
        self.report.currency.or(first).unwrap_or(Currency::UNSTATED)
    }
}

/// Reads an audit and its scores, either of which may be missing. The second value tells what could not be used;
/// there is no report if nothing could. The bytes of a file are given back as soon as they are read, since parsing takes a lot
/// of memory for a moment: whoever needs them later keeps a copy.
pub fn load(audit: Option<File>, scores_file: Option<File>) -> (Option<Loaded>, Vec<Problem>) {
    let mut problems = Vec::new();
    let name = |file: &Option<File>| file.as_ref().map(|file| file.name.clone());
    let (audit_name, scores_name) = (name(&audit), name(&scores_file));
    let text = audit.and_then(|file| readable(file, &mut problems));
    let mut usable = text.is_some();
    let (text, mut notices) = text.unwrap_or_default();
    // Parsing takes more memory for a moment than all that comes of it: nothing else of size is there yet.
    let document = parse(text);
    let mut read = scores::Read::default();
    let json = scores_file.and_then(|file| readable(file, &mut problems));
    if let (Some((json, told)), Some(name)) = (json, &scores_name) {
        notices.extend(told);
        read = scores::read(&json);
        usable |= read.usable;
        if !read.usable {
            problems.extend(read.diagnostics.drain(..).map(|diagnostic| problem(name, &diagnostic)));
        }
    }
    if !usable {
        return (None, problems);
    }
    notices.extend(document.notices().iter().cloned());
    let title = document.title().map(str::to_owned);
    let loaded = Loaded { audit_name, notices, scores_name, ..whole(Arc::new(document), read, title) };
    (Some(loaded), problems)
}

/// The report of a page that stands already: its text is not parsed again.
pub fn standing(document: Document, scores: Option<&str>, title: Option<String>) -> Loaded {
    whole(Arc::new(document), scores.map(scores::read).unwrap_or_default(), title)
}

fn whole(document: Arc<Document>, read: scores::Read, title: Option<String>) -> Loaded {
    let mut report = read.report;
    if report.title.is_none() {
        report.title = title;
    }
    Loaded {
        audit_name: None,
        document,
        id: identify(&report),
        outlooks: outlooks(&report),
        report,
        notices: Vec::new(),
        diagnostics: read.diagnostics,
        scores_name: None,
        #[cfg(feature = "trails")]
        trails: None,
    }
}

/// What the plans of a report lead to: one per option; without options, one of all phases; none without phases.
pub fn outlooks(report: &Report) -> Vec<Outlook> {
    if report.options.is_empty() && !report.phases.is_empty() {
        let all = report.phases.iter().map(|phase| phase.id.clone()).collect();
        return vec![forecast(report, &Plan::of_phases(all))];
    }
    report.options.iter().map(|option| forecast(report, &Plan::of_option(option))).collect()
}

/// The text of a file, unless it is too large, empty or no text at all.
fn readable(File { name, bytes }: File, problems: &mut Vec<Problem>) -> Option<(String, Vec<Notice>)> {
    let refuse = |message: String, help: &str| {
        let help = Some(help.to_owned());
        problems.push(Problem { file: name, place: String::new(), message, help });
        None
    };
    if bytes.len() > MOST_BYTES {
        return refuse(format!("the file is larger than {} MB", MOST_BYTES >> 20), "choose a smaller one");
    }
    let decoded = decode(&bytes);
    drop(bytes);
    if decoded.encoding == Encoding::Binary {
        let message = decoded.notices.first().map_or("the file is not text".to_owned(), |told| told.message.clone());
        return refuse(message, "choose the Markdown of an audit or its scores.json");
    }
    if decoded.text.trim().is_empty() {
        return refuse("the file is empty".to_owned(), "choose the Markdown of an audit or its scores.json");
    }
    Some((decoded.text, decoded.notices))
}

/// A flaw of a scores file as a problem.
pub fn problem(file: &str, diagnostic: &Diagnostic) -> Problem {
    let place = diagnostic.place.as_ref().map_or(String::new(), |place| {
        let path = if place.path.is_empty() { String::new() } else { format!("`{}`, ", place.path) };
        format!("{path}line {}, column {}", place.line, place.column)
    });
    Problem { file: file.to_owned(), place, message: diagnostic.message.clone(), help: diagnostic.help.clone() }
}

/// How many flaws of the scores left something out, and how many did not.
pub fn tally(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics.iter().filter(|found| found.severity == DiagnosticSeverity::Error).count();
    (errors, diagnostics.len() - errors)
}

/// What makes a report this report in this revision.
fn identify(report: &Report) -> String {
    let date = report.date.as_ref().map(|date| date.wording.as_str());
    let fixed = [report.title.as_deref(), report.subject.as_deref(), date, report.revision.as_deref()];
    let options = report.options.iter().map(|option| option.id.as_str());
    fingerprint(fixed.into_iter().map(Option::unwrap_or_default).chain(options))
}

/// Eight hexadecimal digits of some texts (FNV-1a, Fowler, Noll and Vo), the same everywhere and for ever.
pub(crate) fn fingerprint<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    const BASIS: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let hash =
        parts.flat_map(|part| part.bytes().chain([0])).fold(BASIS, |h, b| (h ^ u32::from(b)).wrapping_mul(PRIME));
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> File {
        File { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn markdown_alone_is_a_report() {
        let (loaded, problems) = load(Some(file("audit.md", "# Ready?\n\nNo.")), None);
        let loaded = loaded.expect("it can be shown");
        assert_eq!((loaded.title(), loaded.outlooks.len()), ("Ready?", 0));
        assert!(problems.is_empty());
    }

    #[test]
    fn broken_scores_cost_the_text_nothing() {
        let scores = file("scores.json", "{\"format\": 1,\n \"title\": }");
        let (loaded, problems) = load(Some(file("audit.md", "# Ready?")), Some(scores));
        assert!(loaded.is_some());
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].file.as_str(), problems[0].place.as_str()), ("scores.json", "line 2, column 11"));
    }

    #[test]
    fn what_is_empty_or_no_text_is_refused_in_words() {
        for bytes in [&b""[..], b"  \n\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0"] {
            let (loaded, problems) = load(Some(File { name: "a.md".to_owned(), bytes: bytes.to_vec() }), None);
            assert!(loaded.is_none());
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(problems[0].help.is_some());
        }
    }

    #[test]
    fn the_id_follows_the_revision_but_not_the_prose() {
        let id = |json: &str, text: &str| load(Some(file("a", text)), Some(file("b", json))).0.map(|loaded| loaded.id);
        let one = id(r#"{"format": 1, "title": "T", "revision": "1.0"}"#, "# A");
        assert_eq!(one, id(r#"{"format": 1, "title": "T", "revision": "1.0"}"#, "# A\n\nmore"));
        assert_ne!(one, id(r#"{"format": 1, "title": "T", "revision": "1.1"}"#, "# A"));
    }
}
