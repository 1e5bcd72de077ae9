//! Texts as HTML.

use remit_core::matrix::{Block, Footnote, Inline, Link, Mark, Style, Text};

/// Writes characters so that none of them is markup. Control characters, which HTML does not
/// allow, become spaces.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
}

/// How marks lead to their footnotes.
#[derive(Clone, Copy)]
pub(super) enum Marks<'a> {
    /// By a link to the footnote in this list.
    Linked(&'a [Footnote]),
    /// Not at all: in a mail there is nowhere to go.
    Bare,
}

/// A text as paragraphs and lists.
pub(super) fn blocks(out: &mut String, text: &Text, marks: Marks) {
    for block in text.blocks() {
        match block {
            Block::Paragraph(inlines) => {
                out.push_str("<p>");
                line(out, inlines, marks);
                out.push_str("</p>");
            }
            Block::List(items) => list(out, items, marks),
        }
    }
}

/// A text in a cell: one paragraph stands there as it is.
pub(super) fn cell(out: &mut String, text: &Text, marks: Marks) {
    match text.blocks() {
        [Block::Paragraph(inlines)] => line(out, inlines, marks),
        _ => blocks(out, text, marks),
    }
}

fn list(out: &mut String, items: &[Vec<Inline>], marks: Marks) {
    out.push_str("<ul>");
    for item in items {
        out.push_str("<li>");
        line(out, item, marks);
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}

fn line(out: &mut String, inlines: &[Inline], marks: Marks) {
    for inline in inlines {
        match inline {
            Inline::Break => out.push_str("<br>"),
            Inline::Mark { mark, style } => {
                styled(out, *style, |out| self::mark(out, mark, marks));
            }
            Inline::Run { text, style, link: to } => {
                styled(out, *style, |out| match to {
                    Some(to) => link(out, text, to),
                    None => escape(out, text),
                });
            }
        }
    }
}

fn styled(out: &mut String, style: Style, inside: impl FnOnce(&mut String)) {
    out.push_str(if style.bold { "<strong>" } else { "" });
    out.push_str(if style.emphasis { "<em>" } else { "" });
    inside(out);
    out.push_str(if style.emphasis { "</em>" } else { "" });
    out.push_str(if style.bold { "</strong>" } else { "" });
}

/// A link, which tells the page it leads to nothing of this one.
pub(super) fn link(out: &mut String, text: &str, to: &Link) {
    out.push_str("<a href=\"");
    escape(out, to.as_str());
    out.push_str("\" rel=\"noopener noreferrer\">");
    escape(out, text);
    out.push_str("</a>");
}

/// A footnote mark.
pub(super) fn mark(out: &mut String, mark: &Mark, marks: Marks) {
    let target = match marks {
        Marks::Linked(footnotes) => footnotes.iter().position(|footnote| footnote.mark == *mark),
        Marks::Bare => None,
    };
    out.push_str("<sup>");
    if let Some(target) = target {
        out.push_str("<a href=\"#footnote-");
        out.push_str(&(target + 1).to_string());
        out.push_str("\">");
    }
    escape(out, mark.as_str());
    out.push_str(if target.is_some() { "</a></sup>" } else { "</sup>" });
}
