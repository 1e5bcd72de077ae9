//! Parts of texts, with their styles.

use remit_core::matrix::{self, Inline, Style, Text};

/// The lines of a text: those of its paragraphs, and items.
pub(crate) fn lines(text: &Text) -> Vec<Text> {
    let mut lines = Vec::new();
    for block in text.blocks() {
        match block {
            matrix::Block::List(items) => {
                let item =
                    |item: &Vec<Inline>| Text::new(vec![matrix::Block::Paragraph(item.clone())]);
                lines.extend(items.iter().map(item));
            }
            matrix::Block::Paragraph(inlines) => {
                let parts = inlines.split(|inline| *inline == Inline::Break);
                lines.extend(
                    parts.map(|part| Text::new(vec![matrix::Block::Paragraph(part.to_vec())])),
                );
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
    let whole = text.blocks().iter().all(|block| match block {
        matrix::Block::Paragraph(inlines) => inlines.iter().all(all),
        matrix::Block::List(items) => items.iter().flatten().all(all),
    });
    if !whole {
        return text;
    }
    let plain = |inlines: &[Inline]| -> Vec<Inline> {
        let strip = |style: &Style| Style { emphasis: false, ..*style };
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Run { text, style, link } => {
                    Inline::Run { text: text.clone(), style: strip(style), link: link.clone() }
                }
                Inline::Mark { mark, style } => {
                    Inline::Mark { mark: mark.clone(), style: strip(style) }
                }
                Inline::Break => Inline::Break,
            })
            .collect()
    };
    let blocks = text.blocks().iter().map(|block| match block {
        matrix::Block::Paragraph(inlines) => matrix::Block::Paragraph(plain(inlines)),
        matrix::Block::List(items) => {
            matrix::Block::List(items.iter().map(|item| plain(item)).collect())
        }
    });
    Text::new(blocks.collect())
}
