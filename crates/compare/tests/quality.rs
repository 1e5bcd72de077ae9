//! How well rows in other words are found again. The benchmark measures the same on more.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

#[path = "disturbed/mod.rs"]
mod disturbed;

use disturbed::{How, all, disturbed, found};
use remit_formats::catalogue;

#[test]
fn rows_in_other_words_are_among_the_candidates() {
    let figures = found(&disturbed(&all(280), How::Reordered, 1));
    assert!(figures.among_five > 0.9, "{figures:?}");
    assert!(figures.first > 0.7, "{figures:?}");
}

#[test]
fn an_edition_of_a_page_is_aligned_by_its_order() {
    for (how, published) in
        [(How::Edition, &catalogue::ALL[0]), (How::Language, &catalogue::ALL[2])]
    {
        let figures = found(&disturbed(&published.matrix().unwrap(), how, 3));
        assert!(figures.precision > 0.95 && figures.recall > 0.95, "{how:?} {figures:?}");
    }
}

#[test]
fn pages_that_have_little_in_common_are_in_no_order() {
    let [exchange, cegedim] = [0, 3].map(|at: usize| catalogue::ALL[at].matrix().unwrap());
    // Single sections may still begin alike.
    assert!(disturbed::in_order(&exchange, &cegedim) <= 2);
}
