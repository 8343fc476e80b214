//! `gonogo serve`: shows a report while it is being written.

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, bail};

use crate::live::{Live, Preview};
use crate::site::Viewer;

/// How long to wait before looking at the files again.
const PAUSE: Duration = Duration::from_millis(100);

/// Show a report while it is written: built in memory, built again with every change of its files.
///
/// The page keeps what its reader has chosen. What there is to object to is told there and here with every change; where something
/// cannot be used, the last good report stays. The first line of the output is the address.
#[derive(clap::Args)]
pub struct Arguments {
    /// The audit's Markdown.
    audit: PathBuf,
    /// The scores; `scores.json` beside the audit is taken where this is left out and the file exists.
    #[arg(long, value_name = "FILE")]
    scores: Option<PathBuf>,
    /// The port; 8080 or the next free one where this is left out.
    #[arg(long)]
    port: Option<u16>,
    /// The address of this machine to listen on; others can read the report where it is not a loopback address.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    listen: IpAddr,
    /// Show the report in a browser.
    #[arg(long)]
    open: bool,
    /// Take the viewer from this folder instead of the one that this program carries.
    #[arg(long, value_name = "DIR")]
    viewer: Option<PathBuf>,
    /// The language of the page, by which numbers and dates are written.
    #[arg(long, value_name = "TAG", default_value = "en-US")]
    lang: String,
}

/// Serves until it is told to stop.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    if arguments.audit.as_os_str() == "-" {
        bail!("standard input cannot be watched; help: name a file");
    }
    // A file that is not there yet is waited for; a folder never becomes one.
    if let Some(folder) =
        [Some(&arguments.audit), arguments.scores.as_ref()].into_iter().flatten().find(|path| path.is_dir())
    {
        bail!("`{}` is a folder; help: name the file in it", folder.display());
    }
    let preview = Preview {
        audit: arguments.audit.clone(),
        scores: arguments.scores.clone(),
        viewer: Viewer::find(arguments.viewer.as_deref())?,
        language: arguments.lang.clone(),
    };
    let (stop, stopped) = mpsc::channel();
    // Before the address is printed: whoever reads it may stop the program.
    ctrlc::set_handler(move || {
        let _ = stop.send(());
    })
    .context("Ctrl+C could not be listened for")?;
    let mut live = Live::start(preview, arguments.listen, arguments.port)?;
    tell(&live);
    eprintln!("watching `{}` until Ctrl+C; the report is at", arguments.audit.display());
    super::print(&format!("{}\n", live.url()))?;
    if arguments.open
        && let Err(error) = gonogo_server::show(&live.url())
    {
        eprintln!("no browser opened: {error}");
    }
    while stopped.recv_timeout(PAUSE).is_err() {
        if live.look() {
            tell(&live);
            eprintln!("{}", if live.is_good() { "built again" } else { "the last good report stays" });
        }
    }
    eprintln!("stopped");
    Ok(ExitCode::SUCCESS)
}

fn tell(live: &Live) {
    live.told().iter().for_each(|told| eprintln!("{told}"));
}
