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
