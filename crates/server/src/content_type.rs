//! The content type of a file by the ending of its name.

use std::path::Path;

/// The content type. Browsers refuse modules, style sheets and streaming WebAssembly of the wrong type, so these are exact.
pub fn of(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_whatever_its_case() {
        assert_eq!(of(Path::new("app_bg.wasm")), "application/wasm");
        assert_eq!(of(Path::new("AUDIT.MD")), "text/markdown; charset=utf-8");
        assert_eq!(of(Path::new("LICENSE")), "application/octet-stream");
        assert_eq!(of(Path::new("app.wasm.br")), "application/octet-stream");
    }
}
