//! Numbers of sections, counted and written.

use remit_core::edit::*;
use remit_core::matrix::*;
use remit_core::shape::*;
use remit_formats::catalogue;

fn numbers(matrix: &Matrix) -> Vec<String> {
    let sections = matrix.rows.iter().filter_map(Row::section);
    sections.map(|section| section.number().to_owned()).collect()
}

#[track_caller]
fn switch(matrix: &mut Matrix, numbering: Numbering) {
    let before = matrix.clone();
    let undo = apply(matrix, number(matrix, numbering).command).unwrap();
    let mut back = matrix.clone();
    apply(&mut back, undo).unwrap();
    assert_eq!((&back, numbers(&back)), (&before, numbers(&before)));
}

#[test]
fn the_numbers_of_the_source_come_back() {
    // Who tried automatic numbers and went back had lost those of the source.
    let mut matrix = catalogue::find("ovhcloud-hosted-exchange").unwrap().matrix().unwrap();
    let written = numbers(&matrix);
    switch(&mut matrix, Numbering::Automatic);
    let new = Row::Section(Box::new(Section::new(RowId::from_bits(7), 1, "New")));
    apply(&mut matrix, Command::InsertRows { after: None, rows: vec![new] }).unwrap();
    assert_eq!(numbers(&matrix)[..2], ["1.", "2."]);
    switch(&mut matrix, Numbering::Kept);
    assert_eq!(numbers(&matrix)[0], "");
    assert_eq!(numbers(&matrix)[1..], written);
}

#[test]
fn counted_numbers_stay_where_none_is_written() {
    let mut matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let sections: Vec<_> = matrix.rows.iter().filter_map(Row::section).map(|s| s.id).collect();
    for section in sections {
        let none = SectionField::Number(String::new());
        apply(&mut matrix, Command::SetSection(section, none)).unwrap();
    }
    switch(&mut matrix, Numbering::Automatic);
    let counted = numbers(&matrix);
    assert_eq!(counted[0], "1.");
    switch(&mut matrix, Numbering::Kept);
    assert_eq!(numbers(&matrix), counted);
}
