//! What holds for any input.

use gonogo_audit::check::{Subject, check};
use gonogo_audit::{content, decode, extract, parse, render, render_section};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event, Options, Parser};

use crate::validator;

/// Pieces that mean something to Markdown, HTML or a browser, to be put together in any order.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\n", "\n\n", " ", "  \n", "    ", "\t", "# ", "## Risk", "---\n", "===\n", "> ", "- ", "* ", "1. ", "- [ ] ",
    "- [x] ", "```\n", "~~~rust\n", "`", "``", "*", "**", "_", "~~", "[", "]", "(", ")", "![", "](", "[a](b)", "[^1]",
    "[^1]: ", "[a]: ", "[!NOTE]", "> [!WARNING]\n> ", "|", "|-|-|\n", "| a | 1 |\n", "|:-:|-:|\n", "<", ">", "<b>",
    "</b>", "<details>", "</details>", "<summary>", "</summary>", "\n<details>\n", "\n</details>\n", "\n<div>\n",
    "</div>", "<br>", "<!--", "-->", "<script>", "</script>", "<a href=\"", "\"", "'", "&", "&#10;", "&#x202E;",
    "&lt;", "javascript:", "https://x.y", "#risk", "\\", ":", "✅", "⚠️", "é", "word", "42", "$5K", "\u{202E}",
    "\u{0}", "ß“", "<pre>", "![x](y \"z\")", "[b](#risk)", "<https://a.b>", "<kbd>", "</kbd>", "<sub", "\n\n\n",
];

/// Pieces that mean something to a rule that adds up.
#[rustfmt::skip]
const FIGURES: &[&str] = &[
    "\n", "\n\n", "- ", "| Total | 5h |\n", "| a | 1 |\n", "|-|-|\n", "| Task | Effort |\n", "**Total:** ", "Score: ", "25/50", " (50%)", "~", "+",
    "-", "–", " × ", " = ", " → ", "€", "$5K", "/month", " weeks", "h", "½", "Week ", "(4 issues)", "## ", "Top 5", "%", "３", "１２", "٣", "：", "（", "）",
    "Three ", " 9999999999999999999999", "1/0", "0/0", "1e9", "[date]", "$(date)", "- [x] ", "Passed: 3", "Total: 5", "，", "、", "é", "\u{301}",
];

fn markdown() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>(), 1 => (any::<String>(), vec(select(PIECES), 0..20)).prop_map(|(a, b)| a + &b.concat())]
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
}

/// The letters and digits of what Markdown calls text, without the tags that are taken at their word.
fn letters_of_events(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(&without_tags(&html)),
            Event::Start(_) | Event::End(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => {}
        }
    }
    // A shortcode is shown as its sign.
    let mut out = out.replace(":x:", "");
    out.retain(char::is_alphanumeric);
    out
}

/// Cuts out everything between `<` and `>`; which tags are shown is tested case by case.
fn without_tags(html: &str) -> String {
    let mut depth = false;
    html.chars()
        .filter(|c| {
            depth = *c == '<' || depth && *c != '>';
            !depth
        })
        .collect()
}

fn is_within(small: &str, large: &str) -> bool {
    let mut large = large.chars();
    small.chars().all(|c| large.any(|other| other == c))
}

/// Words of correct text in many languages, some chosen because they resemble damage.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "ready", "déployé", "l’été", "« École »", "QUALITÉ\u{A0}!", "À\u{A0}faire", "„Spaß“", "Größe", "”Å”", "på",
    "smørrebrød", "NÃO", "MAÇÃ", "ação", "coração", "—Él", "¿Qué?", "mañana", "„öö“", "õun", "zażółć", "gęślą",
    "příliš", "žluťoučký", "ığdır", "şüphe", "Việt", "đường", "það", "ætti", "Ελλάδα", "έτοιμο", "готово", "Всё",
    "їжак", "שלום", "جاهز", "तैयार", "พร้อม", "准备", "就绪。", "テスト", "です", "완료", "√π", "∆x", "≈ 3", "© 2026", "5 µm",
    "20 °C", "✅", "⚠️", "❌", "→", "“quoted”", "it’s", "a–b", "…", "€5", "10\u{A0}%", "🔴", "•", "™",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_decode(bytes in any::<Vec<u8>>()) {
        let text = decode(&bytes).text;
        prop_assert!(!text.contains('\r') && !text.contains('\0'));
    }

    #[test]
    fn correct_text_is_never_changed(words in vec(select(WORDS), 3..40)) {
        let text = words.join(" ");
        prop_assert_eq!(decode(text.as_bytes()).text, text);
    }

    #[test]
    fn damaged_text_comes_back(words in vec(select(WORDS), 3..40)) {
        let text = words.join(" ") + " ✅";
        // Through ISO-8859-1, which loses nothing.
        let damaged: String = text.bytes().map(char::from).collect();
        prop_assert_eq!(decode(damaged.as_bytes()).text, text);
    }

    #[test]
    fn sections_cover_every_byte(text in markdown()) {
        let document = parse(text.as_str());
        let mut end = 0;
        for (index, section) in document.sections().iter().enumerate() {
            prop_assert_eq!(section.span.start, end);
            prop_assert!(section.span.end > end);
            prop_assert!(section.line >= document.line_of(section.span.start));
            prop_assert!(section.parent.is_none_or(|parent| parent < index));
            end = section.span.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn html_is_valid_and_nothing_is_lost(text in markdown()) {
        let text = decode(text.as_bytes()).text;
        let document = parse(text.as_str());
        let html = render(&document);
        let seen = validator::read(&html);
        prop_assert!(seen.is_ok(), "{} in {html}", seen.unwrap_err());
        let mut shown = seen.unwrap().text;
        shown.retain(char::is_alphanumeric);
        let wanted = letters_of_events(&text);
        prop_assert!(is_within(&wanted, &shown), "{wanted:?} is not in {shown:?}: {html}");
    }

    #[test]
    fn each_section_is_valid_on_its_own(text in markdown()) {
        let document = parse(text);
        for (index, section) in document.sections().iter().enumerate() {
            let html = render_section(&document, index);
            prop_assert!(validator::read(&html.heading).is_ok() && validator::read(&html.body).is_ok());
            prop_assert_eq!(html.heading.is_empty(), section.level == 0);
        }
    }

    #[test]
    fn blocks_are_in_order_and_written_where_they_say(text in markdown()) {
        let (document, found) = content::parse(text.as_str());
        let mut start = 0;
        for (index, block) in found.blocks().iter().enumerate() {
            prop_assert!(block.span.start >= start && block.span.end <= text.len());
            start = block.span.start;
            prop_assert!(document.sections()[block.section].span.contains(&block.span.start));
            prop_assert!(block.item.is_none_or(|item| item < index));
            for inline in block.inlines() {
                let span = inline.span();
                prop_assert!(span.end <= text.len() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                for word in inline.text().split(|c: char| !c.is_alphanumeric()) {
                    let source = inline.source_of(word);
                    prop_assert!(source.start >= span.start.min(source.start) && source.end <= text.len());
                    prop_assert!(text.get(source.clone()).is_some(), "{source:?} of {word:?} in {text:?}");
                }
            }
        }
    }

    #[test]
    fn letters_lead_back_to_themselves(words in vec("[a-zA-Zäß]{1,6}", 1..8), way in 0..4_usize) {
        let around = ["", "**", "~~", "`"][way];
        let text = format!("- [ ] {around}{}{around} tail\n", words.join(" "));
        let (_, found) = content::parse(text.as_str());
        let inline = found.blocks()[0].inlines().next().unwrap();
        for word in inline.text().split(' ') {
            prop_assert_eq!(&text[inline.source_of(word)], word);
        }
    }

    #[test]
    fn any_text_is_checked(text in markdown(), figures in vec(select(FIGURES), 0..30)) {
        let decoded = decode((text + &figures.concat()).as_bytes());
        let (document, found) = content::parse(decoded.text);
        let draft = extract(&document, &found);
        let subject = Subject { document: &document, content: &found, decoding: &decoded.notices, draft: &draft, disagreements: &[] };
        for diagnostic in check(&subject) {
            prop_assert!(document.text().get(diagnostic.span.clone()).is_some(), "{diagnostic:?}");
        }
    }
}
