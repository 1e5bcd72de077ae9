//! What is selected.

use remit_core::grid::selection::*;
use remit_core::grid::*;
use remit_core::matrix::*;
use remit_formats::catalogue;

/// A matrix of 31 activities and 24 sections in three columns: activity and two parties.
fn okms() -> (Matrix, Layout) {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let layout = Layout::of(&matrix);
    (matrix, layout)
}

/// From the first cell, drawn by these movements, a range has these rows and columns.
#[track_caller]
fn check(span: Span, movements: &[Movement], expected: (usize, usize, usize, usize)) {
    let (matrix, layout) = okms();
    let start = Cursor::start(&matrix, &layout).unwrap();
    let mut range = Range { span, ..Range::of(start) };
    for movement in movements {
        range = range.moved(*movement, &matrix, &layout);
    }
    let area = range.area(&matrix, &layout).unwrap();
    assert_eq!((area.top, area.bottom, area.left, area.right), expected);
}

#[test]
fn a_range_is_drawn_in_every_direction() {
    use Movement::*;
    check(Span::Cells, &[], (2, 2, 1, 1));
    check(Span::Cells, &[Down, Right], (2, 3, 1, 2));
    check(Span::Cells, &[Up, Left], (1, 2, 0, 1));
    check(Span::Rows, &[Down], (2, 3, 0, 2));
    check(Span::Columns, &[Right], (0, 54, 1, 2));
    check(Span::All, &[], (0, 54, 0, 2));
    check(Span::All, &[Down], (2, 3, 1, 1));
}

#[track_caller]
fn check_count(ranges: &[(usize, usize, usize, usize)], expected: usize) {
    let (matrix, layout) = okms();
    let areas: Vec<Area> = ranges
        .iter()
        .map(|(top, bottom, left, right)| Area {
            top: *top,
            bottom: *bottom,
            left: *left,
            right: *right,
        })
        .collect();
    assert_eq!(count(&areas, &matrix, &layout), expected);
    // Seen cell by cell it is the same.
    let cells = (0..matrix.rows.len()).flat_map(|row| (0..3).map(move |column| (row, column)));
    let selected = cells.filter(|(row, column)| {
        matrix.rows[*row].activity().is_some() && areas.iter().any(|area| area.has(*row, *column))
    });
    assert_eq!(selected.count(), expected);
}

#[test]
fn cells_are_counted_once_and_headings_not_at_all() {
    check_count(&[(0, 54, 0, 2)], 31 * 3);
    check_count(&[(0, 1, 0, 2)], 0);
    check_count(&[(2, 3, 1, 2)], 4);
    check_count(&[(2, 3, 1, 2), (3, 6, 1, 1)], 5);
    check_count(&[], 0);
}

#[test]
fn only_cells_of_parties_take_letters() {
    let (matrix, layout) = okms();
    let all = [Area { top: 0, bottom: 54, left: 0, right: 2 }];
    let cells = party_cells(&all, &matrix, &layout);
    assert_eq!(cells.len(), 31 * 2);
    assert!(cells.iter().all(|(row, party)| matrix.cell(*row, *party).is_some()));
}

#[test]
fn what_is_hidden_is_not_selected() {
    // Whoever fills or empties what they see would change what they do not see.
    let (matrix, mut layout) = okms();
    let shown = [matrix.rows[2].id(), matrix.rows[7].id()];
    let hiding = Hiding::default().with_passing(Some(shown.into()));
    layout.hide(hiding, &matrix);
    let area = [Area { top: 2, bottom: 7, left: 1, right: 2 }];
    assert_eq!(count(&area, &matrix, &layout), 4);
    let cells = party_cells(&area, &matrix, &layout);
    assert!(cells.iter().all(|(row, _)| shown.contains(row)));
}

#[test]
fn a_cell_that_is_added_twice_is_taken_out() {
    let (matrix, layout) = okms();
    let first = Range::of(Cursor::start(&matrix, &layout).unwrap());
    let second = Range::of(first.head.moved(Movement::Down, &matrix, &layout));
    let mut selection = Selection::of(first);
    selection.add(second);
    assert_eq!(selection.areas(&matrix, &layout).len(), 2);
    selection.add(second);
    assert_eq!(selection, Selection::of(first));
    selection.add(second);
    selection.add(first);
    assert_eq!(selection, Selection::of(second));
    // One cell always is the one with the cursor.
    selection.add(second);
    assert_eq!(selection, Selection::of(second));
}

#[test]
fn a_range_whose_row_is_gone_is_nowhere() {
    let (matrix, layout) = okms();
    let start = Cursor::start(&matrix, &layout).unwrap();
    let gone = Cursor { row: RowId::from_bits(1), ..start };
    assert_eq!(Range::of(gone).area(&matrix, &layout), None);
}
