//! The HTML of our own pages as elements: well-formed, every attribute in quotes, every sign escaped.

use std::collections::BTreeMap;

/// A page, walked through once.
pub struct Page {
    elements: Vec<Element>,
    /// How many elements begin before each text, the element that it is in, and the text.
    texts: Vec<(usize, usize, String)>,
    ids: BTreeMap<String, usize>,
}

/// An element.
#[derive(Debug, Clone)]
pub struct Element {
    pub tag: String,
    pub attributes: BTreeMap<String, String>,
    parent: Option<usize>,
    /// Its index in the order of the page, and that behind the last element within it.
    index: usize,
    end: usize,
}

/// A text with the elements around it, the nearest first.
pub struct Node<'p> {
    pub text: String,
    pub around: Vec<&'p Element>,
}

const VOID: [&str; 6] = ["meta", "link", "input", "br", "hr", "!DOCTYPE"];

impl Page {
    pub fn of(html: &str) -> Self {
        let (mut elements, mut texts): (Vec<Element>, Vec<(usize, usize, String)>) = (Vec::new(), Vec::new());
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html;
        while let Some((text, after)) = rest.split_once('<') {
            if let Some(&parent) = open.last()
                && !text.is_empty()
            {
                texts.push((elements.len(), parent, unescaped(text)));
            }
            let (tag, after) = after.split_once('>').expect("a tag ends");
            rest = after;
            if tag.starts_with('/') {
                let closed = open.pop().expect("what is closed was open");
                elements[closed].end = elements.len();
                continue;
            }
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let index = elements.len();
            elements.push(Element {
                tag: name.to_owned(),
                attributes: attributes_of(attributes),
                parent: open.last().copied(),
                index,
                end: index + 1,
            });
            if matches!(name, "style" | "script") {
                rest = rest.split_once(&format!("</{name}>")).expect("it ends").1;
            } else if !VOID.contains(&name) {
                open.push(index);
            }
        }
        let ids =
            elements.iter().rev().filter_map(|element| Some((element.attributes.get("id")?.clone(), element.index)));
        Self { ids: ids.collect(), texts, elements }
    }

    /// Every text, with what is around it.
    pub fn texts(&self) -> impl Iterator<Item = Node<'_>> {
        self.texts.iter().map(|(_, parent, text)| {
            let parent = &self.elements[*parent];
            Node { text: text.clone(), around: std::iter::once(parent).chain(self.ancestors(parent)).collect() }
        })
    }

    /// The elements around one, the nearest first.
    pub fn ancestors<'p>(&'p self, element: &'p Element) -> impl Iterator<Item = &'p Element> {
        std::iter::successors(element.parent, |at| self.elements[*at].parent).map(|at| &self.elements[at])
    }

    /// The elements of a selector: names, classes, ids and attributes, with a space for "within".
    pub fn all<'p>(&'p self, selector: &'p str) -> impl Iterator<Item = &'p Element> {
        let (around, own) = selector.rsplit_once(' ').unwrap_or(("", selector));
        self.elements.iter().filter(move |element| {
            element.is(own) && (around.is_empty() || self.ancestors(element).any(|one| one.is(around)))
        })
    }

    pub fn by_id(&self, id: &str) -> Option<&Element> {
        self.ids.get(id).map(|at| &self.elements[*at])
    }

    /// Whether there is an element of a selector within another one.
    pub fn within(&self, element: &Element, selector: &str) -> bool {
        self.elements[element.index + 1..element.end].iter().any(|one| one.is(selector))
    }

    /// All text in an element.
    pub fn text_of(&self, element: &Element) -> String {
        let from = self.texts.partition_point(|(order, ..)| *order <= element.index);
        let within = self.texts[from..].iter().take_while(|(order, ..)| *order <= element.end);
        within
            .filter(|(_, parent, _)| (element.index..element.end).contains(parent))
            .map(|(.., text)| text.as_str())
            .collect()
    }
}

impl Element {
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Whether it is of a selector such as `button.n`, `#text` or `[data-risk]`.
    pub fn is(&self, selector: &str) -> bool {
        let cut = selector.find(['.', '#', '[']).unwrap_or(selector.len());
        let (tag, rest) = selector.split_at(cut);
        let fits = match rest.split_at_checked(1) {
            Some((".", class)) => self.attribute("class").split(' ').any(|own| own == class),
            Some(("#", id)) => self.attribute("id") == id,
            Some((_, name)) => self.attributes.contains_key(name.trim_end_matches(']')),
            None => true,
        };
        fits && (tag.is_empty() || self.tag == tag)
    }
}

fn attributes_of(text: &str) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a value ends"),
            None => ("", after),
        };
        attributes.insert(name.to_owned(), unescaped(value));
        rest = after.trim_start();
    }
    attributes
}

fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}
