//! `gonogo build`: publishes reports as folders for static hosts, or as one file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};

use super::check::Level;
use super::uri;
use crate::read::Read;
use crate::site::{self, Files, Host, Viewer};

/// So large a single file is warned of: programs for mail refuse larger ones.
const LARGE: usize = 5_000_000;

/// Publish a report: a folder for any static host, or one file.
///
/// The page can be read, and its options compared, before and without any script. The folder may be moved anywhere.
/// The same input gives the same bytes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The audits' Markdown; several get a folder each, named after the file.
    #[arg(required = true, value_name = "AUDIT")]
    audits: Vec<PathBuf>,
    /// The scores; `scores.json` beside the audit is taken where this is left out and the file exists.
    #[arg(long, value_name = "FILE")]
    scores: Option<PathBuf>,
    /// Where to write: a folder, or with `--single-file` a file.
    #[arg(short, long, value_name = "PATH")]
    out: PathBuf,
    /// Write one HTML file that holds everything and opens from disk.
    #[arg(long)]
    single_file: bool,
    /// Take the viewer from this folder instead of the one that this program carries.
    #[arg(long, value_name = "DIR")]
    viewer: Option<PathBuf>,
    /// The language of the page, by which numbers and dates are written.
    #[arg(long, value_name = "TAG", default_value = "en-US")]
    lang: String,
    /// The address at which the page will be found, for canonical links and previews; of several, that of their folder.
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    /// Print the headers that the page should be sent with, for a host.
    #[arg(long, value_name = "HOST")]
    headers: Option<Host>,
    /// The least severity of what the checks found at which the exit status is 1; without it only flaws of the scores
    /// make it so.
    #[arg(long, value_enum, value_name = "LEVEL")]
    fail_on: Option<Level>,
}

/// Reads the audits, writes the sites.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let viewer = Viewer::find(arguments.viewer.as_deref())?;
    if viewer.is_none() {
        eprintln!(
            "warning: this program carries no viewer: the pages will not be live; help: run `cargo xtask build`, then build \
             this program again, or name a viewer with `--viewer`"
        );
    }
    let several = arguments.audits.len() > 1;
    if several && (arguments.scores.is_some() || arguments.single_file) {
        bail!("`--scores` and `--single-file` go with one audit; help: call `gonogo build` once for each");
    }
    let address = arguments.address.as_deref().map(whole_address).transpose()?;
    let to = |audit: &Path| if several { arguments.out.join(name(audit)) } else { arguments.out.clone() };
    // Before anything is written.
    for (at, audit) in arguments.audits.iter().enumerate() {
        let to = to(audit);
        if arguments.audits[..at].iter().any(|other| name(other) == name(audit)) {
            bail!("two audits would be written to `{}`; help: give their files different names", to.display());
        }
        keep_input(audit, arguments, &to)?;
    }
    let mut objections = false;
    for audit in &arguments.audits {
        let read = Read::of(audit, arguments.scores.as_deref())?;
        read.told.iter().for_each(|line| eprintln!("{line}"));
        objections |= read.errors || arguments.fail_on.is_some_and(|level| read.worst() >= Some(level.severity()));
        let own =
            address.as_ref().map(|all| if several { format!("{all}{}/", uri(&name(audit))) } else { all.clone() });
        let source = read.source(&arguments.lang, own.as_deref(), viewer.as_ref());
        let to = to(audit);
        if arguments.single_file {
            let page = site::single(&source)?;
            if page.len() > LARGE {
                eprintln!(
                    "warning: `{}` is {} kB: many programs for mail refuse more than 5,000",
                    to.display(),
                    page.len() / 1000
                );
            }
            if let Some(folder) = to.parent() {
                make(folder)?;
            }
            write(&to, page.as_bytes())?;
        } else {
            let files = site::folder(&source);
            if let Some(host) = arguments.headers {
                super::print(&site::headers_of(read.loaded(), host))?;
            }
            write_folder(&to, &site::packed(files)?)?;
        }
        eprintln!("{}: {}", audit.display(), to.display());
    }
    Ok(ExitCode::from(u8::from(objections)))
}

/// The name of an audit's folder.
fn name(audit: &Path) -> String {
    let stem = audit.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // `plans/audit.md` and `api/audit.md` are told apart by their folders.
    let folder = audit.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    match folder {
        Some(folder) if ["audit", "index", "readme"].contains(&stem.to_lowercase().as_str()) => folder,
        _ => stem,
    }
}

/// Refuses to write over what is read, or to leave scores beside an audit that the next build would take for its author's.
fn keep_input(audit: &Path, arguments: &Arguments, to: &Path) -> anyhow::Result<()> {
    let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
    let beside = audit.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    if arguments.single_file {
        if [Some(audit), arguments.scores.as_deref()].into_iter().flatten().any(|input| same(input, to)) {
            bail!("`{}` is read for the report and would be written over; help: name another file", to.display());
        }
    } else if beside.is_some_and(|folder| same(folder, to)) {
        bail!(
            "`{}` is the folder of the audit: its files would be written over, and the next build would take `scores.json` \
             from there; help: name a folder of its own, such as `{}`",
            to.display(),
            to.join("site").display()
        );
    }
    Ok(())
}

/// An address as links want it: whole, and ending in a slash where it names a folder.
fn whole_address(address: &str) -> anyhow::Result<String> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    let is_plain = |rest: &str| !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "?#\"<>\\".contains(c));
    let Some(rest) = rest.filter(|rest| is_plain(rest) && !rest.starts_with('/') && !rest.is_empty()) else {
        bail!(
            "`{address}` is no address of a page; help: write it whole, without `?` and `#`, such as `https://example.org/report/`"
        );
    };
    let names_file = rest.rsplit_once('/').is_some_and(|(_, last)| last.contains('.'));
    Ok(if address.ends_with('/') || names_file { address.to_owned() } else { format!("{address}/") })
}

fn make(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("`{}` could not be made", folder.display()))
}

fn write_folder(folder: &Path, files: &Files) -> anyhow::Result<()> {
    make(folder)?;
    for (name, bytes) in files {
        write(&folder.join(name), bytes)?;
    }
    Ok(())
}

/// Writes a file in one step: a reader sees the old one or the new one.
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let step = || -> io::Result<()> {
        let mut aside = path.as_os_str().to_owned();
        aside.push(".new");
        fs::write(&aside, bytes)?;
        fs::rename(&aside, path)
    };
    step().with_context(|| format!("`{}` could not be written", path.display()))
}
