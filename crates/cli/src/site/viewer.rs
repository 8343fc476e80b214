//! The files that make a published page live, as a build of the viewer left them.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

/// The viewer that was compiled in; empty where there was none.
const CARRIED: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

/// One file of it.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name, with a digest of its content.
    pub name: String,
    /// Its content.
    pub bytes: Cow<'static, [u8]>,
}

/// The viewer.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The script that starts it.
    pub boot: File,
    /// The smaller viewer, which makes a published page live: what wasm-bindgen put between it and the browser, and the wasm.
    pub standing: [File; 2],
    /// The whole viewer, which also opens other files.
    pub whole: [File; 2],
    /// The reader, which both load when a text is opened.
    pub reader: [File; 2],
    /// The picture of the tab.
    pub icon: File,
}

impl Viewer {
    /// The viewer in `folder`, else the one that was compiled in; `None` if there is neither.
    ///
    /// Fails if the folder is none that `cargo xtask build` made.
    pub fn find(folder: Option<&Path>) -> anyhow::Result<Option<Self>> {
        let files = match folder {
            Some(folder) => from(folder)?,
            None if CARRIED.is_empty() => return Ok(None),
            None => CARRIED
                .iter()
                .map(|(name, bytes)| File { name: (*name).to_owned(), bytes: Cow::Borrowed(*bytes) })
                .collect(),
        };
        let file = |start: &str, end: &str| {
            let found = files.iter().find(|file| file.name.starts_with(start) && file.name.ends_with(end));
            found.cloned().with_context(|| {
                format!("the viewer has no file `{start}…{end}`; help: make one with `cargo xtask build`, or name its folder with `--viewer`")
            })
        };
        Ok(Some(Self {
            boot: file("boot-", ".js")?,
            standing: [file("gonogo-standing-", ".js")?, file("gonogo-standing-", ".wasm")?],
            whole: [file("gonogo-viewer-", ".js")?, file("gonogo-viewer-", ".wasm")?],
            reader: [file("gonogo-reader-", ".js")?, file("gonogo-reader-", ".wasm")?],
            icon: file("icon-", ".svg")?,
        }))
    }
}

impl Viewer {
    /// The scripts and programs: what starts them, the smaller viewer, the whole one, the reader.
    pub fn parts(&self) -> [&File; 7] {
        let ([glue, wasm], [whole_glue, whole_wasm]) = (&self.standing, &self.whole);
        let [reader_glue, reader_wasm] = &self.reader;
        [&self.boot, glue, wasm, whole_glue, whole_wasm, reader_glue, reader_wasm]
    }
}

fn from(folder: &Path) -> anyhow::Result<Vec<File>> {
    let entries = fs::read_dir(folder).with_context(|| format!("`{}` could not be read", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && [".js", ".wasm", ".svg"].iter().any(|end| name.ends_with(end)) {
            let bytes = fs::read(&path).with_context(|| format!("`{}` could not be read", path.display()))?;
            files.push(File { name, bytes: bytes.into() });
        }
    }
    if files.is_empty() {
        bail!("`{}` holds no viewer; help: name the `dist` folder that `cargo xtask build` made", folder.display());
    }
    // One order, whatever that of the folder.
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}
