//! `gonogo forecast AUDIT.md [--scores FILE] (--option ID | --phases A,B | --all)`
//!
//! Each test is a call of the program, what it prints, and how it ends.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use gonogo_report::{Outlook, Plan, Range, forecast, scores};
use serde_json::{Value, json};

/// How a call ended.
struct Ended {
    status: i32,
    out: String,
    err: String,
}

impl Ended {
    /// The array of plans on stdout, and nothing on stderr.
    #[track_caller]
    fn plans(&self) -> Vec<Value> {
        assert_eq!((self.err.as_str(), self.status), ("", 0));
        self.plans_with_talk()
    }

    #[track_caller]
    fn plans_with_talk(&self) -> Vec<Value> {
        serde_json::from_str(&self.out).expect("an array on stdout")
    }

    /// The message on stderr of a call that printed nothing.
    #[track_caller]
    fn refusal(&self) -> &str {
        assert_eq!((self.out.as_str(), self.status), ("", 2), "{}", self.err);
        self.err.trim_end()
    }
}

fn gonogo(directory: &Path, arguments: &[&str]) -> Ended {
    gonogo_reading(directory, arguments, "")
}

fn gonogo_reading(directory: &Path, arguments: &[&str], input: &str) -> Ended {
    let mut program = Command::new(env!("CARGO_BIN_EXE_gonogo"))
        .args(arguments)
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // A program that refuses its arguments does not read its input.
    let _ = program.stdin.take().expect("a pipe").write_all(input.as_bytes());
    let output = program.wait_with_output().expect("the program ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ended { status: output.status.code().expect("a status"), out: text(output.stdout), err: text(output.stderr) }
}

/// An empty directory for one test.
fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("forecast").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a directory");
    path
}

/// A directory with `audit.md`, and `scores.json` beside it.
fn with_scores(name: &str, scores: &str) -> PathBuf {
    let path = directory(name);
    fs::write(path.join("audit.md"), "# Audit of the shop\n").expect("written");
    fs::write(path.join("scores.json"), scores).expect("written");
    path
}

fn root() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", ".."].iter().collect()
}

/// Two phases with money in two currencies, monthly money, and half units.
const SHOP: &str = r#"{
  "format": 1,
  "currency": "USD",
  "score": {"value": 2.5, "max": 10},
  "gates": [{"name": "Pilot", "decision": "no-go"}, {"name": "Launch", "decision": "no-go"}],
  "findings": [{"id": "no-copies", "title": "No copies"}, {"id": "no-tests", "title": "No tests"}],
  "actions": [{"id": "copy", "title": "Copy", "phase": "first", "resolves": ["no-copies"]}],
  "risks": [{"id": "loss", "title": "Loss", "closed_by": ["copy"]}, {"id": "bugs", "title": "Bugs"}],
  "phases": [
    {"id": "first", "name": "First", "duration": "1-2 weeks", "effort": "30 mins", "cost": "$100-150 + $26/month", "score_after": 5, "opens": ["Pilot"]},
    {"id": "second", "name": "Second", "duration": "1.5 days", "cost": "€40.50", "after": ["first"]}
  ],
  "options": [
    {"id": "whole", "name": "Whole", "phases": ["first", "second"], "cost": "$200", "duration": "1 month"},
    {"id": "part", "name": "Part", "phases": ["first"]},
    {"id": "nothing", "name": "Nothing", "phases": []}
  ]
}"#;

// What it prints.

#[test]
fn it_prints_an_array_with_an_object_per_plan() {
    let shop = with_scores("shape", SHOP);
    assert_eq!(
        gonogo(&shop, &["forecast", "audit.md", "--option", "whole"]).plans(),
        [json!({
            "plan": "whole",
            "phases": ["first", "second"],
            "cost": {
                "low": 100, "high": 150, "currency": "USD", "per_month": {"low": 26, "high": 26},
                "also": [{"low": 40.5, "high": 40.5, "currency": "EUR", "per_month": null}]
            },
            "days": {"low": 8.5, "high": 15.5},
            "effort": {"low": 0.5, "high": 0.5},
            "score": {"value": 5, "max": 10},
            "score_over_time": [{"days": [0, 0], "value": 2.5}, {"days": [7, 14], "value": 5}],
            "gates": [{"name": "Pilot", "opens_after_days": [7, 14]}, {"name": "Launch", "opens_after_days": null}],
            "open_findings": ["no-tests"],
            "open_risks": ["bugs"],
            "stated": {"cost": {"low": 200, "high": 200}, "days": [30, 30]}
        })]
    );
}

#[test]
fn what_the_report_does_not_say_is_null() {
    let bare = with_scores("null", r#"{"format": 1, "options": [{"id": "o", "name": "O"}]}"#);
    assert_eq!(
        gonogo(&bare, &["forecast", "audit.md", "--all"]).plans(),
        [json!({
            "plan": "o", "phases": [],
            "cost": {"low": 0, "high": 0, "currency": null, "per_month": null, "also": []},
            "days": {"low": 0, "high": 0}, "effort": null, "score": null, "score_over_time": [], "gates": [],
            "open_findings": [], "open_risks": [], "stated": {"cost": null, "days": null}
        })]
    );
}

#[test]
fn whole_numbers_print_without_a_point_and_the_text_ends_with_a_line_break() {
    let shop = with_scores("numbers", SHOP);
    let ended = gonogo(&shop, &["forecast", "audit.md", "--all"]);
    assert!(!ended.out.contains(".0"), "{}", ended.out);
    assert!(ended.out.contains("40.5") && ended.out.ends_with("]\n"), "{}", ended.out);
}

#[test]
fn money_is_in_the_reports_currency_first_and_all_others_stand_in_also() {
    let scores = r#"{"format": 1, "currency": "EUR", "phases": [
        {"id": "a", "name": "A", "cost": "$1 + £2/month"}, {"id": "b", "name": "B", "cost": "€3/month"}]}"#;
    let directory = with_scores("currencies", scores);
    let cost =
        |phases: &str| gonogo(&directory, &["forecast", "audit.md", "--phases", phases]).plans()[0]["cost"].clone();
    assert_eq!(
        cost("a,b"),
        json!({"low": 0, "high": 0, "currency": "EUR", "per_month": {"low": 3, "high": 3}, "also": [
            {"low": 1, "high": 1, "currency": "USD", "per_month": null},
            {"low": 0, "high": 0, "currency": "GBP", "per_month": {"low": 2, "high": 2}}
        ]})
    );
    // Where nothing is paid in the report's currency, the first that occurs is the main one.
    assert_eq!(cost("a")["currency"], "USD");
}

#[test]
fn all_options_of_harmoniq_print_what_the_library_computes() {
    let arguments = ["forecast", "examples/harmoniq/audit.md", "--scores", "examples/harmoniq/scores.json", "--all"];
    let report = scores::read(include_str!("../../../examples/harmoniq/scores.json")).report;
    let wanted: Vec<Value> =
        report.options.iter().map(|option| printed(&forecast(&report, &Plan::of_option(option)))).collect();
    assert_eq!(wanted.len(), 3);
    let plans = gonogo(&root(), &arguments).plans();
    for (found, wanted) in plans.iter().zip(&wanted) {
        assert_eq!(as_floats(found), as_floats(wanted));
    }
    assert_eq!(plans.len(), 3);
}

/// An outlook in one currency without monthly money, in the field names of the manual.
fn printed(outlook: &Outlook) -> Value {
    let ends = |range: Range| json!({"low": range.low(), "high": range.high()});
    let pair = |range: Range| json!([range.low(), range.high()]);
    let (main, others) = outlook.cost.by_main(gonogo_report::Currency::from_code("USD"));
    assert!(others.is_empty() && main.per_month.is_none());
    let points = outlook.score_over_time.iter().map(|point| json!({"days": pair(point.days), "value": point.value}));
    let gates =
        outlook.gates.iter().map(|gate| json!({"name": gate.name, "opens_after_days": gate.opens_after.map(pair)}));
    json!({
        "plan": outlook.plan,
        "phases": outlook.slots.iter().map(|slot| slot.phase.clone()).collect::<Vec<_>>(),
        "cost": {"low": main.once.low(), "high": main.once.high(), "currency": "USD", "per_month": null, "also": []},
        "days": ends(outlook.days),
        "effort": outlook.effort.map(ends),
        "score": outlook.score.map(|score| json!({"value": score.value, "max": score.max})),
        "score_over_time": points.collect::<Vec<_>>(),
        "gates": gates.collect::<Vec<_>>(),
        "open_findings": outlook.open_findings,
        "open_risks": outlook.open_risks,
        "stated": {"cost": outlook.stated.cost.map(ends), "days": outlook.stated.days.map(pair)}
    })
}

/// The value with every number as a float: 7 and 7.0 are the same number.
fn as_floats(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(elements) => elements.iter().map(as_floats).collect(),
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), as_floats(value))).collect(),
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}

// Which plans.

#[test]
fn all_takes_every_option_in_order() {
    let shop = with_scores("all", SHOP);
    let plans = gonogo(&shop, &["forecast", "audit.md", "--all"]).plans();
    let names: Vec<&Value> = plans.iter().map(|plan| &plan["plan"]).collect();
    assert_eq!(names, ["whole", "part", "nothing"]);
    let one = gonogo(&shop, &["forecast", "audit.md", "--option", "part"]).plans();
    assert_eq!(one, [plans[1].clone()]);
}

#[test]
fn phases_takes_phases_in_the_order_given() {
    let shop = with_scores("phases", SHOP);
    let plan = &gonogo(&shop, &["forecast", "audit.md", "--phases", "first, second"]).plans()[0];
    assert_eq!((&plan["plan"], &plan["phases"]), (&json!("first,second"), &json!(["first", "second"])));
    assert_eq!(
        plan["stated"],
        json!({"cost": null, "days": null}),
        "nobody states anything for a plan of the reader's own"
    );
}

#[test]
fn a_plan_without_a_phase_that_it_needs_is_told_and_forecast() {
    let shop = with_scores("needs", SHOP);
    let ended = gonogo(&shop, &["forecast", "audit.md", "--phases", "second"]);
    assert_eq!(
        ended.err,
        "scores.json: warning: plan `second` has the phase `second` without `first`, which it needs; the forecast does not wait for it\n"
    );
    assert_eq!((ended.status, &ended.plans_with_talk()[0]["days"]), (0, &json!({"low": 1.5, "high": 1.5})));
}

#[test]
fn exactly_one_way_to_name_plans_is_asked_for() {
    let shop = with_scores("ways", SHOP);
    let none = gonogo(&shop, &["forecast", "audit.md"]);
    assert!(none.refusal().contains("<--option <ID>|--phases <A,B>|--all>"), "{}", none.err);
    let two = gonogo(&shop, &["forecast", "audit.md", "--all", "--option", "whole"]);
    assert!(two.refusal().contains("cannot be used with"), "{}", two.err);
}

#[test]
fn a_name_that_does_not_exist_gets_a_suggestion() {
    let shop = with_scores("names", SHOP);
    let refusal =
        |arguments: &[&str]| gonogo(&shop, &[&["forecast", "audit.md"], arguments].concat()).refusal().to_owned();
    assert_eq!(refusal(&["--option", "hole"]), "error: there is no option `hole`; did you mean `whole`?");
    assert_eq!(refusal(&["--option", "x"]), "error: there is no option `x`; there are `whole`, `part`, `nothing`");
    assert_eq!(refusal(&["--phases", "first,secnd"]), "error: there is no phase `secnd`; did you mean `second`?");
    let empty = with_scores("no-names", r#"{"format": 1}"#);
    assert_eq!(
        gonogo(&empty, &["forecast", "audit.md", "--option", "x"]).refusal(),
        "error: there is no option `x`; the scores name none"
    );
}

// Where it reads from.

#[test]
fn the_scores_beside_the_audit_are_taken_unless_others_are_named() {
    let shop = with_scores("beside", SHOP);
    fs::write(shop.join("other.json"), r#"{"format": 1, "options": [{"name": "Other"}]}"#).expect("written");
    let plans = |arguments: &[&str]| gonogo(&shop, &[&["forecast", "audit.md", "--all"], arguments].concat()).plans();
    assert_eq!(plans(&[])[0]["plan"], "whole");
    assert_eq!(plans(&["--scores", "other.json"])[0]["plan"], "other");
}

#[test]
fn a_dash_is_standard_input() {
    let shop = with_scores("dash", SHOP);
    let audit = gonogo_reading(&shop, &["forecast", "-", "--scores", "scores.json", "--option", "part"], "# Audit\n");
    assert_eq!(audit.plans()[0]["plan"], "part");
    let scores = gonogo_reading(&shop, &["forecast", "audit.md", "--scores", "-", "--option", "part"], SHOP);
    assert_eq!(scores.plans()[0]["plan"], "part");
    let both = gonogo_reading(&shop, &["forecast", "-", "--scores", "-", "--all"], SHOP);
    assert_eq!(both.refusal(), "error: standard input can be the audit or the scores, not both");
}

#[test]
fn an_audit_without_scores_has_no_options_to_forecast() {
    let directory = directory("alone");
    fs::write(directory.join("audit.md"), "# Audit\n\nNot ready.\n").expect("written");
    let ended = gonogo(&directory, &["forecast", "audit.md", "--all"]);
    assert_eq!((ended.out.as_str(), ended.status), ("[]\n", 0));
    assert_eq!(ended.err, "audit.md: the report has no options to forecast\n");
}

#[test]
fn other_encodings_are_read_too() {
    let shop = with_scores("encodings", "");
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(SHOP.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(shop.join("scores.json"), utf16).expect("written");
    let cost = &gonogo(&shop, &["forecast", "audit.md", "--option", "whole"]).plans()[0]["cost"];
    assert_eq!(cost["also"][0]["currency"], "EUR");
}

// What goes wrong.

#[test]
fn a_file_that_is_not_there_is_named() {
    let shop = with_scores("missing", SHOP);
    let refusal =
        |arguments: &[&str]| gonogo(&shop, &[&["forecast", "--all"], arguments].concat()).refusal().to_owned();
    assert!(refusal(&["no.md"]).starts_with("error: `no.md` could not be read: "));
    assert!(refusal(&["audit.md", "--scores", "no.json"]).starts_with("error: `no.json` could not be read: "));
}

#[test]
fn scores_that_are_no_json_object_are_refused_with_their_place() {
    let broken = with_scores("broken", "{\n  \"format\": 1,\n  \"title\": \"open\n}");
    let ended = gonogo(&broken, &["forecast", "audit.md", "--all"]);
    let refusal = ended.refusal();
    assert!(refusal.starts_with("error: `scores.json` is not a scores file: "), "{refusal}");
    assert!(refusal.contains("(line 3, column 16): the JSON is not well formed: "), "{refusal}");
    let list = with_scores("list", "[]");
    assert!(gonogo(&list, &["forecast", "audit.md", "--all"]).refusal().contains("the JSON is not an object"));
}

#[test]
fn flaws_are_told_with_path_line_column_and_help_and_the_rest_is_used() {
    let flawed = with_scores(
        "flaws",
        "{\"format\": 1, \"options\": [{\"name\": \"O\", \"phases\": [\"p\"]}],\n \"phases\": [{\"id\": \"p\", \"name\": \"P\", \"cost\": \"$5\", \"duraton\": \"1 week\",\n  \"effort\": []}]}",
    );
    let ended = gonogo(&flawed, &["forecast", "audit.md", "--all"]);
    assert_eq!(
        ended.err,
        "scores.json: warning: phases[0].duraton (line 2, column 52): unknown field `duraton`; did you mean `duration`?\n\
         scores.json: error: phases[0].effort (line 3, column 13): wrong type: sequence; expected a quantity: a number, \
         a text such as \"2-3 weeks\", or an object with `low` and `high`\n"
    );
    assert_eq!(ended.status, 1, "something was left out");
    assert_eq!(ended.plans_with_talk()[0]["cost"]["low"], 5);
}

#[test]
fn warnings_alone_do_not_fail_a_build() {
    let directory =
        with_scores("warnings", r#"{"format": 1, "titel": "T", "options": [{"name": "O", "phases": ["gone"]}]}"#);
    let ended = gonogo(&directory, &["forecast", "audit.md", "--all"]);
    assert_eq!(ended.status, 0);
    assert_eq!(ended.err.lines().count(), 2, "{}", ended.err);
    assert_eq!(ended.plans_with_talk()[0]["phases"], json!([]));
}

#[test]
fn an_unknown_argument_is_refused() {
    let shop = with_scores("arguments", SHOP);
    let ended = gonogo(&shop, &["forecast", "audit.md", "--al"]);
    assert!(ended.refusal().contains("unexpected argument '--al'") && ended.err.contains("'--all'"), "{}", ended.err);
    let ended = gonogo(&shop, &["forcast"]);
    assert!(
        ended.refusal().contains("unrecognized subcommand 'forcast'") && ended.err.contains("'forecast'"),
        "{}",
        ended.err
    );
}

#[test]
fn help_goes_to_standard_output() {
    let ended = gonogo(&root(), &["forecast", "--help"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    for word in ["<AUDIT>", "--scores <FILE>", "--option <ID>", "--phases <A,B>", "--all"] {
        assert!(ended.out.contains(word), "{word} in {}", ended.out);
    }
}
