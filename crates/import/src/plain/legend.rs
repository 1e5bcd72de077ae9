//! What the letters mean, as a copied page says it: a line each, or code, name and meaning in
//! lines of their own.

use super::super::interpret::{entry, kind_of, single_code};
use super::super::words::{Says, says};
use super::lines::Line;
use remit_core::matrix::{Kind, Letter, Letters, Text};

/// The letters that a text defines, and the lines that say so.
pub(super) struct Legend {
    pub(super) letters: Vec<Letter>,
    /// The lines, from the first to behind the last.
    pub(super) lines: std::ops::Range<usize>,
}

/// Fewer letters are no legend.
const FEWEST: usize = 3;

impl Legend {
    /// Finds it.
    pub(super) fn find(lines: &[Line]) -> Option<Self> {
        // Below the header of the activities stand those, and the letters of parties.
        let header = lines.iter().position(|line| says(line.text) == Some(Says::Activity));
        let header = header.unwrap_or(lines.len());
        (0..lines.len()).find_map(|at| {
            let here = lines.get(at..)?;
            let in_pieces = || in_pieces(here).filter(|_| at < header);
            let (letters, length) = in_lines(here).or_else(in_pieces)?;
            let known = letters.iter().filter(|letter| letter.kind != Kind::Other).count();
            let fits = known >= 2 && Letters::new(letters.clone()).is_ok();
            fits.then(|| Self { letters, lines: at..at + length })
        })
    }
}

/// "R: Is in charge", a line each.
fn in_lines(lines: &[Line]) -> Option<(Vec<Letter>, usize)> {
    // Most lines do not begin with one capital, which is found out at once.
    let read = |line: &Line| {
        let mut chars = line.text.trim_start_matches('(').chars();
        let (first, second) = (chars.next()?, chars.next()?);
        let fits = first.is_uppercase() && !second.is_alphanumeric();
        fits.then(|| entry(&Text::plain(line.text))).flatten()
    };
    let letters: Vec<Letter> = lines.iter().map_while(read).take(17).collect();
    let length = letters.len();
    (length >= FEWEST && distinct(&letters)).then_some((letters, length))
}

/// "R", "Responsible", "Does the work", each in a line of its own.
fn in_pieces(lines: &[Line]) -> Option<(Vec<Letter>, usize)> {
    let code = |at: usize| single_code(lines.get(at)?.text);
    code(0)?;
    for stride in [3, 2] {
        let mut letters = Vec::new();
        let mut at = 0;
        while let Some(code) = code(at)
            && letters.len() < 17
        {
            let name = lines.get(at + 1)?;
            if single_code(name.text).is_some() {
                break;
            }
            let definition =
                if stride == 3 { lines.get(at + 2).map(|line| line.text) } else { None };
            let (name, definition) = match definition {
                Some(definition) => (name.text, definition),
                None if name.text.split_whitespace().count() <= 2 => (name.text, ""),
                None => ("", name.text),
            };
            let kind = kind_of(code, name, definition);
            let (name, definition) = (name.to_owned(), Text::plain(definition));
            letters.push(Letter { code, name, definition, kind });
            at += stride;
        }
        if letters.len() >= FEWEST && distinct(&letters) {
            return Some((letters, at.min(lines.len())));
        }
    }
    None
}

fn distinct(letters: &[Letter]) -> bool {
    let mut codes: Vec<char> = letters.iter().map(|letter| letter.code).collect();
    codes.sort_unstable();
    codes.windows(2).all(|pair| pair.first() != pair.last())
}
