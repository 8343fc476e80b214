//! The command line, read once into a typed value.

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::cmd::bench::Which;
use crate::cmd::serve;

pub(crate) const USAGE: &str = "\
Sets up, builds, serves and checks the viewer. What is missing is installed under `target/tools`.

cargo xtask serve [--port N] [--no-open]   build the viewer, serve it on this machine, open a browser
cargo xtask build                          build the viewer into `dist/`
cargo xtask test [NAME]                    run all checks, or only the tests whose name contains NAME
cargo xtask book                           make the manual, with live reports in it, in `target/book`
cargo xtask bench [native|load]            measure the library natively and the page in Chromium, or one of the two
";

#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    Help,
    Serve(serve::Options),
    Build,
    Book,
    Test {
        filter: Option<String>,
    },
    /// Called by Trunk, not by people: not in the usage.
    Seal,
    Bench(Which),
}

pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut words: Vec<String> = Vec::new();
    let mut port = None;
    let mut open = true;
    while let Some(argument) = parser.next()? {
        let is_serve = words.first().is_some_and(|word| word == "serve");
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("port") if is_serve => port = Some(parser.value()?.parse()?),
            Long("no-open") if is_serve => open = false,
            Value(word) => words.push(word.string()?),
            Short(_) | Long(_) => return Err(argument.unexpected()),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Ok(match words[..] {
        [] | ["help"] => Task::Help,
        ["serve"] => Task::Serve(serve::Options { port, open }),
        ["build"] => Task::Build,
        ["book"] => Task::Book,
        ["test"] => Task::Test { filter: None },
        ["test", name] => Task::Test { filter: Some(name.to_owned()) },
        ["seal"] => Task::Seal,
        ["bench"] => Task::Bench(Which::All),
        ["bench", "native"] => Task::Bench(Which::Native),
        ["bench", "load"] => Task::Bench(Which::Load),
        [..] => return Err(format!("unknown task `{}`; help: `cargo xtask --help`", words.join(" ")).into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn each_task_of_the_usage_is_understood() {
        assert_eq!(task(""), Ok(Task::Help));
        assert_eq!(task("serve"), Ok(Task::Serve(serve::Options { port: None, open: true })));
        assert_eq!(
            task("serve --port 9000 --no-open"),
            Ok(Task::Serve(serve::Options { port: Some(9000), open: false }))
        );
        assert_eq!(task("build"), Ok(Task::Build));
        assert_eq!(task("book"), Ok(Task::Book));
        assert_eq!(task("test"), Ok(Task::Test { filter: None }));
        assert_eq!(task("test size"), Ok(Task::Test { filter: Some("size".to_owned()) }));
        assert_eq!(task("bench"), Ok(Task::Bench(Which::All)));
        assert_eq!(task("bench load"), Ok(Task::Bench(Which::Load)));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert_eq!(task("sevre").unwrap_err(), "unknown task `sevre`; help: `cargo xtask --help`");
        assert_eq!(task("build --port 1").unwrap_err(), "invalid option '--port'");
        assert!(task("serve --port 70000").unwrap_err().contains("70000"));
        assert!(task("bench everything").is_err());
    }
}
