//! There and back, as plain lines; with the feature, as a real workbook too.

mod edits;
mod workbook;

use proptest::prelude::*;

use super::{Back, HIDDEN, LEGEND, SHEET, Sheet, back, hidden, lines};
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::*;

/// The sheets of a workbook, as a reader finds them.
fn sheets(matrix: &Matrix) -> Vec<Sheet> {
    let sheet = |name: &str, rows| Sheet { name: name.to_owned(), rows };
    vec![
        sheet(SHEET, lines(matrix)),
        sheet(LEGEND, vec![vec![matrix.title.clone()]]),
        sheet(HIDDEN, hidden(matrix, None).into_iter().map(|piece| vec![piece]).collect()),
    ]
}

/// New ids from a number on that nothing else has.
fn counter() -> impl NewIds {
    let mut last = 900_000;
    move || {
        last += 1;
        last
    }
}

fn read(sheets: &[Sheet]) -> Back {
    back(sheets, &mut counter()).unwrap().unwrap()
}

proptest! {
    #[test]
    fn what_nobody_edited_comes_back_as_it_was(matrix in any_matrix()) {
        let back = read(&sheets(&matrix));
        prop_assert_eq!(&back.matrix, &matrix);
        prop_assert_eq!(back.base, matrix);
        prop_assert_eq!(back.unclear, vec![]);
        prop_assert_eq!(back.ignored, Vec::<String>::new());
    }

    #[test]
    fn whatever_is_typed_a_valid_matrix_comes_back(
        matrix in any_matrix(),
        typed in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[RACIx1-9(*) /]{0,4}|\\PC{0,4}"), 0..12),
        shift in any::<prop::sample::Index>(),
    ) {
        let mut sheets = sheets(&matrix);
        let rows = &mut sheets[0].rows;
        for (row, column, text) in typed {
            // The head and the keys stay.
            if rows.len() > 2 {
                let at = 2 + row.index(rows.len() - 2);
                let width = rows[at].len();
                rows[at][column.index(width)] = text;
            }
        }
        let turn = shift.index(rows.len() - 1);
        rows[2..].rotate_left(turn.saturating_sub(1));
        let back = read(&sheets);
        prop_assert_eq!(Matrix::new(back.matrix.clone().into_data()), Ok(back.matrix));
    }

    #[test]
    fn any_sheets_are_read_or_not(rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,3}|#activity|#id|#plan|remit-matrix", 0..4), 0..4)) {
        let _either = back(&[Sheet { name: String::new(), rows }], &mut counter());
    }
}
