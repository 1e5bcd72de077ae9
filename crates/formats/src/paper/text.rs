//! Texts on paper.

use super::Pen;
use remit_core::matrix::{Block, Inline, Mark, Style, Text};

/// A text as paragraphs and lists.
pub(super) fn blocks(pen: &mut dyn Pen, text: &Text) {
    for block in text.blocks() {
        match block {
            Block::Paragraph(inlines) => pen.element("p", &[], |pen| line(pen, inlines)),
            Block::List(items) => pen.element("ul", &[], |pen| {
                for item in items {
                    pen.element("li", &[], |pen| line(pen, item));
                }
            }),
        }
    }
}

/// A text in a cell: one paragraph stands there as it is.
pub(super) fn cell(pen: &mut dyn Pen, text: &Text) {
    match text.blocks() {
        [Block::Paragraph(inlines)] => line(pen, inlines),
        _ => blocks(pen, text),
    }
}

fn line(pen: &mut dyn Pen, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Break => pen.element("br", &[], |_| ()),
            Inline::Mark { mark, style } => styled(pen, *style, |pen| self::mark(pen, mark)),
            Inline::Run { text, style, link } => styled(pen, *style, |pen| match link {
                Some(to) => {
                    let to = [("href", to.as_str()), ("rel", "noopener noreferrer")];
                    pen.words("a", &to, text);
                }
                None => pen.text(text),
            }),
        }
    }
}

/// A footnote mark.
pub(super) fn mark(pen: &mut dyn Pen, mark: &Mark) {
    pen.words("sup", &[], mark.as_str());
}

fn styled(pen: &mut dyn Pen, style: Style, inside: impl FnOnce(&mut dyn Pen)) {
    match style {
        Style { bold: true, .. } => pen.element("strong", &[], |pen| {
            styled(pen, Style { bold: false, ..style }, inside);
        }),
        Style { emphasis: true, .. } => pen.element("em", &[], inside),
        _ => inside(pen),
    }
}
