//! Acceptances: a person has looked at a finding and lets it be, for what it says now.

use super::engine::{joined, key};
use super::finding::{Fact, Finding, Place};
use crate::edit::Command;
use crate::matrix::{Acceptance, Activity, Date, Matrix, PartyId, RowId};

/// The acceptances of a matrix, by row and by what else they say; sorted.
#[derive(Debug, Clone, Default)]
pub(super) struct Accepted(Vec<(u64, u64, u32)>);

impl Accepted {
    pub(super) fn of(matrix: &Matrix) -> Self {
        let entry = |(accepted, at): (&Acceptance, u32)| {
            let key = said(&accepted.rule, accepted.party, &accepted.letters);
            (bits(accepted.row), key, at)
        };
        let mut entries: Vec<_> = matrix.acceptances.iter().zip(0..).map(entry).collect();
        entries.sort_unstable();
        Self(entries)
    }

    /// Whether nothing is accepted.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The acceptance of a finding, by its place in the matrix's list.
    pub(super) fn find(&self, matrix: &Matrix, finding: &Finding) -> Option<u32> {
        let row = bits(finding.place.row());
        // Most rows have none, and need no words made.
        let from = self.0.partition_point(|(other, ..)| *other < row);
        self.0.get(from).filter(|(other, ..)| *other == row)?;
        let key = said(finding.rule.id, finding.place.party(), &state(matrix, finding));
        let at = self.0.partition_point(|(other, said, _)| (*other, *said) < (row, key));
        let found = self.0.get(at).filter(|(other, said, _)| (*other, *said) == (row, key));
        found.map(|(.., at)| *at)
    }
}

fn bits(row: Option<RowId>) -> u64 {
    row.map_or(0, RowId::bits)
}

/// A number for all that an acceptance says besides the row.
fn said(rule: &str, party: Option<PartyId>, letters: &str) -> u64 {
    let party = party.map_or(0, PartyId::bits);
    joined(key(rule), joined(party, key(letters)))
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
