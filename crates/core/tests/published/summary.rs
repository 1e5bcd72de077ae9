//! Who does how much.

use proptest::prelude::*;
use remit_core::arbitrary::any_matrix;
use remit_core::grid::letter_counts;
use remit_core::summary::*;
use remit_formats::catalogue;

#[test]
fn sections_of_the_first_two_levels_have_their_lines() {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let summary = Summary::of(&matrix);
    assert_eq!(summary.activities, 31);
    assert_eq!(summary.parties.len(), 2);
    assert_eq!((summary.lines[0].level, summary.lines[0].activities), (1, 2));
    assert!(summary.lines.iter().all(|line| line.level <= 2));
}

proptest! {
    #[test]
    fn all_is_what_stands_above_the_columns(matrix in any_matrix()) {
        let summary = Summary::of(&matrix);
        let above: Vec<Vec<usize>> = letter_counts(&matrix)
            .into_iter()
            .map(|party| party.into_iter().map(|(_, count)| count).collect())
            .collect();
        prop_assert_eq!(&summary.counts, &above);
        let activities: usize =
            summary.lines.iter().filter(|l| l.level == 1).map(|l| l.activities).sum();
        prop_assert_eq!(activities, matrix.activities().count());
    }
}
