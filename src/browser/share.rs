//! Handing things to the reader: links, and files made on the page.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, ShareData, Url};

use super::{document, window};

/// Whether the browser has a share sheet.
pub fn has_sheet() -> bool {
    window().is_some_and(|window| has(&window.navigator(), "share"))
}

/// Opens the share sheet.
pub fn sheet(title: &str, address: &str) {
    let Some(window) = window() else { return };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(address);
    let shared = window.navigator().share_with_data(&data);
    // Closing the sheet rejects the promise: nothing to tell.
    spawn_local(async move { drop(JsFuture::from(shared).await) });
}

/// Copies a text; `done` is told whether the browser allowed it.
pub fn copy(text: String, done: impl Fn(bool) + 'static) {
    let Some(window) = window().filter(|window| has(&window.navigator(), "clipboard")) else { return done(false) };
    spawn_local(async move {
        let copied = JsFuture::from(window.navigator().clipboard().write_text(&text)).await;
        done(copied.is_ok());
    });
}

fn has(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}

/// Lets the reader save a text as a file.
pub fn save(name: &str, kind: &str, text: &str) {
    let save = || -> Option<()> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let anchor: HtmlAnchorElement = document()?.create_element("a").ok()?.unchecked_into();
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
        Url::revoke_object_url(&address).ok()
    };
    let _ = save();
}
