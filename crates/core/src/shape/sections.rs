//! Sections are split in two, or become one.

use super::{Refusal, Shaped, direct, group, ids, level, section_of};
use crate::edit::{Command, SectionField, apply};
use crate::matrix::{Matrix, Row, RowId, Section, Text};

/// A new section begins with the activity at a position; the notes behind the activities go with
/// the last of them. `id` becomes that of the new section.
pub fn split(matrix: &Matrix, row: usize, id: RowId) -> Result<Shaped, Refusal> {
    let is_activity = matrix.rows.get(row).is_some_and(|row| row.activity().is_some());
    if !is_activity {
        return Err(Refusal::NotAnActivity);
    }
    let old = section_of(matrix, row).and_then(|(at, _)| matrix.rows.get(at)?.section());
    let mut new = Section::new(id, old.map_or(1, |old| old.level), "");
    let mut commands = Vec::new();
    if let Some(old) = old.filter(|old| !old.after.is_empty()) {
        new.after = old.after.clone();
        commands.push(Command::SetSection(old.id, SectionField::After(Text::default())));
    }
    let after = row.checked_sub(1).and_then(|at| matrix.rows.get(at)).map(Row::id);
    commands.push(Command::InsertRows { after, rows: vec![Row::Section(Box::new(new))] });
    Ok(Shaped::new("Split a section", group(commands)))
}

/// A new section of the same level stands before the one at a position; above an activity, it
/// begins with it.
pub fn above(matrix: &Matrix, row: usize, id: RowId) -> Result<Shaped, Refusal> {
    let Some(below) = matrix.rows.get(row).and_then(Row::section) else {
        return split(matrix, row, id);
    };
    let new = Section::new(id, below.level, "");
    let after = row.checked_sub(1).and_then(|at| matrix.rows.get(at)).map(Row::id);
    let command = Command::InsertRows { after, rows: vec![Row::Section(Box::new(new))] };
    Ok(Shaped::new("Add a section", command))
}

/// The section at a position becomes part of the one before it on its level or, where it is the
/// first, of the one around it. Its heading goes, its notes are added to those that are there.
pub fn merge(matrix: &Matrix, row: usize) -> Result<Shaped, Refusal> {
    let from = matrix.rows.get(row).and_then(Row::section).ok_or(Refusal::NotASection)?;
    let target = (0..row).rev().find(|at| level(matrix, *at).is_some_and(|l| l <= from.level));
    let target = target.ok_or(Refusal::NoSectionAbove)?;
    let Some(into) = matrix.rows.get(target).and_then(Row::section) else {
        return Err(Refusal::NoSectionAbove);
    };
    let mut commands = Vec::new();
    if into.level == from.level {
        // Its activities go behind those that are there, before the sections that follow them.
        let activities: Vec<usize> = (row + 1..=row + direct(matrix, row)).collect();
        let last = target + direct(matrix, target);
        if last + 1 != row && !activities.is_empty() {
            let after = matrix.rows.get(last).map(Row::id);
            commands.push(Command::MoveRows { after, rows: ids(matrix, &activities) });
        }
    } else {
        // What stood in it stands in the section around it from now on.
        for at in matrix.extent(from.id).skip(1) {
            if let Some(section) = matrix.rows.get(at).and_then(Row::section) {
                let level = SectionField::Level(section.level.saturating_sub(1));
                commands.push(Command::SetSection(section.id, level));
            }
        }
    }
    commands.push(Command::RemoveRows(vec![from.id]));
    for (old, more, field) in [
        (&into.before, &from.before, SectionField::Before as fn(Text) -> SectionField),
        (&into.after, &from.after, SectionField::After),
    ] {
        if !more.is_empty() {
            commands.push(Command::SetSection(into.id, field(joined(old, more))));
        }
    }
    let name = format!("Merge “{}” into “{}”", from.heading(), into.heading());
    Ok(Shaped::new(name, group(commands)))
}

/// All of these sections but the first become part of it, one after the other; a single one
/// becomes part of the one before it.
pub fn merge_all(matrix: &Matrix, rows: &[usize]) -> Result<Shaped, Refusal> {
    let headings: Vec<&Section> =
        rows.iter().filter_map(|at| matrix.rows.get(*at)?.section()).collect();
    let rest = match headings.as_slice() {
        [] => {
            // From anywhere in a section, that section is meant.
            let row = rows.first().ok_or(Refusal::NoRow)?;
            let (heading, _) = section_of(matrix, *row).ok_or(Refusal::NotASection)?;
            return merge(matrix, heading);
        }
        [one] => return merge(matrix, matrix.position(one.id).ok_or(Refusal::NotASection)?),
        [_, rest @ ..] => rest,
    };
    let mut after = matrix.clone();
    let mut commands = Vec::new();
    for section in rest {
        let at = after.position(section.id).ok_or(Refusal::NotASection)?;
        let Shaped { command, .. } = merge(&after, at)?;
        apply(&mut after, command.clone())?;
        commands.push(command);
    }
    Ok(Shaped::new(format!("Merge {} sections", headings.len()), group(commands)))
}

/// Two texts, one behind the other.
fn joined(one: &Text, other: &Text) -> Text {
    Text::new(one.blocks().iter().chain(other.blocks()).cloned().collect())
}
