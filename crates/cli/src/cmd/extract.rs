//! `gonogo extract`: what the text of an audit says, as JSON.

use std::path::PathBuf;
use std::process::ExitCode;

use gonogo_audit::Drafted;
use gonogo_report::scores::{self, Json, Printing};

use crate::input;

/// Print what an audit says as JSON: the merged report, the line of each value, and what was not understood.
///
/// One file gives an object; several files, or a folder, give an array with one object per audit, each with its `file`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Audits in Markdown, or folders of them; `-` reads standard input.
    #[arg(required = true)]
    audits: Vec<PathBuf>,
    /// The scores; `scores.json` beside the audit is taken where this is left out and the file exists.
    #[arg(long, value_name = "FILE")]
    scores: Option<PathBuf>,
}

/// Reads the audits and prints what they say.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let files = input::audits(&arguments.audits)?;
    let single = files.len() == 1 && arguments.audits.len() == 1 && !arguments.audits[0].is_dir();
    let mut printed = Vec::new();
    let mut errors = false;
    for file in &files {
        let (read, scores_name) = input::draft(file, arguments.scores.as_deref())?;
        errors |= input::tell(&read, &scores_name);
        let mut fields = object(&read);
        if !single {
            fields.insert(0, ("file", Json::Text(file.display().to_string())));
        }
        printed.push(Json::Object(fields));
    }
    let json = if single { printed.pop().unwrap_or(Json::Null) } else { Json::List(printed) };
    super::print(&(json.pretty() + "\n"))?;
    Ok(if errors { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The fields of one audit.
fn object(read: &Drafted) -> Vec<(&'static str, Json)> {
    let line = |list: &str, index: usize| read.line(list, index);
    let printing = Printing { line: &line, quantities: true };
    let mut fields = scores::report(&read.report, &printing);
    let tasks = read.document.checklist();
    let count = |count: usize| {
        #[expect(clippy::cast_precision_loss, reason = "a count of items")]
        Json::Number(count as f64)
    };
    let place = |start: usize| count(read.document.line_of(start));
    fields.push(("checklist", Json::Object(vec![("done", count(tasks.done)), ("open", count(tasks.open))])));
    let alternatives = read.draft.score_alternatives.iter().map(|other| {
        let score = &other.score;
        Json::Object(vec![
            ("value", Json::Number(score.value)),
            ("max", Json::Number(score.max)),
            ("line", place(other.span.start)),
        ])
    });
    fields.push(("score_alternatives", Json::List(alternatives.collect())));
    let unread = read.draft.unread.iter().map(|unread| {
        Json::Object(vec![("line", place(unread.span.start)), ("text", Json::Text(unread.text.clone()))])
    });
    fields.push(("unread", Json::List(unread.collect())));
    fields.push(("language", Json::Text(read.draft.language.to_owned())));
    fields
}
