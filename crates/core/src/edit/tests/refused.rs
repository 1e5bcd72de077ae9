//! Commands that cannot be carried out, and those that must not be refused.

use super::super::{Command, apply};
use super::small;
use crate::matrix::{Activity, Matrix, MatrixData, MatrixId, PartyId, Row, RowId, Section, Text};

#[track_caller]
fn check_refused(command: Command, message: &str) {
    let mut matrix = small();
    let error = apply(&mut matrix, command).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(matrix, small());
}

#[test]
fn rows_deleted_in_several_places_come_back_whatever_their_levels() {
    // Undo put them back one place after the other, and refused where what was there in between
    // was no outline: the deletion could not be taken back.
    let levels = |levels: &[u8]| {
        let mut data = MatrixData::empty(MatrixId::from_bits(1), "Levels");
        data.rows = (0..)
            .zip(levels)
            .map(|(at, level)| match level {
                0 => Row::Activity(Box::new(Activity::new(
                    RowId::from_bits(at),
                    Text::plain("Do"),
                    0,
                ))),
                level => {
                    Row::Section(Box::new(Section::new(RowId::from_bits(at), *level, "Section")))
                }
            })
            .collect();
        Matrix::new(data).unwrap()
    };
    // The first comes back only from the last place on, the second only from the first on.
    for (before, gone) in [(levels(&[1, 2, 1, 0, 2, 3]), [2, 4]), (levels(&[1, 2, 0, 3]), [1, 3])] {
        let mut matrix = before.clone();
        let gone = Command::RemoveRows(gone.map(RowId::from_bits).to_vec());
        let back = apply(&mut matrix, gone).unwrap();
        let again = apply(&mut matrix, back).unwrap();
        assert_eq!(matrix, before);
        apply(&mut matrix, again).unwrap();
        assert_eq!(matrix.rows.len(), before.rows.len() - 2);
    }
    let mut matrix = levels(&[1, 2, 3]);
    let gone = Command::RemoveRows(vec![RowId::from_bits(1)]);
    let refused = Command::Group(vec![Command::SetTitle("Other".to_owned()), gone]);
    assert!(apply(&mut matrix, refused).is_err());
    assert_eq!(matrix, levels(&[1, 2, 3]));
}

#[test]
fn impossible_commands_say_why_and_change_nothing() {
    let row = RowId::from_bits;
    check_refused(Command::RemoveRows(vec![row(9)]), "that row is no longer in the matrix");
    check_refused(
        Command::RemoveRows(vec![row(1)]),
        "that isn't possible: section 0 has level 2, but its level must be from 1 to 1",
    );
    check_refused(
        Command::Group(vec![
            Command::SetTitle("Other".to_owned()),
            Command::RemoveParty(PartyId::from_bits(9)),
        ]),
        "that party is no longer in the matrix",
    );
    check_refused(
        Command::SetTitle("x".repeat(1_001)),
        "that isn't possible: a name has 1001 characters; the limit is 1000",
    );
}
