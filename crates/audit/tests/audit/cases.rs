//! Each `tests/cases/NAME.md` renders to `NAME.html` beside it.

use std::fs;
use std::path::Path;

use crate::validator;

#[test]
fn markdown_becomes_the_html_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let bless = std::env::var_os("GONOGO_BLESS").is_some();
    let mut differing = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        count += 1;
        let decoded = gonogo_audit::decode(&fs::read(&path).unwrap());
        let html = gonogo_audit::render(&gonogo_audit::parse(decoded.text));
        validator::read(&html).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let expected = path.with_extension("html");
        if bless {
            fs::write(&expected, &html).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != html {
            differing.push(format!("{}\n{html}", expected.display()));
        }
    }
    assert!(count > 0);
    assert!(differing.is_empty(), "set GONOGO_BLESS=1 to accept\n{}", differing.join("\n"));
}
