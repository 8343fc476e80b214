//! `--format github`: annotations that a workflow prints for GitHub to show beside the lines of a pull request.
//!
//! The commands and their escapes are those of the "Workflow commands" page of GitHub Actions.

use gonogo_audit::check::Severity;

use super::checked::{Checked, SCORES};

/// One command a line; agreements are none.
pub(super) fn print(checked: &[Checked]) -> String {
    let mut out = String::new();
    for checked in checked {
        for found in &checked.found {
            let (line, column) = checked.place(found.span.start);
            let (end_line, end_column) = checked.place(found.span.end);
            // Columns are of one line only.
            let columns =
                if end_line == line { format!(",col={column},endColumn={end_column}") } else { String::new() };
            let text = with_help(&found.message, found.help.as_deref());
            command(&mut out, found.severity, &checked.name, &format!(",line={line}{columns}"), found.code, &text);
        }
        for found in &checked.scores {
            let text = with_help(&found.message, found.help.as_deref());
            let place = format!(",line={},col={}", found.line, found.column);
            command(&mut out, found.severity, &found.file, &place, SCORES, &text);
        }
    }
    out
}

fn with_help(message: &str, help: Option<&str>) -> String {
    help.map_or_else(|| message.to_owned(), |help| format!("{message}\nhelp: {help}"))
}

fn command(out: &mut String, severity: Severity, file: &str, place: &str, code: &str, text: &str) {
    let name = match severity {
        Severity::Ok => return,
        Severity::Info => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    out.push_str(&format!("::{name} file={}{place},title={}::{}\n", property(file), property(code), data(text)));
}

/// What follows the second colons.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_become_commands_or_properties() {
        let mut out = String::new();
        command(&mut out, Severity::Error, "a,b:c.md", ",line=1", "G001", "50% off\n::error::x");
        assert_eq!(out, "::error file=a%2Cb%3Ac.md,line=1,title=G001::50%25 off%0A::error::x\n");
    }
}
