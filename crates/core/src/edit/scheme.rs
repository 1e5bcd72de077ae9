//! Another scheme of letters for a matrix: what would become of its cells, before it is done.

use super::{Command, LetterChange};
use crate::matrix::{LetterSet, Letters, Matrix};

/// What becomes of one letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Becomes {
    /// Its code until now.
    pub code: char,
    /// The letter that takes its place; none where it is lost.
    pub becomes: LetterSet,
    /// In how many cells it stands.
    pub cells: usize,
}

/// A change of letters with what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeChange {
    /// The change as one command.
    pub command: Command,
    /// What becomes of each letter, in the order of the old ones.
    pub letters: Vec<Becomes>,
    /// How many cells say less afterwards: they lose a letter, or two of theirs become one.
    pub losses: usize,
}

/// What another set of letters would do to a matrix; `becomes` says what takes the place of
/// each letter that it has.
pub fn change_letters(matrix: &Matrix, letters: Letters, becomes: Vec<LetterSet>) -> SchemeChange {
    let mut counts: Vec<Becomes> = matrix
        .letters
        .iter()
        .zip(&becomes)
        .map(|(letter, becomes)| Becomes { code: letter.code, becomes: *becomes, cells: 0 })
        .collect();
    let mut losses = 0;
    for cell in matrix.activities().flat_map(|activity| &activity.cells) {
        let held = cell.letters();
        let mut after = LetterSet::EMPTY;
        for (at, count) in counts.iter_mut().enumerate() {
            if held.meets(LetterSet::nth(at)) {
                count.cells += 1;
                after = after.union(count.becomes);
            }
        }
        losses += usize::from(after.len() < held.len());
    }
    let change = LetterChange { letters, becomes, cells: Vec::new() };
    SchemeChange { command: Command::SetLetters(Box::new(change)), letters: counts, losses }
}
