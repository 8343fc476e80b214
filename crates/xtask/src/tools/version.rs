//! Version numbers as programs print them.

use std::fmt;

/// The numbers of a version, most significant first: `0.21.14`, `132`, `156.0.8078.79`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version(Vec<u32>);

impl Version {
    /// The first word of `text` that is a version, as in `wasm-bindgen 0.2.130` or `v20.20.2`.
    pub fn find(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(|word| {
            let word = word.strip_prefix('v').unwrap_or(word);
            let numbers: Option<Vec<u32>> = word.split('.').map(|part| part.parse().ok()).collect();
            numbers.map(Self)
        })
    }

    /// The first number, by which a browser and its driver have to agree.
    pub fn major(&self) -> Option<u32> {
        self.0.first().copied()
    }

    /// Whether this can stand in for `wanted` by cargo's rule for `^`: the same up to the first number that is not 0,
    /// and not older.
    pub fn is_compatible_with(&self, wanted: &Self) -> bool {
        let shared = wanted.0.iter().position(|number| *number != 0).map_or(wanted.0.len(), |first| first + 1);
        self.0.len() >= shared && self.0[..shared] == wanted.0[..shared] && self.0 >= wanted.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.0.iter().map(u32::to_string).collect();
        to.write_str(&numbers.join("."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::find(text).unwrap()
    }

    #[test]
    fn the_version_is_found_in_what_a_program_prints() {
        let prints = [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen 0.2.130", "0.2.130"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.79"),
            ("ChromeDriver 156.0.8078.79 (a21ce95-refs/branch-heads/8078@{#1704})", "156.0.8078.79"),
            ("v20.20.2", "20.20.2"),
        ];
        for (text, expected) in prints {
            assert_eq!(version(text).to_string(), expected);
        }
        assert_eq!(Version::find("command not found"), None);
        assert_eq!(Version::find(""), None);
    }

    #[test]
    fn a_later_patch_can_stand_in_and_an_earlier_or_the_next_minor_cannot() {
        let wanted = version("0.21.14");
        assert!(version("0.21.14").is_compatible_with(&wanted));
        assert!(version("0.21.15").is_compatible_with(&wanted));
        assert!(!version("0.21.9").is_compatible_with(&wanted));
        assert!(!version("0.22.0").is_compatible_with(&wanted));
        assert!(!version("1.0.0").is_compatible_with(&wanted));
        assert!(version("2.1").is_compatible_with(&version("2.0.5")));
    }
}
