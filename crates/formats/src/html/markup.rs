//! What is drawn with a pen, as markup.

use super::text::escape;
use crate::paper::{Attributes, Pen};

/// The element of what is printed in place of what the screen shows. Browsers know no such
/// element; our style sheet does, and so does our reader, which passes over it.
pub const ON_PAPER: &str = "remit-paper";

/// Elements that have no end.
const VOID: [&str; 2] = ["br", "col"];

/// Writes markup.
pub(super) struct HtmlWriter<'a> {
    out: &'a mut String,
    open: Vec<&'static str>,
}

impl<'a> HtmlWriter<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Self { out, open: Vec::new() }
    }
}

impl Pen for HtmlWriter<'_> {
    fn open(&mut self, tag: &'static str, attributes: Attributes) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            // A width is a matter of style in valid HTML.
            let (name, before) = match *name {
                "width" => ("style", "width:"),
                name => (name, ""),
            };
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(before);
            escape(self.out, value);
            self.out.push('"');
        }
        self.out.push('>');
        self.open.push(tag);
    }

    fn text(&mut self, text: &str) {
        escape(self.out, text);
    }

    fn close(&mut self) {
        if let Some(tag) = self.open.pop().filter(|tag| !VOID.contains(tag)) {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
            if tag == "tr" {
                self.out.push('\n');
            }
        }
    }
}
