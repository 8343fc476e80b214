//! Files that mean harm, or that somebody broke.

use serde_json::{Value, json};

use crate::harness::{Site, example};

/// What a server gives in place of HarmoniQ's files.
pub struct Input {
    /// What is wrong with it.
    pub name: &'static str,
    /// The text; none is served where it is absent.
    pub audit: Option<Vec<u8>>,
    /// The scores; none are served where they are absent.
    pub scores: Option<Vec<u8>>,
    /// What a reader must see of it, white space aside.
    pub seen: Vec<String>,
}

impl Input {
    /// A site that gives these files.
    pub fn site(&self) -> Site {
        let site = match &self.audit {
            Some(bytes) => Site::new().audit(bytes.clone()),
            None => Site::new().without("audit.md"),
        };
        match &self.scores {
            Some(bytes) => site.scores(bytes.clone()),
            None => site.without("scores.json"),
        }
    }

    fn sees(mut self, text: impl Into<String>) -> Self {
        self.seen.push(text.into());
        self
    }
}

fn audit(name: &'static str, bytes: impl Into<Vec<u8>>) -> Input {
    Input { name, audit: Some(bytes.into()), scores: None, seen: Vec::new() }
}

/// Scores beside a short text, which must be shown whatever the scores are.
fn scores(name: &'static str, bytes: impl Into<Vec<u8>>) -> Input {
    let text = b"# The text\n\nThe text is still here.\n".to_vec();
    Input { name, audit: Some(text), scores: Some(bytes.into()), seen: vec!["The text is still here.".to_owned()] }
}

fn file(name: &str) -> Vec<u8> {
    let path = xtask::workspace_root().join("tests/adversarial").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("cannot read `{}`: {error}", path.display()))
}

/// Markup and script in places where Markdown allows text.
pub fn markdown() -> Vec<Input> {
    vec![
        audit("script elements", file("script.md")).sees("<script>window.pwned = 1</script>").sees("<script src="),
        audit("event handlers", file("handlers.md")).sees("onerror=\"window.pwned = 1\"").sees("<svg onload=alert(1)>"),
        audit("frames and objects", file("frames.md"))
            .sees("<iframe srcdoc=")
            .sees("<object data=")
            .sees("<base href="),
        audit("styles and policies", file("styles.md")).sees("<style>@import").sees("<meta http-equiv="),
        audit("tags that never end", file("unclosed.md"))
            .sees("<img src=x onerror=window.pwned=1")
            .sees("after all of it"),
        audit("end tags of the page", file("end-tags.md")).sees("</main></body></html>").sees("still inside"),
        audit("allowed tags with attributes", file("allowed-tags.md")).sees("ontoggle").sees("in the fold"),
        audit("a script as title", "# <script>window.pwned=1</script> of `code`\n\nText\n")
            .sees("<script>window.pwned=1</script>"),
        audit("script in code, tables and footnotes", file("corners.md"))
            .sees("cell <script>")
            .sees("note <script>")
            .sees("code <script>"),
        audit("names of the page as headings", file("clobber.md")).sees("failed").sees("__proto__"),
        audit(
            "reading direction turned around",
            "# Pay \u{202E}0001$\u{202C} now\n\n`a\u{2066}b\u{2069}` and \u{200F}more\n",
        )
        .sees("0001$"),
        audit("control characters", "# A\u{1B}[31mred\u{7}\u{8}\n\nText\u{C}more\u{B} and much more of it to read\n")
            .sees("red"),
        audit("templates of other tools", "# {{7-7}} ${7-7} <%= 7-7 %>\n\n{{constructor.constructor('alert(1)')()}}\n")
            .sees("{{7-7}} ${7-7} <%= 7-7 %>"),
    ]
}

/// Links that would run a script or leave the site unseen, in all disguises that browsers see through.
pub fn links() -> Vec<Input> {
    vec![
        audit("links that run scripts", file("links.md"))
            .sees("javascript:alert(1)")
            .sees("vbscript:")
            .sees("data:text/html"),
        audit("links in disguise", file("disguises.md")).sees("plain words at the end"),
        audit("images", file("images.md")).sees("a pixel").sees("javascript:alert(1)"),
        audit(
            "links across the page",
            "# A\n\n[up](#boot) [x](#f-no-backups) [y](#%00) [z](#\"><img src=x onerror=alert(1)>)\n",
        )
        .sees("up"),
    ]
}

/// Character sets and what goes wrong with them.
pub fn encodings() -> Vec<Input> {
    let text = "# Prüfung: 25 €\n\nDie Größe – „naïve“ Sätze → fertig ✅\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let read_as_latin = |text: &str| text.bytes().map(char::from).collect::<String>();
    vec![
        audit("UTF-8 with a byte order mark", with_mark(b"\xEF\xBB\xBF", text.into())).sees("Prüfung: 25 €"),
        audit("UTF-16, low byte first", with_mark(b"\xFF\xFE", utf16(u16::to_le_bytes)))
            .sees("Prüfung: 25 €")
            .sees("The text is UTF-16."),
        audit("UTF-16, high byte first", with_mark(b"\xFE\xFF", utf16(u16::to_be_bytes))).sees("Prüfung: 25 €"),
        audit("UTF-16 without a mark", utf16(u16::to_le_bytes)).sees("fertig"),
        audit("UTF-16 that breaks off", with_mark(b"\xFF\xFE", utf16(u16::to_le_bytes)[..41].to_vec())).sees("Prüfung"),
        audit("Windows-1252", b"# Pr\xFCfung: 25 \x80\n\nGr\xF6\xDFe \x96 na\xEFve S\xE4tze\n".to_vec())
            .sees("Prüfung: 25 €")
            .sees("Windows-1252"),
        audit("UTF-8 read as Latin-1", read_as_latin(text)).sees("Größe").sees("repaired"),
        audit("UTF-8 read as Latin-1 twice", read_as_latin(&read_as_latin(text))).sees("Größe").sees("repaired"),
        audit(
            "bytes that are no UTF-8",
            b"# Fine \xE2\x9C\x85\n\nText \xF0\x28\x8C\xBC more text with \xC3\xA9\n".to_vec(),
        )
        .sees("more text"),
        audit("characters that were lost", "# Lost \u{FFFD}\u{FFFD}\n\nText\n").sees("lost before"),
        audit("a NUL in the text", b"# With\0 a NUL\n\nand enough other text around it\n".to_vec())
            .sees("enough other text"),
        audit("line breaks of all kinds", "# A\r\rold\r\n\r\n## B\n\nnew\u{2028}also\u{85}end\n").sees("old"),
    ]
}

/// Files that hold nothing to read.
pub fn no_text() -> Vec<Input> {
    let wasm = || {
        let mut names = std::fs::read_dir(xtask::dist().unwrap()).unwrap().map(|file| file.unwrap().path());
        std::fs::read(names.find(|path| path.extension().is_some_and(|ending| ending == "wasm")).unwrap()).unwrap()
    };
    vec![
        audit("an empty file", "").sees("the file is empty"),
        audit("white space", " \n\t\r\n \u{A0}\n").sees("the file is empty"),
        audit("a byte order mark alone", b"\xEF\xBB\xBF".to_vec()).sees("the file is empty"),
        audit("a PNG image", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06".to_vec()).sees("PNG"),
        audit("a zip archive", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec()).sees("zip"),
        audit("WebAssembly", wasm()).sees("WebAssembly"),
        audit("a gzip archive", b"\x1F\x8B\x08\0\0\0\0\0\0\x03".to_vec()).sees("gzip"),
        audit("NULs", vec![0; 5000]),
        audit("noise", (0..20_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<u8>>()),
    ]
}

/// Text of a size or depth that no author meant.
pub fn huge() -> Vec<Input> {
    let many = 100_000;
    vec![
        audit("5 MB in one line", format!("# Long\n\n{}end", "words without end ".repeat(290_000))).sees("end"),
        audit("nested brackets", "[".repeat(many) + &"]".repeat(many)),
        audit("nested parentheses of links", "[x](".repeat(many)),
        audit("nested quotes", format!("# Deep\n\n{} bottom", ">".repeat(many))).sees("bottom"),
        audit("nested lists", format!("# Deep\n\n{} bottom", "- ".repeat(many))).sees("bottom"),
        audit("backticks without end", "`".repeat(many) + " code"),
        audit("nested elements", format!("# Deep\n\n{}", "<details>\n\n".repeat(3000))),
        audit(
            "a table of 5,000 columns",
            format!("|{}\n|{}\n|{}\n", "a|".repeat(5000), "-|".repeat(5000), "b|".repeat(5000)),
        ),
        audit("20,000 headings of one name", "# Same\n\n".repeat(20_000)),
        audit("50,000 footnotes", (0..50_000).map(|n| format!("[^{n}]")).collect::<String>() + "\n\n[^0]: note"),
    ]
}

/// A paragraph of very many elements, side by side. Chromium settles the direction of a block with `dir="auto"` anew for
/// each of them, which takes minutes; without that attribute it takes seconds.
pub fn crowded() -> Vec<Input> {
    let many = 100_000;
    vec![
        audit("100,000 words of emphasis in one line", "*a* ".repeat(many) + "end").sees("end"),
        audit("nested emphasis", format!("{}a{}", "*_".repeat(many), "_*".repeat(many))),
    ]
}

/// JSON that ends too early, or is none.
pub fn broken_scores() -> Vec<Input> {
    let whole = std::fs::read(example("harmoniq/scores.json")).unwrap();
    let cut = |at: usize| whole[..at].to_vec();
    vec![
        scores("cut after the first byte", cut(1)).sees("line 1"),
        scores("cut in a key", cut(25)).sees("line 2"),
        scores("cut in the middle", cut(whole.len() / 2)),
        scores("cut before the last bracket", cut(whole.len() - 3)),
        scores("an empty scores file", "").sees("the file is empty"),
        scores("a trailing comma", "{\"format\": 1,\n \"title\": \"T\",\n}").sees("line 3"),
        scores("single quotes", "{'format': 1}").sees("line 1, column 2"),
        scores("comments", "{\n // no\n \"format\": 1}").sees("line 2"),
        scores("a string without end", "{\"format\": 1, \"title\": \"T}").sees("line 1"),
        scores("a control character in a string", "{\"format\": 1, \"title\": \"a\nb\"}"),
        scores("half a surrogate", r#"{"format": 1, "title": "\ud800"}"#),
        scores("NaN", "{\"format\": 1, \"score\": {\"value\": NaN, \"max\": 50}}").sees("line 1"),
        scores("something behind the end", "{\"format\": 1} {\"format\": 2}"),
        scores("a list", "[1, 2]").sees("not an object"),
        scores("a number", "25"),
        scores("null", "null"),
        scores("100,000 lists in each other", "[".repeat(100_000)),
        scores("100,000 objects in each other", "{\"a\":".repeat(100_000)),
        scores(
            "100,000 lists in a field",
            format!(
                "{{\"format\": 1, \"title\": \"T\", \"findings\": {}{}}}",
                "[".repeat(100_000),
                "]".repeat(100_000)
            ),
        ),
        scores("Markdown", "# Not JSON\n\n- at all\n").sees("line 1, column 1"),
        scores("a web page", "<!DOCTYPE html><script>alert(1)</script>").sees("line 1, column 1"),
        scores("a PNG image as scores", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec()).sees("PNG"),
    ]
}

/// JSON that is well formed and says nothing sensible.
pub fn wrong_scores() -> Vec<Input> {
    let every = |value: &Value| {
        let whole: Value = serde_json::from_slice(&std::fs::read(example("harmoniq/scores.json")).unwrap()).unwrap();
        let fields = whole.as_object().unwrap().keys().map(|key| (key.clone(), value.clone()));
        Value::Object(fields.chain([("format".to_owned(), json!(1))]).collect()).to_string()
    };
    vec![
        scores("every field a number", every(&json!(7))).sees("is not a list"),
        scores("every field a text", every(&json!("<b onclick=alert(1)>"))),
        scores("every field true", every(&json!(true))),
        scores("every field null", every(&json!(null))),
        scores("every field an empty list", every(&json!([]))),
        scores("every field an empty object", every(&json!({}))),
        scores("every field a list of nothing", every(&json!([null, {}, [], "", 0]))),
        scores("every value within a wrong one", wrong_within()),
        scores("every value within a list", replaced(|_| json!(["x"]))),
        scores(
            "fields twice",
            r#"{"format": 1, "title": "One", "title": "Two", "score": {"value": 1, "value": 2, "max": 5}}"#,
        )
        .sees("One")
        .sees("duplicate"),
        scores(
            "fields that nobody knows",
            r#"{"format": 1, "titel": "T", "verdikt": 1, "<img src=x onerror=alert(1)>": 2}"#,
        )
        .sees("did you mean")
        .sees("<img src=x onerror=alert(1)>"),
        scores("another format", r#"{"format": 99, "title": "T"}"#).sees("99"),
        scores("numbers beyond all measure", file("numbers.json")),
        scores("prototypes as ids", file("prototypes.json")).sees("Option of __proto__").sees("constructor"),
        scores("ids of quotes, spaces and markup", file("ids.json")).sees("The option <b>one</b>"),
        scores("ids twice and references to nothing", file("references.json")),
        scores("phases that wait for each other", file("circle.json")).sees("Phase B"),
    ]
}

/// HarmoniQ with markup in all its strings.
pub fn markup_in_scores() -> Vec<Input> {
    const IMAGE: &str = "<img src=x onerror=\"window.pwned=1\">";
    const SCRIPT: &str = "</script><script>alert(1)</script>";
    let marked = |mark: &'static str| {
        replaced(move |(key, text)| if PROSE.contains(&key) { json!(format!("{mark} {text}")) } else { json!(text) })
    };
    vec![
        scores("an image in every sentence", marked(IMAGE))
            .sees(IMAGE.to_owned() + "Data loss")
            .sees(IMAGE.to_owned() + "Quick fixes"),
        scores("a script in every sentence", marked(SCRIPT)).sees(SCRIPT.to_owned() + "Database without backups"),
        scores(
            "markup in every id",
            replaced(|(key, text)| {
                if IDS.contains(&key) { json!(format!("{text}\"><img src=x onerror=alert(1)>")) } else { json!(text) }
            }),
        )
        .sees("Quick fixes"),
        scores(
            "markup in every quantity",
            replaced(
                |(key, text)| if QUANTITIES.contains(&key) { json!(format!("{text}{IMAGE}")) } else { json!(text) },
            ),
        ),
        scores("scripts as addresses", file("addresses.json")).sees("javascript:alert(1)").sees("Harmless"),
    ]
}

/// More than anyone reads.
pub fn many() -> Vec<Input> {
    let findings: Vec<Value> = (0..10_000)
        .map(|n| json!({"id": format!("f{n}"), "title": format!("Finding number {n}"), "severity": "high", "risk": "It may happen", "fix": "Mend it"}))
        .collect();
    let whole = json!({"format": 1, "title": "Many", "findings": findings});
    vec![scores("10,000 findings", whole.to_string()).sees("10000 of 10000 findings shown").sees("Finding number 9999")]
}

const PROSE: [&str; 24] = [
    "title",
    "subject",
    "assessor",
    "revision",
    "classification",
    "statement",
    "note",
    "reason",
    "risk",
    "evidence",
    "impact",
    "fix",
    "cause",
    "detail",
    "owner",
    "priority",
    "group",
    "outcome",
    "trigger",
    "consequence",
    "risks",
    "questions",
    "items",
    "name",
];
const IDS: [&str; 9] = ["id", "findings", "phase", "resolves", "of", "phases", "losses", "closed_by", "option"];
const QUANTITIES: [&str; 7] = ["cost", "effort", "duration", "amount", "when", "at", "date"];

/// HarmoniQ's scores with every string replaced, told by the key that it stands under.
fn replaced(by: impl Fn((&str, &str)) -> Value + Copy) -> Vec<u8> {
    fn walk(value: &mut Value, key: &str, by: impl Fn((&str, &str)) -> Value + Copy) {
        match value {
            Value::String(text) => *value = by((key, text)),
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, key, by)),
            Value::Object(members) => members.iter_mut().for_each(|(key, value)| walk(value, key, by)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut whole: Value = serde_json::from_slice(&std::fs::read(example("harmoniq/scores.json")).unwrap()).unwrap();
    walk(&mut whole, "", by);
    whole.to_string().into_bytes()
}

/// Each value within an item has a type that its field does not have.
fn wrong_within() -> Vec<u8> {
    let other = |value: &Value| match value {
        Value::String(_) => json!({"not": "a text"}),
        Value::Number(_) => json!("no number"),
        Value::Array(_) => json!("no list"),
        Value::Object(_) | Value::Bool(_) | Value::Null => json!([1]),
    };
    let mut whole: Value = serde_json::from_slice(&std::fs::read(example("harmoniq/scores.json")).unwrap()).unwrap();
    for (_, member) in whole.as_object_mut().unwrap() {
        let items = match member {
            Value::Array(items) => items.iter_mut().collect(),
            Value::Object(_) => vec![member],
            Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => Vec::new(),
        };
        for fields in items.into_iter().filter_map(Value::as_object_mut) {
            fields.values_mut().for_each(|value| *value = other(value));
        }
    }
    whole.to_string().into_bytes()
}
