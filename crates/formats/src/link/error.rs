//! Why a link cannot be made or opened: what is wrong, and what to do.

use crate::json::ReadError;
use remit_compare::ApplyError;

use super::{MAX_BYTES, MAX_CHARS};

/// Why a link cannot be made or opened, in words for the screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The matrix is too large to be sent as a link.
    #[error("The matrix is too large for a link. Share it as a file.")]
    TooLong,
    /// Something else.
    #[error(
        "This isn't a link to a matrix: it contains no “#v1:”. Copy the whole link and open it \
        again."
    )]
    NotALink,
    /// From a newer Remit.
    #[error(
        "The link is from a newer version of Remit (link version {version}; this one opens up to \
        {}). Reload Remit to get the latest version, then open the link again.",
        super::NEWEST
    )]
    Newer {
        /// Its version.
        version: u32,
    },
    /// The end is missing.
    #[error(
        "The link is cut off: its end is missing. Some email and chat programs shorten long \
        links. Ask for it again, or for a file."
    )]
    Cut,
    /// A program has shown a part of it, with dots for the rest.
    #[error(
        "The link is shortened: the program that showed it put “…” in place of a part of it. Copy the link itself, for example with “Copy link” in its menu, or ask for a file."
    )]
    Shortened,
    /// Its checksum does not fit.
    #[error(
        "The link was changed on its way: its checksum doesn't match. Ask for it again, or for a \
        file."
    )]
    Altered,
    /// Over the limits.
    #[error(
        "The link is too large: Remit opens links of up to {} characters containing up to {} MiB. \
        Ask for the matrix as a file.",
        MAX_CHARS,
        MAX_BYTES / (1024 * 1024)
    )]
    TooLarge,
    /// It is small, and unpacks to what no matrix of its size has.
    #[error(
        "The link unpacks to far more than any matrix of its length, so it was not opened. If it comes from somebody you know, ask for the matrix as a file."
    )]
    Bomb,
    /// It holds changes to a published matrix that this Remit does not have.
    #[error(
        "The link contains changes to “{title}”, edition {edition}, which this version of Remit \
        doesn't have. Reload Remit to get the latest version and open the link again, or ask for \
        the matrix as a file."
    )]
    BaseMissing {
        /// The title of the published matrix.
        title: String,
        /// Its edition.
        edition: u32,
    },
    /// What it holds is not a matrix.
    #[error("The link doesn't contain a matrix that Remit can open. {0}")]
    Unreadable(#[from] ReadError),
    /// The changes that it holds do not fit the published matrix.
    #[error("The link can't be opened: {0}. Ask for the matrix as a file.")]
    Unfit(#[from] ApplyError),
}
