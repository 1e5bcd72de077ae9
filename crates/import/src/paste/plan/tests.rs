use super::*;
use crate::clipboard::{Pasted, read_html, read_own, read_text};
use remit_core::arbitrary::counted;
use remit_core::edit::apply;
use remit_core::grid::Layout;
use remit_core::matrix::Activity;
use remit_formats::catalogue;

fn okms() -> (Matrix, Layout) {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let layout = Layout::of(&matrix);
    (matrix, layout)
}

/// What is missing is added, what is doubtful left out.
const ROWS: Taken = Taken { added: true, doubtful: false };

/// That matrix, and what pasting at this row and column of it would do.
fn planned(pasted: &Pasted, row: usize, column: usize) -> (Matrix, PastePlan) {
    let (matrix, layout) = okms();
    let area = Area { top: row, bottom: row, left: column, right: column };
    let plan = plan(pasted, area, &matrix, &layout, &mut counted(0));
    (matrix, plan)
}

/// Pastes a text with its upper left corner at a row and column of the OKMS matrix, and reads
/// the letters of the rows from there on: "RA|I".
#[track_caller]
fn check(text: &str, row: usize, column: usize, refused: usize, expected: &[(usize, &str)]) {
    let (mut matrix, plan) = planned(&read_text(text), row, column);
    assert_eq!(plan.refused_count, refused, "{:?}", plan.refused);
    apply(&mut matrix, plan.command(ROWS)).unwrap();
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
    let (_, plan) = planned(&read_text("the board\tR\tit says"), 2, 1);
    let said: Vec<_> = plan.refused.iter().map(|r| (r.place.as_str(), r.text.as_str())).collect();
    assert_eq!(
        said,
        [
            ("Provide personal data needed for service subscription, Customer", "the board"),
            ("Provide personal data needed for service subscription", "it says"),
        ]
    );
}

#[test]
fn headings_take_titles_and_no_letters() {
    check("C\tI\nC\tI\n\t\n\t\nC\tI", 2, 1, 0, &[(2, "C|I"), (3, "C|I"), (6, "C|I")]);
    check("C\nC\nC", 2, 1, 1, &[(2, "C|I"), (3, "C|I"), (6, "I|RA")]);
    let (mut matrix, plan) = planned(&read_text("7. Fresh"), 4, 0);
    apply(&mut matrix, plan.command(Taken::default())).unwrap();
    assert_eq!(matrix.rows[4].section().unwrap().heading(), "7. Fresh");
}

#[test]
fn rows_that_are_missing_are_offered() {
    let table = read_text("Last\tR\tA\nNew\tRA\t\nNewer\t\tC\n");
    let (mut matrix, plan) = planned(&table, 54, 0);
    assert_eq!((plan.rows.len(), plan.refused_count), (2, 0));
    let before = matrix.clone();
    let undo = apply(&mut matrix, plan.clone().command(ROWS)).unwrap();
    assert_eq!(matrix.rows.len(), 57);
    let newer = matrix.rows[56].activity().unwrap();
    assert_eq!(newer.text.to_plain(), "Newer");
    assert_eq!(matrix.letters.write(newer.cells[1].letters()), "C");
    apply(&mut matrix, undo).unwrap();
    assert_eq!(matrix, before);
    apply(&mut matrix, plan.command(Taken::default())).unwrap();
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
        let text = crate::clipboard::write_text(&table);
        let planned = plan(&read_own(&text), all, &matrix, &layout, &mut counted(0));
        assert!(planned.is_plain(), "{slug}: {planned:?}");
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

/// What is pasted into the OKMS matrix from a row on, with its left edge in the first column:
/// what changes without a question, what is in doubt, what is refused, and the new rows.
#[track_caller]
fn check_asked(pasted: &Pasted, row: usize, doubtful: &[(&str, &str)], held: &[(usize, &str)]) {
    let (matrix, plan) = planned(pasted, row, 0);
    check_plan(matrix, plan, doubtful, held);
}

#[track_caller]
fn check_plan(
    mut matrix: Matrix,
    plan: PastePlan,
    doubtful: &[(&str, &str)],
    held: &[(usize, &str)],
) {
    let said: Vec<_> =
        plan.doubtful.iter().map(|it| (it.place.as_str(), it.change.as_str())).collect();
    assert_eq!(said, doubtful);
    apply(&mut matrix, plan.command(Taken::default())).unwrap();
    for (row, expected) in held {
        let line = match &matrix.rows[*row] {
            Row::Section(section) => format!("# {}", section.heading()),
            Row::Activity(activity) => {
                let held: Vec<String> = activity
                    .cells
                    .iter()
                    .map(|cell| matrix.letters.write(cell.letters()))
                    .collect();
                format!("{} | {}", activity.text.to_plain(), held.join(" | "))
            }
        };
        assert_eq!(line, *expected, "row {row}");
    }
}

const FIRST: &str = "Provide personal data needed for service subscription";
const SECOND: &str = "Choose service location aligned with location of Instances";

#[test]
fn a_cell_over_several_rows_empties_no_name() {
    // A table of a web page had one activity over two rows: the name below became empty.
    let markup = "<table><tr><td rowspan=2>Back it up<td rowspan=2>R<td>A<tr><td>C</table>";
    let pasted = read_html(markup).unwrap().unwrap();
    let second = format!("{SECOND} | R | C");
    check_asked(&pasted, 2, &[], &[(2, "Back it up | R | A"), (3, &second)]);
    // As plain text it has empty cells, of which one would be the name.
    let pasted = read_text("Back it up\tR\tA\n\tR\tC\n");
    let second = format!("{SECOND} | RA | I");
    let doubtful = [(SECOND, "its name would be removed")];
    check_asked(&pasted, 2, &doubtful, &[(2, "Back it up | R | A"), (3, &second)]);
}

#[test]
fn a_header_with_other_names_is_no_row() {
    // It was pasted over an activity, which was called "Activity" from then on.
    let pasted = read_text("Activity\tClient\tVendor\nOne\tR\tA\nTwo\tC\tI\n");
    check_asked(&pasted, 2, &[], &[(2, "One | R | A"), (3, "Two | C | I")]);
    let (_, plan) = planned(&pasted, 2, 0);
    assert!(!plan.is_plain());
    let note = "The first row is a header and is not pasted: “Activity, Client, Vendor”.";
    assert_eq!(plan.notes, [note]);
    // Letters below the name of another party go to that one; by position they are asked about.
    let swapped = read_text("Activity\tOVHcloud\tCustomer\nOne\tR\tA\n");
    check_asked(&swapped, 2, &[], &[(2, "One | A | R")]);
    let (matrix, plan) = planned(&swapped, 2, 0);
    let note = "Columns are matched by the names in the first row: “Activity, OVHcloud, Customer”.";
    assert_eq!(plan.notes, [note]);
    let otherwise = *plan.otherwise.unwrap();
    let doubtful = [
        ("One, Customer", "“R” is another party's in the table"),
        ("One, OVHcloud", "“A” is another party's in the table"),
    ];
    let doubtful = doubtful.map(|(place, change)| (place.replace("One", FIRST), change));
    let doubtful: Vec<_> =
        doubtful.iter().map(|(place, change)| (place.as_str(), *change)).collect();
    check_plan(matrix, otherwise, &doubtful, &[(2, "One | RA | I")]);
}

#[test]
fn headings_of_a_table_take_the_place_of_no_activity() {
    // Rows were copied with the headings between them, and each heading became an activity.
    let pasted = read_text("One\tR\tA\nOperations\t\t\n");
    let doubtful = [(SECOND, "would become “Operations”, a heading in the table")];
    let second = format!("{SECOND} | RA | I");
    check_asked(&pasted, 2, &doubtful, &[(2, "One | R | A"), (3, &second)]);
    let spanned = "<table><tr><td>One<td>R<td>A<tr><td colspan=3>Operations</table>";
    check_asked(&read_html(spanned).unwrap().unwrap(), 2, &doubtful, &[(3, &second)]);
}

#[test]
fn new_rows_may_be_headings() {
    let pasted = read_text("Last\tR\tA\n7. Further\t\t\nNew\tRA\tI\n");
    let (mut matrix, plan) = planned(&pasted, okms().0.rows.len() - 1, 0);
    assert_eq!(plan.notes, ["“7. Further” is alone in its row and becomes a section."]);
    apply(&mut matrix, plan.command(ROWS)).unwrap();
    let [.., heading, new] = matrix.rows.as_slice() else { unreachable!() };
    assert_eq!(heading.section().unwrap().heading(), "7. Further");
    assert_eq!(new.activity().unwrap().text.to_plain(), "New");
}

#[test]
fn a_heading_keeps_its_title_where_rows_are_pasted_over_it() {
    // It was renamed to the activity that came to lie on it.
    let (matrix, _) = okms();
    let heading = matrix.rows[4].section().unwrap().heading();
    let pasted = read_text("One\tR\tA\nTwo\t\t\n");
    let doubtful = [(heading.as_str(), "this heading would become “Two”")];
    let kept = format!("# {heading}");
    check_asked(&pasted, 3, &doubtful, &[(3, "One | R | A"), (4, &kept)]);
    // A text for many rows is not meant for the headings among them, one for a heading alone is.
    let (matrix, layout) = okms();
    let area = Area { top: 2, bottom: 5, left: 0, right: 0 };
    let planned = plan(&read_text("Same"), area, &matrix, &layout, &mut counted(0));
    assert_eq!((planned.edits.count(), planned.doubtful_count), (2, 2));
}

#[test]
fn letters_and_empty_rows_replace_no_names() {
    // The cursor stood one column too far left, and all activities were called "RA" and "I".
    let doubtful = [(FIRST, "its name would become “RA”"), (SECOND, "its name would become “I”")];
    let first = format!("{FIRST} | RA | I");
    check_asked(&read_text("RA\tI\nI\tRA\n"), 2, &doubtful, &[(2, &first)]);
    let doubtful = [(SECOND, "an empty row would clear it")];
    let second = format!("{SECOND} | RA | I");
    let pasted = read_text("One\tR\tA\n\t\t\n");
    check_asked(&pasted, 2, &doubtful, &[(2, "One | R | A"), (3, &second)]);
}

#[test]
fn what_is_in_doubt_can_be_pasted_too() {
    let (mut matrix, plan) = planned(&read_text("RA\tI\n"), 2, 0);
    assert_eq!((plan.doubtful_count, plan.edits.count()), (1, 0));
    apply(&mut matrix, plan.command(Taken { added: false, doubtful: true })).unwrap();
    assert_eq!(matrix.rows[2].activity().unwrap().text.to_plain(), "RA");
}

/// Pastes all that a table has into the OKMS matrix at a row and column of it: the names of the
/// parties, and rows as they are then.
#[track_caller]
fn check_wide(text: &str, (row, column): (usize, usize), parties: &[&str], held: &[(usize, &str)]) {
    let (mut matrix, plan) = planned(&read_text(text), row, column);
    assert_eq!(plan.refused_count, 0, "{:?}", plan.refused);
    assert!(!plan.is_plain());
    let before = matrix.clone();
    // Without the new ones, the matrix keeps its parties.
    apply(&mut matrix, plan.clone().command(Taken::default())).unwrap();
    assert_eq!(matrix.parties, before.parties);
    let mut matrix = before.clone();
    let undo = apply(&mut matrix, plan.command(ROWS)).unwrap();
    let names: Vec<&str> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, parties);
    for (row, expected) in held {
        let activity = matrix.rows[*row].activity().unwrap();
        let held = activity.cells.iter().map(|cell| matrix.letters.write(cell.letters()));
        assert_eq!(held.collect::<Vec<_>>().join("|"), *expected, "row {row}");
    }
    apply(&mut matrix, undo).unwrap();
    assert_eq!(matrix, before);
}

#[test]
fn columns_without_a_party_are_offered_as_new_ones() {
    let three = ["Customer", "OVHcloud", "Party 3"];
    check_wide("R\tA\tC\nC\tI\t\n", (2, 1), &three, &[(2, "R|A|C"), (3, "C|I|"), (6, "I|RA|")]);
    check_wide("One\tR\tA\tC\tI", (2, 0), &[&three[..], &["Party 4"]].concat(), &[(2, "R|A|C|I")]);
    let named = "Activity\tCustomer\tOVHcloud\tAuditor\nOne\tR\tA\tI\nTwo\tA\tR\t\n";
    let parties = ["Customer", "OVHcloud", "Auditor"];
    check_wide(named, (2, 0), &parties, &[(2, "R|A|I"), (3, "A|R|")]);
    // In new rows, too.
    check_wide(named, (54, 0), &parties, &[(54, "R|A|I"), (55, "A|R|")]);
    // By name, wherever they stand.
    let named = "Task\tAuditor\tOVHcloud\nOne\tI\tA\n";
    check_wide(named, (2, 0), &parties, &[(2, "RA|A|I")]);
}

#[test]
fn words_beyond_the_columns_are_refused_as_ever() {
    let (_, plan) = planned(&read_text("R\tA\tsee below\nC\tI\tR\n"), 2, 1);
    assert_eq!(plan.parties.len(), 1);
    let why: Vec<_> = plan.refused.iter().map(|it| (it.place.as_str(), it.why)).collect();
    let place = format!("{FIRST}, Party 3");
    assert_eq!(why, [(place.as_str(), "not a role in this matrix")]);
    let (_, plan) = planned(&read_text("R\tA\tC\nC\tI\tsee below\n"), 2, 1);
    assert_eq!((plan.parties.len(), plan.refused_count), (0, 2));
}
