//! Kept comparisons: which matrices were compared, and what a person has said of their rows, as
//! plain JSON that reads as what says the same; and the switching report as Markdown, CSV and a web
//! page.
//!
//! A comparison holds references, not matrices. The texts beside the ids are what the rows said
//! when they were matched, so that the file is of use where a matrix is not at hand.
//! `public/remit-comparison.schema.json` describes it.

mod read;
pub mod report;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::json::{self, ReadError};
use remit_compare::align::{Match, Matches, PartyMatch};
use remit_core::matrix::{ComparisonId, Date, Matrix, MatrixId, PartyId, RowId, limits};

pub use read::{from_node, read};
pub use write::{to_node, write};

/// The name by which files say what they are.
pub const FORMAT: &str = "remit-comparison";
/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 1;

/// A comparison as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptComparison {
    /// Its identity.
    pub id: ComparisonId,
    /// Its name; empty where nobody gave it one.
    pub name: String,
    /// When it was begun.
    pub created: Option<Date>,
    /// When something was last said.
    pub changed: Option<Date>,
    /// Who is "us": a side, by its place, and its party.
    pub us: Option<(usize, PartyId)>,
    /// The matrices, 2 to 4, the leading one first.
    pub sides: Vec<KeptSide>,
    /// What was said of each but the first.
    pub matches: Vec<Matches>,
}

/// A matrix of a kept comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSide {
    /// Where it is found.
    pub of: Reference,
    /// What it is called.
    pub title: String,
    /// What it was when it was last compared, by [`json::content`].
    pub content: u64,
    /// What the rows say of which something was said.
    pub texts: BTreeMap<RowId, String>,
    /// The names of the parties of which something was said.
    pub parties: BTreeMap<PartyId, String>,
}

/// Where a matrix is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// A published matrix, by its slug.
    Published(String),
    /// A draft of this browser.
    Draft(MatrixId),
    /// A draft as it was at some time, in milliseconds since 1970.
    Version(MatrixId, u64),
}

/// A text that is no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be p: and the name of a published matrix, or d: and the ID of a draft")]
pub struct NotAReference;

/// Why a comparison could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComparisonReadError {
    /// JSON, but something else.
    #[error("This is JSON, but not a Remit comparison: \"format\": \"{FORMAT}\" is missing.")]
    NotAComparison,
    /// From a newer Remit.
    #[error(
        "The comparison is from a newer version of Remit (format version {version}; this one \
        reads up to {VERSION}). Reload Remit to get the latest version, then import it again."
    )]
    Newer {
        /// Its version.
        version: u64,
    },
    /// Something in it is not as it must be.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Published(slug) => write!(f, "p:{slug}"),
            Self::Draft(id) => write!(f, "d:{id}"),
            Self::Version(id, at) => write!(f, "d:{id}@{at}"),
        }
    }
}

impl FromStr for Reference {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        match text.split_once(':') {
            Some(("p", slug)) if !slug.is_empty() && slug.chars().all(fits) => {
                Ok(Self::Published(slug.to_owned()))
            }
            Some(("d", draft)) => {
                let id = |id: &str| id.parse().map_err(|_| NotAReference);
                match draft.split_once('@') {
                    None => Ok(Self::Draft(id(draft)?)),
                    Some((draft, at)) => {
                        let is_plain = at.bytes().all(|c| c.is_ascii_digit());
                        let at = at.parse().ok().filter(|_| is_plain).ok_or(NotAReference)?;
                        Ok(Self::Version(id(draft)?, at))
                    }
                }
            }
            _ => Err(NotAReference),
        }
    }
}

impl KeptSide {
    /// A matrix, of which nothing was said yet.
    pub fn of(of: Reference, matrix: &Matrix) -> Self {
        Self {
            of,
            title: matrix.title.clone(),
            content: json::content(matrix),
            texts: BTreeMap::new(),
            parties: BTreeMap::new(),
        }
    }

    /// Whether the matrix is another than when it was last compared.
    pub fn is_changed(&self, matrix: &Matrix) -> bool {
        self.content != json::content(matrix)
    }

    /// Puts the matrix as it is now in place of what it was.
    pub fn renew(&mut self, matrix: &Matrix) {
        self.title.clone_from(&matrix.title);
        self.content = json::content(matrix);
    }
}

impl KeptComparison {
    /// Keeps what was said of a side, from 1 on, with what the rows say. Texts of rows that a
    /// matrix no longer has stay as they were.
    pub fn keep(&mut self, side: usize, matches: Matches, matrices: (&Matrix, &Matrix)) {
        let Some(place) = side.checked_sub(1).and_then(|at| self.matches.get_mut(at)) else {
            return;
        };
        *place = matches;
        self.name_rows(0, matrices.0);
        self.name_rows(side, matrices.1);
    }

    /// Writes down what the rows of a side say of which something was said, and forgets the others.
    fn name_rows(&mut self, side: usize, matrix: &Matrix) {
        let (rows, parties) = named(&self.matches, side);
        let Some(kept) = self.sides.get_mut(side) else { return };
        let text = |row: RowId| {
            let said = matrix.activity(row).map(|activity| activity.text.to_plain());
            said.map(|said| said.chars().take(limits::TEXT_CHARS).collect::<String>())
        };
        let texts = rows.into_iter().filter_map(|row| {
            let said = text(row).or_else(|| kept.texts.get(&row).cloned())?;
            Some((row, said)).filter(|(_, said)| !said.is_empty())
        });
        let texts = texts.collect();
        let name = |party: PartyId| matrix.party(party).map(|party| party.name.clone());
        let parties = parties.into_iter().filter_map(|party| {
            let called = name(party).or_else(|| kept.parties.get(&party).cloned())?;
            Some((party, called)).filter(|(_, called)| !called.is_empty())
        });
        let parties = parties.collect();
        (kept.texts, kept.parties) = (texts, parties);
    }
}

/// The rows and parties of a side of which something was said.
fn named(matches: &[Matches], side: usize) -> (Vec<RowId>, Vec<PartyId>) {
    let (mut rows, mut parties) = (Vec::new(), Vec::new());
    for (at, said) in (1..).zip(matches) {
        for (a, b) in rows_of(said) {
            rows.extend(if side == 0 { a } else { b.filter(|_| at == side) });
        }
        for (a, b) in parties_of(said) {
            parties.extend(if side == 0 { Some(a) } else { b.filter(|_| at == side) });
        }
    }
    (rows, parties)
}

/// What was said of rows: pairs and rows of the left for which there is nothing, by the ids of the
/// left; then rows of the right, by theirs.
fn rows_of(matches: &Matches) -> Vec<(Option<RowId>, Option<RowId>)> {
    let (alone, other) = matches.nothing();
    let mut rows: Vec<RowId> = matches.pairs().map(|(a, _)| a).chain(alone).collect();
    rows.sort_unstable();
    let row = |a: RowId| match matches.of(a) {
        Some(Match::Row(b)) => (Some(a), Some(b)),
        Some(Match::Nothing) | None => (Some(a), None),
    };
    rows.into_iter().map(row).chain(other.map(|b| (None, Some(b)))).collect()
}

/// What was said of parties, by the ids of the left.
fn parties_of(matches: &Matches) -> Vec<(PartyId, Option<PartyId>)> {
    let mut parties: Vec<PartyId> =
        matches.parties().map(|(a, _)| a).chain(matches.nobody()).collect();
    parties.sort_unstable();
    let party = |a: PartyId| match matches.of_party(a) {
        Some(PartyMatch::Party(b)) => (a, Some(b)),
        Some(PartyMatch::Nobody) | None => (a, None),
    };
    parties.into_iter().map(party).collect()
}
