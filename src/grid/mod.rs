//! What a grid shows of a matrix, and where a cursor goes in it. Nothing here draws.

mod cursor;
mod lines;

pub use cursor::{Cursor, Movement};
pub use lines::Line;

use crate::matrix::{LetterSet, Matrix, PartyId, Plans};

/// A column of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// What is to be done.
    Activity,
    /// To which plans it applies.
    Plan,
    /// What a party holds.
    Party(PartyId),
    /// What is to be known of it.
    Comment,
}

/// Lines and columns of a matrix. Made anew when rows, parties, plans or notes change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The columns, from left to right. Plans and comments have one only where there are any.
    pub columns: Vec<Column>,
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
}

impl Layout {
    /// The layout of a matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let plans = !matrix.plans.is_empty()
            || matrix.activities().any(|activity| activity.plan.plans != Plans::Unstated);
        let comments = matrix.activities().any(|activity| !activity.comment.is_empty());
        let mut columns = vec![Column::Activity];
        columns.extend(plans.then_some(Column::Plan));
        columns.extend(matrix.parties.iter().map(|party| Column::Party(party.id)));
        columns.extend(comments.then_some(Column::Comment));
        Self { columns, lines: lines::of(matrix) }
    }
}

/// How often each party holds each letter: a list per party, in the order of the letters.
pub fn letter_counts(matrix: &Matrix) -> Vec<Vec<(char, usize)>> {
    let letters: Vec<(char, LetterSet)> = matrix
        .letters
        .iter()
        .filter_map(|letter| Some((letter.code, matrix.letters.typed(letter.code)?)))
        .collect();
    let mut counts: Vec<Vec<(char, usize)>> =
        vec![letters.iter().map(|(code, _)| (*code, 0)).collect(); matrix.parties.len()];
    for activity in matrix.activities() {
        for (counts, cell) in counts.iter_mut().zip(&activity.cells) {
            for ((_, count), (_, letter)) in counts.iter_mut().zip(&letters) {
                *count += usize::from(cell.letters().contains(*letter));
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    #[test]
    fn columns_are_there_only_where_they_hold_something() {
        let layout = |slug| Layout::of(&catalogue::find(slug).unwrap().matrix().unwrap());
        assert_eq!(layout("ovhcloud-okms").columns.len(), 3);
        let full = layout("cegedim-cloud-managed-products").columns;
        assert_eq!((full[1], full[4]), (Column::Plan, Column::Comment));
        assert_eq!(full.len(), 5);
    }

    #[test]
    fn letters_are_counted_per_party() {
        let okms = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
        let counts = letter_counts(&okms);
        let total: usize = counts.iter().flatten().map(|(_, count)| count).sum();
        let written: u32 =
            okms.activities().flat_map(|a| &a.cells).map(|c| c.letters().len()).sum();
        assert_eq!(total, written as usize);
    }
}
