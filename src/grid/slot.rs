//! A row of the page, and what was painted into it.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::line::LineView;
use super::marks::Mark;
use super::paint;

/// A line on the page.
pub struct Slot {
    pub line: usize,
    pub view: LineView,
    pub marks: Vec<Mark>,
    pub row: Element,
}

impl Slot {
    /// A line in a row of its own, which is not on the page yet.
    pub fn new(body: &Element, line: usize, view: LineView, marks: Vec<Mark>) -> Option<Self> {
        let row = new_row(body)?;
        paint::line(&row, &view, None);
        paint::mark(&row, &marks, None);
        Some(Self { line, view, marks, row })
    }

    /// Paints a line over the one that it shows.
    pub fn paint(&mut self, view: LineView, marks: Vec<Mark>) {
        let are_same = paint::line(&self.row, &view, Some(&self.view));
        paint::mark(&self.row, &marks, are_same.then_some(&self.marks));
        self.view = view;
        self.marks = marks;
    }

    /// The same line in another row.
    pub fn copy(&self) -> Option<Self> {
        let row = self.row.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        Some(Self { line: self.line, view: self.view.clone(), marks: self.marks.clone(), row })
    }
}

/// A row that is not on the page yet.
pub fn new_row(body: &Element) -> Option<Element> {
    body.owner_document()?.create_element("tr").ok()
}
