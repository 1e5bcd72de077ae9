use super::*;
use crate::catalogue;
use crate::edit::apply;
use crate::grid::clipboard::read_text;

fn okms() -> (Matrix, Layout) {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let layout = Layout::of(&matrix);
    (matrix, layout)
}

fn ids() -> impl NewIds {
    let mut next = 0;
    move || {
        next += 1;
        next
    }
}

/// Pastes a text with its upper left corner at a row and column of the OKMS matrix, and reads
/// the letters of the rows from there on: "RA|I".
#[track_caller]
fn check(text: &str, row: usize, column: usize, refused: usize, expected: &[(usize, &str)]) {
    let (mut matrix, layout) = okms();
    let area = Area { top: row, bottom: row, left: column, right: column };
    let plan = plan(&read_text(text), area, &matrix, &layout, &mut ids());
    assert_eq!(plan.refused_count, refused, "{:?}", plan.refused);
    apply(&mut matrix, plan.command(true)).unwrap();
    for (row, letters) in expected {
        let activity = matrix.rows[*row].activity().unwrap();
        let held: Vec<String> =
            activity.cells.iter().map(|cell| matrix.letters.write(cell.letters())).collect();
        assert_eq!(held.join("|"), *letters, "row {row}");
    }
}

#[test]
fn letters_are_pasted_however_they_are_written() {
    for text in ["RA", "R/A", "A / R", "R, A", "**RA**", "__RA__", "R&A", "ra", "ＲＡ", "RA*", "RА"]
    {
        check(text, 2, 2, 0, &[(2, "RA|RA")]);
    }
    check("С\tІ", 2, 1, 0, &[(2, "C|I")]);
    check("\"R\nA\"\t", 2, 1, 0, &[(2, "RA|")]);
    check("R\u{a0}A\t-", 2, 1, 0, &[(2, "RA|")]);
}

#[test]
fn what_is_not_a_letter_is_refused_and_the_rest_is_not() {
    check("RX\tC\nthe board\tI", 2, 1, 2, &[(2, "RA|C"), (3, "RA|I")]);
    let (matrix, layout) = okms();
    let area = Area { top: 2, bottom: 2, left: 1, right: 1 };
    let plan = plan(&read_text("the board\tR\tA"), area, &matrix, &layout, &mut ids());
    let said: Vec<_> = plan.refused.iter().map(|r| (r.place.as_str(), r.text.as_str())).collect();
    assert_eq!(
        said,
        [
            ("Provide personal data needed for service subscription, Customer", "the board"),
            ("Provide personal data needed for service subscription", "A"),
        ]
    );
}

#[test]
fn headings_take_titles_and_no_letters() {
    check("C\tI\nC\tI\n\t\n\t\nC\tI", 2, 1, 0, &[(2, "C|I"), (3, "C|I"), (6, "C|I")]);
    check("C\nC\nC", 2, 1, 1, &[(2, "C|I"), (3, "C|I"), (6, "I|RA")]);
    let (mut matrix, layout) = okms();
    let area = Area { top: 4, bottom: 4, left: 0, right: 0 };
    let plan = plan(&read_text("7. Fresh"), area, &matrix, &layout, &mut ids());
    apply(&mut matrix, plan.command(false)).unwrap();
    assert_eq!(matrix.rows[4].section().unwrap().heading(), "7. Fresh");
}

#[test]
fn rows_that_are_missing_are_offered() {
    let (mut matrix, layout) = okms();
    let area = Area { top: 54, bottom: 54, left: 0, right: 0 };
    let table = read_text("Last\tR\tA\nNew\tRA\t\nNewer\t\tC\n");
    let planned = plan(&table, area, &matrix, &layout, &mut ids());
    assert_eq!((planned.rows.len(), planned.refused_count), (2, 0));
    let before = matrix.clone();
    let undo = apply(&mut matrix, planned.clone().command(true)).unwrap();
    assert_eq!(matrix.rows.len(), 57);
    let newer = matrix.rows[56].activity().unwrap();
    assert_eq!(newer.text.to_plain(), "Newer");
    assert_eq!(matrix.letters.write(newer.cells[1].letters()), "C");
    apply(&mut matrix, undo).unwrap();
    assert_eq!(matrix, before);
    apply(&mut matrix, planned.command(false)).unwrap();
    assert_eq!(matrix.rows.len(), 55);
    assert_eq!(matrix.rows[54].activity().unwrap().text.to_plain(), "Last");
}

#[test]
fn a_header_that_repeats_the_columns_is_no_row() {
    let table = "| Customer | OVHcloud |\n|---|---|\n| C | I |";
    check(table, 2, 1, 0, &[(2, "C|I"), (3, "RA|I")]);
    // A row of its own that says so is another matter: there is nothing else to paste.
    check("Customer", 2, 1, 1, &[(2, "RA|I")]);
}

#[test]
fn what_was_copied_can_be_pasted() {
    use super::super::{Form, copy};
    for slug in ["ovhcloud-okms", "cegedim-cloud-managed-products", "cloud-temple-iaas"] {
        let matrix = catalogue::find(slug).unwrap().matrix().unwrap();
        let layout = Layout::of(&matrix);
        let all = Area {
            top: 0,
            bottom: matrix.rows.len() - 1,
            left: 0,
            right: layout.columns.len() - 1,
        };
        let table = copy(&[all], &matrix, &layout, Form::Notation);
        let text = crate::grid::clipboard::write_text(&table);
        let planned = plan(&read_text(&text), all, &matrix, &layout, &mut ids());
        assert_eq!((planned.refused, planned.rows.len()), (Vec::new(), 0), "{slug}");
        let mut pasted = matrix.clone();
        apply(&mut pasted, planned.edits.command()).unwrap();
        for (before, after) in matrix.activities().zip(pasted.activities()) {
            assert_eq!((&before.text, &before.comment), (&after.text, &after.comment));
            let holding = |activity: &Activity| -> Vec<_> {
                activity.cells.iter().map(|cell| cell.holding).collect()
            };
            assert_eq!(holding(before), holding(after));
        }
    }
}
