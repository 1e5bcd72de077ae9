//! `remit match`: which rows of two files say the same, and which may.

mod known;
mod list;
mod source;
mod written;

use remit_compare::align::{Alignment, align};
use remit_core::matrix::Matrix;

use super::args::{self, MatchFormat};
use super::console;
use super::failure::Failure;
use super::outcome::Outcome;
use super::renaming::Renaming;

pub(crate) use known::load as matches;
pub(crate) use source::Source;

/// Prints the matches and candidates of two files.
pub(crate) fn run(args: &args::Match) -> Result<Outcome, Failure> {
    let sides = [Source::open(&args.a, Which::A)?, Source::open(&args.b, Which::B)?];
    let [a, b] = &sides;
    let matches = matches(args.matches.as_deref(), a, b)?;
    let mut alignment = align(&a.matrix, &b.matrix, &matches);
    if args.format == MatchFormat::Report {
        console::print(&written::report(alignment, matches, a, b));
        return Ok(Outcome::Good);
    }
    let most = usize::from(args.candidates);
    alignment.candidates.iter_mut().for_each(|it| it.rows.truncate(most));
    alignment.candidates.retain(|it| !it.rows.is_empty());
    console::print(&match args.format {
        MatchFormat::Human | MatchFormat::Report => written::human(&alignment, a, b),
        MatchFormat::Json => written::json(&alignment, a, b)?,
    });
    Ok(Outcome::Good)
}

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// The first.
    A,
    /// The second.
    B,
}

/// How many rows of the first file have likely matches that nobody has decided on.
pub(crate) fn undecided(alignment: &Alignment) -> usize {
    alignment.candidates.iter().filter(|it| it.proposed.is_some()).count()
}

/// The second matrix with the ids of the first, wherever the two are matched.
pub(crate) fn renamed(new: &Matrix, alignment: &Alignment) -> Matrix {
    let rows = alignment.pairs.iter().chain(&alignment.sections);
    let renaming = Renaming {
        rows: rows.map(|pair| (pair.b, pair.a)).collect(),
        parties: alignment.parties.iter().map(|pair| (pair.b, pair.a)).collect(),
        ..Renaming::default()
    };
    let mut data = new.clone().into_data();
    renaming.apply(&mut data);
    Matrix::new(data).unwrap_or_else(|_| new.clone())
}
