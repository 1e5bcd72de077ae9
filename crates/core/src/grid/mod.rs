//! What a grid shows of a matrix, where a cursor goes in it, and what is selected. Nothing
//! here draws.

pub mod beside;
mod cursor;
pub mod heights;
mod hiding;
mod layout;
pub mod selection;

pub use cursor::{Cursor, Movement};
pub use heights::Heights;
pub use hiding::Hiding;
pub use layout::{Layout, Line};
pub use selection::{Area, Range, Selection, Span};

use crate::matrix::{Matrix, PartyId};

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

/// How often each party holds each letter: a list per party, in the order of the letters.
pub fn letter_counts(matrix: &Matrix) -> Vec<Vec<(char, usize)>> {
    let letters: Vec<_> = matrix
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
