//! What comes in from outside, before anything of it is taken.

use remit_compare::{MergeError, Merged, three_way};
use remit_core::matrix::Matrix;

/// A file, or what was pasted.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name.
    pub name: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A matrix that went out of a draft and came back changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Returned {
    /// As it went out.
    pub base: Box<Matrix>,
    /// As it came back.
    pub matrix: Box<Matrix>,
    /// The states that its stamp names.
    pub seen: Vec<u64>,
    /// The name of the step that takes it.
    pub step: String,
}

impl Returned {
    /// The draft together with what was changed in the file.
    pub fn joined(&self, draft: &Matrix) -> Result<Merged, MergeError> {
        three_way(&self.base, draft, &self.matrix)
    }
}
