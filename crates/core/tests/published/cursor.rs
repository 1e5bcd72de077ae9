//! Where keys lead in the grid.

use remit_core::grid::*;
use remit_core::matrix::*;
use remit_formats::catalogue;

/// From the first party of the first activity, these movements lead to this place.
#[track_caller]
fn check(movements: &[Movement], row: usize, column: usize) {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let layout = Layout::of(&matrix);
    let mut cursor = Cursor::start(&matrix, &layout).unwrap();
    for movement in movements {
        cursor = cursor.moved(*movement, &matrix, &layout);
    }
    let at = layout.columns.iter().position(|column| *column == cursor.column);
    assert_eq!((matrix.position(cursor.row), at), (Some(row), Some(column)));
}

#[test]
fn keys_lead_through_the_grid_and_stop_at_its_edges() {
    use Movement::*;
    check(&[], 2, 1);
    check(&[Down, Right], 3, 2);
    check(&[Right, Right, Right], 2, 2);
    check(&[Left, Left, Left, Up], 1, 0);
    check(&[End], 54, 2);
    check(&[End, Down, PageDown(10)], 54, 2);
    check(&[End, Start], 0, 0);
    check(&[PageDown(10), PageUp(4), RowEnd, RowStart], 8, 0);
}

#[test]
fn cells_are_passed_through_as_one_reads() {
    use Movement::*;
    check(&[Next], 2, 2);
    check(&[Next, Next], 3, 0);
    check(&[Next, Next, Previous], 2, 2);
    // Rows 0 and 1 are headings, of one cell each.
    check(&[Previous, Previous], 1, 2);
    check(&[Previous, Previous, Next], 2, 0);
    check(&[Start, Next], 1, 0);
    check(&[Start, Next, Next, Next], 2, 1);
    // There is nothing beyond the ends, which is how whoever asks knows them.
    check(&[Start, Previous], 0, 0);
    check(&[End, Next], 54, 2);
}

#[test]
fn keys_pass_over_what_is_hidden() {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let mut layout = Layout::of(&matrix);
    let hiding = remit_core::grid::Hiding::default()
        .with_passing(Some([matrix.rows[3].id(), matrix.rows[7].id()].into()));
    layout.hide(hiding, &matrix);
    let cursor = Cursor::start(&matrix, &layout).unwrap();
    assert_eq!(matrix.position(cursor.row), Some(3));
    let end = cursor.moved(Movement::End, &matrix, &layout);
    assert_eq!(matrix.position(end.row), Some(7));
    assert_eq!(end.moved(Movement::Down, &matrix, &layout), end);
    let hidden = Cursor { row: matrix.rows[6].id(), ..end };
    assert_eq!(hidden.in_sight(&matrix, &layout), Some(end));
    let hidden = Cursor { row: matrix.rows[50].id(), ..end };
    assert_eq!(hidden.in_sight(&matrix, &layout), Some(end));
}

#[test]
fn a_cursor_whose_row_is_gone_settles_where_it_was() {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let layout = Layout::of(&matrix);
    let cursor = Cursor::start(&matrix, &layout).unwrap();
    let gone = Cursor { row: RowId::from_bits(1), ..cursor };
    assert_eq!(gone.settled(2, &matrix, &layout), Some(cursor));
    assert_eq!(cursor.settled(0, &matrix, &layout), Some(cursor));
    let far = gone.settled(9_999, &matrix, &layout).unwrap();
    assert_eq!(matrix.position(far.row), Some(matrix.rows.len() - 1));
}
