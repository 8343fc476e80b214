//! One module per subcommand.

pub mod build;
pub mod check;
pub mod completions;
pub mod extract;
pub mod forecast;
pub mod init;
pub mod man;
pub mod schema;
pub mod serve;

use std::io::{self, Write};

/// Prints data to stdout; a reader that went away is no error.
pub fn print(text: &str) -> anyhow::Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// A relative reference: slashes between its parts, and what addresses do not hold as percent escapes.
pub fn uri(file: &str) -> String {
    let mut out = String::new();
    for byte in file.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_of_files_become_addresses() {
        assert_eq!(uri("docs/été 1.md"), "docs/%C3%A9t%C3%A9%201.md");
        assert_eq!(uri(r"docs\a.md"), "docs/a.md");
    }
}
