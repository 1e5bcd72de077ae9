//! What of a text is seen, as one string: for tests that read back what a format has written.
//!
//! Styles, links and marks stand as control characters around each character, which no text
//! has. White space looks the same in every style, and is one plain space each.

use remit_core::matrix::{Block, Inline, Link, Style, Text};

/// A text, block by block: paragraphs begin with `¶`, the items of lists with `•`.
pub fn text(text: &Text) -> Vec<String> {
    text.blocks().iter().map(block).collect()
}

fn block(block: &Block) -> String {
    let mut out = String::new();
    match block {
        Block::Paragraph(inlines) => {
            out.push('¶');
            line(&mut out, inlines);
        }
        Block::List(items) => {
            for item in items {
                out.push('•');
                line(&mut out, item);
            }
        }
    }
    out
}

fn line(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Break => out.push('\n'),
            Inline::Mark { mark: shown, style } => mark(out, shown.as_str(), *style),
            Inline::Run { text, style, link } => {
                run(out, text, *style, link.as_ref().map(Link::as_str));
            }
        }
    }
}

/// A footnote mark.
pub fn mark(out: &mut String, mark: &str, style: Style) {
    run(out, "\u{1}", style, None);
    out.push_str(mark);
    out.push('\u{2}');
}

/// Characters of one style.
pub fn run(out: &mut String, text: &str, style: Style, link: Option<&str>) {
    for c in text.chars() {
        if c.is_whitespace() {
            out.push(' ');
            continue;
        }
        out.extend(style.bold.then_some('\u{3}'));
        out.extend(style.emphasis.then_some('\u{4}'));
        if let Some(link) = link {
            out.push('\u{5}');
            out.push_str(link);
            out.push('\u{6}');
        }
        out.push(c);
    }
}

/// A name in one line.
pub fn name(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
