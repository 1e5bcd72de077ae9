//! The limits on all texts of a matrix together.

use super::invariants::count;
use super::row::Row;
use super::{Broken, MatrixData, Text, limits};

/// Whether the texts of a matrix are within the limits on all of them together.
pub fn check(data: &MatrixData) -> Result<(), Broken> {
    let mut totals = Totals::default();
    let own = [&data.introduction, &data.letters_introduction, &data.source.note];
    let letters = data.letters.iter().map(|letter| &letter.definition);
    let plans = data.plans.iter().map(|plan| &plan.description);
    let footnotes = data.footnotes.iter().map(|footnote| &footnote.text);
    own.into_iter()
        .chain(letters)
        .chain(plans)
        .chain(footnotes)
        .try_for_each(|it| totals.add(it))?;
    data.rows.iter().try_for_each(|row| totals.add_row(row))
}

/// What the texts of a matrix have together, as far as they are known.
#[derive(Debug, Default)]
pub struct Totals {
    pieces: usize,
    size: usize,
}

impl Totals {
    /// Adds a text. Fails where it is one too many.
    fn add(&mut self, text: &Text) -> Result<(), Broken> {
        self.pieces += text.pieces();
        self.size += text.size();
        let what = "pieces of text (changes of style, links, footnote marks and line breaks)";
        count(what, self.pieces, limits::MATRIX_PIECES)?;
        count("bytes of text", self.size, limits::MATRIX_SIZE)
    }

    /// Adds the texts of a row. Fails where they are too many.
    pub fn add_row(&mut self, row: &Row) -> Result<(), Broken> {
        match row {
            Row::Activity(activity) => {
                self.pieces += activity.marks.len();
                [&activity.text, &activity.comment, &activity.evidence]
                    .into_iter()
                    .try_for_each(|text| self.add(text))
            }
            Row::Section(section) => {
                [&section.before, &section.after].into_iter().try_for_each(|text| self.add(text))
            }
        }
    }
}
