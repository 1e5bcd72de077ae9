//! The duties of one party.

use proptest::prelude::*;
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::*;
use remit_core::summary::*;
use remit_formats::catalogue;

#[test]
fn a_sheet_begins_with_what_the_party_answers_for() {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let duties = Duties::of(&matrix, matrix.parties[1].id).unwrap();
    assert_eq!(duties.party, "OVHcloud");
    let letters: Vec<char> = duties.groups.iter().map(|group| group.letter).collect();
    assert_eq!(letters, ['A', 'R', 'I']);
    let first = &duties.groups[0].chapters[0];
    assert!(first.path.contains(" > "), "{}", first.path);
    assert_eq!(Duties::of(&matrix, PartyId::from_bits(1)), None);
}

proptest! {
    #[test]
    fn a_sheet_has_every_letter_that_the_party_holds(matrix in any_matrix()) {
        for (column, party) in matrix.parties.iter().enumerate() {
            let duties = Duties::of(&matrix, party.id).unwrap();
            let on_sheet: usize = duties.groups.iter().map(|group| group.count).sum();
            let held = matrix.activities().map(|a| a.cells[column].letters().len() as usize);
            prop_assert_eq!(on_sheet, held.sum::<usize>());
        }
    }
}
