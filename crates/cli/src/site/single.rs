//! A report as one file that holds everything, for mail, archives and `file://`.

use anyhow::bail;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gonogo_page::shell::{self, Scripts, Shell};
use gonogo_report::Locale;

use super::{Source, hash, policy, text};

/// The page.
///
/// Fails if the glue of the viewer is not what wasm-bindgen writes for the web: it could not be put into a page.
pub fn single(source: &Source<'_>) -> anyhow::Result<String> {
    let locale = Locale::new(source.language);
    let style = shell::style(source.loaded.report.options.len());
    let (mut script, mut wasm, mut reader, mut files) = (String::new(), String::new(), String::new(), String::new());
    if let Some(viewer) = source.viewer {
        script = format!(
            "const glue = (() => {{\n{}\nreturn {{ initSync }};\n}})();\nconst reader = (() => {{\n{}\nreturn {{ ask }};\n}})();\n\
             (() => {{\n{}}})();\n",
            classic(&String::from_utf8_lossy(&viewer.whole[0].bytes))?,
            classic(&String::from_utf8_lossy(&viewer.reader[0].bytes))?,
            String::from_utf8_lossy(&viewer.boot.bytes)
        );
        if script.contains("</") {
            bail!("`boot.js` of the viewer has a `</`, which would end the script in the page");
        }
        wasm = STANDARD.encode(&viewer.whole[1].bytes);
        reader = STANDARD.encode(&viewer.reader[1].bytes);
        files = embedded(source)?;
    }
    let scripts = if script.is_empty() {
        Scripts::None
    } else {
        Scripts::Inline { script: &script, wasm: &wasm, reader: &reader, source: &files }
    };
    let icon = source.viewer.map(|viewer| format!("data:image/svg+xml;base64,{}", STANDARD.encode(&viewer.icon.bytes)));
    let policy = policy::of_single(&hash(&style), &hash(&script));
    Ok(shell::document(
        source.loaded,
        &Shell { icon: icon.as_deref(), scripts, ..source.shell(&locale, &style, &policy) },
    ))
}

/// The glue as a classic script: modules are refused on `file://`.
fn classic(glue: &str) -> anyhow::Result<String> {
    const EXPORTS: &str = "export { initSync, __wbg_init as default };";
    if !glue.contains(EXPORTS) {
        bail!(
            "the glue of the viewer has no `{EXPORTS}`; help: build the viewer with the wasm-bindgen that this version names"
        );
    }
    let glue = glue.replace(EXPORTS, "").replace("import.meta.url", "document.baseURI");
    let glue = ["class ", "function ", "const "]
        .into_iter()
        .fold(glue, |glue, what| glue.replace(&format!("export {what}"), what));
    if glue.lines().any(|line| line.starts_with("export ") || line.starts_with("import ")) || glue.contains("</") {
        bail!("the glue of the viewer is not what wasm-bindgen writes for the web");
    }
    Ok(glue)
}

/// The files as JSON that can stand in a page: no `<` in it.
fn embedded(source: &Source<'_>) -> anyhow::Result<String> {
    let json = serde_json::json!({ "audit": source.audit.map(text), "scores": source.scores.map(text) });
    Ok(serde_json::to_string(&json)?.replace('<', "\\u003c"))
}
