//! How drafts begin: from what somebody wishes, from another matrix, from a file.

mod insert;
mod pick;
mod wish;

use remit_core::matrix::{Broken, Matrix, MatrixData, MatrixId, NewIds, Party, Side};

pub use insert::{InsertError, insert};
pub use pick::Picked;
pub use wish::{Start, Wish, begin, is_table};

/// A draft with parties and nothing else.
pub fn blank(
    title: &str,
    parties: &[(String, Side)],
    ids: &mut impl NewIds,
) -> Result<Matrix, Broken> {
    let mut data = MatrixData::empty(ids.matrix(), title);
    data.parties = parties
        .iter()
        .map(|(name, side)| Party { id: ids.party(), name: name.clone(), side: *side })
        .collect();
    Matrix::new(data)
}

/// A second draft of the same content under another title.
pub fn copy(draft: &Matrix, title: String, ids: &mut impl NewIds) -> Result<Matrix, Broken> {
    let mut data = draft.clone().into_data();
    data.id = ids.matrix();
    data.title = title;
    Matrix::new(data)
}

/// The draft that a file becomes. It keeps its id, so that it can be told that two browsers
/// hold the same draft, except where that id is taken.
pub fn from_file(
    file: Matrix,
    taken: impl Fn(MatrixId) -> bool,
    ids: &mut impl NewIds,
) -> Result<Matrix, Broken> {
    if !taken(file.id) {
        return Ok(file);
    }
    let title = file.title.clone();
    copy(&file, title, ids)
}

/// The parties that a new draft is offered with.
pub fn usual_parties() -> Vec<(String, Side)> {
    vec![("Customer".to_owned(), Side::Customer), ("Provider".to_owned(), Side::Provider)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counter() -> impl NewIds {
        let mut last = 0;
        move || {
            last += 1;
            last
        }
    }

    #[test]
    fn a_file_keeps_its_id_unless_it_is_taken() {
        let file = blank("File", &usual_parties(), &mut counter()).unwrap();
        let id = file.id;
        assert_eq!(from_file(file.clone(), |_| false, &mut counter()).unwrap(), file);
        let mut high = || 99;
        let other = from_file(file.clone(), |taken| taken == id, &mut high).unwrap();
        assert_ne!(other.id, id);
        assert_eq!(other.title, file.title);
    }
}
