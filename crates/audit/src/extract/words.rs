//! Words that carry a meaning in audits, one data file per language.
//!
//! A file has one line per [`Word`]: its name, a colon, and its words between commas. A word that ends in `*` stands for
//! all that begin with it; lines that begin with `#` are remarks. English is consulted for every text, since its words
//! are used in all languages.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::OnceLock;

use gonogo_report::letters::small;

/// The languages, English first.
pub(crate) const FILES: [&str; 10] = [
    include_str!("../../words/en.txt"),
    include_str!("../../words/de.txt"),
    include_str!("../../words/fr.txt"),
    include_str!("../../words/es.txt"),
    include_str!("../../words/pt.txt"),
    include_str!("../../words/it.txt"),
    include_str!("../../words/ru.txt"),
    include_str!("../../words/zh.txt"),
    include_str!("../../words/ja.txt"),
    include_str!("../../words/ar.txt"),
];

macro_rules! words {
    ($($name:ident $key:literal)*) => {
        /// What a word can mean; one word may mean several things, depending on where it stands.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Word { $(#[doc = $key] $name,)* }

        impl Word {
            /// All of them, with their names in the files.
            pub(crate) const ALL: &[(Self, &str)] = &[$((Self::$name, $key),)*];
        }
    };
}

words! {
    Tag "tag" Common "common"
    Good "good" Middle "middle" Bad "bad" Pending "pending"
    Critical "critical" High "high" Medium "medium" Low "low" Blocking "blocking" Major "major" Minor "minor"
    Generic "generic" Fixed "fixed" Accepted "accepted"
    Go "go" Conditional "conditional" NoGo "no-go" Early "early" Not "not" Yes "yes" No "no" Undecided "undecided"
    Ready "ready"
    Date "l-date" Updated "l-updated" Next "l-next" Version "l-version" Author "l-author" Subject "l-subject"
    Classification "l-classification" StatusLabel "l-status" VerdictLabel "l-verdict" ScoreLabel "l-score"
    Overall "l-overall" Target "l-target" Max "l-max" Weight "l-weight" Weighted "l-weighted" Duration "l-duration"
    Effort "l-effort" Cost "l-cost" Services "l-services" Owner "l-owner" Priority "l-priority" Severity "l-severity"
    Impact "l-impact" Risk "l-risk" Fix "l-fix" Evidence "l-evidence" Location "l-location" Problem "l-problem"
    Outcome "l-outcome" Milestones "l-milestones" Losses "l-losses" Likelihood "l-likelihood" Task "l-task"
    Finding "l-finding" Category "l-category" PhaseLabel "l-phase" OptionLabel "l-option" Level "l-level" Id "l-id"
    Count "l-count" Note "l-note" Reason "l-reason" Money "l-money" Progress "l-progress"
    Findings "s-findings" Strengths "s-strengths" Options "s-options" Plan "s-plan" Steps "s-steps"
    Questions "s-questions" Risks "s-risks" Gates "s-gates" Scores "s-scores" Levels "s-levels"
    Comparison "s-comparison" Today "s-today" Verdict "s-verdict" Summary "s-summary" Contents "s-contents"
    Checklist "s-checklist" Biggest "s-biggest" Fixes "s-fixes" FixedPart "s-fixed" Clean "s-clean" Method "s-method"
    Metrics "s-metrics" Appendix "s-appendix" Contact "s-contact" Success "s-success"
    Phase "phase" Option "option" For "for" Recommended "recommended" NotRecommended "not-recommended"
    Discouraged "discouraged" Now "now" Short "short" Mid "mid" Long "long" Ongoing "ongoing" This "this"
    Day "day" Week "week" Month "month" Quarter "quarter" First "first" Second "second" Third "third" Fourth "fourth"
    Total "total" Present "present" None "none"
    Number1 "number-1" Number2 "number-2" Number3 "number-3" Number4 "number-4" Number5 "number-5" Number6 "number-6"
    Number7 "number-7" Number8 "number-8" Number9 "number-9" Number10 "number-10" Number11 "number-11"
    Number12 "number-12"
    Month1 "month-1" Month2 "month-2" Month3 "month-3" Month4 "month-4" Month5 "month-5" Month6 "month-6"
    Month7 "month-7" Month8 "month-8" Month9 "month-9" Month10 "month-10" Month11 "month-11" Month12 "month-12"
}

/// The months in order.
pub(super) const MONTHS: [Word; 12] = [
    Word::Month1,
    Word::Month2,
    Word::Month3,
    Word::Month4,
    Word::Month5,
    Word::Month6,
    Word::Month7,
    Word::Month8,
    Word::Month9,
    Word::Month10,
    Word::Month11,
    Word::Month12,
];

/// The numbers that are written as words, from one on.
pub(crate) const NUMBERS: [Word; 12] = [
    Word::Number1,
    Word::Number2,
    Word::Number3,
    Word::Number4,
    Word::Number5,
    Word::Number6,
    Word::Number7,
    Word::Number8,
    Word::Number9,
    Word::Number10,
    Word::Number11,
    Word::Number12,
];

/// The words of English and of the text's own language.
pub(crate) struct Words {
    /// Its own language as a BCP 47 tag.
    pub(crate) language: &'static str,
    lexicon: &'static Lexicon,
    /// What was found in the texts that were asked about: the rules ask for the same titles and labels again and again.
    asked: RefCell<BTreeMap<u64, Asked>>,
}

/// A text that was asked about, and what was found in it.
type Asked = (String, Rc<Vec<Hit>>);

/// The words of English and of one more language, made once.
struct Lexicon {
    language: &'static str,
    entries: Vec<Entry>,
    /// Indices of entries by the hash of their first word; of stems, and where words are not parted, by that of the
    /// first two letters.
    buckets: Vec<Vec<u32>>,
}

/// A power of two above the number of words.
const BUCKETS: usize = 4096;

struct Entry {
    text: &'static str,
    stem: bool,
    word: Word,
}

/// A word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What it means.
    pub(crate) word: Word,
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    /// Where it ends, in bytes.
    pub(crate) end: usize,
}

impl Words {
    /// The words for a text.
    pub(crate) fn of(text: &str) -> Self {
        static LEXICONS: [OnceLock<Lexicon>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
        let own = language(text);
        let lexicon = LEXICONS[own].get_or_init(|| Lexicon::of(FILES[own]));
        Self { language: lexicon.language, lexicon, asked: RefCell::default() }
    }

    /// All words in a text, in the order in which they begin; of two with one meaning at one place the longer one.
    pub(crate) fn hits(&self, text: &str) -> Rc<Vec<Hit>> {
        gonogo_report::work::spend(text.len());
        let key = hash(text);
        if let Some((asked, hits)) = self.asked.borrow().get(&key)
            && asked == text
        {
            return Rc::clone(hits);
        }
        let hits = Rc::new(self.lexicon.look(text));
        self.asked.borrow_mut().insert(key, (text.to_owned(), Rc::clone(&hits)));
        hits
    }

    /// Whether a text holds a word with this meaning.
    pub(crate) fn has(&self, text: &str, word: Word) -> bool {
        self.hits(text).iter().any(|hit| hit.word == word)
    }

    /// Whether a text, signs and pictographs around it left aside, is a word with this meaning.
    pub(crate) fn is(&self, text: &str, word: Word) -> bool {
        let text = core(text);
        !text.is_empty()
            && self.hits(text).iter().any(|hit| hit.word == word && (hit.start, hit.end) == (0, text.len()))
    }

    /// Whether a text begins with a word of this meaning; where it ends.
    pub(crate) fn begins(&self, text: &str, word: Word) -> Option<usize> {
        // Long texts are prose; what they begin with is in their first words.
        let head = head(text, 80);
        self.hits(head).iter().filter(|hit| hit.word == word && hit.start == 0).map(|hit| hit.end).max()
    }
}

/// The FNV-1a hash of a text, by Fowler, Noll and Vo: the same everywhere. Texts of one hash are compared.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Lexicon {
    fn of(file: &'static str) -> Self {
        let mut lexicon = Self { language: tag(file), entries: Vec::new(), buckets: vec![Vec::new(); BUCKETS] };
        lexicon.add(FILES[0]);
        if lexicon.language != tag(FILES[0]) {
            lexicon.add(file);
        }
        lexicon
    }

    fn add(&mut self, file: &'static str) {
        for (word, text) in entries(file) {
            let (text, stem) = text.strip_suffix('*').map_or((text, false), |text| (text, true));
            let key = if stem || text.starts_with(unspaced) { two(text) } else { first(text) };
            let index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            self.buckets[bucket(key)].push(index);
            self.entries.push(Entry { text, stem, word });
        }
    }

    fn look(&self, text: &str) -> Vec<Hit> {
        let text = lower(text);
        let mut hits: Vec<Hit> = Vec::new();
        let mut before = ' ';
        for (start, letter) in text.char_indices() {
            let begins = !before.is_alphanumeric() || !letter.is_alphanumeric() || unspaced(letter);
            before = letter;
            if !begins || letter.is_whitespace() {
                continue;
            }
            let rest = &text[start..];
            let from = hits.len();
            let (pair, single) = (two(rest), &rest[..letter.len_utf8()]);
            // Where words are not parted, a line may be one long run of letters: only its first two are looked up.
            let word = if unspaced(letter) { single } else { first(rest) };
            let keys = [Some(word), (pair != word).then_some(pair)];
            for key in keys.into_iter().flatten() {
                for &entry in &self.buckets[bucket(key)] {
                    let entry = &self.entries[entry as usize];
                    let Some(end) = entry.ends(&text, start) else { continue };
                    match hits[from..].iter_mut().find(|hit| hit.word == entry.word) {
                        Some(hit) => hit.end = hit.end.max(end),
                        None => hits.push(Hit { word: entry.word, start, end }),
                    }
                }
            }
        }
        hits
    }
}

impl Entry {
    /// Where the entry ends in a text of small letters if it begins at a byte.
    fn ends(&self, text: &str, start: usize) -> Option<usize> {
        let rest = text[start..].strip_prefix(self.text)?;
        let last = self.text.chars().next_back()?;
        if self.stem {
            let tail = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            return Some(text.len() - rest.len() + tail);
        }
        let whole = unspaced(last) || !last.is_alphanumeric() || !rest.starts_with(char::is_alphanumeric);
        whole.then_some(text.len() - rest.len())
    }
}

/// The first word of a text; a sign is one of its own.
fn first(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    if end == 0 { &text[..text.chars().next().map_or(0, char::len_utf8)] } else { &text[..end] }
}

/// The first two letters of a text.
fn two(text: &str) -> &str {
    let end = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The bucket of a key (FNV-1a, Fowler, Noll and Vo).
fn bucket(key: &str) -> usize {
    let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize % BUCKETS
}

/// At most so many bytes of the beginning of a text.
pub(super) fn head(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A text without signs, pictographs and space around it; a closing bracket or percent sign stays.
pub(crate) fn core(text: &str) -> &str {
    let sign =
        |c: char| !c.is_alphanumeric() && !matches!(c, '#' | '(' | ')' | '%' | '+' | '$' | '€' | '£' | '/' | '?');
    text.trim_matches(sign)
}

/// Whether a script puts no space between its words.
fn unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// A text in small letters, each as long in bytes as the letter it stands for, so that places in both are the same.
pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .map(|letter| {
            let little = small(letter);
            if little.len_utf8() == letter.len_utf8() { little } else { letter }
        })
        .collect()
}

/// The lines of a file: each word with its meaning. Lines that are of no known kind are left out; a test finds them.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = (Word, &'static str)> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .filter_map(|(key, words)| Some((Word::ALL.iter().find(|(_, name)| *name == key)?.0, words)))
        .flat_map(|(word, words)| words.split(',').map(move |text| (word, text.trim())))
        .filter(|(_, text)| !text.is_empty())
}

fn tag(file: &'static str) -> &'static str {
    entries(file).find(|(word, _)| *word == Word::Tag).map_or("en", |(_, text)| text)
}

/// The index of the file of a text's language: by its script, else by its commonest words.
fn language(text: &str) -> usize {
    // The beginning tells; a language does not change after some pages.
    let text = head(text, 1 << 14);
    let (mut latin, mut cyrillic, mut han, mut kana, mut arabic) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => latin += 1,
            '\u{400}'..='\u{4FF}' => cyrillic += 1,
            '\u{3040}'..='\u{30FF}' => kana += 1,
            '\u{3400}'..='\u{9FFF}' => han += 1,
            '\u{600}'..='\u{6FF}' => arabic += 1,
            _ => {}
        }
    }
    // A sign of Chinese says as much as several letters, and names and code are Latin in all languages.
    let scripts = [("ru", cyrillic), ("ar", arabic), (if kana * 8 > han { "ja" } else { "zh" }, (han + kana) * 3)];
    let script = scripts.iter().filter(|(_, count)| *count * 4 > latin).max_by_key(|(_, count)| *count);
    if let Some((wanted, count)) = script
        && *count > 0
    {
        return FILES.iter().position(|file| tag(file) == *wanted).unwrap_or(0);
    }
    static COMMONS: OnceLock<BTreeMap<&str, Vec<usize>>> = OnceLock::new();
    let commons = COMMONS.get_or_init(|| {
        let mut commons: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, file) in FILES.iter().enumerate() {
            for (_, word) in entries(file).filter(|(word, _)| *word == Word::Common) {
                commons.entry(word).or_default().push(at);
            }
        }
        commons
    });
    let mut counts = [0_usize; FILES.len()];
    let small = lower(text);
    for word in small.split(|c: char| !c.is_alphabetic()) {
        for at in commons.get(word).into_iter().flatten() {
            counts[*at] += 1;
        }
    }
    // Short words are shared by many languages; only a clear lead over English counts.
    let best = (0..FILES.len()).max_by_key(|at| (counts[*at], FILES.len() - at)).unwrap_or(0);
    if counts[best] * 2 > counts[0] * 3 { best } else { 0 }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

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

    #[test]
    fn a_word_is_found_whole_and_a_stem_with_its_endings() {
        let words = Words::of("the end");
        assert!(words.has("Not ready.", Word::NoGo) && words.has("READY", Word::Go));
        assert!(!words.has("already", Word::Go) && !words.has("readymade", Word::Go));
        assert!(words.is("✅ **Ready**!", Word::Go));
    }

    #[test]
    fn the_language_is_known_by_its_script_or_its_commonest_words() {
        for (text, language) in [
            ("The system is ready for production.", "en"),
            ("Das System ist nicht bereit für den Betrieb, und die Tests fehlen.", "de"),
            ("Le système est prêt pour la production, mais les tests manquent.", "fr"),
            ("El sistema está listo para producción, pero faltan las pruebas.", "es"),
            ("O sistema está pronto para produção, mas os testes não existem.", "pt"),
            ("Il sistema è pronto per la produzione, ma non ci sono i test.", "it"),
            ("Система готова к production", "ru"),
            ("系统已准备就绪", "zh"),
            ("システムは準備ができています", "ja"),
            ("النظام جاهز للإنتاج", "ar"),
            ("", "en"),
        ] {
            assert_eq!(Words::of(text).language, language, "{text}");
        }
    }
}
