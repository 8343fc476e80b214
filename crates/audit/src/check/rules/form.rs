//! What a page cannot show as it was written: markup and links.

use crate::check::notices::told;
use crate::check::{Kind, Rule};
use crate::notice::NoticeKind;

pub(super) const NESTING: Rule = Rule {
    code: "G080",
    name: "deep nesting",
    kind: Kind::Format,
    what: "Lists or quotes are nested deeper than browsers can lay out. They are shown flat.",
    why: "The levels below are not told apart any more.",
    before: "> > > > > > > > (and so on, a hundred times)",
    after: "> A quote",
    fix: "use fewer levels of lists and quotes",
    check: |facts, found| told(&NESTING, NoticeKind::DeepNesting, facts, found),
};

pub(super) const RAW_HTML: Rule = Rule {
    code: "G081",
    name: "raw HTML",
    kind: Kind::Format,
    what: "HTML beyond a few harmless tags is shown as text.",
    why: "An audit is read by people who did not write it: its page runs nothing that comes from it.",
    before: "<font color=\"red\">Not ready</font>",
    after: "**Not ready**",
    fix: "write it in Markdown",
    check: |facts, found| told(&RAW_HTML, NoticeKind::RawHtml, facts, found),
};

pub(super) const REFUSED: Rule = Rule {
    code: "G082",
    name: "refused link",
    kind: Kind::Link,
    what: "The address of a link is of a kind that a page must not open, such as `javascript:`. It is shown as text.",
    why: "Following it could run what somebody else wrote.",
    before: "[log](file:///C:/log.txt)",
    after: "[log](log.txt)",
    fix: "use an http, https, mailto, relative or # address",
    check: |facts, found| told(&REFUSED, NoticeKind::RefusedLink, facts, found),
};

pub(super) const ANCHOR: Rule = Rule {
    code: "G083",
    name: "missing anchor",
    kind: Kind::Link,
    what: "A link leads to a heading that the text does not have.",
    why: "A reader who looks for the evidence does not find it.",
    before: "[see Risks](#risk)\n\n## Risks",
    after: "[see Risks](#risks)\n\n## Risks",
    fix: "name a heading of this text",
    check: |facts, found| told(&ANCHOR, NoticeKind::MissingAnchor, facts, found),
};

pub(super) const UNUSED: Rule = Rule {
    code: "G084",
    name: "unused definition",
    kind: Kind::Link,
    what: "A link is defined and never used, or defined a second time. Nothing of it is shown.",
    why: "Evidence that was collected does not reach the reader.",
    before: "See the load test.\n\n[load test]: load.html",
    after: "See the [load test].\n\n[load test]: load.html",
    fix: "use it or delete it",
    check: |facts, found| told(&UNUSED, NoticeKind::UnusedDefinition, facts, found),
};

pub(super) const CELLS: Rule = Rule {
    code: "G085",
    name: "cells without a column",
    kind: Kind::Format,
    what: "A row of a table has more cells than its header. Markdown drops what is beyond.",
    why: "What was written there, or behind a pipe in the middle of a cell, is lost.",
    before: "| Check | Result |\n|-|-|\n| a|b | passed |",
    after: "| Check | Result |\n|-|-|\n| a\\|b | passed |",
    fix: "give the table more columns, or write a pipe in text as `\\|`",
    check: |facts, found| told(&CELLS, NoticeKind::LostCells, facts, found),
};
