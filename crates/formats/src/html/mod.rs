//! A matrix as one web page that needs nothing else, and as a piece of one for a mail.
//!
//! [`write()`] makes a page that a browser shows without any script: what a person reads, and
//! inside it, unseen, the matrix as [JSON](super::json), which [`embedded`] finds again, so that
//! Remit opens such a page without loss. [`fragment`] makes what goes into the clipboard as rich
//! text: no images and no styles, because mail programs drop style sheets.
//!
//! No character of a matrix becomes markup: all of them pass `escape`.

mod embedded;
mod fragment;
mod markup;
mod page;
pub mod read;
mod table;
mod text;

use super::json::Stamp;
use super::provenance;
use super::versions::Told;
use remit_core::matrix::Matrix;

pub use embedded::embedded;
pub use fragment::{fragment, fragment_with_progress};
pub use markup::ON_PAPER;
pub(crate) use page::begin;
pub use page::{write, write_with_progress};
pub use text::escape;

/// What a page or fragment holds beside the matrix itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box for a person to tick")]
pub struct Options {
    /// The column of comments.
    pub comments: bool,
    /// What the checks find, each in one line; the section is left out where there is nothing.
    pub findings: Vec<String>,
    /// The findings that were accepted, with the names of who did.
    pub acceptances: bool,
    /// A line for each party to sign on paper.
    pub signatures: bool,
    /// The named versions, with who approved and what changed.
    pub told: Told,
    /// The matrix itself, unseen, so that Remit opens the page again. All of it: who leaves
    /// comments out so that nobody reads them has to leave this out too.
    pub json: bool,
    /// Where that parted from, so that it finds the way back.
    pub stamp: Option<Stamp>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            comments: true,
            findings: Vec::new(),
            acceptances: true,
            signatures: false,
            told: Told::default(),
            json: true,
            stamp: None,
        }
    }
}

/// What the matrix was begun from, under the title.
fn begun_from(out: &mut String, matrix: &Matrix) {
    if let Some(sentence) = provenance::sentence(matrix) {
        out.push_str("<p>");
        text::escape(out, &sentence);
        out.push_str("</p>\n");
    }
}

#[cfg(test)]
mod tests;
