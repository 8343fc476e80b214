//! The address: what it asks for, and what is written into it.

use wasm_bindgen::JsValue;
use web_sys::Url;

use super::{document, window};

/// The fragment of the address with its `#`; that of the parameter `s` where a login page lost it.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    if hash.is_empty() { parameter("s").unwrap_or_default() } else { hash }
}

/// A parameter of the address.
pub fn parameter(name: &str) -> Option<String> {
    let href = window()?.location().href().ok()?;
    Url::new(&href).ok()?.search_params().get(name).filter(|value| !value.is_empty())
}

/// The address of the page with a fragment (with its `#`, or empty).
pub fn with_fragment(fragment: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}

/// Writes a fragment as a new step in the history.
pub fn push(fragment: &str) {
    write(fragment, true);
}

/// Writes a fragment over the current step.
pub fn replace(fragment: &str) {
    write(fragment, false);
}

fn write(fragment: &str, step: bool) {
    let Some(window) = window() else { return };
    let (Ok(history), address) = (window.history(), with_fragment(fragment)) else { return };
    if window.location().href().ok().as_deref() == Some(address.as_str()) {
        return;
    }
    // A page in a sandbox may not write its address; the selection still holds.
    let _ = if step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}

/// The absolute address of a file named relative to the page, if it is of the page's own origin.
pub fn same_origin(name: &str) -> Option<String> {
    let base = document()?.base_uri().ok()??;
    let url = Url::new_with_base(name, &base).ok()?;
    let own = Url::new(&base).ok()?;
    (url.origin() == own.origin() && url.protocol() == own.protocol()).then(|| url.href())
}
