//! A text as the rules see it: sections with their topics, lines with their leads, tables with named columns.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use gonogo_report::Severity;

use super::columns::Grid;
use super::rating;
use super::topics::Topics;
use super::words::{Kinds, Word, Words, core, head, is_letter};
use crate::content::{Content, Fact, Inline, Kind};
use crate::document::Document;

/// A text prepared for reading.
pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) words: Words,
    /// One per section of the document.
    pub(super) parts: Vec<Part<'a>>,
    /// All lines outside of tables, in order.
    pub(super) lines: Vec<Line<'a>>,
    pub(super) grids: Vec<Grid<'a>>,
    /// Metadata between two lines of hyphens at the very start, without these; empty where there is none.
    pub(super) front: Range<usize>,
    /// The first two sections that are neither the title's nor before it.
    deep: [usize; 2],
}

/// A section.
pub(super) struct Part<'a> {
    /// Its heading; `None` before the first one.
    pub(super) heading: Option<&'a Inline>,
    /// What the words of its heading mean.
    pub(super) kinds: Kinds,
    pub(super) level: u8,
    pub(super) parent: Option<usize>,
    /// What its own heading is about; nothing for the title of the text.
    pub(super) own: Topics,
    /// The same, or what it has from the section around it.
    pub(super) topics: Topics,
    /// Its own lines, without those of sections below it.
    pub(super) lines: Range<usize>,
    /// Its own tables.
    pub(super) grids: Range<usize>,
    /// The first section behind it that is not below it.
    pub(super) end: usize,
    /// The block of its heading.
    pub(super) block: usize,
    /// The severity that its heading gives to what stands under it, once it is asked for.
    group: OnceCell<Option<(Severity, bool)>>,
}

/// A line of text.
pub(super) struct Line<'a> {
    pub(super) text: &'a Inline,
    pub(super) shape: Shape,
    pub(super) section: usize,
    pub(super) block: usize,
    /// The line before a list, table or code that says what it is ("**Weaknesses:**").
    pub(super) lead: Option<usize>,
    /// The first line of the list item around it.
    pub(super) item: Option<usize>,
    /// What its words mean.
    pub(super) kinds: Kinds,
    /// Whether a digit stands in it.
    pub(super) figured: bool,
    /// Its fields: more than one where they stand side by side.
    fields: Vec<Field<'a>>,
}

/// How a line stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// In a paragraph.
    Text,
    /// The first line of a list item.
    Item { depth: usize, number: Option<u64>, task: Option<bool> },
    /// A further line of a list item.
    More,
    /// In code; `plain` where the code is no program: boxes and lists are drawn in it.
    Code { plain: bool },
}

/// `Label: value` in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) label: &'a str,
    pub(super) value: &'a str,
}

impl<'a> Reading<'a> {
    pub(super) fn new(document: &'a Document, content: &'a Content) -> Self {
        let words = Words::of(document.text());
        let mut reading = Self {
            document,
            words,
            parts: Vec::new(),
            lines: Vec::with_capacity(content.blocks().len()),
            grids: Vec::new(),
            front: front(document.text()),
            deep: [usize::MAX; 2],
        };
        reading.outline(content);
        reading.fill(content);
        reading
    }

    fn outline(&mut self, content: &'a Content) {
        let sections = self.document.sections();
        let mut headings: Vec<Option<(usize, &Inline)>> = vec![None; sections.len()];
        for (at, block) in content.blocks().iter().enumerate() {
            if let Kind::Heading(heading) = &block.kind
                && heading.begins_section
                && let Some(slot) = headings.get_mut(block.section)
            {
                *slot = Some((at, &heading.inline));
            }
        }
        let title = sections.iter().position(|section| section.level == 1);
        for (at, section) in sections.iter().enumerate() {
            let heading = headings[at].map(|(_, inline)| inline);
            let kinds = heading.map_or_else(Kinds::default, |heading| self.words.hits(heading.text()).kinds);
            let own = match heading {
                Some(heading) if Some(at) != title => Topics::of(&self.words, kinds, heading.text()),
                _ => Topics::default(),
            };
            let above = section.parent.and_then(|parent| self.parts.get(parent)).map(|part: &Part<'_>| part.topics);
            self.parts.push(Part {
                heading,
                kinds,
                // What Markdown takes for a heading there is none.
                level: if section.span.start < self.front.end { 0 } else { section.level },
                parent: section.parent,
                own,
                topics: own.within(above.unwrap_or_default()),
                lines: 0..0,
                grids: 0..0,
                end: sections.len(),
                block: headings[at].map_or(usize::MAX, |(block, _)| block),
                group: OnceCell::new(),
            });
        }
        let mut deep = self.parts.iter().enumerate().filter(|(_, part)| part.level > 1).map(|(at, _)| at);
        self.deep = [deep.next().unwrap_or(usize::MAX), deep.next().unwrap_or(usize::MAX)];
        // A section ends where one begins that is not below it.
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.parts.len() {
            while let Some(last) = open.last().copied()
                && self.parts[at].parent != Some(last)
            {
                self.parts[last].end = at;
                open.pop();
            }
            open.push(at);
        }
    }

    fn fill(&mut self, content: &'a Content) {
        let blocks = content.blocks();
        // The first line of each item, by its block.
        let mut firsts: Vec<Option<usize>> = vec![None; blocks.len()];
        let (mut lead, mut section) = (None, 0);
        for (at, block) in blocks.iter().enumerate() {
            if block.section != section || at == 0 {
                (lead, section) = (None, block.section);
                self.begin(section);
            }
            let item = block.item.and_then(|item| firsts.get(item).copied().flatten());
            let words = &self.words;
            let line = |text: &'a Inline, shape, lead| {
                let plain = text.text();
                let figured = text.facts().has(Fact::Digit);
                let (kinds, fields) = (words.kinds(plain), fields_of(plain));
                Line { text, shape, section, block: at, lead, item, kinds, figured, fields }
            };
            match &block.kind {
                Kind::Heading(heading) => {
                    lead = None;
                    if !heading.begins_section {
                        self.lines.push(line(&heading.inline, Shape::Text, None));
                        lead = Some(self.lines.len() - 1);
                    }
                }
                Kind::Paragraph(lines) => {
                    let shape = if block.item.is_some() { Shape::More } else { Shape::Text };
                    if shape == Shape::Text {
                        lead = None;
                    }
                    for text in lines {
                        self.lines.push(line(text, shape, None));
                    }
                    let leads = lines.last().is_some_and(is_lead) && block.item.is_none();
                    if leads {
                        lead = Some(self.lines.len() - 1);
                    }
                }
                Kind::Item(own) => {
                    for (nth, text) in own.lines.iter().enumerate() {
                        let shape = Shape::Item { depth: own.depth, number: own.number, task: own.task };
                        if nth == 0 {
                            firsts[at] = Some(self.lines.len());
                            self.lines.push(line(text, shape, lead));
                        } else {
                            let more = Line { item: firsts[at], ..line(text, Shape::More, None) };
                            self.lines.push(more);
                        }
                    }
                }
                Kind::Table(table) => self.grids.push(Grid::new(&self.words, table, section, at, lead)),
                Kind::Code(code) => {
                    let plain = matches!(
                        code.language.as_str(),
                        "" | "text" | "txt" | "plaintext" | "plain" | "markdown" | "md"
                    );
                    let mut inner = lead;
                    for text in &code.lines {
                        self.lines.push(line(text, Shape::Code { plain }, inner));
                        let boxed = unboxed(text.text());
                        if plain && (boxed.ends_with([':', '：'])) && !boxed.starts_with(['•', '-', '*']) {
                            inner = Some(self.lines.len() - 1);
                        }
                    }
                }
                Kind::Html => {}
            }
            let (lines, grids) = (self.lines.len(), self.grids.len());
            if let Some(part) = self.parts.get_mut(section) {
                (part.lines.end, part.grids.end) = (lines, grids);
            }
        }
    }

    fn begin(&mut self, section: usize) {
        let (lines, grids) = (self.lines.len(), self.grids.len());
        if let Some(part) = self.parts.get_mut(section) {
            (part.lines, part.grids) = (lines..lines, grids..grids);
        }
    }

    /// The heading of a section as plain text.
    pub(super) fn title(&self, section: usize) -> &'a str {
        self.parts.get(section).and_then(|part| part.heading).map_or("", Inline::text)
    }

    /// The severity that the heading of a section gives to what stands under it, a sign being enough, and whether it is a
    /// firm one.
    pub(super) fn group(&self, section: usize) -> Option<(Severity, bool)> {
        let part = self.parts.get(section)?;
        *part.group.get_or_init(|| {
            rating::group_of(&self.words, part.kinds, self.title(section), true).or_else(|| self.chapter(section))
        })
    }

    /// The severity that a remark in the heading of a chapter gives to the headings right below it, where most of these
    /// tell of a problem each: "1. Security (critical)" above "1.1 No locks" with its fix.
    fn chapter(&self, at: usize) -> Option<(Severity, bool)> {
        let part = &self.parts[at];
        if part.level < 2 || part.end < at + 3 || !part.kinds.any(&rating::RATED) {
            return None;
        }
        let severity = rating::remark(&self.words, self.title(at))?;
        let telling = [Word::Problem, Word::Impact, Word::Fix, Word::Risk];
        let tells = |line: &Line<'_>| {
            let mut labels = line.fields.iter().map(|field| field.label);
            line.kinds.any(&telling) && labels.any(|label| self.words.whole(label).any(&telling))
        };
        let (mut told, mut all) = (0, 0);
        for below in self.parts[at + 1..part.end].iter().filter(|below| below.parent == Some(at)) {
            all += 1;
            told += usize::from(self.lines[below.lines.clone()].iter().any(tells));
        }
        (told >= 2 && told * 2 > all).then_some((severity, true))
    }

    /// The sections around a section, itself first.
    pub(super) fn around(&self, section: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(section), |at| self.parts.get(*at).and_then(|part| part.parent))
            .inspect(|_| gonogo_report::work::spend(1))
    }

    /// Whether a section or one around it is about something.
    pub(super) fn within(&self, section: usize, topic: Word) -> bool {
        self.around(section).any(|at| self.parts[at].own.has(topic))
    }

    /// Whether a section is the title's or stands before any other: where a text says what it is.
    pub(super) fn is_opening(&self, section: usize) -> bool {
        let part = &self.parts[section];
        // A subtitle below the title, before anything else.
        let subtitle = section <= 2 && part.level == 2 && part.own.is_empty() && part.grids.is_empty();
        (part.level <= 1 || subtitle) && self.deep[0] >= section
    }

    /// Whether a section stands before the second chapter begins.
    pub(super) fn is_head(&self, section: usize) -> bool {
        section < self.deep[1]
    }

    /// The lead of a line as plain text, without its colon.
    pub(super) fn lead(&self, lead: Option<usize>) -> &'a str {
        lead.map_or("", |lead| unboxed(self.lines[lead].text.text()).trim_end_matches([':', '：']).trim())
    }

    /// What the words of the lead of a line mean.
    pub(super) fn lead_kinds(&self, lead: Option<usize>) -> Kinds {
        lead.map_or_else(Kinds::default, |lead| self.lines[lead].kinds)
    }

    /// The fields of a line: more than one where they stand side by side.
    pub(super) fn fields<'l>(&self, line: &'l Line<'a>) -> &'l [Field<'a>] {
        &line.fields
    }
}

impl<'a> Line<'a> {
    /// Its text and fields without the frame of a box around it.
    pub(super) fn unboxed(&self) -> (&'a str, Cow<'_, [Field<'a>]>) {
        let text = unboxed(self.text.text());
        // Most frames also part fields, and are in none.
        let framed = self.text.text().len() > text.len() && self.text.text().contains('┃');
        (text, if framed { Cow::Owned(fields_of(text)) } else { Cow::Borrowed(&self.fields) })
    }

    /// Whether a word of a label in it may have one of some meanings. One that was cut off a number is a word of its own,
    /// which the line does not hold.
    pub(super) fn may_hold(&self, label: &str, words: &[Word]) -> bool {
        let start = (label.as_ptr() as usize).wrapping_sub(self.text.text().as_ptr() as usize);
        let before = self.text.text().as_bytes().get(start.wrapping_sub(1));
        self.kinds.any(words) || before.is_some_and(u8::is_ascii_digit)
    }

    /// Whether one of its words, or of a part of it between two words, may have one of some meanings. A part that is cut
    /// off after so many bytes may end in the middle of a word, which then is another one.
    pub(super) fn may_mean(&self, words: &[Word], cut: usize) -> bool {
        self.kinds.any(words) || self.text.text().len() > cut
    }
}

impl Topics {
    /// The topics of a section inside another one: what is weak does not hide what is around it.
    fn within(self, around: Self) -> Self {
        const STRONG: [Word; 13] = [
            Word::Findings,
            Word::Strengths,
            Word::Options,
            Word::Plan,
            Word::Steps,
            Word::Questions,
            Word::Gates,
            Word::Today,
            Word::Contents,
            Word::Fixes,
            Word::FixedPart,
            Word::Biggest,
            Word::Comparison,
        ];
        if self.any(&STRONG) { self } else { self.and(around) }
    }
}

/// The bytes of the lines between two lines of hyphens at the very start of a text.
fn front(text: &str) -> Range<usize> {
    let Some(rest) = text.strip_prefix("---\n") else { return 0..0 };
    let Some(end) = rest.find("\n---\n") else { return 0..0 };
    // Metadata are fields alone; a rule and prose behind it are none.
    let fields =
        rest[..end].lines().all(|line| line.is_empty() || line.contains(':') || line.starts_with([' ', '-', '#']));
    if fields { 4..4 + end } else { 0..0 }
}

/// `Label: value` in a text, side by side ones apart; labels are short.
pub(super) fn fields_of(text: &str) -> Vec<Field<'_>> {
    gonogo_report::work::spend(text.len());
    let mut found = Vec::new();
    // Most lines have none, and most others one.
    let plain = text.is_ascii();
    if !text.as_bytes().contains(&b':') && (plain || !text.contains('：')) {
        return found;
    }
    let parted = if plain { text.as_bytes().contains(&b'|') } else { text.contains(['|', '•', '·', '│', '║']) };
    if !parted && !text.contains(". ") && (plain || !text.contains('→')) {
        found.extend(field_of(text));
        return found;
    }
    for segment in text.split(['|', '•', '·', '│', '║']).flat_map(sentences) {
        found.extend(field_of(segment));
    }
    found
}

/// The field that a text begins with.
fn field_of(segment: &str) -> Option<Field<'_>> {
    const LONGEST: usize = 72;
    const WIDE: &str = "：";
    let segment = segment.trim();
    let colon = segment.bytes().enumerate().find_map(|(at, byte)| match byte {
        b':' => {
            let after = &segment[at + 1..];
            (!after.starts_with(|c: char| is_letter(c) || c == '/' || c == ':')).then_some((at, 1))
        }
        0xEF if segment[at..].starts_with(WIDE) => Some((at, WIDE.len())),
        _ => None,
    });
    let (at, sign) = colon?;
    let (label, value) = (core_label(&segment[..at]), segment[at + sign..].trim());
    let fits = !label.is_empty()
        && label.len() <= LONGEST
        && label.contains(char::is_alphabetic)
        && label.split_whitespace().count() <= 7;
    fits.then_some(Field { label, value })
}

/// "When: week 2. Estimate: 60 hours. Aim: to see": each short sentence in front of another label is a field of its own.
fn sentences(segment: &str) -> Vec<&str> {
    const LONGEST: usize = 60;
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in segment.match_indices(". ") {
        let (before, after) = (&segment[start..at], &segment[at + 2..]);
        let label = head(after, LONGEST).split([':', '.']).next().unwrap_or_default();
        let labelled = after[label.len()..].starts_with(": ")
            && label.chars().next().is_some_and(char::is_uppercase)
            && label.split_whitespace().count() <= 2;
        if labelled && before.len() <= LONGEST && before.contains(": ") {
            pieces.push(before);
            start = at + 2;
        }
    }
    let last = &segment[start..];
    // "Before: 4/10 → now: 8/10", where both sides of an arrow have a label.
    let labelled = |part: &str| head(part, 40).contains(": ");
    match last.split_once('→').filter(|(before, after)| labelled(before) && labelled(after)) {
        Some((before, after)) => pieces.extend([before, after]),
        None => pieces.push(last),
    }
    pieces
}

/// A label without signs, pictographs and numbers in front of it.
fn core_label(label: &str) -> &str {
    core(label).trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '))
}

/// A line of a drawn box without its frame.
pub(super) fn unboxed(text: &str) -> &str {
    // Most lines are in none.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_graphic()
        && *last != b'|'
    {
        return text;
    }
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '│' | '║' | '┃' | '|'))
}

/// Whether a line says what follows it: it ends with a colon, or is strong as a whole.
fn is_lead(text: &Inline) -> bool {
    let plain = text.text().trim();
    let without_signs = plain.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '：' | ')' | '*'));
    plain.ends_with([':', '：']) || without_signs.ends_with([':', '：']) || text.is_strong() || {
        let lead = text.strong_lead().map_or(0, str::len);
        // "**P0 - Critical** (must fix)": what is not strong is a remark.
        lead > 0 && lead * 2 > plain.len() && plain.len() < 120 && plain.ends_with([')', '*'])
    }
}
