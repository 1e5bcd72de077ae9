//! How long links are: a draft of a published matrix has to fit a chat message.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use remit_core::edit::{self, CellEdit, Command};
use remit_core::matrix::{Cell, RowId};
use remit_formats::catalogue;
use remit_formats::link::{FITS_ANYWHERE, decode, encode};

/// Ids whose digits look as random as those of a browser, so that they deflate no better.
fn ids() -> impl FnMut() -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move || {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        state ^ (state >> 32)
    }
}

/// Ten edited cells, in ten rows that stand as far from each other as they can. Prints the
/// lengths: `cargo test --test links -- --nocapture`.
#[test]
fn ten_edited_cells_of_each_published_matrix_fit_anywhere() {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let mut draft = remit_core::matrix::from_published(&matrix, &mut ids()).unwrap();
        let rows: Vec<RowId> = matrix.activities().map(|activity| activity.id).collect();
        let edits = (0..10).map(|at| {
            let party = matrix.parties[at % matrix.parties.len()].id;
            let codes = ["RA", "C", "I", "A", "RACI"][at % 5];
            let cell = Cell::of(matrix.letters.read(codes).unwrap());
            CellEdit { row: rows[at * (rows.len() - 1) / 9], party, cell }
        });
        edit::apply(&mut draft, Command::SetCells(edits.collect())).unwrap();
        let link = encode(&draft, Some(&matrix)).unwrap();
        println!("{}: {} characters", published.title, link.len());
        assert!(link.len() < FITS_ANYWHERE, "{}", link.len());
        assert_eq!(decode(&link, |_| Some(matrix)), Ok(draft));
    }
}
