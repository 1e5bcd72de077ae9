//! The normal form of texts.

use super::{Block, Inline, Style};
use crate::steps;

/// Blocks without anything empty, with lists that follow one another joined.
pub(super) fn blocks(blocks: Vec<Block>) -> Vec<Block> {
    let mut normal: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                normal.extend(paragraphs(inlines).into_iter().map(Block::Paragraph));
            }
            Block::List(items) => {
                let items = items.into_iter().flat_map(paragraphs);
                if let Some(Block::List(last)) = normal.last_mut() {
                    last.extend(items);
                } else {
                    let items: Vec<_> = items.collect();
                    if !items.is_empty() {
                        normal.push(Block::List(items));
                    }
                }
            }
        }
    }
    normal
}

/// The paragraphs of a run of inlines: two breaks in a row, or a blank line, part them.
fn paragraphs(mut inlines: Vec<Inline>) -> Vec<Vec<Inline>> {
    // Most texts are one run on one line, and need not be taken apart.
    if let [Inline::Run { text, .. }] = inlines.as_mut_slice()
        && !text.chars().any(|c| c.is_control() || ends_line(c))
    {
        steps::look(text.len());
        let trimmed = text.trim();
        if trimmed.len() < text.len() {
            *text = trimmed.to_owned();
        }
        return if text.is_empty() { Vec::new() } else { vec![inlines] };
    }
    let mut paragraphs: Vec<Vec<Inline>> = Vec::new();
    let mut open = false;
    for line in lines(inlines) {
        if line.is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(paragraph) if open => {
                paragraph.push(Inline::Break);
                paragraph.extend(line);
            }
            _ => paragraphs.push(line),
        }
        open = true;
    }
    paragraphs
}

/// Whether a character ends a line: those of Unicode do, too.
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{2028}' | '\u{2029}')
}

/// The lines of a run of inlines: trimmed, joined where styles agree, without breaks.
fn lines(inlines: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut lines = vec![Vec::new()];
    for inline in inlines {
        steps::look(1);
        match inline {
            Inline::Break => lines.push(Vec::new()),
            Inline::Run { text, style, link } => {
                for (at, part) in text.split(ends_line).enumerate() {
                    if at > 0 {
                        lines.push(Vec::new());
                    }
                    steps::look(part.len());
                    let text = part.replace(char::is_control, " ");
                    if let Some(line) = lines.last_mut() {
                        push(line, Inline::Run { text, style, link: link.clone() });
                    }
                }
            }
            mark @ Inline::Mark { .. } => {
                if let Some(line) = lines.last_mut() {
                    line.push(mark);
                }
            }
        }
    }
    lines.into_iter().map(trimmed).collect()
}

/// Adds an inline to a line, to the last run where both are of one style.
fn push(line: &mut Vec<Inline>, inline: Inline) {
    match (line.last_mut(), inline) {
        (_, Inline::Run { text, .. }) if text.is_empty() => {}
        (
            Some(Inline::Run { text: last, style: s, link: l }),
            Inline::Run { text, style, link },
        ) if *s == style && *l == link => {
            last.push_str(&text);
        }
        (_, inline) => line.push(inline),
    }
}

/// A line without white space at its ends.
fn trimmed(mut line: Vec<Inline>) -> Vec<Inline> {
    let is_blank = |inline: &Inline| matches!(inline, Inline::Run { text, .. } if text.chars().all(char::is_whitespace));
    // All blank runs in front at once: one at a time would move the rest each time.
    let blank = line.iter().take_while(|inline| is_blank(inline)).count();
    line.drain(..blank);
    if let Some(Inline::Run { text, .. }) = line.first_mut() {
        *text = text.trim_start().to_owned();
    }
    while let Some(Inline::Run { text, .. }) = line.last_mut() {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        line.pop();
    }
    // White space alone shows no style; kept plain, it has one form only.
    for inline in &mut line {
        if let Inline::Run { text, style, link: None } = inline
            && text.chars().all(char::is_whitespace)
        {
            *style = Style::default();
        }
    }
    let mut joined = Vec::with_capacity(line.len());
    for inline in line {
        push(&mut joined, inline);
    }
    joined
}
