//! Carries a difference out.

use super::fit::Fit;
use super::order::{Index, Order};
use super::{Difference, Field, ListChange, Splice};
use remit_core::matrix::{
    Activity, Broken, CellMark, Matrix, MatrixData, Party, Plan, Row, Section,
};

/// Why a difference does not fit a matrix.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// It speaks of something that the matrix does not have.
    #[error("the changes belong to another matrix: this one has no {what} {id:016x}")]
    Missing {
        /// What kind of thing.
        what: &'static str,
        /// Its id.
        id: u64,
    },
    /// It speaks of acceptances that the matrix does not have.
    #[error("the changes belong to another matrix: this one has fewer acceptances")]
    Acceptances,
    /// The result would not hold together.
    #[error("the changes don't fit this matrix: {0}")]
    Breaks(#[from] Broken),
}

/// The matrix to which a difference leads from this one.
pub fn apply(old: &Matrix, difference: &Difference) -> Result<Matrix, ApplyError> {
    let mut data: MatrixData = (**old).clone();
    for head in &difference.head {
        head.set(&mut data);
    }
    data.parties = parties_after(old, &difference.parties)?;
    data.plans = plans_after(old, &difference.plans)?;
    let footnotes = std::mem::take(&mut data.footnotes);
    data.footnotes =
        list("footnote", footnotes, &difference.footnotes, |footnote| footnote.id.bits())?;
    let fit = Fit::new(old, &data.parties, &data.letters);
    for row in &mut data.rows {
        fit.row(row);
    }
    for change in &difference.changed {
        let missing = ApplyError::Missing { what: "row", id: change.row.bits() };
        let at = old.position(change.row);
        let row = at.and_then(|at| data.rows.get_mut(at)).ok_or(missing)?;
        for field in &change.fields {
            set(row, field, &data.parties)?;
        }
    }
    let rows = std::mem::take(&mut data.rows);
    let added = difference.added.clone();
    data.rows = arrange("row", rows, added, &difference.order, |row| row.id().bits())?;
    if let Some(splice) = &difference.acceptances {
        self::splice(&mut data, splice)?;
    }
    Ok(Matrix::new(data)?)
}

/// The parties that such a change leaves.
pub fn parties_after(
    old: &MatrixData,
    change: &ListChange<Party>,
) -> Result<Vec<Party>, ApplyError> {
    list("party", old.parties.clone(), change, |party| party.id.bits())
}

/// The plans that such a change leaves.
pub fn plans_after(old: &MatrixData, change: &ListChange<Plan>) -> Result<Vec<Plan>, ApplyError> {
    list("plan", old.plans.clone(), change, |plan| plan.id.bits())
}

fn list<T: Clone>(
    what: &'static str,
    mut items: Vec<T>,
    change: &ListChange<T>,
    id: fn(&T) -> u64,
) -> Result<Vec<T>, ApplyError> {
    let index = Index::new(items.iter().map(id));
    for new in &change.changed {
        let missing = ApplyError::Missing { what, id: id(new) };
        let item = index.of(id(new)).and_then(|at| items.get_mut(at)).ok_or(missing)?;
        item.clone_from(new);
    }
    arrange(what, items, change.added.clone(), &change.order, id)
}

/// The items that an order keeps and those that came, in that order.
fn arrange<T>(
    what: &'static str,
    mut items: Vec<T>,
    added: Vec<T>,
    order: &Order,
    id: fn(&T) -> u64,
) -> Result<Vec<T>, ApplyError> {
    if order.is_empty() && added.is_empty() {
        return Ok(items);
    }
    let old: Vec<u64> = items.iter().map(id).collect();
    let new = order.apply(&old).map_err(|id| ApplyError::Missing { what, id })?;
    items.extend(added);
    let index = Index::new(items.iter().map(id));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let mut take = |id| {
        let item = index.of(id).and_then(|at| items.get_mut(at)).and_then(Option::take);
        item.ok_or(ApplyError::Missing { what, id })
    };
    new.into_iter().map(&mut take).collect()
}

/// Gives a row a field.
pub(super) fn set(row: &mut Row, field: &Field, parties: &[Party]) -> Result<(), ApplyError> {
    let id = row.id().bits();
    match (row, field) {
        (row, Field::Whole(new)) if new.id().bits() == id => row.clone_from(new),
        (Row::Section(section), field) => set_section(section, field)?,
        (Row::Activity(activity), field) => set_activity(activity, field, parties)?,
    }
    Ok(())
}

fn set_section(section: &mut Section, field: &Field) -> Result<(), ApplyError> {
    match field {
        Field::Level(level) => section.level = *level,
        Field::Number(number) => section.written.clone_from(number),
        Field::Title(title) => section.title.clone_from(title),
        Field::Before(text) => section.before.clone_from(text),
        Field::After(text) => section.after.clone_from(text),
        _ => return Err(ApplyError::Missing { what: "activity", id: section.id.bits() }),
    }
    Ok(())
}

fn set_activity(
    activity: &mut Activity,
    field: &Field,
    parties: &[Party],
) -> Result<(), ApplyError> {
    let column = |id| parties.iter().position(|party| party.id == id);
    match field {
        Field::Text(text) => activity.text.clone_from(text),
        Field::Plan(plan) => activity.plan.clone_from(plan),
        Field::Comment(text) => activity.comment.clone_from(text),
        Field::Evidence(text) => activity.evidence.clone_from(text),
        Field::Cell(party, new) => {
            let missing = ApplyError::Missing { what: "party", id: party.bits() };
            let cell = column(*party).and_then(|at| activity.cells.get_mut(at));
            *cell.ok_or(missing)? = *new;
        }
        Field::Marks(party, marks) => {
            let missing = ApplyError::Missing { what: "party", id: party.bits() };
            let at = column(*party).ok_or(missing)?;
            activity.marks.retain(|mark| mark.party != *party);
            let place = activity
                .marks
                .iter()
                .position(|mark| column(mark.party).is_none_or(|other| other > at));
            let place = place.unwrap_or(activity.marks.len());
            let marks = marks.iter().map(|mark| CellMark { party: *party, mark: mark.clone() });
            activity.marks.splice(place..place, marks);
        }
        _ => return Err(ApplyError::Missing { what: "section", id: activity.id.bits() }),
    }
    Ok(())
}

fn splice(data: &mut MatrixData, splice: &Splice) -> Result<(), ApplyError> {
    let end = splice.at.checked_add(splice.remove).filter(|end| *end <= data.acceptances.len());
    let end = end.ok_or(ApplyError::Acceptances)?;
    data.acceptances.splice(splice.at..end, splice.insert.iter().cloned());
    Ok(())
}
