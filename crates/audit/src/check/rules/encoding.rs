//! What happened to the characters of a text on its way here.

use crate::check::notices::told;
use crate::check::{Kind, Rule};
use crate::notice::NoticeKind;

pub(super) const NOT_TEXT: Rule = Rule {
    code: "G070",
    name: "not a text",
    kind: Kind::Encoding,
    what: "The bytes are those of a picture, an archive or another file that is no text.",
    why: "Nothing in it can be read as an audit.",
    before: "(a file of zeros)",
    after: "# Audit",
    fix: "choose the Markdown file of the audit",
    check: |facts, found| told(&NOT_TEXT, NoticeKind::NotText, facts, found),
};

pub(super) const ENCODING: Rule = Rule {
    code: "G071",
    name: "not in UTF-8",
    kind: Kind::Encoding,
    what: "The text is in another encoding than UTF-8. It is read all the same.",
    why: "Other programs may show wrong letters.",
    before: "(caf\\xE9 in ISO 8859-1)",
    after: "café",
    fix: "save the file as UTF-8",
    check: |facts, found| told(&ENCODING, NoticeKind::Encoding, facts, found),
};

pub(super) const REPAIRED: Rule = Rule {
    code: "G072",
    name: "repaired text",
    kind: Kind::Encoding,
    what: "UTF-8 that had been read with another character set was turned back.",
    why: "The page shows what was meant; the file still holds the damage.",
    before: "âœ… Backups",
    after: "✅ Backups",
    fix: "save the file as UTF-8, from a copy that is not damaged",
    check: |facts, found| told(&REPAIRED, NoticeKind::Repaired, facts, found),
};

pub(super) const INVALID: Rule = Rule {
    code: "G073",
    name: "invalid bytes",
    kind: Kind::Encoding,
    what: "Some bytes stand for no character. They are shown as `�`.",
    why: "What was there is lost; a number may be among it.",
    before: "Score: \\xFF5/50",
    after: "Score: 25/50",
    fix: "compare these places with the original",
    check: |facts, found| told(&INVALID, NoticeKind::InvalidBytes, facts, found),
};

pub(super) const LOST: Rule = Rule {
    code: "G074",
    name: "lost characters",
    kind: Kind::Encoding,
    what: "The text itself holds `�`: characters were lost before it came here.",
    why: "What was there cannot be brought back from this file.",
    before: "� Backups",
    after: "✅ Backups",
    fix: "compare these places with the original",
    check: |facts, found| told(&LOST, NoticeKind::LostCharacters, facts, found),
};

pub(super) const CONTROL: Rule = Rule {
    code: "G075",
    name: "control characters",
    kind: Kind::Encoding,
    what: "Characters that control a terminal are shown as visible signs.",
    why: "They come from captured output and hide text where it is printed.",
    before: "\\x1b[32mPassed\\x1b[0m",
    after: "Passed",
    fix: "delete them if they are not meant",
    check: |facts, found| told(&CONTROL, NoticeKind::ControlCharacters, facts, found),
};

pub(super) const DIRECTION: Rule = Rule {
    code: "G076",
    name: "direction overrides",
    kind: Kind::Encoding,
    what: "Characters that turn the reading direction around are spelled out.",
    why: "They can make a number read backwards.",
    before: "\\u202E05/52",
    after: "25/50",
    fix: "delete them if they are not meant",
    check: |facts, found| told(&DIRECTION, NoticeKind::DirectionOverride, facts, found),
};
