//! How often each party holds each letter.

use remit_core::grid::*;
use remit_formats::catalogue;

#[test]
fn letters_are_counted_per_party() {
    let okms = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let counts = letter_counts(&okms);
    let total: usize = counts.iter().flatten().map(|(_, count)| count).sum();
    let written: u32 = okms.activities().flat_map(|a| &a.cells).map(|c| c.letters().len()).sum();
    assert_eq!(total, written as usize);
}
