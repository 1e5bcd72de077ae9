//! Text that people read: paragraphs and lists of styled runs, line breaks, links and
//! footnote marks in place.
//!
//! A text is always in one normal form, so that two texts that look the same are equal:
//! neighbours of one style are one run, lines neither begin nor end with white space,
//! nothing is empty. Its written form is the [`notation`].

pub mod notation;

mod normal;

use std::borrow::Cow;
use std::sync::Arc;

use super::limits;
use crate::steps;

/// How a run of characters is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Set in bold.
    pub bold: bool,
    /// Set in italics.
    pub emphasis: bool,
}

/// One piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Characters of one style, never empty and without line ends.
    Run {
        /// The characters.
        text: String,
        /// How they are set.
        style: Style,
        /// Where they lead.
        link: Option<Link>,
    },
    /// A footnote mark, like `1` or `*`.
    Mark {
        /// The mark.
        mark: Mark,
        /// How it is set.
        style: Style,
    },
    /// The end of a line inside a paragraph.
    Break,
}

impl Inline {
    /// Plain characters.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Run { text: text.into(), style: Style::default(), link: None }
    }
}

/// A paragraph or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// One paragraph.
    Paragraph(Vec<Inline>),
    /// The items of one list.
    List(Vec<Vec<Inline>>),
}

/// A text in its normal form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<Block>);

impl Text {
    /// The normal form of these blocks.
    pub fn new(blocks: Vec<Block>) -> Self {
        Self(normal::blocks(blocks))
    }

    /// One paragraph of plain characters; line ends become breaks.
    pub fn plain(text: &str) -> Self {
        let mut line = Vec::new();
        for (at, part) in text.splitn(limits::TEXT_PIECES / 2, '\n').enumerate() {
            if at > 0 {
                line.push(Inline::Break);
            }
            // Of more lines than a text can have, the rest is one.
            line.push(Inline::plain(part.replace('\n', " ")));
        }
        Self::new(vec![Block::Paragraph(line)])
    }

    /// The text of one line without control characters.
    fn line(line: &str) -> Self {
        let line = line.trim();
        if line.is_empty() {
            return Self::default();
        }
        Self(vec![Block::Paragraph(vec![Inline::plain(line)])])
    }

    /// The blocks, in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.0
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The characters alone, without styles and marks; lines, items and paragraphs are
    /// parted by one space. What checks, search and messages read.
    pub fn to_plain(&self) -> Cow<'_, str> {
        if let [Block::Paragraph(inlines)] = self.blocks()
            && let [Inline::Run { text, .. }] = inlines.as_slice()
        {
            return Cow::Borrowed(text);
        }
        let mut plain = String::new();
        steps::look(self.pieces());
        for line in self.lines() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            for inline in line {
                match inline {
                    Inline::Run { text, .. } => plain.push_str(text),
                    Inline::Mark { .. } => {}
                    Inline::Break => plain.push(' '),
                }
            }
        }
        Cow::Owned(plain.trim().to_owned())
    }

    /// How many characters there are to read.
    pub fn chars(&self) -> usize {
        self.lines()
            .flatten()
            .map(|inline| match inline {
                Inline::Run { text, .. } => text.chars().count(),
                Inline::Mark { mark, .. } => mark.as_str().chars().count(),
                Inline::Break => 1,
            })
            .sum()
    }

    /// How many pieces it has: runs of one style, links, footnote marks, line breaks.
    pub fn pieces(&self) -> usize {
        self.lines().map(Vec::len).sum()
    }

    /// How many bytes its characters and links have.
    pub fn size(&self) -> usize {
        let size = |inline: &Inline| match inline {
            Inline::Run { text, link, .. } => {
                text.len() + link.as_ref().map_or(0, |link| link.as_str().len())
            }
            Inline::Mark { mark, .. } => mark.as_str().len(),
            Inline::Break => 1,
        };
        self.lines().flatten().map(size).sum()
    }

    /// The footnote marks in the text, in reading order.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.lines().flatten().filter_map(|inline| match inline {
            Inline::Mark { mark, .. } => Some(mark),
            _ => None,
        })
    }

    /// The same text with other footnote marks, or without some of them.
    #[must_use]
    pub fn with_marks(&self, becomes: &dyn Fn(&Mark) -> Option<Mark>) -> Self {
        let inline = |inline: &Inline| match inline {
            Inline::Mark { mark, style } => {
                becomes(mark).map(|mark| Inline::Mark { mark, style: *style })
            }
            other => Some(other.clone()),
        };
        self.map_lines(|line| line.iter().filter_map(inline).collect())
    }

    /// The same text with other inlines in its paragraphs and list items.
    #[must_use]
    pub fn map_lines(&self, mut becomes: impl FnMut(&[Inline]) -> Vec<Inline>) -> Self {
        let block = |block: &Block| match block {
            Block::Paragraph(line) => Block::Paragraph(becomes(line)),
            Block::List(items) => Block::List(items.iter().map(|item| becomes(item)).collect()),
        };
        Self::new(self.0.iter().map(block).collect())
    }

    /// Paragraphs and list items alike.
    pub fn lines(&self) -> impl Iterator<Item = &Vec<Inline>> {
        self.0.iter().flat_map(|block| match block {
            Block::Paragraph(inlines) => std::slice::from_ref(inlines),
            Block::List(items) => items.as_slice(),
        })
    }
}

/// A footnote mark: one to eight characters, none of them white space or a square bracket.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(String);

impl Mark {
    /// The mark of these characters, where they can be one.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '[' | ']');
        let length = text.chars().count();
        ((1..=8).contains(&length) && text.chars().all(fits)).then(|| Self(text.to_owned()))
    }

    /// Its characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address of a link, shared by all that lead there: `http:`, `https:` or `mailto:`, nothing else ever becomes a link.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link(Arc<str>);

impl Link {
    /// The link to an address, where the address is one that can be followed safely.
    pub fn new(address: &str) -> Option<Self> {
        let fits = |address: &str| address.chars().count() <= limits::LINK_CHARS;
        if !fits(address) {
            return None;
        }
        let address = address.trim();
        let scheme = address.split_once(':')?.0.to_ascii_lowercase();
        let safe = matches!(scheme.as_str(), "http" | "https" | "mailto");
        let broken = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"');
        if !safe || address.contains(broken) {
            return None;
        }
        // Brackets would end the notation of a link; written as percent codes they mean the same.
        let address = address.replace('(', "%28").replace(')', "%29").replace('\\', "%5C");
        fits(&address).then(|| Self(address.into()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_form_has_no_marks_and_no_styles() {
        let text = notation::read("**backbone network[^1]** and\nmore\n\n- one\n- two");
        assert_eq!(text.to_plain(), "backbone network and more one two");
        assert_eq!(text.marks().map(Mark::as_str).collect::<Vec<_>>(), ["1"]);
    }

    #[test]
    fn only_safe_addresses_are_links() {
        for address in ["https://example.org/a(b)", "mailto:a@example.org", "HTTP://x"] {
            assert!(Link::new(address).is_some(), "{address}");
        }
        for address in
            ["javascript:alert(1)", "data:text/html,x", "/a", "https://a b", "", " java\nscript:x"]
        {
            assert_eq!(Link::new(address), None, "{address}");
        }
    }
}
