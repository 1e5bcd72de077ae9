use proptest::prelude::*;

use super::{COLUMNS, Responsibility, has_sides, write};
use crate::catalogue;
use crate::csv::Options;
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::text::notation;
use remit_core::matrix::*;

const PLAIN: Options = Options { byte_order_mark: false, ids: false, separator: ',' };

/// An activity of a customer, a provider and a third party with these cells.
fn matrix(cells: [&str; 3]) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "T");
    data.parties =
        [("Customer", Side::Customer), ("Cloud", Side::Provider), ("Auditor", Side::Other)]
            .into_iter()
            .zip(1..)
            .map(|((name, side), bits)| Party {
                id: PartyId::from_bits(bits),
                name: name.to_owned(),
                side,
            })
            .collect();
    let mut activity = Activity::new(RowId::from_bits(3), notation::read("Back **up**"), 3);
    for (cell, codes) in activity.cells.iter_mut().zip(cells) {
        *cell = Cell::of(data.letters.read(codes).unwrap());
    }
    activity.comment = Text::plain("Daily");
    let mut section = Section::new(RowId::from_bits(1), 1, "Operations");
    section.written = "3.".to_owned();
    data.rows = vec![
        Row::Section(Box::new(section)),
        Row::Section(Box::new(Section::new(RowId::from_bits(2), 2, "Storage"))),
        Row::Activity(Box::new(activity)),
    ];
    Matrix::new(data).unwrap()
}

#[track_caller]
fn check(cells: [&str; 3], expected: Responsibility) {
    let matrix = matrix(cells);
    let activity = matrix.activities().next().unwrap();
    assert_eq!(Responsibility::of(activity, &matrix), expected);
}

#[test]
fn who_answers_follows_from_responsible_and_accountable() {
    check(["RA", "I", ""], Responsibility::Customer);
    check(["I", "RA", "C"], Responsibility::Provider);
    check(["A", "R", ""], Responsibility::Shared);
    check(["R", "I", "A"], Responsibility::Customer);
    check(["C", "I", "RA"], Responsibility::Other);
    check(["C", "I", ""], Responsibility::Nobody);
}

#[test]
fn a_line_has_what_both_frames_ask_for() {
    let file = write(&matrix(["A", "R", "I"]), PLAIN);
    let mut lines = file.split("\r\n");
    assert_eq!(
        lines.next(),
        Some(
            "Control ID,PCI DSS Requirement,Section,Activity,Plan,Responsibility,Can Be Inherited from CSP,Specific Inheritance and Customer Agency/CSP Responsibilities,\"Managed by (TPSP, entity or shared)\",Roles,Comment,To confirm"
        )
    );
    assert_eq!(
        lines.next(),
        Some(
            ",,3. Operations > Storage,Back up,,Shared,Partial,\"Customer: Accountable; Cloud: Responsible; Auditor: Informed. Daily\",Shared,\"Customer: Accountable; Cloud: Responsible; Auditor: Informed\",Daily,"
        )
    );
    let file = write(&matrix(["I", "RA", ""]), PLAIN);
    // What is inherited whole says nothing of the customer's part.
    assert!(file.contains(",Provider,Yes,,TPSP,"), "{file}");
}

/// The cells of a file, as they are read.
fn cells(file: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = file.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Two of them are one that stands in the cell.
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

proptest! {
    #[test]
    fn every_activity_has_a_line(matrix in any_matrix()) {
        let file = write(&matrix, PLAIN);
        let ends = ["Provider,Yes,", "Customer,No,", "Shared,Partial,", "Other party,,", "Not assigned,,"];
        let found: usize = ends.iter().map(|end| file.matches(&format!(",{end}")).count()).sum();
        prop_assert!(found >= matrix.activities().count());
        // No cell begins with what a spreadsheet takes for a formula.
        let starts = cells(&file);
        prop_assert!(starts.iter().all(|cell| !cell.starts_with('=')), "{file}");
    }
}

#[test]
fn published_matrices_have_sides() {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        assert!(has_sides(&matrix), "{}", published.title);
        let nobody = matrix
            .activities()
            .filter(|activity| Responsibility::of(activity, &matrix) == Responsibility::Nobody);
        assert_eq!(nobody.count(), 0, "{}", published.title);
    }
    let mut data = matrix(["", "", ""]).into_data();
    data.parties[1].side = Side::Other;
    assert!(!has_sides(&Matrix::new(data).unwrap()));
    assert_eq!(COLUMNS.len(), 12);
}
