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
pub mod clipboard;
pub mod crossing;
pub mod job;
pub mod paste;

mod build;
mod choose;
mod coded;
mod draft;
mod facts;
mod format;
mod guess;
mod interpret;
mod json;
mod language;
mod own_csv;
mod own_markdown;
mod plain;
mod roles;
mod vendors;
mod wording;
mod words;

use remit_core::matrix::{Broken, NewIds, limits};
use remit_formats::csv::page as delimited;
use remit_formats::html::{embedded, read as html};
use remit_formats::json as json_format;
use remit_formats::markdown::read as markdown;
use remit_formats::page::{Encoding, ImportError, Note, Page, Place, Watch};
use remit_formats::sheets::Sheet;
use remit_formats::{dates, sheets, wiki};

pub use cell::{CellReading, Problem, read_cell};
pub use choose::{Corrections, TableChoice, alike};
pub use facts::{
    Answer, Choice, ColumnFacts, ColumnUse, Counts, LetterFacts, LetterUse, LineFacts, LineUse,
    OpenRow, Orientation, OwnerColumns, OwnersFacts, PREVIEWED, Question, Reading, RowFacts,
    RowPlace, TableFacts, TableRow,
};
pub use format::Format;

/// Reads a text.
///
/// `file_name` decides where the content leaves a doubt; what was pasted has none.
pub fn read_text(
    text: &str,
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    watch: &mut Watch,
) -> Result<Reading, ImportError> {
    let lines = text.bytes().filter(|byte| *byte == b'\n').count();
    if lines > limits::READ_LINES {
        let broken = Broken::TooMany { what: "lines", count: lines, limit: limits::READ_LINES };
        return Err(ImportError::Broken { broken, line: 0 });
    }
    let format = corrections.format.unwrap_or_else(|| format_of(text, file_name));
    let draft = match format {
        Format::Json | Format::Remit => match json::parse(text)? {
            json::Json::Own(file) => return Ok(Reading::of_file(*file)),
            json::Json::Other(node) => json::read(&node, corrections, watch)?,
        },
        Format::Html => {
            // A page that Remit has written holds the whole matrix, unseen.
            let own = embedded(text).and_then(|own| json_format::read_stamped(own.as_bytes()).ok());
            if let Some((matrix, stamp)) = own.filter(|_| corrections.format.is_none()) {
                return Ok(Reading::of_own(matrix).with_stamp(stamp));
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
        Format::Text | Format::Workbook | Format::Word => plain::read(text, corrections, watch)?,
    };
    build::build(draft, format, corrections, file_name, ids, watch)
}

/// The format of a text. Where somebody has lined columns up with tabs and blanks, tabs alone do
/// not part them.
fn format_of(text: &str, file_name: Option<&str>) -> Format {
    let ending = file_name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let says_tabs = |ending: &str| ["tsv", "tab"].iter().any(|it| it.eq_ignore_ascii_case(ending));
    let is_named = ending.is_some_and(says_tabs);
    match Format::of_text(text, file_name) {
        Format::Delimited('\t') if !is_named && plain::is_lined_up(text) => Format::Text,
        format => format,
    }
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
    is_ours.then(|| json_format::read_file(bytes).map(Reading::of_file))
}

/// Reads the sheets of a workbook that somebody else has taken apart.
pub fn read_sheets(
    sheets: &[Sheet],
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    watch: &mut Watch,
) -> Result<Reading, ImportError> {
    let page = sheets::page(sheets);
    read_page(page, Format::Workbook, file_name, corrections, ids, watch)
}

/// Reads a page that somebody else has made of a source of this format.
pub fn read_page(
    page: Page,
    format: Format,
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    watch: &mut Watch,
) -> Result<Reading, ImportError> {
    let draft = interpret::page(page, format, corrections, watch)?;
    build::build(draft, format, corrections, file_name, ids, watch)
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod sheets_tests;
#[cfg(any(test, feature = "testing"))]
#[allow(clippy::missing_panics_doc, clippy::unwrap_used, reason = "it serves tests alone")]
pub mod tests_shown;
