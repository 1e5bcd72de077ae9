//! Carries commands out.

use super::{
    ActivityField, CellEdit, Command, EditError, Facet, Field, SectionField, about, letters,
    parties, plans, rows,
};
use crate::matrix::{Activity, Broken, Matrix, Row, RowId, Section, invariants, totals};

/// Changes the matrix and returns the command that takes the change back.
/// On an error the matrix is as it was.
pub fn apply(matrix: &mut Matrix, command: Command) -> Result<Command, EditError> {
    let may_be_much = matches!(
        command,
        Command::InsertRows { .. } | Command::Group(_) | Command::SetFootnotes(_)
    );
    let inverse = carry_out(matrix, command, Levels::Checked)?;
    // A text by itself has its own limit. Many of them at once may be more than a file can hold,
    // and what is kept has to open again.
    if may_be_much && let Err(broken) = totals::check(matrix) {
        carry_out(matrix, inverse, Levels::Checked)?;
        return Err(broken.into());
    }
    Ok(inverse)
}

/// Whether the levels of sections must hold together right after a command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Levels {
    /// They must.
    Checked,
    /// The command is a part of a group: only what all of it leaves must hold together. Rows that
    /// were deleted in several places come back one place after the other, and what is there in
    /// between may be no outline in any order.
    Later,
}

fn carry_out(matrix: &mut Matrix, command: Command, levels: Levels) -> Result<Command, EditError> {
    match command {
        Command::SetTitle(title) => {
            invariants::name(&title)?;
            Ok(Command::SetTitle(std::mem::replace(&mut matrix.data_mut().title, title)))
        }
        Command::SetCells(edits) => set_cells(matrix, edits),
        Command::SetActivity(row, field) => set_activity(matrix, row, field),
        Command::SetSection(row, field) => set_section(matrix, row, field, levels),
        Command::InsertRows { after, rows } => rows::insert(matrix, after, rows, levels),
        Command::RemoveRows(ids) => rows::remove(matrix, &ids, levels),
        Command::MoveRows { after, rows } => rows::relocate(matrix, after, &rows, levels),
        Command::InsertParty { after, party, cells, marks } => {
            parties::insert(matrix, after, party, cells, marks)
        }
        Command::RemoveParty(id) => parties::remove(matrix, id),
        Command::SetParty(party) => parties::set(matrix, party),
        Command::MoveParty { party, after } => parties::relocate(matrix, party, after),
        Command::Replace(content) => replace(matrix, content),
        Command::SetLetters(change) => letters::set(matrix, *change),
        Command::SetAbout(field) => about::set(matrix, field),
        Command::SetPlans(change) => plans::set(matrix, *change),
        Command::SetNumbering(numbering) => Ok(about::set_numbering(matrix, numbering)),
        Command::SetFootnotes(footnotes) => about::set_footnotes(matrix, footnotes),
        Command::SetReviewBy(date) => {
            let old = std::mem::replace(&mut matrix.data_mut().review_by, date);
            Ok(Command::SetReviewBy(old))
        }
        Command::SetRules(rules) => about::set_rules(matrix, rules),
        Command::Accept { at, acceptance } => about::accept(matrix, at, *acceptance),
        Command::Withdraw(at) => about::withdraw(matrix, at),
        Command::Group(commands) => group(matrix, commands, levels),
    }
}

fn replace(matrix: &mut Matrix, mut content: Box<Matrix>) -> Result<Command, EditError> {
    if content.id != matrix.id {
        return Err(EditError::OtherMatrix);
    }
    std::mem::swap(matrix, &mut content);
    Ok(Command::Replace(content))
}

fn group(
    matrix: &mut Matrix,
    commands: Vec<Command>,
    levels: Levels,
) -> Result<Command, EditError> {
    let is_checked = levels == Levels::Checked && commands.iter().any(changes_rows);
    let mut inverses = Vec::with_capacity(commands.len());
    let carry_out_all = || -> Result<(), EditError> {
        for command in commands {
            inverses.push(carry_out(matrix, command, Levels::Later)?);
        }
        if is_checked {
            invariants::levels(&matrix.rows)?;
        }
        Ok(())
    };
    let done = carry_out_all();
    inverses.reverse();
    match done {
        Ok(()) => Ok(Command::Group(inverses)),
        Err(error) => {
            for inverse in inverses {
                // An inverse applied to the very matrix that it was made from cannot fail.
                carry_out(matrix, inverse, Levels::Later)?;
            }
            Err(error)
        }
    }
}

/// Whether a command changes the outline.
fn changes_rows(command: &Command) -> bool {
    let mut any = false;
    command.each_facet(&mut |facet| {
        any |= matches!(facet, Facet::Row(_) | Facet::Field(_, Field::Place | Field::Level));
    });
    any
}

fn set_cells(matrix: &mut Matrix, edits: Vec<CellEdit>) -> Result<Command, EditError> {
    let all = matrix.letters.all();
    let mut places = Vec::with_capacity(edits.len());
    for edit in &edits {
        let row = matrix.position(edit.row).ok_or(EditError::NoRow(edit.row))?;
        if matrix.activity(edit.row).is_none() {
            return Err(EditError::NotAnActivity(edit.row));
        }
        let column = matrix.column(edit.party).ok_or(EditError::NoParty(edit.party))?;
        if !all.contains(edit.cell.letters()) {
            return Err(Broken::Letter { row }.into());
        }
        places.push((row, column));
    }
    let rows = &mut matrix.data_mut().rows;
    let mut undo = edits;
    for (edit, (row, column)) in undo.iter_mut().zip(places) {
        if let Some(Row::Activity(activity)) = rows.get_mut(row)
            && let Some(cell) = activity.cells.get_mut(column)
        {
            std::mem::swap(cell, &mut edit.cell);
        }
    }
    // A cell may have been set twice: the first of its old contents must come back last.
    undo.reverse();
    Ok(Command::SetCells(undo))
}

fn set_activity(
    matrix: &mut Matrix,
    row: RowId,
    mut field: ActivityField,
) -> Result<Command, EditError> {
    match &field {
        ActivityField::Text(text) | ActivityField::Comment(text) => invariants::text(text)?,
        ActivityField::Plan(plan) => invariants::plan(matrix, row_at(matrix, row)?, plan)?,
        ActivityField::Marks(marks) => invariants::marks(matrix, row_at(matrix, row)?, marks)?,
    }
    let activity = activity_mut(matrix, row)?;
    match &mut field {
        ActivityField::Text(text) => std::mem::swap(text, &mut activity.text),
        ActivityField::Plan(plan) => std::mem::swap(plan, &mut activity.plan),
        ActivityField::Comment(text) => std::mem::swap(text, &mut activity.comment),
        ActivityField::Marks(marks) => std::mem::swap(marks, &mut activity.marks),
    }
    Ok(Command::SetActivity(row, field))
}

fn set_section(
    matrix: &mut Matrix,
    row: RowId,
    mut field: SectionField,
    levels: Levels,
) -> Result<Command, EditError> {
    match &field {
        SectionField::Number(name) | SectionField::Title(name) => invariants::name(name)?,
        SectionField::Before(text) | SectionField::After(text) => invariants::text(text)?,
        SectionField::Level(level) => return rows::set_level(matrix, row, *level, levels),
    }
    let section = section_mut(matrix, row)?;
    match &mut field {
        SectionField::Number(number) => std::mem::swap(number, &mut section.written),
        SectionField::Title(title) => std::mem::swap(title, &mut section.title),
        SectionField::Before(text) => std::mem::swap(text, &mut section.before),
        SectionField::After(text) => std::mem::swap(text, &mut section.after),
        SectionField::Level(_) => {}
    }
    Ok(Command::SetSection(row, field))
}

fn row_at(matrix: &Matrix, row: RowId) -> Result<usize, EditError> {
    matrix.position(row).ok_or(EditError::NoRow(row))
}

fn activity_mut(matrix: &mut Matrix, row: RowId) -> Result<&mut Activity, EditError> {
    let at = row_at(matrix, row)?;
    match matrix.data_mut().rows.get_mut(at) {
        Some(Row::Activity(activity)) => Ok(activity),
        _ => Err(EditError::NotAnActivity(row)),
    }
}

fn section_mut(matrix: &mut Matrix, row: RowId) -> Result<&mut Section, EditError> {
    let at = row_at(matrix, row)?;
    match matrix.data_mut().rows.get_mut(at) {
        Some(Row::Section(section)) => Ok(section),
        _ => Err(EditError::NotASection(row)),
    }
}
