//! A matrix on paper: a document of its own, made of the matrix and of what somebody chose.
//!
//! [`sheets`] decides which parties go into which table, and how large the type is; [`Paper`]
//! draws all of it with a [`Pen`], an element at a time. The app's pen makes elements of the page
//! just before it is printed, that of [web pages](crate::html) writes markup. Nothing
//! here knows the screen: what it shows, folds or scrolls to never reaches the paper.

mod around;
mod density;
mod pen;
pub mod sheets;
mod table;
mod text;
mod width;

use super::versions::Told;
use remit_core::matrix::{Matrix, Row};

pub use around::versions;
pub use density::Density;
pub use pen::{Attributes, Pen};
pub use sheets::Sheets;
pub use table::{UNNAMED, class, percent, tables};

/// So many rows can be printed at once, counted in all tables. More is a hundred sheets and more,
/// and browsers give up.
pub const ROWS: usize = 5_000;

/// How paper looks. Web pages carry it with them.
pub const STYLE: &str = include_str!("paper.css");

/// What goes on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Where the matrix comes from, in a few words, below the title.
    pub origin: String,
    /// The rows by their positions, where not all of them were asked for.
    pub rows: Option<Vec<usize>>,
    /// The column of comments.
    pub comments: bool,
    /// What letters and plans mean.
    pub letters: bool,
    /// Open findings, each in one line.
    pub findings: Vec<String>,
    /// Accepted findings, each in one line.
    pub acceptances: Vec<String>,
    /// A line for each party to sign.
    pub signatures: bool,
    /// The named versions, with who approved and what changed.
    pub told: Told,
}

impl Default for Choice {
    /// What is printed where nobody has chosen: the whole matrix.
    fn default() -> Self {
        Self {
            origin: String::new(),
            rows: None,
            comments: true,
            letters: true,
            findings: Vec::new(),
            acceptances: Vec::new(),
            signatures: false,
            told: Told::default(),
        }
    }
}

/// A matrix as it goes on paper.
pub struct Paper<'a> {
    matrix: &'a Matrix,
    choice: &'a Choice,
    sheets: Sheets,
}

impl<'a> Paper<'a> {
    /// The paper of a matrix.
    pub fn new(matrix: &'a Matrix, choice: &'a Choice) -> Self {
        Self { matrix, choice, sheets: Sheets::of(matrix, choice.comments) }
    }

    /// How many rows are drawn, in all tables.
    pub fn rows(&self) -> usize {
        let rows = self.choice.rows.as_ref().map_or(self.matrix.rows.len(), Vec::len);
        rows.saturating_mul(self.sheets.tables.len())
    }

    /// Whether that is more than a browser can print at once.
    pub fn is_too_large(&self) -> bool {
        self.rows() > ROWS
    }

    /// What is said of a matrix that is too large.
    pub fn advice(&self) -> String {
        let tables = match self.sheets.tables.len() {
            0 | 1 => String::new(),
            tables => format!(" in {tables} tables"),
        };
        format!(
            "This matrix has {} rows{tables}: more than a browser can print at once. Filter it \
             and print the filtered rows, or download it as a web page and print that.",
            self.rows() / self.sheets.tables.len().max(1),
        )
    }

    /// Draws it. Of one that is too large the advice alone: a part of a matrix would look like
    /// all of it.
    pub fn draw(&self, pen: &mut dyn Pen) {
        around::before(pen, self.matrix, self.choice);
        if self.is_too_large() {
            pen.element("p", &[], |pen| pen.text(&self.advice()));
            return;
        }
        let rows = self.choice.rows.as_deref();
        let filtered = rows.map(|rows| self.filtered(rows));
        tables(pen, self.matrix, &self.sheets, rows, filtered.as_deref());
        around::after(pen, self.matrix, self.choice);
    }

    /// What is said on every page where rows are missing.
    fn filtered(&self, rows: &[usize]) -> String {
        let activities = rows.iter().filter_map(|at| self.matrix.rows.get(*at)?.activity());
        let (shown, all) = (activities.count(), self.matrix.activities().count());
        format!("Filtered: {shown} of {all} activities")
    }
}

/// The rows to draw.
fn chosen<'a>(
    matrix: &'a Matrix,
    rows: Option<&'a [usize]>,
) -> Box<dyn Iterator<Item = &'a Row> + 'a> {
    match rows {
        Some(rows) => Box::new(rows.iter().filter_map(|at| matrix.rows.get(*at))),
        None => Box::new(matrix.rows.iter()),
    }
}

#[cfg(test)]
mod tests;
