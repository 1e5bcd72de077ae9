use proptest::collection::vec;
use proptest::prelude::*;

use super::conflicts::in_words;
use remit_compare::review::Scope;
use remit_compare::three_way;
use remit_core::arbitrary::{any_matrix, edited, loose_command};
use remit_formats::json::{self, Unresolved};
use remit_formats::review::of_unresolved;

proptest! {
    #[test]
    fn what_is_left_to_decide_opens_as_a_review(
        base in any_matrix(), mine in vec(loose_command(), 0..8), theirs in vec(loose_command(), 0..8),
    ) {
        let (mine, theirs) = (edited(&base, 0, mine), edited(&base, 1_000, theirs));
        let merged = three_way(&base, &mine, &theirs).unwrap();
        let open: Vec<Unresolved> =
            merged.conflicts.iter().map(|it| in_words(it, &merged.matrix, &theirs)).collect();
        let file = json::write_unresolved(&merged.matrix, &[], &open);
        let (json::File { matrix, .. }, open) = json::read_unresolved(file.as_bytes()).unwrap();
        let review = of_unresolved(matrix.clone(), &open, "theirs");
        prop_assert!(review.is_ok(), "{:?} {:?}", review.err(), open);
        let mut review = review.unwrap();
        prop_assert_eq!(review.outcome().unwrap().matrix, matrix.clone());
        // What both moved may stand where it would stand the other way.
        let leads = open.iter().any(|it| {
            !it.change.is_empty() && it.ours != it.theirs && !it.ours.starts_with("moved")
        });
        if leads {
            prop_assert!(review.counts().open > 0, "{:?}", open);
        }
        review.accept(&Scope::All);
        if let Ok(outcome) = review.outcome() {
            prop_assert_eq!(outcome.matrix != matrix, review.counts().accepted > 0);
        }
    }
}
