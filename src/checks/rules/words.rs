//! Words and commands that several rules share.

use crate::checks::{Finding, Fix};
use crate::edit::{CellEdit, Command};
use crate::matrix::{Activity, Cell, Letter, LetterSet, Matrix, Party};

/// How many fixes of one sort are offered; beyond that a list helps nobody.
pub(super) const MAX_CHOICES: usize = 4;

/// Names as a sentence lists them: "A", "A and B", "A, B and C".
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The names of parties, as a sentence lists them.
pub(super) fn names(parties: &[&Party]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| name(party)).collect();
    list(&names)
}

/// A party's name, or words for one that has none.
pub(super) fn name(party: &Party) -> &str {
    if party.name.is_empty() { "the unnamed party" } else { &party.name }
}

/// The codes of a set, as a sentence names them: "A", or "A or B".
pub(super) fn codes(matrix: &Matrix, letters: LetterSet) -> String {
    let codes: Vec<String> = matrix.letters.in_set(letters).map(|l| l.code.to_string()).collect();
    codes.join(" or ")
}

/// The first letter of a set, which is the one that fixes add.
fn first(matrix: &Matrix, letters: LetterSet) -> Option<(&Letter, LetterSet)> {
    let letter = matrix.letters.in_set(letters).next()?;
    Some((letter, matrix.letters.typed(letter.code)?))
}

/// A command that sets cells of one activity, each made from what it holds now.
pub(super) fn set_cells<'a>(
    matrix: &Matrix,
    activity: &Activity,
    cells: impl Iterator<Item = (&'a Party, Cell)>,
) -> Command {
    let changed = cells.filter(|(party, cell)| matrix.cell(activity.id, party.id) != Some(*cell));
    let edits = changed.map(|(party, cell)| CellEdit { row: activity.id, party: party.id, cell });
    Command::SetCells(edits.collect())
}

/// Fixes that give the first of some letters to each party that holds any of others.
pub(super) fn give(
    matrix: &Matrix,
    finding: &Finding,
    letters: LetterSet,
    to_holders_of: LetterSet,
) -> Vec<Fix> {
    let activity = finding.place.row().and_then(|row| matrix.activity(row));
    let (Some(activity), Some((letter, set))) = (activity, first(matrix, letters)) else {
        return Vec::new();
    };
    matrix
        .cells(activity)
        .filter(|(_, cell)| cell.letters().meets(to_holders_of))
        .take(MAX_CHOICES)
        .map(|(party, cell)| {
            let cell = Cell::of(cell.letters().union(set));
            Fix {
                name: format!("{} becomes {}", name(party), letter.code),
                command: set_cells(matrix, activity, [(party, cell)].into_iter()),
            }
        })
        .collect()
}
