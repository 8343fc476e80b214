//! The document around a report that is published: complete before any script runs, and made live by one if it can be.

use gonogo_report::{Locale, Report};

use crate::decision;
use crate::load::Loaded;
use crate::markup::{Html, put};
use crate::parts::{self, Checks, Source};
use crate::trail;

/// The style sheets in the order in which they are meant.
const STYLES: [&str; 5] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/layout.css"),
    include_str!("../../../style/charts.css"),
    include_str!("../../../style/print.css"),
];

/// So many options are named in `layout.css`.
pub const NAMED_OPTIONS: usize = 20;

/// What a published page consists of beside its report.
#[derive(Clone, Copy, Debug)]
pub struct Shell<'a> {
    /// How numbers are written, and the language of the page as a tag (BCP 47).
    pub locale: &'a Locale,
    /// See `locale`.
    pub language: &'a str,
    /// The content security policy.
    pub policy: &'a str,
    /// The style sheet; [`style`].
    pub style: &'a str,
    /// Where the page will be found, if that is known; ends in a slash or a file's name.
    pub address: Option<&'a str>,
    /// The names of the files beside the page: the text, the scores, the icon.
    pub audit: Option<&'a str>,
    /// See `audit`.
    pub scores: Option<&'a str>,
    /// See `audit`.
    pub icon: Option<&'a str>,
    /// The picture for programs that show links.
    pub preview: Option<Picture<'a>>,
    /// What the checks of the text found.
    pub checks: Option<Checks<'a>>,
    /// What makes the page live.
    pub scripts: Scripts<'a>,
}

/// What makes a page live.
#[derive(Clone, Copy, Debug)]
pub enum Scripts<'a> {
    /// Nothing: the page is only read.
    None,
    /// Files beside it.
    Files {
        /// `boot.js`.
        boot: Part<'a>,
        /// The glue and the wasm that make the page live.
        standing: [Part<'a>; 2],
        /// Those that also open other files.
        whole: [Part<'a>; 2],
        /// Those that read the texts of such files.
        reader: [Part<'a>; 2],
    },
    /// All in the page itself.
    Inline {
        /// The script, classic.
        script: &'a str,
        /// The wasm in base64.
        wasm: &'a str,
        /// That of the reader.
        reader: &'a str,
        /// The files that the report was read from, as JSON without `<`.
        source: &'a str,
    },
}

/// A picture beside the page.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// What it shows, in words.
    pub alt: &'a str,
}

/// A file beside the page.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its digest, as `integrity` has it.
    pub digest: &'a str,
}

/// The style sheet of a page with so many options.
pub fn style(options: usize) -> String {
    let mut css = String::new();
    for sheet in STYLES {
        compact(sheet, &mut css);
    }
    for option in NAMED_OPTIONS..options {
        let sheet = format!(".decide:not([data-live]):has(#option-{option}:checked)");
        let others = format!("[data-plan]:not([data-plan=\"{option}\"])");
        css.push_str(&format!(
            "{sheet} {others}, {sheet} ~ :is(.charts, .body) :is(.chart, .part) {others} {{ display: none; content-visibility: hidden; }}\n"
        ));
    }
    css
}

/// Leaves out comments and indentation. No string in our sheets holds the signs of a comment.
fn compact(sheet: &str, css: &mut String) {
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        lines(before, css);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    lines(rest, css);
}

fn lines(part: &str, css: &mut String) {
    for line in part.lines().map(str::trim).filter(|line| !line.is_empty()) {
        css.push_str(line);
        css.push('\n');
    }
}

/// The whole document.
pub fn document(loaded: &Loaded, shell: &Shell<'_>) -> String {
    let source = Source { loaded, locale: shell.locale, ticked: &[], still: true };
    let mut html = Html::default();
    trail::begin(loaded);
    put!(html, "<!DOCTYPE html>\n<html lang=\"" (shell.language) "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" (shell.policy) "\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    about(&mut html, loaded, shell);
    put!(html, "<style>");
    html.verbatim(shell.style);
    put!(html, "</style>\n</head>\n<body>\n"
        "<p class=\"visually-hidden\" role=\"status\" aria-live=\"polite\" id=\"said\"></p>\n"
        "<header class=\"top\" id=\"verdict\" data-place=\"decide\">");
    html.html(&parts::top(source));
    put!(html, "</header>\n<main id=\"report\">");
    html.html(&off(source, shell.scripts));
    match &shell.checks {
        Some(checks) => html.html(&parts::checked(source, checks)),
        None => html.html(&parts::report(source)),
    }
    html.html(&trail::section(loaded));
    put!(html, "</main>\n<footer class=\"footer\" id=\"foot\">");
    html.html(&parts::footer(source));
    put!(html, "</footer>\n");
    scripts(&mut html, loaded, shell);
    put!(html, "</body>\n</html>\n");
    html.into_string()
}

/// What the tab, search engines, and programs that show links say of the page.
fn about(html: &mut Html, loaded: &Loaded, shell: &Shell<'_>) {
    let (title, description) = (loaded.title(), description(loaded, shell.locale));
    put!(html, "<title>" (title) "</title>\n<meta name=\"description\" content=\"" (description) "\">\n");
    if is_private(&loaded.report) {
        put!(html, "<meta name=\"robots\" content=\"noindex, nofollow, noarchive\">\n");
    }
    put!(html, "<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"" (title) "\">\n"
        "<meta property=\"og:description\" content=\"" (description) "\">\n");
    // Programs that show links want whole addresses, which only a page that knows its own has.
    if let Some(address) = shell.address {
        put!(html, "<link rel=\"canonical\" href=\"" (address) "\">\n<meta property=\"og:url\" content=\"" (address) "\">\n");
    }
    if let Some(picture) = shell.preview {
        let folder = shell.address.map_or("", |address| address.rfind('/').map_or("", |end| &address[..=end]));
        let (width, height) = (picture.size.0.to_string(), picture.size.1.to_string());
        put!(html, "<meta property=\"og:image\" content=\"" (folder) (picture.name) "\">\n<meta property=\"og:image:type\" content=\"image/png\">\n"
            "<meta property=\"og:image:width\" content=\"" (width) "\">\n<meta property=\"og:image:height\" content=\"" (height) "\">\n"
            "<meta property=\"og:image:alt\" content=\"" (picture.alt) "\">\n<meta name=\"twitter:card\" content=\"summary_large_image\">\n");
    }
    for (name, kind) in [(shell.audit, "text/markdown"), (shell.scores, "application/json")] {
        if let Some(name) = name {
            put!(html, "<link rel=\"alternate\" type=\"" (kind) "\" href=\"" (name) "\">\n");
        }
    }
    if let Some(icon) = shell.icon {
        put!(html, "<link rel=\"icon\" href=\"" (icon) "\" type=\"image/svg+xml\">\n");
    }
}

/// The decision in one sentence or two: "No-go: Not ready for deployment. 25 of 50. Options: Quick fixes …".
pub fn description(loaded: &Loaded, locale: &Locale) -> String {
    let report = &loaded.report;
    let verdict = report.verdict.as_ref().map(|verdict| {
        let (word, _) = decision::decision(verdict.decision);
        verdict.statement.as_ref().map_or(word.to_owned(), |statement| format!("{word}: {statement}"))
    });
    let score =
        report.score.map(|score| format!("{} of {}", locale.number(score.value, 1), locale.number(score.max, 1)));
    let options: Vec<&str> = report.options.iter().take(4).map(|option| option.name.as_str()).collect();
    let options = (!options.is_empty()).then(|| format!("Options: {}", options.join(", ")));
    let said: Vec<String> = [verdict, score, options].into_iter().flatten().collect();
    if said.is_empty() { "A readiness report".to_owned() } else { format!("{}.", said.join(". ")) }
}

/// Whether a report does not say of itself that it is for everyone: many audits that are not name no classification.
pub fn is_private(report: &Report) -> bool {
    let class = report.classification.as_deref().map(gonogo_report::letters::lower).unwrap_or_default();
    class.split([',', ';', '(', '.', ':']).next().is_none_or(|class| class.trim() != "public")
}

/// What stands in for a script that is switched off; `boot.js` fills in why where it is another reason.
fn off(source: Source<'_>, scripts: Scripts<'_>) -> Html {
    let mut html = Html::default();
    let live = if source.loaded.report.options.is_empty() { "" } else { " and the options can be compared" };
    put!(html, "<noscript><p class=\"notice\">JavaScript is switched off in this browser. The whole report can be read" (live)
        "; searching, filtering, links to places and downloads are off.</p></noscript><p class=\"notice\" id=\"off\" role=\"status\" hidden></p>");
    if !matches!(scripts, Scripts::None) {
        put!(html, "<p class=\"notice unstarted\">The script of this page did not start: its file is missing, the host forbids scripts, or the page was opened from disk. The whole report can be read" (live)
            "; searching, filtering, links to places and downloads are off.</p>");
    }
    html
}

fn scripts(html: &mut Html, loaded: &Loaded, shell: &Shell<'_>) {
    match shell.scripts {
        Scripts::None => {}
        Scripts::Files {
            boot,
            standing: [glue, wasm],
            whole: [whole_glue, whole_wasm],
            reader: [reader_glue, reader_wasm],
        } => {
            put!(html, "<link rel=\"modulepreload\" href=\"" (glue.name) "\" integrity=\"" (glue.digest) "\" fetchpriority=\"low\">\n"
                "<script type=\"module\" src=\"" (boot.name) "\" integrity=\"" (boot.digest) "\" id=\"gonogo\" data-js=\"" (glue.name)
                "\" data-wasm=\"" (wasm.name) "\" data-integrity=\"" (wasm.digest) "\" data-js-integrity=\"" (glue.digest) "\" data-whole-js=\"" (whole_glue.name)
                "\" data-whole-wasm=\"" (whole_wasm.name) "\" data-whole-integrity=\"" (whole_wasm.digest) "\" data-whole-js-integrity=\"" (whole_glue.digest) "\" data-reader-js=\"" (reader_glue.name) "\" data-reader-wasm=\"" (reader_wasm.name)
                "\" data-reader-integrity=\"" (reader_wasm.digest) "\" data-reader-js-integrity=\"" (reader_glue.digest) "\" data-audit=\""
                (shell.audit) "\" data-scores=\"" (shell.scores) "\" data-report=\"" (loaded.id) "\"></script>\n");
        }
        Scripts::Inline { script, wasm, reader, source } => {
            put!(html, "<script type=\"application/json\" id=\"source\">");
            html.verbatim(source);
            put!(html, "</script>\n<script type=\"application/wasm\" id=\"wasm\">");
            html.verbatim(wasm);
            put!(html, "</script>\n<script type=\"application/wasm\" id=\"reader\">");
            html.verbatim(reader);
            put!(html, "</script>\n<script id=\"gonogo\" data-report=\"" (loaded.id) "\">");
            html.verbatim(script);
            put!(html, "</script>\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_loses_its_comments_and_indentation_only() {
        let mut css = String::new();
        compact("/* a */\n.b {\n  color: red; /* c */\n}\n\n", &mut css);
        assert_eq!(css, ".b {\ncolor: red;\n}\n");
    }

    #[test]
    fn only_what_calls_itself_public_is_for_everyone() {
        let classified = |class: Option<&str>| Report { classification: class.map(str::to_owned), ..Report::default() };
        for class in
            ["Internal, leadership only", "Non-public", "Not public", "Public after the launch", "Publication board"]
        {
            assert!(is_private(&classified(Some(class))), "{class}");
        }
        assert!(is_private(&classified(None)), "many that are not public say nothing");
        assert!(!is_private(&classified(Some("Public"))) && !is_private(&classified(Some("PUBLIC (approved)"))));
    }

    #[test]
    fn every_option_has_a_rule() {
        let css = style(23);
        for option in 0..23 {
            assert!(css.contains(&format!("#option-{option}:checked) [data-plan]:not([data-plan=\"{option}\"])")));
        }
    }
}
