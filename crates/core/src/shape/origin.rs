//! What a row was in the matrix that a draft came from, and the way back to that.

use super::group;
use crate::edit::{ActivityField, CellEdit, Command, SectionField};
use crate::matrix::text::notation;
use crate::matrix::{
    Activity, Cell, Holding, LetterSet, Matrix, Numbering, PlanUse, RowId, Section, Text,
};

/// Something that a row was, and is no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// What of the row: "Activity", "Comment", or a party's name.
    pub what: String,
    /// What it was, in words.
    pub was: String,
    /// What makes it that again.
    pub command: Command,
}

/// Whether rows of a matrix can be told to be those of another one. What came back by way of a
/// format without ids has none of them.
pub fn is_origin(origin: &Matrix, now: &Matrix) -> bool {
    origin.rows.iter().any(|row| now.position(row.id()).is_some())
}

/// What a row was; `None` where the origin does not have it. What cannot be again, as the party
/// is gone or the letter, is left out.
pub fn was(origin: &Matrix, now: &Matrix, row: RowId) -> Option<Vec<Was>> {
    if let (Some(old), Some(new)) = (origin.activity(row), now.activity(row)) {
        return Some(activity((origin, old), (now, new)));
    }
    Some(section(origin.section(row)?, now.section(row)?, now.numbering))
}

/// All of it at once.
pub fn taken_back(was: &[Was]) -> Command {
    group(was.iter().map(|was| was.command.clone()).collect())
}

fn activity((origin, old): (&Matrix, &Activity), (now, new): (&Matrix, &Activity)) -> Vec<Was> {
    let set = |field| Command::SetActivity(new.id, field);
    let mut all = Vec::new();
    let mut text = |what: &str, old: &Text, new: &Text, field: fn(Text) -> ActivityField| {
        if old != new {
            let (what, was) = (what.to_owned(), words(old));
            all.push(Was { what, was, command: set(field(old.clone())) });
        }
    };
    text("Activity", &old.text, &new.text, ActivityField::Text);
    text("Comment", &old.comment, &new.comment, ActivityField::Comment);
    if old.plan.printed != new.plan.printed {
        let plan = if origin.plans == now.plans {
            old.plan.clone()
        } else {
            PlanUse::read(&old.plan.printed, &now.plans)
        };
        let was = if old.plan.printed.is_empty() { "empty" } else { &old.plan.printed };
        let (what, was) = ("Plan".to_owned(), was.to_owned());
        all.push(Was { what, was, command: set(ActivityField::Plan(plan)) });
    }
    for (party, cell) in origin.cells(old) {
        let Some(is) = now.cell(new.id, party.id) else { continue };
        let Some(cell) = fitted(origin, now, cell) else { continue };
        if cell.holding == is.holding {
            continue;
        }
        let named = now.party(party.id).unwrap_or(party);
        let was = match cell.holding {
            Holding::NotApplicable => "not applicable".to_owned(),
            Holding::Letters(LetterSet::EMPTY) => "no role".to_owned(),
            Holding::Letters(letters) => now.letters.write(letters),
        };
        let edit = CellEdit { row: new.id, party: party.id, cell };
        let command = Command::SetCells(vec![edit]);
        all.push(Was { what: named.name.clone(), was, command });
    }
    all
}

/// A cell in the letters of another matrix, where it has them all.
fn fitted(origin: &Matrix, now: &Matrix, cell: Cell) -> Option<Cell> {
    let Holding::Letters(letters) = cell.holding else { return Some(cell) };
    let mut fitted = LetterSet::EMPTY;
    for letter in origin.letters.in_set(letters) {
        fitted = fitted.union(now.letters.typed(letter.code)?);
    }
    Some(Cell { holding: Holding::Letters(fitted), ..cell })
}

fn section(old: &Section, new: &Section, numbering: Numbering) -> Vec<Was> {
    let mut all = Vec::new();
    let mut add = |what: &str, was: String, field| {
        let command = Command::SetSection(new.id, field);
        all.push(Was { what: what.to_owned(), was, command });
    };
    let name = |name: &str| if name.is_empty() { "empty".to_owned() } else { name.to_owned() };
    if old.written != new.written && numbering == Numbering::Kept {
        add("Number", name(&old.written), SectionField::Number(old.written.clone()));
    }
    if old.title != new.title {
        add("Title", name(&old.title), SectionField::Title(old.title.clone()));
    }
    if old.before != new.before {
        add("Note before", words(&old.before), SectionField::Before(old.before.clone()));
    }
    if old.after != new.after {
        add("Note after", words(&old.after), SectionField::After(old.after.clone()));
    }
    all
}

fn words(text: &Text) -> String {
    if text.is_empty() { "empty".to_owned() } else { notation::write(text) }
}
