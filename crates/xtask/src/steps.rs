//! A row of commands, each announced with its number and time; the first that fails ends the row.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::progress::{elapsed, say, shown};

/// One named command.
#[derive(Debug)]
pub(crate) struct Step {
    name: &'static str,
    command: Command,
    repeat: Option<&'static str>,
}

impl Step {
    pub(crate) fn new(name: &'static str, command: Command) -> Self {
        Self { name, command, repeat: None }
    }

    /// Says how to repeat a step whose command does not work as typed, say because its program is not on `PATH`.
    pub(crate) fn repeated_by(mut self, typed: &'static str) -> Self {
        self.repeat = Some(typed);
        self
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    fn typed(&self) -> String {
        if let Some(typed) = self.repeat {
            return typed.to_owned();
        }
        let variables = self
            .command
            .get_envs()
            .filter_map(|(name, value)| Some(format!("{}='{}' ", name.to_string_lossy(), value?.to_string_lossy())));
        format!("{}{}", variables.collect::<String>(), shown(&self.command))
    }
}

/// Runs all steps in order, with their output going straight through, and sums up; `left_out` are the steps that the
/// caller chose not to run.
///
/// # Errors
/// At the first step that fails, with its name and the command that repeats it alone.
pub(crate) fn run(mut steps: Vec<Step>, left_out: &[&str]) -> Result<()> {
    let total = steps.len();
    let mut done = Vec::new();
    for (number, step) in (1..).zip(&mut steps) {
        let typed = step.typed();
        say(&format!("[{number}/{total}] {}: {typed}", step.name));
        let start = Instant::now();
        let status = step.command.status().with_context(|| format!("cannot start `{typed}`"))?;
        if !status.success() {
            bail!("{} failed at step {number} of {total}; help: repeat it with `{typed}`", step.name);
        }
        say(&format!("[{number}/{total}] {} passed in {}", step.name, elapsed(start.elapsed())));
        done.push((step.name, start.elapsed()));
    }
    for line in summary(&done, left_out) {
        say(&line);
    }
    Ok(())
}

fn summary(done: &[(&str, Duration)], left_out: &[&str]) -> Vec<String> {
    let line = |name: &str, time: Duration| format!("  {name:<36}{:>14}", elapsed(time));
    let mut lines = vec!["summary".to_owned()];
    lines.extend(done.iter().map(|(name, time)| line(name, *time)));
    let skipped = if left_out.is_empty() { ", none skipped" } else { "" };
    let total = done.iter().map(|(_, time)| *time).sum();
    lines.push(line(&format!("all {} steps passed{skipped}", done.len()), total));
    if !left_out.is_empty() {
        lines.push(format!("  left out by choice: {}", left_out.join(", ")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::process::Stdio;

    use super::*;

    fn cargo(argument: &str) -> Command {
        let mut command = Command::new("cargo");
        command.arg(argument).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    #[test]
    fn the_summary_says_what_ran_and_what_did_not() {
        let done = [("clippy", Duration::from_millis(10_200)), ("tests", Duration::from_secs(61))];
        assert_eq!(
            summary(&done, &[]),
            [
                "summary",
                "  clippy                                      10.2 s",
                "  tests                                   1 min 01 s",
                "  all 2 steps passed, none skipped        1 min 11 s",
            ]
        );
        let partial = summary(&done, &["formatting", "documentation"]);
        assert_eq!(partial[3], "  all 2 steps passed                      1 min 11 s");
        assert_eq!(partial[4], "  left out by choice: formatting, documentation");
    }

    #[test]
    fn the_first_failure_ends_the_row_and_says_how_to_repeat_it() {
        let mut failing = cargo("no-such-command-here");
        failing.env("RUSTDOCFLAGS", "-D warnings");
        let error = run(vec![Step::new("docs", failing), Step::new("never", cargo("--version"))], &[]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "docs failed at step 1 of 2; help: repeat it with `RUSTDOCFLAGS='-D warnings' cargo no-such-command-here`"
        );
    }

    #[test]
    fn a_step_may_be_repeated_by_another_command_than_its_own() {
        let step = Step::new("build", cargo("no-such-command-here")).repeated_by("cargo xtask build");
        let error = run(vec![step], &[]).unwrap_err();
        assert!(error.to_string().ends_with("repeat it with `cargo xtask build`"), "{error}");
    }
}
