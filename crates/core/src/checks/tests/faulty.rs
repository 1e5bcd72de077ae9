//! Matrices in which every rule finds something now and then: of few texts, names and numbers,
//! so that they meet.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::{any_cell, gold_and_silver};
use crate::matrix::text::notation;
use crate::matrix::*;

const TEXTS: [&str; 9] = [
    "Back up the keys",
    "back up  the KEYS",
    "Manage problems of clients daily",
    "Manage issues of a customer daily",
    "Restore keys[^1]",
    "Restore keys[^2] and[^9]",
    "",
    "鍵を管理する",
    "[^9]",
];
const PLANS: [&str; 7] = ["", "", "*", "Gold", "gold", "Silver or gold", "Brass"];
const TITLES: [&str; 4] = ["Storage", "storage", "Network", ""];
const NUMBERS: [&str; 7] = ["1.", "1.1.", "1.2.", "2.", "2.1.", "", "A"];
const NAMES: [&str; 4] = ["Client", "client", "Provider", ""];

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(all.to_vec())
}

type LooseSection = (u8, &'static str, &'static str, &'static str);
type LooseActivity = (&'static str, &'static str, &'static str, Vec<Cell>, Option<usize>);

fn any_row() -> impl Strategy<Value = Result<LooseSection, LooseActivity>> {
    let note = || one_of(&["", "", "", "So it is.", "See[^1]"]);
    let section = (1..=3_u8, one_of(&NUMBERS), one_of(&TITLES), note());
    let cells = vec(any_cell(), 5);
    let mark = proptest::option::weighted(0.1, 0..5_usize);
    let activity = (one_of(&TEXTS), one_of(&PLANS), note(), cells, mark);
    prop_oneof![
        1 => section.prop_map(Ok),
        3 => activity.prop_map(Err),
    ]
}

/// Such a matrix.
pub(in crate::checks) fn any_faulty_matrix() -> impl Strategy<Value = Matrix> {
    let sides = [Side::Customer, Side::Provider, Side::Other];
    let parties = vec((one_of(&NAMES), one_of(&sides)), 0..=5);
    let footnotes = one_of(&[&[][..], &[("1", "So."), ("2", "See[^1]")], &[("3", "Never.")]]);
    let review = one_of(&[None, Date::new(2026, 1, 1), Date::new(2027, 1, 1)]);
    (parties, vec(any_row(), 0..14), footnotes, review).prop_map(
        |(parties, rows, footnotes, review_by)| {
            let mut data = MatrixData::empty(MatrixId::from_bits(7), "Telling");
            data.review_by = review_by;
            data.plans = gold_and_silver(50);
            data.parties = parties
                .into_iter()
                .zip(100..)
                .map(|((name, side), bits)| Party {
                    id: PartyId::from_bits(bits),
                    name: name.to_owned(),
                    side,
                })
                .collect();
            data.footnotes = footnotes
                .iter()
                .zip(70..)
                .map(|((mark, text), bits)| Footnote {
                    id: FootnoteId::from_bits(bits),
                    mark: Mark::new(mark).unwrap(),
                    text: notation::read(text),
                })
                .collect();
            let mut above = 0;
            for (row, bits) in rows.into_iter().zip(1_000..) {
                let id = RowId::from_bits(bits);
                let row = match row {
                    Ok((level, number, title, note)) => {
                        above = level.min(above + 1);
                        let mut section = Section::new(id, above, title);
                        section.written = number.to_owned();
                        section.after = notation::read(note);
                        Row::Section(Box::new(section))
                    }
                    Err(loose) => Row::Activity(Box::new(activity(id, loose, &data))),
                };
                data.rows.push(row);
            }
            Matrix::new(data).unwrap()
        },
    )
}

fn activity(id: RowId, loose: LooseActivity, data: &MatrixData) -> Activity {
    let (text, plan, comment, cells, mark) = loose;
    let mut activity = Activity::new(id, notation::read(text), data.parties.len());
    activity.plan = PlanUse::read(plan, &data.plans);
    activity.comment = notation::read(comment);
    activity.cells = cells.into_iter().take(data.parties.len()).collect();
    if let Some(party) = mark.and_then(|at| data.parties.get(at)) {
        activity.marks.push(CellMark { party: party.id, mark: Mark::new("3").unwrap() });
    }
    activity
}
