//! Reads every RACI matrix there is: Markdown, text copied from a page, tables of web pages and
//! spreadsheets, and the JSON of other tools.
//!
//! Reading goes in three steps. Bytes become text, and it is found out what kind of text it is.
//! A reader per format makes a page of it: headings, paragraphs, lists and tables, each with its
//! line. What the page means is made out in one place for all formats, and the matrix is built
//! and checked. Text copied from a page has lost its tables; it has a reader of its own that
//! finds them again.
//!
//! Nothing is guessed in silence. What was not plain is told in a [`Note`], cells that nobody
//! shows are marked as inferred, and every choice can be corrected: read again with
//! [`Corrections`], and the result follows them.

pub mod cell;

mod build;
mod dates;
mod decode;
mod delimited;
mod draft;
mod error;
mod facts;
mod format;
mod html;
mod interpret;
mod json;
mod language;
mod markdown;
mod note;
mod page;
mod plain;
mod progress;
mod words;

use std::ops::ControlFlow;

use crate::matrix::NewIds;

pub use cell::{CellReading, Problem, read_cell};
pub use error::ReadingError;
pub use facts::{
    ColumnFacts, ColumnUse, Corrections, LetterFacts, LetterUse, OpenRow, Orientation, Reading,
    TableChoice, TableFacts,
};
pub use format::Format;
pub use note::{Note, NoteKind, Place};
pub use progress::{Progress, Step};

use progress::Watch;

/// Reads a file, or what was pasted.
///
/// `file_name` decides where the content leaves a doubt. `progress` is told now and then how far
/// the reading has come, and stops it by breaking off.
pub fn read(
    bytes: &[u8],
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Reading, ReadingError> {
    let mut watch = Watch::new(progress);
    let text = decode::text(bytes)?;
    let format = corrections.format.unwrap_or_else(|| Format::of_text(&text, file_name));
    let page = match format {
        Format::Json | Format::Remit => match json::parse(&text)? {
            json::Json::Own(matrix) => return Ok(Reading::of_own(*matrix)),
            json::Json::Other(node) => Err(json::read(&node, corrections, &mut watch)?),
        },
        Format::Markdown => Ok(markdown::read(&text, &mut watch)?),
        Format::Html => Ok(html::read(&text, &mut watch)?),
        Format::Delimited(delimiter) => Ok(delimited::read(&text, delimiter, &mut watch)?),
        Format::Text | Format::Excel => Err(plain::read(&text, corrections, &mut watch)?),
    };
    let draft = match page {
        Ok(page) => interpret::page(page, format, corrections, &mut watch)?,
        Err(draft) => draft,
    };
    build::build(draft, format, corrections, file_name, ids, &mut watch)
}

#[cfg(test)]
mod tests_shown;
