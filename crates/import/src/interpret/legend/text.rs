//! Parts of texts, with their styles.

use remit_core::matrix::{self, Inline, Text};

/// The lines of a text: those of its paragraphs, and items.
pub(crate) fn lines(text: &Text) -> Vec<Text> {
    let line = |line: &[Inline]| Text::new(vec![matrix::Block::Paragraph(line.to_vec())]);
    let mut lines = Vec::new();
    for block in text.blocks() {
        match block {
            matrix::Block::List(items) => lines.extend(items.iter().map(|item| line(item))),
            matrix::Block::Paragraph(inlines) => {
                lines.extend(inlines.split(|inline| *inline == Inline::Break).map(line));
            }
        }
    }
    lines
}

/// A text from a byte of its plain form on, with its styles.
pub(crate) fn from(text: &Text, skip: usize) -> Text {
    let mut left = skip;
    let mut blocks = Vec::new();
    for block in text.blocks() {
        match block {
            matrix::Block::Paragraph(inlines) => {
                let mut kept = Vec::new();
                for inline in inlines {
                    match inline {
                        Inline::Run { text, style, link } if left > 0 => {
                            let cut = left.min(text.len());
                            left -= cut;
                            if let Some(rest) = text.get(cut..).filter(|rest| !rest.is_empty()) {
                                kept.push(Inline::Run {
                                    text: rest.to_owned(),
                                    style: *style,
                                    link: link.clone(),
                                });
                            }
                        }
                        Inline::Break if left > 0 => left -= 1,
                        other => kept.push(other.clone()),
                    }
                }
                left = left.saturating_sub(1);
                blocks.push(matrix::Block::Paragraph(kept));
            }
            list @ matrix::Block::List(_) => blocks.push(list.clone()),
        }
    }
    Text::new(blocks)
}

/// Text without emphasis around all of it.
pub(crate) fn without_emphasis(text: Text) -> Text {
    let all = |inline: &Inline| match inline {
        Inline::Run { text, style, .. } => style.emphasis || text.trim().is_empty(),
        Inline::Mark { .. } | Inline::Break => true,
    };
    if !text.lines().flatten().all(all) {
        return text;
    }
    text.map_lines(|line| {
        let mut line = line.to_vec();
        for inline in &mut line {
            if let Inline::Run { style, .. } | Inline::Mark { style, .. } = inline {
                style.emphasis = false;
            }
        }
        line
    })
}
