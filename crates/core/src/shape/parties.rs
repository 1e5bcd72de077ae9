//! Two parties become one.

use super::{Refusal, Shaped, group};
use crate::edit::{ActivityField, CellEdit, Command};
use crate::matrix::{Activity, Basis, Cell, CellMark, Holding, LetterSet, Matrix, PartyId};

/// What becomes of a cell where both parties hold letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Both {
    /// The letters of both.
    Join,
    /// Those of the party that stays.
    First,
    /// Those of the party that goes.
    Second,
}

impl Both {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Join, Self::First, Self::Second];
}

/// A party goes behind another one, or to the first place.
pub fn behind(matrix: &Matrix, party: PartyId, after: Option<PartyId>) -> Shaped {
    let name = matrix.party(party).map_or("", |it| &it.name);
    Shaped::new(format!("Move the party {name}"), Command::MoveParty { party, after })
}

/// The activities for which both parties hold letters, and not the same ones.
pub fn conflicts(matrix: &Matrix, stays: PartyId, goes: PartyId) -> Vec<&Activity> {
    let (Some(stays), Some(goes)) = (matrix.column(stays), matrix.column(goes)) else {
        return Vec::new();
    };
    let both = |activity: &&Activity| {
        let held = |at: usize| activity.cells.get(at).map(|cell| cell.letters());
        let (one, other) = (held(stays).unwrap_or_default(), held(goes).unwrap_or_default());
        !one.is_empty() && !other.is_empty() && one != other
    };
    matrix.activities().filter(both).collect()
}

/// One party takes over what another one holds, which goes.
pub fn merge(
    matrix: &Matrix,
    stays: PartyId,
    goes: PartyId,
    both: Both,
) -> Result<Shaped, Refusal> {
    let column = |party| matrix.column(party).ok_or(crate::edit::EditError::NoParty(party));
    let (to, from) = (column(stays)?, column(goes)?);
    if to == from {
        return Err(Refusal::Same);
    }
    let mut cells = Vec::new();
    let mut commands = Vec::new();
    for activity in matrix.activities() {
        let cell = |at: usize| activity.cells.get(at).copied().unwrap_or_default();
        let (one, other) = (cell(to), cell(from));
        let (cell, taken) = one_of(one, other, both);
        if cell != one {
            cells.push(CellEdit { row: activity.id, party: stays, cell });
        }
        if activity.marks.iter().any(|mark| mark.party == goes) {
            let marks = marks(matrix, activity, (stays, goes), taken);
            commands.push(Command::SetActivity(activity.id, ActivityField::Marks(marks)));
        }
    }
    if !cells.is_empty() {
        commands.insert(0, Command::SetCells(cells));
    }
    commands.push(Command::RemoveParty(goes));
    let name = |at: usize| matrix.parties.get(at).map_or("", |party| party.name.as_str());
    Ok(Shaped::new(format!("Merge {} into {}", name(from), name(to)), group(commands)))
}

/// The cell of both, and whose footnote marks stay.
fn one_of(one: Cell, other: Cell, both: Both) -> (Cell, Both) {
    let (held, more) = (one.letters(), other.letters());
    let says = |cell: Cell| cell.holding != Holding::Letters(LetterSet::EMPTY);
    match (held.is_empty(), more.is_empty()) {
        (true, false) => (other, Both::Join),
        (false, true) => (one, Both::Join),
        // "Not applicable" says more than an empty cell.
        (true, true) => (if says(one) || !says(other) { one } else { other }, Both::Join),
        (false, false) if held == more => (one, Both::Join),
        (false, false) => {
            let cell = match both {
                Both::First => one,
                Both::Second => other,
                Both::Join => {
                    let basis = if [one.basis, other.basis].contains(&Basis::Inferred) {
                        // What somebody has to confirm stays to be confirmed.
                        Basis::Inferred
                    } else {
                        one.basis
                    };
                    Cell::of(held.union(more)).with_basis(basis)
                }
            };
            (cell, both)
        }
    }
}

/// The footnote marks of an activity once the one party has taken over the other's.
fn marks(
    matrix: &Matrix,
    activity: &Activity,
    (stays, goes): (PartyId, PartyId),
    taken: Both,
) -> Vec<CellMark> {
    let mut marks: Vec<CellMark> = Vec::new();
    for party in &matrix.parties {
        for mark in &activity.marks {
            let belongs = match (mark.party == stays, mark.party == goes) {
                (true, _) => party.id == stays && taken != Both::Second,
                (_, true) => party.id == stays && taken != Both::First,
                _ => mark.party == party.id,
            };
            let mark = CellMark { party: party.id, mark: mark.mark.clone() };
            if belongs && !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    marks
}
