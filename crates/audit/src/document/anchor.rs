//! Anchors of headings: the ids that the page uses, and the slugs by which the text's own links name them.
//!
//! Links in audits are written for GitHub, whose slugs keep the hyphens that a removed emoji leaves and number
//! duplicates from `-1`. The page's ids are tidier, so both forms, and a loose one without any signs, are kept.

use std::collections::BTreeMap;

use gonogo_report::letters::{lower, small};

use crate::html::Address;

/// Longer slugs are cut at a word: an anchor travels in the link that a reader shares.
const MAX_SLUG: usize = 60;

/// All anchors of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Targets {
    /// In the order of the text; the maps hold indices of it.
    headings: Vec<Target>,
    /// By anchor.
    taken: BTreeMap<String, usize>,
    /// The last number given for a slug that occurs more than once.
    numbers: BTreeMap<String, usize>,
    /// By GitHub's slug, once [`name`](Self::name) was called.
    exact: BTreeMap<String, usize>,
    /// By our slug, the first of equal ones; the same.
    loose: BTreeMap<String, usize>,
}

/// A heading.
#[derive(Debug, Clone)]
struct Target {
    line: usize,
    anchor: String,
    title: String,
    /// How many bytes of the anchor are the slug.
    slug: usize,
}

/// What all anchors begin with.
const PREFIX: &str = "t-";

impl Targets {
    /// Makes the anchor of a heading: `t-` and a slug; `-2`, `-3` follow where the slug is taken.
    pub(super) fn add(&mut self, title: &str, line: usize, or: &str) -> String {
        let mut anchor = String::with_capacity(PREFIX.len() + title.len());
        anchor.push_str(PREFIX);
        slug(title, &mut anchor);
        if anchor.len() == PREFIX.len() {
            anchor.push_str(or);
        }
        let end = anchor.len();
        if self.taken.contains_key(&anchor) {
            let number = self.numbers.entry(anchor.clone()).or_insert(1);
            while self.taken.contains_key(&anchor) {
                *number += 1;
                anchor.truncate(end);
                anchor.push_str(&format!("-{number}"));
            }
        }
        self.taken.insert(anchor.clone(), self.headings.len());
        let slug = end - PREFIX.len();
        self.headings.push(Target { line, anchor: anchor.clone(), title: title.to_owned(), slug });
        anchor
    }

    /// Makes ready what [`resolve`](Self::resolve) needs: most texts name no heading in a link, and do not pay for it.
    pub(super) fn name(&mut self) {
        // The last number given for each of GitHub's slugs.
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for (at, Target { anchor, title, slug, .. }) in self.headings.iter().enumerate() {
            let mut github = github_slug(title);
            let number = numbers.entry(github.clone()).or_insert(0);
            if *number > 0 {
                github = format!("{github}-{number}");
            }
            *number += 1;
            self.exact.entry(github).or_insert(at);
            self.loose.entry(anchor[PREFIX.len()..PREFIX.len() + slug].to_owned()).or_insert(at);
        }
    }

    /// The anchor of the heading that begins on a line.
    pub(super) fn at_line(&self, line: usize) -> Option<&str> {
        let at = self.headings.binary_search_by_key(&line, |target| target.line).ok()?;
        Some(&self.headings[at].anchor)
    }

    /// Replaces the name in a fragment by the anchor it means.
    pub(crate) fn resolve(&self, address: Address) -> Address {
        let Address::Fragment(name) = &address else { return address };
        let name = lower(name);
        let found = self.exact.get(&name).or_else(|| {
            let mut loose = String::new();
            slug(&name, &mut loose);
            self.loose.get(&loose)
        });
        found.map_or(address, |heading| Address::Anchor(self.headings[*heading].anchor.clone()))
    }
}

/// Letters, digits and `_`, lower case, with one hyphen between words; no signs, no pictographs.
fn slug(title: &str, into: &mut String) {
    let start = into.len();
    // Letters of the word so far.
    let mut letters = 0;
    for letter in title.chars() {
        // An apostrophe joins: `what's` is one word, as in GitHub's slugs.
        if matches!(letter, '\'' | '’') {
            continue;
        }
        if !letter.is_alphanumeric() && letter != '_' {
            letters = 0;
            continue;
        }
        if letters == 0 {
            if into.len() - start >= MAX_SLUG {
                break;
            }
            if into.len() > start {
                into.push('-');
            }
        }
        if letters < MAX_SLUG {
            into.push(small(letter));
        }
        letters += 1;
    }
}

/// GitHub's slug: lower case, signs dropped, each space a hyphen.
fn github_slug(title: &str) -> String {
    if title.is_ascii() {
        let kept = title.bytes().filter(|c| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b' '));
        return kept.map(|c| if c == b' ' { '-' } else { char::from(c.to_ascii_lowercase()) }).collect();
    }
    let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    kept.map(|c| if c == ' ' { '-' } else { c }).map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(titles: &[&str]) -> Vec<String> {
        let mut targets = Targets::default();
        titles.iter().enumerate().map(|(at, title)| targets.add(title, at, "section")).collect()
    }

    #[test]
    fn anchors_are_slugs() {
        assert_eq!(anchors(&["What's next?"]), ["t-whats-next"]);
        assert_eq!(anchors(&["🔴 Critical — fix now!"]), ["t-critical-fix-now"]);
        assert_eq!(anchors(&["Où ça coûte", "结论", "🎯"]), ["t-où-ça-coûte", "t-结论", "t-section"]);
    }

    #[test]
    fn equal_headings_are_numbered_and_never_collide() {
        assert_eq!(anchors(&["Fix", "Fix 2", "Fix", "Fix"]), ["t-fix", "t-fix-2", "t-fix-3", "t-fix-4"]);
    }

    #[test]
    fn links_name_headings_as_github_does_or_loosely() {
        let mut targets = Targets::default();
        for title in ["⚠️ Open risks & costs", "Phase 1", "Phase 1"] {
            targets.add(title, 1, "section");
        }
        targets.name();
        let resolve = |name: &str| targets.resolve(Address::Fragment(name.to_owned()));
        for name in ["-open-risks--costs", "\u{FE0F}-open-risks--costs", "open-risks-costs", "Open-Risks-Costs"] {
            assert_eq!(resolve(name), Address::Anchor("t-open-risks-costs".to_owned()), "{name}");
        }
        assert_eq!(resolve("phase-1-1"), Address::Anchor("t-phase-1-2".to_owned()));
        assert_eq!(resolve("nowhere"), Address::Fragment("nowhere".to_owned()));
    }
}
