//! The few changes of elements that painting is made of. All but one look first whether they are
//! needed.
//! They fail for elements that are not in a page any more, where nobody looks.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Gives an element an attribute, or takes it away, where that is not so yet.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() != value {
        put(element, name, value);
    }
}

/// The same where it is known to be otherwise, or most likely is: to ask takes as long as to do.
pub fn put(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// The child at a place, of this tag: the one that is there, or a new one.
pub fn child(parent: &Element, at: usize, tag: &str) -> Option<Element> {
    let there = parent.children().item(u32::try_from(at).ok()?);
    if let Some(there) = &there
        && there.tag_name().eq_ignore_ascii_case(tag)
    {
        return Some(there.clone());
    }
    let new = parent.owner_document()?.create_element(tag).ok()?;
    match there {
        Some(there) => parent.replace_child(&new, &there).ok()?,
        None => parent.append_child(&new).ok()?,
    };
    Some(new)
}

/// Removes the children from a place on.
pub fn trim(parent: &Element, from: usize) {
    while let Some(last) = parent.last_element_child()
        && parent.child_element_count() as usize > from
    {
        last.remove();
    }
}

/// The words of an element that holds nothing else.
pub fn words(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// The same for an element that may have held other elements.
pub fn plain(element: &Element, text: &str) {
    if element.child_element_count() > 0 || element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Whether an element stands in a parent before this sibling, or last where there is none.
pub fn is_at(element: &Element, parent: &Element, before: Option<&Element>) -> bool {
    let inside = element.parent_element().is_some_and(|of| of.is_same_node(Some(parent)));
    let next = element.next_element_sibling();
    inside
        && match (next, before) {
            (Some(next), Some(before)) => next.is_same_node(Some(before)),
            (next, before) => next.is_none() && before.is_none(),
        }
}

/// Gives an element a height, in parts of a pixel.
pub fn set_height(element: &Element, height: u32, parts: u32) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let height = format!("{}.{:04}px", height / parts, height % parts * 10_000 / parts);
        // Fails only for a style that cannot be changed, which this one can.
        let _ = element.style().set_property("height", &height);
    }
}
