//! Finds what two matrices differ in.

use super::fit::Fit;
use super::order::{Index, Order};
use super::{Difference, Field, ListChange, RowChange, Splice, head};
use remit_core::matrix::{
    Acceptance, Activity, CellMark, Mark, Matrix, Party, PartyId, Row, Section,
};

/// What leads from one matrix to the other.
pub fn diff(old: &Matrix, new: &Matrix) -> Difference {
    let fit = Fit::new(old, &new.parties, &new.letters);
    let ids = |matrix: &Matrix| matrix.rows.iter().map(|row| row.id().bits()).collect::<Vec<_>>();
    let mut added = Vec::new();
    let mut changed = Vec::new();
    for row in &new.rows {
        let Some(before) = old.position(row.id()).and_then(|at| old.rows.get(at)) else {
            added.push(row.clone());
            continue;
        };
        let fields = if fit.is_nothing() {
            fields(before, row, &new.parties)
        } else {
            let mut before = before.clone();
            fit.row(&mut before);
            fields(&before, row, &new.parties)
        };
        if !fields.is_empty() {
            changed.push(RowChange { row: row.id(), fields });
        }
    }
    Difference {
        head: head::between(old, new),
        parties: list(&old.parties, &new.parties, |party| party.id.bits()),
        plans: list(&old.plans, &new.plans, |plan| plan.id.bits()),
        footnotes: list(&old.footnotes, &new.footnotes, |footnote| footnote.id.bits()),
        order: Order::between(&ids(old), &ids(new)),
        added,
        changed,
        acceptances: splice(&old.acceptances, &new.acceptances),
    }
}

fn list<T: Clone + PartialEq>(old: &[T], new: &[T], id: fn(&T) -> u64) -> ListChange<T> {
    let mut change = ListChange::default();
    if old == new {
        return change;
    }
    let ids = |items: &[T]| items.iter().map(id).collect::<Vec<_>>();
    change.order = Order::between(&ids(old), &ids(new));
    let index = Index::new(old.iter().map(id));
    for item in new {
        match index.of(id(item)).and_then(|at| old.get(at)) {
            None => change.added.push(item.clone()),
            Some(before) if before != item => change.changed.push(item.clone()),
            Some(_) => {}
        }
    }
    change
}

/// The fields in which two rows differ, the first of which is fitted to the matrix of the second.
fn fields(old: &Row, new: &Row, parties: &[Party]) -> Vec<Field> {
    let mut fields = Vec::new();
    match (old, new) {
        (Row::Section(old), Row::Section(new)) => section(old, new, &mut fields),
        (Row::Activity(old), Row::Activity(new)) => activity(old, new, parties, &mut fields),
        _ => fields.push(Field::Whole(new.clone())),
    }
    fields
}

fn section(old: &Section, new: &Section, fields: &mut Vec<Field>) {
    compare(&old.level, &new.level, Field::Level, fields);
    compare(&old.written, &new.written, Field::Number, fields);
    compare(&old.title, &new.title, Field::Title, fields);
    compare(&old.before, &new.before, Field::Before, fields);
    compare(&old.after, &new.after, Field::After, fields);
}

fn activity(old: &Activity, new: &Activity, parties: &[Party], fields: &mut Vec<Field>) {
    compare(&old.text, &new.text, Field::Text, fields);
    compare(&old.plan, &new.plan, Field::Plan, fields);
    compare(&old.comment, &new.comment, Field::Comment, fields);
    for ((old, new), party) in old.cells.iter().zip(&new.cells).zip(parties) {
        compare(old, new, |cell| Field::Cell(party.id, cell), fields);
    }
    if old.marks != new.marks {
        for party in parties {
            let [old, new] =
                [old, new].map(|it| it.marks_of(party.id).cloned().collect::<Vec<_>>());
            compare(&old, &new, |marks| Field::Marks(party.id, marks), fields);
        }
    }
    compare(&old.evidence, &new.evidence, Field::Evidence, fields);
}

/// Adds a field where it is another one now.
fn compare<T: PartialEq + Clone>(
    old: &T,
    new: &T,
    field: impl Fn(T) -> Field,
    fields: &mut Vec<Field>,
) {
    if old != new {
        fields.push(field(new.clone()));
    }
}

/// The marks in one party's cell.
pub(super) fn marks_of(marks: &[CellMark], party: PartyId) -> Vec<Mark> {
    marks.iter().filter(|mark| mark.party == party).map(|mark| mark.mark.clone()).collect()
}

/// The stretch between what two lists begin and end with alike.
fn splice(old: &[Acceptance], new: &[Acceptance]) -> Option<Splice> {
    let at = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (old.get(at..)?, new.get(at..)?);
    if old.is_empty() && new.is_empty() {
        return None;
    }
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let insert = new.iter().take(new.len() - same).cloned().collect();
    Some(Splice { at, remove: old.len() - same, insert })
}
