//! Links, and images, which are links too.

use pulldown_cmark::LinkType;

use super::Address;
use super::walk::{Open, Walk};

/// An open link or image.
pub(super) struct Link {
    /// How many elements it opened.
    elements: usize,
    /// Whether one of them is an `<a>`.
    anchor: bool,
    /// Its address and title, as far as they are not in the HTML yet.
    tail: Option<String>,
    /// The address of an image within a link, which follows that link.
    after: Option<String>,
}

impl Link {
    /// A link shown as its text, followed by its address.
    pub(super) fn text(destination: &str, title: &str) -> Self {
        let tail = if title.is_empty() { destination.to_owned() } else { format!("{destination} \"{title}\"") };
        Self { elements: 0, anchor: false, tail: Some(tail), after: None }
    }

    /// The same for a link that may be its own address, as `<https://example.org>` is.
    pub(super) fn flat(kind: LinkType, destination: &str, title: &str) -> Self {
        let link = Self::text(destination, title);
        if matches!(kind, LinkType::Autolink | LinkType::Email) { Self { tail: None, ..link } } else { link }
    }
}

impl<'d> Walk<'d> {
    pub(super) fn start_link(&mut self, kind: LinkType, destination: &str, title: &str) -> Open<'d> {
        if self.in_link {
            return Open::Link(Link::flat(kind, destination, title));
        }
        let mail = if kind == LinkType::Email { "mailto:" } else { "" };
        let address = self.document.resolve(&[mail, destination].concat());
        let Some(href) = address.href() else {
            return Open::Link(match &address {
                Address::Fragment(name) => {
                    let name = ["#", name].concat();
                    self.writer.open("span", &[("class", "missing"), ("title", &name)]);
                    let tail = (!title.is_empty()).then(|| title.to_owned());
                    Link { elements: 1, anchor: false, tail, after: None }
                }
                Address::Refused(_)
                | Address::Foreign(_)
                | Address::Mail(_)
                | Address::Local(_)
                | Address::Anchor(_) => Link::flat(kind, destination, title),
            });
        };
        self.open_anchor("", &address, &href, title);
        Open::Link(Link { elements: 1, anchor: true, tail: Some(href), after: None })
    }

    /// An image is a link to itself: looking at an audit must send no request.
    pub(super) fn start_image(&mut self, destination: &str, title: &str) -> Open<'d> {
        let address = self.document.resolve(destination);
        let link = match address.href() {
            Some(href) if self.in_link => {
                let attributes = [("class", "image"), ("title", title)];
                self.writer.open("span", if title.is_empty() { &attributes[..1] } else { &attributes });
                Link { elements: 1, anchor: false, tail: None, after: Some(href) }
            }
            Some(href) => {
                self.open_anchor("image", &address, &href, title);
                Link { elements: 1, anchor: true, tail: Some(href), after: None }
            }
            None => {
                self.writer.open("span", &[("class", "image")]);
                Link { elements: 1, ..Link::text(destination, title) }
            }
        };
        self.writer.remark("Image: ");
        // An image without a description is read out by its address.
        self.readable = link.after.is_some();
        Open::Link(link)
    }

    pub(super) fn end_link(&mut self, link: Link) {
        let address = link.tail.unwrap_or_default();
        if link.anchor && !self.readable {
            self.writer.text(&address);
        }
        for _ in 0..link.elements {
            self.writer.close();
        }
        self.readable = true;
        if let Some(image) = link.after {
            self.images.push(image);
        }
        if link.anchor {
            self.in_link = false;
            for href in std::mem::take(&mut self.images) {
                self.writer.text(" ");
                self.open_anchor("image", &Address::of(&href), &href, "");
                self.writer.remark("(image)");
                self.writer.close();
                self.in_link = false;
            }
        } else if !address.is_empty() {
            self.writer.text(" ");
            self.writer.element("span", &[("class", "address")], &format!("({address})"));
        }
    }

    fn open_anchor(&mut self, class: &str, address: &Address, href: &str, title: &str) {
        let mut attributes = vec![("href", href)];
        if !class.is_empty() {
            attributes.push(("class", class));
        }
        if !title.is_empty() {
            attributes.push(("title", title));
        }
        if matches!(address, Address::Foreign(_)) {
            attributes.push(("rel", "noopener noreferrer nofollow"));
            attributes.push(("referrerpolicy", "no-referrer"));
        }
        self.writer.open("a", &attributes);
        self.in_link = true;
        self.readable = false;
    }
}
