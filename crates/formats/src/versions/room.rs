//! How much the versions of a file may hold: all together no more than one matrix, so that a small
//! file of many differences does not become more than a browser can hold.

use remit_core::matrix::totals::Totals;
use remit_core::matrix::{Broken, Matrix, limits};
use remit_core::ordered::sort_by_key;

use super::NamedVersion;

/// What is taken so far.
#[derive(Debug, Default)]
pub(super) struct Room {
    rows: usize,
    totals: Totals,
}

impl Room {
    /// Takes the room for one more. Fails where there is none.
    pub(super) fn take(&mut self, matrix: &Matrix) -> Result<(), Broken> {
        self.rows += matrix.rows.len();
        if self.rows > limits::ROWS {
            let what = "rows in all named versions together";
            return Err(Broken::TooMany { what, count: self.rows, limit: limits::ROWS });
        }
        matrix.rows.iter().try_for_each(|row| self.totals.add_row(row))
    }
}

/// How many of these versions, from the first on, a file has room for.
pub fn fitting(versions: &[NamedVersion]) -> usize {
    let mut room = Room::default();
    let fits = |version: &&NamedVersion| room.take(&version.matrix).is_ok();
    versions.iter().take(super::NAMED).take_while(fits).count()
}

/// The versions of two files of one matrix, the latest first. What both have is there once.
pub fn joined(ours: Vec<NamedVersion>, theirs: Vec<NamedVersion>) -> Vec<NamedVersion> {
    let is_ours = |version: &NamedVersion| {
        ours.iter().any(|our| our.named == version.named && our.matrix == version.matrix)
    };
    let new: Vec<NamedVersion> = theirs.into_iter().filter(|it| !is_ours(it)).collect();
    let mut all: Vec<NamedVersion> = ours.into_iter().chain(new).collect();
    sort_by_key(&mut all, |version| std::cmp::Reverse(version.kept));
    all
}
