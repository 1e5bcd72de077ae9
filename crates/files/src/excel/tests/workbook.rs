//! The workbook itself, read by another crate.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx};
use proptest::prelude::*;

use super::read;
use crate::excel::{HIDDEN, LEGEND, SHEET, Sheet, write};
use remit_compare::diff;
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::*;
use remit_formats::catalogue;

fn today() -> Date {
    Date::new(2026, 1, 31).unwrap()
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

fn sheets(bytes: Vec<u8>) -> Vec<Sheet> {
    let mut workbook = open(bytes);
    let sheets = workbook.worksheets().into_iter().map(|(name, range)| {
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = vec![Vec::new(); top as usize];
        rows.extend(range.rows().map(|row| {
            let mut cells = vec![String::new(); left as usize];
            cells.extend(row.iter().map(|cell| match cell {
                Data::Empty => String::new(),
                other => other.to_string(),
            }));
            cells
        }));
        Sheet { name, rows }
    });
    sheets.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_workbook_keeps_all_that_json_keeps(matrix in any_matrix()) {
        let back = read(&sheets(write(&matrix, today()).unwrap()));
        prop_assert_eq!(back.matrix, matrix);
        prop_assert_eq!(back.unclear, vec![]);
    }
}

#[test]
fn published_matrices_come_back() {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let back = read(&sheets(write(&matrix, today()).unwrap()));
        assert_eq!(back.matrix, matrix);
    }
}

#[test]
fn the_same_matrix_is_the_same_file() {
    let matrix = catalogue::ALL[0].matrix().unwrap();
    assert_eq!(write(&matrix, today()).unwrap(), write(&matrix, today()).unwrap());
}

#[test]
fn the_hidden_sheet_is_hidden_and_nothing_but_the_count_is_a_formula() {
    let evil = "=HYPERLINK(\"https://example.org\",\"x\")";
    let mut data = catalogue::ALL[0].matrix().unwrap().into_data();
    data.title = evil.to_owned();
    data.parties[0].name = evil.to_owned();
    let Row::Section(section) = &mut data.rows[0] else { panic!("a section") };
    section.title = evil.to_owned();
    section.written = evil.to_owned();
    section.before = Text::plain(evil);
    let Row::Activity(activity) = &mut data.rows[2] else { panic!("an activity") };
    activity.text = Text::plain(evil);
    activity.comment = Text::plain(evil);
    activity.plan.printed = evil.to_owned();
    activity.plan.plans = Plans::Undefined;
    let matrix = Matrix::new(data).unwrap();
    let mut workbook = open(write(&matrix, today()).unwrap());
    let visible = |name: &str| {
        let found = workbook.sheets_metadata().iter().find(|sheet| sheet.name == name);
        found.map(|sheet| sheet.visible)
    };
    assert_eq!(visible(SHEET), Some(SheetVisible::Visible));
    assert_eq!(visible(LEGEND), Some(SheetVisible::Visible));
    assert_eq!(visible(HIDDEN), Some(SheetVisible::VeryHidden));
    for name in [SHEET, LEGEND, HIDDEN] {
        let formulas = workbook.worksheet_formula(name).unwrap();
        for (_, _, formula) in formulas.used_cells() {
            assert!(formula.starts_with("SUMPRODUCT("), "{formula}");
        }
        let count = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()).count();
        let expected = if name == SHEET { matrix.activities().count() } else { 0 };
        assert_eq!(count, expected, "{name}");
    }
}

#[test]
fn the_formula_counts_what_the_matrix_holds() {
    let matrix = catalogue::find("cegedim-cloud-managed-products").unwrap().matrix().unwrap();
    let sheets = sheets(write(&matrix, today()).unwrap());
    let check = 5 + matrix.parties.len();
    let accountable = matrix.letters.of_kind(Kind::Accountable);
    for (line, row) in sheets[0].rows[2..].iter().zip(&matrix.rows) {
        let Row::Activity(activity) = row else { continue };
        let count = activity.cells.iter().filter(|cell| cell.letters().meets(accountable)).count();
        assert_eq!(line[check], count.to_string());
    }
}

/// A workbook that `write` had made of OVHcloud OKMS, in LibreOffice 7: one cell set, a party
/// renamed, a section moved to the end, an activity deleted and one added, saved as xlsx.
const EDITED: &[u8] = include_bytes!("../../../../../tests/data/okms-edited-in-libreoffice.xlsx");

#[test]
fn edits_made_in_libreoffice_come_back() {
    let back = read(&sheets(EDITED.to_vec()));
    assert_eq!(
        diff(&back.base, &back.matrix).summary(&back.base),
        "1 cell, 1 activity added, 1 activity removed, 1 section moved, 1 party renamed"
    );
    assert_eq!((back.unclear, back.ignored), (vec![], vec![]));
    let last = back.matrix.activities().last().unwrap();
    assert_eq!(last.text, Text::plain("Rotate the root key"));
    let codes: Vec<String> =
        last.cells.iter().map(|cell| back.matrix.letters.write(cell.letters())).collect();
    assert_eq!(codes, ["A", "R"]);
    assert_eq!(back.matrix.parties[1].name, "OVH");
}

#[test]
fn a_changed_copy_says_so_in_the_legend() {
    let mut data = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap().into_data();
    data.base = Some(Base { matrix: data.id, edition: data.edition, title: data.title.clone() });
    data.rows.truncate(5);
    let matrix = Matrix::new(data).unwrap();
    let sheets = sheets(write(&matrix, today()).unwrap());
    let legend = sheets.iter().find(|sheet| sheet.name == LEGEND).unwrap();
    let said =
        |row: &Vec<String>| row.iter().any(|cell| cell.starts_with("Edition of “OVHcloud OKMS”"));
    assert!(legend.rows.iter().any(said), "{:?}", legend.rows);
    assert_eq!(read(&sheets).matrix, matrix);
}
