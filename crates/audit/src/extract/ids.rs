//! Ids for what a text names: lower-case words joined by hyphens, numbered where they repeat.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use gonogo_report::letters::small;

use super::words::is_letter;
use crate::text::SMALL;

/// Longer ids are cut at a word: they travel in links.
const MOST: usize = 48;

/// The ids given so far, by the kind of item.
#[derive(Default)]
pub(super) struct Ids(BTreeMap<&'static str, BTreeMap<String, usize>>);

impl Ids {
    /// An id made from a name that no other item of the kind has.
    pub(super) fn claim(&mut self, kind: &'static str, name: &str) -> String {
        let wanted = slug(name);
        let known = self.0.entry(kind).or_default();
        let mut number = match known.entry(wanted.clone()) {
            Entry::Vacant(free) => {
                gonogo_report::work::spend(wanted.len());
                free.insert(1);
                return wanted;
            }
            Entry::Occupied(taken) => *taken.get(),
        };
        let id = loop {
            gonogo_report::work::spend(wanted.len());
            number += 1;
            let id = format!("{wanted}-{number}");
            if !known.contains_key(&id) {
                break id;
            }
        };
        // The next one of this name begins to look behind this number.
        known.insert(wanted, number);
        known.entry(id.clone()).or_insert(1);
        id
    }
}

/// Words as an id; `item` where there are none.
pub(super) fn slug(name: &str) -> String {
    let out = if name.is_ascii() { plain_slug(name) } else { foreign_slug(name) };
    if out.is_empty() { "item".to_owned() } else { out }
}

fn plain_slug(name: &str) -> String {
    let mut out = String::with_capacity(2 * MOST);
    // Where the word that is written began, and how long it is.
    let (mut start, mut len) = (0, 0);
    for byte in name.bytes() {
        let small = SMALL[usize::from(byte)];
        if small == 0 {
            len = 0;
            continue;
        }
        if len == 0 {
            start = out.len();
            if start > 0 {
                out.push('-');
            }
        }
        len += 1;
        if start > 0 && start + len >= MOST {
            out.truncate(start);
            break;
        }
        if len <= MOST {
            out.push(char::from(small));
        }
    }
    out
}

fn foreign_slug(name: &str) -> String {
    let mut out = String::new();
    for word in name.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            if out.len() + word.len() >= MOST {
                break;
            }
            out.push('-');
        }
        if word.is_ascii() && word.len() <= MOST {
            let from = out.len();
            out.push_str(word);
            out[from..].make_ascii_lowercase();
        } else {
            out.extend(word.chars().take(MOST).map(small));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_ascii_become_ids_as_all_names_do() {
        let long = "a".repeat(60);
        let names = [
            "No backups!",
            "",
            "- ",
            "a",
            &long,
            &format!("x {long}"),
            &format!("{} b", &long[..46]),
            &format!("{} b", &long[..45]),
        ];
        for name in names {
            assert_eq!(super::plain_slug(name), super::foreign_slug(name), "{name}");
        }
    }

    #[test]
    fn equal_names_are_numbered() {
        let mut ids = Ids::default();
        let given: Vec<String> =
            ["No backups!", "no backups", "No Backups", "🎯"].iter().map(|name| ids.claim("finding", name)).collect();
        assert_eq!(given, ["no-backups", "no-backups-2", "no-backups-3", "item"]);
        assert_eq!(ids.claim("action", "No backups"), "no-backups");
    }
}
