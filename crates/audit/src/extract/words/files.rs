//! The data files: one per language, one line per meaning.

use super::meaning::Word;

/// The languages, English first.
pub(crate) const FILES: [&str; 10] = [
    include_str!("../../../words/en.txt"),
    include_str!("../../../words/de.txt"),
    include_str!("../../../words/fr.txt"),
    include_str!("../../../words/es.txt"),
    include_str!("../../../words/pt.txt"),
    include_str!("../../../words/it.txt"),
    include_str!("../../../words/ru.txt"),
    include_str!("../../../words/zh.txt"),
    include_str!("../../../words/ja.txt"),
    include_str!("../../../words/ar.txt"),
];

/// The lines of a file: each word with its meaning. Lines that are of no known kind are left out; a test finds them.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = (Word, &'static str)> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .filter_map(|(key, words)| Some((Word::ALL.iter().find(|(_, name)| *name == key)?.0, words)))
        .flat_map(|(word, words)| words.split(',').map(move |text| (word, text.trim())))
        .filter(|(_, text)| !text.is_empty())
}

/// The language of a file as a BCP 47 tag.
pub(super) fn tag(file: &'static str) -> &'static str {
    entries(file).find(|(word, _)| *word == Word::Tag).map_or("en", |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::{MONTHS, NUMBERS, lower};
    use super::*;

    #[test]
    fn each_file_has_each_line_once_and_no_other() {
        for file in FILES {
            let keys: Vec<&str> =
                file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(':').next()).collect();
            let wanted: BTreeSet<&str> = Word::ALL.iter().map(|(_, name)| *name).collect();
            let found: BTreeSet<&str> = keys.iter().copied().filter(|key| !key.is_empty()).collect();
            let language = tag(file);
            assert_eq!(wanted.difference(&found).collect::<Vec<_>>(), [&""; 0], "missing in {language}");
            assert_eq!(found.difference(&wanted).collect::<Vec<_>>(), [&""; 0], "unknown in {language}");
            assert_eq!(found.len(), keys.iter().filter(|key| !key.is_empty()).count(), "a line twice in {language}");
        }
    }

    #[test]
    fn words_are_small_stand_once_per_line_and_mean_one_thing_in_their_group() {
        use Word::*;
        let groups: [&[Word]; 6] = [
            &[Critical, High, Medium, Low, Blocking, Major, Minor],
            &[Go, Conditional, NoGo, Early],
            &MONTHS,
            &NUMBERS,
            &[Recommended, NotRecommended, Discouraged],
            &[Good, Middle, Bad, Pending],
        ];
        for file in FILES {
            let language = tag(file);
            let mut seen = BTreeSet::new();
            for (word, text) in entries(file) {
                assert_eq!(lower(text), text, "{language}: `{text}` is not in small letters");
                assert!(seen.insert((word, text)), "{language}: `{text}` stands twice in a line");
            }
            for group in groups {
                let mut owner: BTreeMap<&str, Word> = BTreeMap::new();
                for (word, text) in entries(file).filter(|(word, _)| group.contains(word)) {
                    let before = owner.insert(text, word);
                    assert!(before.is_none(), "{language}: `{text}` means two things: {before:?} and {word:?}");
                }
            }
        }
    }
}
