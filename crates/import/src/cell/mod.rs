//! What a party's cell says, however a person or a page writes it.
//!
//! | written | read |
//! | --- | --- |
//! | `RA`, `A/R`, `A / I / R`, `C, I`, `R & A`, `(R)`, `R.` | the letters |
//! | `__RA__`, `**R**/A`, `` `R` `` | the letters, without the markup |
//! | `Responsible`, `R (Responsible)` | the letter of that name |
//! | `I*`, `RA(1)`, `RA [^1]`, `RA¹`, `RA1` | the letters with a footnote mark |
//! | `ra`, `r/a` | the letters; three and more, as in `air`, as a guess |
//! | Cyrillic `А`, full-width `Ｒ`, `Ⓘ`, `®` | the letter that it looks like, as a guess |
//! | nothing, `-`, `—`, `.` | an empty cell |
//! | `N/A`, `n.a.`, `not applicable` | not applicable |
//! | `RX` | `R`, and the problem that `X` is no letter of the matrix |
//! | `R if subscribed`, `R (a partner)` | `R`, and the problem that something stands beside it |
//! | `The board` | nothing, and the problem that these are no letters |

mod beside;
mod scan;
mod signs;

pub(crate) use signs::{is_not_applicable_word, is_sign, same_letters};

use remit_core::matrix::{Holding, LetterSet, Letters, Mark};
use scan::Scan;
use signs::{is_blank, is_not_applicable, is_space};

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellReading {
    /// What the party holds; no letters where none could be read.
    pub holding: Holding,
    /// The footnote marks in the cell, in reading order.
    pub marks: Vec<Mark>,
    /// What was not plain; a reading without a problem needs no second look.
    pub problem: Option<Problem>,
}

/// What was not plain about a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The letters are taken, though they are written in another script, or could be a word.
    Guessed,
    /// The letters are taken; this stands beside them and is not.
    Beside(String),
    /// These look like letters, but the matrix does not define them; the others are taken.
    Unknown(String),
    /// There is something in the cell, but no letters; nothing is taken.
    NotLetters,
}

/// Reads a cell with the letters of its matrix. Takes time in proportion to the text.
pub fn read_cell(text: &str, letters: &Letters) -> CellReading {
    let text = text.trim_matches(is_space);
    // Most cells are letters and nothing else, and are looked at again and again.
    match capitals(text, letters) {
        Some(held) => plainly(Holding::Letters(held)),
        None => scanned(text, letters),
    }
}

/// A cell that says this and nothing else.
fn plainly(holding: Holding) -> CellReading {
    CellReading { holding, marks: Vec::new(), problem: None }
}

/// Reads a cell sign by sign.
fn scanned(text: &str, letters: &Letters) -> CellReading {
    if is_not_applicable(text, letters) {
        return plainly(Holding::NotApplicable);
    }
    let mut scan = Scan::new(letters, text, false);
    if !text.chars().all(is_blank) {
        scan.all();
    }
    // Among words, small letters are words: "R if a partner asks".
    if scan.small && !scan.pieces.is_empty() {
        scan = Scan::new(letters, text, true);
        scan.all();
    }
    scan.end()
}

/// The letters of a cell of few capitals and signs between them, each a letter of the matrix.
/// None where they could say something else: "N/A", or the name of a letter.
fn capitals(text: &str, letters: &Letters) -> Option<LetterSet> {
    const LONGEST: usize = 5;
    if text.len() > LONGEST || letters.iter().any(|it| it.shown_name().len() <= LONGEST) {
        return None;
    }
    let mut held = LetterSet::EMPTY;
    let mut last = ' ';
    for c in text.chars().filter(|c| !matches!(c, ',' | '/' | ' ')) {
        let is_not_applicable = last == 'N' && c == 'A';
        if !c.is_ascii_uppercase() || is_not_applicable {
            return None;
        }
        held = held.union(letters.typed(c)?);
        last = c;
    }
    (!held.is_empty()).then_some(held)
}

#[cfg(test)]
mod tests;
