//! The columns and lines of a grid.

use proptest::prelude::*;
use remit_core::arbitrary;
use remit_core::grid::*;
use remit_formats::catalogue;

#[test]
fn columns_are_there_only_where_they_hold_something() {
    let layout = |slug| Layout::of(&catalogue::find(slug).unwrap().matrix().unwrap());
    assert_eq!(layout("ovhcloud-okms").columns.len(), 3);
    let full = layout("cegedim-cloud-managed-products").columns;
    assert_eq!((full[1], full[4]), (Column::Plan, Column::Comment));
    assert_eq!(full.len(), 5);
}

#[test]
fn a_note_stands_behind_the_activities_of_its_section() {
    let matrix = catalogue::find("cloud-temple-iaas").unwrap().matrix().unwrap();
    let lines = Layout::of(&matrix).lines;
    let at = lines.iter().position(|line| matches!(line, Line::After(_))).unwrap();
    assert!(matches!(lines[at - 1], Line::Activity(..)));
    assert!(matches!(lines[at + 1], Line::Section(_)));
    assert_eq!(lines.len(), matrix.rows.len() + 1);
    assert!(matches!(lines.last(), Some(Line::Activity(_, 109))));
}

proptest! {
    #[test]
    fn every_row_that_is_shown_is_found_on_its_line(
        matrix in arbitrary::any_matrix(),
        picked in proptest::option::of(proptest::collection::vec(any::<bool>(), 40)),
    ) {
        let mut layout = Layout::of(&matrix);
        if let Some(picked) = &picked {
            let rows = matrix.rows.iter().zip(picked).filter(|(_, picked)| **picked);
            let hiding = Hiding::default().with_passing(Some(rows.map(|(row, _)| row.id()).collect()));
            layout.hide(hiding, &matrix);
        }
        let (mut rank, mut activities) = (0, 0);
        for (row, content) in matrix.rows.iter().enumerate() {
            prop_assert_eq!(layout.rank(row), rank);
            let line = layout.line_of(row).and_then(|line| layout.lines.get(line));
            let is_shown = layout.is_shown(row);
            prop_assert_eq!(line.copied().and_then(Line::row), is_shown.then_some(row));
            if is_shown {
                prop_assert_eq!(layout.nth(rank), Some(row));
                rank += 1;
                activities += usize::from(content.activity().is_some());
            }
            prop_assert_eq!(layout.activities_between(0, row), activities);
        }
        prop_assert_eq!(layout.shown_rows(), rank);
        prop_assert_eq!(layout.shown_activities(), activities);
        prop_assert_eq!(layout.nth_or_new(rank + 2), matrix.rows.len() + 2);
        if picked.is_none() {
            prop_assert_eq!(layout.activities(), activities);
        }
    }

    #[test]
    fn to_hide_nothing_any_more_shows_all(matrix in arbitrary::any_matrix()) {
        let mut layout = Layout::of(&matrix);
        let hiding = Hiding::default().with_passing(Some(std::collections::HashSet::new()));
        layout.hide(hiding, &matrix);
        prop_assert_eq!(layout.lines.len(), 0);
        layout.hide(Hiding::default(), &matrix);
        prop_assert_eq!(layout, Layout::of(&matrix));
    }
}

#[test]
fn what_hides_nothing_shows_all() {
    let matrix = catalogue::ALL[0].matrix().unwrap();
    let mut layout = Layout::of(&matrix);
    layout.hide(Hiding::default(), &matrix);
    assert_eq!(layout, Layout::of(&matrix));
}
