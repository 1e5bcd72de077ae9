//! What a matrix can be written as.

use remit_core::matrix::Matrix;
use remit_formats::{file_stem, provenance};

/// A form in which a matrix leaves Remit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Markdown with GitHub tables.
    Markdown,
    /// CSV with ids.
    Csv,
    /// CSV without them.
    PlainCsv,
    /// An Excel workbook.
    Excel,
    /// A web page.
    Html,
    /// Who answers for what, as CSV.
    Compliance,
    /// A piece of HTML for a mail.
    Fragment,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Markdown,
        Self::Csv,
        Self::PlainCsv,
        Self::Excel,
        Self::Html,
        Self::Compliance,
        Self::Fragment,
    ];

    /// How the names of such files end, the dot aside.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv | Self::PlainCsv => "csv",
            Self::Excel => "xlsx",
            Self::Html | Self::Fragment => "html",
            Self::Compliance => "responsibilities.csv",
        }
    }

    /// What a file of a matrix is called, without its ending. A table of rows alone has no other
    /// place to say that it is of an edition.
    pub fn stem(self, matrix: &Matrix) -> String {
        match self {
            Self::Csv | Self::PlainCsv | Self::Compliance => provenance::stem(matrix),
            Self::Markdown | Self::Excel | Self::Html | Self::Fragment => file_stem(&matrix.title),
        }
    }

    /// What browsers call it.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Csv | Self::PlainCsv | Self::Compliance => "text/csv",
            Self::Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Html | Self::Fragment => "text/html",
        }
    }

    /// In words for a person, within a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv | Self::PlainCsv => "CSV",
            Self::Excel => "Excel workbook",
            Self::Html => "web page",
            Self::Compliance => "compliance table",
            Self::Fragment => "rich text",
        }
    }
}
