//! Takes single places of one matrix into another.

use super::super::MergeError;
use super::super::apply::set;
use super::super::compare::marks_of;
use super::super::fit::Refit;
use super::super::order::Index;
use super::super::raise::raise;
use super::listed::{self, Taken, letters};
use super::place::{About, Place, RowPart};
use super::value::{Value, field, read};
use remit_core::matrix::{
    Acceptance, CellMark, Letters, Matrix, MatrixData, PartyId, Row, RowId, RuleSetting,
};

/// The matrix `a` with what `b` has at these places, and the sections that came up because of it.
/// `a` without places, `b` with all at which the two differ.
pub(super) fn take(
    a: &Matrix,
    b: &Matrix,
    places: &[Place],
) -> Result<(Matrix, Vec<RowId>), MergeError> {
    let mut data: MatrixData = (**a).clone();
    data.letters = Letters::new(listed::take(&letters(a), &letters(b), places))?;
    data.parties = listed::take(&a.parties, &b.parties, places);
    data.plans = listed::take(&a.plans, &b.plans, places);
    data.footnotes = listed::take(&a.footnotes, &b.footnotes, places);
    rows(&mut data, a, b, places);
    let index = Index::new(data.rows.iter().map(|row| row.id().bits()));
    for place in places {
        match place {
            Place::Head(field) => field.of(b).set(&mut data),
            Place::Row(..) => put(&mut data, &index, place, &read(b, place)),
            _ => {}
        }
    }
    keyed(&mut data, b, places);
    let raised = raise(&mut data.rows);
    Ok((Matrix::new(data)?, raised))
}

/// The matrix with other values at these places; where a value does not fit one, nothing changes.
pub(super) fn with_values(matrix: Matrix, values: &[(Place, Value)]) -> Result<Matrix, MergeError> {
    let mut data = matrix.into_data();
    let index = Index::new(data.rows.iter().map(|row| row.id().bits()));
    for (place, value) in values {
        put(&mut data, &index, place, value);
    }
    raise(&mut data.rows);
    Ok(Matrix::new(data)?)
}

/// Puts a value at a place.
fn put(data: &mut MatrixData, index: &Index, place: &Place, value: &Value) {
    match (place, value) {
        (Place::Head(field), Value::Head(head)) if head.field() == *field => head.set(data),
        (Place::Letter(code, part), _) => {
            let mut list: Vec<_> = data.letters.iter().cloned().collect();
            listed::set(&mut list, u64::from(u32::from(*code)), *part, value);
            if let Ok(letters) = Letters::new(list) {
                data.letters = letters;
            }
        }
        (Place::Party(id, part), _) => listed::set(&mut data.parties, id.bits(), *part, value),
        (Place::Plan(id, part), _) => listed::set(&mut data.plans, id.bits(), *part, value),
        (Place::Footnote(id, part), _) => listed::set(&mut data.footnotes, id.bits(), *part, value),
        (Place::Row(id, part), _) => {
            let MatrixData { rows, parties, letters, plans, .. } = data;
            let row = index.of(id.bits()).and_then(|at| rows.get_mut(at));
            if let (Some(row), Some(field)) = (row, field(*part, value, letters, plans)) {
                // A section has no cells, and what is no more a section has no title.
                let _unfit = set(row, &field, parties);
            }
        }
        (Place::Rule(name), Value::Rule(setting)) if setting.rule == *name => {
            data.rules.retain(|other| other.rule != *name);
            data.rules.push(setting.clone());
        }
        (Place::Acceptance(about), Value::Acceptances(list)) => {
            data.acceptances.retain(|other| About::of(other) != *about);
            data.acceptances.extend(list.iter().cloned());
        }
        _ => {}
    }
}

/// Brings the rows into the columns, letters and plans of `data`, and takes whole rows and their
/// places.
fn rows(data: &mut MatrixData, a: &Matrix, b: &Matrix, places: &[Place]) {
    let (from_a, from_b) = (Refit::new(a, data), Refit::new(b, data));
    if !from_a.is_nothing() {
        data.rows.iter_mut().for_each(|row| from_a.row(row));
    }
    let of = |wanted: RowPart| {
        places.iter().filter_map(move |place| match place {
            Place::Row(id, part) if *part == wanted => Some(id.bits()),
            _ => None,
        })
    };
    columns(data, a, b, &from_b);
    for id in of(RowPart::Whole) {
        let row = a.position(RowId::from_bits(id)).and_then(|at| data.rows.get_mut(at));
        if let (Some(row), Some(other)) = (row, from_b.of(b, id)) {
            *row = other;
        }
    }
    let taken =
        Taken { itself: of(RowPart::Itself).collect(), position: of(RowPart::Position).collect() };
    if taken.itself.is_empty() && taken.position.is_empty() {
        return;
    }
    let ids = |matrix: &Matrix| matrix.rows.iter().map(|row| row.id().bits()).collect::<Vec<_>>();
    let order = taken.order(&ids(a), &ids(b));
    let mut rows: Vec<Option<Row>> = std::mem::take(&mut data.rows).into_iter().map(Some).collect();
    let row = |id: u64| match a.position(RowId::from_bits(id)) {
        Some(at) => rows.get_mut(at).and_then(Option::take),
        None => from_b.of(b, id),
    };
    data.rows = order.into_iter().filter_map(row).collect();
}

/// Fills the cells of parties that came: `b` alone speaks for them.
fn columns(data: &mut MatrixData, a: &Matrix, b: &Matrix, from_b: &Refit) {
    let came = data.parties.iter().map(|party| party.id).zip(0..);
    let came: Vec<(PartyId, usize)> = came.filter(|(id, _)| a.column(*id).is_none()).collect();
    if came.is_empty() {
        return;
    }
    let order: Vec<PartyId> = data.parties.iter().map(|party| party.id).collect();
    for row in &mut data.rows {
        let Row::Activity(row) = row else { continue };
        let Some(Row::Activity(theirs)) = from_b.of(b, row.id.bits()) else { continue };
        for (party, at) in &came {
            if let (Some(cell), Some(theirs)) = (row.cells.get_mut(*at), theirs.cells.get(*at)) {
                *cell = *theirs;
            }
            row.marks.extend(theirs.marks.iter().filter(|mark| mark.party == *party).cloned());
        }
        if !row.marks.is_empty() {
            // In the order of the columns.
            let marks = std::mem::take(&mut row.marks);
            row.marks = order
                .iter()
                .flat_map(|party| {
                    let mark = |mark| CellMark { party: *party, mark };
                    marks_of(&marks, *party).into_iter().map(mark)
                })
                .collect();
        }
    }
}

/// Takes settings of rules and acceptances.
fn keyed(data: &mut MatrixData, b: &Matrix, places: &[Place]) {
    let rule = |it: &RuleSetting| places.binary_search(&Place::Rule(it.rule.clone())).is_ok();
    let accepted =
        |it: &Acceptance| places.binary_search(&Place::Acceptance(About::of(it))).is_ok();
    if places.iter().any(|place| matches!(place, Place::Rule(_))) {
        data.rules = with_taken(&data.rules, &b.rules, rule);
    }
    if places.iter().any(|place| matches!(place, Place::Acceptance(_))) {
        data.acceptances = with_taken(&data.acceptances, &b.acceptances, accepted);
    }
}

/// One list with what another has of what is taken.
fn with_taken<T: Clone + PartialEq>(a: &[T], b: &[T], is_taken: impl Fn(&T) -> bool) -> Vec<T> {
    let rest = |list: &[T]| list.iter().filter(|item| !is_taken(item)).cloned().collect::<Vec<T>>();
    let kept = rest(a);
    if kept == rest(b) {
        return b.to_vec();
    }
    let came = b.iter().filter(|item| is_taken(item)).cloned();
    kept.into_iter().chain(came).collect()
}
