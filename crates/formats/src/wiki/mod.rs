//! Pages in other markups than Markdown: AsciiDoc, reStructuredText, and what MediaWiki and the
//! wikis of Atlassian keep.

mod asciidoc;
mod atlassian;
mod inline;
mod mediawiki;
mod prose;
mod restructured;
#[cfg(test)]
mod tests;

use crate::markdown::read as markdown;
use crate::page::{ImportError, Page, Watch};
use prose::Prose;

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
pub fn read(text: &str, watch: &mut Watch) -> Result<Page, ImportError> {
    let lines: Vec<&str> = text.lines().collect();
    let (language, read): (_, fn(&[&str], &mut Prose, &mut Watch) -> _) = match Markup::of(text) {
        Some(Markup::AsciiDoc) => (&asciidoc::LANGUAGE, asciidoc::read),
        Some(Markup::MediaWiki) => (&mediawiki::LANGUAGE, mediawiki::read),
        Some(Markup::Atlassian) => (&atlassian::LANGUAGE, atlassian::read),
        Some(Markup::Restructured) => (&restructured::LANGUAGE, restructured::read),
        // Chosen by a person for what shows no sign of it.
        None => return markdown::read(text, watch),
    };
    let mut prose = Prose::new(language);
    read(&lines, &mut prose, watch)?;
    prose.budget.check()?;
    Ok(prose.end())
}
