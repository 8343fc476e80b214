//! `gonogo schema`: the JSON Schema that is published beside the example, and that the examples follow.
//!
//! `GONOGO_BLESS=1 cargo test -p gonogo-cli --test schema` writes the published file anew.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

fn examples() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "..", "examples"].iter().collect()
}

fn printed() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_gonogo")).arg("schema").output().expect("the program runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What a validator of another make objects to; empty where the document follows the schema.
fn objections(document: &Value) -> String {
    let schema: Value = serde_json::from_str(&printed()).expect("the schema is JSON");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("scores.schema.json", schema).expect("a resource");
    let index = compiler.compile("scores.schema.json", &mut schemas).expect("the schema follows its draft");
    schemas.validate(document, index).map_or_else(|error| error.to_string(), |()| String::new())
}

fn example(name: &str) -> Value {
    let text = fs::read_to_string(examples().join(name).join("scores.json")).expect("an example");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_published_schema_is_what_the_program_prints() {
    let path = examples().join("harmoniq/scores.schema.json");
    if std::env::var_os("GONOGO_BLESS").is_some() {
        fs::write(&path, printed()).expect("the schema can be written");
    }
    let published = fs::read_to_string(&path).expect("the published schema");
    assert!(
        published == printed(),
        "run `GONOGO_BLESS=1 cargo test -p gonogo-cli --test schema` to publish the schema anew"
    );
}

#[test]
fn both_examples_follow_it() {
    for name in ["harmoniq", "minimal"] {
        assert_eq!(objections(&example(name)), "", "{name}");
    }
}

#[test]
fn so_do_quantities_in_all_three_forms_and_null() {
    let cost = |cost: Value| objections(&json!({"format": 1, "phases": [{"name": "P", "cost": cost}]}));
    for allowed in [json!(5), json!("$5"), json!({"low": 5, "high": 7, "currency": "USD", "per": "month"}), json!(null)]
    {
        assert_eq!(cost(allowed.clone()), "", "{allowed}");
    }
    for refused in [json!(true), json!([5]), json!({"lo": 5})] {
        assert_ne!(cost(refused.clone()), "", "{refused}");
    }
}

#[test]
fn what_the_reader_objects_to_the_schema_refuses() {
    for (field, wrong) in [
        ("format", json!("one")),
        ("titel", json!("An unknown field")),
        ("title", json!(7)),
        ("verdict", json!({"decision": "nogo"})),
        ("findings", json!([{"title": "F", "severity": "grave"}])),
        ("phases", json!([{"name": "P", "hours": 4}])),
        ("questions", json!("Why?")),
    ] {
        let mut document = example("minimal");
        document[field] = wrong;
        assert_ne!(objections(&document), "", "{field}");
        assert!(!gonogo_report::scores::read(&document.to_string()).diagnostics.is_empty(), "{field}");
    }
    let mut document = example("minimal");
    document.as_object_mut().expect("an object").remove("format");
    assert_ne!(objections(&document), "", "the format is the one field that must be there");
}
