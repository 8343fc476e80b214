//! Sections, anchors, checklists and notices of a text.

use gonogo_audit::{Checklist, parse, render, render_section};

/// `level title anchor line parent`, a line each.
fn outline(text: &str) -> Vec<String> {
    let document = parse(text);
    let row = |s: &gonogo_audit::Section| {
        let parent = s.parent.map_or_else(|| "-".to_owned(), |parent| parent.to_string());
        format!("{} {:?} {} line {} in {parent}", s.level, s.title, s.anchor, s.line)
    };
    document.sections().iter().map(row).collect()
}

fn messages(text: &str) -> Vec<String> {
    let document = parse(text);
    document.notices().iter().map(|n| format!("{} {:?} {}", n.kind.code(), n.line, n.message)).collect()
}

#[test]
fn headings_make_sections() {
    assert_eq!(
        outline("Before.\n\n# 🚀 Launch *now*?\n\nText.\n\n## Risks\n\n### Data\n## Risks\n\nSet apart\n===\n"),
        [
            "0 \"\" t-.start line 1 in -",
            "1 \"🚀 Launch now?\" t-launch-now line 3 in -",
            "2 \"Risks\" t-risks line 7 in 1",
            "3 \"Data\" t-data line 9 in 2",
            "2 \"Risks\" t-risks-2 line 10 in 1",
            "1 \"Set apart\" t-set-apart line 12 in -",
        ]
    );
}

#[test]
fn blank_lines_before_the_first_heading_are_its_own() {
    let document = parse("\n\n  # Title\n");
    assert_eq!(document.sections().len(), 1);
    assert_eq!(document.sections()[0].span, 0..12);
    assert_eq!(document.sections()[0].line, 3);
}

#[test]
fn headings_in_code_do_not_count_and_those_in_quotes_begin_no_section() {
    assert_eq!(outline("```sh\n# comment\n```\n\n    # code\n\n> # Quoted\n\n- # Listed\n").len(), 1);
    let html = render(&parse("> # Quoted\n"));
    assert!(html.contains("<h2 id=\"t-quoted\">Quoted</h2>"), "{html}");
}

#[test]
fn the_title_is_the_first_heading_of_level_one_without_emoji() {
    assert_eq!(parse("## Sub\n\n# ⚠️ Audit 🎉 of *X*\n\n# Second").title(), Some("Audit of X"));
    assert_eq!(parse("## Sub").title(), None);
}

#[test]
fn task_items_are_counted_outside_code() {
    let text = "- [x] one\n  - [ ] nested\n    * [X] deeper\n\n1. [ ] numbered\n\n```\n- [ ] code\n```\n- [] none\n- ✅ none\n";
    assert_eq!(parse(text).checklist(), Checklist { done: 2, open: 2 });
}

#[test]
fn lines_are_found_by_byte() {
    let document = parse("é\n\nb");
    assert_eq!([0, 1, 2, 3, 4, 99].map(|byte| document.line_of(byte)), [1, 1, 1, 2, 3, 3]);
}

#[test]
fn an_empty_text_is_an_empty_document() {
    let document = parse("");
    assert!(document.sections().is_empty() && render(&document).is_empty());
    assert_eq!(render_section(&document, 7), gonogo_audit::SectionHtml::default());
}

#[test]
fn sections_use_what_other_sections_define() {
    let document =
        parse("# A\n\n[plan] and [^why]\n\n# B\n\n[plan]: https://example.org \"The plan\"\n\n[^why]: Because.\n");
    let (a, b) = (render_section(&document, 0).body, render_section(&document, 1).body);
    assert!(a.contains("<a href=\"https://example.org\" title=\"The plan\""), "{a}");
    assert!(a.contains("<a href=\"#t-fn.1\" id=\"t-fnref.1.1\" aria-label=\"Note 1\">1</a>"), "{a}");
    assert!(b.contains("id=\"t-fn.1\"") && b.contains("href=\"#t-fnref.1.1\""), "{b}");
}

#[test]
fn details_may_reach_over_headings() {
    let document = parse("<details>\n<summary>More</summary>\n\n# Inside\n\nText\n\n</details>\n\nAfter </details>\n");
    assert_eq!(render_section(&document, 0).body.matches("</details>").count(), 1);
    let inside = render_section(&document, 1).body;
    assert!(inside.contains("Text") && inside.matches("&lt;/details&gt;").count() == 1, "{inside}");
}

#[test]
fn the_reader_is_told_what_is_not_shown_as_written() {
    assert_eq!(
        messages("[a](javascript:alert)\n\n[b](#nowhere) [c](#t)\n\n# T\n\n<center>x</center> \u{202E}\n"),
        [
            "direction-override Some(7) 1 character would turn the reading direction around.",
            "raw-html Some(7) 2 pieces of raw HTML shown as text.",
            "refused-link Some(1) The link to `javascript:alert` is not allowed.",
            "missing-anchor Some(3) No heading is named `#nowhere`.",
        ]
    );
    let many = messages(&"[b](#nowhere)\n".repeat(50));
    assert_eq!(many.len(), 20);
    assert!(many[19].ends_with("The same holds for 30 further links."), "{}", many[19]);
}

#[test]
fn deep_nesting_is_shown_flat_and_told() {
    let text = format!("{}deep [link](https://example.org/x) **end**", "> ".repeat(5000));
    let document = parse(text);
    assert_eq!(document.notices()[0].message, "Blocks nested deeper than 64 levels are shown flat.");
    let seen = crate::validator::read(&render(&document)).unwrap();
    assert!(seen.depth < 70, "{}", seen.depth);
    assert_eq!(seen.text.trim(), "deep link (https://example.org/x) end");
}

#[test]
fn a_heading_that_touches_a_definition_is_the_same_by_itself() {
    // Alone, `<b>` would begin a block of HTML; after the definition it cannot.
    let document = parse("Text.\n\n[a]: https://example.org\n<b>\n---\n");
    let sections = document.sections();
    assert_eq!((sections.len(), sections[1].level, sections[1].line), (2, 2, 4));
    assert_eq!(document.section_text(1), "[a]: https://example.org\n<b>\n---\n");
    assert!(render_section(&document, 1).heading.contains("<h"), "{:?}", render_section(&document, 1));
}

#[test]
fn of_labels_that_differ_only_in_their_space_the_first_definition_counts_each_time() {
    // The parser keeps definitions in no order: each reading may meet them in another one.
    for _ in 0..32 {
        let document =
            parse("[\u{a0}here]: https://example.org/first\n[here]: https://example.org/second\n\nGo [here].\n");
        assert!(render(&document).contains("https://example.org/first"), "{}", render(&document));
    }
}
