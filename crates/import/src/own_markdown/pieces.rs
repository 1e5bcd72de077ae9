//! The pieces of a page as Remit writes it. What Remit would not write makes it another page.

use super::super::markdown::is_rule;
use super::super::markdown::table::{cell_of, cells};
use remit_core::matrix::{Block, Inline, Mark, Text};
use remit_formats::markdown::read::inline::exact;

/// A piece of the page.
pub(super) enum Piece<'a> {
    /// A heading of a level from 1 on.
    Heading(usize, String),
    /// A paragraph or a list.
    Text(Text),
    /// A table.
    Table(OwnTable),
    /// What GitHub shows as a footnote.
    Footnote(Mark, Text),
    /// What nobody sees.
    Comment(&'a str),
}

/// A table.
pub(super) struct OwnTable {
    /// The names of its columns.
    pub(super) names: Vec<Text>,
    /// Which columns are centred.
    pub(super) centred: Vec<bool>,
    /// The rows below the header, each with its line.
    pub(super) rows: Vec<(usize, Vec<Text>)>,
}

/// The pieces of a page, each with its line; nothing where Remit has not written it.
pub(super) fn read(page: &str) -> Option<Vec<(usize, Piece<'_>)>> {
    let lines: Vec<&str> = page.lines().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..)?;
        let (length, piece) = if line.is_empty() {
            at += 1;
            continue;
        } else if line.starts_with('#') {
            (1, heading(line)?)
        } else if let Some(comment) = comment(line) {
            (1, Piece::Comment(comment))
        } else if line.starts_with('|') {
            table(rest, at + 1)?
        } else if label(line).is_some() {
            footnote(rest)?
        } else {
            let length = rest.iter().position(|line| line.is_empty()).unwrap_or(rest.len());
            (length, Piece::Text(Text::new(vec![block(rest.get(..length)?)?])))
        };
        pieces.push((at + 1, piece));
        at += length;
    }
    Some(pieces)
}

fn comment(line: &str) -> Option<&str> {
    line.strip_prefix("<!-- ")?.strip_suffix(" -->")
}

fn heading<'a>(line: &str) -> Option<Piece<'a>> {
    let level = line.bytes().take_while(|c| *c == b'#').count();
    let title = line.get(level..)?;
    let fits = level <= 6 && (title.is_empty() || title.starts_with(' '));
    let title = Text::new(vec![Block::Paragraph(exact(title))]).to_plain().into_owned();
    fits.then_some(Piece::Heading(level, title))
}

/// A paragraph or a list, of lines without a blank one between.
fn block(lines: &[&str]) -> Option<Block> {
    let (first, _) = lines.split_first()?;
    if first.starts_with(['>', '+', '=', '`', '~', ':', '\t', ' '])
        || first.starts_with("* ")
        || first.to_ascii_lowercase().contains("<table")
        || is_numbered(first)
    {
        return None;
    }
    if !first.starts_with("- ") {
        return Some(Block::Paragraph(exact(&joined(lines.iter().copied()))));
    }
    let mut items: Vec<Vec<&str>> = Vec::new();
    for line in lines {
        match (line.strip_prefix("- "), items.last_mut()) {
            (Some(item), _) => items.push(vec![item]),
            (None, Some(last)) => last.push(line.strip_prefix("  ")?),
            (None, None) => return None,
        }
    }
    let items = items.into_iter().map(|lines| exact(&joined(lines.into_iter())));
    Some(Block::List(items.collect()))
}

/// Lines as one text: a backslash ends a line of it, and people may have wrapped others.
fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push(' ');
        }
        let backslashes = line.len() - line.trim_end_matches('\\').len();
        if backslashes % 2 == 1 {
            out.push_str(line.get(..line.len() - 1).unwrap_or_default());
            out.push('\n');
        } else {
            out.push_str(line);
        }
    }
    out
}

/// Whether a line begins an ordered list.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(['.', ')'])
}

fn table<'a>(lines: &[&str], number: usize) -> Option<(usize, Piece<'a>)> {
    let length = lines.iter().position(|line| !line.starts_with('|')).unwrap_or(lines.len());
    let mut rows = lines.get(..length)?.iter().zip(number..);
    let (head, _) = rows.next()?;
    let (rule, _) = rows.next().filter(|(rule, _)| is_rule(rule))?;
    let texts = |line: &str| cells(line).iter().map(|cell| cell_of(cell, exact)).collect();
    let is_centred = |cell: &String| cell.starts_with(':') && cell.ends_with(':');
    let names: Vec<Text> = texts(head);
    let centred: Vec<bool> = cells(rule).iter().map(is_centred).collect();
    let rows: Vec<(usize, Vec<Text>)> = rows.map(|(line, at)| (at, texts(line))).collect();
    let fits = |row: &(usize, Vec<Text>)| row.1.len() == names.len();
    let whole = centred.len() == names.len() && rows.iter().all(fits);
    whole.then_some((length, Piece::Table(OwnTable { names, centred, rows })))
}

/// The mark of the footnote that a line begins, and what stands behind it.
fn label(line: &str) -> Option<(&str, &str)> {
    let (mark, rest) = line.strip_prefix("[^")?.split_once(']')?;
    Some((mark, rest.strip_prefix(": ")?))
}

fn footnote<'a>(lines: &[&str]) -> Option<(usize, Piece<'a>)> {
    let (mark, first) = label(lines.first()?)?;
    let is_own = |line: &&&str| line.is_empty() || line.starts_with("    ");
    let length = 1 + lines.iter().skip(1).take_while(is_own).count();
    let more = lines.iter().take(length).skip(1).map(|line| line.get(4..).unwrap_or_default());
    let lines: Vec<&str> = std::iter::once(first).chain(more).collect();
    let blocks = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    let blocks: Option<Vec<Block>> = blocks.map(block).collect();
    Some((length, Piece::Footnote(Mark::new(mark)?, Text::new(blocks?))))
}

/// The mark that a text begins with, and the rest of it.
pub(super) fn marked(text: &Text) -> Option<(Mark, Text)> {
    let (first, more) = text.blocks().split_first()?;
    let Block::Paragraph(inlines) = first else { return None };
    let (Inline::Mark { mark, .. }, rest) = inlines.split_first()? else { return None };
    let mut blocks = vec![Block::Paragraph(rest.to_vec())];
    blocks.extend_from_slice(more);
    Some((mark.clone(), Text::new(blocks)))
}
