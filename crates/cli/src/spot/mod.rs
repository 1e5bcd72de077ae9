//! Where in its source a finding is: the line and column of a text, or the cell of a sheet, with
//! the lines that are shown of it.

mod lines;
mod own;
mod page;

use std::ops::Range;

use remit_core::checks::Place;
use remit_core::matrix::{Activity, Matrix};
use remit_import::Format;

pub(crate) use lines::Lines;
pub(crate) use own::Own;

use super::document::Document;
use super::text::one_line;

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Spot {
    /// The line, from 1 on; nothing where a source has no lines.
    pub(crate) line: Option<usize>,
    /// The column in characters, from 1 on.
    pub(crate) column: Option<usize>,
    /// The column behind it.
    pub(crate) end_column: Option<usize>,
    /// The cell of a sheet, like `Matrix!C7`.
    pub(crate) cell: Option<String>,
    /// What is shown of the source, the lines in their order.
    pub(crate) shown: Vec<Line>,
}

/// A line of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number.
    pub(crate) number: usize,
    /// What stands in it.
    pub(crate) text: String,
    /// What is underlined in it.
    pub(crate) marks: Vec<Mark>,
}

/// Something that is underlined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where, in bytes of the line.
    pub(crate) span: Range<usize>,
    /// What is said of it.
    pub(crate) label: String,
}

/// Shows where findings are. What has to be known of the source for that is made out once, when
/// the first of them is to be shown: most files have none.
pub(crate) enum Finder {
    /// A file of our own.
    Own(Own),
    /// A text of another format.
    Text(Lines),
    /// Anything without lines.
    Other,
}

impl Finder {
    /// For this document.
    pub(crate) fn of(document: &Document) -> Self {
        // The entries of other tools' JSON are counted, not its lines.
        let text = document.text().filter(|_| document.reading.format != Format::Json);
        match text {
            Some(text) if document.is_own(&text) => Self::Own(Own::of(text)),
            Some(text) => Self::Text(Lines::of(text)),
            None => Self::Other,
        }
    }

    /// Where something is.
    pub(crate) fn find(&self, document: &Document, place: &Place) -> Spot {
        match self {
            Self::Own(own) => own.find(document.matrix(), place),
            Self::Text(lines) => page::in_text(lines, document, place),
            Self::Other => page::in_sheet(document, place),
        }
    }
}

/// Who holds what in an activity, like "Customer AI, OVHcloud RA".
fn roles(matrix: &Matrix, activity: &Activity) -> String {
    let cells = matrix.cells(activity).map(|(party, cell)| {
        let codes = matrix.letters.write_holding(cell.holding);
        let codes = if codes.is_empty() { "–".to_owned() } else { codes };
        format!("{} {codes}", one_line(&party.name))
    });
    cells.collect::<Vec<_>>().join(", ")
}
