//! Elements of the still page, by their ids.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::document;

/// The element of an id.
pub fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// All elements that a selector of this program names.
pub fn all(selector: &'static str) -> Vec<Element> {
    let Some(list) = document().and_then(|document| document.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

/// Writes plain text into the element of an id.
pub fn write(id: &str, text: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(text));
    }
}

/// Puts HTML that is known to be safe into the element of an id.
pub fn put(id: &str, html: &str) {
    if let Some(element) = by_id(id) {
        element.set_inner_html(html);
    }
}

/// Shows or hides the element of an id.
pub fn show(id: &str, shown: bool) {
    if let Some(element) = by_id(id) {
        let _ = element.toggle_attribute_with_force("hidden", !shown);
    }
}

/// Gives the element of an id a class, which is then its only one.
pub fn set_class(id: &str, class: &str) {
    if let Some(element) = by_id(id) {
        element.set_class_name(class);
    }
}

/// Sets the text of an input, unless it says the same already: setting it would move the caret.
pub fn set_value(id: &str, value: &str) {
    let input = by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input.filter(|input| input.value() != value) {
        input.set_value(value);
    }
}

/// Ticks or unticks a box or radio button.
pub fn set_checked(element: &Element, checked: bool) {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_checked(checked);
    }
}

/// Whether a box is ticked.
pub fn is_checked(element: &Element) -> bool {
    element.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked)
}
