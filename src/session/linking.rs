//! Links that hold a matrix: made, and opened.

use remit_core::matrix::{Base, Matrix};
use remit_formats::catalogue::{self, Published};
use remit_formats::json::{self, Stamp};
use remit_formats::link::{self, LinkError};

use super::Session;
use crate::platform::{assets, dom};
use crate::state::{Origin, Route};

/// A matrix of more rows than these takes seconds to be packed, and nobody sends the link.
const MANY_ROWS: usize = 5_000;

impl Session {
    /// The link to the matrix on the screen. That to a published one is its address here.
    pub async fn link(self) -> Option<Result<String, LinkError>> {
        let (origin, matrix) = self.open.now(|open| (open.origin(), open.matrix().clone()))?;
        let page = dom::address();
        if let Origin::Published(published) = origin {
            return Some(Ok(format!("{page}#{}", Route::Published(published).hash())));
        }
        if matrix.rows.len() > MANY_ROWS {
            return Some(Err(LinkError::TooLong));
        }
        let base = matrix.base.as_ref().and_then(published);
        let published = match base {
            // Without it the link holds all of the matrix.
            Some(base) => assets::matrix(base).await.ok(),
            None => None,
        };
        let link = link::encode_stamped(&matrix, published.as_ref(), self.stamp().as_ref());
        Some(link.map(|link| page + &link))
    }

    /// Shows what a link holds. Nothing is taken before somebody says so.
    pub(super) async fn open_link(self, text: &str) {
        match read(text).await {
            Ok((matrix, stamp)) => {
                let file = json::write_stamped(&matrix, stamp.as_ref()).into_bytes();
                self.preview(Some("a link".to_owned()), Ok(file));
            }
            Err(error) => match link::decode_unresolved(text) {
                Ok((matrix, list)) if !list.is_empty() => {
                    self.resolve(Some("a link".to_owned()), matrix, &list).await;
                }
                Ok(_) | Err(_) => self.refuse(&error),
            },
        }
    }
}

async fn read(text: &str) -> Result<(Matrix, Option<Stamp>), String> {
    let mut wanted = None;
    let first = link::decode_stamped(text, |base| {
        wanted = published(base);
        None
    });
    match (first, wanted) {
        (Err(LinkError::BaseMissing { .. }), Some(wanted)) => {
            let matrix = assets::matrix(wanted).await;
            let matrix = matrix.map_err(|error| {
                format!(
                    "The link contains changes to “{}”, which couldn't be loaded: {error}.",
                    wanted.title
                )
            })?;
            link::decode_stamped(text, |_| Some(matrix)).map_err(|error| error.to_string())
        }
        (first, _) => first.map_err(|error| error.to_string()),
    }
}

/// The published matrix that a draft began as.
fn published(base: &Base) -> Option<&'static Published> {
    catalogue::ALL.iter().find(|published| published.id == base.matrix)
}
