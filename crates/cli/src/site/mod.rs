//! A report as a site: files by their names, made from an audit and its scores, the same bytes every time.

mod packed;
mod policy;
mod preview;
mod single;
mod viewer;

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gonogo_audit::decode;
use gonogo_page::load::{File, Loaded};
use gonogo_page::parts::Checks;
use gonogo_page::shell::{self, Part, Picture, Scripts, Shell};
use gonogo_report::Locale;
use sha2::{Digest, Sha256, Sha384};

pub use packed::packed;
pub use policy::{Host, headers};
pub use preview::{Preview, preview};
pub use single::single;
pub use viewer::Viewer;

/// The element by which other pages show this one.
const EMBED: &str = include_str!("../../../../embed.js");

/// The picture for programs that show links.
const PREVIEW: &str = "preview.png";

/// The schema of the scores, as they name it.
const SCHEMA: &str = "scores.schema.json";

/// What a site is made from.
pub struct Source<'a> {
    /// The report.
    pub loaded: &'a Loaded,
    /// The file of its text.
    pub audit: Option<&'a File>,
    /// The file of its scores.
    pub scores: Option<&'a File>,
    /// What the checks of its text found.
    pub checks: Checks<'a>,
    /// The language by which numbers and dates are written, as a tag.
    pub language: &'a str,
    /// Where the page will be found, if that is known.
    pub address: Option<&'a str>,
    /// What makes it live, if anything does.
    pub viewer: Option<&'a Viewer>,
}

impl<'a> Source<'a> {
    /// A page that is only read, with nothing beside it.
    fn shell(&self, locale: &'a Locale, style: &'a str, policy: &'a str) -> Shell<'a> {
        Shell {
            locale,
            language: self.language,
            policy,
            style,
            address: self.address,
            audit: None,
            scores: None,
            icon: None,
            preview: None,
            checks: Some(self.checks),
            scripts: Scripts::None,
        }
    }
}

/// Files by name.
pub type Files = BTreeMap<String, Cow<'static, [u8]>>;

/// The folder of a report.
pub fn folder(source: &Source<'_>) -> Files {
    let mut files = Files::new();
    let audit = source.audit.map(|file| put(&mut files, "audit.md", text(file)));
    let scores = source.scores.map(|file| put(&mut files, "scores.json", text(file)));
    let locale = Locale::new(source.language);
    let style = shell::style(source.loaded.report.options.len());
    let digests = source.viewer.map(|viewer| viewer.parts().map(|file| integrity(&file.bytes)));
    let scripts = match (source.viewer.map(Viewer::parts), &digests) {
        (Some(parts), Some(digests)) => {
            let part = |index: usize| Part { name: &parts[index].name, digest: &digests[index] };
            Scripts::Files {
                boot: part(0),
                standing: [part(1), part(2)],
                whole: [part(3), part(4)],
                reader: [part(5), part(6)],
            }
        }
        _ => Scripts::None,
    };
    if let Some(viewer) = source.viewer {
        for file in viewer.parts().into_iter().chain([&viewer.icon]) {
            files.insert(file.name.clone(), file.bytes.clone());
        }
    }
    let drawn = preview(source.loaded, &locale);
    let policy = policy::of_folder(&hash(&style));
    let page = shell::document(
        source.loaded,
        &Shell {
            audit: audit.as_deref(),
            scores: scores.as_deref(),
            icon: source.viewer.map(|viewer| viewer.icon.name.as_str()),
            preview: drawn.as_ref().map(|drawn| Picture { name: PREVIEW, size: preview::SIZE, alt: &drawn.alt }),
            scripts,
            ..source.shell(&locale, &style, &policy)
        },
    );
    put(&mut files, "index.html", page);
    if let Some(drawn) = drawn {
        files.insert(PREVIEW.to_owned(), Cow::Owned(drawn.png));
    }
    put(&mut files, "embed.js", compact(EMBED));
    put(&mut files, "llms.txt", llms(source, &locale));
    put(&mut files, "_headers", headers(&policy, shell::is_private(&source.loaded.report), Host::Netlify));
    // Scores that name their schema find it beside them, as an editor does that opens them.
    let names_schema = source.scores.is_some_and(|file| text(file).contains(&format!("\"{SCHEMA}\"")));
    if let Some(schema) = names_schema.then(gonogo_report::scores::schema).and_then(Result::ok) {
        put(&mut files, SCHEMA, schema);
    }
    files
}

/// The headers that the folder of a report should be sent with, for a host.
pub fn headers_of(loaded: &Loaded, host: Host) -> String {
    let policy = policy::of_folder(&hash(&shell::style(loaded.report.options.len())));
    headers(&policy, shell::is_private(&loaded.report), host)
}

/// A script of ours without comments of whole lines, indentation, and the spaces around signs: for one that every page of a
/// site carries. Not for scripts whose strings hold such signs with spaces around them.
fn compact(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let mut compact = lines.collect::<Vec<_>>().join("\n") + "\n";
    for sign in ["=>", "===", "!==", "=", "??", "||", "&&", "+", "*", "<", ">", "{", "}", ",", "?", ":"] {
        for spaced in [format!(" {sign} "), format!(" {sign}"), format!("{sign} ")] {
            compact = compact.replace(&spaced, sign);
        }
    }
    compact
}

fn put(files: &mut Files, name: &str, text: String) -> String {
    files.insert(name.to_owned(), Cow::Owned(text.into_bytes()));
    name.to_owned()
}

/// What a file says, in UTF-8 and without a byte order mark: hosts would name no other encoding.
fn text(file: &File) -> String {
    decode(&file.bytes).text
}

/// The page for programs that read: what it says in short, and where the rest is.
fn llms(source: &Source<'_>, locale: &Locale) -> String {
    let mut text = format!("# {}\n\n> {}\n\n", source.loaded.title(), shell::description(source.loaded, locale));
    for (file, name, what) in [
        (source.audit, "audit.md", "the audit, complete, in Markdown"),
        (source.scores, "scores.json", "its figures: verdict, scores, findings, phases, options"),
    ] {
        if file.is_some() {
            text.push_str(&format!("- [{name}]({name}): {what}\n"));
        }
    }
    text
}

/// The digest of a file, as `integrity` has it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The digest of an inline element, as a content security policy has it.
fn hash(inside: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(inside.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_page_of_a_site_carries_is_small_and_its_strings_are_whole() {
        let embed = compact(EMBED);
        assert!(embed.len() <= 2000, "{} bytes", embed.len());
        let strings = |script: &str| script.split(['"', '`']).skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        let code: String =
            EMBED.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        assert_eq!(strings(&embed), strings(&code));
    }
}
