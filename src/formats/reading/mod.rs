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
mod choose;
mod dates;
mod decode;
mod delimited;
mod draft;
mod encoding;
mod error;
mod facts;
mod format;
mod guess;
mod html;
mod interpret;
mod json;
mod language;
mod markdown;
mod note;
mod own_csv;
mod own_markdown;
mod page;
mod plain;
mod progress;
mod sheets;
mod text_form;
mod wiki;
mod words;
#[cfg(feature = "excel")]
mod xlsx;

use std::ops::ControlFlow;

use crate::formats::html::embedded;
use crate::formats::{excel, json as json_format};
use crate::matrix::{Broken, NewIds, limits};

pub use cell::{CellReading, Problem, read_cell};
pub use choose::alike;
pub use encoding::Encoding;
pub use error::ReadingError;
pub use facts::{
    ColumnFacts, ColumnUse, Corrections, LetterFacts, LetterUse, LineFacts, LineUse, OpenRow,
    Orientation, Reading, TableChoice, TableFacts,
};
pub use format::Format;
pub use note::{Note, NoteKind, Place};
pub use progress::{Progress, Step};
pub use sheets::{Merged, Sheet};
pub use text_form::TextForm;

use progress::Watch;

/// Reads a file, or what was pasted.
///
/// `file_name` decides where the content leaves a doubt; what was pasted has none. `progress` is told now and then how far
/// the reading has come, and stops it by breaking off.
pub fn read(
    bytes: &[u8],
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Reading, ReadingError> {
    let mut watch = Watch::new(progress);
    let decoded = match decode::text(bytes, file_name.is_some(), corrections.encoding) {
        #[cfg(feature = "excel")]
        Err(ReadingError::Workbook) => {
            let sheets = xlsx::sheets(bytes, &mut watch)?;
            return of_sheets(&sheets, file_name, corrections, ids, &mut watch);
        }
        other => other?,
    };
    let mut reading = of_text(&decoded.text, file_name, corrections, ids, &mut watch)?;
    decoded.tell(&mut reading);
    Ok(reading)
}

fn of_text(
    text: &str,
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    watch: &mut Watch,
) -> Result<Reading, ReadingError> {
    let lines = text.bytes().filter(|byte| *byte == b'\n').count();
    if lines > limits::READ_LINES {
        let broken = Broken::TooMany { what: "lines", count: lines, limit: limits::READ_LINES };
        return Err(ReadingError::Broken { broken, line: 0 });
    }
    let format = corrections.format.unwrap_or_else(|| Format::of_text(text, file_name));
    let draft = match format {
        Format::Json | Format::Remit => match json::parse(text)? {
            json::Json::Own(matrix) => return Ok(Reading::of_own(*matrix)),
            json::Json::Other(node) => json::read(&node, corrections, watch)?,
        },
        Format::Html => {
            // A page that Remit has written holds the whole matrix, unseen.
            let own = embedded(text).and_then(|own| json_format::read(own.as_bytes()).ok());
            if let Some(matrix) = own.filter(|_| corrections.format.is_none()) {
                return Ok(Reading::of_own(matrix));
            }
            interpret::page(html::read(text, watch)?, format, corrections, watch)?
        }
        Format::Markdown => {
            // Who chooses the format wants it read like any other page.
            let own = match corrections.format {
                None => own_markdown::read(text, corrections, watch)?,
                Some(_) => None,
            };
            if let Some(draft) = own {
                draft
            } else {
                let page = markdown::read(text, watch)?;
                interpret::page(page, format, corrections, watch)?
            }
        }
        Format::Wiki => interpret::page(wiki::read(text, watch)?, format, corrections, watch)?,
        Format::Delimited(delimiter) => {
            if let Some(draft) = own_csv::read(text, delimiter, corrections) {
                draft
            } else {
                let page = delimited::read(text, delimiter, watch)?;
                interpret::page(page, format, corrections, watch)?
            }
        }
        Format::Text | Format::Excel => plain::read(text, corrections, watch)?,
    };
    build::build(draft, format, corrections, file_name, ids, watch)
}

/// Whether a header's words say that its column names activities.
pub fn names_activities(header: &str) -> bool {
    words::says(header) == Some(words::Says::Activity)
}

/// Reads a file of our own, where it is one as far as its beginning says.
pub fn own(bytes: &[u8]) -> Option<Result<Reading, json_format::ReadError>> {
    const HEAD: usize = 400;
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    let is_ours = head.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && head.contains(json_format::FORMAT);
    is_ours.then(|| json_format::read(bytes).map(Reading::of_own))
}

/// Reads the sheets of a workbook that somebody else has taken apart.
pub fn read_sheets(
    sheets: &[Sheet],
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Reading, ReadingError> {
    of_sheets(sheets, file_name, corrections, ids, &mut Watch::new(progress))
}

fn of_sheets(
    sheets: &[Sheet],
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    watch: &mut Watch,
) -> Result<Reading, ReadingError> {
    if let Some(reading) = own_workbook(sheets, ids)? {
        return Ok(reading);
    }
    let draft = interpret::page(sheets::page(sheets), Format::Excel, corrections, watch)?;
    build::build(draft, Format::Excel, corrections, file_name, ids, watch)
}

/// A workbook that Remit has written comes back with all that is in it, as people have edited it.
fn own_workbook(sheets: &[Sheet], ids: &mut impl NewIds) -> Result<Option<Reading>, ReadingError> {
    let plain = |sheet: &Sheet| excel::Sheet { name: sheet.name.clone(), rows: sheet.rows.clone() };
    let is_ours = |sheet: &Sheet| {
        sheet.rows.first().and_then(|row| row.first()).is_some_and(|cell| cell == excel::MARKER)
    };
    if !sheets.iter().any(is_ours) {
        return Ok(None);
    }
    let plain: Vec<excel::Sheet> = sheets.iter().map(plain).collect();
    let Some(back) = excel::back(&plain, ids) else { return Ok(None) };
    let back = back.map_err(|broken| ReadingError::Broken { broken, line: 0 })?;
    let mut reading = Reading::of_own(back.matrix);
    reading.format = Format::Excel;
    reading.base = Some(Box::new(back.base));
    let place = |line| Place { sheet: excel::SHEET.to_owned(), line };
    for unclear in back.unclear {
        let text = format!(
            "{}: {} was only partly understood.",
            unclear.party,
            note::quoted(&unclear.text)
        );
        reading.notes.push(Note { place: place(unclear.line), kind: NoteKind::Unknown, text });
    }
    for head in back.ignored {
        let text = format!("The column {} was left out.", note::quoted(&head));
        reading.notes.push(Note { place: place(1), kind: NoteKind::Skipped, text });
    }
    Ok(Some(reading))
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests_shown;
