//! The rows of another matrix go into a draft.

use super::pick::Picker;
use remit_core::edit::{Command, LetterChange, PlanChange};
use remit_core::matrix::{LetterSet, Matrix, NewIds, PlanReader, Row, Section};
use remit_core::shape::{Shaped, footnotes};

/// Why the rows of another matrix cannot go into a draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InsertError {
    /// It has none.
    #[error("it has no rows")]
    NoRows,
    /// One of its letters means something else in the draft, or both together have too many.
    #[error(
        "its roles and those of the draft don't go together; change the roles of one of the two first"
    )]
    Letters,
}

/// The rows of another matrix, behind the last one, as one command. Its parties, letters, plans and
/// footnotes become those of the draft, as when a draft is begun from sections; what the draft
/// lacks of them is added. Activities outside any section come under the title of the other matrix.
/// Its introduction, source and settings stay behind.
pub fn insert(
    draft: &Matrix,
    other: &Matrix,
    ids: &mut impl NewIds,
) -> Result<Shaped, InsertError> {
    let mut data = (**draft).clone();
    let first_is_activity = match other.rows.first() {
        None => return Err(InsertError::NoRows),
        Some(row) => row.activity().is_some(),
    };
    if first_is_activity && draft.rows.iter().any(|row| row.section().is_some()) {
        let section = Section::new(ids.row(), 1, other.title.clone());
        data.rows.push(Row::Section(Box::new(section)));
    }
    if !Picker::new(&mut data, other).take_all(ids) {
        return Err(InsertError::Letters);
    }
    let mut commands = Vec::new();
    if data.letters != draft.letters {
        let becomes = (0..draft.letters.iter().len()).map(LetterSet::nth).collect();
        let change = LetterChange { letters: data.letters, becomes, cells: Vec::new() };
        commands.push(Command::SetLetters(Box::new(change)));
    }
    let mut after = draft.parties.last().map(|party| party.id);
    for party in data.parties.into_iter().skip(draft.parties.len()) {
        let after = after.replace(party.id);
        let (cells, marks) = (Vec::new(), Vec::new());
        commands.push(Command::InsertParty { after, party, cells, marks });
    }
    if data.plans != draft.plans {
        // What the draft says of plans stays, whatever it would mean in the longer legend.
        let reader = PlanReader::new(&data.plans);
        let others = draft.activities().filter(|it| reader.read(&it.plan.printed) != it.plan);
        let uses = others.map(|activity| (activity.id, activity.plan.clone())).collect();
        commands.push(Command::SetPlans(Box::new(PlanChange { plans: data.plans, uses })));
    }
    if data.footnotes != draft.footnotes {
        commands.push(Command::SetFootnotes(data.footnotes));
    }
    let rows = data.rows.split_off(draft.rows.len());
    commands.push(Command::InsertRows { after: draft.rows.last().map(Row::id), rows });
    let name = match other.activities().count() {
        1 => "Insert 1 activity".to_owned(),
        count => format!("Insert {count} activities"),
    };
    let command = footnotes::numbered(draft, Command::Group(commands));
    Ok(Shaped { name, command })
}

#[cfg(test)]
#[path = "insert_tests.rs"]
mod tests;
