//! Pages in other markups than Markdown: AsciiDoc, reStructuredText, and what MediaWiki and the
//! wikis of Atlassian keep. Their tables and headings are put into the form that Markdown has, and
//! are read as that; their other signs are few enough to be left in place.

mod asciidoc;
mod atlassian;
mod mediawiki;
mod restructured;
#[cfg(test)]
mod tests;

use crate::markdown::read::{self as markdown, Joined};
use crate::page::{Page, ReadingError, Watch};

/// A markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Markup {
    AsciiDoc,
    MediaWiki,
    Atlassian,
    Restructured,
}

impl Markup {
    /// The markup of a text, known by its tables.
    fn of(text: &str) -> Option<Self> {
        text.lines().find_map(|line| {
            let line = line.trim();
            if asciidoc::is_table(line) {
                Some(Self::AsciiDoc)
            } else if mediawiki::is_table(line) {
                Some(Self::MediaWiki)
            } else if atlassian::is_header(line) {
                Some(Self::Atlassian)
            } else {
                restructured::is_table(line).then_some(Self::Restructured)
            }
        })
    }
}

/// Whether a text is in one of these markups.
pub fn is_wiki(text: &str) -> bool {
    Markup::of(text).is_some()
}

/// Reads a page.
pub fn read(text: &str, watch: &mut Watch) -> Result<Page, ReadingError> {
    match joined(text) {
        Some(joined) => markdown::read_joined(&joined, watch),
        // Chosen by a person for what shows no sign of it.
        None => markdown::read(text, watch),
    }
}

/// A text in the form of Markdown, where it is in one of these markups.
fn joined(text: &str) -> Option<Joined> {
    let lines: Vec<&str> = text.lines().collect();
    Some(match Markup::of(text)? {
        Markup::AsciiDoc => asciidoc::read(&lines),
        Markup::MediaWiki => mediawiki::read(&lines),
        Markup::Atlassian => atlassian::read(&lines),
        Markup::Restructured => restructured::read(&lines),
    })
}

/// The rows of a table, each with the line that it begins in.
type NumberedRows = Vec<(usize, Vec<String>)>;

/// Adds a table whose first row is its header.
fn table(rows: &[(usize, Vec<String>)], joined: &mut Joined) {
    let mut rows = rows.iter().filter(|(_, cells)| !cells.is_empty());
    if let Some((number, header)) = rows.next() {
        joined.row(header, *number);
        joined.rule(header.len(), *number);
        let mut last = *number;
        for (number, cells) in rows {
            joined.row(cells, *number);
            last = *number;
        }
        // What follows is no row, whatever it begins with.
        joined.push(String::new(), last);
    }
}

/// How far cells spread over columns: no further than a table of who does what can have use for,
/// and in all of a text no more than this.
#[derive(Default)]
struct Spans(usize);

impl Spans {
    const WIDEST: usize = 50;
    const MOST: usize = 100_000;

    /// How many columns a cell takes that asks for so many.
    fn of(&mut self, wanted: usize) -> usize {
        let columns = wanted.clamp(1, Self::WIDEST);
        self.0 += columns - 1;
        if self.0 > Self::MOST { 1 } else { columns }
    }
}

/// A heading of a level from 1 on.
fn heading(level: usize, title: &str) -> String {
    format!("{} {}", "#".repeat(level.clamp(1, 6)), title.trim())
}
