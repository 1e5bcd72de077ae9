//! Matches that a person has written down.

use std::path::Path;

use remit_compare::align::Matches;
use serde::Deserialize;

use super::Source;
use crate::document::settings;
use crate::failure::Failure;

/// What to do where the file is not as it must be.
const HELP: &str = "Use what `remit match --format json` prints; keep the pairs that are right, \
    and write \"b\": null for a row with nothing there.";

/// The file: what `remit match --format json` prints, or a comparison as the app exports it, as far
/// as it says who is whose match.
#[derive(Debug, Deserialize)]
struct Known {
    pairs: Vec<Pair>,
    #[serde(default)]
    parties: Vec<Pair>,
}

#[derive(Debug, Deserialize)]
struct Pair {
    a: Option<String>,
    b: Option<String>,
    /// In a comparison of more than two, which side the right one is, from 1 on.
    side: Option<u64>,
}

impl Pair {
    /// Whether it is of the first and the second matrix.
    fn is_of_two(&self) -> bool {
        self.side.is_none_or(|side| side == 2)
    }
}

/// The matches of a file; none without one. Rows that are no more are passed over.
pub(crate) fn load(path: Option<&Path>, a: &Source, b: &Source) -> Result<Matches, Failure> {
    let mut matches = Matches::default();
    let Some(path) = path else { return Ok(matches) };
    let known: Known = settings(path, HELP)?;
    for pair in known.parties.into_iter().filter(Pair::is_of_two) {
        let party = |id: Option<String>| id.and_then(|id| id.parse().ok());
        if let (Some(one), Some(other)) = (party(pair.a), party(pair.b)) {
            matches.pair_parties(one, other);
        }
    }
    for pair in known.pairs.into_iter().filter(Pair::is_of_two) {
        match (pair.a, pair.b) {
            (Some(one), Some(other)) => {
                if let (Some(one), Some(other)) = (a.row(&one), b.row(&other)) {
                    matches.pair(one, other);
                }
            }
            (Some(one), None) => a.row(&one).into_iter().for_each(|row| matches.nothing_for(row)),
            (None, Some(other)) => {
                b.row(&other).into_iter().for_each(|row| matches.nothing_for_other(row));
            }
            (None, None) => {}
        }
    }
    Ok(matches)
}
