//! Acceptances: a person has looked at a finding and lets it be, for what it says now.

use std::borrow::Cow;

use super::engine::{joined, key, sorted};
use super::finding::{Fact, Finding, Place};
use crate::edit::Command;
use crate::matrix::acceptance::{AND, from_columns, held, in_columns};
use crate::matrix::{Acceptance, Date, Matrix, PartyId, RowId};

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
        let row = finding.place.row();
        let other = if let Fact::Row(other) = finding.fact { Some(other) } else { None };
        // Most rows have none, and need no words made.
        let is_known = |row| first(&self.rows, bits(row)).is_some();
        if !(is_known(row) || other.is_some_and(|other| is_known(Some(other)))) {
            return None;
        }
        let said = |row, state: &str| {
            let of = |state: &str| key_of(finding.rule.id, row, finding.place.party(), state);
            let earlier = || first(&self.all, of(&earlier_number(matrix, state)?));
            first(&self.all, of(&short(state))).or_else(earlier)
        };
        let state = state(matrix, finding);
        // Which of two rows a finding is reported for follows from their order, and rows move.
        let turned = || {
            let (own, others) = state.split_once(AND)?;
            said(Some(other?), &format!("{others}{AND}{own}"))
        };
        said(row, &state).or_else(turned)
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

/// What a finding is accepted for. When that changes, the finding comes back. For a finding about
/// one activity or two that is what the parties hold in them, and nothing else.
fn state(matrix: &Matrix, finding: &Finding) -> String {
    let parties = &matrix.parties;
    let held = |row| {
        let activity = matrix.activity(row);
        activity.map(|it| held(it, parties, &matrix.letters)).unwrap_or_default()
    };
    match (&finding.place, &finding.fact) {
        (Place::Footnote(id), _) => {
            let note = matrix.footnotes.iter().find(|note| note.id == *id);
            note.map(|note| note.mark.as_str().to_owned()).unwrap_or_default()
        }
        // Words of a row may look like letters, which files have by column.
        (place, Fact::Words(words)) => match place.row() {
            Some(_) => from_columns(words, parties).unwrap_or_else(|| words.clone()),
            None => words.clone(),
        },
        (_, Fact::Dates { review_by, .. }) => review_by.to_string(),
        (place, Fact::Row(other)) => match place.row() {
            Some(row) => format!("{}{AND}{}", held(row), held(*other)),
            None => String::new(),
        },
        (place, _) => place.row().map(held).unwrap_or_default(),
    }
}

/// The list of acceptances takes no long words; what is longer is kept as a number.
fn short(state: &str) -> Cow<'_, str> {
    const MOST: usize = 900;
    if state.len() <= MOST { state.into() } else { number(state).into() }
}

fn number(state: &str) -> String {
    format!("{:016x}", key(state))
}

/// What Remit 0.1 kept as a number: letters column by column, where they had over 200 bytes.
fn earlier_number(matrix: &Matrix, state: &str) -> Option<String> {
    let columns = in_columns(state, &matrix.parties, &matrix.letters);
    let columns = columns.as_deref().unwrap_or(state);
    (columns.len() > 200).then(|| number(columns))
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
        letters: short(&state(matrix, finding)).into_owned(),
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
