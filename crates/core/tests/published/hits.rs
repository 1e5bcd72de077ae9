//! Where something is found.

use proptest::prelude::*;
use remit_core::arbitrary::any_matrix;
use remit_core::find::*;
use remit_core::grid::*;
use remit_core::matrix::*;
use remit_formats::catalogue;

fn okms() -> Matrix {
    catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap()
}

#[test]
fn the_nearest_is_here_or_behind_and_then_the_first() {
    let matrix = okms();
    let query = Query::Letters(matrix.letters.read("I").unwrap());
    let hits = hits(&matrix, &query, |_| true);
    assert!(!hits.is_empty());
    for (at, hit) in hits.iter().enumerate() {
        assert_eq!(nearest(&hits, &matrix, Some(hit.cursor())), Some(at));
    }
    let end = Cursor { row: matrix.rows.last().unwrap().id(), column: Column::Comment };
    assert_eq!(nearest(&hits, &matrix, Some(end)), Some(0));
    assert_eq!(nearest(&hits, &matrix, None), Some(0));
    assert_eq!(nearest(&[], &matrix, None), None);
}

proptest! {
    #[test]
    fn every_activity_is_found_by_its_own_words(matrix in any_matrix()) {
        for activity in matrix.activities() {
            let plain = activity.text.to_plain();
            for word in plain.split_whitespace() {
                let query = Query::Text(Needle::new(word, false, false).unwrap());
                let hits = hits(&matrix, &query, |_| true);
                let here = hits.iter().any(|hit| hit.row == activity.id && hit.spot == Spot::Activity);
                prop_assert!(here, "{}", word);
            }
        }
    }

    #[test]
    fn letters_are_found_where_they_are_held(matrix in any_matrix(), bits in 1_u16..16) {
        let letters = LetterSet::from_bits(bits);
        let hits = hits(&matrix, &Query::Letters(letters), |_| true);
        let held = matrix.activities().flat_map(|activity| matrix.cells(activity));
        let held = held.filter(|(_, cell)| cell.letters().bits() & bits == bits);
        prop_assert_eq!(hits.len(), held.count());
    }
}
