//! Why nothing could be read: what, where, and what to do.

use remit_core::matrix::{Broken, limits};

/// Why nothing could be read, in words for the screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Over the limit on files.
    #[error(
        "The file is too large: {} MiB, and Remit reads up to {} MiB. Split it into several files.",
        bytes.div_ceil(1024 * 1024),
        limits::FILE_BYTES / (1024 * 1024)
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Nothing in it.
    #[error("There is nothing to read in it.")]
    Empty,
    /// Bytes of some other kind of file.
    #[error("This is {what}, which Remit can't read. {advice}")]
    NotText {
        /// What it is, as far as its first bytes say.
        what: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// A file that needs a password.
    #[error(
        "This file is protected by a password. Remove the password, save it and import it again."
    )]
    Protected,
    /// A workbook or document that cannot be read.
    #[error(
        "The file can't be read: {reason}. Open it in the program it was made with, save it again, and import it again."
    )]
    Damaged {
        /// Why.
        reason: String,
    },
    /// A file of ours that is not as it must be.
    #[error(transparent)]
    Json(#[from] crate::json::ReadError),
    /// Nothing that looks like a RACI table.
    #[error("No RACI table was found in this {format}. {reason}")]
    NoTable {
        /// As which format it was read.
        format: String,
        /// What was found instead, and what to do.
        reason: String,
    },
    /// Something in it goes over a limit of matrices.
    #[error("It can't be imported: {broken} (line {line}).")]
    Broken {
        /// What is wrong.
        broken: Broken,
        /// Where, from 1 on; 0 where it is the whole.
        line: usize,
    },
    /// A person cancelled it.
    #[error("Import cancelled.")]
    Cancelled,
}
