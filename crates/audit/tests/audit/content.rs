//! The blocks of a text: what each is, where it stands, and what is written in it.

use gonogo_audit::content::{self, Block, Content, Inline, Item, Kind, MarkKind, Table};

fn blocks(text: &str) -> Content {
    content::parse(text).1
}

fn texts(lines: &[Inline]) -> Vec<&str> {
    lines.iter().map(Inline::text).collect()
}

fn item(block: &Block) -> &Item {
    let Kind::Item(item) = &block.kind else { panic!("{block:?} is no item") };
    item
}

fn table(block: &Block) -> &Table {
    let Kind::Table(table) = &block.kind else { panic!("{block:?} is no table") };
    table
}

#[test]
fn a_header_block_is_a_paragraph_of_lines() {
    let text = "# Quill: ready?\n\n**Date:** 2026-03-01  \n**Status:** ⚠️ almost\n**Score:** `31/50`\n";
    let found = blocks(text);
    let Kind::Heading(heading) = &found.blocks()[0].kind else { panic!("a heading") };
    assert_eq!((heading.level, heading.inline.text(), heading.begins_section), (1, "Quill: ready?", true));
    let Kind::Paragraph(lines) = &found.blocks()[1].kind else { panic!("a paragraph") };
    assert_eq!(texts(lines), ["Date: 2026-03-01", "Status: ⚠️ almost", "Score: 31/50"]);
    assert_eq!(lines[1].field(), Some(("Status", "⚠️ almost")));
    assert_eq!(lines[1].strong_lead(), Some("Status:"));
    let (_, score) = lines[2].field().unwrap();
    assert_eq!(&text[lines[2].source_of(score)], "31/50");
}

#[test]
fn items_know_their_list_their_parent_and_their_task() {
    let found = blocks("1. **Backups**\n   - [x] daily\n   - [ ] restored\n2. Alerts\n\n   Nobody listens.\n");
    let all: Vec<&Block> = found.blocks().iter().collect();
    assert_eq!((item(all[0]).number, item(all[0]).depth, item(all[0]).task), (Some(1), 0, None));
    assert_eq!((item(all[1]).task, item(all[1]).depth, all[1].item), (Some(true), 1, Some(0)));
    assert_eq!((item(all[2]).task, texts(&item(all[2]).lines)), (Some(false), vec!["restored"]));
    assert_eq!(item(all[1]).list, item(all[2]).list);
    assert_eq!((item(all[3]).number, item(all[3]).list), (Some(2), item(all[0]).list));
    let Kind::Paragraph(lines) = &all[4].kind else { panic!("a paragraph") };
    assert_eq!((texts(lines), all[4].item), (vec!["Nobody listens."], Some(3)));
}

#[test]
fn cells_are_plain_and_lead_back_to_the_source() {
    let text = "| Area | Score |\n|---|---|\n| **Data** &amp; backups | 3/5<br>4/5 |\n| ~~Old~~ | |\n";
    let found = blocks(text);
    let table = table(&found.blocks()[0]);
    assert_eq!(texts(&table.header), ["Area", "Score"]);
    assert_eq!(texts(&table.rows[0].cells), ["Data & backups", "3/5\n4/5"]);
    assert_eq!(&text[table.rows[0].cells[0].source(0..6)], "Data** &amp;");
    assert!(table.rows[0].cells[0].is(MarkKind::Strong, 0..4));
    assert!(table.rows[1].cells[0].is_struck());
    assert!(table.rows[1].cells[1].is_blank());
    assert!(text[table.rows[1].span.clone()].starts_with("| ~~Old~~"));
}

#[test]
fn code_keeps_its_lines_and_what_looks_like_a_heading_in_it_is_none() {
    let text = "## Status\n\n```text\n# not a heading\n│ Data  ███░░ 60% │\n\n```\n";
    let found = blocks(text);
    assert_eq!(found.blocks().len(), 2);
    let Kind::Code(code) = &found.blocks()[1].kind else { panic!("code") };
    assert_eq!(code.language, "text");
    assert_eq!(texts(&code.lines), ["# not a heading", "│ Data  ███░░ 60% │", ""]);
    let percent = code.lines[1].text().split(' ').find(|word| word.ends_with('%')).unwrap();
    assert_eq!(&text[code.lines[1].source_of(percent)], "60%");
}

#[test]
fn quotes_are_counted_and_their_headings_begin_no_section() {
    let found = blocks("# A\n\n> ## Inside\n>\n> - one\n\nafter\n");
    let kinds: Vec<(usize, usize)> = found.blocks().iter().map(|block| (block.quotes, block.section)).collect();
    assert_eq!(kinds, [(0, 0), (1, 0), (1, 0), (0, 0)]);
    let Kind::Heading(inside) = &found.blocks()[1].kind else { panic!("a heading") };
    assert!(!inside.begins_section);
}

#[test]
fn blocks_are_found_by_their_section() {
    let found = blocks("before\n\n# A\n\none\n\n## B\n\ntwo\n");
    let count = |section| found.of_section(section).len();
    assert_eq!((count(0), count(1), count(2), count(3)), (1, 2, 2, 0));
}

#[test]
fn strong_text_over_two_lines_is_strong_in_both() {
    let found = blocks("**Not\nready** yet\n");
    let Kind::Paragraph(lines) = &found.blocks()[0].kind else { panic!("a paragraph") };
    assert!(lines[0].is_strong());
    assert!(lines[1].is(MarkKind::Strong, 0..5) && !lines[1].is_strong());
}

#[test]
fn colons_of_addresses_times_and_code_end_no_label() {
    let field = |text: &str| {
        let found = blocks(text);
        let line = found.blocks()[0].inlines().next().unwrap().clone();
        line.field().map(|(label, value)| (label.to_owned(), value.to_owned()))
    };
    let some = |label: &str, value: &str| Some((label.to_owned(), value.to_owned()));
    assert_eq!(field("See https://example.org"), None);
    assert_eq!(field("At 10:30 we met"), None);
    assert_eq!(field("`a: b` is code"), None);
    assert_eq!(field("**Status:**ready"), some("Status", "ready"));
    assert_eq!(field("状态：就绪"), some("状态", "就绪"));
    assert_eq!(field("**Risks:**"), some("Risks", ""));
}

#[test]
fn what_is_nested_too_deeply_is_still_read() {
    let text = format!("{}deep\n", "> ".repeat(500));
    assert!(blocks(&text).blocks().iter().any(|block| block.inlines().any(|line| line.text().contains("deep"))));
    let items = format!("{}deep\n", "- ".repeat(500));
    assert!(blocks(&items).blocks().iter().any(|block| block.inlines().any(|line| line.text().contains("deep"))));
}

#[test]
fn blocks_of_a_document_that_is_parsed_already_are_the_same() {
    let text = "# A\n\n- one\n\n| a |\n|---|\n| 1 |\n";
    let (document, found) = content::parse(text);
    let again = content::of(&document);
    let spans = |content: &Content| content.blocks().iter().map(|block| block.span.clone()).collect::<Vec<_>>();
    assert_eq!(spans(&found), spans(&again));
}
