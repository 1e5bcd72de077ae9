//! What `remit merge` has left to decide in a file is decided here, in a review.

use remit_compare::review::Incoming;
use remit_core::matrix::{Matrix, MatrixId};
use remit_formats::json::{self, Unresolved};
use remit_formats::review::of_unresolved;

use super::Session;
use crate::state::Open;

/// The step that takes what was decided.
const STEP: &str = "Resolve merge conflicts";

impl Session {
    /// Shows what a file was left with.
    pub(super) async fn resolve_file(self, name: Option<String>, bytes: &[u8]) {
        match json::read_unresolved(bytes) {
            Ok((json::File { matrix, versions, .. }, list)) => {
                self.resolve(name, matrix, &list).await;
                if let Some(id) = self.open.now(Open::draft).flatten() {
                    self.bring_versions(id, versions).await;
                }
            }
            Err(error) => self.refuse(&error.to_string()),
        }
    }

    /// Shows what a matrix was left with, in its draft. Where the draft has become something else
    /// than the file, the file becomes a draft of its own.
    pub(super) async fn resolve(self, name: Option<String>, matrix: Matrix, list: &[Unresolved]) {
        self.screen.close_dialog();
        let who = name.unwrap_or_else(|| "the file".to_owned());
        let copies = match of_unresolved(matrix.clone(), list, format!("theirs, in {who}")) {
            Ok(review) => review.copies().to_vec(),
            Err(error) => return self.refuse(&error.to_string()),
        };
        let here = self.peek(matrix.id).await.ok().flatten();
        let id = if here.is_some_and(|draft| draft == matrix) {
            matrix.id
        } else {
            self.import(matrix);
            let Some(id) = self.open.now(Open::draft).flatten() else { return };
            id
        };
        let copies = copies.into_iter().filter_map(|copy| renamed(copy, id)).collect();
        self.begin_review(id, STEP.to_owned(), copies).await;
        self.screen.announce("Decide what the merge left open, then finish and export the matrix.");
    }
}

/// A copy of the draft of this id. Only the id changes, so it stays a matrix.
fn renamed(copy: Incoming, id: MatrixId) -> Option<Incoming> {
    let mut data = (**copy.matrix).clone();
    data.id = id;
    Some(Incoming { matrix: Matrix::new(data).ok()?.into(), ..copy })
}
