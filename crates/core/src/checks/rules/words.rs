//! Words and commands that several rules share.

use crate::checks::finding::{Found, Place};
use crate::checks::{ActivityCheck, Finding, Fix};
use crate::edit::{CellEdit, Command};
use crate::matrix::{Activity, Cell, Letter, LetterSet, Matrix, Party, PartyId, RowId};

/// How many fixes of one sort are offered; beyond that a list helps nobody.
pub(super) const MAX_CHOICES: usize = 4;

/// How many names a message lists.
const MAX_NAMES: usize = 8;

/// Where the rules of the one accountable party come from.
pub(super) const ONE_ACCOUNTABLE: &str = "The common definition of RACI: exactly one A per \
    activity. The legend of cegedim.cloud's page says of A: “only 1 per task”.";

/// Where the rules come from that nobody else has.
pub(super) const OUR_OWN: &str = "Remit's own rule; we know of no published one.";

/// Where the rules come from that keep a role rare.
pub(super) const KEPT_RARE: &str =
    "Keeping this role rare is common advice for RACI; the number is Remit's own.";

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
    let mut names: Vec<&str> = parties.iter().map(|party| name(party)).collect();
    let more = format!("{} others", names.len().saturating_sub(MAX_NAMES - 1));
    if names.len() > MAX_NAMES {
        names.truncate(MAX_NAMES - 1);
        names.push(&more);
    }
    list(&names)
}

/// A party's name, or words for one that has none.
pub(super) fn name(party: &Party) -> &str {
    if party.name.is_empty() { "the unnamed party" } else { &party.name }
}

/// The name of the party with this id.
pub(super) fn name_of(matrix: &Matrix, party: PartyId) -> &str {
    matrix.party(party).map_or("a party", name)
}

/// The deletion of a party, called so before its name; none where marks in its cells say something.
pub(super) fn delete_party(matrix: &Matrix, party: PartyId, delete: &str) -> Vec<Fix> {
    if matrix.activities().flat_map(|activity| &activity.marks).any(|mark| mark.party == party) {
        return Vec::new();
    }
    let name = format!("{delete} {}", name_of(matrix, party));
    vec![Fix { name, command: Command::RemoveParty(party) }]
}

/// The codes of a set, as a sentence names them: "A", or "A or B".
pub(super) fn codes(matrix: &Matrix, letters: LetterSet) -> String {
    let codes: Vec<String> = matrix.letters.in_set(letters).map(|l| l.code.to_string()).collect();
    codes.join(" or ")
}

/// The names of a set, as a sentence lists them: "Responsible and Accountable".
pub(super) fn roles(matrix: &Matrix, letters: LetterSet, between: &str) -> String {
    let names: Vec<&str> = matrix.letters.in_set(letters).map(Letter::shown_name).collect();
    names.join(between)
}

/// The activity of a finding.
pub(super) fn activity<'a>(matrix: &'a Matrix, finding: &Finding) -> Option<&'a Activity> {
    matrix.activity(finding.place.row()?)
}

/// The parties of an activity that hold any of these letters.
pub(super) fn holders<'a>(
    matrix: &'a Matrix,
    finding: &Finding,
    letters: LetterSet,
) -> Vec<&'a Party> {
    let Some(activity) = activity(matrix, finding) else { return Vec::new() };
    let holding = matrix.cells(activity).filter(|(_, cell)| cell.letters().meets(letters));
    holding.map(|(party, _)| party).collect()
}

/// What is found where nobody holds any of these letters, of which there are some.
pub(super) fn held_by_nobody(row: &ActivityCheck, letters: LetterSet) -> Option<Found> {
    let missing = !letters.is_empty() && !row.held.meets(letters);
    missing.then(|| Found::at(Place::Row(row.activity.id)))
}

/// What is found where more parties than the rule's limit hold these letters; so many do.
pub(super) fn held_by_too_many(
    row: &ActivityCheck,
    letters: LetterSet,
    count: u32,
) -> Option<Found> {
    (count > row.limit).then(|| Found::in_cells(row.activity.id, &row.holders(letters)))
}

/// Says who holds these letters: "5 parties are consulted: …".
pub(super) fn parties_are(
    matrix: &Matrix,
    finding: &Finding,
    letters: LetterSet,
    what: &str,
) -> String {
    let holders = holders(matrix, finding, letters);
    format!("{} parties are {what}: {}.", holders.len(), names(&holders))
}

/// Where another row stands, as seen from a row, in words behind "appears".
pub(super) fn place(matrix: &Matrix, of: RowId, from: RowId) -> String {
    let section = |row| matrix.path(row).last().map(|section| section.id);
    match section(of) {
        there if there == section(from) => "above in this section".to_owned(),
        Some(there) => format!("in “{}”", matrix.path_text(there)),
        None => "above the first section".to_owned(),
    }
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
    let activity = activity(matrix, finding);
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
                name: format!("Assign {} to {}", letter.code, name(party)),
                command: set_cells(matrix, activity, [(party, cell)].into_iter()),
            }
        })
        .collect()
}

/// Fixes that leave some letters with one of the parties that hold them; `role` is what that
/// party then is.
pub(super) fn keep_one(
    matrix: &Matrix,
    finding: &Finding,
    letters: LetterSet,
    role: &str,
) -> Vec<Fix> {
    let Some(activity) = activity(matrix, finding) else { return Vec::new() };
    let holds = |cell: Cell| cell.letters().meets(letters);
    matrix
        .cells(activity)
        .filter(|(_, cell)| holds(*cell))
        .take(MAX_CHOICES)
        .map(|(kept, _)| {
            let others = matrix
                .cells(activity)
                .filter(|(party, cell)| party.id != kept.id && holds(*cell))
                .map(|(party, cell)| (party, Cell::of(cell.letters().without(letters))));
            Fix {
                name: format!("Keep {} {role}", name(kept)),
                command: set_cells(matrix, activity, others),
            }
        })
        .collect()
}

/// A fix that takes some letters from all cells that hold any of others besides.
pub(super) fn take(
    matrix: &Matrix,
    finding: &Finding,
    letters: LetterSet,
    beside: LetterSet,
) -> Vec<Fix> {
    let Some(activity) = activity(matrix, finding) else { return Vec::new() };
    let cells = matrix
        .cells(activity)
        .filter(|(_, cell)| cell.letters().meets(letters) && cell.letters().meets(beside))
        .map(|(party, cell)| (party, Cell::of(cell.letters().without(letters))));
    let name = format!("Remove {}", codes(matrix, letters));
    vec![Fix { name, command: set_cells(matrix, activity, cells) }]
}

/// Names with the form of a verb that fits their number.
pub(super) fn verb(parties: &[&Party], one: &str, several: &str) -> String {
    format!("{} {}", names(parties), if parties.len() == 1 { one } else { several })
}
