//! `cargo xtask build`: sets up what is missing and builds the viewer into `dist/`.

use anyhow::Result;

use crate::{progress, setup};

pub(crate) fn run() -> Result<()> {
    setup::for_build()?;
    viewer()
}

/// The build alone.
pub(crate) fn viewer() -> Result<()> {
    progress::timed("building the viewer: trunk build --release (minutes the first time, then seconds)", || {
        progress::run(&mut setup::trunk_build())
    })
}
