//! A small draft, and copies of it.

use std::sync::Arc;

use super::super::{Held, Review, Value};
use super::copy;
use remit_core::matrix::*;

pub(super) const ROWS: [u64; 5] = [10, 11, 12, 13, 14];

pub(super) fn row(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

pub(super) fn party(bits: u64) -> PartyId {
    PartyId::from_bits(bits)
}

/// Two sections with a row and two rows, two parties, two plans, a footnote and an acceptance.
pub(super) fn data() -> MatrixData {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Draft");
    data.parties = vec![Party::new(party(1), "Customer"), Party::new(party(2), "Provider")];
    data.plans = ["Gold", "Silver"]
        .into_iter()
        .zip(1..)
        .map(|(name, bits)| Plan::new(PlanId::from_bits(bits), name))
        .collect();
    let section = |bits, title: &str| Row::Section(Box::new(Section::new(row(bits), 1, title)));
    let activity = |bits, text: &str| {
        let mut activity = Activity::new(row(bits), Text::plain(text), 2);
        activity.cells[0] = Cell::of(data.letters.read("R").unwrap());
        Row::Activity(Box::new(activity))
    };
    data.rows = vec![
        section(10, "Operate"),
        activity(11, "Back up"),
        section(12, "Secure"),
        activity(13, "Patch"),
        activity(14, "Audit"),
    ];
    let id = FootnoteId::from_bits(1);
    data.footnotes =
        vec![Footnote { id, mark: Mark::new("1").unwrap(), text: Text::plain("Note") }];
    data.rules = vec![RuleSetting { rule: "empty-row".to_owned(), severity: None, limit: None }];
    data.acceptances = vec![accepted("Agreed")];
    data
}

pub(super) fn accepted(reason: &str) -> Acceptance {
    Acceptance {
        rule: "no-accountable".to_owned(),
        row: Some(row(11)),
        party: None,
        letters: String::new(),
        reason: reason.to_owned(),
        name: String::new(),
        date: None,
    }
}

pub(super) fn matrix(change: impl FnOnce(&mut MatrixData)) -> Matrix {
    let mut data = data();
    change(&mut data);
    Matrix::new(data).unwrap()
}

pub(super) fn activity(data: &mut MatrixData, bits: u64) -> &mut Activity {
    let found = data.rows.iter_mut().find_map(|each| match each {
        Row::Activity(activity) if activity.id == row(bits) => Some(activity),
        _ => None,
    });
    found.unwrap()
}

pub(super) fn cell(codes: &str) -> Cell {
    Cell::of(Letters::raci().read(codes).unwrap())
}

pub(super) fn held(codes: &str) -> Value {
    Value::Cell(Held { codes: codes.to_owned(), basis: Basis::Source })
}

pub(super) type Change<'a> = &'a dyn Fn(&mut MatrixData);

/// A review of copies of the same base.
pub(super) fn review(mine: Change, copies: &[(&str, Change)]) -> Review {
    let base = Arc::new(matrix(|_| {}));
    let copies = copies.iter().map(|(who, change)| copy(who, Some(&base), matrix(|it| change(it))));
    Review::new(matrix(|it| mine(it)), copies.collect()).unwrap()
}
