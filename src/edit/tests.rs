use proptest::collection::vec;
use proptest::prelude::*;

use super::{Command, Editor, apply};
use crate::arbitrary::{any_matrix, fit_command, loose_command};
use crate::matrix::{
    Activity, Matrix, MatrixData, MatrixId, Party, PartyId, Row, RowId, Section, Side, Text,
};

proptest! {
    #[test]
    fn undo_after_do_is_nothing(matrix in any_matrix(), loose in loose_command()) {
        let mut changed = matrix.clone();
        let command = fit_command(&matrix, 0, loose);
        if let Ok(inverse) = apply(&mut changed, command) {
            prop_assert!(apply(&mut changed, inverse).is_ok());
        }
        // A refused command must have changed nothing at all.
        prop_assert_eq!(&changed, &matrix);
    }

    #[test]
    fn what_commands_make_is_a_valid_matrix(
        matrix in any_matrix(), loose in vec(loose_command(), 1..8),
    ) {
        let mut changed = matrix;
        for (serial, loose) in (0..).zip(loose) {
            let command = fit_command(&changed, serial, loose);
            let _refused = apply(&mut changed, command);
            let checked = Matrix::new(changed.clone().into_data());
            prop_assert_eq!(checked.as_ref(), Ok(&changed));
            for row in &changed.rows {
                prop_assert_eq!(changed.position(row.id()), checked.as_ref().unwrap().position(row.id()));
            }
        }
    }

    #[test]
    fn the_same_commands_give_the_same_matrix_and_all_of_them_undo(
        matrix in any_matrix(), loose in vec(loose_command(), 1..8),
    ) {
        let mut editor = Editor::new(matrix.clone());
        let mut commands = Vec::new();
        for (serial, loose) in (0..).zip(loose) {
            let command = fit_command(editor.matrix(), serial, loose);
            if editor.dispatch("step", command.clone()).is_ok() {
                commands.push(command);
            }
        }
        let end = editor.matrix().clone();

        let mut replayed = matrix.clone();
        for command in commands {
            apply(&mut replayed, command).unwrap();
        }
        prop_assert_eq!(&replayed, &end);

        while editor.undo().unwrap().is_some() {}
        prop_assert_eq!(editor.matrix(), &matrix);
        while editor.redo().unwrap().is_some() {}
        prop_assert_eq!(editor.matrix(), &end);
    }
}

fn small() -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Small");
    let party = |bits, name: &str| Party {
        id: PartyId::from_bits(bits),
        name: name.to_owned(),
        side: Side::Other,
    };
    data.parties = vec![party(1, "Customer"), party(2, "Provider")];
    data.rows = vec![
        Row::Section(Box::new(Section::new(RowId::from_bits(1), 1, "Outer"))),
        Row::Section(Box::new(Section::new(RowId::from_bits(2), 2, "Inner"))),
        Row::Activity(Box::new(Activity::new(RowId::from_bits(3), Text::plain("Do it"), 2))),
    ];
    Matrix::new(data).unwrap()
}

#[track_caller]
fn check_refused(command: Command, message: &str) {
    let mut matrix = small();
    let error = apply(&mut matrix, command).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(matrix, small());
}

#[test]
fn impossible_commands_say_why_and_change_nothing() {
    let row = RowId::from_bits;
    check_refused(Command::RemoveRows(vec![row(9)]), "that row is no longer in the matrix");
    check_refused(
        Command::RemoveRows(vec![row(1)]),
        "that is not possible: section 0 has level 2, but here it can be 1 at most, and 1 at least",
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
        "that is not possible: a name has 1001 characters; Remit takes 1000 at most",
    );
}

#[test]
fn a_command_that_changes_nothing_is_no_step() {
    let mut editor = Editor::new(small());
    assert_eq!(editor.dispatch("Rename", Command::SetTitle("Small".to_owned())), Ok(false));
    assert_eq!(editor.undoes(), None);
    assert_eq!(editor.dispatch("Rename", Command::SetTitle("Big".to_owned())), Ok(true));
    assert_eq!(editor.undoes(), Some("Rename"));
}
