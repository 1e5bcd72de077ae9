//! The notation of texts: what the editor shows, what people type, what JSON keeps.
//!
//! | written | means |
//! | --- | --- |
//! | `**bold**`, `*emphasis*` | each run of stars switches bold (two), emphasis (one) or both (three) |
//! | `[text](https://…)` | a link |
//! | `[^1]` | the footnote mark 1 |
//! | a line end | a line break |
//! | a blank line | a new paragraph |
//! | `- ` at the start of a line | a list item; its further lines begin with two spaces |
//! | `\` before any of these | the character itself |
//!
//! Reading never fails: what does not fit (a star without a partner, an address that is no
//! link) is read as the characters that stand there. [`read`] of [`write`](write()) is the same text.

mod reader;
pub mod typing;

use super::{Block, Inline, Style, Text};

pub use reader::read;

/// The notation of a text.
pub fn write(text: &Text) -> String {
    let mut out = String::new();
    for (at, block) in text.blocks().iter().enumerate() {
        if at > 0 {
            out.push_str("\n\n");
        }
        match block {
            Block::Paragraph(inlines) => line(&mut out, inlines, "\n"),
            Block::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at > 0 { "\n- " } else { "- " });
                    line(&mut out, item, "\n  ");
                }
            }
        }
    }
    out
}

/// Writes the inlines of one paragraph or item; `line_end` stands for each break.
fn line(out: &mut String, inlines: &[Inline], line_end: &str) {
    let mut style = Style::default();
    let mut start = out.len();
    for (at, inline) in inlines.iter().enumerate() {
        match inline {
            Inline::Break => {
                switch(out, start, &mut style, Style::default(), None);
                out.push_str(line_end);
                start = out.len();
            }
            Inline::Mark { mark, style: wanted } => {
                switch(out, start, &mut style, *wanted, Some('['));
                out.push_str("[^");
                out.push_str(mark.as_str());
                out.push(']');
            }
            Inline::Run { text, style: wanted, link } => {
                let same_link = |other: Option<&Inline>| {
                    link.is_some()
                        && matches!(other, Some(Inline::Run { link: l, .. }) if l == link)
                };
                let before = at.checked_sub(1).and_then(|at| inlines.get(at));
                let opens = link.is_some() && !same_link(before);
                let next = if opens { Some('[') } else { text.chars().next() };
                switch(out, start, &mut style, *wanted, next);
                if opens {
                    out.push('[');
                }
                escape(out, text, out.len() == start);
                if let Some(link) = link
                    && !same_link(inlines.get(at + 1))
                {
                    // Styles that end with the link end inside it, as a person would write it.
                    let after = style_of(inlines.get(at + 1));
                    let kept = Style {
                        bold: style.bold && after.bold,
                        emphasis: style.emphasis && after.emphasis,
                    };
                    switch(out, start, &mut style, kept, Some(']'));
                    out.push_str("](");
                    out.push_str(link.as_str());
                    out.push(')');
                }
            }
        }
    }
    switch(out, start, &mut style, Style::default(), None);
}

fn style_of(inline: Option<&Inline>) -> Style {
    match inline {
        Some(Inline::Run { style, .. } | Inline::Mark { style, .. }) => *style,
        Some(Inline::Break) | None => Style::default(),
    }
}

/// Writes the stars that lead from one style to another. A run of stars between two spaces
/// would be read as just stars, so the space before it is escaped. A line never begins or
/// ends with a space, so there always is one before.
fn switch(out: &mut String, start: usize, now: &mut Style, to: Style, next: Option<char>) {
    let switch = match (now.bold != to.bold, now.emphasis != to.emphasis) {
        (false, false) => return,
        (false, true) => "*",
        (true, false) => "**",
        (true, true) => "***",
    };
    *now = to;
    let last = out.get(start..).and_then(|line| line.chars().next_back());
    if let Some(space) = last
        && space.is_whitespace()
        && next.is_none_or(char::is_whitespace)
    {
        out.truncate(out.len() - space.len_utf8());
        out.push('\\');
        out.push(space);
    }
    out.push_str(switch);
}

fn escape(out: &mut String, text: &str, at_line_start: bool) {
    for (at, c) in text.char_indices() {
        let item = at == 0 && at_line_start && text.starts_with("- ");
        // A link's text that begins with `^` would look like a footnote mark.
        let mark = c == '^' && out.ends_with('[');
        if matches!(c, '*' | '[' | ']' | '\\') || item || mark {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests;
