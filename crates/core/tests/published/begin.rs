//! Drafts of published matrices.

use remit_core::matrix::from_published;
use remit_formats::catalogue;

#[test]
fn a_draft_of_a_published_matrix_remembers_it() {
    let published = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let draft = from_published(&published, &mut || 7).unwrap();
    assert_eq!(draft.base.as_ref().map(|base| base.matrix), Some(published.id));
    assert_ne!(draft.id, published.id);
    assert_eq!(draft.rows, published.rows);
}
