//! Texts as a spreadsheet shows them: plain lines, items behind a dot, marks in brackets.

use remit_core::matrix::{Block, Inline, Mark, Style, Text};

/// UTF-16 units of one cell, at most; Excel takes 32,767.
const MAX_UNITS: usize = 32_000;

/// What begins an item of a list.
const ITEM: &str = "• ";

/// A text as it is seen. One that is too long for a cell ends in an ellipsis.
pub(super) fn show(text: &Text) -> String {
    let mut out = String::new();
    pieces(text, &mut |piece, _| out.push_str(piece));
    cut(out)
}

/// Hands over what is seen of a text, piece by piece.
pub(super) fn pieces(text: &Text, take: &mut dyn FnMut(&str, Style)) {
    let plain = Style::default();
    for (at, block) in text.blocks().iter().enumerate() {
        match block {
            Block::Paragraph(inlines) => {
                if at > 0 {
                    take("\n\n", plain);
                }
                line(inlines, "\n", take);
            }
            Block::List(items) => {
                for (item_at, item) in items.iter().enumerate() {
                    if at + item_at > 0 {
                        take("\n", plain);
                    }
                    take(ITEM, plain);
                    line(item, "\n  ", take);
                }
            }
        }
    }
}

/// A name as it is seen.
pub(super) fn show_name(name: &str) -> String {
    cut(name.to_owned())
}

/// A text that fits a cell.
pub(super) fn cut(mut text: String) -> String {
    if text.len() <= MAX_UNITS {
        return text;
    }
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units >= MAX_UNITS {
            text.truncate(at);
            text.push('…');
            break;
        }
    }
    text
}

fn line(inlines: &[Inline], line_end: &str, take: &mut dyn FnMut(&str, Style)) {
    for inline in inlines {
        match inline {
            Inline::Run { text, style, .. } => take(text, *style),
            Inline::Break => take(line_end, Style::default()),
            Inline::Mark { mark, style } => {
                take("(", *style);
                take(mark.as_str(), *style);
                take(")", *style);
            }
        }
    }
}

/// Whether two cells show the same; programs write line ends and the ends of lines differently.
pub(super) fn same(a: &str, b: &str) -> bool {
    let lines = |text: &str| {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace("_x000D_", "");
        text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
    };
    a == b || lines(a) == lines(b)
}

/// The text that a person has typed into a cell. What stands in brackets and is the mark of a
/// footnote is a mark.
pub(super) fn read(shown: &str, marks: &[Mark]) -> Text {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in shown.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        if line.trim().is_empty() {
            open = false;
        } else if let Some(item) = line.trim_start().strip_prefix(ITEM.trim_end()) {
            blocks.push(Block::List(vec![inlines(item, marks)]));
            open = true;
        } else {
            let line_inlines = inlines(line, marks);
            match blocks.last_mut() {
                Some(Block::Paragraph(last)) if open => {
                    last.push(Inline::Break);
                    last.extend(line_inlines);
                }
                Some(Block::List(items)) if open && line.starts_with("  ") => {
                    if let Some(last) = items.last_mut() {
                        last.push(Inline::Break);
                        last.extend(line_inlines);
                    }
                }
                _ => blocks.push(Block::Paragraph(line_inlines)),
            }
            open = true;
        }
    }
    Text::new(blocks)
}

fn inlines(line: &str, marks: &[Mark]) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('(') {
        let found = behind
            .split_once(')')
            .and_then(|(mark, after)| Some((Mark::new(mark)?, after)))
            .filter(|(mark, _)| marks.contains(mark));
        if let Some((mark, after)) = found {
            inlines.push(Inline::plain(before));
            inlines.push(Inline::Mark { mark, style: Style::default() });
            rest = after;
        } else {
            inlines.push(Inline::plain(format!("{before}(")));
            rest = behind;
        }
    }
    inlines.push(Inline::plain(rest));
    inlines
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_core::matrix::text::notation;

    #[track_caller]
    fn check(notation: &str, shown: &str) {
        let text = notation::read(notation);
        assert_eq!(show(&text), shown);
        // Shown and read again, plain texts are the same.
        let marks = [Mark::new("1").unwrap()];
        assert_eq!(show(&read(shown, &marks)), shown);
    }

    #[test]
    fn texts_are_shown_as_people_write_them() {
        check("**Backbone**[^1] and (2)", "Backbone(1) and (2)");
        check("One\ntwo\n\nthree", "One\ntwo\n\nthree");
        check("Like:\n\n- one\n  more\n- two\n\nEnd", "Like:\n• one\n  more\n• two\n\nEnd");
    }

    #[test]
    fn marks_and_lists_are_understood() {
        let marks = [Mark::new("1").unwrap()];
        assert_eq!(read("It(1) (2)\n• a\n•b", &marks), notation::read("It[^1] (2)\n\n- a\n- b"));
    }

    #[test]
    fn line_ends_make_no_difference() {
        assert!(same("a\r\nb \n", "a\nb"));
        assert!(!same("a\nb", "a b"));
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut() {
        let shown = show(&Text::plain(&"😀".repeat(20_000)));
        assert!(shown.encode_utf16().count() <= 32_767);
        assert!(shown.ends_with('…'));
    }
}
