//! What a command came to, which its exit code says.

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to fail on.
    Good,
    /// It found what it was asked to fail on.
    Found,
    /// Some of it could not be done, and that was said.
    Failed,
}
