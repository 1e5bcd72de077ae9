//! The sheet that is printed: elements beside the app's, there as long as that takes.

use remit_formats::paper::{Attributes, Pen};
use web_sys::{Document, Element};

use super::dom;

/// The id of the sheet.
const SHEET: &str = "print-sheet";
/// Says to the style sheet that nothing else is printed.
const MARK: &str = "data-print";

/// Puts a sheet on the page, in place of one that is there.
pub fn show(draw: impl FnOnce(&mut dyn Pen)) {
    remove();
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(body) = document.body() else { return };
    let Ok(sheet) = document.create_element("section") else { return };
    sheet.set_id(SHEET);
    sheet.set_class_name(SHEET);
    let mut pen = PagePen { document, open: vec![sheet.clone()] };
    draw(&mut pen);
    // In one piece, so that the page is laid out once. A body takes any section.
    let _ = body.append_child(&sheet);
    dom::mark_page(MARK, Some(""));
}

/// Takes it off the page.
pub fn remove() {
    dom::mark_page(MARK, None);
    if let Some(sheet) = dom::element(SHEET) {
        sheet.remove();
    }
}

/// Whether it is on the page.
pub fn is_there() -> bool {
    dom::element(SHEET).is_some()
}

/// Makes elements. Whatever it is given to write becomes text, never markup.
struct PagePen {
    document: Document,
    /// The elements that are open; the sheet is the first.
    open: Vec<Element>,
}

impl Pen for PagePen {
    fn open(&mut self, tag: &'static str, attributes: Attributes) {
        // Fails for no name of an element, and ours are fixed.
        let Ok(element) = self.document.create_element(tag) else { return };
        for (name, value) in attributes {
            let _ = element.set_attribute(name, value);
        }
        if let Some(parent) = self.open.last() {
            let _ = parent.append_child(&element);
        }
        self.open.push(element);
    }

    fn text(&mut self, text: &str) {
        if let Some(parent) = self.open.last() {
            let _ = parent.append_child(&self.document.create_text_node(text));
        }
    }

    fn close(&mut self) {
        self.open.pop();
    }
}
