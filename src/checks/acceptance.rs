//! Acceptances: a person has looked at a finding and lets it be, for what it says now.

use super::engine::{joined, key, sorted};
use super::finding::{Fact, Finding, Place};
use crate::edit::Command;
use crate::matrix::{Acceptance, Activity, Date, Matrix, PartyId, RowId};

/// The acceptances of a matrix, by row, and by all that they say.
#[derive(Debug, Clone, Default)]
pub(super) struct Accepted {
    rows: Vec<(u64, u32)>,
    all: Vec<(u64, u32)>,
}

impl Accepted {
    pub(super) fn of(matrix: &Matrix) -> Self {
        let rows = matrix.acceptances.iter().map(|accepted| bits(accepted.row));
        let all = matrix
            .acceptances
            .iter()
            .map(|said| key_of(&said.rule, said.row, said.party, &said.letters));
        Self { rows: sorted(rows.zip(0..)), all: sorted(all.zip(0..)) }
    }

    /// Whether nothing is accepted.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The acceptance of a finding, by its place in the matrix's list.
    pub(super) fn find(&self, matrix: &Matrix, finding: &Finding) -> Option<u32> {
        let (row, party) = (finding.place.row(), finding.place.party());
        // Most rows have none, and need no words made.
        first(&self.rows, bits(row))?;
        first(&self.all, key_of(finding.rule.id, row, party, &state(matrix, finding)))
    }
}

/// What stands with the first pair of a key.
fn first(pairs: &[(u64, u32)], key: u64) -> Option<u32> {
    let at = pairs.partition_point(|(other, _)| *other < key);
    pairs.get(at).filter(|(other, _)| *other == key).map(|(_, value)| *value)
}

/// A number for all that an acceptance says.
fn key_of(rule: &str, row: Option<RowId>, party: Option<PartyId>, letters: &str) -> u64 {
    let party = party.map_or(0, PartyId::bits);
    joined(joined(key(rule), bits(row)), joined(party, key(letters)))
}

fn bits(row: Option<RowId>) -> u64 {
    row.map_or(0, RowId::bits)
}

/// What a finding is accepted for. When that changes, the finding comes back.
fn state(matrix: &Matrix, finding: &Finding) -> String {
    let letters = |row| matrix.activity(row).map(|row| letters(matrix, row)).unwrap_or_default();
    let state = match (&finding.place, &finding.fact) {
        (Place::Footnote(id), _) => {
            let note = matrix.footnotes.iter().find(|note| note.id == *id);
            note.map(|note| note.mark.as_str().to_owned()).unwrap_or_default()
        }
        (_, Fact::Words(words)) => words.clone(),
        (_, Fact::Dates { review_by, .. }) => review_by.to_string(),
        (place, Fact::Row(other)) => match place.row() {
            Some(row) => format!("{} and {}", letters(row), letters(*other)),
            None => String::new(),
        },
        (place, _) => place.row().map(letters).unwrap_or_default(),
    };
    // The list of acceptances takes no long words; what is longer is kept as a number.
    if state.len() <= 200 { state } else { format!("{:016x}", key(&state)) }
}

/// An activity's letters, cell by cell: `RA|I`.
fn letters(matrix: &Matrix, activity: &Activity) -> String {
    let mut all = String::new();
    for (at, cell) in activity.cells.iter().enumerate() {
        if at > 0 {
            all.push('|');
        }
        all.push_str(&matrix.letters.write(cell.letters()));
    }
    all
}

/// The command that accepts a finding. What was accepted of it before, for other letters, goes.
pub fn accept(
    matrix: &Matrix,
    finding: &Finding,
    reason: &str,
    name: &str,
    date: Option<Date>,
) -> Command {
    let acceptance = Acceptance {
        rule: finding.rule.id.to_owned(),
        row: finding.place.row(),
        party: finding.place.party(),
        letters: state(matrix, finding),
        reason: reason.trim().to_owned(),
        name: name.trim().to_owned(),
        date,
    };
    let is_one = finding.place.row().is_some() || finding.place.party().is_some();
    let older = |other: &&Acceptance| {
        is_one
            && other.rule == acceptance.rule
            && other.row == acceptance.row
            && other.party == acceptance.party
    };
    let places = matrix.acceptances.iter().zip(0_usize..).filter(|(other, _)| older(other));
    // From the end, so that the places of those before stay what they are.
    let gone: Vec<usize> = places.map(|(_, at)| at).collect();
    let at = matrix.acceptances.len() - gone.len();
    let withdrawn = gone.into_iter().rev().map(Command::Withdraw);
    let accept = Command::Accept { at, acceptance: Box::new(acceptance) };
    let mut commands: Vec<Command> = withdrawn.collect();
    commands.push(accept);
    Command::Group(commands)
}

/// The command by which an accepted finding counts again.
pub fn withdraw(finding: &Finding) -> Option<Command> {
    finding.acceptance.map(|at| Command::Withdraw(at as usize))
}
