//! Why a file could not be read: what, where, and what to do.

use super::words::{FORMAT, NEWEST};
use remit_core::matrix::limits;

/// Why a file could not be read, in words for the screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Over the limit on files.
    #[error(
        "The file is too large: {} MiB, and Remit reads up to {} MiB. Split the matrix into several files.",
        bytes.div_ceil(1024 * 1024),
        limits::FILE_BYTES / (1024 * 1024)
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The browser does not hand it over.
    #[error("The file couldn't be opened. It may have been moved or deleted. Choose it again.")]
    Unreadable,
    /// Bytes that are no UTF-8.
    #[error("The file isn't text. Choose a .raci.json file exported from Remit.")]
    NotText,
    /// Nothing in it.
    #[error("The file is empty. Choose a .raci.json file exported from Remit.")]
    Empty,
    /// A web page, or another file of markup.
    #[error(
        "This looks like a web page, not a Remit file. Choose a .raci.json file exported from \
        Remit."
    )]
    Markup,
    /// Not JSON.
    #[error(
        "This isn't a Remit file: its JSON isn't valid (line {line}, column {column}: {reason}). \
        Choose a .raci.json file exported from Remit."
    )]
    NotJson {
        /// From 1 on.
        line: usize,
        /// From 1 on.
        column: usize,
        /// What the parser said.
        reason: String,
    },
    /// JSON that ends in the middle.
    #[error(
        "The file is incomplete: it ends abruptly at line {line}. Ask for it or download it again."
    )]
    CutOff {
        /// The last line.
        line: usize,
    },
    /// JSON, but something else.
    #[error("This is JSON, but not a Remit matrix: \"format\": \"{FORMAT}\" is missing.")]
    NotAMatrix,
    /// From a newer Remit.
    #[error(
        "The file is from a newer version of Remit (format version {version}; this one reads up \
        to {NEWEST}). Reload Remit to get the latest version, then import the file again."
    )]
    Newer {
        /// Its version.
        version: u64,
    },
    /// A merge has left something to decide.
    #[error(
        "The file has {count} unresolved merge conflict{}: {}. Decide each in the file, then \
        delete it from `unresolved`.",
        if *count == 1 { "" } else { "s" },
        listed(named, *count)
    )]
    Unresolved {
        /// How many there are.
        count: usize,
        /// The first of them, in words.
        named: Vec<String>,
    },
    /// Something in it is not as it must be.
    #[error("The file contains an error. {place}: {reason}.")]
    Invalid {
        /// The path to it, like `rows[3].cells.Customer`.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// The first of several, and how many more there are.
fn listed(named: &[String], count: usize) -> String {
    let words = named.join("; ");
    match count.saturating_sub(named.len()) {
        0 => words,
        more => format!("{words}; and {more} more"),
    }
}

impl ReadError {
    /// What the parser found.
    pub(super) fn of_json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        // The parser appends the position, which is said in other words here.
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
        if error.is_eof() { Self::CutOff { line } } else { Self::NotJson { line, column, reason } }
    }
}
