//! Nothing is lost: every word of the bytes is on the page, or named by what the reader is told.
//!
//! Texts are put together from all that Markdown knows, whole and broken, with a word of its own in every place that can
//! hold one. Such a word must be in the text of the page, in an attribute (an address, a title), or in a notice or its
//! line. Markup itself is not looked for: signs, tags of the short list, numbers of lists, and labels by which links and
//! notes find their definitions.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gonogo_audit::{Document, Notice, NoticeKind, decode, parse, render};

use crate::validator::{self, Seen};

/// `@` is a word, `%` one that is shown elsewhere than it is written.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "@", " @ ", "@\n", "\n", "\n\n", "  \n", "\\\n", "\t", "    @\n", "\n    @\n", "# @\n", "\n## @ #\n", "@\n===\n", "\n---\n", "***\n",
    "> @\n", "> ", "- ", "- @\n", "  - @\n", "* ", "1. @\n", "7) @\n", "- [ ] @\n", "- [x] @\n", "> [!NOTE]\n> @\n", "> [!@]\n",
    "\n```@ @\n@\n```\n", "\n~~~ {.@ @=\"@\"}\n", "```\n", "`@`", "`` @ ` @ ``", "`", "*@*", "**@**", "***@", "_@_", "~~@~~", "~@~", "*", "_",
    "[@](%)", "[@](% \"%\")", "[@](javascript:@ '@')", "[@](#@)", "[@](#@ \"@\")", "[@]()", "[](%)", "[@", "](@)", "![@](%)", "![@](% '%')",
    "![](%)", "![@](data:@)", "[![@](%)](%)", "[@ [@](%) @](@)", "<https://@.example>", "<@@a.example>", "<javascript:@>", "https://@.example",
    "[@][a]", "[a][]", "[A]", "[@][@]", "[@][]", "![@][a]", "\n\n[a]: % \"%\"\n", "\n\n[a]: javascript:%\n", "\n[@]: @\n", "\n\n[@]: @ (@)\n@\n",
    "\n\n> [%]: <%>\n", "\n\n- [%]:\n  %\n  '%'\n", "\n\n[%]: %\n# @\n", "[^1]", "[^@]", "\n\n[^1]: @\n", "\n\n[^@]: @\n\n    @\n", "[^1]: [%]: %\n\n",
    "\n\n| @ | @ |\n|-|:-:|\n| @ | @ |\n", "| @ | @ | @ | @\n", "| @ \\| @ | `@\\|@` |\n", "|@\n", "@|@\n-|-\n@|@|@|@\n", "|",
    "<b>@</b>", "<b @=\"@\">", "</b>", "<br>@", "<kbd>@", "\n<details>\n<summary>@</summary>\n\n@\n", "</details>\n", "\n<details open>\n", "<summary>@",
    "<!-- @ -->", "\n<!-- @\n@\n", "-->", "<script>@</script>", "\n<div @>\n@\n</div>\n", "\n<pre>\n@\n\n</pre>\n", "<?@?>", "<!@ @>", "<![CDATA[@]]>",
    "<@ @>", "<@", "</@>", "<a href=\"@\">@</a>", "<img src='@' alt=@>", "&amp;", "&@;", "&#64;", "&#0;", "&copy", "\\@", "\\*@\\*", "✅ @", ":x: @", "⚠️",
    "$@$", "$$@$$", "{@}", "^@^", "---\n@: @\n---\n", "+++\n@ = \"@\"\n+++\n", ": @\n", "\u{202E}@", "\u{200B}", "\u{A0}", "\u{FEFF}@", "\u{85}",
    "\u{0}", "\u{1B}[31m@", "\r", "\r\n", "\u{C}",
];

/// Bytes that are no UTF-8: rare, because one of them can change the character set of all.
const RARE: &[&[u8]] = &[b"\xFF@ ", b"caf\xE9 @", b"\xE2\x9C", b"\xC3\xA9 @"];

#[test]
fn every_word_is_on_the_page_or_told() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..6000 {
        let (bytes, words) = text(&mut dice, round % 16 == 0);
        let decoded = decode(&bytes);
        let document = parse(decoded.text.as_str());
        let seen = validator::read(&render(&document)).unwrap();
        for word in &words {
            assert!(
                is_kept(word, &seen, &document, &decoded.notices),
                "`{word}` is lost:\n{}\n{}",
                document.text(),
                render(&document)
            );
        }
        // Those that are shown where they are written are so in their order.
        let mut at = 0;
        for word in words.iter().filter(|word| !word.ends_with('%')) {
            if let Some(found) = seen.text[at..].find(word.as_str()) {
                at += found;
            } else {
                assert!(!seen.text.contains(word.as_str()), "`{word}` is out of order:\n{}", document.text());
            }
        }
    }
}

fn is_kept(word: &str, seen: &Seen, document: &Document, decoding: &[Notice]) -> bool {
    let word = word.trim_end_matches('%');
    let told = |notice: &Notice| notice.message.contains(word) || line_told(document, notice).contains(word);
    seen.text.contains(word)
        || seen.attributes.iter().any(|value| value.contains(word))
        || document.notices().iter().chain(decoding).any(told)
}

/// The line that a notice says is not shown.
fn line_told<'d>(document: &'d Document, notice: &Notice) -> &'d str {
    let line = notice.line.filter(|_| matches!(notice.kind, NoticeKind::UnusedDefinition | NoticeKind::LostCells));
    line.map_or("", |line| &document.text()[document.line_span(line)])
}

/// A text and the words in it, in their order; those that need not be shown in order end in `%`.
fn text(dice: &mut Dice, rare: bool) -> (Vec<u8>, Vec<String>) {
    let (mut bytes, mut words) = (Vec::new(), Vec::new());
    if rare {
        bytes.extend(["> ".repeat(70), "- ".repeat(70), "*a ".repeat(70), String::new()][dice.below(4)].as_bytes());
    }
    for _ in 0..=dice.below(30) {
        let piece = if rare && dice.below(8) == 0 {
            RARE[dice.below(RARE.len())]
        } else {
            PIECES[dice.below(PIECES.len())].as_bytes()
        };
        for byte in piece {
            let number = words.len();
            match byte {
                b'@' | b'%' => {
                    let word = match number % 4 {
                        _ if rare => format!("w{number}w"),
                        0 => format!("ä{number}ß"),
                        1 => format!("数{number}据"),
                        _ => format!("q{number}z"),
                    };
                    bytes.extend(word.as_bytes());
                    words.push(if *byte == b'%' { word + "%" } else { word });
                }
                byte => bytes.push(*byte),
            }
        }
    }
    (bytes, words)
}

/// Numbers that look random (Marsaglia, "Xorshift RNGs").
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap()
    }
}

#[test]
fn no_word_of_our_own_documents_is_lost() {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for folder in ["examples", "tests", "docs", "crates", "fuzz/seeds"] {
        collect(&root.join(folder), &mut files);
    }
    assert!(files.len() > 20, "only {} documents", files.len());
    for path in files {
        let decoded = decode(&fs::read(&path).unwrap());
        let document = parse(decoded.text.as_str());
        let seen = validator::read(&render(&document)).unwrap();
        let shown = counted([seen.words.as_str()].into_iter().chain(seen.attributes.iter().map(String::as_str)));
        let told = counted(document.notices().iter().map(|notice| line_told(&document, notice)));
        for (word, count) in counted([document.text()].into_iter()) {
            let found = shown.get(word).unwrap_or(&0) + told.get(word).unwrap_or(&0);
            assert!(
                found >= count || is_markup(word, document.text()),
                "`{word}` stands {count} times, of which {found} are shown: {}",
                path.display()
            );
        }
    }
}

/// How often each word of at least three letters stands in the texts.
fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut words = BTreeMap::new();
    for word in
        texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).filter(|word| word.chars().count() > 2)
    {
        *words.entry(word).or_insert(0) += 1;
    }
    words
}

/// Whether a word is a tag, an entity or the rest of a word behind one, a label, or the kind of an alert.
fn is_markup(word: &str, text: &str) -> bool {
    [
        ("<", ""),
        ("</", ""),
        ("&", ";"),
        ("&#", ";"),
        ("][", "]"),
        ("[", "]: "),
        ("[^", "]"),
        ("[!", "]"),
        (":", ":"),
        (";", ""),
    ]
    .into_iter()
    .any(|(before, after)| text.contains(&[before, word, after].concat()))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}
