//! How a draft of a published matrix begins.

use super::{Base, Broken, Matrix, NewIds};

/// A draft that continues a published matrix and remembers it as its base. Rows and parties
/// keep their ids, so that the two can be compared.
pub fn from_published(published: &Matrix, ids: &mut impl NewIds) -> Result<Matrix, Broken> {
    let mut data = published.clone().into_data();
    data.base = Some(Base { matrix: data.id, edition: data.edition, title: data.title.clone() });
    data.id = ids.matrix();
    data.edition = 1;
    Matrix::new(data)
}
