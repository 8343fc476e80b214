//! Stands in for `leptos_config`, which reads the settings of Leptos servers from files and variables.
//!
//! Leptos names the types of those settings in two components for pages that come from its own server. The viewer has no
//! server and uses neither, so nothing here is ever made; but the original brings `regex`, `toml` and `config` into the
//! viewer's tree, which [the budget](../../../docs/architecture.md) forbids. The manifest of the workspace puts this crate
//! in its place. A newer Leptos that asks for more than these types does not compile against it.

use std::sync::Arc;

/// What a Leptos server knows of the files it delivers.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LeptosOptions {
    /// The name of the scripts without their ending.
    pub output_name: Arc<str>,
    /// The folder of the site.
    pub site_root: Arc<str>,
    /// The folder of the scripts in it.
    pub site_pkg_dir: Arc<str>,
    /// Whether the names of the scripts hold a hash.
    pub hash_files: bool,
    /// The file that lists those hashes.
    pub hash_file: Arc<str>,
    /// The port for news of changed files.
    pub reload_port: u32,
    /// The same as seen from outside.
    pub reload_external_port: Option<u32>,
    /// How that news travels.
    pub reload_ws_protocol: ReloadWSProtocol,
}

/// How news of changed files travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReloadWSProtocol {
    /// In the clear.
    WS,
    /// Through TLS.
    WSS,
}
