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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use crate::edit::apply;
    use crate::matrix::{SCHEMES, likely};

    #[test]
    fn a_change_says_what_it_would_lose_and_can_be_taken_back() {
        let okms = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
        let mut matrix = okms.clone();
        let rasci = Letters::new(SCHEMES[1].letters(&matrix.letters)).unwrap();
        let becomes = likely(&matrix.letters, &rasci);
        let change = change_letters(&matrix, rasci, becomes);
        assert_eq!(change.losses, 0);
        let undo = apply(&mut matrix, change.command).unwrap();
        let row = matrix.activities().next().unwrap();
        assert_eq!(matrix.letters.write(row.cells[0].letters()), "RA");
        assert_eq!(matrix.letters.iter().len(), 5);
        apply(&mut matrix, undo).unwrap();
        assert_eq!(matrix, okms);

        // With one letter for R and A, the cells that hold both say less.
        let two = Letters::new(okms.letters.iter().take(2).cloned().collect()).unwrap();
        let becomes =
            vec![LetterSet::nth(0), LetterSet::nth(0), LetterSet::EMPTY, LetterSet::EMPTY];
        let change = change_letters(&matrix, two, becomes);
        assert_eq!(change.losses, 49);
        let cells: Vec<_> = change.letters.iter().map(|letter| letter.cells).collect();
        assert_eq!(cells, [31, 32, 0, 18]);
        let undo = apply(&mut matrix, change.command).unwrap();
        apply(&mut matrix, undo).unwrap();
        assert_eq!(matrix, okms);
    }
}
