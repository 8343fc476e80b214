//! Writes HTML: what stands in the source is markup, what comes from a report is text.
//!
//! Only text that is known at compile time can become markup, by its type; everything else is escaped by the one function
//! of `gonogo-audit` that does so. `put!` keeps the two apart to the eye: literals are markup, values in parentheses text.

use gonogo_audit::html::escape;

/// A piece of HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Adds markup.
    pub fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Adds text, escaped for content and for quoted attributes alike.
    pub fn text<T: Text + ?Sized>(&mut self, text: &T) {
        text.put(self);
    }

    /// Adds what was written before.
    pub fn html(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Adds what the serializer of `gonogo-audit` wrote, which escapes everything itself.
    pub(crate) fn rendered(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// Adds the inside of a `style` or `script` element, in which nothing can be escaped: only what this program made, and
    /// nothing that would end the element.
    pub(crate) fn verbatim(&mut self, inside: &str) {
        if !inside.contains("</") {
            self.0.push_str(inside);
        }
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The HTML as text, for `innerHTML`.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// What can be written as text; an absent value writes nothing.
pub trait Text {
    /// Writes it.
    fn put(&self, html: &mut Html);
}

impl Text for str {
    fn put(&self, html: &mut Html) {
        escape(&mut html.0, self);
    }
}

impl Text for String {
    fn put(&self, html: &mut Html) {
        self.as_str().put(html);
    }
}

impl Text for usize {
    fn put(&self, html: &mut Html) {
        self.to_string().put(html);
    }
}

impl<T: Text + ?Sized> Text for &T {
    fn put(&self, html: &mut Html) {
        (*self).put(html);
    }
}

impl<T: Text> Text for Option<T> {
    fn put(&self, html: &mut Html) {
        self.iter().for_each(|text| text.put(html));
    }
}

/// Writes literals as markup and values in parentheses as text: `put!(html, "<li>" (name) "</li>")`.
macro_rules! put {
    ($html:expr $(,)?) => {};
    ($html:expr, $markup:literal $($rest:tt)*) => {{
        $html.raw($markup);
        $crate::markup::put!($html, $($rest)*);
    }};
    ($html:expr, ($value:expr) $($rest:tt)*) => {{
        $html.text(&$value);
        $crate::markup::put!($html, $($rest)*);
    }};
}
pub(crate) use put;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_can_become_neither_markup_nor_another_attribute() {
        let mut html = Html::default();
        let name = "\"><script>alert('1')</script>&";
        put!(html, "<i title=\"" (name) "\">" (Some(name)) (None::<String>) "</i>");
        let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;";
        assert_eq!(html.into_string(), format!("<i title=\"{escaped}\">{escaped}</i>"));
    }
}
