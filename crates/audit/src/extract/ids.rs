//! Ids for what a text names: lower-case words joined by hyphens, numbered where they repeat.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use gonogo_report::letters::small;

use super::words::is_letter;

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
    let mut out = String::with_capacity(name.len().min(MOST + 8));
    for word in words(name) {
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
    if out.is_empty() { "item".to_owned() } else { out }
}

/// The runs of letters and digits of a name.
fn words(name: &str) -> impl Iterator<Item = &str> {
    // In most names all are of ASCII.
    let ascii = name.is_ascii();
    let mut rest = name;
    std::iter::from_fn(move || {
        let (start, end) = if ascii {
            let bytes = rest.as_bytes();
            let start = bytes.iter().position(u8::is_ascii_alphanumeric)?;
            let len = bytes[start..].iter().position(|byte| !byte.is_ascii_alphanumeric());
            (start, len.map_or(rest.len(), |len| start + len))
        } else {
            let start = rest.find(is_letter)?;
            (start, rest[start..].find(|c: char| !is_letter(c)).map_or(rest.len(), |len| start + len))
        };
        let word = &rest[start..end];
        rest = &rest[end..];
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_names_are_numbered() {
        let mut ids = Ids::default();
        let given: Vec<String> =
            ["No backups!", "no backups", "No Backups", "🎯"].iter().map(|name| ids.claim("finding", name)).collect();
        assert_eq!(given, ["no-backups", "no-backups-2", "no-backups-3", "item"]);
        assert_eq!(ids.claim("action", "No backups"), "no-backups");
    }
}
