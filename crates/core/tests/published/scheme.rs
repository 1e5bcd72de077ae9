//! Changes of the letters of a whole matrix.

use remit_core::edit::*;
use remit_core::matrix::*;
use remit_formats::catalogue;

#[test]
fn a_change_says_what_it_would_lose_and_can_be_taken_back() {
    let okms = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let mut matrix = okms.clone();
    let rasci = Letters::new(SCHEMES[1].letters(&matrix.letters)).unwrap();
    let becomes = likely(&matrix.letters, &rasci);
    let change = change_letters(&matrix, rasci, becomes);
    assert_eq!(change.losses, 0);
    let undo = apply(&mut matrix, change.command).unwrap();
    let row = matrix.activities().next().unwrap();
    assert_eq!(matrix.letters.write(row.cells[0].letters()), "RA");
    assert_eq!(matrix.letters.iter().len(), 5);
    apply(&mut matrix, undo).unwrap();
    assert_eq!(matrix, okms);

    // With one letter for R and A, the cells that hold both say less.
    let two = Letters::new(okms.letters.iter().take(2).cloned().collect()).unwrap();
    let becomes = vec![LetterSet::nth(0), LetterSet::nth(0), LetterSet::EMPTY, LetterSet::EMPTY];
    let change = change_letters(&matrix, two, becomes);
    assert_eq!(change.losses, 49);
    let cells: Vec<_> = change.letters.iter().map(|letter| letter.cells).collect();
    assert_eq!(cells, [31, 32, 0, 18]);
    let undo = apply(&mut matrix, change.command).unwrap();
    apply(&mut matrix, undo).unwrap();
    assert_eq!(matrix, okms);
}
